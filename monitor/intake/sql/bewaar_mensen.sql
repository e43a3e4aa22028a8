-- Who is past the retention period? People of whom nothing is left from $grens on: no entry, absence, task, case,
-- roster or buurt; and who were only ever found in a file of hours, or left service before $grens.
with nog as (
    select i.doel as wie from indeling i join uur u on u.persoon = i.tekst where i.soort = 'persoon'
    union select i.doel from indeling i join uur_wacht u on u.persoon = i.tekst where i.soort = 'persoon'
    union select medewerker from afwezigheid
    union select medewerker from taak
    union select medewerker from caseload
    union select medewerker from rooster where coalesce(tot, $grens::date) >= $grens
    union select medewerker from verdeling where coalesce(tot, $grens::date) >= $grens
),
zelf as (
    select distinct eenheid as wie
    from stamrij
    where soort = 'medewerker' and coalesce(json_extract_string(inhoud, '$.automatisch'), '') != 'true'
)
select m.medewerker, m.naam
from medewerker m
where m.medewerker not in (from nog)
  and (m.uit_dienst < $grens
       or m.medewerker not in (from zelf)
          and exists (from stamrij s where s.soort = 'medewerker' and s.eenheid = m.medewerker))
order by m.medewerker
