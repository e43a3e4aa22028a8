-- From which source systems do the counted hours of a period come, with how many entries and seconds?
-- $van, $tot: first and last day; $medewerker: one person, or null for all.
select bron, soort, sum(rijen)::bigint as rijen, sum(seconden)::bigint as seconden,
       min(datum) as van, max(datum) as tot
from uur_dag
where telt and datum between $van and $tot and ($medewerker::varchar is null or medewerker = $medewerker)
group by all
order by soort, seconden desc, bron
