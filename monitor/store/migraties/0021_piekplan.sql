-- Pieken: with which entry in the ledger a scenario became the plan. Undone entry: no longer the plan.

alter table piekscenario add column plan_batch integer;
update piekscenario
set plan_batch = (select max(batch) from batch where soort = 'projecten' and teruggedraaid_op is null)
where is_plan;
alter table piekscenario drop column is_plan;
