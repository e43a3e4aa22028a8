-- All applied interventions as they hold now, oldest first.
select toepassing, versie, kaart, naam, soort, doel, buurt, complex, begin, eind, indicator, rol, status, stappen,
       notitie, wie, wanneer
from toepassing_nu
order by begin, toepassing
