-- What an intervention did is reckoned by a stricter rule: what is there is renewed when the data open.
insert into stand
select 'te_vernieuwen', 'interventies' where exists (select 1 from interventie_effect)
on conflict (sleutel) do update set waarde = stand.waarde || ',interventies';
