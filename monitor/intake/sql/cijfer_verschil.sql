-- What did batch $batch change among the observations and key figures that count? Compared with the newest row
-- of an earlier batch, not undone, for the same area, figure and year; vanished = earlier rows inside the
-- coverage of this batch (figure, year, municipality or all complexes) that it no longer has.
with cijfer as (
    select m.batch, m.rij, m.gebied, m.indicator as wat, m.jaar, m.niveau,
           case when m.niveau = 'buurt' then substr(m.gebied, 3, 4) else '' end as bereik,
           (m.teller, m.noemer, m.waarde, m.sd, m.populatie)::varchar as inhoud
    from meting m
    union all
    select g.batch, g.rij, g.gebied, 'cijfer ' || g.sleutel, g.jaar, 'buurt', substr(g.gebied, 3, 4),
           g.waarde::varchar
    from gebiedscijfer g
    union all
    select p.batch, p.rij, coalesce(p.complex, p.buurt), 'schouw ' || p.ronde || ' ' || p.onderdeel || ' ' || p.punt,
           year(p.datum), 'buurt', p.ronde, p.beeld
    from schouwpunt p
    union all
    select d.batch, d.rij, d.complex, 'dossier ' || d.dossier, year(d.geopend), 'complex', '',
           (d.type, d.geopend, d.gesloten)::varchar
    from overlastdossier d
    union all
    select o.batch, o.rij, o.gebied, 'oordeel ' || o.bron || ' ' || o.onderwerp, o.jaar, o.niveau, '',
           list_sort(list(o.oordeel))::varchar
    from (select batch, min(rij) over (partition by batch, gebied, bron, onderwerp, jaar) as rij, gebied, bron,
                 onderwerp, jaar, niveau, oordeel from oordeel) o
    group by all
),
erin as (select c.* from cijfer c join batch b on b.batch = c.batch and b.teruggedraaid_op is null),
nu as (select * from erin where batch = $batch),
eerder as (
    select gebied, wat, jaar, bereik, arg_max(inhoud, (batch, rij)) as inhoud
    from erin
    where batch < $batch and (wat, jaar, bereik) in (select (wat, jaar, bereik) from nu)
    group by all
)
select count(*) filter (n.gebied is not null and (e.gebied is null or e.inhoud is distinct from n.inhoud)),
       count(*) filter (n.gebied is not null and e.gebied is not null and e.inhoud is not distinct from n.inhoud),
       count(*) filter (n.gebied is null)
from nu n
full join eerder e on e.gebied = n.gebied and e.wat = n.wat and e.jaar = n.jaar
