-- The source rows behind a figure: file, sheet of a workbook, batch and row number, newest day last.
-- Rows stay whole here, also over midnight; `datum` is the day on which they begin. A row on a day on which
-- another source leads is shown, with telt = false.
-- $medewerker; $van, $tot: days; $soort, $categorie, $gebied, $project: a value, or null for all;
-- $aantal, $vanaf: page size and number of rows to pass over.
with persoon as (
    select tekst from indeling where soort = 'persoon' and doel = $medewerker
),
taaksoort as (
    select t.tekst, c.categorie, c.naam, c.soort
    from indeling t join categorie c on c.categorie = t.doel
    where t.soort = 'categorie'
),
plek as (
    select t.tekst, coalesce(b.buurt, x.buurt, p.buurt) as gebied, p.project
    from indeling t
    left join buurt b on t.doel = 'buurt:' || b.buurt
    left join complex x on t.doel = 'complex:' || x.complex
    left join project p on t.doel = 'project:' || p.project
    where t.soort = 'buurt'
),
telt as (
    select distinct datum, bron, soort = 'gepland' as plan, telt
    from uur_dag
    where medewerker = $medewerker and datum between $van and $tot
),
regel as (
    select u.datum, u.begin_utc, u.eind_utc, u.seconden, u.bron,
           case when u.soort = 'werk' and c.soort = 'afwezig' then 'afwezig' else u.soort end as soort,
           u.categorie_tekst, u.buurt_tekst, c.categorie, c.naam as categorie_naam, k.gebied, k.project,
           u.vlaggen, u.batch, u.rij, u.volgnummer
    from uur u
    left join taaksoort c on c.tekst = u.categorie_tekst
    left join plek k on k.tekst = u.buurt_tekst
    where u.actief and u.datum between $van and $tot and u.persoon in (from persoon)
)
select r.datum, r.begin_utc, r.eind_utc, r.seconden, r.bron, r.soort, r.categorie_tekst, r.buurt_tekst,
       r.categorie, r.categorie_naam, r.gebied, r.project, r.vlaggen, coalesce(t.telt, true) as telt,
       b.bestand, w.blad, r.batch, r.rij, r.volgnummer,
       count(*) over () as totaal, sum(r.seconden) over () as totaal_seconden
from regel r
left join telt t on t.datum = r.datum and t.bron = r.bron and t.plan = (r.soort = 'gepland')
left join batch b using (batch)
asof left join werkblad w on w.batch = r.batch and r.volgnummer >= w.vanaf
where ($soort::varchar is null or r.soort = $soort)
  and ($categorie::varchar is null or r.categorie = $categorie)
  and ($gebied::varchar is null or r.gebied = $gebied)
  and ($project::varchar is null or r.project = $project)
order by r.datum, r.begin_utc nulls last, r.batch, r.rij, r.volgnummer
limit $aantal offset $vanaf
