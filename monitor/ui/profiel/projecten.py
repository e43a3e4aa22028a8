"""The projects of one buurt, with their hours: by kengetal, booked so far, and still expected.

One coordinator has one buurt, so hours that were booked or are expected in a buurt are somebody's hours: they
show only to who may see figures per person. The plan itself, and homes × kengetal, everybody may see.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.leefbaarheid.antwoorden import Gebied
from monitor.prognose import pieken
from monitor.ui import bron, herkomst, kijker, opmaak

PIEKEN = "pages/team/pieken.py"


def toon(gebied: Gebied) -> None:
    """The list of a buurt; nothing for a complex."""
    if gebied.niveau != "buurt":
        return
    st.subheader("Projecten", anchor=False)
    projecten = bron.vraag(pieken.buurtprojecten, gebied.buurt, bron.vandaag())
    if not projecten:
        st.info("In deze buurt staan geen projecten in het plan.", icon=":material/construction:")
        return
    wie = kijker.kijker()
    personen = kijker.mag_personen(wie, bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld())
    st.table(
        tabel(projecten, personen=personen), border="horizontal", hide_index=True,
        alt=f"Projecten in {gebied.naam} met fase, periode, woningen en uren",
    )  # fmt: skip
    laatste = max((p.laatste for p in projecten if p.laatste), default=None)
    herkomst.toon_regel(
        " · ".join(
            deel
            for deel in (
                f"Stand van {opmaak.datum(bron.vandaag())}",
                "bron: projectenplan en kengetallen" + (" en urenregistratie" if personen else ""),
                f"geboekt tot en met {opmaak.datum(laatste)}" if personen and laatste else "",
                opmaak.meervoud(len(projecten), "project", "projecten"),
            )
            if deel
        )
    )
    if personen:
        st.page_link(
            PIEKEN, label="Naar Pieken", icon=":material/trending_up:", query_params={"deel": "Projecten"}
        )


def tabel(projecten: tuple[pieken.Buurtproject, ...], *, personen: bool) -> pd.DataFrame:
    """A row per project; booked and expected hours only for who may see persons."""
    return pd.DataFrame(_rij(p, personen) for p in projecten)


def _rij(p: pieken.Buurtproject, personen: bool) -> dict[str, str]:
    plan = p.plan
    rij = {
        "Project": opmaak.tekst(plan.naam),
        "Nu": p.nu + (" (voorlopig)" if plan.status == "voorlopig" else ""),
        "Periode": opmaak.ONBEKEND
        if plan.van is None or plan.tot is None
        else f"{plan.van:%d-%m-%Y} t/m {plan.tot:%d-%m-%Y}",
        "Woningen": opmaak.getal(plan.woningen),
        "Uren volgens kengetal": opmaak.uren(plan.kengetal_uren, 0),
    }
    if personen:
        rij["Geboekt"] = opmaak.uren(p.geboekt, 0)
        rij["Nog te verwachten"] = opmaak.uren(plan.verwacht_uren, 0)
    return rij
