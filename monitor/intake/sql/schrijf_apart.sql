-- Rows set apart, with the reason; `stap_apart` has rij, code, tekst, ruw.
insert into quarantaine (batch, rij, code, tekst, seconden, ruw)
select $batch::integer, rij, code, tekst, 0, ruw from stap_apart
