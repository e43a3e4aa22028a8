-- Question: how many rows of a file are older than what is kept? Columns: rows, rows of the file, seconds.
-- Rows that were set apart (also for an unknown name) count too: they are removed as well.
with rijen as (
    select datum, seconden from uur where batch = $batch
    union all select datum, seconden from quarantaine where batch = $batch and status = 'open'
)
select
    (count(*) filter (where datum < $vanaf))::bigint,
    count(*)::bigint,
    coalesce(sum(seconden) filter (where datum < $vanaf), 0)::bigint
from rijen
