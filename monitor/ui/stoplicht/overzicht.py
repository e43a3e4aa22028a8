"""The buurten on the page Overzicht: who asks most, new reds, worsening ones, sources too old to judge by.

"New" is red now and not red a year before. A buurt stands once in a list, with a link to its sheet and a line
for each light.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Aandachtlaag, Gebied, Lichtcijfer, VerouderdeBron
from monitor.leefbaarheid.score import Gebiedsscore
from monitor.leefbaarheid.trend import telzin
from monitor.ui import bron, opmaak
from monitor.ui.stoplicht import bereik
from monitor.ui.stoplicht.beeld import figuur, jaren_van, te_weinig, trend
from monitor.ui.stoplicht.kort import PROFIEL
from monitor.ui.stoplicht.tabel import plaats

KAART = "pages/buurten/stoplichtkaart.py"
HOOGSTENS = 4  # buurten per list


def toon() -> None:
    """The card; nothing at all when no figures of buurten were imported."""
    if not bron.vraag(questions.indicatoren):
        return
    overzicht, mag = bron.vraag(questions.overzicht, bron.vandaag()), bereik.mag_zien()
    nieuw = [c for c in overzicht.nieuw_rood if mag(c.gebied)]
    slechter = [c for c in overzicht.slechter if mag(c.gebied) and c not in nieuw]
    laag = bron.vraag(questions.aandachtlaag, bron.vandaag())
    aandacht = _meeste_aandacht(laag)
    with st.container(border=True):
        st.markdown("##### De buurten")
        veel = [(g, [_plaatszin(score)]) for g, score in aandacht if mag(g)]
        _lijst("▲ Veel aandacht nodig", veel, _geen_hoge(laag))
        _lijst("▲ Nieuw rood", _per_buurt(nieuw), "Geen enkel licht werd rood sinds een jaar geleden.")
        _lijst("↗ Wordt slechter", _per_buurt(slechter), "Geen enkel cijfer lijkt slechter te worden.")
        telling = telzin(
            sum(mag(c.gebied) for c in overzicht.slechter), sum(mag(c.gebied) for c in overzicht.getoetst)
        )
        if telling:
            st.caption(telling)
        _verouderd(overzicht.verouderd)
        st.page_link(KAART, label="Naar de Stoplichtkaart", icon=":material/traffic:")


def _meeste_aandacht(laag: Aandachtlaag) -> list[tuple[Gebied, Gebiedsscore]]:
    """The buurten with a high attention score, the highest first; its place is a band."""
    rood = [(gebied, score) for gebied, score, licht in laag.scores if licht == "rood"]
    return sorted(rood, key=lambda rij: (-(rij[1].score or 0.0), rij[0].naam))


def _geen_hoge(laag: Aandachtlaag) -> str:
    """Why the list is empty: none is high, or of none we know."""
    if any(licht != "grijs" for _, _, licht in laag.scores):
        return "Geen enkele buurt heeft een hoge aandachtscore."
    return f"Dat weten we nog niet: {te_weinig(bron.instellingen().dekking_minimaal)}"


def _plaatszin(score: Gebiedsscore) -> str:
    if score.score is None:
        return "volgens een besluit van een professional"
    return (
        f"aandachtscore {opmaak.getal(score.score, 2)}, plaats {plaats(score)}, "
        f"dekking {opmaak.deel(score.dekking)}"
    )


def _per_buurt(lichten: Sequence[Lichtcijfer]) -> list[tuple[Gebied, list[str]]]:
    """The lights under their buurt, in the order in which they came."""
    per: dict[str, tuple[Gebied, list[str]]] = {}
    for c in lichten:
        per.setdefault(c.gebied.code, (c.gebied, []))[1].append(_zin(c))
    return list(per.values())


def _lijst(titel: str, buurten: Sequence[tuple[Gebied, list[str]]], geen: str) -> None:
    st.markdown(f"**{titel}** ({opmaak.meervoud(len(buurten), 'buurt', 'buurten')})")
    if not buurten:
        st.caption(geen)
    for gebied, zinnen in buurten[:HOOGSTENS]:
        with st.container(gap=None):
            st.page_link(
                PROFIEL, label=f"**{opmaak.tekst(gebied.naam)}**", icon=":material/home_pin:",
                query_params={"buurt": gebied.code},
            )  # fmt: skip
            for zin in zinnen:
                st.caption(opmaak.tekst(zin))
    if len(buurten) > HOOGSTENS:
        st.caption(f"En nog {len(buurten) - HOOGSTENS} op de kaart.")


def _zin(c: Lichtcijfer) -> str:
    verloop = f", {trend(c)}" if c.trend in ("slechter", "beter") else ""
    return f"{c.indicator.naam}: {figuur(c)} ({jaren_van(c)}){verloop}"


def _verouderd(bronnen: Sequence[VerouderdeBron]) -> None:
    if bronnen:
        namen = [f"{opmaak.tekst(b.indicator.naam)} (laatste jaar {b.jaar})" for b in bronnen]
        st.markdown(f":material/warning: **Te oud voor een oordeel**: {opmaak.opsomming(namen)}")
