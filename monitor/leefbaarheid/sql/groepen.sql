-- Which number stands for which reference group.
select distinct groep_nr, groep from lb_gebied where groep_nr >= 0
