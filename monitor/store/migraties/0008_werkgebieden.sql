-- Werkgebieden: plans that are kept, what people know about borders, and the division by feeling of before.

create table scenario (
    scenario     varchar primary key,       -- short id, stands in the address
    naam         varchar not null,
    auteur       varchar not null,
    gemaakt_op   timestamp not null,        -- UTC
    doel         varchar not null,          -- wijziging | balans | compact | samen
    herkomst     varchar not null,          -- voorstel | handwerk | ingelezen
    instellingen varchar not null           -- JSON: tolerance, room for change, assumptions
);
comment on table scenario is 'kamer: werkgebied. Bewaarde verdelingen met naam, auteur, datum, doel en aannames.';

create table scenario_buurt (
    scenario   varchar not null,
    buurt      varchar not null,
    medewerker varchar not null,            -- person id, or N1, N2, … for somebody who is not there yet
    slot       boolean not null,            -- kept where it is when a proposal is made
    primary key (scenario, buurt)
);
comment on table scenario_buurt is 'kamer: werkgebied. Per bewaarde verdeling de coördinator van elke buurt.';

create table buurtverbinding (
    buurt      varchar not null,            -- the lower code of the two
    ander      varchar not null,
    soort      varchar not null,            -- weg: counts as adjacent | dicht: does not | oversteek: a way over a barrier
    auteur     varchar not null,
    gemaakt_op timestamp not null,
    primary key (buurt, ander)
);
comment on table buurtverbinding is 'kamer: werkgebied. Met de hand gezette verbindingen en scheidingen tussen twee buurten.';

create table barriere (
    naam       varchar primary key,
    soort      varchar not null,            -- water | spoor | weg
    geometrie  varchar not null,            -- GeoJSON line, WGS84
    auteur     varchar not null,
    gemaakt_op timestamp not null
);
comment on table barriere is 'kamer: werkgebied. Water, spoor en wegen waar een grens niet overheen telt.';

create table gevoel (
    buurt      varchar primary key,
    kleur      varchar not null,            -- as people wrote it
    zwaarte    integer not null,            -- 1 licht, 2 gemiddeld, 3 zwaar
    auteur     varchar not null,
    gemaakt_op timestamp not null
);
comment on table gevoel is 'kamer: werkgebied. De indeling op gevoel van vroeger: een kleur per buurt.';
