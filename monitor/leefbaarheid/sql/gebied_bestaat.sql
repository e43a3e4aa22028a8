-- Is $gebied one of our buurten or complexes?
select 1 from buurt where buurt = $gebied union all select 1 from complex where complex = $gebied
