-- A number per category, and which texts in the files mean that category.
create or replace temp table stap_taak as
select i.tekst, c.categorie, c.soort, c.contact, c.plaats, c.aard, dense_rank() over (order by c.categorie) as nr
from indeling i
join categorie c on c.categorie = i.doel
where i.soort = 'categorie'
