-- Question: what of a hand-over has been done ($buurt null: of all)? The last line of each part counts.
select buurt, vervanger, onderdeel, gedaan_op, door, op
from overdrachtvink
where $buurt is null or buurt = $buurt
qualify row_number() over (partition by buurt, vervanger, onderdeel order by nummer desc) = 1
