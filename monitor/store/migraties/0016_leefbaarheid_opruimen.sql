-- What files say about buurten and complexes is kept in `stamrij`, with all other master data: two tables of 0006
-- never got a row.
drop table buurtbron;
drop table complexbron;
