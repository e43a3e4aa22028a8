-- Entries from before the limit go. Where an entry was moved to a day before it, its older versions go as well:
-- they must not come back to life once the newest is gone.
delete from uur
where datum < $grens
   or not actief and bron_id is not null
      and (bron, bron_id) in (select (bron, bron_id) from uur where actief and datum < $grens)
