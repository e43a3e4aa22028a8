-- The people of the team as the rows that their table shows and saves (see stam.keuzecontrole.medewerker).
select medewerker,
       to_json({'naam': naam, 'functie': functie, 'in_dienst': coalesce(in_dienst::varchar, ''),
                'uit_dienst': coalesce(uit_dienst::varchar, ''), 'hoofdbron': coalesce(hoofdbron, ''),
                'automatisch': false, 'code': medewerker})::varchar
from medewerker
order by naam
