-- Who is in service on $dag and can not be given buurten, with why: another job without a buurt of one's own,
-- or no roster with hours (the counterpart of coordinatoren.sql).
with geldig as (
    select r.medewerker, r.vanaf, r.anker,
           (r.ma + r.di + r.wo + r.do_ + r.vr + r.za + r.zo) / 3600.0 as uren
    from rooster r
    where r.vanaf <= $dag and (r.tot is null or r.tot >= $dag)
    qualify dense_rank() over (partition by r.medewerker order by r.vanaf desc, r.anker desc) = 1
),
contract as (
    select medewerker, avg(uren) as uren from geldig group by all
),
heeft as (
    select distinct medewerker from verdeling where vanaf <= $dag and (tot is null or tot >= $dag)
)
select m.medewerker, m.naam, case when m.functie = 'buurtcoordinator' then null else m.functie end as functie
from medewerker m
left join contract c using (medewerker)
left join heeft h using (medewerker)
where (m.in_dienst is null or m.in_dienst <= $dag) and (m.uit_dienst is null or m.uit_dienst >= $dag)
  and h.medewerker is null and (m.functie is distinct from 'buurtcoordinator' or coalesce(c.uren, 0) <= 0)
order by m.naam, m.medewerker
