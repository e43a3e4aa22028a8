-- Question: which unknown people stand in which file that is in, and what waits there for a name?
select w.batch, w.persoon, coalesce(any_value(s.naam), w.persoon), count(*)::bigint, sum(w.seconden)::bigint
from uur_wacht w
join batch b on b.batch = w.batch and b.teruggedraaid_op is null
left join schrijfwijze s on s.soort = 'persoon' and s.tekst = w.persoon
group by w.batch, w.persoon
order by w.batch desc, sum(w.seconden) desc, w.persoon
