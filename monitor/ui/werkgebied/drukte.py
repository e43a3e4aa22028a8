"""Before a division is taken into use: how busy everybody gets, now and then, as Pieken will say it.

These figures come from registered hours, and this page is one that people look at together. So they come
only when asked for, only for who sees them on Pieken as well, never on paper or in a file; all others read
where they are. See `prognose.voorproef` for why no sum of them is shown either.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from monitor.fouten import Geweigerd
from monitor.prognose import voorproef
from monitor.prognose.voorproef import Voorproef, Vooruitzicht, Weekdruk
from monitor.ui import bron, opmaak
from monitor.ui.werkgebied import rechten
from monitor.ui.werkgebied.tafel import Tafel

GEVRAAGD = "werkgebied_drukte_gevraagd"  # for which plan, day and data it was asked
ALLEEN_LEIDING = (
    "Hoe druk iemand het dan krijgt, komt uit geregistreerde uren. Dat ziet alleen wie op Pieken cijfers per "
    "persoon mag zien."
)
VOOR_WIE = (
    "Deze cijfers komen uit geregistreerde uren en gaan over personen. Kijkt u samen met anderen? Vraag ze "
    "dan later op. Ze komen niet op het blad voor de ondernemingsraad of in een bestand."
)
WETEN_WE_NIET = "weten we niet"


def toon(nu: Tafel, dag: dt.date) -> None:
    """A button, and after it the table; for who may not see it a word."""
    if not rechten.namen_zichtbaar():
        st.caption(ALLEEN_LEIDING)
        return
    if st.session_state.get(GEVRAAGD) != _sleutel(nu, dag):
        st.button(
            "Reken uit hoe druk het wordt", icon=":material/speed:", key="werkgebied_drukte",
            on_click=_vraag, args=(nu, dag), help=VOOR_WIE,
        )  # fmt: skip
        return
    with st.spinner("De weken worden doorgerekend met deze verdeling…"):
        uitkomst = _reken(nu, dag)
    if isinstance(uitkomst, str):
        st.info(opmaak.tekst(f"Hoe druk het wordt, weten we niet. {uitkomst}"), icon=":material/info:")
        return
    st.markdown(f"**Zo druk wordt het: nu → straks**  \n{opmaak.tekst(zin(uitkomst))}")
    anders = [v for v in uitkomst.mensen if verandert(v)]
    if anders:
        st.table(
            tabel(anders), border="horizontal", hide_index=True,
            alt="Per coördinator hoeveel uur per week er nodig en inzetbaar is en hoeveel weken te druk zijn",
        )  # fmt: skip
    st.caption(opmaak.tekst(f"{regel(uitkomst, len(anders))} {VOOR_WIE}"))


def in_het_kort(nu: Tafel, dag: dt.date) -> str:
    """For the question whether one is sure: what was worked out, or that it was not; empty without rights."""
    if not rechten.namen_zichtbaar():
        return ""
    if st.session_state.get(GEVRAAGD) != _sleutel(nu, dag):
        return "U hebt nog niet laten uitrekenen hoe druk het wordt."
    uitkomst = _reken(nu, dag)
    return f"Hoe druk het wordt, weten we niet. {uitkomst}" if isinstance(uitkomst, str) else zin(uitkomst)


def zin(p: Voorproef) -> str:
    """Who gets more weeks that are too busy, who fewer, and of whom we don't know."""
    meer = [_voor_na(v) for v in p.mensen if _verschil(v) > 0]
    minder = [_voor_na(v) for v in p.mensen if _verschil(v) < 0]
    onbekend = [v.naam for v in p.mensen if verandert(v) and (v.nu is None or v.straks is None)]
    delen = []
    if meer:
        delen.append(f"Meer weken te druk: {opmaak.opsomming(meer)}.")
    if minder:
        delen.append(f"Minder weken te druk: {opmaak.opsomming(minder)}.")
    if not meer and not minder:
        delen.append("Voor zover we weten krijgt niemand meer of minder weken die te druk zijn.")
    if onbekend:
        delen.append(f"Van {opmaak.opsomming(onbekend)} weten we het niet: te weinig uren of geen rooster.")
    return " ".join(delen)


