-- From which day to which day are there hours or case counts? Empty tables: two nulls.
with dag as (
    select min(datum) as van, max(datum) as tot from uur where actief and soort <> 'gepland'
    union all
    select min(peildatum), max(peildatum) from caseload
)
select min(van) as van, max(tot) as tot from dag
