-- Names of buurten as we know them: our own list, else the newest file that names them.
select buurt as code, naam from buurt
union all
select g.code, arg_max(g.naam, g.batch)
from gebiedsnaam g
join batch b on b.batch = g.batch and b.teruggedraaid_op is null
where g.code like 'BU%' and g.code not in (select buurt from buurt)
group by g.code
