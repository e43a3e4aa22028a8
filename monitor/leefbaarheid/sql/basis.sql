-- One row per observation, numbers only, in no order. noemer: as in the file, else
-- from lb_noemer; omvang: the number that decides whether the area is big enough (residents for a class); grens:
-- how many boundary changes (CBS flag 3) the buurt has had up to that year. Needs lb_meting, lb_gebied, lb_noemer
-- and lb_indicator (code, nr, soort, noemer).
create or replace temp table lb_basis as
with grens as (
    select a.nr, w.jaar, row_number() over (partition by a.nr order by w.jaar) as nummer
    from (select distinct g.buurt, g.jaar from grenswijziging g
          join batch b on b.batch = g.batch and b.teruggedraaid_op is null where g.vlag = 3) w
    join lb_gebied a on a.gebied = w.buurt
),
definitie as (
    select definitie, row_number() over (order by definitie) as nummer
    from (select distinct definitie from lb_meting where definitie is not null)
),
gevuld as (
    select i.nr as indicator_nr, a.nr as gebied_nr, m.jaar, coalesce(d.nummer, 0) as definitie,
           m.teller, case when i.noemer = 'geen' then null else coalesce(m.noemer, n.waarde) end as noemer,
           m.waarde, m.sd, m.populatie,
           case when i.soort = 'klasse' then n.waarde else coalesce(m.noemer, n.waarde) end as omvang
    from lb_meting m
    join lb_indicator i on i.code = m.indicator
    join lb_gebied a on a.gebied = m.gebied and a.niveau = m.niveau
    left join definitie d on d.definitie = m.definitie
    left join lb_noemer n on n.nr = a.nr and n.jaar = m.jaar
        and n.sleutel = case when i.soort = 'klasse' then 'inwoners' else i.noemer end
)
select g.*, coalesce(w.nummer, 0) as grens
from gevuld g
asof left join grens w on w.nr = g.gebied_nr and w.jaar <= g.jaar
