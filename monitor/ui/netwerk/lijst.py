"""The network of all buurten: what is late, per buurt, per partner, and where nothing is recorded yet."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk.afspraak import Afspraak
from monitor.jaarplan.netwerk.regels import TE_LAAT
from monitor.jaarplan.netwerk.vragen import Netwerkbeeld
from monitor.ui import adres, opmaak
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.netwerk import vorm

LAAT, BUURT, PARTNER, LEEG = "Te laat", "Per buurt", "Per partner", "Nog niets vastgelegd"
DELEN = {"te-laat": LAAT, "per-buurt": BUURT, "per-partner": PARTNER, "leeg": LEEG}
ADRES, KEUZE = "toon", "netwerk_deel"
NETWERK = "pages/buurten/netwerk.py"
RIJEN_HOOGSTENS = 15  # with a button each
HOOG = 520
TEKST_BREED = 480  # pixels: on a phone the buurt goes below the text, not beside it


def toon(beeld: Netwerkbeeld, schrijver: Schrijver) -> None:
    """The sentence, and one of four lists."""
    st.subheader(opmaak.tekst(beeld.zin), anchor=False)
    netwerk_beeld.toon_regel(beeld, beeld.lopend)
    if not beeld.lopend:
        st.info(
            "Voeg hieronder de eerste afspraak toe, of lees een lijst in: kies ‘Als bestand’.",
            icon=":material/groups:",
        )
        return
    deel = adres.knoppen(
        "Toon", ADRES, list(DELEN), "te-laat", KEUZE, lambda d: _kop(beeld, d), met_label=True
    )
    if deel == "per-buurt":
        _per_buurt(beeld)
    elif deel == "per-partner":
        _per_partner(beeld)
    elif deel == "leeg":
        _zonder(beeld)
    else:
        _te_laat(beeld, schrijver)


def _kop(beeld: Netwerkbeeld, deel: str) -> str:
    tel = {"te-laat": len(beeld.te_laat), "leeg": len(beeld.zonder)}
    return f"{DELEN[deel]} ({tel[deel]})" if deel in tel else DELEN[deel]


def _te_laat(beeld: Netwerkbeeld, schrijver: Schrijver) -> None:
    """What is late, by agreement and buurt: no name of a colleague, so that it is no ranking of people."""
    if not beeld.te_laat:
        st.success("Geen enkele afspraak is te laat.", icon=":material/check:")
    for a in beeld.te_laat[:RIJEN_HOOGSTENS]:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(gap=None, width=TEKST_BREED):
                st.markdown(f"**{opmaak.tekst(a.naam)}**")
                st.caption(
                    f"{opmaak.tekst(netwerk_beeld.merk(a))} · {opmaak.tekst(netwerk_beeld.ritme(a))} · "
                    f"laatste contact {opmaak.datum(a.velden.laatste_contact)}"
                )
            st.page_link(
                NETWERK, label=opmaak.tekst(beeld.buurten[a.velden.buurt].naam), icon=":material/home_pin:",
                query_params={"buurt": a.velden.buurt}, width="content",
            )  # fmt: skip
            if schrijver.mag(a.velden.buurt):
                vorm.gesproken(a, schrijver, "netwerk_laat")
    rest = len(beeld.te_laat) - RIJEN_HOOGSTENS
    if rest > 0:
        st.caption(f"En nog {rest}: zie ‘Per buurt’, of kies een buurt.")
    if beeld.onbekend:
        st.caption(
            f"Van {opmaak.meervoud(len(beeld.onbekend), 'afspraak', 'afspraken')} weten we niet of er op "
            "tijd contact was: het laatste contact of het ritme is niet vastgelegd."
        )


def _per_buurt(beeld: Netwerkbeeld) -> None:
    rij = sorted(beeld.lopend, key=lambda a: (beeld.buurten[a.velden.buurt].naam, a.naam.casefold()))
    _toon_tabel(beeld, tuple(rij), "per buurt")


def _per_partner(beeld: Netwerkbeeld) -> None:
    per = _partners(beeld.lopend)
    namen = sorted(per, key=str.casefold)
    gekozen = st.selectbox(
        "Partner", namen, index=None, placeholder="Alle partners", key="netwerk_partner", width=420
    )
    if gekozen:
        rij = sorted(per[gekozen], key=lambda a: beeld.buurten[a.velden.buurt].naam)
        _toon_tabel(beeld, tuple(rij), f"met {gekozen}")
        return
    tabel = pd.DataFrame([_partner(beeld, naam, per[naam]) for naam in namen])
    st.dataframe(
        tabel, hide_index=True, height=min(HOOG, 38 * (len(tabel) + 1)), placeholder=opmaak.ONBEKEND,
        column_config={"Laatste contact": st.column_config.DateColumn(format="DD-MM-YYYY")},
        alt="Per partner de buurten, afspraken, te late afspraken en het laatste contact",
    )  # fmt: skip


def _partners(afspraken: tuple[Afspraak, ...]) -> dict[str, list[Afspraak]]:
    """Agreements by organisation; capitals make no other organisation."""
    per: dict[str, list[Afspraak]] = {}
    namen: dict[str, str] = {}
    for a in afspraken:
        naam = namen.setdefault(a.velden.organisatie.casefold(), a.velden.organisatie)
        per.setdefault(naam, []).append(a)
    return per


def _partner(beeld: Netwerkbeeld, naam: str, rij: list[Afspraak]) -> dict[str, object]:
    buurten = sorted({beeld.buurten[a.velden.buurt].naam for a in rij})
    laatste = max((a.velden.laatste_contact for a in rij if a.velden.laatste_contact), default=None)
    return {
        "Partner": naam,
        "Soort": next((a.velden.soort for a in rij if a.velden.soort), None),
        "Buurten": len(buurten),
        "Afspraken": len(rij),
        "Te laat": sum(a.moment.stand == TE_LAAT for a in rij),
        "Laatste contact": laatste,
        "Waar": ", ".join(buurten),
    }


def _zonder(beeld: Netwerkbeeld) -> None:
    if not beeld.zonder:
        st.success("In elke buurt is een partner vastgelegd.", icon=":material/check:")
        return
    st.markdown(
        "Van deze buurten weten we niet met wie er wordt samengewerkt: er is nog niets vastgelegd. Dat zegt "
        "niets over de buurt zelf."
    )
    for b in beeld.zonder:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                NETWERK, label=f"**{opmaak.tekst(b.naam)}**", icon=":material/home_pin:",
                query_params={"buurt": b.code}, width="content",
            )  # fmt: skip
            st.caption(
                f"coördinator: {opmaak.tekst(b.coordinator)}" if b.coordinator else "nog geen coördinator"
            )


def _toon_tabel(beeld: Netwerkbeeld, rij: tuple[Afspraak, ...], wat: str) -> None:
    tabel = netwerk_beeld.tabel(beeld, rij)
    dag = st.column_config.DateColumn(format="DD-MM-YYYY")
    st.dataframe(
        tabel, hide_index=True, height=min(HOOG, 38 * (len(tabel) + 1)), placeholder=opmaak.ONBEKEND,
        column_config=dict.fromkeys(("Laatste contact", "Volgende"), dag),
        alt=f"Lopende afspraken {wat} met partner, ritme, laatste contact en stand",
    )  # fmt: skip
