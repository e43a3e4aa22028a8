-- All observations as Python needs them, numbers only; Python puts them in order per indicator.
select indicator_nr::smallint as indicator_nr, gebied_nr::bigint as gebied, jaar::bigint as jaar,
       grens::bigint as grens, definitie::bigint as definitie, teller::double as teller, noemer::double as noemer,
       waarde::double as waarde, sd::double as sd, populatie::double as populatie, omvang::double as omvang
from lb_basis
