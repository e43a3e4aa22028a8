-- Which buurten can be divided: name, homes (of the complexes, else of the buurt itself), light, map?
with complexsom as (
    select buurt, sum(woningen) as woningen from complex group by all
)
select b.buurt, b.naam, b.wijknaam, coalesce(c.woningen, b.woningen)::integer as woningen, b.geometrie,
       coalesce(l.licht, 'grijs') as licht, l.score
from buurt b
left join complexsom c using (buurt)
left join gebiedslicht l on l.gebied = b.buurt
order by b.buurt
