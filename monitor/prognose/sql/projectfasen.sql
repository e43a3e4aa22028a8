-- Question: which phases do the projects have, and what does a home cost in each?
-- Columns: project, buurt, fase, van, tot, whether it opens or closes its project, hours in three estimates.
-- A phase whose type has no kengetal has unknown hours: it is left out here, and `zonder_kengetal` names it.
select
    p.project,
    p.buurt,
    f.fase,
    f.van,
    f.tot,
    row_number() over (partition by p.project order by f.van, f.tot, f.fase) = 1             as eerste,
    row_number() over (partition by p.project order by f.tot desc, f.van desc, f.fase) = 1   as laatste,
    p.woningen * k.laag   as laag,
    p.woningen * k.midden as midden,
    p.woningen * k.hoog   as hoog
from project p
join projectfase f on f.project = p.project and f.tot >= f.van
left join kengetal k on k.type = p.type and k.fase = f.fase
qualify k.midden is not null
order by p.project, f.van, f.fase
