-- Question: which projects run or come in a buurt? Columns: project, name, kind, homes, status, phase, from, to.
select p.project, p.naam, p.type, p.woningen, p.status, f.fase, f.van, f.tot
from project p
left join projectfase f on f.project = p.project
where p.buurt = $buurt
  and (select coalesce(max(tot), $dag) from projectfase e where e.project = p.project) >= $dag
order by p.naam, p.project, f.van
