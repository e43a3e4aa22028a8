-- Question: whose roster is known for a week after $dag?
select distinct medewerker from werkweek where rooster > 0 and week > $dag
