-- What is wrong with the list of categories as it stands? A name that stands twice; texts in the files or a wanted
-- share that lead to a category that is no longer there.
select 'De naam "' || left(min(naam), 60) || '" staat er twee keer in; geef elke categorie een eigen naam.' as zin
from categorie
group by lower(naam)
having count(*) > 1
union all
select 'Op categorie "' || left(i.doel, 60) || '" ' || case count(*) when 1 then 'is nog 1 tekst' else 'zijn nog ' || count(*) || ' teksten' end
       || ' uit uw bestanden ingedeeld; deel die eerst anders in.'
from indeling i
join schrijfwijze s on s.soort = i.soort and s.tekst = i.tekst
anti join categorie c on c.categorie = i.doel
where i.soort = 'categorie'
group by i.doel
union all
select 'Categorie "' || left(r.categorie, 60)
       || '" staat nog in een rolprofiel; haal haar daar eerst uit.'
from rolprofiel r
anti join categorie c on c.categorie = r.categorie
group by r.categorie
order by zin
