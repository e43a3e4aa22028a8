-- Areas in batch $batch that are none of our buurten or complexes: how many of how many, and the first five.
-- `open`: open data about all of the country, where that is as it should be.
with genoemd as (
    select distinct gebied from meting where batch = $batch
    union
    select distinct gebied from gebiedscijfer where batch = $batch
    union
    select distinct gebied from oordeel where batch = $batch
    union
    select distinct complex from overlastdossier where batch = $batch
    union
    select distinct buurt from schouwpunt where batch = $batch
),
onbekend as (
    select gebied from genoemd
    where gebied not in (select buurt from buurt) and gebied not in (select complex from complex)
)
select case when (select bron from batch where batch = $batch) in ('cbs', 'politie', 'leefbaarometer')
            then 'open' else 'eigen' end,
       (select count(*) from onbekend), (select count(*) from genoemd),
       (select string_agg(gebied, ', ') from (select gebied from onbekend order by gebied limit 5))
