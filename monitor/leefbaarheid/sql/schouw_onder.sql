-- What fell below B in one $ronde, worst first, with the remark of who walked it here; of $buurt when given.
with punt as (
    select s.* from schouwpunt s
    join batch b on b.batch = s.batch and b.teruggedraaid_op is null
    where s.datum <= $vandaag and ($buurt is null or s.buurt = $buurt)
    qualify row_number() over (
        partition by s.buurt, s.complex, s.ronde, s.onderdeel, s.punt order by s.batch desc, s.rij desc) = 1
)
select p.complex, coalesce(x.naam, p.complex, 'hele buurt'), p.buurt, coalesce(g.naam, p.buurt), p.onderdeel, p.punt, p.beeld,
       p.datum, any_value(o.opmerking)
from punt p
left join complex x on x.complex = p.complex
left join buurt g on g.buurt = p.buurt
left join schouwconcept c on c.batch = p.batch and c.complex = p.complex
left join schouwconceptpunt o on o.concept = c.concept and o.onderdeel = p.onderdeel and o.punt = p.punt
where p.ronde = $ronde and p.beeld in ('C', 'D')
group by all
order by 7 desc, 4, 2, 5, 6
