-- Question: which support is advised at this certainty, in blocks that are not over on $van and begin by $tot?
select s.medewerker, m.naam, s.van, s.tot, s.uren_per_week, s.kans, s.gebruikt, s.overgebleven, s.project,
       p.naam as projectnaam, s.fase, s.bronnen, s.collegas
from steunadvies s
join medewerker m using (medewerker)
left join project p using (project)
where abs(s.zekerheid - $zekerheid) < 1e-6 and s.tot >= $van and s.van <= $tot
order by s.van, m.naam
