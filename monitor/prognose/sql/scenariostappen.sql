-- Question: what does each scenario change in the plan of projects, step by step?
select scenario, soort, project, weken, naam, type, buurt, woningen, start, voorbereiding, uitvoering, nazorg
from piekstap
order by scenario, volgnummer
