-- The sums of each person's weeks, before any judgement: C, F, V, B, G, registered days, shares, needed hours.
-- N is null (with the reason) when nothing that asks hours is known, or when a number or norm is missing.
-- $dag_geregistreerd: share of B from which a day counts as registered.
with dagsom as (
    select medewerker, date_trunc('week', datum)::date as week, sum(rooster)::bigint as rooster,
           sum(feestdag)::bigint as feestdag, sum(afwezig)::bigint as afwezig,
           sum(beschikbaar)::bigint as beschikbaar, sum(gewerkt)::bigint as gewerkt,
           count(*) filter (beschikbaar > 0)::integer as dagen,
           count(*) filter (beschikbaar > 0 and gewerkt >= $dag_geregistreerd * beschikbaar)::integer
               as dagen_geregistreerd
    from beschikbaar_dag
    group by all
),
deel as (
    select u.medewerker, date_trunc('week', u.datum)::date as week,
           sum(u.seconden) filter (u.soort = 'gepland') as gepland,
           sum(u.seconden) filter (u.soort = 'werk' and u.categorie is not null) as ingedeeld,
           sum(u.seconden) filter (u.soort = 'werk' and c.overhead) as overhead_gewerkt,
           sum(u.seconden) filter (u.soort = 'werk' and u.contact = 'direct') as direct,
           sum(u.seconden) filter (u.soort = 'werk' and u.contact <> 'onbekend') as contact_bekend,
           sum(u.seconden) filter (u.soort = 'werk' and u.plaats = 'wijk') as wijk,
           sum(u.seconden) filter (u.soort = 'werk' and u.plaats = 'onderweg') as onderweg,
           sum(u.seconden) filter (u.soort = 'werk' and u.plaats <> 'onbekend') as plaats_bekend,
           sum(u.seconden) filter (u.soort = 'werk' and u.aard = 'reactief') as reactief,
           sum(u.seconden) filter (u.soort = 'werk' and u.aard <> 'onbekend') as aard_bekend
    from uur_dag u left join categorie c using (categorie)
    where u.telt
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
select d.medewerker, d.week, d.rooster, d.feestdag, d.afwezig, d.beschikbaar, d.gewerkt,
       coalesce(u.gepland, 0)::bigint as gepland, d.dagen, d.dagen_geregistreerd,
       r.week is not null as heeft_rooster,
       coalesce(u.ingedeeld, 0)::bigint as ingedeeld,
       coalesce(u.overhead_gewerkt, 0)::bigint as overhead_gewerkt,
       coalesce(u.direct, 0)::bigint as direct, coalesce(u.contact_bekend, 0)::bigint as contact_bekend,
       coalesce(u.wijk, 0)::bigint as wijk, coalesce(u.onderweg, 0)::bigint as onderweg,
       coalesce(u.plaats_bekend, 0)::bigint as plaats_bekend,
       coalesce(u.reactief, 0)::bigint as reactief, coalesce(u.aard_bekend, 0)::bigint as aard_bekend,
       case when n.onbekend is null then n.laag end as nodig_laag,
       case when n.onbekend is null then n.midden end as nodig_midden,
       case when n.onbekend is null then n.hoog end as nodig_hoog,
       case when n.week is null then 'geen woningen, zaken, projecten of taken bekend' else n.onbekend end
           as nodig_onbekend
from dagsom d
left join deel u using (medewerker, week)
left join nodig n using (medewerker, week)
left join met_rooster r using (medewerker, week)
order by d.medewerker, d.week
