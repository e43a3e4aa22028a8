-- How many seconds was each person available per day, and how many worked?
-- B = C - F - V. C: the roster with the latest start that holds on that day, of the right week in its cycle.
-- F = C on a free holiday. V: absence as booked or as registered, the larger of the two, at most C - F;
-- parts of a day in one file add up, two files about the same day do not.
-- $van, $tot: first and last day.
insert into beschikbaar_dag
with dag as (
    select unnest(generate_series($van::date, $tot::date, interval 1 day))::date as datum
),
begin as (
    select m.medewerker,
           coalesce(m.in_dienst, least((select min(r.vanaf) from rooster r where r.medewerker = m.medewerker),
                                       (select min(u.datum) from uur_dag u where u.medewerker = m.medewerker)))
               as eerste,
           coalesce(m.uit_dienst, $tot::date) as laatste
    from medewerker m
),
persoonsdag as (
    select b.medewerker, d.datum
    from begin b join dag d on d.datum between b.eerste and b.laatste
),
contract as (
    select p.medewerker, p.datum,
           arg_max(case isodow(p.datum) when 1 then r.ma when 2 then r.di when 3 then r.wo when 4 then r.do_
                       when 5 then r.vr when 6 then r.za else r.zo end, (r.vanaf, r.anker)) as rooster
    from persoonsdag p
    join rooster r
        on r.medewerker = p.medewerker and p.datum >= r.vanaf and (r.tot is null or p.datum <= r.tot)
        and r.week = 1 + ((date_trunc('week', p.datum)::date - r.anker) // 7 % r.cyclus + r.cyclus) % r.cyclus
    group by all
),
geboekt as (
    select medewerker, datum, max(seconden) as seconden
    from (
        select a.medewerker, d.datum, a.batch, sum(coalesce(a.seconden_per_dag, 86400)) as seconden
        from afwezigheid a join dag d on d.datum between a.van and a.tot
        group by all
    )
    group by all
),
geregistreerd as (
    select medewerker, datum, coalesce(sum(seconden) filter (soort = 'afwezig'), 0) as afwezig,
           coalesce(sum(seconden) filter (soort = 'werk'), 0) as gewerkt
    from uur_dag
    where telt and soort <> 'gepland'
    group by all
),
bouwsteen as (
    select p.medewerker, p.datum, coalesce(c.rooster, 0) as rooster,
           case when f.vrij then coalesce(c.rooster, 0) else 0 end as feestdag,
           greatest(coalesce(g.seconden, 0), coalesce(r.afwezig, 0), 0) as afwezig,
           coalesce(r.gewerkt, 0) as gewerkt
    from persoonsdag p
    left join contract c using (medewerker, datum)
    left join feestdag f using (datum)
    left join geboekt g using (medewerker, datum)
    left join geregistreerd r using (medewerker, datum)
)
select medewerker, datum, rooster, feestdag, least(rooster - feestdag, afwezig) as afwezig,
       rooster - feestdag - least(rooster - feestdag, afwezig) as beschikbaar, gewerkt
from bouwsteen
order by medewerker, datum
