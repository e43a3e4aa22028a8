-- The rounds of the schouw, oldest first: days, complexes, those and the buurten that are still there (a buurt with
-- complexes), points and those below B (C or D); of $buurt when given.
with punt as (
    select s.* from schouwpunt s
    join batch b on b.batch = s.batch and b.teruggedraaid_op is null
    where s.datum <= $vandaag and ($buurt is null or s.buurt = $buurt)
    qualify row_number() over (
        partition by s.buurt, s.complex, s.ronde, s.onderdeel, s.punt order by s.batch desc, s.rij desc) = 1
)
select ronde, min(datum), max(datum), count(distinct complex),
       count(distinct complex) filter (where complex in (select complex from complex)),
       count(distinct buurt) filter (where buurt in (select buurt from complex)),
       count(*), count(*) filter (where beeld in ('C', 'D'))
from punt
group by ronde
order by min(datum), ronde
