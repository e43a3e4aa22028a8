-- Each change of hands in the division: who has a buurt from a day on, and who had it the day before.
create view verdeling_wissel as
select n.buurt, n.vanaf, arg_max(v.medewerker, v.vanaf) as van, any_value(n.medewerker) as naar,
       any_value(n.batch) as batch
from verdeling n
left join verdeling v
  on v.buurt = n.buurt and v.vanaf < n.vanaf and (v.tot is null or v.tot >= n.vanaf - interval 1 day)
group by n.buurt, n.vanaf
having van is distinct from naar;
comment on view verdeling_wissel is 'kamer: intake. Vanaf welke dag een buurt naar een ander gaat, en van wie.';
