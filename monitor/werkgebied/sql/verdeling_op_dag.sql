-- Question: who has which buurt on $dag? Columns: buurt, medewerker.
select buurt, arg_max(medewerker, vanaf) as medewerker
from verdeling
where vanaf <= $dag and (tot is null or tot >= $dag)
group by buurt
order by buurt
