-- One person's counted hours per week and classification.
-- $medewerker; $van, $tot: first and last day.
select date_trunc('week', u.datum)::date as week, u.soort, u.categorie, u.gebied, u.complex, u.project,
       sum(u.seconden)::bigint as seconden
from uur_dag u
where u.telt and u.medewerker = $medewerker and u.datum between $van and $tot
group by all
order by all
