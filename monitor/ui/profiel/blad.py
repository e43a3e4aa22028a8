"""One buurt or complex on one screen and one sheet of A4: how it is, how sure we are, and who says so.

From top to bottom: the sentence that sums it up, the lights per theme, what changed over the years, the
sources side by side, the complexes, and background figures that carry no judgement.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Gebied, Lichtcijfer, Profiel
from monitor.leefbaarheid.indicatoren import THEMAS
from monitor.ui import adres, bron, download, herkomst, opmaak, samen
from monitor.ui.jaarplan import kort as jaarplan_kort
from monitor.ui.profiel import a4, bronnen, interventies, projecten
from monitor.ui.profiel import grafieken as profiel_grafieken
from monitor.ui.stoplicht import bereik as stoplicht_bereik
from monitor.ui.stoplicht import besluit as stoplicht_besluit
from monitor.ui.stoplicht import uitleg as stoplicht_uitleg
from monitor.ui.stoplicht.beeld import (
    aantal,
    figuur,
    interval,
    jaren,
    klasse,
    merk,
    merk_met_reden,
    noemer,
    trend,
)
from monitor.ui.stoplicht.kort import op_volgorde
from monitor.ui.stoplicht.tabel import plaats, rekenrij

CIJFER = "Cijfer, interval"
KEUZE, STOPLICHTKAART = "profiel_gebied", "pages/buurten/stoplichtkaart.py"
ONBEKENDE_BUURT = "De buurt in dit adres kennen we hier niet. Kies hierboven een buurt of complex."


def kies() -> str | None:
    """The area in the address (`buurt`), or the one that is chosen; None when there is none to see, and empty
    when the address asks for one that isn't here."""
    mag = stoplicht_bereik.mag_zien()
    gebieden = {g.code: g for g in bron.vraag(questions.gebieden).values() if mag(g)}
    if not gebieden:
        return None
    codes = sorted(gebieden, key=lambda c: (gebieden[c].niveau, gebieden[c].naam))
    bekend = st.query_params.get("buurt", codes[0]) in codes
    if bekend:
        adres.gekozen("buurt", codes, codes[0], KEUZE)
    else:
        st.session_state[KEUZE] = None
    gekozen = st.selectbox(
        "Buurt of complex", codes, key=KEUZE, placeholder="Kies een buurt of complex",
        index=0 if bekend else None, format_func=lambda code: _naam(gebieden[code], gebieden),
        on_change=adres.onthoud, args=("buurt", "", KEUZE),
    )  # fmt: skip
    return str(gekozen or "")


def _naam(gebied: Gebied, alle: dict[str, Gebied]) -> str:
    if gebied.niveau == "buurt" or gebied.buurt not in alle:
        return gebied.naam
    return f"{gebied.naam} (complex in {alle[gebied.buurt].naam})"


def toon(code: str) -> None:
    """The whole sheet."""
    profiel = bron.vraag(questions.profiel, code, bron.vandaag())
    kort = profiel.kort
    stoplicht_bereik.eis(kort.gebied)
    st.subheader(opmaak.tekst(kort.zin), anchor=False)
    _regel(profiel)
    if not kort.lichten:
        st.info(
            "Van dit gebied zijn er nog geen cijfers. Importeer cijfers met deze code op Gegevens.",
            icon=":material/upload_file:",
        )
    else:
        _lichten(profiel)
        _verloop(profiel)
    bronnen.bronnen(profiel)  # six columns: they want the whole width on a small screen
    bronnen.complexen(profiel)
    links, rechts = st.columns([6, 5], gap="large")
    with links:
        stoplicht_besluit.toon(profiel)
    with rechts:
        bronnen.waterval(profiel)
        bronnen.achtergrond(profiel)
    projecten.toon(kort.gebied)
    jaarplan_kort.op_profiel(kort.gebied)
    interventies.toon(kort.gebied)
    samen.profiel(kort.gebied)
    bronnen.vermelding()
    with st.container(horizontal=True):
        a4.knop(profiel)
        if profiel.verloop:
            _download(profiel)


