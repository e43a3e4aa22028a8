-- Everything that batches still in say about one kind, oldest first.
select s.inhoud
from stamrij s join batch b using (batch)
where s.soort = $soort and b.teruggedraaid_op is null
order by s.batch, s.rij
