-- Does anything already in touch the days (or native ids) of the file in hand? 0 = nothing does.
select
    (select count(*) from dekking n
     join dekking o on o.persoon = n.persoon and o.van <= n.tot and o.tot >= n.van and o.batch <> n.batch
     join batch b on b.batch = o.batch and b.bron = $bron and b.soort = 'uren' and b.teruggedraaid_op is null
     where n.batch = $batch)
    + (select count(*) from (select 1 from uur u
       where u.bron = $bron and u.bron_id is not null
         and u.bron_id in (select bron_id from stap_uur where bron_id is not null) limit 1))
    -- the same native id twice in this very file: only the last row may count
    + (select count(*) from (select 1 from stap_uur where bron_id is not null
                             group by bron_id having count(*) > 1 limit 1))
