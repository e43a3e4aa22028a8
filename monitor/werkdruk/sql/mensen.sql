-- Who belonged to the team in this period? In service, and with a roster or hours in it; somebody without any
-- roster at all counts too, as we do not know.
-- $van, $tot: first and last day; $medewerker: one person whatever the period, or null for all.
select m.medewerker, m.naam, m.functie
from medewerker m
where coalesce(m.in_dienst, $van::date) <= $tot::date and coalesce(m.uit_dienst, $tot::date) >= $van::date
  and ($medewerker::varchar is null or m.medewerker = $medewerker)
  and (
      $medewerker::varchar is not null
      or not exists (from rooster r where r.medewerker = m.medewerker)
      or exists (
          from rooster r
          where r.medewerker = m.medewerker and r.vanaf <= $tot::date and coalesce(r.tot, $tot::date) >= $van::date)
      or exists (
          from werkweek w
          where w.medewerker = m.medewerker and w.gewerkt > 0 and w.week between $van::date and $tot::date)
  )
order by m.naam, m.medewerker
