-- Which batches (still in) hold waiting rows of people who are known by now?
select distinct w.batch, b.bron
from uur_wacht w
join batch b on b.batch = w.batch and b.teruggedraaid_op is null
join indeling i on i.soort = 'persoon' and i.tekst = w.persoon
join medewerker m on m.medewerker = i.doel
order by 1
