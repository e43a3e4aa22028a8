-- The observations of indicator $indicator_nr as Python needs them, in the order of nr.
select b.nr, b.jaar::bigint as jaar, a.niveau = 'buurt' as is_buurt, b.gebied_nr as gebied, a.groep_nr as groep,
       b.grens::bigint as grens, b.definitie::bigint as definitie, b.teller::double as teller,
       b.noemer::double as noemer, b.waarde::double as waarde, b.sd::double as sd,
       b.populatie::double as populatie, b.omvang::double as omvang, a.eigen
from lb_basis b join lb_gebied a on a.nr = b.gebied_nr
where b.indicator_nr = $indicator_nr
order by b.nr
