-- Which hours does each person have per day, source and classification?
-- 1. An entry over midnight is split by its share of time on each local day; all others stay whole.
-- 2. Texts become persons, categories and places through `indeling`; what is not mapped stays null.
-- 3. One source leads per person-day: the main source, else the one with most seconds, ties alphabetical.
-- Input: table `middernacht` (datum, utc): the UTC instant at which each local day begins.
insert into uur_dag
with eigen as (
    select persoon, datum, bron, soort, categorie_tekst, buurt_tekst, contact, plaats, aard, seconden,
           begin_utc, eind_utc
    from uur
    where actief
),
kruist as materialized (
    select e.*, row_number() over () as nr, date_diff('microsecond', begin_utc, eind_utc) as duur
    from eigen e
    join middernacht m on m.datum = e.datum + 1
    where e.begin_utc < m.utc and e.eind_utc > m.utc and e.eind_utc <= e.begin_utc + interval 25 hours
),
grens as (  -- microseconds of the entry that are over at the end of each local day it touches
    select k.nr, d.datum as dag,
           least(k.duur, date_diff('microsecond', k.begin_utc, n.utc)) as tot,
           greatest(0, case when d.datum = k.datum then 0
                            else least(k.duur, date_diff('microsecond', k.begin_utc, d.utc)) end) as van
    from kruist k
    join middernacht d on d.datum between k.datum and k.datum + 2
    join middernacht n on n.datum = d.datum + 1
),
stuk as (   -- differences of a running total: the pieces always add up to the entry
    select k.persoon, g.dag as datum, k.bron, k.soort, k.categorie_tekst, k.buurt_tekst, k.contact,
           k.plaats, k.aard,
           (k.seconden * g.tot::hugeint) // k.duur - (k.seconden * g.van::hugeint) // k.duur as seconden,
           (g.dag = k.datum)::integer as rijen
    from kruist k join grens g using (nr)
    where g.tot > g.van
),
heel as (   -- grouped first: a million entries become some tens of thousands of groups
    select e.persoon, e.datum, e.bron, e.soort, e.categorie_tekst, e.buurt_tekst, e.contact, e.plaats,
           e.aard, sum(e.seconden) as seconden, count(*) as rijen
    from eigen e
    left join middernacht m
        on m.datum = e.datum + 1 and e.begin_utc < m.utc and e.eind_utc > m.utc
        and e.eind_utc <= e.begin_utc + interval 25 hours
    where m.datum is null
    group by all
),
samen as (
    select * from heel
    union all
    select * from stuk
),
tekst as (
    select soort, tekst, doel from indeling
),
taaksoort as (
    select t.tekst, c.categorie, c.soort, c.contact, c.plaats, c.aard
    from tekst t join categorie c on c.categorie = t.doel
    where t.soort = 'categorie'
),
plek as (
    select t.tekst, coalesce(b.buurt, x.buurt, p.buurt) as gebied, coalesce(x.complex, p.complex) as complex,
           p.project
    from tekst t
    left join buurt b on t.doel = 'buurt:' || b.buurt
    left join complex x on t.doel = 'complex:' || x.complex
    left join project p on t.doel = 'project:' || p.project
    where t.soort = 'buurt'
),
ingedeeld as (
    select m.medewerker, s.datum, s.bron,
           case when s.soort = 'werk' and c.soort = 'afwezig' then 'afwezig' else s.soort end as soort,
           c.categorie, k.gebied, k.complex, k.project,
           case when s.contact = 'onbekend' then coalesce(c.contact, 'onbekend') else s.contact end as contact,
           case when s.plaats = 'onbekend' then coalesce(c.plaats, 'onbekend') else s.plaats end as plaats,
           case when s.aard = 'onbekend' then coalesce(c.aard, 'onbekend') else s.aard end as aard,
           sum(s.seconden)::bigint as seconden, sum(s.rijen)::bigint as rijen
    from samen s
    join tekst t on t.soort = 'persoon' and t.tekst = s.persoon
    join medewerker m on m.medewerker = t.doel
    left join taaksoort c on c.tekst = s.categorie_tekst
    left join plek k on k.tekst = s.buurt_tekst
    group by all
),
per_bron as (
    select medewerker, datum, soort = 'gepland' as plan, bron, sum(seconden) as seconden
    from ingedeeld
    group by all
),
leidend as (
    select p.medewerker, p.datum, p.plan,
           first(p.bron order by coalesce(p.bron = m.hoofdbron, false) desc, p.seconden desc, p.bron) as bron
    from per_bron p join medewerker m using (medewerker)
    group by all
    having count(*) > 1
)
select i.medewerker, i.datum, i.bron, i.soort, i.categorie, i.gebied, i.complex, i.project, i.contact,
       i.plaats, i.aard, i.seconden, i.rijen, coalesce(l.bron = i.bron, true) as telt
from ingedeeld i
left join leidend l
    on l.medewerker = i.medewerker and l.datum = i.datum and l.plan = (i.soort = 'gepland')
