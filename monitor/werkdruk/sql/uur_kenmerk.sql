-- What does each mark stand for? Takes the number apart again. A category that is absence makes work absence;
-- what the file does not say about contact, place and nature, the category says.
insert into uur_kenmerk
with maat as (
    select (select count(*) + 1 from stap_taak) as taken, (select count(*) + 1 from stap_plek) as plekken,
           (select count(*) + 1 from stap_stempel) as stempels
),
deel as (
    select s.kenmerk, s.kenmerk // m.stempels // m.plekken // m.taken as persoon,
           s.kenmerk // m.stempels // m.plekken % m.taken as taak, s.kenmerk // m.stempels % m.plekken as plek,
           s.kenmerk % m.stempels as stempel
    from (select distinct kenmerk from uur_som) s cross join maat m
)
select d.kenmerk, p.medewerker, s.bron,
       case when s.soort = 'werk' and c.soort = 'afwezig' then 'afwezig' else s.soort end as soort,
       c.categorie, k.gebied, k.complex, k.project,
       case when s.contact = 'onbekend' then coalesce(c.contact, 'onbekend') else s.contact end as contact,
       case when s.plaats = 'onbekend' then coalesce(c.plaats, 'onbekend') else s.plaats end as plaats,
       case when s.aard = 'onbekend' then coalesce(c.aard, 'onbekend') else s.aard end as aard
from deel d
join (select distinct nr, medewerker from stap_persoon) p on p.nr = d.persoon
join stap_stempel s on s.nr = d.stempel
left join (select distinct on (nr) * from stap_taak) c on c.nr = d.taak
left join (select distinct on (nr) * from stap_plek) k on k.nr = d.plek
