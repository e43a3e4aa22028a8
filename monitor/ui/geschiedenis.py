"""What changed: when, by whom and what, newest first, with the way back; the same on every page where people
write.

What was undone stays in the list, struck through, with who undid it. A text that should never have been
written can be wiped from the history by who may change everything; that something changed stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import streamlit as st

from monitor.jaarplan import versies
from monitor.jaarplan.overdracht.rechten import OVERAL
from monitor.jaarplan.versies import Boek
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, gedaan, kijker, opmaak
from monitor.ui.gedaan import Wijziging

HOOGSTENS = 12  # lines, and lines of what one action changed
Wisser = Callable[[Transactie, Collection[str]], object]


@dataclass(frozen=True)
class Historieregel:
    """One line, all plain text. `terug`: how who looks undoes it (`knop`), None when that can't be; then
    `gelukt` is said; `gevolg`: the kinds of change that this is. `terug_door`: who undid it (`door Els`),
    empty when that is not known, None: it holds. `details`: what it changed. `teksten`: what can be wiped."""

    sleutel: str
    zin: str
    terug: Wijziging[object] | None = None
    gelukt: str = ""
    gevolg: tuple[str, ...] = ()
    knop: str = "Maak ongedaan"
    terug_door: str | None = None
    details: tuple[str, ...] = ()
    teksten: tuple[str, ...] = ()


def moment(wanneer: dt.datetime) -> dt.datetime:
    """A moment of the database (UTC) as the clock here says it."""
    return wanneer.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(bron.instellingen().tijdzone))


def zin(wanneer: dt.datetime, door: str, wat: str) -> str:
    """`3 oktober 2026, door Els: gesproken met Wijkteam`."""
    return f"{opmaak.datum(moment(wanneer).date())}, {door}: {wat}"


def wisbaar(boek: Boek) -> Mapping[tuple[object, int], tuple[str, ...]]:
    """(thing, version) → the texts that who looks may wipe: manager and beheerder."""
    wie = kijker.kijker()
    return bron.vraag(versies.wisbaar, boek) if wie.rol in OVERAL and not wie.link else {}


def wis(boek: Boek) -> Wisser:
    """How texts are wiped from this book."""
    return lambda tx, weg: versies.wis(tx, boek, weg, nu=nu_utc())


def uitklap(pagina: str, regels: Sequence[Historieregel], wisser: Wisser) -> None:
    """The history of one thing; nothing when there is none."""
    if regels:
        with st.expander(f"Geschiedenis ({len(regels)})", icon=":material/history:"):
            toon(pagina, regels[:HOOGSTENS], len(regels) - HOOGSTENS, wisser)


def toon(pagina: str, regels: Sequence[Historieregel], rest: int, wisser: Wisser) -> None:
    """The lines, each with its buttons; `rest` older ones are only counted."""
    for regel in regels:
        with st.container(gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center"):
                tekst = opmaak.tekst(regel.zin)
                if regel.terug_door is not None:
                    tekst = f"~~{tekst}~~ ongedaan gemaakt {opmaak.tekst(regel.terug_door)}".rstrip()
                st.markdown(tekst, width="stretch")
                _knoppen(pagina, regel, wisser)
            if regel.details:
                st.markdown("\n".join(_details(regel.details)))
    if rest > 0:
        st.caption(f"En nog {rest} eerdere.")


def _details(details: Sequence[str]) -> list[str]:
    uit = [f"- {opmaak.tekst(detail)}" for detail in details[:HOOGSTENS]]
    meer = len(details) - HOOGSTENS
    return [*uit, f"- en nog {opmaak.meervoud(meer, 'regel', 'regels')}"] if meer > 0 else uit


def _knoppen(pagina: str, regel: Historieregel, wisser: Wisser) -> None:
    if regel.terug is not None:
        st.button(
            regel.knop, key=f"{pagina}_terug_{regel.sleutel}", icon=":material/undo:", type="tertiary",
            on_click=_neem_terug, args=(pagina, regel),
        )  # fmt: skip
    if not regel.teksten:
        return
    uitleg = "Voor een tekst die hier nooit had mogen staan, zoals een gegeven van een huurder."
    icoon, sleutel = ":material/ink_eraser:", f"{pagina}_wis_{regel.sleutel}"
    if st.button("Wis tekst", key=sleutel, icon=icoon, type="tertiary", help=uitleg):
        _venster(pagina, regel.teksten, wisser)


def _neem_terug(pagina: str, regel: Historieregel) -> None:
    if regel.terug is not None and gedaan.lukt(regel.terug, regel.gevolg):
        gedaan.meld(pagina, regel.gelukt)


@st.dialog("Tekst wissen uit de geschiedenis")
def _venster(pagina: str, teksten: tuple[str, ...], wisser: Wisser) -> None:
    st.markdown(
        "De tekst gaat uit de hele geschiedenis. Dat er iets is gewijzigd, door wie en wanneer, blijft "
        "staan. Wissen kan niet worden teruggedraaid, en de wijziging zelf daarna ook niet meer."
    )
    weg = [
        tekst
        for plek, tekst in enumerate(teksten)
        if st.checkbox(opmaak.tekst(tekst), len(teksten) == 1, key=f"{pagina}_wis_tekst_{plek}")
    ]
    if st.button("Wis voorgoed", key=f"{pagina}_wis_ja", type="primary", disabled=not weg):
        if gedaan.lukt(lambda tx: wisser(tx, weg)):
            gedaan.meld(pagina, "De tekst is gewist. In een reservekopie van eerder kan hij nog staan.")
        st.rerun()
