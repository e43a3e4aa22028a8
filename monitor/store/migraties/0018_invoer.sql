-- Hours come in faster, and lead back to their sheet.

-- `sleutel` was a hash of the content plus the occurrence number. What a row says stands in the row itself, so only
-- the occurrence number is kept; the content is hashed when there is something to compare with.
alter table uur alter column sleutel set data type integer using 0;   -- nth equal row of its batch, from 0
update uur set sleutel = n.keer
from (
    select rowid as rijnummer,
           row_number() over (
               partition by batch, persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst,
                            buurt_tekst, contact, plaats, aard, bron_id
               order by rij, volgnummer) - 1 as keer
    from uur
) n
where uur.rowid = n.rijnummer and n.keer > 0;

alter table uur_wacht alter column sleutel set data type integer using 0;   -- nth equal row of its batch, from 0
update uur_wacht set sleutel = n.keer
from (
    select rowid as rijnummer,
           row_number() over (
               partition by batch, persoon, datum, begin_utc, eind_utc, seconden, soort, categorie_tekst,
                            buurt_tekst, contact, plaats, aard, bron_id
               order by rij, volgnummer) - 1 as keer
    from uur_wacht
) n
where uur_wacht.rowid = n.rijnummer and n.keer > 0;

-- A row of hours is found by batch, row and entry number; the entry numbers of a sheet start where those of the
-- sheet before it end, so one line per sheet tells the sheet of every row.
create table werkblad (
    batch integer not null,
    blad  varchar not null,
    vanaf integer not null                  -- first entry number (`volgnummer`) on this sheet
);
comment on table werkblad is 'kamer: intake. Welke bladen een ingelezen werkmap had, en welke rijen op welk blad staan.';
