-- The ledger of imports: what it needs to interpret a row again, to wait for a person, and to undo
-- master data in any order.

alter table batch add column keuzes varchar;                 -- JSON: the choices the user made for this file
alter table batch add column seconden_overgeslagen bigint;   -- what skipped and rejected rows would have counted
alter table batch add column bestand_overgeslagen bigint;    -- skipped while reading, without later rejections
alter table batch add column bestand_overgeslagen_seconden bigint;
alter table batch add column seconden_nieuw bigint;
alter table batch add column seconden_vervallen bigint;
alter table quarantaine add column persoon varchar;          -- person key, when the row has one
alter table quarantaine add column datum date;               -- local date, when it can be read

-- Rows that are right but belong to somebody we do not know yet: they wait here, not counted, until the
-- person is mapped. Same columns as `uur`, without `actief`.
create table uur_wacht (
    batch      integer not null,
    rij        bigint not null,
    volgnummer integer not null,
    bron       varchar not null,
    bron_id    varchar,
    persoon    varchar not null,
    datum      date not null,
    begin_utc  timestamp,
    eind_utc   timestamp,
    seconden   integer not null,
    soort      varchar not null,
    categorie_tekst varchar,
    buurt_tekst     varchar,
    contact    varchar not null,
    plaats     varchar not null,
    aard       varchar not null,
    sleutel    hugeint not null,
    vlaggen    varchar not null
);
comment on table uur_wacht is 'kamer: intake. Goed gelezen rijen van een onbekende medewerker; ze wachten op een koppeling.';

create table schrijfwijze (
    soort  varchar not null,                -- persoon | categorie | buurt
    tekst  varchar not null,                -- normalised, as in `uur` and `indeling`
    naam   varchar not null,                -- as a person reads it
    primary key (soort, tekst)
);
comment on table schrijfwijze is 'kamer: intake. Hoe een tekst in de bestanden geschreven staat.';

create table stamrij (
    batch    integer not null,
    soort    varchar not null,              -- medewerker, rooster, afwezigheid, buurten, …
    eenheid  varchar not null,              -- what a newer batch replaces: a person, a buurt code, …
    datum    date,                          -- the row's own day; null = the unit has no days
    dek_van  date,                          -- period in which this batch leads for the unit
    dek_tot  date,
    rij      bigint,                        -- row in the file; null = made by hand or automatically
    inhoud   varchar not null               -- JSON of the checked row
);
comment on table stamrij is 'kamer: intake. Elke stamgegevensregel per import; de tabellen volgen eruit.';
