-- The plans that are kept, newest first.
select scenario, naam, auteur, gemaakt_op, doel, herkomst, instellingen from scenario
order by gemaakt_op desc, scenario
