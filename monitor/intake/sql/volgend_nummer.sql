-- A mended row equal to rows already in its batch gets the next occurrence number.
create or replace temp table stap_dubbel as
with al as (
    select sleutel, persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst, buurt_tekst, contact,
           plaats, aard, bron_id
    from uur where batch = $batch
    union all
    select sleutel, persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst, buurt_tekst, contact,
           plaats, aard, bron_id
    from uur_wacht where batch = $batch
)
select r.rij, r.volgnummer, coalesce(max(u.sleutel) + 1, 0) as nummer
from stap_uur r
left join al u
    on u.persoon = r.persoon and u.datum = r.datum and u.seconden = r.seconden and u.soort = r.soort
    and u.contact = r.contact and u.plaats = r.plaats and u.aard = r.aard
    and u.begin_utc is not distinct from r.begin_utc and u.eind_utc is not distinct from r.eind_utc
    and u.categorie_tekst is not distinct from r.categorie_tekst
    and u.buurt_tekst is not distinct from r.buurt_tekst and u.bron_id is not distinct from r.bron_id
group by r.rij, r.volgnummer
