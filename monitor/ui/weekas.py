"""Weeks along a chart: what they are called, in which order they stand, and capacity as a dashed step.

A week is told by its number; the order is that of time, which survives the turn of the year. The names are
given to the axis one by one, because layers with different data lose a sorting rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import altair as alt
import pandas as pd

from monitor.ui import opmaak

WEEKNUMMER = "weeknummer"  # the title above bare numbers


def met_week(tabel: pd.DataFrame, *, kort: bool = False) -> pd.DataFrame:
    """The rows with `weeknaam` ("wk 14"; `kort`: "14"), `volgorde`, `weekdag` (its Monday) and `weekvan`."""
    weken = tabel["week"]
    return tabel.assign(
        weeknaam=[f"{w.isocalendar().week}" if kort else opmaak.week(w) for w in weken],
        volgorde=[w.toordinal() for w in weken],
        weekdag=[f"{w:%d-%m-%Y}" for w in weken],
        weekvan=[f"{opmaak.week(w)}, vanaf {w:%d-%m-%Y}" for w in weken],
    )


def weeknamen(tabel: pd.DataFrame) -> list[str]:
    """The weeks of a table of `met_week`, in order of time."""
    return list(dict.fromkeys(tabel.sort_values("volgorde")["weeknaam"]))


def weekas(
    namen: Sequence[str], kant: Literal["top", "bottom"] = "bottom", titel: str | None = None
) -> alt.X:
    """The axis with these weeks in this order."""
    as_ = alt.Axis(labelAngle=0, labelOverlap=True, labelFlush=False, orient=kant)
    return alt.X("weeknaam:O", title=titel, sort=list(namen), axis=as_)


def trede(grafiek: alt.Chart, kolom: str) -> alt.Chart:
    """Hours that there are (available, employable, capacity): a dashed step, the same on every page."""
    lijn: alt.Chart = grafiek.mark_line(interpolate="step", strokeWidth=2.5, strokeDash=[6, 3]).encode(
        y=f"{kolom}:Q"
    )
    return lijn
