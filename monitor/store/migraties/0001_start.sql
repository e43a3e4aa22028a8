-- The tables of the house. Each has exactly one room that writes it, named in its comment ("kamer: …");
-- a test checks it. Seconds are integers; days are local dates; instants are UTC TIMESTAMPs.
-- Weeks are named by their Monday. "batch" is the import a row came from; undoing a batch takes its rows away.

-- ── Intake: the ledger ─────────────────────────────────────────────────────────────────────────────
create sequence batch_nummer start 1;
create table batch (
    batch               integer primary key,
    soort               varchar not null,   -- uren, rooster, afwezigheid, planning, buurten, complexen, …
    bron                varchar not null,   -- the system the file came from: toggl, clockify, …
    profiel             varchar not null,   -- the export format that recognised it
    bestand             varchar not null,   -- file name as given
    sha256              varchar not null,
    modus               varchar not null,   -- vervang | aanvul
    codering            varchar,
    scheidingsteken     varchar,
    datumvolgorde       varchar,            -- ymd | dmy | mdy | eigen (typed cells)
    datumvolgorde_hoe   varchar,
    periode_van         date,
    periode_tot         date,
    personen            integer not null,
    gelezen             bigint not null,
    ok                  bigint not null,
    gemarkeerd          bigint not null,
    quarantaine         bigint not null,
    overgeslagen        bigint not null,
    seconden_ok         bigint not null,
    seconden_gemarkeerd bigint not null,
    seconden_quarantaine bigint not null,
    seconden_controle   bigint,             -- total according to the file's own total row(s)
    nieuw               bigint not null,
    ongewijzigd         bigint not null,
    vervallen           bigint not null,
    geladen_op          timestamp not null,
    geladen_door        varchar not null,
    teruggedraaid_op    timestamp
);
comment on table batch is 'kamer: intake. Eén import van één bestand, met de aansluiting in rijen en uren.';

create table dekking (
    batch    integer not null,
    persoon  varchar not null,              -- person key as in uur.persoon
    van      date not null,
    tot      date not null
);
comment on table dekking is 'kamer: intake. Per batch en persoon de periode waarin het bestand leidend is.';

create table melding (
    batch  integer not null,
    rij    bigint,                          -- row number in the file, 1 = first line; null = whole file
    ernst  varchar not null,                -- overgeslagen | gemarkeerd | info
    code   varchar not null,
    tekst  varchar not null
);
comment on table melding is 'kamer: intake. Wat er bij het inlezen opviel.';

create table quarantaine (
    batch       integer not null,
    rij         bigint not null,
    blad        varchar,
    volgnummer  integer not null default 0, -- several entries in one row (a week grid)
    code        varchar not null,
    tekst       varchar not null,
    seconden    bigint not null,            -- what the row would count, 0 when unreadable
    ruw         varchar not null,           -- JSON {column: raw text}, without notes
    status      varchar not null default 'open',   -- open | hersteld | verworpen
    hersteld_op timestamp
);
comment on table quarantaine is 'kamer: intake. Rijen die niet meetellen tot iemand ze herstelt.';

create table profielkeuze (
    kophash     varchar primary key,        -- hash of the normalised header
    keuze       varchar not null,           -- JSON {field: column, datumvolgorde, soort, …}
    gemaakt_op  timestamp not null
);
comment on table profielkeuze is 'kamer: intake. Door de gebruiker bevestigde kolomkeuzes, per koprij.';

-- ── Intake: source tables ──────────────────────────────────────────────────────────────────────────
create table uur (
    batch      integer not null,
    rij        bigint not null,
    volgnummer integer not null default 0,  -- nth entry from the same row (week grid)
    bron       varchar not null,
    bron_id    varchar,                     -- native id of the source, when it has one
    persoon    varchar not null,            -- person key: normalised name, e-mail or number in the file
    datum      date not null,
    begin_utc  timestamp,
    eind_utc   timestamp,
    seconden   integer not null,
    soort      varchar not null,            -- werk | afwezig | gepland
    categorie_tekst varchar,                -- activity text in the file; mapped through `indeling`
    buurt_tekst     varchar,                -- project/client text in the file; mapped through `indeling`
    contact    varchar not null,            -- direct | indirect | onbekend (from file; else from categorie)
    plaats     varchar not null,            -- wijk | kantoor | thuis | onderweg | onbekend
    aard       varchar not null,            -- reactief | planmatig | onbekend
    sleutel    hugeint not null,            -- content + occurrence number within the file
    vlaggen    varchar not null default '', -- comma separated codes
    actief     boolean not null             -- false: superseded by a later batch, or undone
);
comment on table uur is 'kamer: intake. Elke gelezen urenregistratie; alleen actieve rijen tellen mee.';

