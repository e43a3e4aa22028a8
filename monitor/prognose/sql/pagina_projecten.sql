-- Question: which projects are in the plan, with phases, hours according to the kengetallen and expected hours to come?
with huidig as (
    select buurt, arg_max(medewerker, vanaf) as medewerker from verdeling
    where vanaf <= $van and (tot is null or tot >= $van)
    group by buurt
)
select p.project, p.naam, p.type, p.buurt, coalesce(b.naam, p.buurt) as buurtnaam, v.medewerker, m.naam as coordinator, p.woningen, p.status,
       p.bekend_vanaf, p.vroegste_start, p.laatste_start,
       min(f.van) filter (f.fase = 'voorbereiding') as voorbereiding_van,
       max(f.tot) filter (f.fase = 'voorbereiding') as voorbereiding_tot,
       min(f.van) filter (f.fase = 'uitvoering')    as uitvoering_van,
       max(f.tot) filter (f.fase = 'uitvoering')    as uitvoering_tot,
       min(f.van) filter (f.fase = 'nazorg')        as nazorg_van,
       max(f.tot) filter (f.fase = 'nazorg')        as nazorg_tot,
       (select sum(u.midden) from projectuur u where u.project = p.project) as kengetal_uren,
       (select sum(u.uren) from prognose_project u where u.project = p.project and u.week >= $van) as verwacht_uren,
       (select count(distinct s.vastgelegd_op) from plansnapshot s where s.project = p.project) as versies
from project p
left join projectfase f using (project)
left join buurt b on b.buurt = p.buurt
left join huidig v on v.buurt = p.buurt
left join medewerker m on m.medewerker = v.medewerker
group by all
order by min(f.van) nulls last, p.naam
