"""The map of a plan: a colour and letters per coordinator, thick lines between areas, clicks at once.

The script `kaartblad/tafel.js` builds the shapes once; what changes at a click (who has what, locks, the
chosen buurt) it takes over as data: nothing is built anew, the view stays where it is. Names are put in the
page as text nodes; nothing in a name can run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from monitor.ui import kaart, opmaak
from monitor.ui.werkgebied_kleuren import Merk
from monitor.werkgebied.antwoorden import Tafelvraag


def toon(
    vraag: Tafelvraag,
    plan: Sequence[int],
    merken: Sequence[Merk],
    *,
    sleutel: str,
    gekozen: Collection[int] = (),
    sloten: Collection[int] = (),
    bij_klik: Callable[[dict[str, Any]], None] | None = None,
    hoogte: int = kaart.HOOGTE,
) -> None:
    """Draw a plan. `bij_klik` gets {"code": …} of a click on a buurt, {"codes": […]} of a lasso."""
    kaart.toon(
        "tafel",
        {
            "tekening": vraag.tekening, "klikbaar": bij_klik is not None,
            **_wissel(vraag, plan, merken, gekozen, sloten),
        },
        grenzen=vraag.kader, sleutel=sleutel, hoogte=hoogte, bij_klik=bij_klik,
        alt="Kaart van de verdeling: kleur en letters per coördinator",
    )  # fmt: skip


def _wissel(
    vraag: Tafelvraag,
    plan: Sequence[int],
    merken: Sequence[Merk],
    gekozen: Collection[int],
    sloten: Collection[int],
) -> dict[str, Any]:
    return {
        "plan": list(plan),
        "kleuren": [m.kleur for m in merken],
        "letters": [m.letters for m in merken],
        "sloten": sorted(sloten),
        "gewijzigd": [b for b, (oud, nieuw) in enumerate(zip(vraag.nu, plan, strict=True)) if oud != nieuw],
        "gekozen": sorted(gekozen),
        "tips": [
            [
                f"{c.naam} ({c.wijk})",
                f"{merken[wie].naam}{'' if wie == oud else f', nu {merken[oud].naam}'}",
                f"{opmaak.uren(c.uren)} per week · {opmaak.getal(c.woningen)} woningen",
                f"Stoplicht: {c.licht}{' · op slot' if nummer in sloten else ''}",
            ]
            for nummer, (c, wie, oud) in enumerate(zip(vraag.buurten, plan, vraag.nu, strict=True))
        ],
    }
