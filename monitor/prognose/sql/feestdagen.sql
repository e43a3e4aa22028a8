-- Question: on which public holidays does nobody work, and which years are filled in at all?
select datum, vrij from feestdag order by datum
