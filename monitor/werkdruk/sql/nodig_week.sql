-- What asks how many hours of each person per week?
-- Homes of the buurten that are theirs × the norm of the buurt's light + open cases × weight + project hours of
-- those buurten + planned tasks. A week counts for the share of its five working days that a buurt, a task and
-- the employment cover; cases for the share that the employment covers. No number or no norm: null, never 0. No
-- light: from green's low to red's high.
-- What hangs on a buurt goes with that buurt: cases counted, and tasks planned, while somebody had it are the
-- next coordinator's for the share of the week in which he or she has it, until that one's own count. Cases and
-- tasks without a buurt, or in a buurt that the person never had, stay with the person.
-- Agreed support (part "ondersteuning") takes hours away, never more than there are.
-- $van, $tot: first and last Monday.
insert into nodig_week
with week as (
    select unnest(generate_series($van::date, $tot::date, interval 7 day))::date as week
),
dienst as (
    select medewerker, coalesce(in_dienst, date '0001-01-01') as van,
           coalesce(uit_dienst, date '9999-12-31') as tot
    from medewerker
),
wijk_week as (
    select v.buurt, v.medewerker, w.week,
           least(5, sum(greatest(0, 1 + least(coalesce(v.tot, w.week + 4), w.week + 4, d.tot)
                                      - greatest(v.vanaf, w.week, d.van)))) / 5.0 as deel
    from verdeling v
    join dienst d using (medewerker)
    join week w on w.week + 4 >= greatest(v.vanaf, d.van) and w.week <= least(coalesce(v.tot, w.week), d.tot)
    group by all
    having deel > 0
),
wissel as (  -- a buurt that somebody had, now another's: whose, for which share, and until when it was the first's
    select oud.medewerker as van_wie, oud.buurt, v.week, v.medewerker,
           max(coalesce(oud.tot, date '9999-12-31')) as tot_dan,
           least(any_value(v.deel), 1 - coalesce(any_value(zelf.deel), 0)) as deel
    from verdeling oud
    join wijk_week v on v.buurt = oud.buurt and v.medewerker <> oud.medewerker and oud.vanaf <= v.week + 4
    left join wijk_week zelf
        on zelf.buurt = oud.buurt and zelf.medewerker = oud.medewerker and zelf.week = v.week
    where coalesce(zelf.deel, 0) < 1
    group by all
),
complexsom as (
    select buurt, sum(woningen) as woningen from complex group by all
),
woningnorm as (
    select b.buurt, coalesce(c.woningen, b.woningen) as woningen,
           case when n.sleutel is not null then n.sleutel else 'woning:onbekend' end as sleutel,
           coalesce(n.laag, groen.laag) as laag, coalesce(n.midden, geel.midden) as midden,
           coalesce(n.hoog, rood.hoog) as hoog
    from buurt b
    left join complexsom c using (buurt)
    left join gebiedslicht l on l.gebied = b.buurt
    left join norm n on n.sleutel = 'woning:' || l.licht
    left join norm groen on groen.sleutel = 'woning:groen'
    left join norm geel on geel.sleutel = 'woning:geel'
    left join norm rood on rood.sleutel = 'woning:rood'
),
peiling as (
    select medewerker, peildatum,
           lead(peildatum, 1, date '9999-12-31') over (partition by medewerker order by peildatum) as volgende
    from (select distinct medewerker, peildatum from caseload)
),
telling as (
    select c.medewerker, c.buurt, c.zaaktype, p.peildatum, w.week, sum(c.aantal) as aantal
    from peiling p
    join caseload c using (medewerker, peildatum)
    join week w on w.week >= p.peildatum and w.week < p.volgende
    group by all
),
zaak_mee as (
    select t.*, x.medewerker as naar, x.deel
    from telling t
    join wissel x on x.van_wie = t.medewerker and x.buurt = t.buurt and x.week = t.week
        and x.tot_dan >= t.peildatum
),
zaak_over as (
    select medewerker, buurt, zaaktype, week, least(1, sum(deel)) as deel from zaak_mee group by all
),
zaakdeel as (
    select t.medewerker, t.week, t.zaaktype,
           t.aantal * least(1 - coalesce(o.deel, 0),
                            (1 + least(d.tot, t.week + 4) - greatest(d.van, t.week)) / 5.0) as aantal
    from telling t
    join dienst d on d.medewerker = t.medewerker and t.week + 4 >= d.van and t.week <= d.tot
    left join zaak_over o on o.medewerker = t.medewerker and o.buurt = t.buurt and o.zaaktype = t.zaaktype
        and o.week = t.week
    where coalesce(o.deel, 0) < 1
    union all
    select m.naar, m.week, m.zaaktype, m.aantal * m.deel
    from zaak_mee m
    where not exists (
        from peiling n
        join verdeling v on v.medewerker = n.medewerker and v.vanaf <= n.peildatum
            and coalesce(v.tot, n.peildatum) >= n.peildatum
        where n.medewerker = m.naar and v.buurt = m.buurt and n.peildatum > m.peildatum and n.peildatum <= m.week)
),
zaak as (
    select medewerker, week, zaaktype, sum(aantal) as aantal from zaakdeel group by all
),
klusweek as (
    select t.rowid as klus, t.medewerker, t.buurt, t.omschrijving, t.van, t.tot, t.laag, t.midden, t.hoog, w.week,
           least(t.van, b.geladen_op::date) as sinds
    from taak t
    left join batch b using (batch)
    join week w on w.week + 4 >= t.van and w.week <= t.tot
),
klus_mee as (
    select k.klus, k.week, x.medewerker, x.deel
    from klusweek k
    join wissel x on x.van_wie = k.medewerker and x.buurt = k.buurt and x.week = k.week and x.tot_dan >= k.sinds
),
klus_over as (
    select klus, week, least(1, sum(deel)) as deel from klus_mee group by all
),
klusdeel as (
    select klus, week, k.medewerker, 1 - coalesce(o.deel, 0) as deel
    from klusweek k left join klus_over o using (klus, week)
    union all
    select klus, week, medewerker, deel from klus_mee
),
klus as (
    select m.medewerker, k.week, k.omschrijving, k.laag, k.midden, k.hoog,
           m.deel * (1 + least(k.tot, k.week + 4, d.tot) - greatest(k.van, k.week, d.van)) / 5.0 as deel
    from klusdeel m
    join klusweek k using (klus, week)
    join dienst d on d.medewerker = m.medewerker
),
alles as (
    select v.medewerker, v.week, 'woningen' as onderdeel, n.sleutel, v.buurt as bron,
           n.woningen * v.deel as aantal, n.woningen * v.deel * n.laag as laag,
           n.woningen * v.deel * n.midden as midden, n.woningen * v.deel * n.hoog as hoog,
           n.sleutel = 'woning:onbekend' as licht_onbekend
    from wijk_week v join woningnorm n using (buurt)
    union all
    select z.medewerker, z.week, 'zaken', 'zaak:' || z.zaaktype, z.zaaktype, z.aantal,
           z.aantal * n.laag, z.aantal * n.midden, z.aantal * n.hoog, false
    from zaak z left join norm n on n.sleutel = 'zaak:' || z.zaaktype
    union all
    select v.medewerker, v.week, 'projecten', p.project, p.project, 1,
           sum(p.laag * v.deel), sum(p.midden * v.deel), sum(p.hoog * v.deel), false
    from wijk_week v join projectuur p using (buurt, week)
    group by all
    union all
    select medewerker, week, 'taken', omschrijving, omschrijving, 1,
           sum(laag * deel), sum(midden * deel), sum(hoog * deel), false
    from klus
    where deel > 0
    group by all
),
gevraagd as (
    select medewerker, week, sum(laag) as laag, sum(midden) as midden, sum(hoog) as hoog
    from alles
    group by all
),
steun as (
    select s.medewerker, w.week, s.van_wie, sum(s.uren_per_week) as uren
    from afgesproken_steun s
    join week w on w.week between s.van and s.tot
    where s.vervallen_op is null
    group by all
),
ondersteuning as (
    select s.*, sum(uren) over (partition by medewerker, week) as samen from steun s
)
select * from alles
union all
select o.medewerker, o.week, 'ondersteuning', 'ondersteuning:' || o.van_wie, o.van_wie, 1,
       -least(1, g.laag / o.samen) * o.uren, -least(1, g.midden / o.samen) * o.uren,
       -least(1, g.hoog / o.samen) * o.uren, false
from ondersteuning o
join gevraagd g using (medewerker, week)
where g.midden is not null
