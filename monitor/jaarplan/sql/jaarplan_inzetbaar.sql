-- Hours of the whole team (or of $medewerker, when not null) per week: employable (B × (1 − overhead)), needed, and of how many people.
-- $van, $tot: first and last Monday. Needed is of those of whom it is known: `nodig_bekend` of `mensen`.
select week, sum(beschikbaar * (1 - overhead)) / 3600 as inzetbaar,
       sum(nodig_midden) filter (where beschikbaar > 0) as nodig,
       count(*) filter (where beschikbaar > 0) as mensen,
       count(nodig_midden) filter (where beschikbaar > 0) as nodig_bekend
from werkweek
where week between $van and $tot and ($medewerker is null or medewerker = $medewerker)
group by week
order by week
