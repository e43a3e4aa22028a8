-- On how many person-days does another source hold counting hours as well? (They are never added up.)
select count(*)
from (select distinct i.doel, u.datum from uur u
      join indeling i on i.soort = 'persoon' and i.tekst = u.persoon
      where u.batch = $batch and u.actief and u.soort = 'werk') n
semi join (select distinct i.doel, u.datum from uur u
      join indeling i on i.soort = 'persoon' and i.tekst = u.persoon
      where u.bron <> $bron and u.actief and u.soort = 'werk') o using (doel, datum)
