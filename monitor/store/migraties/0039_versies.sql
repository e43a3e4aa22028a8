-- Undoing a change of an intervention or of a card marks its version, as on Netwerk and Overdracht: the last version
-- that was not taken back is how it stands. What was undone before this is a version of its own, and stays one.
alter table toepassing add column terug_op timestamp;        -- UTC; taken back
alter table toepassing add column terug_door varchar;
alter table interventiekaart add column terug_op timestamp;
alter table interventiekaart add column terug_door varchar;

create or replace view toepassing_nu as
with nieuwste as (
    select * from toepassing where terug_op is null qualify versie = max(versie) over (partition by toepassing)
)
select toepassing, versie, kaart, naam, soort, doel, buurt, complex, begin, eind, indicator, rol, status, stappen,
       notitie, wie, wanneer
from nieuwste where not weg
union all
select i.interventie, 0, null, i.naam, i.soort, coalesce(i.doel, ''), i.buurt, i.complex, i.start, i.eind, null, '',
       null, null, '', '', null
from interventie i
where not exists (select 1 from toepassing t where t.toepassing = i.interventie and t.terug_op is null);
comment on view toepassing_nu is 'kamer: jaarplan. Toegepaste interventies zoals ze nu gelden, uit de app en uit ingelezen lijsten.';
