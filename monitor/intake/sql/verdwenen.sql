-- Which category of which person stood in the file's period and is not in the file at all?
select distinct coalesce(p.naam, b.persoon), coalesce(c.naam, b.categorie_tekst)
from stap_bereik b
join dekking d on d.batch = $batch and d.persoon = b.persoon and b.datum between d.van and d.tot
left join schrijfwijze p on p.soort = 'persoon' and p.tekst = b.persoon
left join schrijfwijze c on c.soort = 'categorie' and c.tekst = b.categorie_tekst
where b.actief and b.bron_id is null and b.categorie_tekst is not null
  and (b.persoon, b.categorie_tekst) not in (
        select (n.persoon, n.categorie_tekst) from stap_bereik n
        where n.batch = $batch and n.categorie_tekst is not null)
order by 1, 2
