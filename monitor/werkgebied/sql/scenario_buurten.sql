-- One kept plan, buurt by buurt. $scenario
select buurt, medewerker, slot from scenario_buurt where scenario = $scenario order by buurt
