-- The hours per day as a star: one row of numbers per day and mark, the texts of a mark once. A million entries
-- are summed and written in a fraction of the time, and whoever reads `uur_dag` sees the same columns.
-- A derived table: it is made anew at the next change of data.
drop table uur_dag;
create table uur_kenmerk (
    kenmerk    bigint not null,
    medewerker varchar not null,
    bron       varchar not null,
    soort      varchar not null,            -- werk | afwezig | gepland
    categorie  varchar,                     -- null = niet ingedeeld
    gebied     varchar,                     -- buurt code; null = niet ingedeeld
    complex    varchar,
    project    varchar,
    contact    varchar not null,
    plaats     varchar not null,
    aard       varchar not null
);
comment on table uur_kenmerk is 'kamer: werkdruk. Wie, uit welke bron en waaraan: één regel per combinatie die voorkomt.';
create table uur_som (
    kenmerk    bigint not null,
    datum      date not null,
    seconden   bigint not null,
    rijen      bigint not null,             -- source rows that begin on this day
    telt       boolean not null             -- false: another source leads on this day
);
comment on table uur_som is 'kamer: werkdruk. Uren per dag en kenmerk; over middernacht gesplitst.';
create view uur_dag as
select k.medewerker, s.datum, k.bron, k.soort, k.categorie, k.gebied, k.complex, k.project, k.contact, k.plaats,
       k.aard, s.seconden, s.rijen, s.telt
from uur_som s join uur_kenmerk k using (kenmerk);
comment on view uur_dag is 'kamer: werkdruk. Uren per persoon, dag en indeling; over middernacht gesplitst.';

-- The sums of a day that a week needs, so that weeks are made from days and not from marks.
drop table beschikbaar_dag;
create table beschikbaar_dag (
    medewerker varchar not null,
    datum      date not null,
    rooster    integer not null,            -- C, seconds
    feestdag   integer not null,            -- F
    afwezig    integer not null,            -- V, at most C - F
    beschikbaar integer not null,           -- B = C - F - V
    gewerkt    integer not null,            -- G
    gepland    integer not null,
    ingedeeld  integer not null,            -- of G: with a category
    overhead   integer not null,            -- of G: on categories that are overhead
    direct     integer not null, contact_bekend integer not null,
    wijk       integer not null, onderweg integer not null, plaats_bekend integer not null,
    reactief   integer not null, aard_bekend integer not null
);
comment on table beschikbaar_dag is 'kamer: werkdruk. Rooster, feestdag, afwezig, beschikbaar en gewerkt per dag.';
