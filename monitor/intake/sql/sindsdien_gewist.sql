-- Question: up to which day (not included) was something of this file removed by the retention period after it was
-- read in? Column: that day, null when nothing was.
select max(w.periode_tot) + 1
from batch w
join batch b on b.batch = $batch
where w.soort = 'bewaartermijn' and w.batch > b.batch and b.periode_van <= w.periode_tot
