"""The library of interventions: ready steps, what they are meant for, and the hours that they take.

Ten cards come along as start values. They are ways of working that Dutch corporations use, put in our own
words; nothing here is proof that one works, and the hours are a band to start from. The corporation changes
them, puts cards out of use and adds its own; each change is a version with name and moment, so that a
change can be taken back. Aims: ontmoeten (neighbours get to know each other), beinvloeden (behaviour or
surroundings change), activeren (residents do something themselves).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.fouten import Geweigerd, kort
from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.netwerk.tekst import keur
from monitor.jaarplan.versies import Boek, neem_laatste_terug, volgende
from monitor.store import Store, Transactie, sql

KAARTEN = Boek("interventiekaart", "kaart", "versie", "wie", "wanneer", ("naam", "doel"), ("stappen",))
SOORTEN = {"ontmoeten": "Ontmoeten", "beinvloeden": "Beïnvloeden", "activeren": "Activeren"}
NAAM_LENGTE, STAP_LENGTE, STAPPEN_HOOGSTENS, UREN_HOOGSTENS = 80, 160, 12, 2000.0
STARTWAARDE = "startbibliotheek, geen bewezen werking"


@dataclass(frozen=True)
class Kaart:
    """One intervention in the library. `wie` is empty for a start value that nobody changed."""

    kaart: str
    naam: str
    soort: str
    indicator: str | None
    doel: str
    stappen: tuple[str, ...]
    uren_laag: float
    uren_hoog: float
    in_gebruik: bool = True
    wie: str = ""
    wanneer: dt.datetime | None = None

    @property
    def is_start(self) -> bool:
        """Whether it still is as it came along."""
        return not self.wie


def _k(
    kaart: str, naam: str, soort: str, indicator: str, doel: str, uren: tuple[int, int], *stappen: str
) -> Kaart:
    return Kaart(kaart, naam, soort, indicator, doel, stappen, float(uren[0]), float(uren[1]))


START = {
    kaart.kaart: kaart
    for kaart in (
        _k("koffie", "Koffie in het portiek", "ontmoeten", "cijfer_buurt",
           "Buren leren elkaar kennen.", (8, 20),
           "Kies het portiek en een vaste dag met twee bewoners die willen meedoen",
           "Hang een week vooraf een kaart op en bel bij iedereen aan",
           "Zet koffie en blijf een uur; luister, los niets op",
           "Spreek af wie de volgende keer koffie zet",
           "Ga na drie keer langs zonder koffie: loopt het zonder u?"),
        _k("buurtkamer", "Buurtkamer", "ontmoeten", "cijfer_buurt",
           "Een vaste plek om binnen te lopen.", (60, 160),
           "Vraag bewoners en partners wat zij er zelf komen doen",
           "Regel ruimte, sleutels, verzekering en een klein budget",
           "Maak een rooster met bewoners als gastheer of gastvrouw",
           "Open op twee vaste dagdelen en wees er de eerste maand zelf bij",
           "Kijk na een half jaar met bewoners wie er komt en wie niet"),
        _k("kennismaken", "Kennismaken met nieuwe huurders", "ontmoeten", "mutaties",
           "Nieuwe huurders weten waar zij terechtkunnen.", (6, 16),
           "Spreek binnen twee weken na de sleutel af aan huis",
           "Loop samen langs hal, berging en afvalplaats",
           "Stel voor aan twee buren",
           "Bel na drie maanden: is er iets dat wij kunnen doen?"),
        _k("huisregels", "Huisregels in gesprek", "beinvloeden", "overlast_dossiers",
           "Duidelijke afspraken over hal, geluid en afval.", (16, 36),
           "Vraag aan de deur wat het meest stoort, en turf het",
           "Nodig alle huishoudens uit voor één avond in de hal",
           "Maak samen hoogstens vijf afspraken, in gewone woorden of plaatjes",
           "Hang ze op en spreek af wie waarop let",
           "Kijk na drie maanden samen terug en pas aan"),
        _k("bemiddeling", "Buurtbemiddeling", "beinvloeden", "overlast_dossiers",
           "Buren lossen hun ruzie zelf op, met hulp.", (6, 18),
           "Hoor beide kanten apart",
           "Vraag of bemiddeling mag en meld aan bij de bemiddelaars",
           "Laat vrijwilligers het gesprek leiden; wees er zelf niet bij",
           "Vraag na zes weken aan beiden of de afspraak houdt"),
        _k("verlichting", "Extra verlichting en sloten", "beinvloeden", "vernieling",
           "Donkere en open plekken worden veilig.", (20, 48),
           "Loop bij donker een ronde met bewoners en wijkagent",
           "Zet elke plek op een lijst met wie haar oplost en wanneer",
           "Laat licht, sloten en snoeiwerk uitvoeren",
           "Loop dezelfde ronde na een maand opnieuw"),
        _k("samenschoon", "Samen schoon: afval op de goede plek", "beinvloeden", "schouw",
           "Minder zwerfafval en bijplaatsingen.", (18, 40),
           "Tel vier weken lang op vaste dagen wat er ligt en waar",
           "Vraag bewoners bij die plek waarom het daar komt",
           "Pas de plek aan: bord, bak, licht of ophaaldag",
           "Spreek aan wie het betreft, zonder boete als begin",
           "Tel nog eens vier weken op dezelfde dagen"),
        _k("opruimdag", "Opruimdag met bewoners", "activeren", "schouw",
           "Bewoners houden samen hun straat schoon.", (14, 30),
           "Zoek drie trekkers in de straat",
           "Regel containers, knijpers en hulp van de gemeente",
           "Ruim samen op en eet samen",
           "Spreek af wie welke plek bijhoudt",
           "Herhaal in het volgende seizoen; laat bewoners het regelen"),
        _k("geveltuintjes", "Geveltuintjes", "activeren", "schouw",
           "Bewoners onderhouden hun eigen groen.", (20, 45),
           "Vraag wie een tuintje wil en zelf water geeft",
           "Regel toestemming, tegels eruit en grond erin",
           "Plant op één dag met iedereen samen",
           "Geef een gieter en een naamloos plantenbordje",
           "Loop in de zomer langs: wie heeft hulp nodig?"),
        _k("portiekportiers", "Portiekportiers", "activeren", "overlast_dossiers",
           "Bewoners spreken elkaar aan en weten wie zij kunnen bellen.", (24, 60),
           "Vraag per portiek één bewoner die het wil doen",
           "Oefen samen: hoe spreek je iemand rustig aan?",
           "Geef een vast nummer en een vaste terugbeltijd",
           "Kom elke twee maanden bij elkaar en deel wat lukte",
           "Bedank zichtbaar, elk jaar"),
        _k("huurgesprek", "Vroeg gesprek bij huurachterstand", "activeren", "huurachterstand",
           "Huurders pakken geldzorgen op voordat de schuld groeit.", (30, 80),
           "Bel binnen twee weken na de eerste gemiste maand",
           "Ga aan huis langs als bellen niet lukt; luister eerst",
           "Maak samen een plan dat de huurder zelf opschrijft",
           "Breng met toestemming in contact met schuldhulp",
           "Bel na een maand: lukt het plan?"),
    )
}  # fmt: skip


def kaarten(bron: Store | Transactie) -> dict[str, Kaart]:
    """The library as it stands: start values with the corporation's own versions over them."""
    eigen = {}
    for kaart, naam, soort, indicator, doel, stappen, laag, hoog, gebruik, wie, wanneer in bron.rijen(
        sql(KAMER, "interventie_kaarten")
    ):
        eigen[kaart] = Kaart(
            kaart, naam, soort, indicator, doel, tuple(json.loads(stappen)), laag, hoog, gebruik, wie, wanneer
        )
    return {**START, **eigen}