create table medewerker (
    medewerker varchar primary key,         -- short stable id, "M01"
    naam       varchar not null,
    functie    varchar not null,            -- buurtcoordinator | gebiedsregisseur | overig
    in_dienst  date,
    uit_dienst date,                        -- last working day
    hoofdbron  varchar                      -- source that leads when two sources cover one day
);
comment on table medewerker is 'kamer: intake. De mensen van het buurtteam.';

create table indeling (
    soort      varchar not null,            -- persoon | categorie | buurt
    tekst      varchar not null,            -- normalised text from a file
    doel       varchar not null,            -- medewerker, categorie, or buurt:…/complex:…/project:…
    herkomst   varchar not null,            -- zelf | automatisch
    primary key (soort, tekst)
);
comment on table indeling is 'kamer: intake. Welke tekst uit een bestand bij wie of wat hoort.';

create table rooster (
    medewerker varchar not null,
    vanaf      date not null,
    tot        date,                        -- last day, null = open
    cyclus     integer not null,            -- 1 or 2 weeks
    week       integer not null,            -- 1..cyclus; week 1 starts at `anker`
    anker      date not null,               -- a Monday on which week 1 of the cycle starts
    ma integer not null, di integer not null, wo integer not null, do_ integer not null,
    vr integer not null, za integer not null, zo integer not null,   -- seconds per day
    batch      integer
);
comment on table rooster is 'kamer: intake. Gedateerde roosters: seconden per weekdag, cyclus van één of twee weken.';

create table feestdag (
    datum date primary key,
    naam  varchar not null,
    vrij  boolean not null
);
comment on table feestdag is 'kamer: intake. Feestdagen waarop niet gewerkt wordt; aan te passen.';

create table afwezigheid (
    medewerker varchar not null,
    van        date not null,
    tot        date not null,
    seconden_per_dag integer,               -- null = the whole roster day; the cause is never kept
    batch      integer,
    rij        bigint
);
comment on table afwezigheid is 'kamer: intake. Verlof en ziekte als één soort, zonder reden.';

create table categorie (
    categorie  varchar primary key,         -- ascii id
    naam       varchar not null,
    soort      varchar not null,            -- werk | afwezig
    overhead   boolean not null,
    contact    varchar not null,
    plaats     varchar not null,
    aard       varchar not null,
    volgorde   integer not null
);
comment on table categorie is 'kamer: intake. De taken waarop uren worden ingedeeld.';

create table rolprofiel (
    functie    varchar not null,
    categorie  varchar not null,
    aandeel    double not null,             -- wanted share of worked hours, 0..1
    primary key (functie, categorie)
);
comment on table rolprofiel is 'kamer: intake. Wat een functie wil doen: gewenst aandeel per categorie.';

create table buurt (
    buurt     varchar primary key,          -- CBS code, BU + 8
    naam      varchar not null,
    wijk      varchar not null,
    wijknaam  varchar not null,
    gemeente  varchar not null,
    inwoners  integer,
    woningen  integer,                      -- homes of the corporation
    geometrie varchar,                      -- GeoJSON geometry, WGS84, simplified at import
    batch     integer
);
comment on table buurt is 'kamer: intake. De buurten waarin de corporatie werkt.';

create table complex (
    complex   varchar primary key,
    naam      varchar not null,
    buurt     varchar not null,
    woningen  integer not null,
    bouwjaar  integer,
    lon       double,
    lat       double,
    batch     integer
);
comment on table complex is 'kamer: intake. Complexen met hun woningen.';

create table verdeling (
    buurt      varchar not null,
    medewerker varchar not null,
    vanaf      date not null,
    tot        date,
    batch      integer
);
comment on table verdeling is 'kamer: intake. Welke buurt bij welke coördinator hoort, met datum.';

create table project (
    project      varchar primary key,
    naam         varchar not null,
    type         varchar not null,
    buurt        varchar not null,
    complex      varchar,
    woningen     integer not null,
    bekend_vanaf date,
    status       varchar not null,          -- voorlopig | definitief
    vroegste_start date,
    laatste_start  date,
    batch        integer
);
comment on table project is 'kamer: intake. Projecten die werk in een buurt veroorzaken.';

create table projectfase (
    project varchar not null,
    fase    varchar not null,               -- voorbereiding | uitvoering | nazorg
    van     date not null,
    tot     date not null,
    batch   integer
);
comment on table projectfase is 'kamer: intake. Begin en eind per fase van een project.';

