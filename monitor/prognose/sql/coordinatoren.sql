-- Question: which buurt belongs to which coordinator on $dag, with how many homes?
select v.buurt, arg_max(v.medewerker, v.vanaf) as medewerker, any_value(coalesce(b.woningen, 0)) as woningen
from verdeling v
join medewerker m on m.medewerker = v.medewerker
left join buurt b on b.buurt = v.buurt
where v.vanaf <= $dag and (v.tot is null or v.tot >= $dag)
group by v.buurt
order by v.buurt
