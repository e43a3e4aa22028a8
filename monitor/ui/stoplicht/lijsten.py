"""The three standing lists, each of them short, with the way to the profile of the area.

"Rood én verslechterend", "groen met rode kern" and "bronnen spreken elkaar tegen": what a map alone hides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Bronoordeel, Gebied
from monitor.leefbaarheid.trend import telzin
from monitor.ui import bron, opmaak
from monitor.ui.stoplicht import bereik
from monitor.ui.stoplicht.beeld import figuur, licht_klasse, merk, trend
from monitor.ui.stoplicht.kort import PROFIEL

KORT = 5  # lines before "toon alle"
BRONNAAM = {
    "bewoners": "bewoners", "schouw": "de schouw", "cijfers": "de cijfers",
    "professional": "professionals", "partner": "partners",
}  # fmt: skip
ONDERWERP = {
    "algemeen": "de buurt als geheel", "schoon": "schoon en heel", "overlast": "overlast",
    "veiligheid": "veiligheid", "draagkracht": "sociale draagkracht",
}  # fmt: skip


@dataclass(frozen=True)
class Lijstregel:
    """One line of a standing list: the area it is about and what stands out."""

    gebied: Gebied
    zin: str


def per_plek(regels: Sequence[Lijstregel]) -> list[tuple[Gebied, list[str]]]:
    """Each area once with all that stands out there, in the order in which they came."""
    per: dict[str, tuple[Gebied, list[str]]] = {}
    for regel in regels:
        per.setdefault(regel.gebied.code, (regel.gebied, []))[1].append(regel.zin)
    return list(per.values())


def naam(gebied: Gebied) -> str:
    """The name of a buurt; of a complex that word as well."""
    return gebied.naam if gebied.niveau == "buurt" else f"Complex {gebied.naam}"


def toon() -> None:
    """The three lists side by side."""
    lijsten, mag = bron.vraag(questions.standaardlijsten, bron.vandaag()), bereik.mag_zien()
    st.subheader("Wat opvalt", anchor=False)
    vakken = st.columns(3, gap="medium")
    telling = telzin(
        sum(mag(c.gebied) for c in lijsten.rood_en_slechter),
        sum(mag(c.gebied) for c in lijsten.rood_getoetst),
        "rode lichten",
    )  # fmt: skip
    _lijst(
        vakken[0], "Rood én verslechterend", f"Het licht is rood en de pijl wijst naar slechter. {telling}",
        [
            Lijstregel(c.gebied, f"{c.indicator.naam}: {figuur(c)}, {trend(c)}")
            for c in lijsten.rood_en_slechter
        ],
        mag, "slechter",
    )  # fmt: skip
    _lijst(
        vakken[1], "Groen met rode kern", "De buurt doet het goed, maar een complex erin niet.",
        [
            Lijstregel(
                k.complex.gebied, f"{k.complex.indicator.naam}: {figuur(k.complex)}; {k.buurt.gebied.naam}: "
                f"{figuur(k.buurt)}",
            )
            for k in lijsten.groen_met_rode_kern
        ],
        mag, "kern",
    )  # fmt: skip
    _lijst(
        vakken[2], "Bronnen spreken elkaar tegen", "De ene bron zegt rood, de andere groen. Ga kijken.",
        [Lijstregel(gebied, tegenspraak(b)) for gebied, b in lijsten.tegenspraak], mag, "tegenspraak",
    )  # fmt: skip


def tegenspraak(oordeel: Bronoordeel) -> str:
    """`Overlast: ▲ slecht volgens de cijfers, ● goed volgens bewoners`."""
    delen = []
    for licht in ("rood", "groen"):
        bronnen = [BRONNAAM.get(b, b) for b, gezien in oordeel.per_bron.items() if gezien == licht]
        if bronnen:
            delen.append(f"{merk(licht_klasse(licht))} volgens {opmaak.opsomming(bronnen)}")
    onderwerp = ONDERWERP.get(oordeel.onderwerp, oordeel.onderwerp).capitalize()
    return f"{onderwerp}: {', '.join(delen)}"


def _lijst(
    vak: DeltaGenerator,
    titel: str,
    uitleg: str,
    regels: Sequence[Lijstregel],
    mag: Callable[[Gebied], bool],
    sleutel: str,
) -> None:
    zichtbaar = per_plek([regel for regel in regels if mag(regel.gebied)])
    with vak, st.container(border=True):
        st.markdown(f"**{titel}** ({opmaak.meervoud(len(zichtbaar), 'plek', 'plekken')})")
        st.caption(uitleg)
        if not zichtbaar:
            st.markdown("Geen enkel gebied.")
            return
        _regels(zichtbaar[:KORT])
        if len(zichtbaar) > KORT:
            with st.expander(f"Toon er nog {len(zichtbaar) - KORT}", key=f"stoplicht_meer_{sleutel}"):
                _regels(zichtbaar[KORT:])


def _regels(plekken: Sequence[tuple[Gebied, list[str]]]) -> None:
    for gebied, zinnen in plekken:
        with st.container(gap=None):
            st.page_link(
                PROFIEL, label=f"**{opmaak.tekst(naam(gebied))}**",
                icon=":material/home_pin:", query_params={"buurt": gebied.code},
            )  # fmt: skip
            for zin in zinnen:
                st.caption(opmaak.tekst(zin))
