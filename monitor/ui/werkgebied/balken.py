"""The balance: a bar per coordinator with needed hours against employable hours, and what breaks.

The bar is needed hours per week; the grey field the fair share with its tolerance; the upright line
employable hours; the open diamond where it stands today. Figures stand beside it in fixed columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from monitor.ui import grafieken, opmaak, tinten
from monitor.ui.werkgebied.kleuren import Merk
from monitor.werkgebied.antwoorden import Tafelvraag
from monitor.werkgebied.band import verliezers
from monitor.werkgebied.instantie import Plan
from monitor.werkgebied.toets import Schending, Toetsing

RIJ = 42  # px: a line of text and a bar under it
BALK, BOVEN, ONDER = 14, -12, 8  # height of the bar; where text and bar stand in the row, px
# column heading → distance from the right edge, px
KOLOMMEN = {"uren": -152, "afwijking": -94, "woningen": -38, "zwaar": 0}
CIJFERBREEDTE = 186  # px at the right that names keep clear of
LEGENDA = (
    "Balk: benodigde uren per week · grijs vlak: eerlijk deel met speelruimte · "
    "streep: inzetbare uren · ruitje: zoals nu"
)


def tabel(
    vraag: Tafelvraag, merken: Sequence[Merk], toetsing: Toetsing, nu: Toetsing, tolerantie: float
) -> pd.DataFrame:
    """One row per coordinator, figures raw and as people read them."""
    rijen = []
    for merk, balk, oud, mens in zip(
        merken, toetsing.balken, nu.balken, vraag.instantie.medewerkers, strict=True
    ):
        te_ver = abs(balk.afwijking) > tolerantie + 1e-9
        teken = ("▲ " if balk.afwijking > 0 else "▼ ") if te_ver else ""
        te_veel = balk.max_woningen is not None and balk.woningen > balk.max_woningen
        rijen.append(
            {
                "wie": f"{merk.letters}  {merk.naam}",
                "kleur": merk.kleur,
                "nodig": balk.uren,
                "nu": oud.uren,
                "inzetbaar": mens.uren,
                "laag": balk.doel * (1 - tolerantie),
                "hoog": balk.doel * (1 + tolerantie),
                "uren": opmaak.getal(balk.uren, 1),
                "afwijking": f"{teken}{afwijking(balk.afwijking)}",
                "woningen": f"{'▲ ' if te_veel else ''}{opmaak.getal(balk.woningen)}",
                "zwaar": opmaak.getal(balk.zwaar),
                "buurten": balk.buurten,
                "maximum": opmaak.getal(balk.max_woningen),
                "verschil": opmaak.verschil(balk.uren - oud.uren),
                "verschil_woningen": _plus(balk.woningen - oud.woningen),
                "te_ver": te_ver,
                "te_veel": te_veel,
                "tekst_inzetbaar": opmaak.uren(mens.uren),
                "tekst_doel": opmaak.uren(balk.doel),
            }
        )
    return pd.DataFrame(rijen)


def afwijking(deel: float) -> str:
    """`0.086` → `+9 %`."""
    tekst = opmaak.procent(deel)
    return f"+{tekst}" if round(deel * 100) > 0 else tekst


def _plus(aantal: int) -> str:
    return f"+{opmaak.getal(aantal)}" if aantal > 0 else opmaak.getal(aantal)


def toon(rijen: pd.DataFrame) -> None:
    """Draw the bars."""
    grafieken.toon_levend(
        _tekening(len(rijen)),
        rijen,
        alt_tekst="Per coördinator de benodigde tegen de inzetbare uren, met afwijking, woningen en zwaarte",
    )


@lru_cache(maxsize=64)
def _tekening(aantal: int) -> dict[str, Any]:
    """The chart without its rows, for so many coordinators."""
    x = alt.X("nodig:Q", axis=None, scale=alt.Scale(zero=True, nice=False))
    y = alt.Y("wie:N", title=None, sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    tips = [
        alt.Tooltip("wie:N", title="Coördinator"),
        alt.Tooltip("uren:N", title="Benodigde uren per week"),
        alt.Tooltip("tekst_inzetbaar:N", title="Inzetbare uren"),
        alt.Tooltip("tekst_doel:N", title="Eerlijk deel"),
        alt.Tooltip("afwijking:N", title="Afwijking"),
        alt.Tooltip("verschil:N", title="Uren tegen nu"),
        alt.Tooltip("woningen:N", title="Woningen"),
        alt.Tooltip("maximum:N", title="Maximum woningen"),
        alt.Tooltip("verschil_woningen:N", title="Woningen tegen nu"),
        alt.Tooltip("buurten:Q", title="Buurten"),
        alt.Tooltip("zwaar:N", title="Zware buurten"),
    ]
    basis = alt.Chart().encode(y=y)
    lagen = [
        basis.mark_bar(size=BALK + 8, color=tinten.SPEELRUIMTE, yOffset=ONDER).encode(
            x=alt.X("laag:Q", axis=None, scale=alt.Scale(zero=True, nice=False)), x2="hoog:Q", tooltip=tips
        ),
        basis.mark_bar(size=BALK, yOffset=ONDER, stroke=tinten.RAND, strokeWidth=0.7).encode(
            x=x, color=alt.Color("kleur:N", scale=None), tooltip=tips
        ),
        basis.mark_tick(
            thickness=5, size=BALK + 8, yOffset=ONDER, fill=tinten.INKT, stroke=tinten.VOEG, strokeWidth=1
        ).encode(x="inzetbaar:Q", tooltip=tips),
        basis.mark_point(
            shape="diamond",
            size=60,
            yOffset=ONDER,
            fill=tinten.VOEG,
            stroke=tinten.INKT,
            strokeWidth=1.6,
            opacity=1,
        ).encode(x="nu:Q", tooltip=tips),
        basis.mark_text(
            align="left", dy=BOVEN, fontSize=13, limit=alt.ExprRef(f"width - {CIJFERBREEDTE}")
        ).encode(x=alt.value(0), text="wie:N", color=alt.value(tinten.INKT)),
    ]
    for kolom, ver in KOLOMMEN.items():
        fout = {"afwijking": "datum.te_ver", "woningen": "datum.te_veel"}.get(kolom, "false")
        lagen.append(
            basis.mark_text(align="right", dx=ver, dy=BOVEN, fontSize=13).encode(
                x=alt.value("width"),
                text=f"{kolom}:N",
                color=alt.condition(fout, alt.value(tinten.ROOD), alt.value(tinten.INKT)),
            )
        )
        lagen.append(
            alt.Chart(alt.InlineData([{"kop": kolom}]))
            .mark_text(align="right", dx=ver, fontSize=12, color=tinten.BIJSCHRIFT)
            .encode(x=alt.value("width"), y=alt.value(-14), text="kop:N")
        )
    return grafieken.omschrijving(
        alt.layer(*lagen).properties(
            height=RIJ * aantal, padding={"top": 26, "left": 0, "right": 4, "bottom": 0}
        )
    )


def cijfers(toetsing: Toetsing, nu: Toetsing, *, buurten: int, punten: int, punten_nu: int) -> None:
    """Four figures with the change against today."""
    vakken = st.columns([5, 5, 5, 6])  # the last name is the longest: at 1024 px it must fit
    vakken[0].metric(
        "Hoe scheef", opmaak.procent(toetsing.max_afwijking),
        **_tegen_was(toetsing.max_afwijking, nu.max_afwijking), border=True,
        help="De grootste afwijking: zo ver zit het scheefste gebied van zijn eerlijke deel af, erboven of "
        "eronder. Het eerlijke deel: alle uren die nodig zijn, verdeeld naar de uren die iedereen heeft. "
        "Lager is eerlijker.",
    )  # fmt: skip
    vakken[1].metric(
        "Nieuw gezicht", opmaak.procent(toetsing.verhuisd),
        f"{opmaak.meervoud(buurten, 'buurt', 'buurten')}" if buurten else None,
        delta_color="off", delta_arrow="off", border=True,
        help="Van alle woningen krijgt dit deel een andere coördinator dan nu. We zeggen ook: die woningen "
        "verhuizen. Lager is rustiger voor de bewoners.",
    )  # fmt: skip
    vakken[2].metric(
        "Langs een grens", opmaak.procent(toetsing.snijrand),
        **_tegen_was(toetsing.snijrand, nu.snijrand), border=True,
        help="Van alle grenzen tussen buurten ligt dit deel tussen twee werkgebieden. Lager betekent dat "
        "gebieden bij elkaar blijven: minder reistijd, en buren hebben vaker dezelfde coördinator.",
    )  # fmt: skip
    vakken[3].metric(
        "Aandachtspunten", opmaak.getal(punten), f"was {opmaak.getal(punten_nu)}" if buurten else None,
        delta_color="off", delta_arrow="off", border=True,
        help="Wat er aan deze verdeling nog niet klopt: te ver van het eerlijke deel (▲▼ bij de balken), te "
        "veel woningen, een gebied dat uit losse stukken bestaat, of iemand die geen enkele eigen buurt "
        "houdt. U mag toch doorgaan. Dit telt een gemiddelde week volgens de norm; of elke week past, "
        "ook met de projecten die komen, ziet u op Pieken.",
    )  # fmt: skip


def _tegen_was(waarde: float, nu: float) -> dict[str, Any]:
    """What it was, in today's division, and whether this is better: for these figures lower is. No arrow: it
    would read as if the old figure moves."""
    if opmaak.procent(waarde) == opmaak.procent(nu):
        return {}
    beter = waarde < nu
    return {
        "delta": f"{'beter' if beter else 'slechter'}: was {opmaak.procent(nu)}",
        "delta_arrow": "off",
        "delta_color": "green" if beter else "red",
    }


def zinnen(vraag: Tafelvraag, schendingen: Sequence[Schending], plan: Plan) -> list[str]:
    """What this plan breaks and who loses every buurt, with names, each as one sentence of plain text."""
    breekt = [vraag.leesbaar(s.tekst) for s in schendingen if s.soort != "tolerantie"]
    return breekt + zonder_eigen(vraag, plan)


def zonder_eigen(vraag: Tafelvraag, plan: Plan) -> list[str]:
    """Coordinators who keep no buurt of today: the bond with the buurt begins anew everywhere."""
    uit = []
    for wie in verliezers(vraag.instantie, plan):
        eigen = vraag.nu.count(wie)
        buurten = "de eigen buurt niet" if eigen == 1 else f"geen van de {eigen} eigen buurten"
        uit.append(f"{vraag.coordinatoren[wie].naam} houdt {buurten}.")
    return uit


def waarschuwingen(zinnen_: Sequence[str]) -> None:
    """Warnings that forbid nothing."""
    if zinnen_:
        st.warning("  \n".join(opmaak.tekst(zin) for zin in zinnen_), icon=":material/warning:")
