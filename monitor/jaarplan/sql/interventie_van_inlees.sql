-- Which applications are now as one file brought them: their newest version came from it.
select toepassing
from (select toepassing, inlees from toepassing qualify versie = max(versie) over (partition by toepassing))
where inlees = $inlees
order by toepassing
