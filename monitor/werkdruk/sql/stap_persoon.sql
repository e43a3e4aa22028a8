-- A number per person, and which texts in the files mean that person.
create or replace temp table stap_persoon as
select i.tekst, m.medewerker, m.hoofdbron, dense_rank() over (order by m.medewerker) as nr
from indeling i
join medewerker m on m.medewerker = i.doel
where i.soort = 'persoon'
