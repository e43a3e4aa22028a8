-- On which days up to $klok did files come in, undone ones too? The removal itself ($soort) is no sign of life.
-- Columns: dag, oldest first.
select distinct geladen_op::date as dag
from batch
where batch > 0 and soort <> $soort and geladen_op::date <= $klok
order by dag
