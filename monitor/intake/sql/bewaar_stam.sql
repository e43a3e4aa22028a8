-- Master data about a person's days from before the limit go: what ended before it, and what began before it and
-- no longer holds (replaced, or of an import taken back). What began before and still runs stays. A tombstone
-- stays as long as its import leads for later days.
delete from stamrij
where rowid in (
    select s.rowid
    from stamrij s
    left join batch b on b.batch = s.batch
    where s.soort = $soort
      and coalesce(s.datum, try_cast(split_part(s.eenheid, '|', 1) as date)) < $grens
      and (coalesce(case when json_extract_string(s.inhoud, '$.weg') = 'true' then s.dek_tot end,
                    try_cast(json_extract_string(s.inhoud, '$.tot') as date),
                    s.datum,
                    try_cast(split_part(s.eenheid, '|', 1) as date)) < $grens
           or json_extract_string(s.inhoud, '$.weg') is null
              and (b.teruggedraaid_op is not null
                   or exists (
                        select 1 from stamrij n join batch nb on nb.batch = n.batch
                        where n.soort = s.soort and n.eenheid = s.eenheid and n.batch > s.batch
                          and nb.teruggedraaid_op is null
                          and (s.datum is null or n.dek_van is null
                               or s.datum between n.dek_van and n.dek_tot))))
)
