"""The profile's sources side by side, its complexes, and background figures without a judgement.

Sources are never blended into one light: a difference between them is the news.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.intake.ophalen import ophalingen
from monitor.leefbaarheid.antwoorden import KortProfiel, Profiel
from monitor.ui import bron, opmaak
from monitor.ui.profiel import grafieken as profiel_grafieken
from monitor.ui.stoplicht.beeld import KLASSEN, klasse, licht_klasse, merk
from monitor.ui.stoplicht.tabel import plaats

KOLOMMEN = {
    "bewoners": "Bewoners", "schouw": "Schouw", "cijfers": "Cijfers",
    "professional": "Professionals", "partner": "Partners",
}  # fmt: skip
KORT = {
    "algemeen": "Buurt", "schoon": "Schoon & heel", "overlast": "Overlast", "veiligheid": "Veiligheid",
    "draagkracht": "Draagkracht",
}  # fmt: skip
ACHTERGROND = {
    "inwoners": "Inwoners", "huishoudens": "Huishoudens", "woningen": "Woningvoorraad",
    "dichtheid": "Inwoners per km²", "woz": "Gemiddelde WOZ-waarde (× € 1.000)",
}  # fmt: skip
LEEFBAAROMETER = "leefbaarometer"
KLASSE_HOOGSTE = 9
ACHTERGROND_TOT = 12  # rows on the sheet


def bronnen(profiel: Profiel) -> None:
    """Per subject what each source says, with the number of marks behind the judgements."""
    st.subheader("Bronnen naast elkaar", anchor=False)
    if not profiel.bronnen:
        st.info(
            "Nog geen bewonersonderzoek, schouw of oordelen van professionals en partners ingelezen.",
            icon=":material/groups:",
        )
        return
    st.table(
        pd.DataFrame(
            {
                "Onderwerp": KORT.get(b.onderwerp, b.onderwerp),
                **{
                    kop: merk(licht_klasse(b.per_bron[sleutel])) if sleutel in b.per_bron else opmaak.ONBEKEND
                    for sleutel, kop in KOLOMMEN.items()
                },
            }
            for b in profiel.bronnen
        ),
        border="horizontal", hide_index=True, alt="Per onderwerp het licht van elke bron",
    )  # fmt: skip
    delen = [
        f"{KOLOMMEN.get(o.bron, o.bron).lower()} gemiddeld {opmaak.getal(o.gemiddeld, 1)} van {o.schaal} "
        f"(n = {o.n}, {o.jaar})"
        for o in profiel.oordelen
        if o.onderwerp == "algemeen"
    ]
    st.caption(
        "De bronnen worden nooit gemengd."
        + (f" Oordelen: {opmaak.tekst('; '.join(delen))}." if delen else "")
    )


def complexen(profiel: Profiel) -> None:
    """The complexes in this buurt: the most worrying first."""
    if profiel.kort.gebied.niveau == "complex":
        return
    st.subheader("Complexen", anchor=False)
    if not profiel.complexen:
        st.info("Van deze buurt zijn er geen complexen ingelezen.", icon=":material/apartment:")
        return
    rijen = sorted(profiel.complexen, key=lambda k: -(k.score.score or 0) if k.score else 1)
    st.table(
        pd.DataFrame(_complexrij(k) for k in rijen), border="horizontal", hide_index=True,
        alt="Complexen met woningen, lichten en aandachtscore",
    )  # fmt: skip


def _complexrij(kort: KortProfiel) -> dict[str, str]:
    rood = [c.indicator.naam for c in kort.lichten if c.licht == "rood"]
    lichten = [klasse(c) for c in kort.lichten if c.indicator.oordeelt]
    tellingen = [(wat, sum(k.code == wat.code for k in lichten)) for wat in KLASSEN.values()]
    geteld = ", ".join(f"{n}{opmaak.VAST}{merk(wat)}" for wat, n in tellingen if n) or opmaak.ONBEKEND
    return {
        "Complex": opmaak.tekst(kort.gebied.naam),
        "Woningen": opmaak.getal(kort.gebied.woningen),
        "Lichten": geteld,
        "Slecht op": opmaak.tekst(opmaak.opsomming(rood)) if rood else opmaak.ONBEKEND,
        "Aandacht, plaats": plaats(kort.score) if kort.score else opmaak.ONBEKEND,
    }


def waterval(profiel: Profiel) -> None:
    """The modelled deviation in its five parts, when the file was imported."""
    w = profiel.waterval
    if w is None:
        return
    st.subheader("Leefbaarometer", anchor=False)
    profiel_grafieken.waterval(w)
    klasse_ = f"klasse {w.klasse} van {KLASSE_HOOGSTE} · " if w.klasse is not None else ""
    st.caption(
        f"{klasse_}{w.jaar} · bron: Leefbaarometer 3.0, een modeluitkomst, zonder oordeel: telt niet mee in "
        "de aandachtscore"
    )


def achtergrond(profiel: Profiel) -> None:
    """Key figures for context: no colour, no light."""
    rijen = [rij for rij in profiel.achtergrond if rij[3] != LEEFBAAROMETER]
    if not rijen:
        return
    st.subheader("Achtergrond", anchor=False)
    st.caption("Kerncijfers zonder oordeel.")
    _achtergrondtabel(rijen[:ACHTERGROND_TOT])
    if len(rijen) > ACHTERGROND_TOT:
        with st.expander(f"Toon er nog {len(rijen) - ACHTERGROND_TOT}", key="profiel_achtergrond"):
            _achtergrondtabel(rijen[ACHTERGROND_TOT:])


def vermelding() -> None:
    """Whose the fetched figures are, under which licence and of which day."""
    regels = bron.vraag(ophalingen)
    if regels:
        st.caption(
            "Opgehaalde bronnen: "
            + "; ".join(
                opmaak.tekst(f"{r.titel}, {r.gemeente} ({r.houder}, {r.licentie}), peildatum {r.peildatum}")
                for r in regels
            )
            + "."
        )


def _achtergrondtabel(rijen: list[tuple[str, int, float, str]]) -> None:
    st.table(
        pd.DataFrame(
            {
                "Kerncijfer": opmaak.tekst(ACHTERGROND.get(sleutel, sleutel.replace("_", " ").capitalize())),
                "Waarde": opmaak.getal(waarde, 0 if float(waarde).is_integer() else 1),
                "Jaar": str(jaar), "Bron": opmaak.tekst(bron.upper() if bron == "cbs" else bron.capitalize()),
            }
            for sleutel, jaar, waarde, bron in rijen
        ),
        border="horizontal", hide_index=True, alt="Kerncijfers van het gebied, met jaar en bron",
    )  # fmt: skip
