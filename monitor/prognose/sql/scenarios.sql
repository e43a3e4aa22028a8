-- Question: which scenarios were kept, newest first, and which of them are in the plan?
-- In the plan: the entry that wrote its steps still stands. The plan: the last of those. It can be taken back
-- (`terug`: its entry) as long as nobody changed the projects after it.
with staat as (
    select s.*, b.batch is not null as in_plan
    from piekscenario s
    left join batch b on b.batch = s.plan_batch and b.teruggedraaid_op is null
)
select scenario, naam, gemaakt_op, gemaakt_door,
       in_plan and plan_batch = max(plan_batch) filter (in_plan) over () as is_plan, in_plan,
       case when in_plan and plan_batch = (
           select max(batch) from batch where soort = 'projecten' and teruggedraaid_op is null
       ) then plan_batch end as terug
from staat
order by gemaakt_op desc, scenario desc
