-- What is kept longer than the retention period? All rows, those of them that counted in a figure, the seconds of
-- entries that counted, and the oldest day. Everything about a person counts: entries (counting, replaced or
-- waiting), rows set apart, absence, planning, cases. A row of a file is one row, also when it stands set apart
-- and waits (somebody unknown) or was mended (its entry stands beside its text).
with uren as (
    select batch, rij, volgnummer, datum, seconden, actief from uur where datum < $grens
    union all select batch, rij, volgnummer, datum, seconden, false from uur_wacht where datum < $grens
),
apart as (
    select coalesce(q.datum, b.periode_tot, b.geladen_op::date) as datum
    from quarantaine q join batch b using (batch)
    where coalesce(q.datum, b.periode_tot, b.geladen_op::date) < $grens
      and not exists (from uren u where (u.batch, u.rij, u.volgnummer) = (q.batch, q.rij, q.volgnummer))
),
stam as (
    select tot as datum from afwezigheid where tot < $grens
    union all select tot from taak where tot < $grens
    union all select peildatum from caseload where peildatum < $grens
),
alles as (
    select datum, actief as telde from uren
    union all select datum, false from apart
    union all select datum, true from stam
)
select count(*)::bigint,
       (count(*) filter (where telde))::bigint,
       (select coalesce(sum(seconden), 0) from uren where actief)::bigint,
       min(datum)
from alles
