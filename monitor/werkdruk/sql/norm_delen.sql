-- What do homes and cases ask of each person in each week, per norm? $van, $tot: first and last Monday.
select medewerker, week, sleutel, sum(aantal) as aantal, sum(laag) as laag, sum(midden) as midden, sum(hoog) as hoog
from nodig_week
where onderdeel in ('woningen', 'zaken') and aantal is not null and week between $van and $tot
group by all
order by medewerker, week, sleutel
