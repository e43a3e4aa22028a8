-- Let `medewerker` say what the batches say. Input: table `nieuw`, one row per person, dates as ISO text; an
-- empty text means none.
insert into medewerker (medewerker, naam, functie, in_dienst, uit_dienst, hoofdbron)
select medewerker, naam, functie, nullif(in_dienst::varchar, '')::date, nullif(uit_dienst::varchar, '')::date,
       nullif(hoofdbron::varchar, '')
from nieuw
on conflict do update set naam = excluded.naam, functie = excluded.functie, in_dienst = excluded.in_dienst,
                          uit_dienst = excluded.uit_dienst, hoofdbron = excluded.hoofdbron
