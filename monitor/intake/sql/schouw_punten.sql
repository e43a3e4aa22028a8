-- Which points does a schouw of $complex look at? Those of its last schouw, else all points that were ever judged;
-- in the order in which they stood.
with geldig as (
    select s.* from schouwpunt s join batch b on b.batch = s.batch and b.teruggedraaid_op is null
),
laatste as (select max(datum) as datum from geldig where complex = $complex),
keus as (
    select onderdeel, punt, rij from geldig, laatste where complex = $complex and geldig.datum = laatste.datum
    union all
    select onderdeel, punt, rij from geldig, laatste where laatste.datum is null
)
select onderdeel, punt
from keus
where punt <> ''
group by onderdeel, punt
order by case onderdeel when 'woning' then 1 when 'gebouw' then 2 else 3 end, min(rij)
limit 60
