-- Question: what is good to know about a buurt ($buurt null: of all), with what was taken back? Newest first.
select nummer, buurt, tekst, door, op, nakijken_voor, nagekeken_op, nagekeken_door, terug_op, terug_door
from overdrachtpunt
where $buurt is null or buurt = $buurt
order by nummer desc
