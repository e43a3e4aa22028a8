-- Question: who worked how many seconds, per month, wijk, category and buurt, in whole months that are over?
-- Columns: medewerker, buurt, maand (2026-03), wijk, categorie, seconden. For disclosure control only: the
-- rows themselves never leave the room.
select
    u.medewerker,
    b.buurt,
    strftime(u.datum, '%Y-%m') as maand,
    coalesce(b.wijk, '') as wijk,
    coalesce(u.categorie, '') as categorie,
    sum(u.seconden)::bigint as seconden
from uur_dag u
left join buurt b on b.buurt = u.gebied
where u.soort = 'werk' and u.telt and u.datum < date_trunc('month', $vandaag::date)
group by all
having sum(u.seconden) <> 0
order by all
