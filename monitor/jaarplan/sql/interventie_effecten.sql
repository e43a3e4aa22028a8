-- What every application did, as derived.
select toepassing, gebied, indicator, uitkomst, reden, voor_van, voor_tot, na_van, na_tot, voor_teller, voor_noemer,
       na_teller, na_noemer, voor, na, verwacht, verschil, laag, hoog, kans, plek, van, buren, ook
from interventie_effect
order by toepassing
