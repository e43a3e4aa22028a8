-- Which rows did the file have, as interpreted? One row per row read, in the order of the file.
-- `gelezen_uur` is the table in memory that `monitor.intake.lezen.stap` makes.
create or replace temporary table stap_uur as
select
    rij,              -- 1 = first row of the file
    blad,             -- sheet of a workbook
    volgnummer,       -- nth entry of a row (week grid), nth occurrence (calendar)
    uitkomst,         -- ok | gemarkeerd | quarantaine | overgeslagen
    code,             -- reason, for rows that do not count
    tekst,            -- the same as a sentence
    vlaggen,          -- comma separated codes
    persoon,
    persoon_naam,
    datum,            -- local day
    begin_utc,
    eind_utc,
    seconden,
    soort,            -- werk | afwezig | gepland
    categorie_tekst,
    categorie_naam,
    buurt_tekst,
    buurt_naam,
    contact,
    plaats,
    aard,
    bron_id,
    ruw               -- JSON of the cells, without notes
from gelezen_uur;
