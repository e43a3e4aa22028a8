-- Every complex with its last schouw: round, day, by which role (when walked here), points and those below B.
with punt as (
    select s.* from schouwpunt s
    join batch b on b.batch = s.batch and b.teruggedraaid_op is null
    where s.datum <= $vandaag and ($buurt is null or s.buurt = $buurt)
    qualify row_number() over (
        partition by s.buurt, s.complex, s.ronde, s.onderdeel, s.punt order by s.batch desc, s.rij desc) = 1
)
, laatste as (
    select complex, arg_max(ronde, datum) as ronde, max(datum) as datum
    from punt where complex is not null
    group by complex
)
select x.complex, x.naam, x.buurt, coalesce(g.naam, x.buurt), x.woningen, l.ronde, l.datum, any_value(c.rol),
       count(p.punt), count(p.punt) filter (where p.beeld in ('C', 'D'))
from complex x
left join buurt g on g.buurt = x.buurt
left join laatste l on l.complex = x.complex
left join punt p on p.complex = x.complex and p.ronde = l.ronde
left join schouwconcept c on c.batch = p.batch and c.complex = p.complex
where $buurt is null or x.buurt = $buurt
group by x.complex, x.naam, x.buurt, g.naam, x.woningen, l.ronde, l.datum
order by x.complex
