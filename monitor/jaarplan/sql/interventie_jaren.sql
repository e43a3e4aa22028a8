-- The figure of one application per year, with the band of the comparable areas.
select jaar, waarde, laag, midden, hoog from interventie_jaar where toepassing = $toepassing order by jaar
