-- The reconciliation of one batch as its rows stand now: rows and seconds per outcome.
select ok, vlag, apart, weg, s_ok, s_vlag, s_apart, s_weg
from (
    select count(*) filter (vlaggen = '') as ok,
           count(*) filter (vlaggen <> '') as vlag,
           coalesce(sum(seconden) filter (vlaggen = ''), 0) as s_ok,
           coalesce(sum(seconden) filter (vlaggen <> ''), 0) as s_vlag
    from uur where batch = $batch
)
cross join (
    select count(*) filter (status = 'open') as apart,
           count(*) filter (status = 'verworpen') as weg,
           coalesce(sum(seconden) filter (status = 'open'), 0) as s_apart,
           coalesce(sum(seconden) filter (status = 'verworpen'), 0) as s_weg
    from quarantaine where batch = $batch
)
