-- How the texts of this file are written, for people to read: the first form seen stays.
insert into schrijfwijze by name
select soort, tekst, min(naam) as naam from (
    select 'persoon' as soort, persoon as tekst, coalesce(persoon_naam, persoon) as naam
    from (select distinct persoon, persoon_naam from stap_uur where persoon is not null)
    union all
    select 'categorie', categorie_tekst, coalesce(categorie_naam, categorie_tekst)
    from (select distinct categorie_tekst, categorie_naam from stap_uur where categorie_tekst is not null)
    union all
    select 'buurt', buurt_tekst, coalesce(buurt_naam, buurt_tekst)
    from (select distinct buurt_tekst, buurt_naam from stap_uur where buurt_tekst is not null)
)
group by soort, tekst
on conflict do nothing
