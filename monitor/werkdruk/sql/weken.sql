-- The judged weeks of everybody, or of one person.
-- $van, $tot: first and last Monday; $medewerker: one person, or null for all.
select w.medewerker, w.week, w.rooster, w.feestdag, w.afwezig, w.beschikbaar, w.gewerkt, w.gepland, w.dagen,
       w.dagen_geregistreerd, w.volledigheid, w.ingedeeld, w.overhead_gewerkt, w.direct, w.contact_bekend,
       w.wijk, w.onderweg, w.plaats_bekend, w.reactief, w.aard_bekend, w.overhead, w.overhead_weken,
       w.nodig_laag, w.nodig_midden, w.nodig_hoog, w.nodig_onbekend, w.oordeel
from werkweek w
where w.week between $van and $tot and ($medewerker::varchar is null or w.medewerker = $medewerker)
order by w.medewerker, w.week
