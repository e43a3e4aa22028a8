"""Two plans side by side: maps, figures, bars per coordinator, and the list of moves."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.ui import bron, download, opmaak
from monitor.ui.werkgebied import balken, blad
from monitor.ui.werkgebied import kaart as werkgebied_kaart
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.tafel import Tafel
from monitor.ui.werkgebied.verdelen import regel
from monitor.werkgebied import questions
from monitor.werkgebied.instantie import Plan
from monitor.werkgebied.scenario import plan_op
from monitor.werkgebied.toets import Toetsing, toets

NU, TAFEL = "nu", "tafel"
KAARTHOOGTE = 430


@st.fragment
def toon() -> None:
    """Choose two, see them."""
    nu = tafels.tafel()
    if nu is None:
        return
    regels = {regel.id: regel for regel in bron.vraag(questions.scenarios)}
    keuzes = {
        NU: "De verdeling van nu",
        TAFEL: f"Op tafel ({nu.titel})",
        **{id_: f"{r.naam} ({opmaak.datum(r.gemaakt_op.date())})" for id_, r in regels.items()},
    }
    vakken = st.columns(2, gap="medium")
    gekozen: list[tuple[str, Plan, Toetsing]] = []
    opmerkingen: list[str] = []
    for kant, vak, standaard in zip(("links", "rechts"), vakken, (NU, TAFEL), strict=True):
        with vak:
            keuze = st.selectbox(
                "Links" if kant == "links" else "Rechts", list(keuzes), list(keuzes).index(standaard),
                format_func=keuzes.__getitem__, key=f"werkgebied_{kant}",
            )  # fmt: skip
            plan, let_op = _plan(nu, str(keuze))
            toetsing = toets(nu.vraag.instantie, plan)
            gekozen.append((keuzes[str(keuze)], plan, toetsing))
            st.markdown(_kop(toetsing))
            if let_op:
                opmerkingen.append(f"{'Links' if kant == 'links' else 'Rechts'}: {let_op}")
            werkgebied_kaart.toon(
                nu.kaart, nu.vraag.kader, plan, sleutel=f"werkgebied_kaart_{kant}", hoogte=KAARTHOOGTE
            )
    tabellen = [
        balken.tabel(nu.vraag, nu.merken, toetsing, nu.toetsing_nu, nu.opdracht.tolerantie)
        for _, _, toetsing in gekozen
    ]
    tot = max(map(balken.reikt, tabellen))  # one axis for both: a longer bar is more hours
    for vak, rijen, (_, plan, toetsing) in zip(vakken, tabellen, gekozen, strict=True):
        with vak:
            balken.toon(rijen, tot)
            balken.waarschuwingen(balken.bondig(nu.vraag, toetsing.schendingen, plan))
    for opmerking in opmerkingen:
        st.caption(f":material/info: {opmerking}")
    st.caption(balken.LEGENDA)
    _wissels(nu, gekozen)
    regel(nu.vraag.basis)


def _plan(nu: Tafel, keuze: str) -> tuple[Plan, str]:
    """The plan on the question of the table, and what to know about that; empty when nothing."""
    if keuze == NU:
        return nu.vraag.nu, ""
    gevonden = None if keuze == TAFEL else bron.vraag(questions.scenario, keuze)
    if gevonden is None:
        return nu.plan, ""
    plan, gemist = plan_op(nu.vraag.instantie, gevonden.verdeling, nu.vraag.nu)
    return plan, andere_vraag(gevonden.aannames == nu.aannames, gemist)


def andere_vraag(zelfde_aannames: bool, gemist: int) -> str:
    """That a kept plan was made for another question than the one it is counted with here."""
    zinnen = []
    if not zelfde_aannames:
        zinnen.append("bewaard met een andere Wat als; hier doorgerekend met die van de tafel.")
    if gemist:
        past = "buurt past" if gemist == 1 else "buurten passen"
        staat = "staat" if gemist == 1 else "staan"
        zinnen.append(f"{gemist} {past} niet bij de gegevens op tafel en {staat} zoals nu.")
    return " ".join(zinnen)


def _kop(t: Toetsing) -> str:
    return (
        f"Hoe scheef **{opmaak.procent(t.max_afwijking)}** · "
        f"nieuw gezicht **{opmaak.procent(t.verhuisd)}** · langs een grens **{opmaak.procent(t.snijrand)}**"
    )


def wisseltabel(nu: Tafel, links: Plan, rechts: Plan) -> pd.DataFrame:
    """The buurten that differ: from whom, to whom, how much."""
    v = nu.vraag
    return pd.DataFrame(
        [
            {
                "Buurt": c.naam,
                "Links": v.coordinatoren[een].naam,
                "Rechts": v.coordinatoren[ander].naam,
                "Woningen": c.woningen,
                "Uren per week": None if c.uren is None else round(c.uren, 1),
                "Jaren bij nu": None if c.jaren is None else round(c.jaren, 1),
            }
            for c, een, ander in zip(v.buurten, links, rechts, strict=True)
            if een != ander
        ],
        columns=["Buurt", "Links", "Rechts", "Woningen", "Uren per week", "Jaren bij nu"],
    )


def _wissels(nu: Tafel, gekozen: list[tuple[str, Plan, Toetsing]]) -> None:
    (naam, links, _), (ander, rechts, _) = gekozen
    tabel = wisseltabel(nu, links, rechts)
    st.subheader(f"{opmaak.meervoud(len(tabel), 'buurt verschilt', 'buurten verschillen')}", anchor=False)
    if tabel.empty:
        st.caption("Links en rechts zijn gelijk.")
        return
    lees = tabel.assign(
        **{
            "Woningen": [opmaak.getal(w) for w in tabel["Woningen"]],
            "Uren per week": [opmaak.uren(u) for u in tabel["Uren per week"]],
            "Jaren bij nu": [opmaak.getal(j, 1) for j in tabel["Jaren bij nu"]],
        }
    )
    st.dataframe(
        lees,
        hide_index=True,
        height="content",
        alt="Buurten die links en rechts een andere coördinator hebben",
    )
    kop = [*blad.kop(nu)[1:3], f"Links: {naam}", f"Rechts: {ander}"]
    download.knoppen(tabel, "verschillen", kop, sleutel="werkgebied_verschil")
