-- Question: which projects are planned, in which phases? One row per project and phase.
select p.project, p.naam, p.type, p.buurt, p.woningen, p.status, p.bekend_vanaf, p.vroegste_start, p.laatste_start,
       f.fase, f.van, f.tot
from project p
join projectfase f on f.project = p.project and f.tot >= f.van
order by p.project, f.van, f.fase
