"""Where the pages get their data: one store per process, today's date, and a cache that data changes empty.

An answer is cached under the version of the data, so drawing a page twice asks nothing twice and an
import is visible at the next click.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import streamlit as st

from monitor.access.kluis import Kluis
from monitor.access.reserve import noteer_verwijderd
from monitor.intake import questions as intake
from monitor.intake.bewaartermijn import Opgeruimd
from monitor.pipeline import open_gegevens, ruim_verlopen_op
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store

Antwoord = TypeVar("Antwoord")
LOGBOEK = logging.getLogger(__name__)
DOOR_DE_APP = "de app"


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The open database of this process; what is past the retention period goes before the first page."""
    geopend = open_gegevens(lees_instellingen())
    try:
        ruim_verlopen_weg(geopend, dt.datetime.now())  # noqa: DTZ005 — local time, as people read it
    except Exception:
        LOGBOEK.exception(
            "The retention period could not be applied at the start"
        )  # the daily run tries again
    return geopend


def ruim_verlopen_weg(geopend: Store, nu: dt.datetime, kluis_: Kluis | None = None) -> Opgeruimd:
    """Remove what is past the retention period, with a line in the audit log."""
    weg = ruim_verlopen_op(geopend, door=DOOR_DE_APP)
    if weg.batch is not None:
        with nullcontext(kluis_) if kluis_ else Kluis.open(geopend.instellingen.kluis) as open_kluis:
            noteer_verwijderd(open_kluis, int(nu.timestamp()), weg.grens, weg.rijen, door=DOOR_DE_APP)
    return weg


@st.cache_resource(show_spinner=False)
def kluis() -> Kluis:
    """The vault with logins and links, open beside the gate's own connection."""
    return Kluis.open(store().instellingen.kluis)


def instellingen() -> Instellingen:
    """The settings in force."""
    return store().instellingen


def vandaag() -> dt.date:
    """Today, or the day that the setting `vandaag` pins (to look back, and for tests)."""
    return instellingen().vandaag or klok().date()


def klok() -> dt.datetime:
    """The time on the wall of the people here (setting `tijdzone`), whatever clock the server runs on."""
    return dt.datetime.now(ZoneInfo(instellingen().tijdzone)).replace(microsecond=0)


def op_de_klok(moment: float) -> dt.datetime:
    """A moment (seconds since 1970, UTC) as that clock showed it."""
    return dt.datetime.fromtimestamp(moment, ZoneInfo(instellingen().tijdzone))


def vraag(functie: Callable[..., Antwoord], *args: Any, **kwargs: Any) -> Antwoord:
    """The answer of a question, cached until the data change.

    `functie` is a question of a subject room; its first argument is the store, the rest must be hashable.
    """
    naam = f"{functie.__module__}.{functie.__qualname__}"
    return _antwoord(naam, store().versie, args, tuple(sorted(kwargs.items())), functie)  # type: ignore[no-any-return]


@st.cache_data(show_spinner=False, max_entries=512)
def _antwoord(
    naam: str,  # noqa: ARG001 — part of the key
    versie: int,  # noqa: ARG001 — part of the key
    args: tuple[Any, ...],
    kwargs: tuple[tuple[str, Any], ...],
    _functie: Callable[..., Any],
) -> Any:
    return _functie(store(), *args, **dict(kwargs))


def is_voorbeeld() -> bool:
    """Whether data of the sample corporation are in view: its files carry that in their name."""
    return bool(vraag(intake.is_voorbeeld))


def voorbeeldlabel() -> str:
    """What stands on a document while data of the sample corporation are in view; else empty."""
    return "Voorbeeldcorporatie: verzonnen gegevens" if is_voorbeeld() else ""


def alleen_voorbeeld() -> bool:
    """Whether nothing but the sample corporation is in."""
    return bool(vraag(intake.alleen_voorbeeld))
