"""Makes the shared Stoplichtkaart for one scope. Every light passes the scope here, before anything is drawn.

Buurten: those of the scope's wijken. A light counts when all years that it rests on lie in the scope's
period; the attention score rests on several years, so a scope with a first day has none. The newest light of
each buurt and indicator only: with two years of a pooled figure somebody could subtract one from the other.
`keur` looks once more at every text, the way a reader would.
"""

from __future__ import annotations

import datetime as dt
import re

from monitor import opmaak
from monitor.access.bereik import Bereik
from monitor.access.namen import VERBORGEN, keur_namen, medewerkernamen, patroon
from monitor.access.openbaarmaking import ROND_AANTAL
from monitor.fouten import Geweigerd
from monitor.intake import questions as intake
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.leefbaarheid.antwoorden import Gebied, Lichtcijfer
from monitor.leefbaarheid.indicatoren import THEMAS, Indicator
from monitor.report import vergroven
from monitor.report.bord import teksten
from monitor.report.bordbuurten import ringen
from monitor.report.bordvragen import gebied_in_woorden, periode_in_woorden
from monitor.report.gedeeldekaart import Deellaag, Gedeeldekaart, Kaartbuurt, Kaartlicht
from monitor.store import Store

PAGINA = "stoplichtkaart"


def kaart(store: Store, bereik: Bereik, vandaag: dt.date) -> Gedeeldekaart:
    """The map for a scope.

    Raises
    ------
    Geweigerd
        The scope is empty or doesn't hold this page.
    """
    bereik.eis_pagina(PAGINA)
    dag = min(vandaag, bereik.tot) if bereik.tot else vandaag
    zoek, wijken = patroon(medewerkernamen(store)), leefbaarheid.wijken(store)

    def masker(tekst: str) -> str:
        return zoek.sub(VERBORGEN, tekst)

    def mag(gebied: Gebied) -> bool:
        return gebied.niveau == "buurt" and bereik.mag_wijk(wijken.get(gebied.buurt, ""))

    def laag(indicator: Indicator) -> Deellaag:
        eigen = [c for c in lichten if c.indicator.code == indicator.code]
        return Deellaag(
            indicator.code, masker(indicator.naam), THEMAS[indicator.thema], _periode(eigen),
            masker(indicator.bron), tuple(_licht(c) for c in eigen),
        )  # fmt: skip

    scores = [rij for rij in leefbaarheid.aandachtlaag(store, dag).scores if mag(rij[0])]
    lichten = [c for c in leefbaarheid.lichten(store, dag)[0] if mag(c.gebied) and _in_periode(c, bereik)]
    lagen = [
        laag(indicator)
        for indicator in leefbaarheid.indicatoren(store)
        # figures without a judgement stay on the team's own pages
        if indicator.oordeelt and any(c.indicator.code == indicator.code for c in lichten)
    ]
    grenzen = leefbaarheid.grenzen(store)
    kop = (
        dag,
        bool(intake.is_voorbeeld(store)),
        masker(gebied_in_woorden(store, bereik)),
        periode_in_woorden(bereik),
    )
    if not scores or not lagen:
        return Gedeeldekaart(*kop, "Over de buurten in deze weergave zijn geen cijfers in deze periode.")
    return Gedeeldekaart(
        *kop,
        buurten=tuple(
            Kaartbuurt(
                g.code, masker(g.naam), licht if bereik.van is None else "grijs", ringen(grenzen.get(g.code))
            )
            for g, _, licht in scores
        ),
        lagen=tuple(lagen),
    )


def keur(store: Store, beeld: Gedeeldekaart) -> tuple[str, ...]:
    """The publication audit of a map; what it found, in sentences for who shares.

    Raises
    ------
    Geweigerd
        There is nothing to show, a name of somebody in the team is in it, or a count isn't rounded.
    """
    if beeld.reden is not None:
        raise Geweigerd(f"Er is niets te delen. {beeld.reden}")
    keur_namen(teksten(beeld), medewerkernamen(store))
    los = sum(not _afgerond(licht.aantal) for laag in beeld.lagen for licht in laag.lichten)
    if los:
        raise Geweigerd(
            f"Dit wordt niet gedeeld: op de stoplichtkaart zijn {los} aantallen niet afgerond. "
            "Meld dit de beheerder."
        )
    return (
        f"Op de stoplichtkaart staan {opmaak.meervoud(len(beeld.buurten), 'buurt', 'buurten')} "
        f"({beeld.gebied}), geen complexen. Aantallen zijn afgerond op {ROND_AANTAL}, een cijfer is de marge "
        "die daarbij past; onder de 5 staat er 'minder dan 5'.",
    )


def _afgerond(aantal: str) -> bool:
    """Whether every whole number in the text is a multiple of 5."""
    getallen = re.findall(r"\d+", aantal.replace(".", ""))
    return all(int(getal) % ROND_AANTAL == 0 for getal in getallen)


def _in_periode(c: Lichtcijfer, bereik: Bereik) -> bool:
    if c.jaar is None:
        return True
    return bereik.mag_dag(dt.date(c.rust_op[0], 1, 1)) and bereik.mag_dag(dt.date(c.jaar, 12, 31))


def _licht(c: Lichtcijfer) -> Kaartlicht:
    return Kaartlicht(
        c.gebied.code, vergroven.klasse(c), vergroven.cijfer(c), vergroven.aantal(c), vergroven.verloop(c),
        (c.reden_grijs or "") if c.licht == "grijs" else "", c.jaar if vergroven.mag_cijfer(c) else None,
        c.jaren,
    )  # fmt: skip


def _periode(lichten: list[Lichtcijfer]) -> str:
    jaren = sorted({jaar for c in lichten for jaar in c.rust_op})
    if not jaren:
        return opmaak.ONBEKEND
    return str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]} t/m {jaren[-1]}"
