-- Which readable rows of the file in hand say exactly what an earlier row says? They get occurrence number
-- 1, 2, …; a row that stands alone or first has number 0 and is not listed. (`stap_vaker` holds a fast hash
-- of rows that may occur twice in this one file; the numbers are counted over the content itself.)
create or replace temp table stap_dubbel as
select rij, volgnummer,
       row_number() over (
           partition by persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst, buurt_tekst,
                        contact, plaats, aard, bron_id
           order by rij, volgnummer) - 1 as nummer
from stap_uur
where uitkomst in ('ok', 'gemarkeerd')
  and exists (select 1 from stap_vaker)
  and hash(persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst, buurt_tekst,
           contact, plaats, aard, bron_id) in (select kort from stap_vaker)
qualify nummer > 0
