-- An older file, read later: seen from it, does the newer one look filtered? Compares the older file's
-- rows with what counts now, on the days that both cover. Answers: seconds of the older file there, net
-- loss in seconds, categories of a person that are nowhere in the newer rows.
with nieuwer as (
    select o.persoon, o.van, o.tot
    from dekking o join batch b on b.batch = o.batch
    where b.bron = $bron and b.soort = 'uren' and b.teruggedraaid_op is null
      and b.periode_tot > (select periode_tot from batch where batch = $batch)
),
samen as (
    select b.* from stap_bereik b
    where b.bron_id is null
      and exists (select 1 from nieuwer n where n.persoon = b.persoon and b.datum between n.van and n.tot)
      and exists (select 1 from dekking d
                  where d.batch = $batch and d.persoon = b.persoon and b.datum between d.van and d.tot)
),
ouder as (select * from samen where batch = $batch),
nu as (select * from samen where actief)
select
    (select coalesce(sum(seconden), 0) from ouder),
    (select coalesce(sum(seconden), 0) from ouder anti join nu using (sleutel))
        - (select coalesce(sum(seconden), 0) from nu anti join ouder using (sleutel)),
    (select count(*) from (
        select distinct persoon, categorie_tekst from ouder where categorie_tekst is not null
        except
        select distinct persoon, categorie_tekst from stap_bereik where actief))
