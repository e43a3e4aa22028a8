-- The light that decides the norm per home of every buurt: from the attention score, unless a decision of a
-- professional about the whole buurt runs on $vandaag. A buurt without any light is grey, with coverage 0.
insert into gebiedslicht
select b.buurt,
       coalesce(l.licht,
                case when a.score is null then 'grijs'
                     when a.score >= $rood then 'rood'
                     when a.score <= $groen then 'groen'
                     else 'geel' end),
       a.score, coalesce(a.dekking, 0)
from buurt b
left join aandacht a on a.gebied = b.buurt
left join (
    select gebied, licht from lichtbesluit
    where indicator is null and ingetrokken_op is null and datum <= $vandaag and vervalt >= $vandaag
    qualify row_number() over (partition by gebied order by nummer desc) = 1
) l on l.gebied = b.buurt
