-- Every change, newest first.
select nummer, beurt, wanneer, wie, wat, soort, sleutel, oud, nieuw, ongedaan
from jaarplanlog
order by nummer desc
