-- The ledger, newest first, with what of each import counts now, and before which day the retention period took
-- rows away (null: nothing).
select b.batch, b.soort, b.bron, b.profiel, b.bestand, b.sha256, b.modus, b.codering, b.datumvolgorde,
       b.datumvolgorde_hoe, b.periode_van, b.periode_tot, b.personen,
       b.gelezen, b.ok, b.gemarkeerd, b.quarantaine, b.overgeslagen,
       b.seconden_ok, b.seconden_gemarkeerd, b.seconden_quarantaine, coalesce(b.seconden_overgeslagen, 0),
       b.seconden_controle,
       b.nieuw, b.ongewijzigd, b.vervallen, coalesce(b.seconden_nieuw, 0), coalesce(b.seconden_vervallen, 0),
       b.geladen_op, b.geladen_door, b.teruggedraaid_op,
       coalesce(u.rijen, 0), coalesce(u.seconden, 0),
       -- a warning before the import has the same code: something went only after a removal that came later
       (select max(w.periode_tot) + 1 from batch w
        where w.soort = 'bewaartermijn' and w.batch > b.batch
              and coalesce(b.periode_van, b.geladen_op::date - 36500) <= w.periode_tot
              and exists (from melding m where m.batch = b.batch and m.code = 'bewaartermijn')),
       coalesce(u.afwezig, 0), coalesce(u.gepland, 0)
from batch b
left join (select batch, count(*) as rijen, sum(seconden)::bigint as seconden,
                  (sum(seconden) filter (soort = 'afwezig'))::bigint as afwezig,
                  (sum(seconden) filter (soort = 'gepland'))::bigint as gepland
           from uur where actief group by batch) u using (batch)
where b.batch > 0
order by b.batch desc
