-- Question: how many employable hours has each person per week, and which share of the week is leave?
select medewerker, week,
       beschikbaar * (1 - overhead) / 3600.0                                as capaciteit,
       coalesce(afwezig / nullif(rooster - feestdag, 0)::double, 0)         as verlof
from werkweek
where rooster > 0
order by all
