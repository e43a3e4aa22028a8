-- Question: the stored forecast of the weeks $van to $tot (Mondays), per coordinator and for the team, with agreed
-- support. Columns: medewerker, naam, week, p10, p50, p90, capaciteit (support included), steun, kans, afwezig.
with steun as (
    select s.medewerker, w.week::date as week, sum(s.uren_per_week) as uren
    from afgesproken_steun s, unnest(generate_series(s.van::timestamp, s.tot::timestamp, interval 7 day)) as w(week)
    where s.vervallen_op is null
    group by all
),
met_team as (
    select medewerker, week, uren from steun
    union all
    select 'team', week, sum(uren) from steun where medewerker in (select medewerker from prognose_week)
    group by all
)
select p.medewerker, coalesce(m.naam, 'Team') as naam, p.week, p.p10, p.p50, p.p90, p.capaciteit,
       coalesce(s.uren, 0) as steun, p.kans, p.afwezig
from prognose_week p
left join medewerker m using (medewerker)
left join met_team s on s.medewerker = p.medewerker and s.week = p.week
where p.week between $van and $tot
order by p.medewerker = 'team' desc, naam, p.medewerker, p.week
