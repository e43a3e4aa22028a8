"""The map of a plan: a colour and letters per coordinator, thick lines between areas, clicks at once.

What stays the same (shapes, lines, names, hours, colours) is sent once, as `vast`; a click costs who has
what, the locks and what is chosen. The script `kaartblad/tafel.js` builds the shapes once and changes what
differs. A click shows itself before the server has heard of it; until the server says which click it saw last
(`gezien`), the script tells it again with the next ones, so that none is lost when they come fast. Names are
put in the page as text nodes; nothing in a name can run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import Any

from monitor.ui import opmaak
from monitor.ui.kaart import kaart
from monitor.ui.kaart.vlakken import als_tekst, lijn, vorm
from monitor.ui.stoplicht.beeld import AANDACHT, merk
from monitor.ui.werkgebied.kleuren import Merk
from monitor.werkgebied.antwoorden import Tafelvraag
from monitor.werkgebied.gegevens import Buurtcijfer

Kader = tuple[tuple[float, float], tuple[float, float]]


def toon(
    vast_: str,
    kader: Kader,
    plan: Sequence[int],
    *,
    sleutel: str,
    gekozen: Collection[int] = (),
    sloten: Collection[int] = (),
    penseel: int | None = None,
    gezien: tuple[str, int] = ("", 0),
    bij_klik: Callable[[dict[str, Any]], None] | None = None,
    hoogte: int = kaart.HOOGTE,
) -> None:
    """Draw a plan. `bij_klik` gets {"kaart": which map, "klikken": [{"nr": 1, "code": … or "codes": […]}]}:
    a click on a buurt, or a lasso, and those before it that may not have arrived."""
    stand = {
        "plan": list(plan), "gekozen": sorted(gekozen), "sloten": sorted(sloten), "penseel": penseel,
        "gezien": list(gezien), "klikbaar": bij_klik is not None,
    }  # fmt: skip
    kaart.toon(
        kaart.nieuw(kader, kaart.Laag("tafel", stand, vast_), stap=0.1),
        sleutel=sleutel, hoogte=hoogte, bij_klik=bij_klik,
        alt="Kaart van de verdeling: kleur en letters per coördinator",
    )  # fmt: skip


def regels(c: Buurtcijfer, wie: str, nu: str) -> tuple[str, ...]:
    """What the map says of a buurt: whose it is in the plan and now, hours, homes and attention score."""
    naam, maat, licht = _tekst(c)
    return (naam, wie if wie == nu else f"{wie}, nu {nu}", maat, licht)


def _tekst(c: Buurtcijfer) -> tuple[str, str, str]:
    return (
        f"{c.naam} ({c.wijk})",
        f"{opmaak.uren(c.uren)} per week · {opmaak.getal(c.woningen)} woningen",
        f"Aandachtscore: {merk(AANDACHT[c.licht])}",
    )


def vast(vraag: Tafelvraag, merken: Sequence[Merk]) -> str:
    """What no click changes, as JSON: corners packed (see `vlakken`), an eighth of the characters."""
    buurten = [
        {
            "code": b.code,
            "vorm": [als_tekst(ring) for ring in vorm(vraag.vlakken[b.code])],
            "punt": list(vraag.punten[b.code][::-1]),
            "tekst": _tekst(c),
            "nu": nu,
        }
        for b, c, nu in zip(vraag.instantie.buurten, vraag.buurten, vraag.nu, strict=True)
    ]
    lijnen = [[een, ander, lijn(punten)] for een, ander, delen in vraag.lijnen for punten in delen]
    mensen = [{"naam": m.naam, "letters": m.letters, "kleur": m.kleur} for m in merken]
    return json.dumps(
        {"buurten": buurten, "lijnen": lijnen, "mensen": mensen}, separators=(",", ":"), ensure_ascii=False
    )
