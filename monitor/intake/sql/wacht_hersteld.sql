-- Their lines in the set-apart list are mended.
update quarantaine set status = 'hersteld'
where code = 'onbekende_medewerker' and status = 'open'
  and (batch, rij, volgnummer) in (
        select w.batch, w.rij, w.volgnummer from uur_wacht w
        semi join uur u on u.batch = w.batch and u.rij = w.rij and u.volgnummer = w.volgnummer)
