-- Which changes of the division begin after $dag: the day, how many buurten change hands, and the import that
-- brings it, which can be taken back when it was made on the page (null: rows that came with no import).
select w.vanaf, count(*) as buurten, w.batch, b.geladen_door, b.geladen_op,
       coalesce(b.profiel = 'werkgebieden', false) as intrekbaar
from verdeling_wissel w
left join batch b on b.batch = w.batch
where w.vanaf > $dag
group by w.vanaf, w.batch, b.geladen_door, b.geladen_op, b.profiel
order by w.vanaf, w.batch
