-- The rows that one batch can touch: those of its people in its source, and those with its native ids.
-- `sleutel` here says what a row is: its content and occurrence number, as two hashes of 64 bits, so two real
-- 15-minute calls stay two, and the same row in a later export is the same row.
create or replace temp table stap_bereik as
select u.rowid as rijnummer, u.batch, u.persoon, u.datum, u.bron_id, u.categorie_tekst, u.seconden, u.actief,
       u.rij, u.volgnummer,
       (hash(u.persoon, u.soort, u.categorie_tekst, u.buurt_tekst, u.contact, u.plaats, u.aard, u.bron_id)::uhugeint
            << 64)
           | hash(u.datum, u.begin_utc, u.eind_utc, u.seconden, u.sleutel)::uhugeint as sleutel
from uur u
where u.bron = $bron
  and (u.bron_id is null and u.persoon in (select persoon from stap_persoon)
       or u.bron_id in (select bron_id from stap_id))
