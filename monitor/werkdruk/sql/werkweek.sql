-- Keep the judged weeks. Input: table `beoordeeld`, the sums of weekbasis with what the rules made of them.
insert into werkweek
select medewerker, week::date, rooster, feestdag, afwezig, beschikbaar, gewerkt, gepland, dagen,
       dagen_geregistreerd, volledigheid, ingedeeld, overhead_gewerkt, direct, contact_bekend, wijk, onderweg,
       plaats_bekend, reactief, aard_bekend, overhead, overhead_weken, nodig_laag, nodig_midden, nodig_hoog,
       nodig_onbekend, oordeel
from beoordeeld
