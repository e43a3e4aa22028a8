"""The figure of one area per year, with the band of the comparable areas and the years in which it ran.

A yearly figure stands in the middle of its year, so a begin stands where that day is. Band, dashes and line
differ in form as well as in colour.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from monitor.jaarplan.interventie.antwoorden import Detail, Jaarpunt
from monitor.jaarplan.interventie.effect import CIJFER
from monitor.ui import grafieken, opmaak, tinten

HOOGTE = 230  # px
RUIMTE = 0.1  # above the highest figure, as a share of what is shown
PUNTEN = 2.0  # a mark is never shown over less
STREEP = [5, 3]


def toon(detail: Detail) -> None:
    """The picture; nothing when there is no figure at all."""
    regel = detail.regel
    if regel.indicator is None or not any(punt.waarde is not None for punt in detail.jaren):
        return
    t = regel.toepassing
    eenheid = regel.indicator.eenheid or "rapportcijfer"
    grafieken.toon(
        _beeld, detail.jaren, t.begin, t.eind, regel.indicator.per, eenheid,
        regel.indicator.soort == CIJFER,
        alt_tekst=f"{regel.indicator.naam} per jaar in {regel.waar}, met de band van vergelijkbare gebieden "
        f"en de start op {opmaak.datum(t.begin)}",
        sleutel="interventie_verloop",
    )  # fmt: skip


def plek_van(dag: dt.date) -> float:
    """A day on the axis of years: the middle of a year is its number."""
    dagen = 366 if dag.replace(month=12, day=31).timetuple().tm_yday == 366 else 365
    return dag.year + (dag.timetuple().tm_yday - 0.5) / dagen - 0.5


def grenzen(jaren: Sequence[Jaarpunt], per: int, *, cijfer: bool) -> tuple[float, float]:
    """The ends of the upright axis: a rate from nought; a mark over at least two points, within 1 to 10.

    Without this a difference of 0.2 point fills the whole picture.
    """
    waarden = [w * per for p in jaren for w in (p.waarde, p.laag, p.midden, p.hoog) if w is not None]
    laag, hoog = min(waarden, default=0.0), max(waarden, default=1.0)
    if not cijfer:
        return 0.0, hoog * (1 + RUIMTE) or 1.0
    midden, half = (laag + hoog) / 2, max((hoog - laag) * (0.5 + RUIMTE), PUNTEN / 2)
    onder = min(max(midden - half, 1.0), 10.0 - 2 * half)
    return round(max(onder, 1.0), 1), round(min(max(onder, 1.0) + 2 * half, 10.0), 1)


def punten(jaren: Sequence[Jaarpunt], per: int) -> pd.DataFrame:
    """A row per year in the unit that is shown."""
    return pd.DataFrame(
        {
            "jaar": p.jaar, "waarde": _keer(p.waarde, per), "laag": _keer(p.laag, per),
            "midden": _keer(p.midden, per), "hoog": _keer(p.hoog, per),
            "cijfer": opmaak.getal(_keer(p.waarde, per), 1),
            "anderen": opmaak.ONBEKEND if p.midden is None else f"{opmaak.getal(_keer(p.midden, per), 1)} "
            f"({opmaak.getal(_keer(p.laag, per), 1)} – {opmaak.getal(_keer(p.hoog, per), 1)})",
        }
        for p in jaren
    )  # fmt: skip


def _keer(waarde: float | None, per: int) -> float | None:
    return None if waarde is None else waarde * per


def _beeld(
    jaren: Sequence[Jaarpunt], begin: dt.date, eind: dt.date | None, per: int, eenheid: str, cijfer: bool
) -> grafieken.Gevuld:
    tabel = punten(jaren, per)
    # the year of the begin is on the axis, also when there are no figures of it yet
    heel = tuple(
        range(min(begin.year, *(p.jaar for p in jaren)), max(begin.year, *(p.jaar for p in jaren)) + 1)
    )
    van, laatste = plek_van(begin), heel[-1] + 0.5
    tabel["van"], tabel["tot"] = van, max(van, laatste if eind is None else min(plek_van(eind), laatste))
    return grafieken.Gevuld(_vorm(heel, eenheid, grenzen(jaren, per, cijfer=cijfer)), tabel)


@lru_cache(maxsize=32)
def _vorm(jaren: tuple[int, ...], eenheid: str, grenzen_: tuple[float, float]) -> dict[str, Any]:
    as_ = alt.Axis(values=list(jaren), format="d", labelAngle=0)
    x, van = (
        grafieken.jarenas(f"{veld}:Q", jaren[0] - 0.5, jaren[-1] + 0.5, as_) for veld in ("jaar", "van")
    )
    y = grafieken.meetas("laag:Q", eenheid, domein=grenzen_, lijnen=alt.Axis(tickCount=5))
    basis = alt.Chart()
    uitleg = [
        alt.Tooltip("jaar:Q", title="Jaar", format="d"), alt.Tooltip("cijfer:N", title="Hier"),
        alt.Tooltip("anderen:N", title="Vergelijkbare gebieden"),
    ]  # fmt: skip
    lagen: list[Any] = [
        basis.mark_rect(color=tinten.SPEELRUIMTE, opacity=0.5).encode(x=van, x2="tot:Q"),
        basis.mark_area(opacity=0.35, color=tinten.HOGER).encode(x=x, y=y, y2="hoog:Q"),
        basis.mark_line(strokeDash=STREEP, color=tinten.LETTER).encode(x=x, y="midden:Q"),
        basis.mark_line(color=tinten.GEDAAN, strokeWidth=2.5).encode(x=x, y="waarde:Q"),
        basis.mark_point(color=tinten.GEDAAN, filled=True, size=70, opacity=1).encode(
            x=x, y="waarde:Q", tooltip=uitleg
        ),
    ]
    lagen.append(basis.mark_rule(color=tinten.NODIG, strokeWidth=2.5).encode(x=van))
    return grafieken.omschrijving(alt.layer(*lagen).properties(height=HOOGTE))
