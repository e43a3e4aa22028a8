-- What would be lost if this file led in its period? Only days that were covered before are compared, so
-- that a new month can not hide a hole in an old one. Answers: seconds before, net loss in seconds.
with oud as (
    select o.persoon, o.van, o.tot
    from dekking o join batch b on b.batch = o.batch
    where b.bron = $bron and b.soort = 'uren' and b.teruggedraaid_op is null and b.batch <> $batch
),
binnen as (
    select b.* from stap_bereik b
    where b.bron_id in (select bron_id from stap_id)
       or b.bron_id is null and exists (
            select 1 from dekking d
            where d.batch = $batch and d.persoon = b.persoon and b.datum between d.van and d.tot)
),
voor as (
    select * from binnen where actief
),
na as (
    select b.* from binnen b join stap_winnaar w using (rijnummer)
    where b.bron_id is null and exists (
            select 1 from oud where oud.persoon = b.persoon and b.datum between oud.van and oud.tot)
       or b.bron_id in (select bron_id from voor where bron_id is not null)
)
select
    (select coalesce(sum(seconden), 0) from voor),
    (select coalesce(sum(seconden), 0) from voor anti join na using (sleutel))
        - (select coalesce(sum(seconden), 0) from na anti join voor using (sleutel))
