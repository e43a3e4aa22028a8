-- Question: which buurten have a coordinator on $dag?
select distinct b.buurt, b.naam
from buurt b
join verdeling v on v.buurt = b.buurt and v.vanaf <= $dag and (v.tot is null or v.tot >= $dag)
order by b.naam
