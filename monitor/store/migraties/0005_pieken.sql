-- Pieken: the plan as it was at each change, and the forecast that the pages read.

create table plansnapshot (
    project       varchar not null,
    vastgelegd_op timestamp not null,       -- when the import that brought this version was loaded
    kenmerk       varchar not null,         -- what the plan said, to see whether it changed
    type          varchar not null,
    buurt         varchar not null,
    woningen      integer not null,
    status        varchar not null,
    fase          varchar,                  -- null = the project was taken out of the plan
    van           date,
    tot           date
);
comment on table plansnapshot is 'kamer: prognose. Het projectenplan zoals het bij elke wijziging was; nooit overschreven.';

create table prognose_stand (
    laatste_week  date,                     -- last week with hours that the forecast rests on
    weken         integer not null,         -- weeks of history
    breedte       double,                   -- factor on the width of the band
    gemengd       boolean,                  -- centre halfway to the rule without projects
    indicatief    boolean,                  -- under two years of history
    terugblikken  integer not null,         -- earlier forecasts made again
    optimistisch  boolean,                  -- finished projects whose first plan was never recorded
    chronisch_vol varchar[] not null,       -- coordinators whose demand is probably not booked in full
    reden         varchar                   -- why there is no forecast
);
comment on table prognose_stand is 'kamer: prognose. Waarop de verwachting rust, of waarom er geen is.';

create table prognose_week (
    medewerker varchar not null,            -- coordinator; "team" = all together
    week       date not null,
    p10        double not null, p50 double not null, p90 double not null,   -- hours
    capaciteit double not null,             -- employable hours
    kans       double not null,             -- P(load > capacity)
    afwezig    boolean not null             -- on leave (nearly) all week
);
comment on table prognose_week is 'kamer: prognose. Verwachte uren per week met band, capaciteit en kans op te druk.';

create table prognose_project (
    medewerker varchar not null,
    project    varchar not null,
    week       date not null,
    uren       double not null              -- mean over the paths
);
comment on table prognose_project is 'kamer: prognose. Verwachte uren per project en week.';

create table steunadvies (
    zekerheid  double not null,             -- 0.5 … 0.9
    medewerker varchar not null,
    van        date not null,               -- first and last Monday
    tot        date not null,
    uren_per_week double not null,
    kans       double not null,             -- without support
    gebruikt   double not null,             -- hours over the block, expected
    overgebleven double not null,
    project    varchar,                     -- the cause; null = ordinary work
    fase       varchar,
    bronnen    varchar[] not null,
    collegas   varchar[] not null
);
comment on table steunadvies is 'kamer: prognose. Benodigde projectondersteuning per blok van weken, per zekerheid.';

create table projectverzet (
    project  varchar not null,
    weken    integer not null,              -- later; below zero: earlier
    gewonnen double not null                -- hours of shortage it takes away
);
comment on table projectverzet is 'kamer: prognose. Welke voorlopige projecten beter schuiven.';

create table prognose_score (
    naam     varchar not null,
    pinball  double not null,
    dekking  double not null,
    brier    double not null,
    weken    integer not null
);
comment on table prognose_score is 'kamer: prognose. Hoe goed eerdere verwachtingen waren, naast twee eenvoudige regels.';

create table kengetal_meting (
    type     varchar not null,
    fase     varchar not null,
    kengetal double not null,
    laag     double not null, gemeten double not null, hoog double not null,
    n        integer not null
);
comment on table kengetal_meting is 'kamer: prognose. Wat geboekte uren over een kengetal zeggen, met interval van 80 %.';
