-- Which buurten get another coordinator in the weeks of the forecast, after the division that it counts with?
select w.vanaf, w.buurt, coalesce(v.naam, w.van) as van, coalesce(n.naam, w.naar) as naar
from verdeling_wissel w
left join medewerker v on v.medewerker = w.van
left join medewerker n on n.medewerker = w.naar
where w.vanaf > $geteld and w.vanaf <= $tot
order by w.vanaf, w.buurt
