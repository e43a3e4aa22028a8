"""The year plan out and in: template, download, print, reading a file after a preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.jaarplan.plan import bestand as jaarplan_bestand
from monitor.jaarplan.plan.beeld import Jaarbeeld
from monitor.jaarplan.plan.bewaar import Jaarplan, pas_toe
from monitor.jaarplan.plan.rechten import Blik
from monitor.store import Transactie
from monitor.ui import bron, download, opmaak, tabelbestand
from monitor.ui.jaarplan import blad, kijk

GEWEIGERD_HOOGSTENS = 50


def toon(jaar: Jaarbeeld, blik: Blik, *, leeg: bool = False) -> None:
    """Out on the left, in on the right."""
    links, rechts = st.columns(2, gap="large")
    with links:
        if not leeg:
            _eruit(jaar, blik)
        _sjabloon(jaar)
    if blik.alles:
        with rechts:
            _erin(jaar)


def kop(jaar: Jaarbeeld) -> list[str]:
    """What stands above a download."""
    return [
        f"Jaarplan {jaar.jaar}",
        f"Stand van {opmaak.datum(bron.vandaag())}",
        f"{opmaak.meervoud(len(jaar.doelen), 'doel', 'doelen')}, "
        f"{opmaak.meervoud(len(jaar.acties), 'actie', 'acties')}: {jaar.voortgang.zin}",
        "Bron: wat het team in de Buurtmonitor bijhoudt",
    ]


def _eruit(jaar: Jaarbeeld, blik: Blik) -> None:
    st.markdown("**Meenemen**")
    rijen = jaarplan_bestand.naar_rijen(_zichtbaar(jaar), jaar.kennis, jaar.jaar, namen=blik.namen)
    download.knoppen(_tabel(rijen), f"jaarplan-{jaar.jaar}", kop(jaar), sleutel="jaarplan_uit")
    blad.knop(jaar, blik)


def _zichtbaar(jaar: Jaarbeeld) -> Jaarplan:
    """Of the plan what this viewer sees."""
    return Jaarplan(
        tuple(a.afspraak for a in jaar.afspraken),
        tuple(d.doel for d in jaar.doelen),
        tuple(a.actie for a in jaar.acties),
    )


def _tabel(rijen: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rijen, columns=list(jaarplan_bestand.KOP), dtype=object)


def _sjabloon(jaar: Jaarbeeld) -> None:
    st.markdown("**Sjabloon**")
    st.caption("Eén rij per actie; het doel staat op elke rij opnieuw. De twee voorbeeldrijen haalt u weg.")
    download.knoppen(
        _tabel(jaarplan_bestand.sjabloon(jaar.jaar)), "sjabloon-jaarplan", [], sleutel="jaarplan_sjabloon"
    )


def _erin(jaar: Jaarbeeld) -> None:
    st.markdown("**Inlezen**")
    bestand = st.file_uploader(
        "Een jaarplan inlezen (CSV of Excel, zoals het sjabloon)",
        type=["csv", "xlsx"],
        key="jaarplan_inlezen",
    )
    if bestand is None:
        st.caption("U ziet eerst wat er verandert. Een bestand haalt nooit iets weg.")
        return
    try:
        rijen = tabelbestand.rijen(bestand.getvalue())
        proef = jaarplan_bestand.voorbeeld(bron.store(), rijen, jaar.kennis)
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    _voorbeeld(proef)
    if proef.wijzigingen:
        st.button(
            "Neem over",
            key="jaarplan_neem_over",
            type="primary",
            icon=":material/check:",
            on_click=_neem_over,
            args=(rijen, jaar, bestand.name),
        )


def _voorbeeld(proef: jaarplan_bestand.Inleesvoorbeeld) -> None:
    st.markdown(
        f"{opmaak.meervoud(proef.rijen, 'rij', 'rijen')} gelezen: **{proef.nieuw} nieuw**, "
        f"**{proef.gewijzigd} gewijzigd**, {proef.ongewijzigd} ongewijzigd, "
        f"**{opmaak.meervoud(len(proef.geweigerd), 'rij', 'rijen')} geweigerd**."
    )
    for w in proef.wijzigingen[:GEWEIGERD_HOOGSTENS]:
        wat = "nieuw" if w.oud is None else "gewijzigd"
        st.caption(opmaak.tekst(f"{w.soort.capitalize()} {wat}: {w.ding.tekst}"))
    for rij, waarom in proef.geweigerd[:GEWEIGERD_HOOGSTENS]:
        st.warning(opmaak.tekst(f"Rij {rij}: {waarom}"), icon=":material/block:")
    rest = len(proef.geweigerd) - GEWEIGERD_HOOGSTENS
    if rest > 0:
        st.caption(f"En nog {rest} geweigerde rijen.")


def _neem_over(rijen: list[tuple[int, list[str]]], jaar: Jaarbeeld, naam: str) -> None:
    door = kijk.door()

    def wijzig(tx: Transactie) -> None:
        proef = jaarplan_bestand.voorbeeld(tx, rijen, jaar.kennis)
        pas_toe(tx, proef.wijzigingen, wat=f"Ingelezen uit {naam}"[:200], wie=door.wie, nu=door.nu)

    kijk.doe(wijzig, "Het bestand is overgenomen. Ongedaan maken kan bij Geschiedenis.")
