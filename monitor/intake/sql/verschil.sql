-- What changed in the rows that count, by content key: new, unchanged (rows of this file that counted
-- already) and vanished, in rows and seconds.
with na as (
    select b.batch, b.sleutel, b.seconden from stap_bereik b join stap_winnaar w using (rijnummer)
),
voor as (
    select sleutel, seconden from stap_bereik where actief
),
file as (
    select distinct sleutel from stap_bereik where batch = $batch
)
select
    (select count(*) from na anti join voor using (sleutel)),
    (select count(*) from na semi join voor using (sleutel) semi join file using (sleutel)),
    (select count(*) from voor anti join na using (sleutel)),
    (select coalesce(sum(seconden), 0) from na anti join voor using (sleutel)),
    (select coalesce(sum(seconden), 0) from voor anti join na using (sleutel))
