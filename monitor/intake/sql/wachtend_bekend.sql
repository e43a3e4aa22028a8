-- How many waiting rows (of batches still in) belong to people who are known by now?
select count(*)
from uur_wacht w
join batch b on b.batch = w.batch and b.teruggedraaid_op is null
join indeling i on i.soort = 'persoon' and i.tekst = w.persoon
join medewerker m on m.medewerker = i.doel
