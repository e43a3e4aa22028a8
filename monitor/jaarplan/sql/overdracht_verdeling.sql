-- Question: who had, has and gets which buurt? ($buurt null: all) Columns: buurt, medewerker, name, from, to.
select v.buurt, v.medewerker, m.naam, v.vanaf, v.tot
from verdeling v
left join medewerker m on m.medewerker = v.medewerker
where ($buurt is null or v.buurt = $buurt) and v.vanaf <= coalesce(v.tot, v.vanaf)
order by v.buurt, v.vanaf
