-- Let `uur.actief` follow: only rows whose state changes are written.
update uur
set actief = not actief
where rowid in (
    select b.rijnummer from stap_bereik b left join stap_winnaar w using (rijnummer)
    where b.actief <> (w.rijnummer is not null)
)
