-- Rows of files behind the light of $gebied and $indicator in the years $van to $tot: observations, schouw points
-- and dossiers, of the area itself or (for a buurt) of its complexes. telt: the row is part of the figure, by the
-- rules of meting_geldig, optellen, schouw and dossiers: its batch is not undone, no later file or row replaced it,
-- and a buurt with a figure of its own takes none of its complexes.
with gebieden as (
    select $gebied as code union select complex from complex where buurt = $gebied
),
plek as (
    select m.*, case when m.niveau = 'buurt' then substr(m.gebied, 3, 4) else '' end as gemeente, b.modus
    from meting m
    join batch b on b.batch = m.batch and b.teruggedraaid_op is null
    where m.indicator = $indicator
),
leidend as (
    select jaar, niveau, gemeente, max(batch) as batch from plek where modus = 'vervang' group by all
),
geldig as (
    select p.gebied, p.jaar, max((p.batch, p.rij)) as laatste
    from plek p
    left join leidend l using (jaar, niveau, gemeente)
    where p.gebied in (select code from gebieden) and p.batch >= coalesce(l.batch, 0)
    group by all
),
eigen as (select count(*) > 0 as cijfer from geldig where gebied = $gebied),
gezien as (
    select s.batch, s.rij, s.datum, s.beeld, s.buurt, s.complex,
           row_number() over (partition by s.buurt, s.complex, s.ronde, s.onderdeel, s.punt
                              order by b.teruggedraaid_op is null desc, s.batch desc, s.rij desc) = 1 as nieuwste
    from schouwpunt s join batch b using (batch)
),
dossier as (
    select d.batch, d.rij, d.geopend, d.complex,
           row_number() over (partition by d.dossier
                              order by b.teruggedraaid_op is null desc, d.batch desc, d.rij desc) = 1 as nieuwste
    from overlastdossier d join batch b using (batch)
),
regels as (
    select m.batch, m.rij, m.teller, m.noemer, m.waarde,
           g.laatste is not null and (m.gebied = $gebied or not e.cijfer) as telt
    from meting m
    cross join eigen e
    left join geldig g on g.gebied = m.gebied and g.jaar = m.jaar and g.laatste = (m.batch, m.rij)
    where m.gebied in (select code from gebieden) and m.indicator = $indicator and m.jaar between $van and $tot
    union all
    select s.batch, s.rij, (s.beeld in ('C', 'D'))::integer, 1, null, s.nieuwste
    from gezien s
    where $indicator = 'schouw' and year(s.datum) between $van and $tot and (s.buurt = $gebied or s.complex = $gebied)
    union all
    select d.batch, d.rij, 1, null, null, d.nieuwste and (d.complex = $gebied or not e.cijfer)
    from dossier d
    cross join eigen e
    where $indicator = 'overlast_dossiers' and year(d.geopend) between $van and $tot
      and d.complex in (select code from gebieden)
)
select r.batch, b.bestand, r.rij, b.geladen_op, r.teller, r.noemer, r.waarde, r.telt and b.teruggedraaid_op is null
from regels r join batch b on b.batch = r.batch
order by r.batch desc, r.rij
