-- Which hours do not count, because another source leads on that day?
-- One source leads per person and day: the main source, else the one with most seconds, ties alphabetical.
-- Planned hours stand apart: they have their own leading source.
with dubbel as (  -- only people with more than one source need a look per day
    select medewerker, soort = 'gepland' as plan
    from uur_kenmerk
    group by all
    having count(distinct bron) > 1
),
per_bron as (
    select k.medewerker, s.datum, d.plan, k.bron, sum(s.seconden) as seconden
    from uur_kenmerk k
    join dubbel d on d.medewerker = k.medewerker and d.plan = (k.soort = 'gepland')
    join uur_som s using (kenmerk)
    group by all
),
leidend as (
    select p.medewerker, p.datum, p.plan,
           first(p.bron order by coalesce(p.bron = m.hoofdbron, false) desc, p.seconden desc, p.bron) as bron
    from per_bron p join medewerker m using (medewerker)
    group by all
    having count(*) > 1
),
volgt as (  -- marks that do not count on a day
    select k.kenmerk, l.datum
    from leidend l
    join uur_kenmerk k
        on k.medewerker = l.medewerker and l.plan = (k.soort = 'gepland') and k.bron <> l.bron
)
update uur_som
set telt = false
from volgt
where volgt.kenmerk = uur_som.kenmerk and volgt.datum = uur_som.datum