create table kengetal (
    type    varchar not null,
    fase    varchar not null,
    laag    double not null, midden double not null, hoog double not null,  -- hours per home
    herkomst varchar not null,              -- startwaarde | vastgesteld | gemeten
    n       integer,
    primary key (type, fase)
);
comment on table kengetal is 'kamer: intake. Uren per woning per projecttype en fase; keuze van de corporatie.';

create table norm (
    sleutel  varchar primary key,           -- woning:rood|geel|groen|grijs, zaak:<type>
    laag     double not null, midden double not null, hoog double not null,  -- hours per unit per week
    eenheid  varchar not null,
    herkomst varchar not null,              -- startwaarde | vastgesteld | gemeten
    n        integer
);
comment on table norm is 'kamer: intake. Benodigde uren per week per woning of zaak; keuze van de corporatie.';

create table caseload (
    peildatum  date not null,
    medewerker varchar not null,
    buurt      varchar,
    zaaktype   varchar not null,
    aantal     integer not null,
    batch      integer,
    rij        bigint
);
comment on table caseload is 'kamer: intake. Open zaken per type op een peildatum; nooit een naam van een huurder.';

create table taak (
    medewerker varchar not null,
    omschrijving varchar not null,
    categorie  varchar,
    buurt      varchar,
    van        date not null,
    tot        date not null,
    laag       double not null, midden double not null, hoog double not null,  -- hours per week
    batch      integer,
    rij        bigint
);
comment on table taak is 'kamer: intake. Geplande taken die geen woning, zaak of project zijn.';

-- ── Derived tables: each renewed by its own room when data changes ────────────────────────────────
create table gebiedslicht (
    gebied  varchar primary key,            -- buurt code
    licht   varchar not null,               -- rood | geel | groen | grijs
    score   double,                         -- attention score 0..1
    dekking double not null
);
comment on table gebiedslicht is 'kamer: leefbaarheid. Het licht dat de norm per woning bepaalt, met aandachtscore.';

create table projectuur (
    project varchar not null,
    buurt   varchar not null,
    fase    varchar not null,
    week    date not null,
    laag    double not null, midden double not null, hoog double not null   -- hours
);
comment on table projectuur is 'kamer: prognose. Uren die een project per week vraagt.';

create table uur_dag (
    medewerker varchar not null,
    datum      date not null,
    bron       varchar not null,
    soort      varchar not null,
    categorie  varchar,                     -- null = niet ingedeeld
    gebied     varchar,                     -- buurt code; null = niet ingedeeld
    project    varchar,
    contact    varchar not null,
    plaats     varchar not null,
    aard       varchar not null,
    seconden   bigint not null,
    rijen      bigint not null,
    telt       boolean not null             -- false: another source leads on this day
);
comment on table uur_dag is 'kamer: werkdruk. Uren per persoon, dag en indeling; over middernacht gesplitst.';

create table beschikbaar_dag (
    medewerker varchar not null,
    datum      date not null,
    rooster    integer not null,            -- C, seconds
    feestdag   integer not null,            -- F
    afwezig    integer not null,            -- V, at most C - F
    beschikbaar integer not null,           -- B = C - F - V
    gewerkt    integer not null             -- G
);
comment on table beschikbaar_dag is 'kamer: werkdruk. Rooster, feestdag, afwezig, beschikbaar en gewerkt per dag.';

create table werkweek (
    medewerker varchar not null,
    week       date not null,
    rooster    bigint not null, feestdag bigint not null, afwezig bigint not null,
    beschikbaar bigint not null, gewerkt bigint not null, gepland bigint not null,
    dagen      integer not null,            -- roster days with B > 0
    dagen_geregistreerd integer not null,   -- of which at least half is registered
    volledigheid varchar not null,          -- volledig | deels | ontbreekt | afwezig
    overhead   double not null,             -- o, share of B
    overhead_weken integer not null,        -- full weeks it was measured on, 0 = assumption
    nodig_laag double, nodig_midden double, nodig_hoog double,     -- N, hours; null = not known
    oordeel    varchar not null             -- te vol | in balans | ruimte | weten we niet | afwezig
);
comment on table werkweek is 'kamer: werkdruk. Eén regel per persoon en week: beschikbaar, gewerkt, nodig, oordeel.';

create table nodig_week (
    medewerker varchar not null,
    week       date not null,
    onderdeel  varchar not null,            -- woningen | zaken | projecten | taken
    sleutel    varchar not null,            -- woning:geel, zaak:overlast, project id, task
    aantal     double not null,
    laag       double not null, midden double not null, hoog double not null
);
comment on table nodig_week is 'kamer: werkdruk. Waaruit de benodigde uren van een week bestaan.';

create table stand (
    sleutel varchar primary key,
    waarde  varchar not null
);
comment on table stand is 'kamer: store. Versie van de gegevens en kenmerken van deze database.';
