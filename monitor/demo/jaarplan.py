"""The year plan of the sample corporation: of last year, this one and a start of the next, from its stories.

Rule: goals follow the stories (the buurten that get worse, the red complex, the renovation), their start
values the figures that were drawn; actions stand at a share of the year, so that some are finished, some
late and some still to come on any day. It comes in as everybody's plan does: rows with the columns of the
template.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from monitor.demo import verhalen
from monitor.demo.corporatie import Corporatie, bouw_corporatie
from monitor.jaarplan.plan import bestand
from monitor.jaarplan.plan.bewaar import pas_toe
from monitor.jaarplan.plan.daden import kennis
from monitor.store import Store, Transactie

STAPPEN_SEED = 5  # children of the seed, as `maak_voorbeeld` makes them; the first one draws the corporation
GEMEENTE, HUURDERS = "Gemeente", "Huurdersorganisatie"
_AFSPRAKEN = {
    "veilig": (GEMEENTE, "Samen zorgen we dat bewoners zich veilig voelen in de aandachtsbuurten"),
    "schoon": (HUURDERS, "Portieken, tuinen en straten zijn schoon en heel"),
    "thuis": (GEMEENTE, "We voorkomen huisuitzettingen door vroeg te helpen bij huurachterstand"),
}
_LEIDING, _COORDINATOR = "leidinggevende", "buurtcoördinator van de buurt"
_REGIE, _TEAM, _BEHEER = "gebiedsregisseur", "het hele team", "dagelijks beheer"

# text, buurt of a story (None: whole corporation), agreement, indicator, share of the start value that is the
# target, owner, actions: (text, owner, begin and end as months of the year, hours per week, steps)
_DOELEN: tuple[tuple[str, str | None, str | None, str | None, float, str, tuple[Any, ...]], ...] = (
    (
        f"Minder overlast in {verhalen.ROOD_BUURTEN[0]}",
        verhalen.ROOD_BUURTEN[0],
        "veilig",
        "overlast_dossiers",
        0.7,
        _COORDINATOR,
        (
            (
                "Wekelijkse ronde met de wijkagent",
                _COORDINATOR,
                1,
                12,
                2.0,
                ("Afspraak met de politie", "Vaste dag kiezen", "Eerste halfjaar bespreken"),
            ),
            (
                "Aanpak van overlast in de avond met het Veilige Buurten Team",
                _REGIE,
                3,
                9,
                1.5,
                ("Cijfers bespreken", "Plan maken", "Uitvoeren", "Nabespreken"),
            ),
            (
                "Buurtbemiddeling bekendmaken in elk portiek",
                _COORDINATOR,
                2,
                4,
                1.0,
                ("Folder maken", "Langs de deuren"),
            ),
        ),
    ),
    (
        f"Minder vernielingen in {verhalen.ROOD_BUURTEN[1]}",
        verhalen.ROOD_BUURTEN[1],
        "veilig",
        "vernieling",
        0.75,
        _COORDINATOR,
        (
            (
                "Verlichting en sloten bij alle entrees",
                _BEHEER,
                4,
                8,
                0.5,
                ("Opnemen", "Bestellen", "Plaatsen"),
            ),
            (
                "Gesprekken met jongeren op het plein",
                _COORDINATOR,
                5,
                11,
                2.0,
                ("Jongerenwerk erbij vragen", "Vijf gesprekken"),
            ),
        ),
    ),
    (
        f"De portieken van {verhalen.GROEN_COMPLEX} weer op orde",
        verhalen.GROEN_BUURT,
        "schoon",
        None,
        1.0,
        _COORDINATOR,
        (
            (
                "Huisregels in gesprek per portiek",
                _COORDINATOR,
                2,
                6,
                1.5,
                ("Uitnodigen", "Avond houden", "Afspraken ophangen"),
            ),
            (
                "Portiekportiers zoeken en begeleiden",
                _COORDINATOR,
                6,
                10,
                1.0,
                ("Werven", "Eerste bijeenkomst", "Nabespreken"),
            ),
        ),
    ),
    (
        "Schone en hele woonomgeving",
        None,
        "schoon",
        "schouw",
        0.8,
        _LEIDING,
        (
            (
                "Twee schouwrondes lopen in alle complexen",
                _TEAM,
                3,
                10,
                3.0,
                ("Voorjaarsronde", "Najaarsronde"),
            ),
            (
                "Opruimdag met bewoners in vijf buurten",
                _TEAM,
                4,
                9,
                2.0,
                ("Buurten kiezen", "Datum prikken", "Opruimen", "Bedanken"),
            ),
        ),
    ),
    (
        "Minder huishoudens met huurachterstand",
        None,
        "thuis",
        "huurachterstand",
        0.9,
        _LEIDING,
        (
            (
                "Binnen twee weken bellen bij een eerste achterstand",
                _TEAM,
                1,
                12,
                4.0,
                ("Werkafspraak met incasso", "Iedereen geoefend"),
            ),
            (
                "Spreekuur geldzaken in drie buurthuizen",
                _REGIE,
                9,
                12,
                2.0,
                ("Plekken regelen", "Eerste spreekuur"),
            ),
        ),
    ),
    (
        f"Bewoners doen mee bij de renovatie in {verhalen.PIEK_BUURT}",
        verhalen.PIEK_BUURT,
        None,
        None,
        1.0,
        _COORDINATOR,
        (
            (
                "Bewonersgroep vormen",
                verhalen.PIEK.medewerker,
                7,
                10,
                1.5,
                ("Oproep", "Kennismaken", "Afspraken"),
            ),
            ("Bewonersavond voor de start", verhalen.PIEK.medewerker, 11, 12, 2.0, ("Zaal", "Uitnodigen")),
        ),
    ),
)
_VORIG = (
    (
        "Meer contact achter de voordeur",
        None,
        None,
        None,
        1.0,
        _TEAM,
        (
            ("Elke nieuwe huurder krijgt een bezoek", _COORDINATOR, 1, 12, 2.0, ("Werkafspraak", "Gestart")),
            ("Vaste dagdelen in het buurthuis", _TEAM, 3, 12, 3.0, ("Rooster", "Bekendmaken")),
        ),
    ),
    (
        f"Minder overlast in {verhalen.ROOD_BUURTEN[0]}",
        verhalen.ROOD_BUURTEN[0],
        "veilig",
        "overlast_dossiers",
        0.9,
        _COORDINATOR,
        (("Netwerkoverleg met partners opzetten", _REGIE, 2, 6, 1.0, ("Partners bellen", "Eerste overleg")),),
    ),
    (
        "Minder woninginbraken",
        None,
        "veilig",
        "woninginbraak",
        0.6,
        _LEIDING,
        (("Sloten nakijken in kwetsbare portieken", _BEHEER, 3, 10, 1.0, ("Lijst maken", "Nakijken")),),
    ),
)


def vul(store: Store, vandaag: dt.date, seed: int, door: str) -> int:
    """Put the year plan in; returns the number of items. The figures of the sample must be in already."""
    corporatie = bouw_corporatie(np.random.default_rng(seed).spawn(STAPPEN_SEED)[0])
    weet = kennis(store, vandaag)
    waarden = {
        (i, g): w
        for i, g, w in store.rijen(
            "select indicator, gebied, ruw from licht where niveau = 'buurt' and jaar = ?", [vandaag.year - 2]
        )
    }
    rijen = plan(corporatie, vandaag, waarden, {code: maat.per for code, maat in weet.maten.items()})
    nu = dt.datetime.combine(vandaag, dt.time(8, 0))

    def schrijf(tx: Transactie) -> int:
        tabel = [(1, bestand.KOP), *enumerate(rijen, 2)]
        proef = bestand.voorbeeld(tx, tabel, weet)
        pas_toe(tx, proef.wijzigingen, wat="Voorbeeld van een jaarplan", wie=door, nu=nu)
        return len(proef.wijzigingen)

    with store.schrijf() as tx:
        return schrijf(tx)


def plan(
    corporatie: Corporatie,
    vandaag: dt.date,
    waarden: dict[tuple[str, str], float | None],
    per: dict[str, int],
) -> list[list[str]]:
    """Rows of the template. `waarden`: (indicator, buurt) → rate two years ago, to begin from."""
    jaar = vandaag.year
    uit = [r for doel in _VORIG for r in _rijen(corporatie, jaar - 1, doel, vandaag, waarden, per)]
    uit += [r for doel in _DOELEN for r in _rijen(corporatie, jaar, doel, vandaag, waarden, per)]
    uit += [r for doel in _DOELEN[:2] for r in _rijen(corporatie, jaar + 1, doel, vandaag, waarden, per)[:1]]
    return uit


def _rijen(
    corporatie: Corporatie,
    jaar: int,
    doel: tuple[Any, ...],
    vandaag: dt.date,
    waarden: dict[tuple[str, str], float | None],
    per: dict[str, int],
) -> list[list[str]]:
    tekst, buurt, afspraak, indicator, deel, eigenaar, acties = doel
    codes = [corporatie.buurt(buurt).code] if buurt else []
    met, wat = _AFSPRAKEN[afspraak] if afspraak else ("", "")
    start = _start(codes or [b.code for b in corporatie.buurten], indicator, waarden, per)
    cijfer = ["", "", "", ""]
    if indicator and start is not None:
        cijfer = [indicator, "omlaag", _komma(start), _komma(round(start * deel, 1))]
    kop = [str(jaar), tekst, ", ".join(codes) or bestand.HEEL, met, wat, *cijfer, eigenaar, "nee"]
    return [[*kop, *_actie(actie, jaar, plek, vandaag)] for plek, actie in enumerate(acties)]


def _start(
    codes: list[str], indicator: str | None, waarden: dict[tuple[str, str], float | None], per: dict[str, int]
) -> float | None:
    er = [w for c in codes if (w := waarden.get((indicator or "", c))) is not None]
    return round(sum(er) / len(er) * per[indicator or ""], 1) if er and indicator in per else None


def _actie(actie: tuple[Any, ...], jaar: int, plek: int, vandaag: dt.date) -> list[str]:
    """What is past is finished, but for the second action of a goal: that one is late; what runs has steps
    taken."""
    tekst, eigenaar, van, tot, uren, stappen = actie
    begin = dt.date(jaar, van, 1)
    eind = (dt.date(jaar, tot, 1) + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    if eind < vandaag:
        status, gezet = ("loopt", len(stappen) - 1) if plek == 1 else ("klaar", len(stappen))
    elif begin <= vandaag:
        status, gezet = "loopt", 1
    else:
        status, gezet = "gepland", 0
    tekens = " | ".join(f"{'[x]' if n < gezet else '[ ]'} {stap}" for n, stap in enumerate(stappen))
    return [
        tekst,
        eigenaar,
        f"{begin:%d-%m-%Y}",
        f"{eind:%d-%m-%Y}",
        status,
        _komma(uren),
        tekens,
    ]


def _komma(waarde: float) -> str:
    return f"{waarde:g}".replace(".", ",")
