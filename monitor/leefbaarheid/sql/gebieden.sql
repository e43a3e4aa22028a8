-- One numbered row per measured area: its reference group and what the corporation has there.
create or replace temp table lb_gebied as
with gemeten as (select distinct gebied, niveau from lb_meting),
met_groep as (
    select g.*, case when niveau = 'buurt' then 'GM' || substr(gebied, 3, 4) else 'bezit' end as groep
    from gemeten g
)
select (row_number() over (order by g.niveau, g.gebied) - 1)::bigint as nr, g.gebied, g.niveau, g.groep,
       case when g.niveau = 'buurt' then dense_rank() over (order by g.niveau, g.groep) - 1 else -1 end as groep_nr,
       c.complex is not null or b.buurt is not null as eigen,
       coalesce(c.woningen, b.woningen)::double as verhuurd, b.inwoners::double as inwoners
from met_groep g
left join complex c on g.niveau = 'complex' and c.complex = g.gebied
left join buurt b on g.niveau = 'buurt' and b.buurt = g.gebied
