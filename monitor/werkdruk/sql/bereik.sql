-- From which day to which day are there hours or case counts? Empty tables: two nulls. What is dated after the
-- newest import ($vast: the day that the settings pin, when later) does not move the last day: one slip of the pen
-- would take the measured norms, which look back from it, to weeks without a single hour.
with dag as (
    select datum from uur where actief and soort <> 'gepland'
    union all
    select peildatum from caseload
),
grens as (
    select greatest(coalesce(max(geladen_op)::date, date '9999-12-31'), $vast::date) as laatste
    from batch where teruggedraaid_op is null
)
select min(datum) as van, coalesce(max(datum) filter (datum <= laatste), max(datum)) as tot from dag cross join grens
