-- Keys of persons that map by themselves. Input: table `nieuw` (tekst, doel).
insert into indeling (soort, tekst, doel, herkomst)
select 'persoon', tekst, doel, 'automatisch' from nieuw
on conflict do update set doel = excluded.doel
