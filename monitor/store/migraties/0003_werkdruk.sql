-- Derived tables of room werkdruk, second shape. They are made anew at the next change of data, so nothing is
-- lost by dropping them. New: the complex of an hour, the shares of a week (contact, wijk, travel, nature,
-- mapped), hours that can't be known (null, with the reason) instead of 0.
drop table uur_dag;
create table uur_dag (
    medewerker varchar not null,
    datum      date not null,
    bron       varchar not null,
    soort      varchar not null,            -- werk | afwezig | gepland
    categorie  varchar,                     -- null = niet ingedeeld
    gebied     varchar,                     -- buurt code; null = niet ingedeeld
    complex    varchar,
    project    varchar,
    contact    varchar not null,
    plaats     varchar not null,
    aard       varchar not null,
    seconden   bigint not null,
    rijen      bigint not null,             -- source rows that begin on this day
    telt       boolean not null             -- false: another source leads on this day
);
comment on table uur_dag is 'kamer: werkdruk. Uren per persoon, dag en indeling; over middernacht gesplitst.';

drop table werkweek;
create table werkweek (
    medewerker varchar not null,
    week       date not null,
    rooster    bigint not null,             -- C, seconds
    feestdag   bigint not null,             -- F
    afwezig    bigint not null,             -- V
    beschikbaar bigint not null,            -- B = C - F - V
    gewerkt    bigint not null,             -- G
    gepland    bigint not null,
    dagen      integer not null,            -- roster days with B > 0
    dagen_geregistreerd integer not null,   -- of which enough is registered
    volledigheid varchar not null,          -- volledig | deels | ontbreekt | afwezig | geen rooster
    ingedeeld  bigint not null,             -- of G: with a category
    overhead_gewerkt bigint not null,       -- of G: on categories that are overhead
    direct     bigint not null, contact_bekend bigint not null,
    wijk       bigint not null, onderweg bigint not null, plaats_bekend bigint not null,
    reactief   bigint not null, aard_bekend bigint not null,
    overhead   double not null,             -- o, share of B
    overhead_weken integer not null,        -- full weeks it was measured on, 0 = assumption
    nodig_laag double, nodig_midden double, nodig_hoog double,     -- N, hours; null = not known
    nodig_onbekend varchar,                 -- why N is not known
    oordeel    varchar not null             -- te vol | in balans | ruimte | weten we niet | afwezig
);
comment on table werkweek is 'kamer: werkdruk. Eén regel per persoon en week: beschikbaar, gewerkt, nodig, oordeel.';

drop table nodig_week;
create table nodig_week (
    medewerker varchar not null,
    week       date not null,
    onderdeel  varchar not null,            -- woningen | zaken | projecten | taken
    sleutel    varchar not null,            -- norm key (woning:geel, zaak:overlast), project id or task text
    bron       varchar not null,            -- buurt code, case type, project id or task text
    aantal     double,                      -- homes, cases; 1 for projects and tasks; null = not known
    laag       double, midden double, hoog double,   -- hours; null = no norm or no number
    licht_onbekend boolean not null         -- homes without a light: a band from green to red
);
comment on table nodig_week is 'kamer: werkdruk. Waaruit de benodigde uren van een week bestaan.';
