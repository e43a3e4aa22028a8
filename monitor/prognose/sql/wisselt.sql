-- Question: which buurten get another coordinator after day $geteld, up to and including $tot?
-- Columns: vanaf, buurt (code and name), who had it and who gets it (id and name; nobody = null).
select w.vanaf, w.buurt, coalesce(b.naam, w.buurt) as naam, w.van, coalesce(v.naam, w.van) as van_naam,
       w.naar, coalesce(n.naam, w.naar) as naar_naam
from verdeling_wissel w
left join buurt b on b.buurt = w.buurt
left join medewerker v on v.medewerker = w.van
left join medewerker n on n.medewerker = w.naar
where w.vanaf > $geteld and w.vanaf <= $tot
order by w.vanaf, b.naam, w.buurt
