-- Freeze the reference year of indicators that have none, or whose year no longer has a single figure: the newest
-- year that at least half of the areas of its best year have.
insert or replace into referentiejaar
with per_jaar as (
    select i.code as indicator, b.jaar, count(*) as gebieden
    from lb_basis b join lb_indicator i on i.nr = b.indicator_nr group by all
),
vol as (
    select indicator, jaar
    from per_jaar
    qualify gebieden * 2 >= max(gebieden) over (partition by indicator)
)
select v.indicator, max(v.jaar), 'eerste import'
from vol v
where not exists (select 1 from referentiejaar r join per_jaar p on p.indicator = r.indicator and p.jaar = r.jaar
                  where r.indicator = v.indicator)
group by v.indicator
