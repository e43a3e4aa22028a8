-- A number per place, and which texts in the files mean that buurt, complex or project.
create or replace temp table stap_plek as
select i.tekst, coalesce(b.buurt, x.buurt, p.buurt) as gebied, coalesce(x.complex, p.complex) as complex, p.project,
       dense_rank() over (order by i.doel) as nr
from indeling i
left join buurt b on i.doel = 'buurt:' || b.buurt
left join complex x on i.doel = 'complex:' || x.complex
left join project p on i.doel = 'project:' || p.project
where i.soort = 'buurt'
