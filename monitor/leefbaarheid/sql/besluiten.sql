-- Decisions of professionals, newest first; $gebied null = all areas.
select nummer, gebied, indicator, licht, reden, naam, datum, vervalt, ingetrokken_op
from lichtbesluit
where $gebied is null or gebied = $gebied
order by nummer desc
