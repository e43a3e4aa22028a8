-- How many hours a week do planned tasks ask per buurt (null = tied to a person only), on average over the
-- working weeks from $van to $tot (Mondays)? A week counts for the share of its five working days that the task
-- covers, as in Werkdruk.
with week as (
    select unnest(generate_series($van::date, $tot::date, interval 7 day))::date as week
)
select t.buurt, sum(t.midden * (1 + least(t.tot, w.week + 4) - greatest(t.van, w.week)) / 5.0) / $weken as uren
from taak t
join week w on w.week + 4 >= t.van and w.week <= t.tot
group by all
