-- Question: how many hours of agreed support does each coordinator get per week? One row per person and week.
select s.medewerker, w.week::date as week, sum(s.uren_per_week) as uren
from afgesproken_steun s, unnest(generate_series(s.van::timestamp, s.tot::timestamp, interval 7 day)) as w(week)
where s.vervallen_op is null
group by all
order by all
