-- Question: who did what to the agreements ($buurt: of one buurt; null: of all)? Newest first.
select nummer, greep, afspraak, handeling, buurt, organisatie, wat, laatste_contact, door, op, terug_op, terug_door
from netwerkstap
where $buurt is null or buurt = $buurt
order by nummer desc
