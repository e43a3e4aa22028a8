-- The rows that one batch can touch: those of its people in its source, and those with its native ids.
create or replace temp table stap_bereik as
select u.rowid as rijnummer, u.batch, u.persoon, u.datum, u.bron_id, u.sleutel, u.categorie_tekst,
       u.seconden, u.actief, u.rij, u.volgnummer
from uur u
where u.bron = $bron
  and (u.bron_id is null and u.persoon in (select persoon from stap_persoon)
       or u.bron_id in (select bron_id from stap_id))
