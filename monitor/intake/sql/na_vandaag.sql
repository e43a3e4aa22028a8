-- Question: which rows of work in a file lie after today? Columns: rows, seconds, last day (null without any).
select count(*)::bigint, coalesce(sum(seconden), 0)::bigint, max(datum)
from uur
where batch = $batch and soort = 'werk' and datum > $vandaag
