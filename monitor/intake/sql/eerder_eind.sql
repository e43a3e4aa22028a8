-- The last day of the newest batch that overlaps this file and ends later than it; null = none does.
select max(b.periode_tot)
from batch b
where b.bron = $bron and b.soort = 'uren' and b.teruggedraaid_op is null and b.batch <> $batch
  and b.periode_tot > (select periode_tot from batch where batch = $batch)
  and (exists (
        select 1 from dekking o join dekking n on n.batch = $batch and n.persoon = o.persoon
        where o.batch = b.batch and o.van <= n.tot and o.tot >= n.van)
    or exists (
        select 1 from stap_bereik o join stap_bereik n on n.batch = $batch and n.bron_id = o.bron_id
        where o.batch = b.batch and o.sleutel <> n.sleutel))
