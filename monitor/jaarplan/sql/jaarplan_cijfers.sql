-- Of every own buurt the figure of each year of some indicators, as far as known on $vandaag: the year alone
-- (counts, figure, what is known of it), and the light of that year, which may pool several years; the interval that
-- is shown with the figure, when the light is of the year alone.
-- $indicatoren: list of codes.
select l.indicator, l.gebied, l.jaar,
       case when m.soort in ('telling', 'aandeel') then l.jaar_teller end as teller,
       coalesce(l.jaar_noemer, l.noemer) as noemer,
       case when m.soort in ('telling', 'aandeel') then l.jaar_teller / nullif(l.jaar_noemer, 0) else l.ruw end as waarde,
       case when m.soort = 'klasse' and l.kans_rood is not null then 0.0 else l.zeker_a end as a,
       case when m.soort = 'klasse' and l.kans_rood is not null then 0.0 else l.zeker_b end as b,
       l.licht, l.geel_soort, l.jaren,
       case when l.jaren = 1 then l.laag end as laag,
       case when l.jaren = 1 then l.hoog end as hoog
from licht l
join maat m on m.indicator = l.indicator
where l.niveau = 'buurt' and l.jaar <= year($vandaag::date) and list_contains($indicatoren, l.indicator)
order by l.indicator, l.gebied, l.jaar
