-- Per person ever recorded: do they exist now, and what do the batches say, oldest first?
-- Recorded by a file or by hand: exists while such a batch is in. Made automatically: exists while a batch
-- with their hours is in and some name in those hours still leads to them.
with regel as (
    select s.eenheid, s.batch, coalesce(s.rij, 0) as rij, s.inhoud, b.teruggedraaid_op is null as erin,
           json_extract_string(s.inhoud, '$.automatisch') = 'true' as automatisch
    from stamrij s join batch b using (batch)
    where s.soort = 'medewerker'
),
met_uren as (
    select distinct i.doel
    from indeling i
    join dekking d on d.persoon = i.tekst
    join batch b on b.batch = d.batch and b.soort = 'uren' and b.teruggedraaid_op is null
    where i.soort = 'persoon'
      and exists (select 1 from uur u where u.batch = d.batch and u.persoon = d.persoon)
    union
    select distinct i.doel
    from indeling i
    join uur u on u.persoon = i.tekst and u.actief and u.bron_id is not null
    where i.soort = 'persoon'
)
select eenheid,
       coalesce(bool_or(erin and not automatisch), false)
           or coalesce(bool_or(automatisch and erin), false)
              and eenheid in (select doel from indeling where soort = 'persoon')
           or coalesce(bool_or(automatisch), false) and eenheid in (select doel from met_uren) as leeft,
       list(inhoud order by automatisch desc, batch, rij) filter (erin or automatisch) as regels
from regel
group by eenheid
order by eenheid
