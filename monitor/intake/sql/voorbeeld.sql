-- Is a file of the sample corporation in, and not undone? Their names begin with voorbeeld_.
select 1
from batch
where starts_with(lower(bestand), 'voorbeeld_') and teruggedraaid_op is null
limit 1
