-- What does each project ask of each buurt in the weeks from $van to $tot (Mondays): the code and name of
-- the project, the code of the buurt, planned hours, the first and the last week?
select u.project, coalesce(p.naam, u.project) as naam, u.buurt, sum(u.midden) as uren, min(u.week) as eerste,
       max(u.week) as laatste
from projectuur u
left join project p on p.project = u.project
where u.week between $van and $tot and u.midden > 0
group by u.project, p.naam, u.buurt
order by uren desc, naam, u.buurt
