-- How much does batch $batch hold, and how much of it is ours? Areas, those that are a buurt or complex of ours,
-- figures (one figure of one area in one year, as `cijfer_verschil` counts them), those of our areas, and whether
-- every area is a buurt.
with cijfer as (
    select gebied, indicator as wat, jaar, niveau from meting where batch = $batch
    union
    select gebied, 'cijfer ' || sleutel, jaar, 'buurt' from gebiedscijfer where batch = $batch
    union
    select coalesce(complex, buurt), 'schouw ' || ronde || ' ' || onderdeel || ' ' || punt, year(datum),
           case when complex is null then 'buurt' else 'complex' end
    from schouwpunt where batch = $batch
    union
    select complex, 'dossier ' || dossier, year(geopend), 'complex' from overlastdossier where batch = $batch
    union
    select gebied, 'oordeel ' || bron || ' ' || onderwerp, jaar, niveau from oordeel where batch = $batch
),
per_gebied as (
    select gebied, count(*) as cijfers, bool_and(niveau = 'buurt') as buurt,
           gebied in (select buurt from buurt) or gebied in (select complex from complex) as eigen
    from cijfer
    group by gebied
)
select count(*), count(*) filter (eigen), coalesce(sum(cijfers), 0)::bigint,
       coalesce(sum(cijfers) filter (eigen), 0)::bigint, coalesce(bool_and(buurt), true)
from per_gebied
