"""Who looks at the year plan, and how a change is kept: the bridge from the login to the rules of the room.

Manager and beheerder see all (people by name when that may be); a coordinator sees what `plan.rechten`
says of the medewerker behind the login. Behind a link there is nothing, whatever its scope says.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import streamlit as st

from monitor.fouten import Geweigerd
from monitor.jaarplan.plan.bewaar import laatste_beurt, maak_ongedaan
from monitor.jaarplan.plan.daden import Door, Kennis, kennis
from monitor.jaarplan.plan.doelen import Doel
from monitor.jaarplan.plan.rechten import ALLES, Blik, blik_van
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, gedaan, kijker
from monitor.ui.wie_ben_ik import eigen_medewerker

PAGINA = "pages/team/jaarplan.py"
NAAM = "jaarplan"  # of the page, for what was just done
ROLLEN_ALLES = ("manager", "beheerder")
Wijzig = Callable[[Transactie], object]


def weet() -> Kennis:
    """Buurten, people and indicators of today."""
    return bron.vraag(kennis, bron.vandaag())


def blik() -> Blik:
    """What this viewer sees.

    Raises
    ------
    Geweigerd
        Somebody behind a link, or of the board.
    """
    wie = kijker.kijker()
    if wie.link or wie.rol not in (*ROLLEN_ALLES, "medewerker"):
        raise Geweigerd("Het jaarplan is alleen voor het team zelf.")
    if wie.rol in ROLLEN_ALLES:
        namen = kijker.mag_personen(wie, bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld())
        eigen = eigen_medewerker(wie)
        basis = blik_van(eigen, weet()) if eigen else ALLES
        return dataclasses.replace(basis, alles=True, namen=namen)
    medewerker = eigen_medewerker(wie)
    return Blik(False, namen=False) if medewerker is None else blik_van(medewerker, weet())


def ziet_uren() -> bool:
    """Whether sums of hours of the team are shown: a beheerder sees no hours."""
    return kijker.kijker().rol != "beheerder"


def door() -> Door:
    """Who makes the change, now."""
    return Door(kijker.kijker().naam, nu_utc())


def doe(wijziging: Wijzig, gelukt: str | Callable[[Any], str]) -> bool:
    """Make one change; its refusal, or what was done (in words, or from the answer) with the way back, is
    told at the next drawing."""

    def schrijf(tx: Transactie) -> tuple[object, int]:
        voor = laatste_beurt(tx)
        uit, na = wijziging(tx), laatste_beurt(tx)
        return uit, na if na > voor else 0

    kreeg = gedaan.bewaar(schrijf)
    if kreeg is None:
        return False
    uit, beurt = kreeg
    zin = gelukt if isinstance(gelukt, str) else gelukt(uit)
    gedaan.meld(NAAM, zin, (lambda tx: neem_terug(tx, beurt)) if beurt else None)
    return True


def neem_terug(tx: Transactie, beurt: int) -> None:
    """Undo one turn in the name of who looks."""
    wie = door()
    maak_ongedaan(tx, beurt, wie=wie.wie, nu=wie.nu)


def naar_doel(tekst: str, doel: Doel, sleutel: str, *, icoon: str = "flag", soort: str = "tertiary") -> None:
    """A button that opens one goal. (A link to this very page would leave its address as it was.)"""
    st.button(
        tekst,
        key=f"jaarplan_open_{sleutel}_{doel.doel}",
        icon=f":material/{icoon}:",
        type="secondary" if soort == "secondary" else "tertiary",
        on_click=_open,
        args=(doel.doel, doel.jaar),
    )


def _open(doel: int, jaar: int) -> None:
    st.query_params["jaar"], st.query_params["doel"] = str(jaar), str(doel)


def terug() -> None:
    """A button back from one goal to the plan."""
    st.button(
        "Terug naar het jaarplan",
        key="jaarplan_terug",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=_terug,
    )


def _terug() -> None:
    st.query_params.pop("doel", None)
