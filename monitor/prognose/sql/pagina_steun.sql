-- Question: which support is advised at this certainty, in blocks that are not over on $van and begin by $tot?
-- Order: what begins within four weeks first; in it the most likely to be too busy, and then the most hours.
select s.medewerker, m.naam, s.van, s.tot, s.uren_per_week, s.kans, s.gebruikt, s.overgebleven, s.project,
       p.naam as projectnaam, s.fase, s.bronnen, s.collegas
from steunadvies s
join medewerker m using (medewerker)
left join project p using (project)
where abs(s.zekerheid - $zekerheid) < 1e-6 and s.tot >= $van and s.van <= $tot
order by s.van > $van + 28, s.kans desc, s.uren_per_week desc, s.van, m.naam
