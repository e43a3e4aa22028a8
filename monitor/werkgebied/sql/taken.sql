-- How many hours a week do planned tasks ask per buurt (null = tied to a person only), on average over the
-- working weeks from $van to $tot (Mondays)? A task counts for the weeks that it covers.
select buurt,
       sum(midden * greatest(0, 1 + least(tot, $tot::date + 6) - greatest(van, $van))) / 7.0 / $weken as uren
from taak
where van <= $tot::date + 6 and tot >= $van
group by all
