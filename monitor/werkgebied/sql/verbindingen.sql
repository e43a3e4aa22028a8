-- What people set by hand about pairs of buurten.
select buurt, ander, soort, auteur, gemaakt_op from buurtverbinding order by buurt, ander
