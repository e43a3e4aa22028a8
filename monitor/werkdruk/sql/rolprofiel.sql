-- What a function wants to do: the wanted share per category.
-- $functie
select categorie, aandeel from rolprofiel where functie = $functie order by categorie
