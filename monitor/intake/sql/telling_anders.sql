-- The reconciliation of a batch that holds no hours: rows used, set apart, rejected (they have no seconds).
-- Master data count their rows in `stamrij`; figures of areas keep the count of their reading.
select
    coalesce(
        (select nullif(count(distinct s.rij), 0) from stamrij s join batch b using (batch)
         where s.batch = $batch and s.soort = b.soort and s.rij is not null),
        (select ok + gemarkeerd from batch where batch = $batch)),
    0,
    (select count(*) from quarantaine where batch = $batch and status = 'open'),
    (select count(*) from quarantaine where batch = $batch and status = 'verworpen'),
    0, 0, 0, 0
