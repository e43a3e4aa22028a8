-- A workbook with several sheets has row 2 more than once: give such entries different entry numbers, so that
-- batch, row and entry number point at exactly one entry.
update stap_uur
set volgnummer = n.nummer
from (select rowid as rijnummer,
             row_number() over (partition by rij order by blad, volgnummer, rowid) - 1 as nummer
      from stap_uur) n
where stap_uur.rowid = n.rijnummer
