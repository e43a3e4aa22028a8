-- The day of the newest import that is not undone, or of a decision that was taken or withdrawn after it.
select case when count(*) > 0 then greatest(
           max(geladen_op)::date,
           (select max(greatest(datum, coalesce(ingetrokken_op, datum))) from lichtbesluit)) end
from batch
where teruggedraaid_op is null
