-- Which texts from the files lead somewhere, to what, chosen by whom, and what hangs on them? Most hours first.
-- $soort: categorie, buurt or persoon.
with gebruikt as (
    select case $soort when 'categorie' then categorie_tekst when 'buurt' then buurt_tekst else persoon end
               as tekst, count(*) as rijen, sum(seconden)::bigint as seconden
    from uur
    where actief
    group by all
)
select i.tekst, coalesce(s.naam, i.tekst), i.doel, i.herkomst, g.rijen, g.seconden
from gebruikt g
join indeling i on i.soort = $soort and i.tekst = g.tekst
left join schrijfwijze s on s.soort = i.soort and s.tekst = i.tekst
order by g.seconden desc, i.tekst
