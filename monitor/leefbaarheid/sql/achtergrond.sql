-- Background figures of area $gebied known on $vandaag: the newest year per key, newest batch first.
select g.sleutel, g.jaar, g.waarde, g.bron
from gebiedscijfer g
join batch b on b.batch = g.batch and b.teruggedraaid_op is null
where g.gebied = $gebied and g.jaar <= year($vandaag::date)
qualify row_number() over (partition by g.sleutel order by g.jaar desc, g.batch desc, g.rij desc) = 1
order by g.sleutel
