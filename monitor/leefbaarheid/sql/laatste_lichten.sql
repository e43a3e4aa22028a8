-- The newest light of each own area and indicator that was known on $vandaag.
select gebied, niveau, indicator, jaar, licht, kans_rood
from licht
where jaar <= year($vandaag::date)
qualify row_number() over (partition by gebied, indicator order by jaar desc) = 1
order by gebied, indicator
