-- The own buurten by name, with their homes and who has them on $vandaag.
select b.buurt, b.naam, coalesce(b.woningen, 0), any_value(v.medewerker)
from buurt b
left join verdeling v on v.buurt = b.buurt and v.vanaf <= $vandaag and (v.tot is null or v.tot >= $vandaag)
group by b.buurt, b.naam, b.woningen
order by b.naam, b.buurt
