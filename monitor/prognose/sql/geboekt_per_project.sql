-- Question: how many hours of work were booked on each project of one buurt, and up to which day? $buurt.
select u.project, sum(u.seconden) / 3600.0 as uren, max(u.datum) as laatste
from uur_dag u
join project p on p.project = u.project and p.buurt = $buurt
where u.telt and u.soort = 'werk'
group by all
