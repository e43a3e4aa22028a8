-- Per element of one $ronde: points and those below B; of $buurt when given.
with punt as (
    select s.* from schouwpunt s
    join batch b on b.batch = s.batch and b.teruggedraaid_op is null
    where s.datum <= $vandaag and ($buurt is null or s.buurt = $buurt)
    qualify row_number() over (
        partition by s.buurt, s.complex, s.ronde, s.onderdeel, s.punt order by s.batch desc, s.rij desc) = 1
)
select onderdeel, punt, count(*), count(*) filter (where beeld in ('C', 'D'))
from punt
where ronde = $ronde
group by onderdeel, punt
order by onderdeel, count(*) filter (where beeld in ('C', 'D')) / count(*) desc, punt
