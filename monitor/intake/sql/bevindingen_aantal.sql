-- How many findings does one import have (kept ones, and open rows set apart)?
select (select count(*) from melding where batch = $batch)
     + (select count(*) from quarantaine where batch = $batch and status = 'open')
