-- Lights of the corporation's own areas: the numbers of lb_uit next to the texts of lb_gebied. NaN arrives as null.
insert into licht by name
select a.gebied, a.niveau, $indicator as indicator, u.jaar, u.teller, u.noemer, u.ruw, u.geschat, u.laag, u.hoog,
       case when u.groep >= 0 then a.groep when a.niveau = 'complex' then 'bezit' else 'alle' end as groep,
       u.t_groen, u.t_rood, u.kans_rood, u.kans_groen, w.woord as licht,
       case when w.woord = 'geel' then case when u.rond_norm then 'rond norm' else 'onzeker' end end as geel_soort,
       case when w.woord = 'grijs' then r.zin end as reden_grijs,
       e.woord as licht_eigen, u.kans_rood_eigen, u.kans_groen_eigen, v.woord as licht_vorig,
       u.jaren, u.reeks, u.laatste
from lb_uit u
join lb_gebied a on a.nr = u.gebied
join lb_woord w on w.code = u.kleur
join lb_woord e on e.code = u.kleur_eigen
join lb_woord v on v.code = u.kleur_vorig
left join lb_reden r on r.code = u.reden
where a.eigen
