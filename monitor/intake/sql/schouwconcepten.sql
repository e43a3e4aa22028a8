-- Every schouw that was walked here, newest first; the import counts only while it isn't undone.
select c.concept, c.complex, coalesce(x.naam, c.complex), c.buurt, c.ronde, c.datum, c.rol, b.batch
from schouwconcept c
left join complex x on x.complex = c.complex
left join batch b on b.batch = c.batch and b.teruggedraaid_op is null
order by c.begonnen_op desc, c.concept
