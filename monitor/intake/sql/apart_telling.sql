-- Question: how many rows stand apart per import that is in, and how many seconds? Columns: batch, rows, seconds.
select q.batch, count(*)::bigint, coalesce(sum(q.seconden), 0)::bigint
from quarantaine q join batch b using (batch)
where q.status = 'open' and b.teruggedraaid_op is null
group by q.batch
order by q.batch desc
