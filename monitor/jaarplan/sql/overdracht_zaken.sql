-- Question: how many cases of each type are open in a buurt on the last day that was counted before or on $dag?
-- A count per type; a case is never a person here. Columns: day, type, number, file.
select c.peildatum, c.zaaktype, sum(c.aantal)::integer as aantal, any_value(b.bestand) as bestand
from caseload c
left join batch b on b.batch = c.batch
where c.buurt = $buurt
  and c.peildatum = (select max(peildatum) from caseload where peildatum <= $dag)
group by c.peildatum, c.zaaktype
having sum(c.aantal) > 0
order by c.zaaktype
