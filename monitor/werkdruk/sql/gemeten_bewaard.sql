-- The norms as they were measured when data last changed. $sleutel: the mark they are kept under.
select waarde from stand where sleutel = $sleutel
