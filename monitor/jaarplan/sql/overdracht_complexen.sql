-- Question: which complexes stand in a buurt, with how many homes? The largest first.
select complex, naam, woningen, bouwjaar from complex where buurt = $buurt order by woningen desc, naam
