-- Interventions: the library, where each was applied, and what the figures did next to comparable areas.

-- ── Leefbaarheid: yearly figures and what an indicator is, for other rooms ────────────────────────
create table jaarcijfer (
    gebied    varchar not null,
    niveau    varchar not null,             -- buurt | complex
    indicator varchar not null,
    jaar      integer not null,
    teller    double,                       -- of that one year; a light may pool several
    noemer    double,
    waarde    double,                       -- mean mark or class
    sd        double,
    populatie double
);
comment on table jaarcijfer is 'kamer: leefbaarheid. Cijfers van één jaar van de eigen gebieden, zoals ze meetellen.';

create table indicatorkenmerk (
    indicator varchar primary key,
    naam      varchar not null,
    thema     varchar not null,
    onderwerp varchar not null,
    soort     varchar not null,             -- telling | aandeel | cijfer | klasse
    richting  integer not null,             -- 1 higher is worse, -1 lower is worse, 0 not known
    per       integer not null,             -- shown per so many
    eenheid   varchar not null,
    bron      varchar not null
);
comment on table indicatorkenmerk is 'kamer: leefbaarheid. Wat elke indicator betekent: naam, soort, richting en eenheid.';

-- ── Jaarplan: what people write down; each change is a version, nothing is overwritten ────────────
create table interventiekaart (
    kaart      varchar not null,            -- key of the intervention in the library
    versie     integer not null,
    naam       varchar not null,
    soort      varchar not null,            -- ontmoeten | beinvloeden | activeren
    indicator  varchar,                     -- the figure that it is meant for; null = none
    doel       varchar not null,
    stappen    varchar not null,            -- JSON: the steps in order
    uren_laag  double not null,             -- hours that one application takes
    uren_hoog  double not null,
    in_gebruik boolean not null,
    wie        varchar not null,
    wanneer    timestamp not null,
    primary key (kaart, versie)
);
comment on table interventiekaart is 'kamer: jaarplan. Interventies in de bibliotheek die de corporatie zelf maakte of aanpaste, per versie.';

create table toepassing (
    toepassing varchar not null,
    versie     integer not null,
    kaart      varchar,                     -- key in the library; null = none of them
    naam       varchar not null,
    soort      varchar not null,
    doel       varchar not null,
    buurt      varchar not null,
    complex    varchar,
    begin      date not null,
    eind       date,                        -- null = no end known
    indicator  varchar,
    rol        varchar not null,            -- role of who carries it, never a name
    status     varchar not null,            -- gepland | loopt | klaar | gestopt
    stappen    varchar not null,            -- JSON: [{stap, wie, op}], wie and op null = still to do
    notitie    varchar not null,
    weg        boolean not null,            -- taken off the list
    wat        varchar not null,            -- what this version changed
    inlees     varchar,                     -- the file that brought it, null = typed in
    wie        varchar not null,
    wanneer    timestamp not null,
    primary key (toepassing, versie)
);
comment on table toepassing is 'kamer: jaarplan. Waar en wanneer een interventie is toegepast, per versie.';

-- What holds now: the newest version of each; and what a list of the intake says of the others.
create view toepassing_nu as
with nieuwste as (
    select * from toepassing qualify versie = max(versie) over (partition by toepassing)
)
select toepassing, versie, kaart, naam, soort, doel, buurt, complex, begin, eind, indicator, rol, status, stappen,
       notitie, wie, wanneer
from nieuwste where not weg
union all
select i.interventie, 0, null, i.naam, i.soort, coalesce(i.doel, ''), i.buurt, i.complex, i.start, i.eind, null, '',
       null, null, '', '', null
from interventie i
where not exists (select 1 from toepassing t where t.toepassing = i.interventie);
comment on view toepassing_nu is 'kamer: jaarplan. Toegepaste interventies zoals ze nu gelden, uit de app en uit ingelezen lijsten.';

-- ── Jaarplan: derived ─────────────────────────────────────────────────────────────────────────────
create table interventie_effect (
    toepassing varchar primary key,
    gebied     varchar not null,            -- the area that was measured: the complex, else its buurt
    indicator  varchar,
    uitkomst   varchar not null,            -- gedaald | gestegen | gelijk | vroeg | onbekend
    reden      varchar,                     -- why it is not known
    voor_van   integer, voor_tot integer, na_van integer, na_tot integer,
    voor_teller double, voor_noemer double, na_teller double, na_noemer double,
    voor       double, na double,           -- rate, share or mark over those years
    verwacht   double,                      -- what the comparable areas make us expect afterwards
    verschil   double, laag double, hoog double,   -- counts and shares: share of the expected; marks: points
    kans       double,
    plek       integer, van integer,        -- rank among the same sum on every comparable area
    buren      integer,
    ook        varchar not null             -- JSON: other interventions on the subject, here, in those years
);
comment on table interventie_effect is 'kamer: jaarplan. Per toepassing voor en na, naast vergelijkbare gebieden, met de kans.';

create table interventie_buur (
    toepassing varchar not null,
    gebied     varchar not null,
    afstand    double not null,
    voor       double not null,
    na         double not null,
    noemer     double not null
);
comment on table interventie_buur is 'kamer: jaarplan. De vergelijkbare gebieden van een toepassing, met hun cijfers voor en na.';

create table interventie_jaar (
    toepassing varchar not null,
    jaar       integer not null,
    waarde     double,
    laag       double, midden double, hoog double   -- of the comparable areas
);
comment on table interventie_jaar is 'kamer: jaarplan. Per toepassing het cijfer per jaar, met de band van vergelijkbare gebieden.';

-- The derived tables of an older database are made at its next opening.
insert into stand
select 'te_vernieuwen', 'indicatoren'
where exists (select 1 from batch) and not exists (select 1 from stand where sleutel = 'te_vernieuwen');
