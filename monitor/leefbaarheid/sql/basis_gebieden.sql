-- What every measured area is: of which level and group, and whether it is the corporation's own. In order of nr.
select niveau = 'buurt' as is_buurt, groep_nr::bigint as groep, eigen
from lb_gebied
order by nr
