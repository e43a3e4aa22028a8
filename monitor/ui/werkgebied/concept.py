"""Work on the table that nobody has given a name yet: kept on the server, so that a reload loses nothing.

One draft per login (`Kijker.wie`), in the memory of this process only: nothing is written, a restart of the
app forgets it. Nobody else gets it: not another login, and nothing is kept for who looks through a link or
where strangers can open the app without logging in (SHARING). It holds codes, ids and hours of the model;
names are put on it again by the rights of who opens it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

from monitor.ui import kijker, opmaak
from monitor.werkgebied.antwoorden import Aannames
from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.los import Antwoord
from monitor.werkgebied.stand import Stappen

MEEST = 200  # drafts at the same time; the oldest goes

# what makes one table differ from another: code → id, locked codes, what-ifs
Inhoud = tuple[Mapping[str, str], frozenset[str], Aannames]


@dataclass(frozen=True)
class Concept:
    """A table as somebody left it. From `instantie` on it holds only on the very same question."""

    sinds: dt.datetime  # of the last change, local time
    inhoud: Inhoud
    adres: str | None  # the kept plan that the address named
    opdracht: Opdracht
    titel: str
    herkomst: str
    scenario: str | None
    instantie: Instantie
    stappen: Stappen
    antwoord: Antwoord | None
    voorstel: Plan | None
    genoemd: Mapping[Plan, tuple[str, str, str | None]]
    terzijde: bool = False  # offered, not laid on the table

    def wanneer(self, nu: dt.datetime) -> str:
        """`10:32`, and with the day when that was another day."""
        tijd = f"{self.sinds:%H:%M}"
        return tijd if self.sinds.date() == nu.date() else f"{opmaak.datum(self.sinds.date())} {tijd}"


@dataclass
class _Lade:
    """The drafts of this process, by login; the one put in first is the oldest."""

    per_login: dict[str, Concept] = field(default_factory=dict)
    slot: Lock = field(default_factory=Lock)


@st.cache_resource(show_spinner=False)
def _lade() -> _Lade:
    return _Lade()


def mag() -> bool:
    """Whether work is kept for who looks now: a login of one person, or the one user of this computer."""
    return not kijker.kijker().link and kijker.open_en_bloot() is None


def pak() -> Concept | None:
    """The draft of who looks now."""
    return _lade().per_login.get(kijker.kijker().wie) if mag() else None


def leg(concept: Concept) -> None:
    """Keep this draft instead of the one before."""
    if not mag():
        return
    lade, wie = _lade(), kijker.kijker().wie
    with lade.slot:
        lade.per_login.pop(wie, None)
        lade.per_login[wie] = concept
        if len(lade.per_login) > MEEST:
            del lade.per_login[next(iter(lade.per_login))]


def gooi_weg(concept: Concept) -> None:
    """Forget this draft, unless another tab has put a newer one in its place."""
    lade, wie = _lade(), kijker.kijker().wie
    with lade.slot:
        if lade.per_login.get(wie) is concept:
            del lade.per_login[wie]
