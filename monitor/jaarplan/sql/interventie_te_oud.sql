-- Question: how many lines of Interventies from before this limit still carry a name?
select (select count(*) from toepassing where wanneer < $grens and wie <> $naam)
     + (select count(*) from interventiekaart where wanneer < $grens and wie <> $naam) as rijen
