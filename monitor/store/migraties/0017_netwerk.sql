-- Partners in the buurt and interventions: with whom and with what the team works there. Never a person's name.
create table partner (
    buurt       varchar not null,
    organisatie varchar not null,
    soort       varchar,
    afspraak    varchar,
    sinds       date,
    ritme       varchar,
    laatste_contact date,
    batch       integer
);
comment on table partner is 'kamer: intake. Organisaties waarmee in een buurt wordt samengewerkt, met de afspraak.';

create table interventie (
    interventie varchar primary key,
    naam        varchar not null,
    soort       varchar not null,           -- ontmoeten | beinvloeden | activeren
    doel        varchar,
    buurt       varchar not null,
    complex     varchar,
    start       date not null,
    eind        date,                       -- null = still running
    batch       integer
);
comment on table interventie is 'kamer: intake. Welke interventie waar liep, van wanneer tot wanneer.';
