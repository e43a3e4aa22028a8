-- Netwerk: agreements with partners as steps that are never overwritten. What a file brought (table partner) is the
-- first state of an agreement; each step holds the whole agreement as it was from then on. The last step that was
-- not taken back is how it stands.
create table netwerkstap (
    nummer      bigint primary key,
    greep       bigint not null,            -- what was done at once (one click, one file): taken back together
    afspraak    varchar not null,           -- key of the agreement
    handeling   varchar not null,           -- nieuw | gewijzigd | gesproken | beëindigd | hervat | ingelezen
    buurt       varchar not null,
    organisatie varchar not null,
    functie     varchar,                    -- role at the partner (wijkagent), never a person
    soort       varchar,
    wat         varchar,
    begin       date,
    ritme       varchar,
    eigenaar    varchar,                    -- medewerker; null = the coordinator of the buurt
    laatste_contact date,
    eind        date,                       -- last day
    door        varchar not null,
    op          timestamp not null,         -- UTC
    terug_op    timestamp,                  -- taken back
    terug_door  varchar
);
comment on table netwerkstap is 'kamer: jaarplan. Elke wijziging van een afspraak met een partner: wie, wanneer, wat het werd.';

-- Overdracht: who takes over a buurt. A later row leads on the days it covers; without a medewerker: nobody.
create table vervanging (
    nummer     bigint primary key,
    buurt      varchar not null,
    medewerker varchar,                     -- null = from this day on nobody
    van        date not null,
    tot        date,                        -- last day; null = until further notice
    door       varchar not null,
    op         timestamp not null,          -- UTC
    terug_op   timestamp,
    terug_door varchar
);
comment on table vervanging is 'kamer: jaarplan. Wie een buurt overneemt als de coördinator er niet is, met begin en eind.';

create table overdrachtpunt (
    nummer      bigint primary key,
    buurt       varchar not null,
    tekst       varchar not null,           -- never about a tenant
    door        varchar not null,
    op          timestamp not null,         -- UTC
    nakijken_voor date not null,            -- after this day it may be out of date
    nagekeken_op  date,
    nagekeken_door varchar,
    terug_op    timestamp,
    terug_door  varchar
);
comment on table overdrachtpunt is 'kamer: jaarplan. Goed om te weten bij een overdracht, met schrijver en datum om na te kijken.';

create table overdrachtvink (
    nummer     bigint primary key,
    buurt      varchar not null,
    vervanger  varchar not null,            -- medewerker: with another deputy the list begins anew
    onderdeel  varchar not null,            -- gesprek | rondje | partners | toegang
    gedaan_op  date,                        -- null = not done after all
    door       varchar not null,
    op         timestamp not null           -- UTC
);
comment on table overdrachtvink is 'kamer: jaarplan. Wat van een overdracht gedaan is: onderdeel, naam en datum; de laatste regel geldt.';
