-- Where fetched figures come from: source, licence and reference day, beside the import that brought them.
create table ophaling (
    batch     integer primary key,
    bron      varchar not null,             -- grenzen | kerncijfers | misdrijven | overlast | leefbaarometer
    titel     varchar not null,
    houder    varchar not null,             -- who keeps the source
    licentie  varchar not null,
    gemeente  varchar not null,
    adres     varchar not null,
    peildatum varchar not null,             -- as a person reads it
    opgehaald_op timestamp not null         -- UTC
);
comment on table ophaling is 'kamer: intake. Herkomst van opgehaalde open data: bron, licentie en peildatum per import.';
