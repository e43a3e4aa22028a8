-- Question: who worked how many seconds, per month, wijk, category and buurt, in whole months that are over?
-- A month of which the retention period takes (or took) days is no whole one: its sum would shrink week by week,
-- and two sums side by side would tell what was in a week.
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
    and date_trunc('month', u.datum) >= $vanaf
group by all
having sum(u.seconden) <> 0
order by all
