-- Question: what do the rows of a file that wait for a name bring once it is known? Rows that are kept (from $vanaf on;
-- null: all), and their seconds of work, of absence, and planned.
select
    count(*)::bigint,
    coalesce(sum(seconden) filter (where soort = 'werk'), 0)::bigint,
    coalesce(sum(seconden) filter (where soort = 'afwezig'), 0)::bigint,
    coalesce(sum(seconden) filter (where soort = 'gepland'), 0)::bigint
from uur_wacht
where batch = $batch and ($vanaf::date is null or datum >= $vanaf::date)
