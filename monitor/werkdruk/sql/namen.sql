-- Names of categories and projects, for tables that people read.
select 'categorie' as soort, categorie as sleutel, naam from categorie
union all
select 'project', project, naam from project
order by all
