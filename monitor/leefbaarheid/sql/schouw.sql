-- A schouw becomes a share: points below level B (C or D) out of all points, per complex and per buurt and year.
-- The same point of the same round counts once, as it was last read.
insert into lb_meting
with punt as (
    select s.* from schouwpunt s
    join batch b on b.batch = s.batch and b.teruggedraaid_op is null
    qualify row_number() over (
        partition by s.buurt, s.complex, s.ronde, s.onderdeel, s.punt order by s.batch desc, s.rij desc) = 1
),
per_gebied as (
    select buurt as gebied, 'buurt' as niveau, datum, beeld from punt
    union all
    select complex, 'complex', datum, beeld from punt where complex is not null
)
select gebied, niveau, 'schouw', year(datum)::integer,
       count(*) filter (where beeld in ('C', 'D'))::double, count(*)::double, null, null, null, null, 'schouw'
from per_gebied
group by gebied, niveau, year(datum)
