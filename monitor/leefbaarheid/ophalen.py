"""From the derived tables to the answers' shapes: areas, lights, scores, judgements.

A light older than its indicator keeps is shown grey ("verouderd"), and an area without a figure for an
indicator that is in use elsewhere is shown grey too ("geen cijfer"): nothing is left out silently.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from monitor.leefbaarheid import besluit, drempels
from monitor.leefbaarheid.antwoorden import Gebied, Lichtcijfer, Oordeel
from monitor.leefbaarheid.indicatoren import Indicator
from monitor.leefbaarheid.score import Gebiedsscore, scores
from monitor.store import Store, sql

KAMER = "leefbaarheid"
_LEEG = (
    "teller", "noemer", "ruw", "geschat", "laag", "hoog", "t_groen", "t_rood", "kans_rood", "kans_groen",
)  # fmt: skip
# mean mark of a judgement that counts as good, and as bad, per scale


def haal_gebieden(store: Store) -> dict[str, Gebied]:
    """All own buurten and complexes by code."""
    return {rij[0]: Gebied(*rij) for rij in store.rijen(sql(KAMER, "eigen_gebieden"))}


def haal_lichten(
    store: Store, vandaag: dt.date, *, gebied: str | None = None, indicator: str | None = None
) -> list[Lichtcijfer]:
    """All years of lights known on `vandaag`, by area, indicator and year."""
    gebieden, bekend = haal_gebieden(store), drempels.indicatoren(store)
    lopend = {
        (b.gebied, b.indicator): b for b in reversed(besluit.besluiten(store, gebied)) if b.loopt(vandaag)
    }
    uit = []
    for code, ind, *rest in store.rijen(
        sql(KAMER, "lichten"), {"vandaag": vandaag, "gebied": gebied, "indicator": indicator}
    ):
        if code in gebieden and ind in bekend:
            cijfer = Lichtcijfer(gebieden[code], bekend[ind], *rest)
            uit.append(replace(_verouderd(cijfer, vandaag), besluit=lopend.get((code, ind))))
    return uit


def _verouderd(cijfer: Lichtcijfer, vandaag: dt.date) -> Lichtcijfer:
    if cijfer.jaar is None or vandaag.year - cijfer.jaar <= cijfer.indicator.houdbaar:
        return cijfer
    return replace(
        cijfer,
        licht="grijs",
        licht_eigen="grijs",
        licht_vorig="grijs",
        geel_soort=None,
        reden_grijs="verouderd",
        kans_rood=None,
        kans_groen=None,
    )


def nieuwste(lichten: list[Lichtcijfer]) -> list[Lichtcijfer]:
    """The newest year of each area and indicator."""
    laatste = {(c.gebied.code, c.indicator.code): c for c in sorted(lichten, key=lambda c: c.jaar or 0)}
    return [laatste[sleutel] for sleutel in sorted(laatste)]


def zonder_cijfer(gebied: Gebied, indicator: Indicator, jaar: int | None = None) -> Lichtcijfer:
    """Grey: the indicator is in use, but this area has no figure for it."""
    leeg = dict.fromkeys(_LEEG)
    return Lichtcijfer(
        gebied=gebied, indicator=indicator, jaar=jaar, groep="", licht="grijs", geel_soort=None,
        reden_grijs="geen cijfer", licht_eigen="grijs", licht_vorig="grijs", jaren=0, reeks=0,
        trend="onbekend", verandering=None, **leeg,
    )  # fmt: skip


def compleet(store: Store, lichten: list[Lichtcijfer]) -> list[Lichtcijfer]:
    """The newest lights, with a grey one wherever an area lacks an indicator that is in use on its level."""
    er = {(c.gebied.code, c.indicator.code): c for c in nieuwste(lichten)}
    in_gebruik = {(c.gebied.niveau, c.indicator.code): c.indicator for c in er.values()}
    uit = []
    for gebied in haal_gebieden(store).values():
        for (niveau, code), indicator in in_gebruik.items():
            if niveau == gebied.niveau:
                uit.append(er.get((gebied.code, code)) or zonder_cijfer(gebied, indicator))
    return sorted(uit, key=lambda c: (c.gebied.niveau, c.gebied.code, c.indicator.code))


def haal_scores(store: Store, vandaag: dt.date) -> dict[str, Gebiedsscore]:
    """Attention scores on a day, by area."""
    bekend = drempels.indicatoren(store)
    gekozen = drempels.in_gebruik(store, bekend)
    minimaal = store.instellingen.dekking_minimaal
    return {s.gebied: s for s in scores(store, vandaag, bekend, gekozen, minimaal)}


def haal_oordelen(store: Store, vandaag: dt.date, gebied: str | None = None) -> dict[str, list[Oordeel]]:
    """Newest judgements of professionals and partners per area and subject, and over all subjects."""
    uit: dict[str, list[Oordeel]] = {}
    i = store.instellingen
    gunstig = {5: i.oordeel_gunstig_5, 10: i.oordeel_gunstig_10}
    zorgelijk = {5: i.oordeel_zorgelijk_5, 10: i.oordeel_zorgelijk_10}
    for code, bron, onderwerp, jaar, gemiddeld, schaal, n in store.rijen(
        sql(KAMER, "oordelen"), {"vandaag": vandaag, "gebied": gebied}
    ):
        licht = (
            "groen" if gemiddeld >= gunstig[schaal] else "rood" if gemiddeld <= zorgelijk[schaal] else "geel"
        )
        uit.setdefault(code, []).append(Oordeel(bron, onderwerp, jaar, gemiddeld, schaal, n, licht))
    return uit
