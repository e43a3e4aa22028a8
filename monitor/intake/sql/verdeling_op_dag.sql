-- Who has each buurt on $dag, does that end some day, and on which later days does another row begin?
select b.buurt,
       arg_max(v.medewerker, v.vanaf) filter (v.vanaf <= $dag and (v.tot is null or v.tot >= $dag)) as medewerker,
       coalesce(bool_or(v.vanaf <= $dag and v.tot >= $dag), false) as houdt_op,
       coalesce(list(v.vanaf order by v.vanaf) filter (v.vanaf > $dag), []) as later
from buurt b
left join verdeling v using (buurt)
group by b.buurt
order by b.buurt
