-- Rows set apart in imports that are in; of one import when `$batch` is given;
-- newest import first, no more than `$hoogstens` (null: all).
select q.batch, q.rij, q.volgnummer, q.blad, b.bestand, b.soort, q.code, q.tekst, q.seconden, q.persoon, q.datum,
       q.ruw
from quarantaine q join batch b using (batch)
where q.status = 'open' and b.teruggedraaid_op is null and ($batch::integer is null or q.batch = $batch::integer)
order by q.batch desc, q.rij, q.volgnummer
limit $hoogstens::bigint
