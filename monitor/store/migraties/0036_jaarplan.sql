-- The year plan: goals, actions and the agreements they serve; and what it needs to know of a figure to judge a goal.

-- ── Leefbaarheid: what is known of one year alone, and what the indicators are called ─────────────────────────────
-- A light may pool three years; a goal is about one. a and b: Gamma(shape, rate) of a count, Beta(a, b) of a share,
-- standard error and degrees of freedom of a mark; null when the row can carry no judgement.
alter table licht add column jaar_teller double;
alter table licht add column jaar_noemer double;
alter table licht add column zeker_a double;
alter table licht add column zeker_b double;

create table maat (
    indicator varchar primary key,
    naam      varchar not null,
    thema     varchar not null,
    soort     varchar not null,             -- telling | aandeel | cijfer | klasse
    noemer    varchar not null,
    bron      varchar not null,
    richting  integer not null,             -- 1 higher is worse, -1 lower is worse, 0 not known
    per       integer not null,             -- shown per so many
    eenheid   varchar not null
);
comment on table maat is 'kamer: leefbaarheid. De indicatoren die bekend zijn, met eenheid, bron en richting.';

-- a database that has figures makes its lights anew at the next opening
insert into stand
select 'te_vernieuwen', 'drempels' where exists (select 1 from batch)
on conflict (sleutel) do update set waarde = waarde || ',drempels';

-- ── Jaarplan ──────────────────────────────────────────────────────────────────────────────────────────────────────
create table prestatieafspraak (
    afspraak integer primary key,
    jaar     integer not null,
    met      varchar not null,              -- gemeente, huurdersorganisatie, …
    tekst    varchar not null
);
comment on table prestatieafspraak is 'kamer: jaarplan. Prestatieafspraken waar doelen aan bijdragen: met wie, wat, jaar.';

create table jaardoel (
    doel      integer primary key,
    jaar      integer not null,
    tekst     varchar not null,
    buurten   varchar not null,             -- JSON list of buurt codes; empty list: the whole corporation
    afspraak  integer,
    indicator varchar,
    richting  integer,                      -- -1 the figure must go down, 1 up
    start     double,                       -- in the unit that is shown
    streef    double,
    eigenaar  varchar not null,             -- "rol:…" or a medewerker
    afgesloten boolean not null,            -- the team says: done with it
    kopie_van integer                       -- the goal of the year before
);
comment on table jaardoel is 'kamer: jaarplan. Doelen van een jaar, voor buurten of de hele corporatie.';

create table jaaractie (
    actie     integer primary key,
    doel      integer not null,
    tekst     varchar not null,
    eigenaar  varchar not null,
    van       date not null,
    tot       date not null,
    status    varchar not null,             -- gepland | loopt | klaar | vervallen
    uren_per_week double,                   -- asked, never registered
    stappen   varchar not null,             -- JSON list of [text, done]
    kopie_van integer
);
comment on table jaaractie is 'kamer: jaarplan. Acties onder een doel: wie, wanneer, hoe ver.';

create table jaarplanlog (
    nummer    integer primary key,
    beurt     integer not null,             -- changes that were made together, and are undone together
    wanneer   timestamp not null,           -- UTC
    wie       varchar not null,
    wat       varchar not null,             -- the deed in words
    soort     varchar not null,             -- afspraak | doel | actie
    sleutel   integer not null,
    oud       varchar,                      -- JSON; null: it was not there
    nieuw     varchar,                      -- JSON; null: it was removed
    ongedaan  boolean not null
);
comment on table jaarplanlog is 'kamer: jaarplan. Wie wat wanneer in het jaarplan veranderde, van wat in wat.';
