-- The newest light of each own area and indicator that was known on $vandaag.
select gebied, niveau, indicator, max(jaar) as jaar, arg_max_null(kans_rood, jaar) as kans_rood
from licht
where jaar <= year($vandaag::date)
group by gebied, niveau, indicator
order by gebied, indicator
