-- Question: on which days after $geteld, up to $tot, does somebody's turn with a buurt begin?
select distinct vanaf from verdeling where vanaf > $geteld and vanaf <= $tot order by vanaf
