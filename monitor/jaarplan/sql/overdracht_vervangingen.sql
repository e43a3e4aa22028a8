-- Question: who was written down as deputy of a buurt, with what was taken back? ($buurt null: all)
select nummer, buurt, medewerker, van, tot, door, op, terug_op, terug_door
from vervanging
where $buurt is null or buurt = $buurt
order by nummer
