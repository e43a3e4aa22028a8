"""Who gets which buurt: the plan on the table as a list, what changes first, to read and take along."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from monitor.ui import bron, download, opmaak
from monitor.ui.werkgebied import bestand, blad, rechten
from monitor.ui.werkgebied.tafel import Tafel

HOOGTE = 420  # px: a long list scrolls


def tabel(nu: Tafel) -> pd.DataFrame:
    """A row per buurt: who has it now and in this plan, hours a week, homes. Those that change come first,
    then by coordinator and name."""
    v = nu.vraag
    plan = "Voorstel" if nu.herkomst == "voorstel" else "Op tafel"
    rijen = [
        {
            "Buurt": c.naam,
            "Nu": v.coordinatoren[oud].naam,
            plan: v.coordinatoren[wie].naam,
            "Wisselt": "ja" if wie != oud else "nee",
            "Uren per week": None if c.uren is None else round(c.uren, 1),
            "Woningen": c.woningen,
        }
        for c, oud, wie in zip(v.buurten, v.nu, nu.plan, strict=True)
    ]
    rijen.sort(key=lambda rij: (rij["Wisselt"] == "nee", rij[plan], rij["Buurt"]))
    return pd.DataFrame(rijen)


def toon(nu: Tafel) -> None:
    """The list with its downloads."""
    rijen = tabel(nu)
    wissels = int((rijen["Wisselt"] == "ja").sum())
    st.subheader("Wie krijgt welke buurt", anchor=False)
    st.caption(
        f"{opmaak.meervoud(wissels, 'buurt krijgt', 'buurten krijgen')} een andere coördinator; "
        f"{'die staat' if wissels == 1 else 'die staan'} bovenaan."
        if wissels
        else "Er verandert nog niets: dit is de verdeling van nu."
    )
    leesbaar = rijen.assign(
        **{
            "Uren per week": [opmaak.uren(u) for u in rijen["Uren per week"]],
            "Woningen": [opmaak.getal(w) for w in rijen["Woningen"]],
        }
    )
    st.dataframe(
        leesbaar,
        hide_index=True,
        height=HOOGTE if len(rijen) > 10 else "content",
        alt="Per buurt de coördinator van nu en in deze verdeling, met uren en woningen; eerst wat wisselt",
    )
    if rechten.namen_zichtbaar():
        st.caption("In deze bestanden staan namen van collega's: deel ze alleen met wie die mag weten.")
    kop = [*blad.kop(nu), f"Stand van {opmaak.datum(bron.vandaag())}"]
    download.knoppen(
        rijen, "wie-krijgt-welke-buurt", kop, sleutel="werkgebied_wie",
        kaart=partial(bestand.maker(nu), tabel=leesbaar),
    )  # fmt: skip
