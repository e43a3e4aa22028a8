-- Rows that do not count yet: unreadable ones with their reason, and right ones of unknown people.
insert into quarantaine by name
select $batch as batch, rij, blad, volgnummer, coalesce(code, 'onbekend') as code,
       coalesce(tekst, 'Deze rij kon niet worden gelezen.') as tekst, coalesce(seconden, 0) as seconden,
       coalesce(ruw, '{}') as ruw, persoon, datum
from stap_uur
where uitkomst = 'quarantaine'
union all by name
select $batch as batch, s.rij, s.blad, s.volgnummer, 'onbekende_medewerker' as code,
       'Onbekende medewerker "' || left(coalesce(s.persoon_naam, s.persoon), 60)
           || '": koppel deze persoon of voeg de medewerker toe.' as tekst,
       s.seconden, coalesce(s.ruw, '{}') as ruw, s.persoon, s.datum
from stap_uur s
where s.uitkomst in ('ok', 'gemarkeerd') and s.persoon not in (select persoon from stap_bekend)
