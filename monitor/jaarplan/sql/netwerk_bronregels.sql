-- Question: which rows stand behind the agreements of these buurten ($buurten)? A row per line of a file
-- and per step that counts. Columns: buurt, organisation, what, begin, rhythm, last contact, end, origin, when.
select coalesce(g.naam, r.buurt) as buurt, r.organisatie, r.wat, r.begin, r.ritme, r.laatste_contact, r.eind,
       r.herkomst, cast(r.op as date) as op
from (
    select p.buurt, p.organisatie, p.afspraak as wat, p.sinds as begin, p.ritme, p.laatste_contact,
           null::date as eind, coalesce(b.bestand, 'bestand') as herkomst, b.geladen_op as op, 0 as nummer
    from partner p left join batch b on b.batch = p.batch
    union all
    select buurt, organisatie, wat, begin, ritme, laatste_contact, eind, handeling || ' door ' || door, op, nummer
    from netwerkstap where terug_op is null
) r
left join buurt g on g.buurt = r.buurt
where list_contains($buurten, r.buurt)
order by 1, 2, 3, r.nummer
