"""The view ahead: the strip of 26 weeks, the fan with its projects, and the support that is needed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.prognose import pieken
from monitor.prognose.voorspel import TEAM
from monitor.ui import bron, download, herkomst, opmaak
from monitor.ui.pieken import grafieken as pieken_grafieken
from monitor.ui.pieken import steun, uitleg


def toon(beeld: pieken.Piekenbeeld, keuze: str | None, *, wijzigen: bool) -> None:
    """Strip, fan and advice for everybody (None) or one coordinator."""
    if keuze is None:
        st.subheader(f"De komende {pieken.WEKEN} weken", anchor=False)
        pieken_grafieken.strook(beeld.weken, tuple(beeld.onbekend.values()), beeld.wisselweken(None))
        st.caption(
            "Kans in procenten dat er meer werk is dan er uren zijn. Rustig: onder 20. Let op: 20 tot 50. "
            "Te druk: boven 50 (>50 is net erboven, <20 net onder 20). "
            "Streepje: met verlof. Vraagteken: te weinig geregistreerd, dus weten we het "
            f"niet. De grenzen zijn een keuze van de corporatie.{pieken_grafieken.lijnzin(beeld.wissels)}"
            f"{' Wie in een week geen buurt heeft, krijgt dan ook een streepje.' if beeld.wissels else ''}"
        )
        st.caption(
            f"{pieken.ANDERS_DAN_WERKDRUK} Daarom kan iemand op Werkdruk ruimte hebben en hier te druk zijn. "
            "Wie geen buurt heeft, staat hier niet bij."
        )
    wie = keuze or TEAM
    st.subheader(f"Verwachte uren van {opmaak.tekst(pieken.naam_van(beeld, wie))}", anchor=False)
    toon_grafiek(beeld, wie)
    st.caption(
        "Staven: de verwachte uren, met per project wat het vraagt. De lichte band: in 8 van de 10 "
        "gevallen blijft "
        "het ertussen. Streepjeslijn: de inzetbare uren, met afgesproken ondersteuning erbij."
        f"{pieken_grafieken.lijnzin(beeld.wisselweken(keuze)) if keuze else ''}"
    )
    _knoppen(beeld, wie)
    _lijst(beeld, keuze)
    steun.toon(beeld, keuze, wijzigen=wijzigen)


def toon_grafiek(beeld: pieken.Piekenbeeld, wie: str) -> None:
    """The fan of one coordinator or the team."""
    pieken_grafieken.waaier(
        beeld.weken[beeld.weken["medewerker"] == wie],
        beeld.projecturen[beeld.projecturen["medewerker"] == wie],
        f"pieken_waaier_{wie}",
        () if wie == TEAM else beeld.wisselweken(wie),
    )


def _knoppen(beeld: pieken.Piekenbeeld, wie: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(uitleg.VOORUITBLIK, sleutel="pieken_vooruit")
        download.knoppen(
            weektabel(beeld, wie),
            "pieken-verwachting",
            kop_regels(f"Verwachte uren van {pieken.naam_van(beeld, wie)}", beeld),
            sleutel="pieken_weken",
        )


def kop_regels(titel: str, beeld: pieken.Piekenbeeld) -> list[str]:
    """What stands above every download."""
    regels = [
        titel,
        f"Periode: {opmaak.periode(beeld.van, beeld.laatste_dag)}",
        f"Bron: urenregistratie tot en met {opmaak.datum(beeld.uren_tot)}, {beeld.historie} weken historie",
        *beeld.opmerkingen,
        *([beeld.wisselt] if beeld.wisselt else []),
    ]
    return [*regels, "VERZONNEN VOORBEELDGEGEVENS"] if bron.is_voorbeeld() else regels


def weektabel(beeld: pieken.Piekenbeeld, wie: str) -> pd.DataFrame:
    """A row per week for a spreadsheet; who is away or of whom we don't know has no chance, as on screen."""
    rijen = beeld.weken[beeld.weken["medewerker"] == wie]
    return pd.DataFrame(
        {
            "week van": rijen["week"],
            "laag, P10 (u)": rijen["p10"].round(1),
            "verwacht, P50 (u)": rijen["p50"].round(1),
            "hoog, P90 (u)": rijen["p90"].round(1),
            "capaciteit (u)": rijen["capaciteit"].round(1),
            "waarvan afgesproken steun (u)": rijen["steun"].round(1),
            "kans op te druk (%)": [
                None if woord in pieken_grafieken.ZONDER_KANS else opmaak.in_procenten(kans)
                for woord, kans in zip(rijen["woord"], rijen["kans"], strict=True)
            ],
            "oordeel": rijen["woord"],
        }
    )


def _lijst(beeld: pieken.Piekenbeeld, keuze: str | None) -> None:
    """All peaks of two weeks or more, in words."""
    eigen = [p for p in beeld.pieken if keuze in (None, p.medewerker) and p.tot > p.van]
    if not eigen:
        return
    with st.expander(f"Alle pieken van twee weken of langer ({len(eigen)})", icon=":material/list:"):
        for piek in eigen:
            st.markdown(f"- {opmaak.tekst(piek.zin)}")
