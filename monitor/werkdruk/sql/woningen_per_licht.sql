-- How many homes does one person have in this week, per norm?
-- $medewerker; $week: a Monday.
select sleutel, sum(aantal) as woningen
from nodig_week
where onderdeel = 'woningen' and medewerker = $medewerker and week = $week and aantal is not null
group by all
order by sleutel
