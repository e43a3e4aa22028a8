-- Which texts lead nowhere yet, and how many rows and seconds hang on them?
with tekst as (
    select 'persoon' as soort, persoon as tekst, datum, seconden from uur_wacht
    join batch b using (batch) where b.teruggedraaid_op is null
    union all
    select 'categorie', categorie_tekst, datum, seconden from uur where actief and categorie_tekst is not null
    union all
    select 'buurt', buurt_tekst, datum, seconden from uur where actief and buurt_tekst is not null
),
geldig as (  -- a mapping to something that is no longer there leads nowhere
    select i.soort, i.tekst from indeling i join categorie c on c.categorie = i.doel where i.soort = 'categorie'
    union all
    select i.soort, i.tekst from indeling i
    where i.soort = 'buurt' and i.doel in (select 'buurt:' || buurt from buurt union all
                                           select 'complex:' || complex from complex union all
                                           select 'project:' || project from project)
    union all
    select i.soort, i.tekst from indeling i join medewerker m on m.medewerker = i.doel where i.soort = 'persoon'
)
select t.soort, t.tekst, coalesce(any_value(s.naam), t.tekst), count(*), sum(t.seconden)::bigint, max(t.datum), min(t.datum)
from tekst t
left join schrijfwijze s on s.soort = t.soort and s.tekst = t.tekst
anti join geldig g on g.soort = t.soort and g.tekst = t.tekst
group by t.soort, t.tekst
order by t.soort <> 'persoon', sum(t.seconden) desc, t.tekst
