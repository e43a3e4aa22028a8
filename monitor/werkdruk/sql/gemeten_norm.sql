-- What did a home ask in our own full weeks? Hours in a buurt outside projects ÷ its homes. Per week and light
-- summed over everybody whose week is full, then divided; P25, P50 and P75 over those weeks.
-- Hours do not tell which case they were for: all cases are in `laag`, `midden` and `hoog`. In the columns that
-- end in `_zonder` the hours that the open cases ask by their own weights are taken off first (shared over a
-- person's buurten by homes), because needed hours count cases beside the homes.
-- $van, $tot: first and last Monday.
with uren as (
    select u.medewerker, date_trunc('week', u.datum)::date as week, u.gebied, sum(u.seconden) / 3600.0 as uren
    from uur_dag u
    where u.telt and u.soort = 'werk' and u.project is null and u.gebied is not null
      and u.datum between $van and $tot + 6
    group by all
),
zaken as (
    select medewerker, week, sum(midden) as uren
    from nodig_week
    where onderdeel = 'zaken' and week between $van and $tot
    group by all
),
eigen as (
    select n.medewerker, n.week, n.bron as gebied, n.sleutel, n.aantal,
           coalesce(z.uren, 0) * n.aantal / sum(n.aantal) over (partition by n.medewerker, n.week) as zaakuren
    from nodig_week n
    left join zaken z using (medewerker, week)
    where n.onderdeel = 'woningen' and n.aantal > 0 and n.week between $van and $tot
),
som as (
    select e.week, e.sleutel, sum(e.aantal) as woningen, sum(coalesce(u.uren, 0)) as uren,
           sum(e.zaakuren) as zaakuren
    from eigen e
    join werkweek w on w.medewerker = e.medewerker and w.week = e.week and w.volledigheid = 'volledig'
    left join uren u on u.medewerker = e.medewerker and u.week = e.week and u.gebied = e.gebied
    group by all
),
mensen as (
    select e.sleutel, count(distinct e.medewerker)::integer as medewerkers
    from eigen e
    join werkweek w on w.medewerker = e.medewerker and w.week = e.week and w.volledigheid = 'volledig'
    group by all
),
woning as (
    select week, sleutel, uren / woningen as per_woning, greatest(0, uren - zaakuren) / woningen as zonder
    from som
)
select sleutel, quantile_cont(per_woning, 0.25) as laag, quantile_cont(per_woning, 0.50) as midden,
       quantile_cont(per_woning, 0.75) as hoog, count(*)::integer as n,
       quantile_cont(zonder, 0.25) as laag_zonder, quantile_cont(zonder, 0.50) as midden_zonder,
       quantile_cont(zonder, 0.75) as hoog_zonder, any_value(medewerkers) as medewerkers
from woning
join mensen using (sleutel)
group by all
order by sleutel
