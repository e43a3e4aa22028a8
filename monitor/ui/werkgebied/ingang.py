"""Before a division is taken into use: who of those whom it touches is away in its first week."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from monitor.jaarplan.overdracht.ingang import Ingangsweek, ingangsweken
from monitor.ui import bron, opmaak
from monitor.ui.werkgebied import rechten
from monitor.ui.werkgebied.tafel import Tafel

SLEUTEL = "werkgebied_vanaf"


def weken(nu: Tafel, dag: dt.date) -> tuple[Ingangsweek, Ingangsweek | None]:
    """The week of the day, and a better one if there is."""
    paren = [(van, naar) for van, naar in zip(nu.vraag.nu, nu.plan, strict=True) if van != naar]
    mensen = {nu.vraag.coordinatoren[wie].id for paar in paren for wie in paar}
    eerste, beter = bron.vraag(ingangsweken, dag, tuple(sorted(mensen)))
    return eerste, beter


def toon(nu: Tafel, dag: dt.date) -> None:
    """The warning, with a better day to choose; nothing when nobody is away."""
    eerste, beter = weken(nu, dag)
    if not eerste.weg:
        return
    st.warning(opmaak.tekst(zin(nu, eerste, beter)), icon=":material/event_busy:")
    if beter is not None:
        st.button(
            f"Kies {opmaak.datum(beter.maandag)}", key="werkgebied_beter", icon=":material/event_available:",
            on_click=_kies, args=(beter.maandag,),
        )  # fmt: skip


def zin(nu: Tafel, eerste: Ingangsweek, beter: Ingangsweek | None) -> str:
    """Who is away in the first week, and when fewer are; no names for who may not see them."""
    n = len(eerste.weg)
    namen = {m.id: m.naam for m in nu.vraag.coordinatoren}
    wie = f" ({opmaak.opsomming([namen[m] for m in eerste.weg])})" if rechten.namen_zichtbaar() else ""
    deel = (
        f"In de week van {opmaak.datum(eerste.maandag)} {'is' if n == 1 else 'zijn'} "
        f"{opmaak.meervoud(n, 'coördinator', 'coördinatoren')} weg die een buurt "
        f"{'geeft of krijgt' if n == 1 else 'geven of krijgen'}{wie}: dan kan er weinig worden overgedragen."
    )
    if beter is None:
        return deel
    rest = f"{len(beter.weg)} van hen weg" if beter.weg else "niemand van hen weg"
    zijn = "zijn" if len(beter.weg) > 1 else "is"
    return f"{deel} In de week van {opmaak.datum(beter.maandag)} {zijn} {rest}."


def _kies(dag: dt.date) -> None:
    st.session_state[SLEUTEL] = dag
