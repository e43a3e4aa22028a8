-- Leefbaarheid: what files bring in (intake) and the lights made of it (leefbaarheid).
-- Rows of intake tables are kept per batch; what is valid follows from the ledger (a batch that is undone
-- stops counting, a later one leads inside its coverage), so undoing a middle batch is right by construction.

-- ── Intake: areas ──────────────────────────────────────────────────────────────────────────────────
create table buurtbron (
    batch     integer not null,
    rij       bigint not null,
    buurt     varchar not null,             -- CBS code, BU + 8
    naam      varchar,
    wijk      varchar,
    wijknaam  varchar,
    gemeente  varchar,
    inwoners  integer,
    woningen  integer,                      -- homes of the corporation
    geometrie varchar                       -- GeoJSON geometry, WGS84, simplified at import
);
comment on table buurtbron is 'kamer: intake. Wat elk bestand over een buurt zegt; hieruit ontstaat buurt.';

create table complexbron (
    batch    integer not null,
    rij      bigint not null,
    complex  varchar not null,
    naam     varchar not null,
    buurt    varchar not null,
    woningen integer not null,
    bouwjaar integer,
    lon      double,
    lat      double
);
comment on table complexbron is 'kamer: intake. Wat elk bestand over een complex zegt; hieruit ontstaat complex.';

create table gebiedsnaam (
    batch integer not null,
    rij   bigint not null,
    code  varchar not null,                 -- BU…, WK…, GM…
    naam  varchar not null
);
comment on table gebiedsnaam is 'kamer: intake. Namen van buurten, wijken en gemeenten volgens de bestanden.';

create table grenswijziging (
    batch integer not null,
    rij   bigint not null,
    buurt varchar not null,
    jaar  integer not null,
    vlag  integer not null                  -- CBS: 1 same, 2 other code, 3 other boundary
);
comment on table grenswijziging is 'kamer: intake. Veranderde code of grens van een buurt, per jaar.';

create table gebiedscijfer (
    batch   integer not null,
    rij     bigint not null,
    gebied  varchar not null,
    jaar    integer not null,
    sleutel varchar not null,               -- inwoners, huishoudens, afw, won, …
    waarde  double not null,
    bron    varchar not null
);
comment on table gebiedscijfer is 'kamer: intake. Kerncijfers als achtergrond, zonder oordeel; inwoners dienen als noemer.';

-- ── Intake: figures that can become a light ───────────────────────────────────────────────────────
create table indicator (
    batch    integer not null,
    rij      bigint not null,
    code     varchar not null,
    naam     varchar not null,
    thema    varchar not null,              -- schoon | overlast | veiligheid | draagkracht | bewoners | context
    onderwerp varchar not null,             -- what it is about: schoon, overlast, veiligheid, draagkracht, algemeen
    soort    varchar not null,              -- telling | aandeel | cijfer | klasse
    richting integer not null,              -- 1 higher is worse, -1 lower is worse, 0 not known: no light
    noemer   varchar not null,              -- inwoners | woningen | verhuurd | respondenten | punten | geen
    bron     varchar not null
);
comment on table indicator is 'kamer: intake. Eigen indicatoren die een bestand meebrengt.';

create table meting (
    batch     integer not null,
    rij       bigint not null,
    niveau    varchar not null,             -- buurt | complex
    gebied    varchar not null,
    indicator varchar not null,
    jaar      integer not null,
    teller    double,                       -- events, or x of n
    noemer    double,                       -- null: filled in from residents or homes of that year
    waarde    double,                       -- mean mark or class
    sd        double,                       -- of single marks
    populatie double,                       -- N for the finite-population correction
    definitie varchar,                      -- a change of this text breaks the series
    bron      varchar not null
);
comment on table meting is 'kamer: intake. Eén waarneming: gebied, indicator en jaar met teller en noemer of cijfer.';

create table oordeel (
    batch     integer not null,
    rij       bigint not null,
    niveau    varchar not null,
    gebied    varchar not null,
    onderwerp varchar not null,             -- schoon | overlast | veiligheid | draagkracht | algemeen
    jaar      integer not null,
    bron      varchar not null,             -- professional | partner
    oordeel   double not null,              -- higher is better
    schaal    integer not null              -- 5 or 10: the highest mark
);
comment on table oordeel is 'kamer: intake. Oordelen van professionals en netwerkpartners; nooit gemengd met cijfers.';

