-- Question: which moves does levelling propose, best first?
select project, weken, gewonnen from projectverzet order by gewonnen desc, project
