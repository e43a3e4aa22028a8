"""The map as a real table, for who cannot see it, for a spreadsheet, and for looking things up.

Up to a hundred areas it is a true HTML table that a screen reader can walk through; above that a table with
search. Both hold what the map shows: sign and word, figure, n, interval and certainty.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from monitor.leefbaarheid.antwoorden import Aandachtlaag, Gebied, Kaartlaag, Lichtcijfer
from monitor.leefbaarheid.indicatoren import THEMAS
from monitor.leefbaarheid.score import Gebiedsscore
from monitor.ui import download, opmaak
from monitor.ui.sorteertabel import sorteerbaar
from monitor.ui.stoplicht.beeld import (
    AANDACHT,
    aantal,
    figuur,
    interval,
    klasse,
    merk,
    merk_met_reden,
    trend,
    zekerheid,
)
from monitor.ui.stoplicht.keuze import MAATSTAVEN, NIVEAUS, Kaartkeuze
from monitor.ui.stoplicht.uitleg import kop

ECHTE_TABEL_TOT = 100  # areas
CIJFERS = ("Cijfer", "Aantal", "Interval", "Score", "Plaats", "Dekking")
VOLGORDEN = (OP_NAAM, EERST_MEEST) = ("Op naam", "Meeste aandacht eerst")


def toon(
    laag: Kaartlaag | Aandachtlaag,
    rijen: Sequence[tuple[Gebied, Any, Any]],
    keuze: Kaartkeuze,
    herkomst: str,
    bestand: download.Kaartmaker | None,
) -> None:
    """The table, closed until somebody asks for it, with its downloads; `bestand` makes the map as a file."""
    zichtbaar = {gebied.code for gebied, _, _ in rijen}
    open_ = st.toggle("Toon dezelfde kaart als tabel, of bewaar haar als bestand", key="stoplicht_als_tabel")
    if not open_:
        return
    volgorde = st.segmented_control(
        "Volgorde", VOLGORDEN, default=OP_NAAM, key="stoplicht_volgorde", required=True,
        help="Meeste aandacht eerst: de kans op rood van hoog naar laag, of de aandachtscore. Buurten die "
        "dicht bij elkaar staan, kunnen van plaats wisselen: let op het interval.",
    )  # fmt: skip
    leesbaar, ruw = _tabellen(laag, zichtbaar, keuze, meest=volgorde == EERST_MEEST)
    naam = keuze.indicator.naam if keuze.indicator else "Aandachtscore"
    alt = f"{naam} per gebied: licht, cijfer, aantal, interval en zekerheid"
    if len(leesbaar) <= ECHTE_TABEL_TOT:
        st.table(leesbaar.map(opmaak.tekst), border="horizontal", hide_index=True, alt=alt)
    else:
        st.dataframe(sorteerbaar(leesbaar, CIJFERS), hide_index=True, height=560, alt=alt)
    titel, *stand = kop(f"Stoplichtkaart: {naam}, {NIVEAUS[keuze.niveau].lower()}")
    download.knoppen(
        ruw, "stoplichtkaart", [titel, *_gekozen(keuze), herkomst, *stand], sleutel="stoplicht_tabel",
        kaart=partial(bestand, tabel=leesbaar) if bestand else None,
    )  # fmt: skip


def _gekozen(keuze: Kaartkeuze) -> list[str]:
    """What was chosen above the map, for a file that leaves the page; the score has no choices."""
    if keuze.indicator is None:
        return []
    jaar = "nieuwste cijfer van elk gebied" if keuze.jaar is None else str(keuze.jaar)
    thema = THEMAS.get(keuze.indicator.thema, keuze.indicator.thema)
    return [f"Thema: {thema} · jaar: {jaar} · vergeleken met: {MAATSTAVEN[keuze.maatstaf].lower()}"]


def _tabellen(
    laag: Kaartlaag | Aandachtlaag, zichtbaar: set[str], keuze: Kaartkeuze, *, meest: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if isinstance(laag, Kaartlaag):
        lichten = sorted((c for c in laag.lichten if c.gebied.code in zichtbaar), key=lambda c: c.gebied.naam)
        if meest:
            lichten.sort(key=lambda c: (_hoog_eerst(c.kans_rood), _hoog_eerst(c.ruw)))
        return (
            pd.DataFrame(_leesrij(c, keuze.maatstaf) for c in lichten),
            pd.DataFrame(rekenrij(c, keuze.maatstaf) for c in lichten),
        )
    scores = sorted((rij for rij in laag.scores if rij[0].code in zichtbaar), key=lambda rij: rij[0].naam)
    if meest:
        scores.sort(key=lambda rij: _hoog_eerst(rij[1].score))
    return (
        pd.DataFrame(_scorerij(*rij) for rij in scores),
        pd.DataFrame(
            {
                "code": g.code, "gebied": g.naam, "licht": licht, "aandachtscore": s.score,
                "dekking (%)": opmaak.in_procenten(s.dekking),
                "plaats van": s.rang_laag, "plaats tot": s.rang_hoog,
            }
            for g, s, licht in scores
        ),
    )  # fmt: skip


def _hoog_eerst(waarde: float | None) -> float:
    """Sorts from high to low, unknown last."""
    return math.inf if waarde is None else -waarde


def _leesrij(c: Lichtcijfer, maatstaf: str) -> dict[str, str]:
    return {
        "Gebied": c.gebied.naam, "Licht": merk_met_reden(c, maatstaf),
        "Cijfer": figuur(c) if c.ruw is not None else opmaak.ONBEKEND,
        "Aantal": aantal(c), "Interval": interval(c), "Zekerheid": zekerheid(c), "Verloop": trend(c),
        "Jaar": str(c.jaar or opmaak.ONBEKEND),
    }  # fmt: skip


def rekenrij(c: Lichtcijfer, maatstaf: str = "norm") -> dict[str, Any]:
    """The same with raw figures, for a spreadsheet; shares and chances in percents."""
    return {
        "code": c.gebied.code, "gebied": c.gebied.naam, "indicator": c.indicator.naam, "jaar": c.jaar,
        "licht": klasse(c, maatstaf).woord, "reden": c.reden_grijs, "cijfer": c.getoond(c.ruw),
        "eenheid": c.indicator.eenheid, "aantal": c.teller, "op": c.noemer,
        "interval laag": c.getoond(c.laag), "interval hoog": c.getoond(c.hoog),
        "kans op rood (%)": opmaak.in_procenten(c.kans_rood),
        "kans op groen (%)": opmaak.in_procenten(c.kans_groen), "jaren samen": c.jaren, "verloop": c.trend,
        "verandering (%)": opmaak.in_procenten(c.verandering), "bron": c.indicator.bron,
    }  # fmt: skip


def _scorerij(gebied: Gebied, score: Gebiedsscore, licht: str) -> dict[str, str]:
    return {
        "Gebied": gebied.naam, "Aandacht": merk(AANDACHT[licht]),
        "Score": opmaak.getal(score.score, 2), "Plaats": plaats(score),
        "Dekking": opmaak.deel(score.dekking),
    }  # fmt: skip


def plaats(score: Gebiedsscore) -> str:
    """`3 tot 9 van 60`: a band, since the order is never that sure."""
    if score.rang_laag is None or score.rang_hoog is None:
        return opmaak.ONBEKEND
    return f"{score.rang_laag} tot {score.rang_hoog} van {score.gebieden}"


def score_regels(gebied: Gebied, score: Gebiedsscore, licht: str) -> tuple[str, ...]:
    """Hover text of the attention score."""
    kop_ = (gebied.naam, merk(AANDACHT[licht]))
    if score.score is None:
        return (*kop_, f"Te weinig cijfers voor een score (dekking {opmaak.deel(score.dekking)})")
    return (
        *kop_,
        f"Aandachtscore {opmaak.getal(score.score, 2)}, plaats {plaats(score)}",
        f"Dekking {opmaak.deel(score.dekking)} van de indicatoren",
    )
