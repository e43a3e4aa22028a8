-- Question: which hours per home are set for each type and phase, and what was measured?
select k.type, k.fase, k.laag, k.midden, k.hoog, k.herkomst,
       m.gemeten, m.laag as gemeten_laag, m.hoog as gemeten_hoog, m.n
from kengetal k
left join kengetal_meting m using (type, fase)
order by k.type, case k.fase when 'voorbereiding' then 1 when 'uitvoering' then 2 else 3 end
