-- From which Monday on do one person's buurten differ, for the first time in the weeks to come?
-- $medewerker; $van, $tot: first and last Monday.
select min(date_trunc('week', vanaf + 6))::date as vanaf
from verdeling_wissel
where $medewerker in (van, naar) and vanaf > $van and date_trunc('week', vanaf + 6) <= $tot
