-- All goals, in order of year and number; in the order of the dataclass Doel.
select doel, jaar, tekst, buurten, eigenaar, afspraak, indicator, richting, start, streef, afgesloten, kopie_van
from jaardoel
order by jaar, doel