def _regel(profiel: Profiel) -> None:
    gebied, score = profiel.kort.gebied, profiel.kort.score
    cijfers = [c for c in profiel.kort.lichten if c.jaar is not None]
    delen = [
        f"{opmaak.getal(gebied.inwoners)} inwoners" if gebied.inwoners else "",
        f"{opmaak.getal(gebied.woningen)} woningen van de corporatie" if gebied.woningen else "",
        f"aandachtscore {opmaak.getal(score.score, 2)}, plaats {plaats(score)}, "
        f"dekking {opmaak.deel(score.dekking)}"
        if score and score.score is not None
        else "",
        f"periode {jaren(sorted({jaar for c in cijfers for jaar in c.rust_op}))}" if cijfers else "",
    ]
    herkomst.toon_regel(" · ".join(deel for deel in delen if deel))


def _lichten(profiel: Profiel) -> None:
    st.table(
        tabel(profiel), border="horizontal", hide_index=True,
        alt=f"Lichten van {profiel.kort.gebied.naam} met cijfer, interval, aantal, bron en periode",
    )  # fmt: skip
    lichten = {c.indicator.code: c for c in op_volgorde(profiel.kort.lichten) if c.jaar is not None}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        gekozen = st.selectbox(
            "Uitleg en bronregels van", list(lichten), key="profiel_uitleg_van", width=330,
            format_func=lambda code: lichten[code].indicator.naam,
        )  # fmt: skip
        if gekozen in lichten:
            stoplicht_uitleg.knoppen(lichten[gekozen], sleutel="profiel")
        st.page_link(
            STOPLICHTKAART, label="Op de kaart", icon=":material/traffic:",
            query_params={"gebied": profiel.kort.gebied.buurt},
        )  # fmt: skip


def _download(profiel: Profiel) -> None:
    download.knoppen(
        pd.DataFrame(rekenrij(c) for reeks in profiel.verloop.values() for c in reeks),
        f"profiel-{profiel.kort.gebied.code}",
        stoplicht_uitleg.kop(f"Buurtprofiel: {profiel.kort.gebied.naam}"), sleutel="profiel",
    )  # fmt: skip


def tabel(profiel: Profiel) -> pd.DataFrame:
    """A row per light, by theme."""
    return pd.DataFrame(_rij(c) for c in op_volgorde(profiel.kort.lichten))


def _rij(c: Lichtcijfer) -> dict[str, str]:
    cijfer = c.ruw is not None
    if not c.indicator.oordeelt:
        licht = "zonder oordeel"
    else:
        licht = merk(klasse(c)) if c.besluit is None else merk_met_reden(c)
    telling = f"{aantal(c)} {noemer(c)}".strip() if cijfer else opmaak.ONBEKEND
    return {
        "Indicator": f"**{opmaak.tekst(c.indicator.naam)}**{_eronder(THEMAS[c.indicator.thema])}",
        "Licht": licht + (f": {c.reden_grijs}" if c.reden_grijs and c.indicator.oordeelt else ""),
        CIJFER: f"{opmaak.tekst(figuur(c))}{_eronder(interval(c))}" if cijfer else opmaak.ONBEKEND,
        "Aantal": opmaak.tekst(telling), "Verloop": trend(c),
        "Bron en periode": opmaak.tekst(c.indicator.bron.capitalize()) + _eronder(_periode(c)),
    }  # fmt: skip


def _eronder(tekst: str) -> str:
    """A second, smaller line in a cell: with a column for each the table runs off a small screen."""
    return "" if tekst == opmaak.ONBEKEND else f"  \n:small[{opmaak.tekst(tekst)}]"


def _periode(c: Lichtcijfer) -> str:
    if c.jaar is None:
        return opmaak.ONBEKEND
    return jaren((c.jaar - c.jaren + 1, c.jaar)) if c.jaren > 1 else str(c.jaar)


def _verloop(profiel: Profiel) -> None:
    alle = (profiel.verloop.get(c.indicator.code, ()) for c in op_volgorde(profiel.kort.lichten))
    reeksen = [reeks for reeks in alle if sum(c.ruw is not None for c in reeks) > 1]
    if not reeksen:
        return
    st.subheader("Verloop", anchor=False)
    profiel_grafieken.verloop(reeksen)
    st.caption(
        "De band is het 95 %-interval; een stippellijn is de drempel voor rood of groen. De lijn stopt waar "
        "de grens van de buurt of de definitie van het cijfer veranderde."
    )
