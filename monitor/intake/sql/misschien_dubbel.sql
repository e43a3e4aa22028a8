-- The fast hashes that more than one readable row of the file in hand has.
create or replace temp table stap_vaker as
select hash(persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst, buurt_tekst,
            contact, plaats, aard, bron_id) as kort
from stap_uur
where uitkomst in ('ok', 'gemarkeerd')
group by kort
having count(*) > 1
