-- The name of a municipality (GM + 4 digits): as our own list of buurten tells it, else the newest file.
select coalesce(
    (select min(b.gemeente) from buurt b
     where substr(b.buurt, 3, 4) = substr($gemeente, 3, 4) and not regexp_matches(b.gemeente, '^GM\d{4}$')),
    (select arg_max(g.naam, g.batch) from gebiedsnaam g
     join batch b on b.batch = g.batch and b.teruggedraaid_op is null
     where g.code = $gemeente)
)
