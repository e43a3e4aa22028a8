"""The pictures of the board's page: small map, bars per indicator, hours per month, weeks to come.

Labels stand above the bars, so that nothing is cut off on a telephone. Signs stand in the areas and bars.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from monitor.report import bordbeeld
from monitor.report.blad import Merk
from monitor.report.bord import Bordbuurt, Buurtdeel, Lichtbalk, Ringen, Teamdeel, Vooruitdeel, Weekblik
from monitor.ui import grafieken, opmaak, tinten
from monitor.ui.weekas import trede

STREEP_ELKE = 0.012  # the share of a bar between two stripes
KAARTHOOGTE, GRAFIEKHOOGTE = 340, 250  # px; the whole board stays short on a telephone
RIJ, LABEL, STAAF = 46, -12, 9  # px: a row of the bars; where its label and its bar stand in it
VERWACHT, CAPACITEIT, BAND = "verwacht", "capaciteit", "8 van de 10 keer"


def kaart(deel: Buurtdeel) -> None:
    """Areas in the class of their attention score, with their sign."""
    grafieken.toon(
        _kaart,
        deel.buurten,
        alt_tekst=bordbeeld.alt_kaart(deel),
        sleutel="bord_kaart",
    )


def _kaart(buurten: Sequence[Bordbuurt]) -> grafieken.Grafiek:
    getekend = [b for b in buurten if b.ringen]
    hoeken = [punt for b in getekend for ring in b.ringen for punt in ring]
    rek = math.cos(math.radians(sum(y for _, y in hoeken) / len(hoeken)))
    merken = [bordbeeld.merk_van(b.klasse) for b in getekend]
    vlakken = [
        _vlak(b.ringen, rek, {"Buurt": b.naam, "aandacht": _label(m)})
        for b, m in zip(getekend, merken, strict=True)
    ]
    tekens = pd.DataFrame(
        [(*_midden(b.ringen, rek), m.teken, m.inkt) for b, m in zip(getekend, merken, strict=True)],
        columns=["x", "y", "teken", "inkt"],
    )
    basis = (
        alt.Chart({"values": vlakken})
        .mark_geoshape(stroke=tinten.RAND, strokeWidth=1.2)
        .encode(
            color=alt.Color("properties.aandacht:N", scale=_schaal(bordbeeld.AANDACHT), legend=_legenda()),
            tooltip=[
                alt.Tooltip("properties.Buurt:N", title="Buurt"),
                alt.Tooltip("properties.aandacht:N", title="Aandacht"),
            ],
        )
    )
    letters = (
        alt.Chart(tekens)
        .mark_text(fontSize=13, fontWeight="bold")
        .encode(longitude="x:Q", latitude="y:Q", text="teken:N", color=alt.Color("inkt:N", scale=None))
    )
    return alt.layer(basis, letters).project(type="identity", reflectY=True).properties(height=KAARTHOOGTE)


def balken(deel: Buurtdeel) -> None:
    """A bar per indicator: how many buurten are bad, near the norm, uncertain, good, or not known."""
    grafieken.toon(
        _balken,
        deel.balken,
        deel.aantal,
        alt_tekst=bordbeeld.alt_balken(deel),
        sleutel="bord_balken",
    )


def _balken(balken: Sequence[Lichtbalk], geheel: int) -> grafieken.Grafiek:
    rijen = [
        (b.indicator, nummer, _label(merk), aantal, merk.inkt, _in_balk(merk, aantal, geheel))
        for b in balken
        for nummer, (merk, aantal) in enumerate(zip(bordbeeld.LICHTEN, b.aantallen, strict=True))
        if aantal
    ]
    tabel = pd.DataFrame(rijen, columns=["indicator", "nummer", "licht", "buurten", "inkt", "label"])
    volgorde = [b.indicator for b in balken]
    x = alt.X("buurten:Q", title=None, axis=None, stack="zero", scale=alt.Scale(nice=False))
    y = alt.Y("indicator:N", title=None, axis=None, sort=volgorde, scale=alt.Scale(padding=0))
    basis = alt.Chart(tabel).encode(y=y, order=alt.Order("nummer:Q"))
    staven = basis.mark_bar(size=20, yOffset=STAAF, stroke=tinten.RAND, strokeWidth=0.8).encode(
        x=x,
        color=alt.Color("licht:N", scale=_schaal(bordbeeld.LICHTEN), legend=_legenda()),
        tooltip=[
            alt.Tooltip("indicator:N", title="Waarop"),
            alt.Tooltip("licht:N", title="Licht"),
            alt.Tooltip("buurten:Q", title="Aantal buurten"),
        ],
    )
    cijfers = basis.mark_text(fontSize=12, yOffset=STAAF).encode(
        x=alt.X("buurten:Q", stack="zero", bandPosition=0.5),
        text="label:N",
        color=alt.Color("inkt:N", scale=None),
    )
    strepen = (
        alt.Chart(pd.DataFrame(_strepen(balken, geheel), columns=["indicator", "plek"]))
        .mark_tick(size=20, thickness=1.4, yOffset=STAAF, color=tinten.NODIG, aria=False)  # only decoration
        .encode(x="plek:Q", y=y)
    )
    regels = [(b.indicator, 0, _balknaam(b, geheel)) for b in balken]
    namen = (
        alt.Chart(pd.DataFrame(regels, columns=["indicator", "nul", "regel"]))
        .mark_text(align="left", fontSize=13, yOffset=LABEL, color=tinten.INKT)
        .encode(x="nul:Q", y=y, text="regel:N")
    )
    return alt.layer(staven, strepen, cijfers, namen).properties(height=alt.Step(RIJ))


def maanden(deel: Teamdeel) -> None:
    """Registered hours of the whole team per month, rounded to 5."""
    uren = bordbeeld.teamuren(deel)
    eerste, laatste = uren[0], uren[-1]
    grafieken.toon(
        _maanden,
        uren,
        alt_tekst=(
            f"Geregistreerde uren van het hele team per maand: {opmaak.getal(eerste[1])} in "
            f"{bordbeeld.maandnaam(eerste[0])}, {opmaak.getal(laatste[1])} in "
            f"{bordbeeld.maandnaam(laatste[0])}."
        ),
        sleutel="bord_maanden",
    )


def _maanden(uren: Sequence[tuple[str, int]]) -> grafieken.Grafiek:
    tabel = pd.DataFrame(
        [(bordbeeld.maandkort(maand), bordbeeld.maandnaam(maand), aantal) for maand, aantal in uren],
        columns=["kort", "maand", "uren"],
    )
    staven: alt.Chart = (
        alt.Chart(tabel)
        .mark_bar(color=tinten.GEDAAN)
        .encode(
            x=alt.X("kort:N", title=None, sort=list(tabel["kort"]), axis=alt.Axis(labelAngle=0)),
            y=alt.Y("uren:Q", title="uren per maand, afgerond op 5"),
            tooltip=[
                alt.Tooltip("maand:N", title="Maand"),
                alt.Tooltip("uren:Q", title="Uren, afgerond op 5", format=","),
            ],
        )
        .properties(height=GRAFIEKHOOGTE)
    )
    return staven


def weken(deel: Vooruitdeel) -> None:
    """Expected hours of the team with their band, beside the capacity."""
    grafieken.toon(
        _weken,
        deel.weken,
        bordbeeld.maat(deel)[0],
        bordbeeld.astitel(deel),
        alt_tekst=bordbeeld.alt_weken(deel),
        sleutel="bord_weken",
    )


def _weken(weken: Sequence[Weekblik], maat: str, titel: str) -> grafieken.Grafiek:
    tabel = pd.DataFrame(
        [
            (w.week.isoformat(), f"{opmaak.week(w.week)}, vanaf {opmaak.datum(w.week)}", w.laag, w.midden,
             w.hoog, w.capaciteit, w.kans, w.week.isocalendar().week)
            for w in weken
        ],
        columns=["dag", "week", "laag", "midden", "hoog", "capaciteit", "kans", "nummer"],
    )  # fmt: skip
    namen = dict(zip(tabel["dag"], tabel["nummer"], strict=True))
    as_ = alt.Axis(
        labelAngle=0, labelOverlap=True, labelExpr=f"({_js(namen)})[datum.label]", title="weeknummer"
    )
    basis = alt.Chart(tabel).encode(
        x=alt.X("dag:O", axis=as_),
        tooltip=[
            alt.Tooltip("week:N", title="Week"),
            alt.Tooltip("midden:Q", title=f"Verwacht ({maat})"),
            alt.Tooltip("laag:Q", title=f"Laag ({maat})"),
            alt.Tooltip("hoog:Q", title=f"Hoog ({maat})"),
            alt.Tooltip("capaciteit:Q", title=f"Capaciteit ({maat})"),
            alt.Tooltip("kans:Q", title="Kans op te druk", format=".0%"),
        ],
    )
    schaal = alt.Scale(domain=[VERWACHT, BAND, CAPACITEIT], range=[tinten.GEDAAN, tinten.BAND, tinten.INKT])

    lagen = (
        (
            basis.mark_area(opacity=0.4).encode(y=grafieken.meetas("laag:Q", titel), y2="hoog:Q"),
            BAND,
        ),
        (basis.mark_line(strokeWidth=2.5).encode(y="midden:Q"), VERWACHT),
        (trede(basis, "capaciteit"), CAPACITEIT),
    )
    return alt.layer(
        *(grafieken.als_merk(laag, naam, schaal, _legenda()) for laag, naam in lagen)
    ).properties(height=GRAFIEKHOOGTE + 70)


def _label(merk: Merk) -> str:
    return f"{merk.teken} {merk.woord}"


def _in_balk(merk: Merk, aantal: int, geheel: int) -> str:
    """Sign and number where they fit; else they stand beside the name."""
    return f"{merk.teken} {aantal}" if aantal > bordbeeld.TEKEN_VANAF * geheel else ""


def _balknaam(balk: Lichtbalk, geheel: int) -> str:
    """The name above the bar, with the counts that don't fit in it."""
    naast = bordbeeld.naast_balk(balk, geheel)
    return f"{balk.indicator}  ({naast})" if naast else balk.indicator


