-- Question: of which kind are the hours of one file that count? Columns: seconds of work, of absence, planned.
select
    coalesce(sum(seconden) filter (where soort = 'werk'), 0)::bigint,
    coalesce(sum(seconden) filter (where soort = 'afwezig'), 0)::bigint,
    coalesce(sum(seconden) filter (where soort = 'gepland'), 0)::bigint
from uur
where batch = $batch and actief
