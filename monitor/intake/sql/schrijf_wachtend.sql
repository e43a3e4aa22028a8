-- Readable rows of people we do not know wait until somebody maps them.
insert into uur_wacht by name
select $batch as batch, s.rij, s.volgnummer, $bron as bron, s.bron_id, s.persoon, s.datum, s.begin_utc, s.eind_utc,
       s.seconden::integer as seconden, s.soort, s.categorie_tekst, s.buurt_tekst, s.contact, s.plaats, s.aard,
       coalesce(d.nummer, 0) as sleutel,
       case when s.uitkomst = 'gemarkeerd' and coalesce(s.vlaggen, '') = '' then coalesce(s.code, 'gemarkeerd')
            else coalesce(s.vlaggen, '') end as vlaggen
from stap_uur s
left join stap_dubbel d using (rij, volgnummer)
where s.uitkomst in ('ok', 'gemarkeerd') and s.persoon not in (select persoon from stap_bekend)
