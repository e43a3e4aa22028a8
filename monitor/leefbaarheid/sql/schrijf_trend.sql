-- Trend of the newest unbroken piece of each area's series.
insert into trend
select a.gebied, $indicator, u.jaar, u.trend_punten, u.trend_verandering, u.trend_p, u.trend_richting
from lb_uit u
join lb_gebied a on a.nr = u.gebied
where u.laatste and a.eigen
