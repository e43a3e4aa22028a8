-- Own indicators that files brought along: the newest description of each, in the order of eigen_indicator.
select i.code, i.naam, i.thema, i.onderwerp, i.soort, i.richting, i.noemer, i.bron
from indicator i
join batch b on b.batch = i.batch and b.teruggedraaid_op is null
qualify row_number() over (partition by i.code order by i.batch desc, i.rij desc) = 1
order by i.code
