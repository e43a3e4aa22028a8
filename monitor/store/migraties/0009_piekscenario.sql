-- Pieken: what was tried, what was agreed, and for whom there is no forecast.

create table piekscenario (
    scenario     integer primary key,
    naam         varchar not null,
    gemaakt_op   timestamp not null,
    gemaakt_door varchar not null,
    is_plan      boolean not null           -- at most one: the one that was chosen
);
comment on table piekscenario is 'kamer: prognose. Een bewaarde wat-als met een naam; hoogstens één is het plan.';

create table piekstap (
    scenario   integer not null,
    volgnummer integer not null,
    soort      varchar not null,            -- verschuif | voeg toe | laat weg
    project    varchar not null,
    weken      integer not null,            -- later; below zero: earlier; 0 for the other kinds
    naam       varchar,                     -- the rest only for a project that is added
    type       varchar,
    buurt      varchar,
    woningen   integer,
    start      date,
    voorbereiding integer, uitvoering integer, nazorg integer   -- weeks
);
comment on table piekstap is 'kamer: prognose. Wat een scenario aan het projectenplan verandert, stap voor stap.';

create table afgesproken_steun (
    steun         integer primary key,
    medewerker    varchar not null,
    van           date not null,            -- first and last Monday
    tot           date not null,
    uren_per_week double not null,
    van_wie       varchar not null,
    project       varchar,                  -- what it is for; null = ordinary work
    afgesproken_op   timestamp not null,
    afgesproken_door varchar not null,
    vervallen_op  timestamp                 -- taken back
);
comment on table afgesproken_steun is 'kamer: prognose. Afgesproken projectondersteuning: wie, welke weken, hoeveel uur, van wie.';

alter table prognose_stand add column zonder_uren varchar[];  -- coordinators with too few hours to forecast
