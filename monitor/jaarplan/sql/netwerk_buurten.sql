-- Question: in which buurten does the corporation work, and who has them on $dag?
-- A buurt counts when it has homes of the corporation or a coordinator; when none has, all count.
-- Columns: buurt, name, wijk, name of the wijk, homes, coordinator (id, name), since.
with nu as (
    select buurt, arg_max(medewerker, vanaf) as medewerker, max(vanaf) as vanaf
    from verdeling
    where vanaf <= $dag and (tot is null or tot >= $dag)
    group by buurt
),
eigen as (
    select b.buurt, b.naam, b.wijk, b.wijknaam, b.woningen, n.medewerker, m.naam as coordinator, n.vanaf,
           coalesce(b.woningen, 0) > 0 or n.medewerker is not null as telt
    from buurt b
    left join nu n on n.buurt = b.buurt
    left join medewerker m on m.medewerker = n.medewerker
)
select buurt, naam, wijk, wijknaam, woningen, medewerker, coordinator, vanaf
from eigen
where telt or not (select coalesce(bool_or(telt), false) from eigen)
order by naam, buurt
