-- A schouw that is being walked: point by point on a phone, finished into an import like any file.
create table schouwconcept (
    concept     varchar primary key,        -- stands in the address
    complex     varchar not null,
    buurt       varchar not null,
    ronde       varchar not null,
    datum       date not null,
    rol         varchar not null,           -- the role of who walks it; never a name
    begonnen_op timestamp not null,         -- UTC
    batch       integer                     -- the import that it became; null: not finished
);
comment on table schouwconcept is 'kamer: intake. Een schouw die wordt gelopen: complex, ronde, datum en rol, nooit een naam.';

create table schouwconceptpunt (
    concept   varchar not null,
    volgorde  integer not null,
    onderdeel varchar not null,             -- woning | gebouw | woonomgeving
    punt      varchar not null,
    beeld     varchar,                      -- A+ | A | B | C | D; null: not judged yet
    opmerking varchar
);
comment on table schouwconceptpunt is 'kamer: intake. De punten van een schouw die wordt gelopen, met niveau en opmerking.';
