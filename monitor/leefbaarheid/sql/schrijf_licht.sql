-- Lights of the corporation's own areas: the numbers of lb_uit next to the texts of lb_gebied. NaN arrives as null;
-- colours arrive as 2 rood, 1 geel, 0 groen, -1 grijs.
insert into licht by name
with eigen as (select * from lb_gebied where eigen)
select a.gebied, a.niveau, $indicator as indicator, u.jaar, u.teller, u.noemer, u.ruw, u.geschat, u.laag, u.hoog,
       case when u.groep >= 0 then a.groep when a.niveau = 'complex' then 'bezit' else 'alle' end as groep,
       u.t_groen, u.t_rood, u.kans_rood, u.kans_groen,
       case u.kleur when 2 then 'rood' when 1 then 'geel' when 0 then 'groen' else 'grijs' end as licht,
       case when u.kleur = 1 then case when u.rond_norm then 'rond norm' else 'onzeker' end end as geel_soort,
       case when u.kleur = -1 then r.zin end as reden_grijs,
       case u.kleur_eigen when 2 then 'rood' when 1 then 'geel' when 0 then 'groen' else 'grijs' end as licht_eigen,
       u.kans_rood_eigen, u.kans_groen_eigen,
       case u.kleur_vorig when 2 then 'rood' when 1 then 'geel' when 0 then 'groen' else 'grijs' end as licht_vorig,
       u.jaren, u.reeks, u.laatste, u.jaar_teller, u.jaar_noemer, u.zeker_a, u.zeker_b
from lb_uit u
join eigen a on a.nr = u.gebied
left join lb_reden r on r.code = u.reden
