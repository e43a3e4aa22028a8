"""What a viewer may do on Werkgebieden, and who sees names: who may see figures per person; others letters.

A working group, a member of the board or somebody behind a link needs areas and balance, not names
(SHARING). Names, ids from other systems and the authors of kept plans then stay on the server: what leaves it
says "Coördinator A", "Coördinator B" … in a fixed order, the same on the map, in the bars and in an export.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from monitor.ui import bron, kijker
from monitor.werkgebied.antwoorden import Tafelvraag
from monitor.werkgebied.instantie import Instantie

ALLEEN_LEZEN = ("bestuur",)
VOORVOEGSEL = "Coördinator "
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def namen_zichtbaar() -> bool:
    """May this viewer see names of coordinators?"""
    return kijker.mag_personen(kijker.kijker(), bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld())


def mag_bewaren() -> bool:
    """May this viewer keep plans and change borders? Not the board, and nobody behind a link."""
    wie = kijker.kijker()
    return not wie.link and wie.rol not in ALLEEN_LEZEN


def letter(nummer: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    rest, plek = divmod(nummer, len(LETTERS))
    return (letter(rest - 1) if rest else "") + LETTERS[plek]


def is_letter(naam: str) -> str | None:
    """The letters of a name that was taken away, None for a real name."""
    rest = naam.removeprefix(VOORVOEGSEL)
    return rest if rest != naam and set(rest) <= set(LETTERS) else None


def met_letters(vraag: Tafelvraag, volgorde: Sequence[str]) -> Tafelvraag:
    """The question with letters for names. `volgorde`: all ids without any what-if, so that somebody keeps
    the same letter when a colleague takes no part."""
    wie = {id_: f"{VOORVOEGSEL}{letter(nummer)}" for nummer, id_ in enumerate(volgorde)}
    return dataclasses.replace(
        vraag,
        coordinatoren=tuple(dataclasses.replace(m, naam=wie.get(m.id, m.naam)) for m in vraag.coordinatoren),
        basis=dataclasses.replace(
            vraag.basis, buiten=tuple(dataclasses.replace(b, id="", naam="") for b in vraag.basis.buiten)
        ),
        namen={**vraag.namen, **{id_: naam for id_, naam in wie.items() if id_ in vraag.namen}},
    )


def naar_buiten(vraag: Tafelvraag) -> tuple[str, ...]:
    """Per coordinator the key that an export may carry: the id, or the letters when names are hidden."""
    return tuple(m.id if is_letter(m.naam) is None else m.naam for m in vraag.coordinatoren)


def van_buiten(vraag: Tafelvraag) -> Instantie:
    """The question as an import may name people: by what an export carries."""
    sleutels = naar_buiten(vraag)
    medewerkers = tuple(
        dataclasses.replace(m, id=sleutel)
        for m, sleutel in zip(vraag.instantie.medewerkers, sleutels, strict=True)
    )
    return dataclasses.replace(vraag.instantie, medewerkers=medewerkers)
