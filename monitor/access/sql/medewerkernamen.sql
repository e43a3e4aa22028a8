-- Question: which names may never stand in a shared view?
-- Columns: naam.
select distinct trim(naam) as naam from medewerker where length(trim(naam)) >= 3 order by naam
