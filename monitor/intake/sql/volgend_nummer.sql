-- A mended row equal to rows already in its batch gets the next occurrence number (numbers stay under 2^16).
create or replace temp table stap_dubbel as
with rij as (
    select rij, volgnummer,
           uursleutel(persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst, buurt_tekst,
                      contact, plaats, aard, bron_id, 0) as sleutel
    from stap_uur
)
select r.rij, r.volgnummer, count(u.sleutel) as nummer
from rij r
left join (select sleutel from uur where batch = $batch
           union all select sleutel from uur_wacht where batch = $batch) u
    on u.sleutel >= r.sleutel and u.sleutel < r.sleutel + 65536
group by r.rij, r.volgnummer
