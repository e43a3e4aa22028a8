-- Who is in the team on $vandaag, by name.
select medewerker, naam, functie
from medewerker
where uit_dienst is null or uit_dienst >= $vandaag
order by naam, medewerker
