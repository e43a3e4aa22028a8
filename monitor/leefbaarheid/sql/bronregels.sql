-- Rows of files behind the light of $gebied and $indicator in the years $van to $tot: observations, schouw points
-- and dossiers, of the area itself or (for a buurt) of its complexes; telt = the batch is not undone.
with gebieden as (
    select $gebied as code union select complex from complex where buurt = $gebied
),
regels as (
    select m.batch, m.rij, m.teller, m.noemer, m.waarde
    from meting m
    where m.gebied in (select code from gebieden) and m.indicator = $indicator and m.jaar between $van and $tot
    union all
    select s.batch, s.rij, (s.beeld in ('C', 'D'))::integer, 1, null
    from schouwpunt s
    where $indicator = 'schouw' and year(s.datum) between $van and $tot and (s.buurt = $gebied or s.complex = $gebied)
    union all
    select d.batch, d.rij, 1, null, null
    from overlastdossier d
    where $indicator = 'overlast_dossiers' and year(d.geopend) between $van and $tot
      and d.complex in (select code from gebieden)
)
select r.batch, b.bestand, r.rij, b.geladen_op, r.teller, r.noemer, r.waarde, b.teruggedraaid_op is null
from regels r join batch b on b.batch = r.batch
order by r.batch desc, r.rij
