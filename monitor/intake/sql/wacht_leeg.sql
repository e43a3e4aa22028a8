-- What moved to `uur` waits no longer.
delete from uur_wacht
where (batch, rij, volgnummer) in (
        select w.batch, w.rij, w.volgnummer from uur_wacht w
        semi join uur u on u.batch = w.batch and u.rij = w.rij and u.volgnummer = w.volgnummer)
