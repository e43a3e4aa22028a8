-- The last day with counting hours per source and person, up to and including $vandaag where there is one.
select u.bron, u.persoon, any_value(m.naam), coalesce(max(u.datum) filter (u.datum <= $vandaag), max(u.datum)) as laatste
from uur u
left join indeling i on i.soort = 'persoon' and i.tekst = u.persoon
left join medewerker m on m.medewerker = i.doel
where u.actief and u.soort <> 'gepland'
group by u.bron, u.persoon
order by u.bron, laatste, u.persoon
