-- Lights known on $vandaag, of one area and one indicator when given; in the order of the dataclass Lichtcijfer.
-- The trend arrow belongs to the newest year of a series.
select l.gebied, l.indicator, l.jaar, l.teller, l.noemer, l.ruw, l.geschat, l.laag, l.hoog, l.groep, l.t_groen,
       l.t_rood, l.kans_rood, l.kans_groen, l.licht, l.geel_soort, l.reden_grijs, l.licht_eigen, l.licht_vorig,
       l.jaren, l.reeks, coalesce(t.richting, 'onbekend'), t.verandering
from licht l
left join trend t on t.gebied = l.gebied and t.indicator = l.indicator and t.tot_jaar = l.jaar
where l.jaar <= year($vandaag::date)
  and ($gebied is null or l.gebied = $gebied)
  and ($indicator is null or l.indicator = $indicator)
order by l.gebied, l.indicator, l.jaar
