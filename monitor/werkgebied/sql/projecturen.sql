-- How many hours a week do projects ask per buurt, on average over the weeks from $van to $tot (Mondays)?
select buurt, sum(midden) / $weken as uren, list(distinct project order by project) as projecten
from projectuur
where week between $van and $tot
group by all
