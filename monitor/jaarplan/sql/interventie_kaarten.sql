-- The library as the corporation changed it: the newest version of each card.
select kaart, naam, soort, indicator, doel, stappen, uren_laag, uren_hoog, in_gebruik, wie, wanneer
from interventiekaart
qualify versie = max(versie) over (partition by kaart)
order by kaart
