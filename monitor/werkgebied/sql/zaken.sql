-- How many hours a week do the open cases of the latest count ask, per person and buurt (null = not known)?
-- Cases that somebody counted while having a buurt are no longer counted once the present coordinator of that
-- buurt has made a count too: they would count twice.
-- A case type without a norm gives null hours and is counted in `zonder_norm`. $dag
with laatste as (
    select medewerker, max(peildatum) as peildatum from caseload where peildatum <= $dag group by all
),
houder as (
    select buurt, medewerker, vanaf from verdeling where vanaf <= $dag and coalesce(tot, $dag) >= $dag
),
achterhaald as (
    select oud.buurt, oud.medewerker
    from verdeling oud
    join laatste p using (medewerker)
    join houder h on h.buurt = oud.buurt and h.medewerker <> oud.medewerker
    join laatste n on n.medewerker = h.medewerker and n.peildatum > p.peildatum and n.peildatum >= h.vanaf
    where coalesce(oud.tot, p.peildatum) >= p.peildatum
)
select c.medewerker, c.buurt, sum(c.aantal * n.midden) as uren,
       coalesce(sum(c.aantal) filter (n.midden is null), 0)::integer as zonder_norm
from caseload c
join laatste using (medewerker, peildatum)
left join norm n on n.sleutel = 'zaak:' || c.zaaktype
where not exists (from achterhaald a where a.buurt = c.buurt and a.medewerker = c.medewerker)
  or exists (from houder h where h.buurt = c.buurt and h.medewerker = c.medewerker)
group by all
