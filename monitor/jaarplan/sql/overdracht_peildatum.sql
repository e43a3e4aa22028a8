-- Question: when were open cases last counted, before or on $dag? Column: day.
select max(peildatum) from caseload where peildatum <= $dag
