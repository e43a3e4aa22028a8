-- Question: where does each buurt lie? Columns: buurt, GeoJSON geometry.
select buurt, geometrie from buurt where geometrie is not null
