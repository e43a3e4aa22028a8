-- All actions, earliest first; in the order of the dataclass Actie.
select actie, doel, tekst, eigenaar, van, tot, status, uren_per_week, stappen, kopie_van
from jaaractie
order by van, tot, actie
