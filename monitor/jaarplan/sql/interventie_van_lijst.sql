-- What an imported list says of one application, as a row of interventie_toepassingen.
select interventie, 0, null, naam, soort, coalesce(doel, ''), buurt, complex, start, eind, null, '', null, null, '',
       '', null
from interventie where interventie = $toepassing
