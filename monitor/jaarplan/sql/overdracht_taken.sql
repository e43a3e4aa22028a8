-- Question: which planned tasks run or come in a buurt? Without hours: those are somebody's.
-- Columns: task, first day, last day.
select omschrijving, min(van) as van, max(tot) as tot
from taak
where buurt = $buurt and tot >= $dag
group by omschrijving
order by van, omschrijving
