-- Question: how many hours did coordinators work in each buurt, per week, up to and including $laatste (a Monday)?
-- Overhead does not count: capacity is without it too. Hours without a buurt are spread over the buurten in
-- which the same person worked that week, in proportion. Columns: buurt, week, uren.
with gewerkt as (
    select u.medewerker, date_trunc('week', u.datum)::date as week, u.gebied as buurt, sum(u.seconden) as seconden
    from uur_dag u
    join medewerker m on m.medewerker = u.medewerker and m.functie = 'buurtcoordinator'
    left join categorie c on c.categorie = u.categorie
    where u.telt and u.soort = 'werk' and not coalesce(c.overhead, false) and u.datum < $laatste::date + 7
    group by all
),
verhouding as (
    select medewerker, week, sum(seconden) / nullif(sum(seconden) filter (buurt is not null), 0) as factor
    from gewerkt
    group by all
)
select g.buurt, g.week, sum(g.seconden * v.factor) / 3600.0 as uren
from gewerkt g
join verhouding v using (medewerker, week)
where g.buurt is not null
group by all
order by all
