"""Schouw in a file: the rows of the screen as numbers and days, each with its round.

A share is a number of percents; a verdict is a word without its sign; what is not known is empty.
"""

from __future__ import annotations

from typing import Any

from monitor.leefbaarheid.schouwronde import GEEN_OORDEEL, Ronde, Schouwaandeel, Schouwbeeld
from monitor.ui import opmaak

Rijen = list[dict[str, Any]]


def rondes(beeld: Schouwbeeld) -> Rijen:
    """A row per round, oldest first."""
    return [_ronde(r) | _aandeel(r.aandeel, telt=r.telt) | {"complexen": r.complexen} for r in beeld.rondes]


def onderdelen(beeld: Schouwbeeld) -> Rijen:
    """A row per part of the round that is shown."""
    r = beeld.ronde
    return (
        [_ronde(r) | {"onderdeel": a.naam} | _aandeel(a, telt=r.telt) for a in beeld.onderdelen] if r else []
    )


def punten(beeld: Schouwbeeld) -> Rijen:
    """A row per element of the round that is shown."""
    r = beeld.ronde
    if r is None:
        return []
    return [
        _ronde(r) | {"onderdeel": onderdeel, "punt": a.naam} | _aandeel(a, telt=r.telt)
        for onderdeel, a in beeld.punten
    ]


def onder(beeld: Schouwbeeld) -> Rijen:
    """A row per point below B."""
    ronde = {"ronde": beeld.ronde.ronde} if beeld.ronde else {}
    return [
        ronde
        | {
            "niveau": p.beeld, "buurtcode": p.buurt, "buurt": p.buurtnaam, "complexcode": p.complex,
            "complex": p.naam, "onderdeel": p.onderdeel, "punt": p.punt, "gezien op": p.datum,
            "opmerking": p.opmerking,
        }
        for p in beeld.onder
    ]  # fmt: skip


def plekken(beeld: Schouwbeeld) -> Rijen:
    """A row per complex with its last schouw; never seen: without a day."""
    return [
        {
            "aan de beurt": p.aan_de_beurt, "buurtcode": p.buurt, "buurt": p.buurtnaam,
            "complexcode": p.complex, "complex": p.naam, "laatst gezien": p.laatste,
            "maanden geleden": p.maanden, "ronde": p.ronde,
            "door": p.rol or ("uit een bestand" if p.laatste else None),
            "op B of beter (%)": opmaak.in_procenten(p.aandeel.aandeel) if p.aandeel else None,
            "punten": p.aandeel.n if p.aandeel else None, "woningen": p.woningen,
        }
        for p in beeld.plekken
    ]  # fmt: skip


def _ronde(r: Ronde) -> dict[str, Any]:
    return {"ronde": r.ronde, "eerste dag": r.van, "laatste dag": r.tot}


def _aandeel(a: Schouwaandeel, *, telt: bool) -> dict[str, Any]:
    return {
        "op B of beter (%)": opmaak.in_procenten(a.aandeel), "interval laag (%)": opmaak.in_procenten(a.laag),
        "interval hoog (%)": opmaak.in_procenten(a.hoog), "oordeel": a.oordeel if telt else GEEN_OORDEEL,
        "onder B": a.onder, "punten": a.n,
    }  # fmt: skip
