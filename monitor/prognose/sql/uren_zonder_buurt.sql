-- Question: which share of a buurt's hours (as `buurturen` counts them) did its coordinator of $dag book without a
-- buurt, from $sinds up to and including $dag? Columns: buurt, deel, weken (in which that person worked in it).
with houder as (
    select buurt, arg_max(medewerker, vanaf) as medewerker
    from verdeling
    where vanaf <= $dag and (tot is null or tot >= $dag)
    group by buurt
),
gewerkt as (
    select u.medewerker, date_trunc('week', u.datum)::date as week, u.gebied as buurt, sum(u.seconden) as seconden
    from uur_dag u
    join medewerker m on m.medewerker = u.medewerker and m.functie = 'buurtcoordinator'
    left join categorie c on c.categorie = u.categorie
    where u.telt and u.soort = 'werk' and not coalesce(c.overhead, false) and u.datum > $sinds and u.datum <= $dag
    group by all
),
verhouding as (
    select medewerker, week, sum(seconden) / nullif(sum(seconden) filter (buurt is not null), 0) as factor
    from gewerkt
    group by all
)
select g.buurt,
       coalesce(sum(g.seconden * (v.factor - 1)) filter (g.medewerker = h.medewerker), 0)
           / nullif(sum(g.seconden * v.factor), 0)                            as deel,
       count(distinct g.week) filter (g.medewerker = h.medewerker)            as weken
from gewerkt g
join verhouding v using (medewerker, week)
join houder h on h.buurt = g.buurt
group by g.buurt
order by g.buurt
