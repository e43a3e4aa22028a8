-- Figures that exist per complex only also say something about the buurt: sum first, divide last. Marks are
-- pooled by respondents, with the spread within and between complexes. A complex without a figure takes no part, not
-- as a zero either. Of one complex no spread known (one respondent has none) or no population: then none is known of
-- the buurt. A buurt that has its own figure for the indicator keeps that. $indicatoren: table lb_indicator (code, soort, noemer).
insert into lb_meting
with per_complex as (
    select c.buurt, m.*, coalesce(m.noemer, case when i.noemer = 'verhuurd' then c.woningen end) as n
    from lb_meting m
    join lb_indicator i on i.code = m.indicator
    join complex c on c.complex = m.gebied
    where m.niveau = 'complex'
      and case when i.soort in ('telling', 'aandeel') then m.teller else m.waarde end is not null
      and not exists (select 1 from lb_meting e
                      where e.niveau = 'buurt' and e.gebied = c.buurt and e.indicator = m.indicator)
),
midden as (
    select buurt, indicator, jaar, sum(n * waarde) / nullif(sum(n), 0) as waarde
    from per_complex group by buurt, indicator, jaar
)
select p.buurt, 'buurt', p.indicator, p.jaar, sum(p.teller), sum(p.n), any_value(g.waarde),
       case when bool_and(p.sd is not null or p.n <= 1) then
           sqrt(sum((p.n - 1) * coalesce(p.sd, 0) ** 2 + p.n * (p.waarde - g.waarde) ** 2) / nullif(sum(p.n) - 1, 0)) end,
       case when bool_and(p.populatie is not null) then sum(p.populatie) end, max(p.definitie), any_value(p.bron)
from per_complex p
join midden g on g.buurt = p.buurt and g.indicator = p.indicator and g.jaar = p.jaar
where p.n is not null
group by p.buurt, p.indicator, p.jaar
