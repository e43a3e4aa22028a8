-- Hours of the whole team (or of $medewerker, when not null) per week: employable (B × (1 − overhead)) of all, and, of
-- those whose needed hours are known, employable and needed; with who they are.
-- $van, $tot: first and last Monday.
with week_van as (
    select week, medewerker, beschikbaar * (1 - overhead) / 3600 as inzetbaar, nodig_midden as nodig
    from werkweek
    where week between $van and $tot and beschikbaar * (1 - overhead) > 0
      and ($medewerker is null or medewerker = $medewerker)
)
select week, sum(inzetbaar) as inzetbaar,
       sum(inzetbaar) filter (where nodig is not null) as inzetbaar_bekend,
       sum(nodig) as nodig,
       list(medewerker) as mensen,
       coalesce(list(medewerker) filter (where nodig is not null), []) as bekend
from week_van
group by week
order by week
