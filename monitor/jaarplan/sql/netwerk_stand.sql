-- Question: how does each agreement with a partner stand now? ($buurt: of one buurt; null: of all)
-- The last step that was not taken back leads; an agreement without steps is as its file says. A file that came in
-- after that step may only bring a later day of contact.
-- Columns: key, buurt, organisation, role, kind, what, begin, rhythm, owner, last contact, end, file, who and when
-- (of the last step; null: only the file).
with uit_bestand as (
    select md5(p.buurt || '|' || lower(p.organisatie) || '|' || lower(coalesce(p.afspraak, ''))) as afspraak,
           p.buurt, any_value(p.organisatie) as organisatie, any_value(p.soort) as soort,
           any_value(p.afspraak) as wat, min(p.sinds) as begin, any_value(p.ritme) as ritme,
           max(p.laatste_contact) as laatste_contact, any_value(b.bestand) as bestand,
           max(b.geladen_op) as geladen_op
    from partner p
    left join batch b on b.batch = p.batch
    group by 1, 2
),
laatste as (
    select afspraak, max(nummer) as nummer from netwerkstap where terug_op is null group by afspraak
),
stap as (
    select s.* from netwerkstap s join laatste l on l.nummer = s.nummer
)
select coalesce(s.afspraak, u.afspraak) as afspraak,
       coalesce(s.buurt, u.buurt) as buurt,
       coalesce(s.organisatie, u.organisatie) as organisatie,
       s.functie,
       case when s.nummer is null then u.soort else s.soort end as soort,
       case when s.nummer is null then u.wat else s.wat end as wat,
       case when s.nummer is null then u.begin else s.begin end as begin,
       case when s.nummer is null then u.ritme else s.ritme end as ritme,
       s.eigenaar,
       case when s.nummer is null then u.laatste_contact
            when u.geladen_op > s.op then greatest(s.laatste_contact, u.laatste_contact)
            else s.laatste_contact end as laatste_contact,
       s.eind, u.bestand, s.door, s.op
from uit_bestand u
full outer join stap s on s.afspraak = u.afspraak
where $buurt is null or coalesce(s.buurt, u.buurt) = $buurt
order by organisatie, wat, afspraak
