-- Question: how many rows of Netwerk and Overdracht go, or lose the name of who wrote them, at this limit?
select
    (select count(*) from vervanging
     where coalesce(tot, date '9999-12-31') < $grens or terug_op < $grens or (op < $grens and door <> $naam))
  + (select count(*) from overdrachtpunt
     where terug_op < $grens or (op < $grens and door <> $naam)
        or (nagekeken_op < $grens and nagekeken_door <> $naam))
  + (select count(*) from overdrachtvink where op < $grens)
  + (select count(*) from netwerkstap where op < $grens and (door <> $naam or terug_op is not null)) as rijen
