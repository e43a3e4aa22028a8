-- Question: which scenarios were kept, newest first?
select scenario, naam, gemaakt_op, gemaakt_door, is_plan
from piekscenario
order by gemaakt_op desc, scenario desc
