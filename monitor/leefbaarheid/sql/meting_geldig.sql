-- Which observations count: those of batches that are not undone; per indicator, year and coverage the newest
-- replacing batch leads (coverage = municipality for buurten, the whole stock for complexes), additions after
-- it count too; per area the newest row. Columns as in meting.
create or replace temp table lb_meting as
with leidend as (
    select m.indicator, m.jaar, m.niveau, substr(m.gebied, 3, 4) as gemeente, max(m.batch) as batch
    from meting m
    join batch b on b.batch = m.batch and b.teruggedraaid_op is null and b.modus = 'vervang'
    where m.niveau = 'buurt'
    group by all
    union all
    select m.indicator, m.jaar, m.niveau, '', max(m.batch)
    from meting m
    join batch b on b.batch = m.batch and b.teruggedraaid_op is null and b.modus = 'vervang'
    where m.niveau <> 'buurt'
    group by all
),
geldig as materialized (
    select m.*
    from meting m
    join batch b on b.batch = m.batch and b.teruggedraaid_op is null
    left join leidend l
        on l.indicator = m.indicator and l.jaar = m.jaar and l.niveau = m.niveau
        and l.gemeente = case when m.niveau = 'buurt' then substr(m.gebied, 3, 4) else '' end
    where m.batch >= coalesce(l.batch, 0)
),
nieuwste as (   -- where there are several: the newest row of an area, indicator and year, by batch, then by place
    select gebied, indicator, jaar, max((batch, rij)) as laatste from geldig group by all having count(*) > 1
)
select g.gebied, g.niveau, g.indicator, g.jaar, g.teller, g.noemer, g.waarde, g.sd, g.populatie, g.definitie,
       g.bron
from geldig g
anti join nieuwste n
    on n.gebied = g.gebied and n.indicator = g.indicator and n.jaar = g.jaar and n.laatste > (g.batch, g.rij)
