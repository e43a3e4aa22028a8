-- What each indicator means, for those that have at least one figure or are known.
select k.indicator, k.naam, k.thema, k.onderwerp, k.soort, k.richting, k.per, k.eenheid, k.bron,
       exists (select 1 from jaarcijfer j where j.indicator = k.indicator) as cijfers
from indicatorkenmerk k
order by k.naam
