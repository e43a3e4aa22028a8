-- The indicators that have at least one figure of an own buurt, by name.
select m.indicator, m.naam, m.thema, m.soort, m.noemer, m.bron, m.richting, m.per, m.eenheid
from maat m
where m.indicator in (select indicator from licht where niveau = 'buurt')
order by m.naam, m.indicator
