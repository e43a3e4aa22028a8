-- The library as the corporation changed it: the last version of each card that counts.
select kaart, naam, soort, indicator, doel, stappen, uren_laag, uren_hoog, in_gebruik, wie, wanneer
from interventiekaart
where terug_op is null
qualify versie = max(versie) over (partition by kaart)
order by kaart
