-- The reconciliation of a batch of master data: rows used, set apart, rejected (they have no seconds).
select
    (select count(distinct rij) from stamrij s join batch b using (batch)
     where s.batch = $batch and s.soort = b.soort and s.rij is not null),
    0,
    (select count(*) from quarantaine where batch = $batch and status = 'open'),
    (select count(*) from quarantaine where batch = $batch and status = 'verworpen'),
    0, 0, 0, 0
