-- Question: how many hours does each project ask per week, of whom, and in which phase is it then?
-- A project before its first phase is in that one, after its last in that.
select u.medewerker, u.project, p.naam, p.buurt, u.week, u.uren,
       coalesce(arg_max(f.fase, f.van) filter (f.van <= u.week + 6), arg_min(f.fase, f.van)) as fase
from prognose_project u
join project p using (project)
left join projectfase f using (project)
where u.week between $van and $tot
group by all
order by u.medewerker, p.naam, u.week
