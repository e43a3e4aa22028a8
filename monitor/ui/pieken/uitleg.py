"""What the page Pieken says about its figures: title, rule in words, and the very SQL where there is one."""

from __future__ import annotations

from typing import NamedTuple

from monitor.prognose.buurtwissel import REGEL
from monitor.store import sql


class Piekuitleg(NamedTuple):
    """The rule behind one figure."""

    titel: str
    regel: str
    sql: str = ""


VOORUITBLIK = (
    Piekuitleg(
        "Verwachte uren en band",
        "Per buurt een niveau dat langzaam mag verschuiven, keer de kalender (seizoen, werkdagen, vakanties, "
        "verlof), plus de uren van projecten. Het model leert van wat er geboekt is en trekt 400 mogelijke "
        "verlopen. P50 is het midden; in 8 van de 10 gevallen blijft het tussen P10 en P90. Een team is "
        "in elk "
        "verloop de som van zijn coördinatoren.",
        sql("prognose", "pagina_weken"),
    ),
    Piekuitleg(
        "Kans op te druk",
        "Het deel van de verlopen waarin het werk boven de capaciteit komt. Onder 20 % rustig, 20–50 % "
        "let op, "
        "daarboven te druk. Capaciteit = beschikbare uren × (1 − overhead) + afgesproken ondersteuning.",
    ),
    Piekuitleg(
        "Piek en oorzaak",
        "Een rij weken met meer dan 50 % kans op te druk; één rustigere week ertussen telt mee. De "
        "oorzaak is het "
        "project dat in die weken de meeste uren vraagt, als dat minstens een tiende van de verwachte "
        "uren is.",
        sql("prognose", "pagina_projecturen"),
    ),
    Piekuitleg(
        "Een andere verdeling",
        "Een buurt telt in elke week bij wie haar op maandag van die week heeft. Krijgt iemand anders de "
        f"buurt, dan geldt vanaf de eerste maandag daarna: {REGEL[:1].lower()}{REGEL[1:]} Dat laatste deel "
        "meten we: van het afgelopen jaar het deel van de uren in een buurt dat de coördinator zonder buurt "
        "boekte. Heeft iemand er minder dan 13 weken gewerkt, of straks geen enkele buurt meer, dan gaat "
        "alles mee. Heeft een buurt in een week niemand, dan telt zij bij wie haar het laatst had.",
        sql("prognose", "uren_zonder_buurt"),
    ),
)
STEUN = (
    Piekuitleg(
        "Benodigde ondersteuning",
        "Een advies is er voor weken waarin het werk minder vaak past dan u wilt. Per blok van minstens "
        "twee weken zoeken we de kleinste steun, in hele uren per week, waarmee het in elke week van dat "
        "blok past met de gekozen zekerheid. Spreekt u die steun af, dan komt er voor die weken geen ander "
        "advies. Eén drukke week alleen krijgt geen advies. Waarschijnlijk nodig is wat daarvan gemiddeld "
        "wordt gebruikt; de reserve is de rest. Meer zekerheid vraagt meer uren, waarvan er vaker over "
        "blijven.",
        sql("prognose", "pagina_steun"),
    ),
)
WATALS = (
    Piekuitleg(
        "Wat als",
        "Hetzelfde model met dezelfde 400 verlopen, maar met een ander projectenplan. Het verschil komt "
        "dus alleen "
        "door de wijziging. Tekort: de verwachte uren boven de capaciteit, per coördinator geteld; weken "
        "met verlof tellen niet. Tekort en drukke weken tellen over twee jaar (104 weken na de laatste "
        "uren), want een project dat schuift, vraagt nog werk na het jaar dat de grafiek laat zien. Het "
        "tweede jaar is ruwer: het gewone werk blijft dan gelijk, en verlof dat nog niet is geboekt, telt "
        "niet mee.",
    ),
    Piekuitleg(
        "Spreidingsvoorstel",
        "Alleen voorlopige projecten met een vroegste en laatste start schuiven, binnen dat venster. "
        "Gezocht is het kleinste tekort plus 0,25 uur per verschoven week. Het tekort telt over twee "
        "jaar: de 104 weken na de laatste uren. Werk dat nog verder schuift, is niet weg: een uur daar telt "
        "als een uur in een gemiddelde week van die twee jaar. Soms is het "
        "tekort kleiner en zijn er toch meer drukke weken; dan staat dat erbij. De winst is een verwachting: "
        "op 64 verzonnen corporaties kwamen van elke tien verwachte uren er acht of negen uit.",
        sql("prognose", "pagina_verzet"),
    ),
)
TERUGBLIK = (
    Piekuitleg(
        "Scorebord",
        "De verwachtingen van 26, 52 en 78 weken geleden, opnieuw gemaakt met wat toen bekend was, naast "
        "twee eenvoudige regels op dezelfde weken. Ernaast: het gemiddelde verschil, naar boven of beneden, "
        "tussen de middelste schatting en de uren die er kwamen, per coördinator en week. Binnen de band: "
        "van hoeveel weken de uren tussen de lage en de hoge schatting lagen; dat hoort rond 80 % te zijn. "
        "Gewoon het gemiddelde: de laatste 26 weken. Kengetal-planning: het gewone werk met de uren per "
        "woning erbij.",
        "select naam, pinball, dekking, brier, weken from prognose_score order by pinball",
    ),
)
KENGETALLEN = (
    Piekuitleg(
        "Gemeten kengetal",
        "Uw kengetal keer de factor die het model uit geboekte uren leert, met een interval van 80 %. Weinig "
        "projecten: dan blijft de meting dicht bij uw kengetal en is het interval breed.",
        sql("prognose", "pagina_kengetallen"),
    ),
)