def _strepen(balken: Sequence[Lichtbalk], geheel: int) -> list[tuple[str, float]]:
    """Where the stripes over what can still go either way stand; none under its figure."""
    uit = []
    for balk in balken:
        rood, let_op, onzeker, *_ = balk.aantallen
        begin, eind = rood + let_op, rood + let_op + onzeker
        vrij = geheel * (0.06 if onzeker > bordbeeld.TEKEN_VANAF * geheel else 0.03)
        midden = (begin + eind) / 2
        stap = geheel * STREEP_ELKE
        plekken = (begin + stap * (n + 0.5) for n in range(int(onzeker / stap)))
        uit += [(balk.indicator, plek) for plek in plekken if abs(plek - midden) > vrij]
    return uit


def _schaal(merken: tuple[Merk, ...]) -> alt.Scale:
    return alt.Scale(domain=[_label(m) for m in merken], range=[m.kleur for m in merken])


def _legenda() -> alt.Legend:
    """Two columns: three are cut off on a telephone."""
    return alt.Legend(title=None, orient="bottom", columns=2, symbolType="square", labelLimit=180)


def _vlak(ringen: Ringen, rek: float, eigenschappen: dict[str, str]) -> dict[str, Any]:
    """One feature in flat coordinates; each ring is a polygon of its own, holes of a buurt are rare."""
    hoeken = [[[x * rek, y] for x, y in ring] for ring in ringen]
    return {
        "type": "Feature",
        "properties": eigenschappen,
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in hoeken]},
    }


def _midden(ringen: Ringen, rek: float) -> tuple[float, float]:
    ring = max(ringen, key=len)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2 * rek, (min(ys) + max(ys)) / 2


def _js(namen: dict[str, int]) -> str:
    """Dates and week numbers of our own as an object of Vega's expression language."""
    return "{" + ",".join(f"'{dag}':'{nummer}'" for dag, nummer in namen.items()) + "}"
