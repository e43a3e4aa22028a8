-- Adds a version of every project whose plan differs from its last version; one row per phase. A project that
-- left the plan gets one row without phase. The moment is that of the import that brought it.
with fasen as (
    select p.project, p.type, p.buurt, p.woningen, p.status, p.batch, f.fase, f.van, f.tot,
           string_agg(concat_ws(' ', f.fase, f.van, f.tot), ';' order by f.van, f.fase)
               over (partition by p.project rows between unbounded preceding and unbounded following) as tekst
    from project p
    join projectfase f on f.project = p.project
),
nu as (
    select f.*, concat_ws('|', f.type, f.buurt, f.woningen, f.status, f.tekst) as kenmerk,
           coalesce(b.geladen_op, (select max(geladen_op) from batch), timestamp '1970-01-01') as moment
    from fasen f
    left join batch b on b.batch = f.batch
),
laatste as (
    select project, arg_max(kenmerk, vastgelegd_op) as kenmerk, max(vastgelegd_op) as vastgelegd_op,
           any_value(type) as type, any_value(buurt) as buurt, any_value(woningen) as woningen
    from plansnapshot
    group by project
)
insert into plansnapshot (project, vastgelegd_op, kenmerk, type, buurt, woningen, status, fase, van, tot)
select n.project, greatest(n.moment, coalesce(l.vastgelegd_op + interval 1 microsecond, n.moment)),
       n.kenmerk, n.type, n.buurt, n.woningen, n.status, n.fase, n.van, n.tot
from nu n
left join laatste l on l.project = n.project
where l.kenmerk is distinct from n.kenmerk
union all
select l.project, greatest(coalesce((select max(geladen_op) from batch), l.vastgelegd_op),
                           l.vastgelegd_op + interval 1 microsecond),
       'vervallen', l.type, l.buurt, l.woningen, 'vervallen', null, null, null
from laatste l
where l.kenmerk <> 'vervallen' and l.project not in (select project from nu)
