-- The norms in force.
select sleutel, laag, midden, hoog, eenheid, herkomst, n from norm order by sleutel
