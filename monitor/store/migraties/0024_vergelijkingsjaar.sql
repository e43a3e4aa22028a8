-- Another year to compare with is a change of the threshold too: it stands in the same log.
alter table drempellog add column jaar_oud integer;    -- null: the year stayed the same
alter table drempellog add column jaar_nieuw integer;
