-- How many seconds does each mark have per day? A mark is one number made of person, category, place and stamp, so that a million
-- entries are grouped on two numbers; 0 stands for "not mapped".
-- An entry over midnight is split by its share of time on each local day, as differences of a running total, so
-- that the pieces always add up to the entry. Entries longer than 25 hours stay whole: their times are no guide.
-- Input: table `middernacht` (datum, utc), the UTC instant at which each local day begins.
-- $vroegst: seconds after 00:00 UTC of a day at which its next local midnight can come at the earliest.
insert into uur_som
with maat as (
    select (select count(*) + 1 from stap_taak) as taken, (select count(*) + 1 from stap_plek) as plekken,
           (select count(*) + 1 from stap_stempel) as stempels
),
regel as not materialized (
    select ((p.nr * m.taken + coalesce(c.nr, 0)) * m.plekken + coalesce(k.nr, 0)) * m.stempels + s.nr as kenmerk,
           u.datum, u.seconden, u.begin_utc, u.eind_utc,
           coalesce(u.eind_utc > u.datum + to_seconds($vroegst), false) as laat
    from uur u
    join stap_persoon p on p.tekst = u.persoon
    join stap_stempel s
        on s.bron = u.bron and s.soort = u.soort and s.contact = u.contact and s.plaats = u.plaats
        and s.aard = u.aard
    left join stap_taak c on c.tekst = u.categorie_tekst
    left join stap_plek k on k.tekst = u.buurt_tekst
    cross join maat m
    where u.actief
),
avond as materialized (
    select r.*, row_number() over () as nr, date_diff('microsecond', r.begin_utc, r.eind_utc) as duur,
           coalesce(r.begin_utc < n.utc and r.eind_utc > n.utc
                    and r.eind_utc <= r.begin_utc + interval 25 hours, false) as kruist
    from regel r
    join middernacht n on n.datum = r.datum + 1
    where r.laat
),
grens as (  -- microseconds of the entry that are over when each local day it touches begins and ends
    select a.nr, d.datum as dag,
           case when d.datum = a.datum then 0
                else least(a.duur, date_diff('microsecond', a.begin_utc, d.utc)) end as van,
           least(a.duur, date_diff('microsecond', a.begin_utc, n.utc)) as tot
    from avond a
    join middernacht d on d.datum between a.datum and a.datum + 2
    join middernacht n on n.datum = d.datum + 1
    where a.kruist
),
samen as (
    select kenmerk, datum, seconden::bigint as seconden, 1 as rijen from regel where not laat
    union all
    select kenmerk, datum, seconden, 1 from avond where not kruist
    union all
    select a.kenmerk, g.dag,
           ((a.seconden * g.tot::hugeint) // a.duur - (a.seconden * g.van::hugeint) // a.duur)::bigint,
           (g.dag = a.datum)::integer
    from avond a join grens g using (nr)
    where g.tot > g.van
)
select kenmerk, datum, sum(seconden)::bigint as seconden, sum(rijen)::bigint as rijen, true as telt
from samen
group by kenmerk, datum
