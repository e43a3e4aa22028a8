-- Question: in which weeks did the coordinator of a buurt at that time register enough (or was away)?
-- Columns: buurt, week, bekend. A week without a row is judged by whether there are hours at all.
select v.buurt, w.week, bool_or(w.volledigheid in ('volledig', 'afwezig')) as bekend
from werkweek w
join verdeling v on v.medewerker = w.medewerker and v.vanaf <= w.week + 6 and (v.tot is null or v.tot >= w.week)
where w.week <= $laatste and w.volledigheid <> 'geen rooster'
group by all
order by all
