-- The vault: sessions, share links and the audit log, in SQLite beside the database, because one process
-- holds DuckDB's lock and the command line must be able to revoke while the app runs.
-- Moments are whole seconds since 1970 in UTC. A token itself is never stored, only its SHA-256.

create table if not exists link (
    id             text primary key,       -- 72 bits, shown in lists and in the log
    hash           blob not null,          -- SHA-256 of the 256-bit secret
    titel          text not null,
    soort          text not null check (soort in ('momentopname', 'levend')),
    bereik         text not null,          -- JSON of the scope
    inhoud         text,                   -- JSON of what was audited, for a momentopname
    gemaakt_door   text not null,
    gemaakt_op     integer not null,
    verloopt_op    integer not null,
    wachtwoord     text,                   -- scrypt:n:r:p:salt:hash
    hoogstens      integer,                -- number of uses, null = no limit
    gebruikt       integer not null default 0,
    laatst_op      integer,
    fout_achtereen integer not null default 0,  -- wrong passwords in a row
    dicht_tot      integer not null default 0,  -- no password is tried before this moment
    ingetrokken_op integer,
    ingetrokken_door text
) strict;

create table if not exists sessie (
    hash        blob primary key,          -- SHA-256 of the token in the cookie
    sid         text not null unique,      -- public name of the session, for the log
    wie         text not null,
    naam        text not null,
    rol         text not null,
    bereik      text not null,
    link        text references link (id),
    begonnen_op integer not null,
    gezien_op   integer not null,
    verloopt_op integer not null,
    gesloten_op integer
) strict;
create index if not exists sessie_wie on sessie (wie);

-- Half a login at the identity provider: used once, within ten minutes.
create table if not exists aanmelding (
    hash        blob primary key,          -- SHA-256 of `state`
    browser     blob not null,             -- SHA-256 of the login cookie: only the same browser may finish
    nonce       text not null,
    verifier    text not null,
    terug       text not null,
    begonnen_op integer not null,
    gebruikt_op integer
) strict;

create table if not exists logboek (
    n       integer primary key autoincrement,
    op      integer not null,
    wie     text not null,
    wat     text not null,
    over    text not null,
    vorige  blob not null,                 -- hash of the line before
    hash    blob not null                  -- SHA-256 over the line before and all fields of this one
) strict;
create trigger if not exists logboek_vast before update on logboek
    begin select raise(abort, 'het logboek verandert niet'); end;
create trigger if not exists logboek_blijft before delete on logboek
    begin select raise(abort, 'het logboek krimpt niet'); end;

-- Who ever logged in, and which medewerker that is. Somebody says so, once; a name is never taken for a proof.
create table if not exists aanmeldnaam (
    wie             text primary key,      -- as the identity provider names them: oidc:… or proxy:…
    naam            text not null,
    rol             text not null,
    gezien_op       integer not null,
    medewerker      text unique,           -- null: not linked
    medewerker_naam text,                  -- as it was then: another name under this number is somebody else
    gekoppeld_door  text,
    gekoppeld_op    integer
) strict;

-- Which sums of hours others ever saw: JSON of month, wijk, category. Never a figure, never a person.
create table if not exists gepubliceerd (
    sleutel text primary key
) strict;
