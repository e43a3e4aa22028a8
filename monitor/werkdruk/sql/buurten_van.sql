-- Which buurten does this person have on this day, since when (unbroken), and which complexes lie in them?
-- $medewerker, $dag
select v.buurt, coalesce(b.naam, v.buurt) as naam, min(v.vanaf) as sinds,
       list(distinct c.complex order by c.complex) filter (c.complex is not null) as complexen
from verdeling v
left join buurt b using (buurt)
left join complex c using (buurt)
where v.medewerker = $medewerker and v.vanaf <= $dag
group by all
having bool_or(coalesce(v.tot, $dag) >= $dag)
order by naam, v.buurt
