-- Lights of the corporation's own areas: the numbers of lb_uit next to the texts of lb_basis.
insert into licht by name
select a.gebied, a.niveau, $indicator as indicator, b.jaar,
       case when isfinite(u.teller) then u.teller end as teller,
       case when isfinite(u.noemer) then u.noemer end as noemer,
       case when isfinite(u.ruw) then u.ruw end as ruw,
       case when isfinite(u.geschat) then u.geschat end as geschat,
       case when isfinite(u.laag) then u.laag end as laag,
       case when isfinite(u.hoog) then u.hoog end as hoog,
       case when u.groep >= 0 then a.groep when a.niveau = 'complex' then 'bezit' else 'alle' end as groep,
       case when isfinite(u.t_groen) then u.t_groen end as t_groen,
       case when isfinite(u.t_rood) then u.t_rood end as t_rood,
       case when isfinite(u.kans_rood) then u.kans_rood end as kans_rood,
       case when isfinite(u.kans_groen) then u.kans_groen end as kans_groen,
       w.woord as licht,
       case when w.woord = 'geel' then case when u.rond_norm then 'rond norm' else 'onzeker' end end as geel_soort,
       case when w.woord = 'grijs' then r.zin end as reden_grijs,
       e.woord as licht_eigen,
       case when isfinite(u.kans_rood_eigen) then u.kans_rood_eigen end as kans_rood_eigen,
       case when isfinite(u.kans_groen_eigen) then u.kans_groen_eigen end as kans_groen_eigen,
       v.woord as licht_vorig, u.jaren, u.reeks, u.laatste
from lb_uit u
join lb_basis b on b.nr = u.nr
join lb_gebied a on a.nr = b.gebied_nr
join lb_woord w on w.code = u.kleur
join lb_woord e on e.code = u.kleur_eigen
join lb_woord v on v.code = u.kleur_vorig
left join lb_reden r on r.code = u.reden
where a.eigen
