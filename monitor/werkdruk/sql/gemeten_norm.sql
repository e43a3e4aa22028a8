-- What did a home ask in our own full weeks? Hours in a buurt outside projects ÷ its homes, per person-week;
-- P25, P50 and P75 per light. Cases are in it: hours do not tell which case they were for.
-- $van, $tot: first and last Monday.
with uren as (
    select u.medewerker, date_trunc('week', u.datum)::date as week, u.gebied, sum(u.seconden) / 3600.0 as uren
    from uur_dag u
    where u.telt and u.soort = 'werk' and u.project is null and u.gebied is not null
      and u.datum between $van and $tot + 6
    group by all
),
woning as (
    select n.medewerker, n.week, n.bron as gebied, n.sleutel, n.aantal, coalesce(u.uren, 0) / n.aantal as per_woning
    from nodig_week n
    join werkweek w on w.medewerker = n.medewerker and w.week = n.week and w.volledigheid = 'volledig'
    left join uren u on u.medewerker = n.medewerker and u.week = n.week and u.gebied = n.bron
    where n.onderdeel = 'woningen' and n.aantal > 0 and n.week between $van and $tot
)
select sleutel, quantile_cont(per_woning, 0.25) as laag, quantile_cont(per_woning, 0.50) as midden,
       quantile_cont(per_woning, 0.75) as hoog, count(*)::integer as n
from woning
group by all
order by sleutel
