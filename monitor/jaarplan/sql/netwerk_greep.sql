-- Question: which steps were made at once, and is there a later one that still counts?
-- Columns: number, agreement, buurt, taken back, later step that counts.
select s.nummer, s.afspraak, s.buurt, s.terug_op is not null as terug,
       exists (select 1 from netwerkstap l
               where l.afspraak = s.afspraak and l.nummer > s.nummer and l.greep <> s.greep
                 and l.terug_op is null) as later
from netwerkstap s
where s.greep = $greep
order by s.nummer
