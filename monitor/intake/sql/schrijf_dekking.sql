-- Per person the days in which this file leads: first to last day with a row, set-apart rows included.
insert into dekking by name
select $batch as batch, persoon, min(datum) as van, max(datum) as tot
from stap_uur
where persoon is not null and datum is not null and uitkomst <> 'overgeslagen' and bron_id is null
group by persoon
