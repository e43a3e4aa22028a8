-- How many hours a week do the open cases of the latest count ask, per person and buurt (null = not known)?
-- A case type without a norm gives null hours and is counted in `zonder_norm`. $dag
with laatste as (
    select medewerker, max(peildatum) as peildatum from caseload where peildatum <= $dag group by all
)
select c.medewerker, c.buurt, sum(c.aantal * n.midden) as uren,
       coalesce(sum(c.aantal) filter (n.midden is null), 0)::integer as zonder_norm
from caseload c
join laatste using (medewerker, peildatum)
left join norm n on n.sleutel = 'zaak:' || c.zaaktype
group by all
