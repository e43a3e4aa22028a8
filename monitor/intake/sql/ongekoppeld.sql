-- Which texts lead nowhere yet, and how many rows and seconds hang on them?
with tekst as (
    select 'persoon' as soort, persoon as tekst, datum, seconden from uur_wacht
    join batch b using (batch) where b.teruggedraaid_op is null
    union all
    select 'categorie', categorie_tekst, datum, seconden from uur where actief and categorie_tekst is not null
    union all
    select 'buurt', buurt_tekst, datum, seconden from uur where actief and buurt_tekst is not null
)
select t.soort, t.tekst, coalesce(any_value(s.naam), t.tekst), count(*), sum(t.seconden)::bigint, max(t.datum)
from tekst t
left join schrijfwijze s on s.soort = t.soort and s.tekst = t.tekst
anti join indeling i on i.soort = t.soort and i.tekst = t.tekst
group by t.soort, t.tekst
order by t.soort <> 'persoon', sum(t.seconden) desc, t.tekst
