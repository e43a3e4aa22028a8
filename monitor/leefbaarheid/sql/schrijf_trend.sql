-- Trend of the newest unbroken piece of each area's series, of the corporation's own areas.
insert into trend
select a.gebied, $indicator, t.jaar, t.punten, t.verandering, t.p, t.richting
from lb_trend t
join lb_gebied a on a.nr = t.gebied
where a.eigen
