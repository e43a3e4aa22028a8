-- What is kept longer than the retention period? Rows and seconds of entries that counted, and the oldest day.
-- Everything about a person counts: entries (counting, replaced or waiting), rows set apart, absence, planning, cases.
with uren as (
    select datum, seconden, actief from uur where datum < $grens
    union all select datum, seconden, false from uur_wacht where datum < $grens
),
apart as (
    select coalesce(q.datum, b.periode_tot, b.geladen_op::date) as datum
    from quarantaine q join batch b using (batch)
    where coalesce(q.datum, b.periode_tot, b.geladen_op::date) < $grens
),
stam as (
    select tot as datum from afwezigheid where tot < $grens
    union all select tot from taak where tot < $grens
    union all select peildatum from caseload where peildatum < $grens
),
alles as (select datum from uren union all select datum from apart union all select datum from stam)
select (select count(*) from alles)::bigint,
       (select coalesce(sum(seconden), 0) from uren where actief)::bigint,
       (select min(datum) from alles)
