-- Question: how many employable hours has each person in the weeks after the last judged one, up to $tot (a Sunday)?
-- As `werkweek` judges a week: roster of the right week in its cycle, without holidays ($vrij) and booked absence,
-- times 1 - overhead of the last judged week. Columns: medewerker, week, capaciteit, verlof.
with laatste as (
    select medewerker, max(week) as week, arg_max(overhead, week) as overhead from werkweek group by all
),
persoonsdag as (
    select l.medewerker, l.overhead, unnest(generate_series(l.week + 7, $tot::date, interval 1 day))::date as datum
    from laatste l
),
contract as (
    select p.medewerker, p.datum, any_value(p.overhead) as overhead,
           arg_max(case isodow(p.datum) when 1 then r.ma when 2 then r.di when 3 then r.wo when 4 then r.do_
                       when 5 then r.vr when 6 then r.za else r.zo end, (r.vanaf, r.anker)) as rooster
    from persoonsdag p
    join medewerker m on m.medewerker = p.medewerker and (m.uit_dienst is null or p.datum <= m.uit_dienst)
    join rooster r
        on r.medewerker = p.medewerker and p.datum >= r.vanaf and (r.tot is null or p.datum <= r.tot)
        and r.week = 1 + ((date_trunc('week', p.datum)::date - r.anker) // 7 % r.cyclus + r.cyclus) % r.cyclus
    group by all
),
geboekt as (
    select c.medewerker, c.datum, max(seconden) as seconden
    from (
        select d.medewerker, d.datum, a.batch, sum(coalesce(a.seconden_per_dag, 86400)) as seconden
        from contract d join afwezigheid a on a.medewerker = d.medewerker and d.datum between a.van and a.tot
        group by all
    ) c
    group by all
),
dag as (
    select c.medewerker, c.datum, c.overhead,
           case when list_contains($vrij::date[], c.datum) then 0 else coalesce(c.rooster, 0) end as rooster,
           coalesce(g.seconden, 0) as geboekt
    from contract c left join geboekt g using (medewerker, datum)
)
select medewerker, date_trunc('week', datum)::date as week,
       sum(rooster - least(rooster, geboekt)) * (1 - any_value(overhead)) / 3600.0 as capaciteit,
       coalesce(sum(least(rooster, geboekt)) / nullif(sum(rooster), 0)::double, 0)  as verlof
from dag
group by all
having sum(rooster) > 0
order by all
