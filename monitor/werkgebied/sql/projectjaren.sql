-- In which years does a project run in which buurt?
select buurt, list(distinct year(week) order by year(week)) as jaren from projectuur where midden > 0 group by all
