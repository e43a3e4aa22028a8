-- Trend of the newest unbroken piece of each area's series.
insert into trend
select a.gebied, $indicator, b.jaar, u.trend_punten,
       case when isfinite(u.trend_verandering) then u.trend_verandering end,
       case when isfinite(u.trend_p) then u.trend_p end, u.trend_richting
from lb_uit u
join lb_basis b on b.nr = u.nr
join lb_gebied a on a.nr = b.gebied_nr
where u.laatste and a.eigen
