-- Residents and homes of every area for every year with an observation: the key figure of the nearest year, an
-- earlier one first; else what we know of the own buurt; verhuurd = homes of the corporation.
create or replace temp table lb_noemer as
with cijfer as (   -- of batches that are not undone, the newest batch leads
    select g.gebied, g.jaar, g.sleutel, g.waarde
    from gebiedscijfer g
    join batch b on b.batch = g.batch and b.teruggedraaid_op is null
    where g.sleutel in ('inwoners', 'woningen')
    qualify row_number() over (partition by g.gebied, g.jaar, g.sleutel order by g.batch desc, g.rij desc) = 1
),
gevraagd as (
    select a.nr, a.gebied, j.jaar, s.sleutel
    from lb_gebied a
    cross join (select distinct jaar from lb_meting) j
    cross join (values ('inwoners'), ('woningen')) s(sleutel)
    where a.niveau = 'buurt'
),
eerder as (
    select v.*, c.waarde, c.jaar as bij
    from gevraagd v
    asof left join cijfer c on c.gebied = v.gebied and c.sleutel = v.sleutel and c.jaar <= v.jaar
),
beide as (
    select e.nr, e.jaar, e.sleutel,
           case when e.bij is null or (c.jaar is not null and c.jaar - e.jaar < e.jaar - e.bij)
                then c.waarde else e.waarde end as waarde
    from eerder e
    asof left join cijfer c on c.gebied = e.gebied and c.sleutel = e.sleutel and c.jaar >= e.jaar
)
select b.nr, b.jaar, b.sleutel,
       coalesce(b.waarde, case when b.sleutel = 'inwoners' then a.inwoners end) as waarde
from beide b join lb_gebied a on a.nr = b.nr
union all
select a.nr, j.jaar, 'verhuurd', a.verhuurd
from lb_gebied a cross join (select distinct jaar from lb_meting) j
