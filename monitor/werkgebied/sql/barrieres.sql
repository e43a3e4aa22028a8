-- Water, railways and roads that borders do not count over.
select naam, soort, geometrie, auteur, gemaakt_op from barriere order by naam
