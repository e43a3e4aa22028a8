-- What stood out per row: skipped rows with their reason, flagged rows once per flag, at most `$hoogstens` per
-- code (the counts in the ledger are complete). `vlagzin` holds the sentence of each flag.
insert into melding by name
select $batch as batch, rij, ernst, code, tekst
from (
    select rij, 'overgeslagen' as ernst, coalesce(code, 'overgeslagen') as code, coalesce(tekst, '') as tekst
    from stap_uur
    where uitkomst = 'overgeslagen'
    union all
    select v.rij, 'gemarkeerd', v.code, coalesce(z.zin, v.tekst, '')
    from (select rij, unnest(string_split(vlaggen, ',')) as code, tekst
          from stap_uur where uitkomst = 'gemarkeerd') v
    left join vlagzin z using (code)
)
qualify row_number() over (partition by code order by rij) <= $hoogstens
