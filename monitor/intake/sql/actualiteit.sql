-- The last day with counting hours per source and person.
select u.bron, u.persoon, any_value(m.naam), max(u.datum)
from uur u
left join indeling i on i.soort = 'persoon' and i.tekst = u.persoon
left join medewerker m on m.medewerker = i.doel
where u.actief and u.soort <> 'gepland'
group by u.bron, u.persoon
order by u.bron, max(u.datum), u.persoon
