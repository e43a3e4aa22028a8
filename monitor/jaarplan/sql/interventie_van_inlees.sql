-- Which applications are now as one file brought them: their newest version came from it.
select toepassing
from (select toepassing, inlees from toepassing where terug_op is null qualify versie = max(versie) over (partition by toepassing))
where inlees = $inlees
order by toepassing
