-- Yearly figures of one indicator on one level, in order; usable = it may carry a light (big enough, known).
-- reeks: unbroken piece of the series.
select c.gebied, c.jaar, c.teller, c.noemer, c.waarde, c.sd, c.populatie, l.reeks, l.reden_grijs is null as telt
from jaarcijfer c
join licht l on l.gebied = c.gebied and l.indicator = c.indicator and l.jaar = c.jaar and l.niveau = c.niveau
where c.indicator = $indicator and c.niveau = $niveau
order by c.gebied, c.jaar
