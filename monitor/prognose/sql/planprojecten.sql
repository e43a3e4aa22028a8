-- Question: which projects are planned, in which phases, and what did the first recorded plan say?
-- One row per project and phase; eerste_van and eerste_tot are null when that phase was not in the first plan.
with eerste as (
    select s.*
    from plansnapshot s
    join (select project, min(vastgelegd_op) as vastgelegd_op from plansnapshot group by project)
        using (project, vastgelegd_op)
)
select p.project, p.naam, p.type, p.buurt, p.woningen, p.status, p.bekend_vanaf, p.vroegste_start, p.laatste_start,
       f.fase, f.van, f.tot, e.van as eerste_van, e.tot as eerste_tot, e.vastgelegd_op::date as vastgelegd
from project p
join projectfase f on f.project = p.project and f.tot >= f.van
left join eerste e on e.project = p.project and e.fase = f.fase
order by p.project, f.van, f.fase
