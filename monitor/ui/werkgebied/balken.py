"""The balance: a bar per coordinator with needed hours against employable hours, and what breaks.

The bar is needed hours per week; the grey field the fair share with its tolerance; the upright line
employable hours; the open diamond where it stands today. Figures stand beside it in fixed columns, with the
change against today under them; they grow with the room there is, to be read from a distance.
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
from monitor.werkgebied.toets import Schending, Toetsing, afstanden

RIJ = 45  # px: a line of text and a bar under it
BALK, BOVEN, ONDER = 14, -12, 9  # height of the bar; where text and bar stand in the row, px
SAMEN_VANAF = 3  # so many alike stay a sentence each
LETTER, KLEIN = 13, 12  # px: figures and names; headings and changes
GROEI = "clamp(width / 430, 1, 1.3)"  # of all letters with the width
# heading → (field, field of the change against today, where it is too much, distance to the right edge, px)
KOLOMMEN = {
    "zwaar": ("zwaar", "zwaar_bij", "", 0),
    "woningen": ("woningen_tegen_max", "woningen_bij", "te_veel", 38),
    "afwijking": ("afwijking", "", "te_ver", 94),
    "uren": ("uren", "uren_bij", "", 154),
}
MAXIMUM = 42  # px more for homes when a maximum stands behind them
CIJFERBREEDTE = 196  # px at the right that names and bars keep clear of
REIKT = ("nodig", "nu", "inzetbaar", "laag", "hoog")  # fields on the axis of hours
LEGENDA = (
    "Balk: benodigde uren per week · grijs vlak: eerlijk deel met speelruimte · "
    "streep: inzetbare uren · ruitje: zoals nu · kleine cijfers: verschil met nu"
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
                "woningen_tegen_max": f"{'▲ ' if te_veel else ''}{opmaak.getal(balk.woningen)}"
                + ("" if balk.max_woningen is None else f"/{opmaak.getal(balk.max_woningen)}"),
                "zwaar": opmaak.getal(balk.zwaar),
                "uren_bij": _bij(opmaak.verschil(balk.uren - oud.uren)),
                "woningen_bij": _bij(_plus(balk.woningen - oud.woningen)),
                "zwaar_bij": _bij(_plus(balk.zwaar - oud.zwaar)),
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


def _bij(verschil: str) -> str:
    """A change against today; nothing where nothing changes."""
    return "" if set(verschil) <= set("+−-0, u\u00a0") else verschil


def toon(rijen: pd.DataFrame, tot: float = 0.0) -> None:
    """Draw the bars; `tot`: hours that the axis reaches at least, to lay two charts side by side."""
    grafieken.toon_levend(
        _tekening(len(rijen), bool((rijen["maximum"] != opmaak.getal(None)).any())),
        rijen.assign(tot=tot),
        alt_tekst="Per coördinator de benodigde tegen de inzetbare uren, met afwijking, woningen en zwaarte",
    )


@lru_cache(maxsize=64)
def _tekening(aantal: int, met_maximum: bool) -> dict[str, Any]:
    """The chart without its rows, for so many coordinators; homes with or without a maximum behind them."""
    extra = MAXIMUM if met_maximum else 0
    ruimte = f"width - {CIJFERBREEDTE + extra} * {GROEI}"  # for names and bars
    schaal = alt.Scale(zero=True, nice=False, rangeMin=0, rangeMax=alt.ExprRef(f"{ruimte} - 8"))
    x = {veld: alt.X(f"{veld}:Q", axis=None, scale=schaal) for veld in ("tot", *REIKT)}
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
        basis.mark_tick(opacity=0).encode(x=x["tot"]),
        basis.mark_bar(size=BALK + 8, color=tinten.SPEELRUIMTE, yOffset=ONDER).encode(
            x=x["laag"], x2="hoog:Q", tooltip=tips
        ),
        basis.mark_bar(size=BALK, yOffset=ONDER, stroke=tinten.RAND, strokeWidth=0.7).encode(
            x=x["nodig"], color=alt.Color("kleur:N", scale=None), tooltip=tips
        ),
        basis.mark_tick(
            thickness=5, size=BALK + 8, yOffset=ONDER, fill=tinten.INKT, stroke=tinten.VOEG, strokeWidth=1
        ).encode(x=x["inzetbaar"], tooltip=tips),
        basis.mark_point(
            shape="diamond",
            size=60,
            yOffset=ONDER,
            fill=tinten.VOEG,
            stroke=tinten.INKT,
            strokeWidth=1.6,
            opacity=1,
        ).encode(x=x["nu"], tooltip=tips),
        basis.mark_text(align="left", dy=BOVEN, fontSize=_maal(LETTER), limit=alt.ExprRef(ruimte)).encode(
            x=alt.value(0), text="wie:N", color=alt.value(tinten.INKT)
        ),
    ]
    for kop, (veld, bij, te, ver) in KOLOMMEN.items():
        lagen += _kolom(basis, kop, veld, bij, te, ver + (extra if ver > KOLOMMEN["woningen"][-1] else 0))
    return grafieken.omschrijving(
        alt.layer(*lagen).properties(
            height=RIJ * aantal, padding={"top": 26, "left": 0, "right": 4, "bottom": 0}
        )
    )


def reikt(rijen: pd.DataFrame) -> float:
    """How far the axis of these bars goes, hours."""
    return float(rijen[list(REIKT)].to_numpy().max())


def _maal(maat: float) -> alt.ExprRef:
    """A size that grows with the width."""
    return alt.ExprRef(f"{maat} * {GROEI}")


def _kolom(basis: alt.Chart, kop: str, veld: str, bij: str, te: str, ver: int) -> list[alt.Chart]:
    """A column of figures, red where `te`; the change under them, the heading above."""
    cijfer = basis.mark_text(align="right", dx=_maal(-ver), dy=BOVEN, fontSize=_maal(LETTER)).encode(
        x=alt.value("width"),
        text=f"{veld}:N",
        color=alt.condition(f"datum.{te}" if te else "false", alt.value(tinten.ROOD), alt.value(tinten.INKT)),
    )
    boven = (
        alt.Chart(alt.InlineData([{"kop": kop}]))
        .mark_text(align="right", dx=_maal(-ver), fontSize=_maal(KLEIN), color=tinten.BIJSCHRIFT)
        .encode(x=alt.value("width"), y=alt.value(-14), text="kop:N")
    )
    if not bij:
        return [cijfer, boven]
    onder = basis.mark_text(
        align="right", dx=_maal(-ver), dy=ONDER, fontSize=_maal(KLEIN), color=tinten.LETTER
    ).encode(x=alt.value("width"), text=f"{bij}:N")
    return [cijfer, onder, boven]


def cijfers(toetsing: Toetsing, nu: Toetsing, *, buurten: int, punten: int, punten_nu: int) -> None:
    """Four figures with the change against today."""
    vakken = st.columns([13, 11, 13, 13], gap="xsmall")  # at 1024 px "slechter: was 104 %" must fit
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


def bondig(vraag: Tafelvraag, schendingen: Sequence[Schending], plan: Plan) -> list[str]:
    """The same for who reads it at a glance: too many homes or no own buurt of more than `SAMEN_VANAF`
    people is one sentence that names them all."""
    teveel = [s for s in schendingen if s.soort == "woningen"]
    zonder = zonder_eigen(vraag, plan)
    rest, uit = list(schendingen), []
    if len(teveel) > SAMEN_VANAF:
        rest = [s for s in rest if s.soort != "woningen"]
        namen = [f"{vraag.naam(s.wie)} ({opmaak.getal(s.hoeveel)} te veel)" for s in teveel]
        uit.append(
            f"{len(teveel)} van de {vraag.instantie.k} krijgen meer woningen dan hun maximum: "
            f"{opmaak.opsomming(namen)}."
        )
    if len(zonder) > SAMEN_VANAF:
        namen = [vraag.coordinatoren[wie].naam for wie in verliezers(vraag.instantie, plan)]
        zonder = [f"{len(namen)} houden geen enkele eigen buurt: {opmaak.opsomming(namen)}."]
    return [*uit, *(vraag.leesbaar(s.tekst) for s in rest if s.soort != "tolerantie"), *zonder]


def zonder_eigen(vraag: Tafelvraag, plan: Plan) -> list[str]:
    """Coordinators who keep no buurt of today: the bond with the buurt begins anew everywhere."""
    uit = []
    for wie in verliezers(vraag.instantie, plan):
        eigen = vraag.nu.count(wie)
        buurten = "de eigen buurt niet" if eigen == 1 else f"geen van de {eigen} eigen buurten"
        uit.append(f"{vraag.coordinatoren[wie].naam} houdt {buurten}.")
    return uit


def afstandzin(vraag: Tafelvraag, plan: Plan, toetsing: Toetsing, nu: Toetsing) -> str:
    """How far homes lie from the middle of their area, and which area lies furthest apart: no limit, no
    judgement; empty without homes."""
    ver, was = afstanden(vraag.instantie, plan), afstanden(vraag.instantie, vraag.nu)
    wie = max(range(len(ver)), key=ver.__getitem__)
    if not ver[wie]:
        return ""

    def zoals(nieuw: float, oud: float) -> str:
        return f"{_km(nieuw)}{'' if _km(nieuw) == _km(oud) else f' (nu {_km(oud)})'}"

    allen = zoals(toetsing.afstand, nu.afstand)
    return (
        f"Een woning ligt gemiddeld {allen} van het midden van haar werkgebied, hemelsbreed. Het verst "
        f"uiteen ligt het gebied van {vraag.coordinatoren[wie].naam}: gemiddeld {zoals(ver[wie], was[wie])}."
    )


def _km(meters: float) -> str:
    return f"{opmaak.getal(meters / 1000, 1)}\u00a0km"


def waarschuwingen(zinnen_: Sequence[str]) -> None:
    """Warnings that forbid nothing."""
    if zinnen_:
        st.warning("  \n".join(opmaak.tekst(zin) for zin in zinnen_), icon=":material/warning:")
