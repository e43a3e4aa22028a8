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
    select m.medewerker, coalesce(m.in_dienst, least(r.vanaf, u.datum)) as eerste,
           coalesce(m.uit_dienst, $tot::date) as laatste
    from medewerker m
    left join (select medewerker, min(vanaf) as vanaf from rooster group by all) r using (medewerker)
    left join (select k.medewerker, min(s.datum) as datum from uur_som s join uur_kenmerk k using (kenmerk)
               group by all) u using (medewerker)
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
merk as (   -- what the hours of a mark add to; persons numbered, as numbers group faster
    select k.kenmerk, k.medewerker, dense_rank() over (order by k.medewerker) as persoon,
           k.soort = 'afwezig' as afwezig, k.soort = 'werk' as werk,
           k.soort = 'gepland' as gepland, k.soort = 'werk' and k.categorie is not null as ingedeeld,
           k.soort = 'werk' and coalesce(c.overhead, false) as overhead,
           k.soort = 'werk' and k.contact = 'direct' as direct,
           k.soort = 'werk' and k.contact <> 'onbekend' as contact_bekend,
           k.soort = 'werk' and k.plaats = 'wijk' as wijk, k.soort = 'werk' and k.plaats = 'onderweg' as onderweg,
           k.soort = 'werk' and k.plaats <> 'onbekend' as plaats_bekend,
           k.soort = 'werk' and k.aard = 'reactief' as reactief,
           k.soort = 'werk' and k.aard <> 'onbekend' as aard_bekend
    from uur_kenmerk k left join categorie c using (categorie)
),
per_persoon as (
    select m.persoon, s.datum, sum(s.seconden) filter (m.afwezig) as afwezig,
           sum(s.seconden) filter (m.werk) as gewerkt, sum(s.seconden) filter (m.gepland) as gepland,
           sum(s.seconden) filter (m.ingedeeld) as ingedeeld, sum(s.seconden) filter (m.overhead) as overhead,
           sum(s.seconden) filter (m.direct) as direct,
           sum(s.seconden) filter (m.contact_bekend) as contact_bekend, sum(s.seconden) filter (m.wijk) as wijk,
           sum(s.seconden) filter (m.onderweg) as onderweg,
           sum(s.seconden) filter (m.plaats_bekend) as plaats_bekend,
           sum(s.seconden) filter (m.reactief) as reactief,
           sum(s.seconden) filter (m.aard_bekend) as aard_bekend
    from uur_som s join merk m using (kenmerk)
    where s.telt
    group by m.persoon, s.datum
),
geregistreerd as (
    select m.medewerker, p.*
    from per_persoon p join (select distinct persoon, medewerker from merk) m using (persoon)
),
bouwsteen as (
    select p.medewerker, p.datum, coalesce(c.rooster, 0) as rooster,
           case when f.vrij then coalesce(c.rooster, 0) else 0 end as feestdag,
           greatest(coalesce(g.seconden, 0), coalesce(r.afwezig, 0), 0) as afwezig,
           coalesce(r.gewerkt, 0) as gewerkt,
           coalesce(r.gepland, 0) as gepland,
           coalesce(r.ingedeeld, 0) as ingedeeld,
           coalesce(r.overhead, 0) as overhead,
           coalesce(r.direct, 0) as direct,
           coalesce(r.contact_bekend, 0) as contact_bekend,
           coalesce(r.wijk, 0) as wijk,
           coalesce(r.onderweg, 0) as onderweg,
           coalesce(r.plaats_bekend, 0) as plaats_bekend,
           coalesce(r.reactief, 0) as reactief,
           coalesce(r.aard_bekend, 0) as aard_bekend
    from persoonsdag p
    left join contract c using (medewerker, datum)
    left join feestdag f using (datum)
    left join geboekt g using (medewerker, datum)
    left join geregistreerd r using (medewerker, datum)
)
select medewerker, datum, rooster, feestdag, least(rooster - feestdag, afwezig) as afwezig,
       rooster - feestdag - least(rooster - feestdag, afwezig) as beschikbaar, gewerkt, gepland, ingedeeld,
       overhead, direct, contact_bekend, wijk, onderweg, plaats_bekend, reactief, aard_bekend
from bouwsteen
