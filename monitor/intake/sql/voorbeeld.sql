-- How many files of the sample corporation are in (their names begin with voorbeeld_), and how many others?
-- Start values, undone imports and what the retention period removed do not count.
select count(*) filter (starts_with(lower(bestand), 'voorbeeld_'))::integer as voorbeeld,
       count(*) filter (not starts_with(lower(bestand), 'voorbeeld_'))::integer as eigen
from batch
where batch > 0 and teruggedraaid_op is null and soort <> 'bewaartermijn'
