-- Which rows count? A function of the batches that are in, not of the order in which they came in.
--
-- Per person and day: the last 'vervang' batch that covers the day leads. A 'buiten' batch (an older file,
-- read later) leads only where no covering 'vervang' batch is newer than it or ends later than it. An
-- 'aanvul' batch later than the leading 'vervang' batch adds what is not there yet. A mended row on a day
-- outside its own file's coverage also only adds. Per native id the same order picks one row.
create or replace temp table stap_winnaar as
with lopend as (
    select batch, modus, coalesce(periode_tot, date '1900-01-01') as tot
    from batch where bron = $bron and soort = 'uren' and teruggedraaid_op is null
),
kandidaat as (
    select b.*, l.modus, l.tot from stap_bereik b join lopend l using (batch)
),
-- rows without a native id ------------------------------------------------------------------------
dag as (
    select distinct persoon, datum from kandidaat where bron_id is null
),
dekt as (
    select dag.persoon, dag.datum, d.batch, l.modus, l.tot
    from dag
    join dekking d on d.persoon = dag.persoon and dag.datum between d.van and d.tot
    join lopend l on l.batch = d.batch
),
vervang as (
    select persoon, datum, max(batch) as batch, max(tot) as tot
    from dekt where modus = 'vervang' group by all
),
buiten as (
    select d.persoon, d.datum, max_by(d.batch, (d.tot, d.batch)) as batch
    from dekt d left join vervang v using (persoon, datum)
    where d.modus = 'buiten'
      and (v.batch is null or v.batch < d.batch and v.tot <= d.tot)
    group by all
),
leider as (
    select dag.persoon, dag.datum, coalesce(o.batch, v.batch) as leider, coalesce(v.batch, 0) as vervang
    from dag left join vervang v using (persoon, datum) left join buiten o using (persoon, datum)
),
dagrij as (
    select k.rijnummer
    from kandidaat k
    join leider l using (persoon, datum)
    left join dekt e on e.persoon = k.persoon and e.datum = k.datum and e.batch = k.batch
    where k.bron_id is null
      and (k.batch = l.leider
           or (k.modus = 'aanvul' or e.batch is null) and k.batch > l.vervang)
    qualify row_number() over (
        partition by k.persoon, k.datum, k.sleutel
        order by k.batch = l.leider desc, k.batch, k.rij, k.volgnummer) = 1
),
-- rows with a native id ---------------------------------------------------------------------------
id_vervang as (
    select bron_id, max(batch) as batch, max(tot) as tot
    from kandidaat where bron_id is not null and modus = 'vervang' group by bron_id
),
idrij as (
    select k.rijnummer
    from kandidaat k left join id_vervang v using (bron_id)
    where k.bron_id is not null
    qualify row_number() over (
        partition by k.bron_id
        order by
            case when k.modus = 'buiten' and (v.batch is null or v.batch < k.batch and v.tot <= k.tot) then 0
                 when k.modus = 'vervang' then 1 when k.modus = 'aanvul' then 2 else 3 end,
            case when k.modus = 'buiten' then k.tot end desc,
            case when k.modus = 'aanvul' then -k.batch else k.batch end desc,
            k.rij desc, k.volgnummer desc) = 1
)
select rijnummer from dagrij union all select rijnummer from idrij
