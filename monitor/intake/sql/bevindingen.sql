-- What stood out in one batch, whole-file notes first, then set-apart rows, flags and skipped rows.
select rij, code, tekst, ernst from (
    select rij, code, tekst, 'quarantaine' as ernst, 1 as orde from quarantaine
    where batch = $batch and status = 'open'
    union all
    select rij, code, tekst, ernst,
           case when rij is null then 0 when ernst = 'gemarkeerd' then 2 else 3 end
    from melding where batch = $batch
)
order by orde, rij, code
limit $hoogstens
