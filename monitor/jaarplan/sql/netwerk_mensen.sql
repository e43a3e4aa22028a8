-- Question: who works in the team on or after $dag, and as what? Columns: medewerker, name, function, last day.
select medewerker, naam, functie, uit_dienst
from medewerker
where (uit_dienst is null or uit_dienst >= $dag) and functie <> 'overig'
order by naam, medewerker
