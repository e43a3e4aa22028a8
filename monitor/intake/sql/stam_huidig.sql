-- The rows of one kind that hold now, with the unit and day they stand for.
with erin as (
    select s.* from stamrij s join batch b using (batch)
    where s.soort = $soort and b.teruggedraaid_op is null
),
leidt as (
    select distinct eenheid, batch, dek_van, dek_tot from erin
)
select e.eenheid, e.datum, e.inhoud
from erin e
where not exists (
        select 1 from leidt n
        where n.eenheid = e.eenheid and n.batch > e.batch
          and (e.datum is null or n.dek_van is null or e.datum between n.dek_van and n.dek_tot))
  and coalesce(json_extract_string(e.inhoud, '$.weg'), 'false') <> 'true'
order by e.eenheid, e.datum, e.batch, e.rij
