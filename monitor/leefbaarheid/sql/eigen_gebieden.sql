-- Own buurten and complexes, in the order of the dataclass Gebied; residents from the newest key figures.
with inwoners as (
    select g.gebied, arg_max(g.waarde, (g.jaar, g.batch))::integer as aantal
    from gebiedscijfer g
    join batch b on b.batch = g.batch and b.teruggedraaid_op is null
    where g.sleutel = 'inwoners' and g.gebied in (select buurt from buurt)
    group by g.gebied
)
select b.buurt, b.naam, 'buurt', b.buurt, coalesce(i.aantal, b.inwoners), b.woningen, null, null
from buurt b left join inwoners i on i.gebied = b.buurt
union all
select complex, naam, 'complex', buurt, null, woningen, lon, lat from complex
order by 3, 1
