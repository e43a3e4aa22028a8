-- Question: which support was agreed and still stands?
select steun, medewerker, van, tot, uren_per_week, van_wie, project, afgesproken_op, afgesproken_door
from afgesproken_steun
where vervallen_op is null
order by van, medewerker, steun
