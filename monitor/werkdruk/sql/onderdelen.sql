-- What makes up one person's needed hours over the weeks of a period in which that person was available?
-- $medewerker; $van, $tot: first and last Monday.
select n.onderdeel, n.sleutel, n.bron,
       coalesce(b.naam, p.naam, n.bron) as naam, avg(n.aantal) as aantal,
       sum(n.laag) as laag, sum(n.midden) as midden, sum(n.hoog) as hoog, count(*)::integer as weken,
       bool_or(n.licht_onbekend) as licht_onbekend
from nodig_week n
join werkweek w using (medewerker, week)
left join buurt b on n.onderdeel = 'woningen' and b.buurt = n.bron
left join project p on n.onderdeel = 'projecten' and p.project = n.bron
where n.medewerker = $medewerker and n.week between $van and $tot
  and w.beschikbaar > 0 and w.nodig_midden is not null
group by all
order by midden desc nulls last, n.sleutel, n.bron
