-- The reconciliation of one batch as its rows stand now: rows and seconds per outcome.
with rij as (
    select vlaggen, seconden from uur where batch = $batch
),
apart as (
    select seconden, status from quarantaine where batch = $batch
)
select
    (select count(*) from rij where vlaggen = ''),
    (select count(*) from rij where vlaggen <> ''),
    (select count(*) from apart where status = 'open'),
    (select count(*) from apart where status = 'verworpen'),
    (select coalesce(sum(seconden), 0) from rij where vlaggen = ''),
    (select coalesce(sum(seconden), 0) from rij where vlaggen <> ''),
    (select coalesce(sum(seconden), 0) from apart where status = 'open'),
    (select coalesce(sum(seconden), 0) from apart where status = 'verworpen')