def bewaar_kaart(tx: Transactie, kaart: Kaart, *, wie: str, nu: dt.datetime) -> str:
    """Keep a card as the corporation wants it; returns its key (made from its name when it is new).

    Raises
    ------
    Geweigerd
        No name or steps, a name that is taken, hours that make no sense, or text with a person's data.
    """
    schoon = _gekeurd(kaart)
    bekend = kaarten(tx)
    sleutel = kaart.kaart or hashlib.sha256(f"{schoon.naam}|{wie}|{nu.isoformat()}".encode()).hexdigest()[:10]
    dubbel = [
        k for k in bekend.values() if k.kaart != sleutel and k.naam.casefold() == schoon.naam.casefold()
    ]
    if dubbel:
        raise Geweigerd(f"Er is al een interventie met de naam {kort(schoon.naam)}. Kies een andere naam.")
    if schoon.indicator and not tx.rij(
        "select 1 from indicatorkenmerk where indicator = ?", [schoon.indicator]
    ):
        raise Geweigerd(f"De indicator {kort(schoon.indicator)} kennen we niet. Kies er een uit de lijst.")
    tx.doe(
        "insert into interventiekaart values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null)",
        [sleutel, volgende(tx, KAARTEN, sleutel), schoon.naam, schoon.soort, schoon.indicator, schoon.doel,
         json.dumps(schoon.stappen), schoon.uren_laag, schoon.uren_hoog, schoon.in_gebruik, wie, nu],
    )  # fmt: skip
    return sleutel


def vorige_kaart(tx: Transactie, sleutel: str, *, wie: str, nu: dt.datetime) -> None:
    """Take the last change of a card back: the version before it, or the start value, holds again."""
    neem_laatste_terug(tx, KAARTEN, sleutel, wie=wie, nu=nu)


def _gekeurd(kaart: Kaart) -> Kaart:
    naam = keur(kaart.naam, "Naam", langste=NAAM_LENGTE)
    stappen = tuple(s for s in (keur(stap, "Stap", langste=STAP_LENGTE) for stap in kaart.stappen) if s)
    if not naam or not stappen:
        raise Geweigerd("Geef een naam en minstens één stap.")
    if kaart.soort not in SOORTEN:
        raise Geweigerd(f"{kort(kaart.soort)} is niet ontmoeten, beïnvloeden of activeren.")
    if len(stappen) > STAPPEN_HOOGSTENS:
        raise Geweigerd(f"Houd het bij hoogstens {STAPPEN_HOOGSTENS} stappen.")
    if not 0 <= kaart.uren_laag <= kaart.uren_hoog <= UREN_HOOGSTENS:
        raise Geweigerd(
            "De uren van … tot … kloppen niet: zet het laagste getal vooraan, van 0 tot en met 2.000."
        )
    return replace(kaart, naam=naam, stappen=stappen, doel=keur(kaart.doel, "Doel", langste=STAP_LENGTE))


def op_naam(bekend: Mapping[str, Kaart], naam: str) -> Kaart | None:
    """The card that a list means by a name."""
    gezocht = " ".join(naam.split()).casefold()
    return next((k for k in bekend.values() if k.naam.casefold() == gezocht), None)


def in_gebruik(bekend: Mapping[str, Kaart]) -> Sequence[Kaart]:
    """The cards that can be chosen, by aim and name."""
    return sorted(
        (k for k in bekend.values() if k.in_gebruik), key=lambda k: (list(SOORTEN).index(k.soort), k.naam)
    )
