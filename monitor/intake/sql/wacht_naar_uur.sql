-- Waiting rows of people known by now go to `uur`; `winnaars` decides whether they count.
insert into uur by name
select w.*, false as actief
from uur_wacht w
join batch b on b.batch = w.batch and b.teruggedraaid_op is null
where w.persoon in (select i.tekst from indeling i join medewerker m on m.medewerker = i.doel
                    where i.soort = 'persoon')
