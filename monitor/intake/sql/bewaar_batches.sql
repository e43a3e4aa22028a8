-- Which imports lose rows: their reconciliation is written again afterwards.
select distinct batch from (
    select batch from uur where datum < $grens
    union all select batch from uur_wacht where datum < $grens
    union all select q.batch from quarantaine q join batch b using (batch)
              where coalesce(q.datum, b.periode_tot, b.geladen_op::date) < $grens
    union all select batch from afwezigheid where tot < $grens
    union all select batch from taak where tot < $grens
    union all select batch from caseload where peildatum < $grens
    union all select batch from stamrij
              where soort in ('afwezigheid', 'planning', 'caseload')
                and coalesce(datum, try_cast(split_part(eenheid, '|', 1) as date)) < $grens
) where batch is not null
order by batch
