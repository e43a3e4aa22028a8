-- Question: of which project types in the plan is there no kengetal at all?
select distinct type from project where type not in (select type from kengetal) order by type
