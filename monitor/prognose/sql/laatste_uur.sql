-- Question: what is the last day with hours that were worked, as far as that can be? Work dated after the newest
-- import ($vast: the day that the settings pin, when later) is a slip of the pen and not yet done.
select max(datum) as datum
from uur_dag
where telt and soort = 'werk'
  and datum <= greatest(
      coalesce((select max(geladen_op)::date from batch where teruggedraaid_op is null), date '9999-12-31'), $vast::date)
