-- Which key does each readable row of the file in hand get?
-- Key = md5 of the content (126 bits) + occurrence number within the file, so two real 15-minute calls
-- stay two, and the same row in a later export gets the same key. A native id is part of the content.
create or replace temp table stap_sleutel as
with inhoud as (
    select rij, volgnummer,
           (md5_number(concat(
               persoon, chr(31), epoch_us(datum::timestamp), chr(31), epoch_us(begin_utc), chr(31),
               epoch_us(eind_utc), chr(31), seconden, chr(31), soort, chr(31), categorie_tekst, chr(31),
               buurt_tekst, chr(31), contact, chr(31), plaats, chr(31), aard, chr(31), bron_id
           )) >> 2)::hugeint as inhoud
    from stap_uur
    where uitkomst in ('ok', 'gemarkeerd')
),
vaker as (
    select inhoud from inhoud group by inhoud having count(*) > 1
),
nummer as (
    select rij, volgnummer, row_number() over (partition by inhoud order by rij, volgnummer) - 1 as nummer
    from inhoud semi join vaker using (inhoud)
)
select inhoud.rij, inhoud.volgnummer, inhoud.inhoud + coalesce(nummer.nummer, 0) as sleutel
from inhoud left join nummer using (rij, volgnummer)
