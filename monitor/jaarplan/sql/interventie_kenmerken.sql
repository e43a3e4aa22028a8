-- What buurten are compared on: size, the newest usable figure of every indicator, and the attention score; with the
-- number that a figure is about (homes, residents, answers; null: the figure is a count itself).
-- No feature says anything about where residents come from.
select b.buurt, 'woningen' as kenmerk, ln(b.woningen) as waarde, b.woningen::double as getoond, null as jaar,
       null::double as n
from buurt b where b.woningen > 0
union all
select b.buurt, 'inwoners', ln(b.inwoners), b.inwoners::double, null, null from buurt b where b.inwoners > 0
union all
select c.buurt, 'bouwjaar', sum(c.bouwjaar * c.woningen) / sum(c.woningen),
       sum(c.bouwjaar * c.woningen) / sum(c.woningen), null, sum(c.woningen)::double
from complex c where c.bouwjaar is not null and c.woningen > 0 group by c.buurt
union all
select l.gebied, l.indicator, case when k.soort in ('telling', 'aandeel') then ln(l.geschat) else l.ruw end,
       l.ruw * k.per, l.jaar, coalesce(l.jaar_noemer, l.noemer)
from licht l
join indicatorkenmerk k on k.indicator = l.indicator
where l.niveau = 'buurt' and l.laatste and l.reden_grijs is null and l.ruw is not null
  and (k.soort not in ('telling', 'aandeel') or l.geschat > 0)
