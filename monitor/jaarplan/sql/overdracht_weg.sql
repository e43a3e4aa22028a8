-- Question: on which days is somebody of the team away all day, from a week before $dag on? Never why.
-- A part of a day is no absence here. Columns: medewerker, first day, last day.
select medewerker, van, tot
from afwezigheid
where seconden_per_dag is null and tot >= $dag - interval 7 day
order by medewerker, van
