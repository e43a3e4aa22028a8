-- Who belonged to the team in this period?
-- $van, $tot: first and last day; $medewerker: one person, or null for all.
select medewerker, naam, functie
from medewerker
where coalesce(in_dienst, $van::date) <= $tot::date and coalesce(uit_dienst, $tot::date) >= $van::date
  and ($medewerker::varchar is null or medewerker = $medewerker)
order by naam, medewerker
