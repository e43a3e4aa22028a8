-- How many rows and seconds of each import do not count, because another source leads on their day?
-- Only days with such a source are looked at; rows stay whole here and belong to the day on which they begin.
with volgt as (
    select distinct medewerker, datum, bron, soort = 'gepland' as plan from uur_dag where not telt
),
persoon as (
    select tekst, doel as medewerker from indeling where soort = 'persoon'
)
select u.batch, count(*) as rijen, sum(u.seconden)::bigint as seconden,
       (coalesce(sum(u.seconden) filter (u.soort = 'afwezig'), 0))::bigint as afwezig,
       (coalesce(sum(u.seconden) filter (u.soort = 'gepland'), 0))::bigint as gepland
from uur u
join persoon p on p.tekst = u.persoon
join volgt v on v.medewerker = p.medewerker and v.datum = u.datum and v.bron = u.bron
            and v.plan = (u.soort = 'gepland')
where u.actief
group by u.batch
order by u.batch
