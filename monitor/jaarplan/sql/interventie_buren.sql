-- The comparable areas of one application, nearest first, with their names.
select n.gebied, coalesce(b.naam, c.naam, n.gebied) as naam, n.afstand, n.voor, n.na, n.noemer
from interventie_buur n
left join buurt b on b.buurt = n.gebied
left join complex c on c.complex = n.gebied
where n.toepassing = $toepassing
order by n.afstand, n.gebied
