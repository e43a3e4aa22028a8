-- Question: how was the plan recorded at each change? One row per project, moment and phase; a moment at which the
-- project had left the plan has one row without phase.
select project, vastgelegd_op, type, buurt, woningen, fase, van, tot
from plansnapshot
where fase is null or tot >= van
order by project, vastgelegd_op, van, fase