def regel(p: Voorproef, anders: int) -> str:
    """Period, source, and what the figures are."""
    rest = len(p.mensen) - anders
    ander = "andere coördinator verandert" if rest == 1 else "anderen verandert"
    zelfde = f" Bij {rest} {ander} er niets." if anders and rest else ""
    return (
        f"Periode {opmaak.periode(p.van, p.tot + dt.timedelta(days=6))} ({p.weken} weken) · bron: "
        f"urenregistratie tot en met {opmaak.datum(p.uren_tot)}, roosters en projectenplan; hetzelfde "
        "rekenwerk als Pieken. Uren zijn gemiddelden per week waarin iemand er is; te druk is een week met "
        f"meer dan 50 % kans dat het niet past.{zelfde}"
    )


def tabel(mensen: list[Vooruitzicht]) -> pd.DataFrame:
    """A row per person, who gets most weeks that are too busy first; who we don't know last."""
    return pd.DataFrame(
        [
            {
                "Coördinator": opmaak.tekst(v.naam),
                "Nodig (u/week)": _pijl(_uren(v.nu), _uren(v.straks)),
                "Inzetbaar (u/week)": _inzetbaar(v),
                "Weken te druk": _pijl(_druk(v.nu), _druk(v.straks)),
                "Straks te druk in": _wanneer(v.straks),
            }
            for v in sorted(mensen, key=lambda v: (v.straks is None, -_verschil(v), v.naam))
        ]
    )


def verandert(v: Vooruitzicht) -> bool:
    """Would a reader see a difference, or is it not known?"""
    if v.nu is None or v.straks is None:
        return True
    return (_uren(v.nu), _druk(v.nu), v.nu.wanneer) != (_uren(v.straks), _druk(v.straks), v.straks.wanneer)


def _verschil(v: Vooruitzicht) -> int:
    return 0 if v.nu is None or v.straks is None else v.straks.druk - v.nu.druk


def _pijl(nu: str, straks: str) -> str:
    return nu if nu == straks == WETEN_WE_NIET else f"{nu} → {straks}"


def _voor_na(v: Vooruitzicht) -> str:
    return f"{v.naam} ({_druk(v.nu)}\u00a0→\u00a0{_druk(v.straks)})"


def _uren(w: Weekdruk | None) -> str:
    if w is None:
        return WETEN_WE_NIET
    if not w.weken:
        return "geen buurt"
    return f"{'minstens ' if w.minstens else ''}{opmaak.getal(w.nodig, 1)}"


def _inzetbaar(v: Vooruitzicht) -> str:
    w = v.straks if v.straks is not None and v.straks.weken else v.nu
    return opmaak.ONBEKEND if w is None or not w.weken else opmaak.getal(w.inzetbaar, 1)


def _druk(w: Weekdruk | None) -> str:
    if w is None:
        return WETEN_WE_NIET
    return f"{'minstens ' if w.minstens else ''}{w.druk}" if w.weken else "–"


def _wanneer(w: Weekdruk | None) -> str:
    if w is None:
        return WETEN_WE_NIET
    if not w.weken:
        return opmaak.ONBEKEND
    return opmaak.opsomming(list(w.wanneer)) if w.wanneer else "geen enkele week"


def _sleutel(nu: Tafel, dag: dt.date) -> tuple[object, ...]:
    return (nu.vraag.instantie.verdeling(nu.plan), dag, bron.store().versie)


def _vraag(nu: Tafel, dag: dt.date) -> None:
    st.session_state[GEVRAAGD] = _sleutel(nu, dag)


def _reken(nu: Tafel, dag: dt.date) -> Voorproef | str:
    """The answer, kept until the data change; a sentence when there is none."""
    houders = tuple(sorted(nu.vraag.instantie.verdeling(nu.plan).items()))
    try:
        return bron.vraag(voorproef.proef, bron.vandaag(), houders, dag)
    except Geweigerd as fout:
        return fout.zin
