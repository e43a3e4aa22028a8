-- The sums of each person's weeks, before any judgement: C, F, V, B, G, registered days, shares, needed hours.
-- N is null (with the reason) when nothing that asks hours is known, or when a number or norm is missing.
-- $dag_geregistreerd: share of B from which a day counts as registered.
with dagsom as (
    select medewerker, date_trunc('week', datum)::date as week, sum(rooster)::bigint as rooster,
           sum(feestdag)::bigint as feestdag, sum(afwezig)::bigint as afwezig,
           sum(beschikbaar)::bigint as beschikbaar, sum(gewerkt)::bigint as gewerkt,
           sum(gepland)::bigint as gepland, count(*) filter (beschikbaar > 0)::integer as dagen,
           count(*) filter (beschikbaar > 0 and gewerkt >= $dag_geregistreerd * beschikbaar)::integer
               as dagen_geregistreerd,
           sum(ingedeeld)::bigint as ingedeeld, sum(overhead)::bigint as overhead_gewerkt,
           sum(direct)::bigint as direct, sum(contact_bekend)::bigint as contact_bekend,
           sum(wijk)::bigint as wijk, sum(onderweg)::bigint as onderweg,
           sum(plaats_bekend)::bigint as plaats_bekend, sum(reactief)::bigint as reactief,
           sum(aard_bekend)::bigint as aard_bekend
    from beschikbaar_dag
    group by all
),
nodig as (
    select medewerker, week, sum(laag) as laag, sum(midden) as midden, sum(hoog) as hoog,
           case when bool_or(aantal is null) then 'aantal woningen onbekend: '
                     || string_agg(distinct bron, ', ' order by bron) filter (aantal is null)
                when bool_or(midden is null) then 'norm ontbreekt: '
                     || string_agg(distinct sleutel, ', ' order by sleutel) filter (midden is null)
           end as onbekend
    from nodig_week
    group by all
),
met_rooster as (
    select distinct d.medewerker, d.week
    from dagsom d join rooster r
        on r.medewerker = d.medewerker and r.vanaf <= d.week + 6 and (r.tot is null or r.tot >= d.week)
)
select d.*, r.week is not null as heeft_rooster,
       case when n.onbekend is null then n.laag end as nodig_laag,
       case when n.onbekend is null then n.midden end as nodig_midden,
       case when n.onbekend is null then n.hoog end as nodig_hoog,
       case when n.week is null then 'geen woningen, zaken, projecten of taken bekend' else n.onbekend end
           as nodig_onbekend
from dagsom d
left join nodig n using (medewerker, week)
left join met_rooster r using (medewerker, week)
order by d.medewerker, d.week
