-- Judgements known on $vandaag: newest year per area, source and subject, and over all subjects (algemeen), of
-- batches that are not undone; in each year the newest batch leads.
with geldig as (
    select o.*
    from oordeel o
    join batch b on b.batch = o.batch and b.teruggedraaid_op is null
    where o.jaar <= year($vandaag::date) and ($gebied is null or o.gebied = $gebied)
    qualify o.batch = max(o.batch) over (partition by o.gebied, o.bron, o.jaar)
),
nieuwste as (select * from geldig qualify jaar = max(jaar) over (partition by gebied, bron))
select gebied, bron, onderwerp, max(jaar), avg(oordeel), max(schaal), count(*)
from nieuwste
where onderwerp <> 'algemeen'
group by gebied, bron, onderwerp
union all
select gebied, bron, 'algemeen', max(jaar), avg(oordeel), max(schaal), count(*)
from nieuwste
group by gebied, bron
order by 1, 3, 2
