-- Overlast dossiers become counts: per complex and full year the dossiers opened, a true zero where there are
-- none. Full years only: the year of the import itself is not over, and the first year counts when the file
-- reaches back to its January. A dossier that comes back in a later batch counts once, as it was last seen.
insert into lb_meting
with dossier as (
    select d.dossier, d.complex, d.geopend, b.geladen_op
    from overlastdossier d
    join batch b on b.batch = d.batch and b.teruggedraaid_op is null
    qualify row_number() over (partition by d.dossier order by d.batch desc, d.rij desc) = 1
),
bereik as (
    select year(min(geopend)) + (month(min(geopend)) > 1)::integer as van,
           least(year(max(geopend)), year(max(geladen_op)) - 1) as tot
    from dossier
),
jaren as (select unnest(range(van, tot + 1))::integer as jaar from bereik where van is not null)
select c.complex, 'complex', 'overlast_dossiers', j.jaar, count(d.dossier)::double, null, null, null, null,
       null, 'corporatie'
from complex c
cross join jaren j
left join dossier d on d.complex = c.complex and year(d.geopend) = j.jaar
group by c.complex, j.jaar
