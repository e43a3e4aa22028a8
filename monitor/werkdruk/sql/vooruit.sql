-- What will one person's hours be asked for in the weeks to come? One row per week, part and source.
-- Support (part "ondersteuning") takes hours away: below zero. $medewerker; $van, $tot: first and last Monday.
select n.week, n.onderdeel, coalesce(p.naam, n.bron) as naam, sum(n.midden) as midden
from nodig_week n
left join project p on n.onderdeel = 'projecten' and p.project = n.bron
where n.medewerker = $medewerker and n.week between $van and $tot
group by all
order by n.week, n.onderdeel, naam
