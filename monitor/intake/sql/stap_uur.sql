-- Which rows did the file have, as interpreted? One row per row read, in the order of the file.
-- `gelezen_uur` is the table in memory that `monitor.intake.lezen.stap` makes.
create or replace temporary table stap_uur as
select
    rij::bigint                     as rij,             -- 1 = first row of the file
    blad::varchar                   as blad,            -- sheet of a workbook
    volgnummer::integer             as volgnummer,      -- nth entry of a row (week grid), nth occurrence (calendar)
    uitkomst::varchar               as uitkomst,        -- ok | gemarkeerd | quarantaine | overgeslagen
    code::varchar                   as code,            -- reason, for rows that do not count
    tekst::varchar                  as tekst,           -- the same as a sentence
    coalesce(vlaggen, '')::varchar  as vlaggen,         -- comma separated codes
    persoon::varchar                as persoon,
    persoon_naam::varchar           as persoon_naam,
    datum::date                     as datum,           -- local day
    begin_utc::timestamp            as begin_utc,
    eind_utc::timestamp             as eind_utc,
    seconden::integer               as seconden,
    soort::varchar                  as soort,           -- werk | afwezig | gepland
    categorie_tekst::varchar        as categorie_tekst,
    categorie_naam::varchar         as categorie_naam,
    buurt_tekst::varchar            as buurt_tekst,
    buurt_naam::varchar             as buurt_naam,
    contact::varchar                as contact,
    plaats::varchar                 as plaats,
    aard::varchar                   as aard,
    nullif(bron_id, '')::varchar    as bron_id,
    ruw::varchar                    as ruw              -- JSON of the cells, without notes
from gelezen_uur;
