-- Which fetched sources count now: per source and municipality the newest import that is not undone.
select o.batch, o.bron, o.titel, o.houder, o.licentie, o.gemeente, o.adres, o.peildatum, o.opgehaald_op
from ophaling o
join batch b using (batch)
where b.teruggedraaid_op is null
qualify row_number() over (partition by o.bron, o.gemeente order by o.batch desc) = 1
order by o.opgehaald_op desc, o.bron