create table overlastdossier (
    batch    integer not null,
    rij      bigint not null,
    dossier  varchar not null,
    complex  varchar not null,
    type     varchar not null,
    geopend  date not null,
    gesloten date
);
comment on table overlastdossier is 'kamer: intake. Overlastdossiers per complex: type en datums, nooit een persoon.';

create table schouwpunt (
    batch     integer not null,
    rij       bigint not null,
    buurt     varchar not null,
    complex   varchar,                      -- null: a point of the buurt as a whole
    ronde     varchar not null,
    datum     date not null,
    onderdeel varchar not null,             -- woning | gebouw | woonomgeving
    punt      varchar not null,
    beeld     varchar not null              -- A+ | A | B | C | D
);
comment on table schouwpunt is 'kamer: intake. Eén beoordeeld punt van een schouw, niveau A+ tot en met D.';

-- ── Leefbaarheid: choices of the corporation ──────────────────────────────────────────────────────
create table drempel (
    indicator varchar primary key,
    manier    varchar not null,             -- factor (times the reference) | vast (in the unit of the figure)
    groen     double not null,
    rood      double not null,
    gewicht   double not null,              -- weight in the attention score
    jaren     integer not null              -- years pooled for a light
);
comment on table drempel is 'kamer: leefbaarheid. Drempels die afwijken van de standaard; keuze van de corporatie.';

create table drempellog (
    nummer    integer primary key,
    indicator varchar not null,
    wanneer   timestamp not null,
    wie       varchar not null,
    reden     varchar not null,
    oud       varchar not null,             -- JSON
    nieuw     varchar not null              -- JSON
);
comment on table drempellog is 'kamer: leefbaarheid. Wie welke drempel wanneer en waarom veranderde.';

create table referentiejaar (
    indicator varchar primary key,
    jaar      integer not null,
    herkomst  varchar not null              -- eerste import | who chose it
);
comment on table referentiejaar is 'kamer: leefbaarheid. Het vastgezette jaar waarmee vergeleken wordt.';

create table lichtbesluit (
    nummer    integer primary key,
    gebied    varchar not null,
    indicator varchar,                      -- null: the area as a whole
    licht     varchar not null,
    reden     varchar not null,
    naam      varchar not null,
    datum     date not null,
    vervalt   date not null,
    ingetrokken_op date
);
comment on table lichtbesluit is 'kamer: leefbaarheid. Licht dat een professional anders ziet; het berekende blijft zichtbaar.';

-- ── Leefbaarheid: derived ─────────────────────────────────────────────────────────────────────────
create table licht (
    gebied     varchar not null,
    niveau     varchar not null,
    indicator  varchar not null,
    jaar       integer not null,
    teller     double,                      -- over all pooled years
    noemer     double,
    ruw        double,                      -- rate, share, mark or class
    geschat    double,                      -- posterior mean
    laag       double, hoog double,         -- 95 % interval that is shown
    groep      varchar not null,            -- reference group
    t_groen    double, t_rood double,
    kans_rood  double, kans_groen double,
    licht      varchar not null,
    geel_soort varchar,                     -- rond norm | onzeker
    reden_grijs varchar,
    licht_eigen varchar not null,           -- against the own average instead of the norm
    kans_rood_eigen double, kans_groen_eigen double,
    licht_vorig varchar not null,           -- under the thresholds before the last change
    jaren      integer not null,            -- years pooled
    reeks      bigint not null,             -- unbroken piece of the series
    laatste    boolean not null             -- newest year of this area and indicator
);
comment on table licht is 'kamer: leefbaarheid. Eén licht per gebied, indicator en jaar, met de kans erachter.';

create table trend (
    gebied      varchar not null,
    indicator   varchar not null,
    tot_jaar    integer not null,
    punten      integer not null,
    verandering double,
    p           double,
    richting    varchar not null            -- beter | slechter | gelijk | onbekend
);
comment on table trend is 'kamer: leefbaarheid. Trendpijl per gebied en indicator.';

create table referentie (
    indicator varchar not null,
    niveau    varchar not null,
    groep     varchar not null,             -- GM…, land, bezit; eigen = own average
    jaar      integer not null,
    waarde    double not null,
    gebieden  integer not null
);
comment on table referentie is 'kamer: leefbaarheid. Het vergelijkingscijfer per groep in het vastgezette jaar.';

create table aandacht (
    gebied    varchar primary key,
    niveau    varchar not null,
    score     double,
    dekking   double not null,
    rang      integer,
    rang_laag integer,
    rang_hoog integer,
    gebieden  integer not null              -- how many areas were ranked
);
comment on table aandacht is 'kamer: leefbaarheid. Aandachtscore met dekking en rangband.';
