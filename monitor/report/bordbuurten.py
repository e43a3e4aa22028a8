"""The part of the board's page about the buurten: lights counted, the small map, what stands out.

A light is counted with the word that the rule gave it; lights are never averaged. What a figure rests on is
rounded to 5, and the counts behind a rate are not shown at all.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence

from monitor import opmaak
from monitor.access.bereik import Bereik
from monitor.access.openbaarmaking import toon_aantal
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.leefbaarheid.antwoorden import Gebied, Lichtcijfer
from monitor.leefbaarheid.indicatoren import THEMAS
from monitor.leefbaarheid.trend import telzin
from monitor.leefbaarheid.uitleg import lichtregel
from monitor.report import vergroven
from monitor.report.bord import Bordbuurt, Buurtdeel, Lichtbalk, Opvallend, Ringen
from monitor.store import Store

KLASSEN = ("rood", "geel", "groen", "grijs")
ONZEKER = "geel, onzeker"  # as the shared map calls it
Masker = Callable[[str], str]
Mag = Callable[[Gebied], bool]


def buurtdeel(
    store: Store, bereik: Bereik, dag: dt.date, wijken: Mapping[str, str], masker: Masker
) -> Buurtdeel:
    def mag(gebied: Gebied) -> bool:
        return bereik.mag_wijk(wijken.get(gebied.buurt, ""))

    def in_periode(c: Lichtcijfer) -> bool:
        """All years that a figure rests on lie in the scope, as on the shared map."""
        return all(bereik.mag_dag(dt.date(jaar, *dag)) for jaar in c.rust_op for dag in ((1, 1), (12, 31)))

    if not any(mag(g) for g in leefbaarheid.gebieden(store).values() if g.niveau == "buurt"):
        return Buurtdeel("", "", "Van deze wijken zijn er nog geen buurten ingelezen.")
    alle = [c for c in leefbaarheid.lichten(store, dag)[0] if c.gebied.niveau == "buurt" and mag(c.gebied)]
    balken: list[Lichtbalk] = []
    lichten: list[Lichtcijfer] = []
    for indicator in leefbaarheid.indicatoren(store):
        eigen = [c for c in alle if c.indicator.code == indicator.code and in_periode(c)]
        gekleurd = [c for c in eigen if c.licht != "grijs"]
        if not indicator.oordeelt or not gekleurd:
            continue
        lichten += gekleurd
        rood, geel, groen, grijs = (sum(c.licht == klasse for c in eigen) for klasse in KLASSEN)
        thema, jaren = THEMAS[indicator.thema], _jaren(gekleurd)
        onzeker = sum(vergroven.klasse(c) == ONZEKER for c in eigen)
        telling = (rood, geel, groen, grijs, onzeker)
        balken.append(Lichtbalk(indicator.naam, thema, jaren, indicator.bron, *telling))
    if not balken:
        return Buurtdeel("", "", "Over de buurten in deze weergave zijn geen cijfers in deze periode.")
    kaart = _kaart(store, dag, mag, masker, heel=bereik.van is None)
    klassen = tuple(sum(b.klasse == k for b in kaart) for k in KLASSEN)
    opvallend = _opvallend(store, dag, lichten, mag, masker)
    n = len(kaart)
    bekend = n - klassen[3]
    return Buurtdeel(
        zin=_buurtzin(klassen, opvallend, _verloopzin(store, dag, lichten, mag)),
        herkomst=(
            f"Periode {_jaren(lichten)} · bron: {opmaak.opsomming(sorted({b.bron for b in balken}))} · "
            f"{bekend} van {opmaak.meervoud(n, 'buurt', 'buurten')} met een oordeel"
        ),
        klassen=(klassen[0], klassen[1], klassen[2], klassen[3]),
        balken=tuple(balken),
        buurten=tuple(kaart),
        opvallend=opvallend,
        regel=lichtregel(store.instellingen),
    )


def _kaart(store: Store, dag: dt.date, mag: Mag, masker: Masker, *, heel: bool) -> list[Bordbuurt]:
    """Buurten with their class; a scope with a first day gets no score, which rests on several years."""
    grenzen = leefbaarheid.grenzen(store)
    return [
        Bordbuurt(masker(g.naam), licht if heel else "grijs", ringen(grenzen.get(g.code)))
        for g, _, licht in leefbaarheid.aandachtlaag(store, dag).scores
        if mag(g)
    ]


def ringen(geojson: str | None) -> Ringen:
    """The rings of an outline with five decimals (a metre); nothing for anything that has none."""
    if geojson is None:
        return ()
    vorm = json.loads(geojson)
    hoeken = vorm.get("coordinates") or []
    veelhoeken = {"Polygon": [hoeken], "MultiPolygon": hoeken}.get(vorm.get("type"), [])
    return tuple(
        tuple((round(float(x), 5), round(float(y), 5)) for x, y, *_ in ring)
        for veelhoek in veelhoeken
        for ring in veelhoek
        if len(ring) > 2
    )


def _jaren(lichten: Sequence[Lichtcijfer]) -> str:
    jaren = sorted({jaar for c in lichten for jaar in c.rust_op})
    if not jaren:
        return opmaak.ONBEKEND
    return str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]} t/m {jaren[-1]}"


def _opvallend(
    store: Store, dag: dt.date, lichten: Sequence[Lichtcijfer], mag: Mag, masker: Masker
) -> tuple[Opvallend, ...]:
    """New reds first, then what gets worse, then the other reds; only lights that the scope holds."""
    over = leefbaarheid.overzicht(store, dag)
    binnen = {(c.gebied.code, c.indicator.code, c.jaar) for c in lichten}
    uit: list[Opvallend] = []
    gezien: set[tuple[str, str, int | None]] = set()
    rood = [c for c in lichten if c.licht == "rood"]
    for wat, groep in (("nieuw rood", over.nieuw_rood), ("wordt slechter", over.slechter), ("rood", rood)):
        for c in groep:
            sleutel = (c.gebied.code, c.indicator.code, c.jaar)
            if sleutel in gezien or sleutel not in binnen or not mag(c.gebied) or c.jaar is None:
                continue
            gezien.add(sleutel)
            uit.append(Opvallend(masker(c.gebied.naam), wat, c.indicator.naam, cijfer(c), c.jaar, rust_op(c)))
    return tuple(uit)


def cijfer(c: Lichtcijfer) -> str:
    """The band of a rate whose counts are rounded: the same as on the shared map, so that the two together
    tell no more than each."""
    return vergroven.cijfer(c) or opmaak.ONBEKEND


def rust_op(c: Lichtcijfer) -> str:
    """What it rests on, rounded to 5: residents and homes of one year, respondents of all years together."""
    soort = {"verhuurd": "woningen", "punten": "schouwpunten"}.get(c.indicator.noemer, c.indicator.noemer)
    if not c.noemer:
        return opmaak.ONBEKEND
    per_jaar = c.noemer / c.jaren if soort in ("inwoners", "woningen") else c.noemer
    aantal = toon_aantal(round(per_jaar))
    eerder = [str(jaar) for jaar in range(c.jaar - c.jaren + 1, c.jaar)] if c.jaar else []
    samen = f", samen met {opmaak.opsomming(eerder)}" if eerder else ""
    return f"{opmaak.getal(int(aantal)) if aantal.isdigit() else aantal} {soort}{samen}"


def _verloopzin(store: Store, dag: dt.date, lichten: Sequence[Lichtcijfer], mag: Mag) -> str:
    """How many get worse, of how many that were tested; only lights that the scope holds."""
    over = leefbaarheid.overzicht(store, dag)
    binnen = {(c.gebied.code, c.indicator.code, c.jaar) for c in lichten}

    def telt(c: Lichtcijfer) -> bool:
        return (c.gebied.code, c.indicator.code, c.jaar) in binnen and mag(c.gebied)

    return telzin(sum(map(telt, over.slechter)), sum(map(telt, over.getoetst)))


def _buurtzin(klassen: tuple[int, ...], opvallend: tuple[Opvallend, ...], verloop: str) -> str:
    n, bekend = sum(klassen), sum(klassen[:3])
    nieuw = sum(o.wat == "nieuw rood" for o in opvallend)
    if not bekend:
        begin = f"Van de {opmaak.meervoud(n, 'buurt', 'buurten')} weten we te weinig voor een aandachtscore"
    else:
        werkwoord = "vraagt" if klassen[0] == 1 else "vragen"
        onbekend = f" (van {n - bekend} weten we het niet)" if n > bekend else ""
        begin = (
            f"{klassen[0]} van de {opmaak.meervoud(bekend, 'buurt', 'buurten')} {werkwoord} veel aandacht"
            f"{onbekend}"
        )
    licht = opmaak.meervoud(nieuw, "licht is", "lichten zijn") if nieuw else "geen enkel licht is"
    return f"{begin}; {licht} nieuw rood. {verloop}".strip()
