-- Everybody in service on $dag, and whether she can be given buurten: coordinators with a roster, and whoever
-- has a buurt. With the hours per week of the roster in force (mean over its cycle; the latest start wins; no
-- roster: null) and, for who is no coordinator, the job.
with geldig as (
    select r.medewerker, r.vanaf, r.anker, r.week,
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
select m.medewerker, m.naam, c.uren, h.medewerker is not null as heeft_buurt,
       h.medewerker is not null or (m.functie = 'buurtcoordinator' and coalesce(c.uren, 0) > 0) as doet_mee,
       nullif(m.functie, 'buurtcoordinator') as functie
from medewerker m
left join contract c using (medewerker)
left join heeft h using (medewerker)
where (m.in_dienst is null or m.in_dienst <= $dag) and (m.uit_dienst is null or m.uit_dienst >= $dag)
order by m.naam, m.medewerker
