"""A table on a telephone: every row as a few lines under its name, instead of columns that run off it.

Both are drawn and the style sheet (`monitor/access/taal.py`) shows the one that fits: what isn't shown is not
there for a screen reader or the keyboard either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from monitor.ui import opmaak

HOOGSTENS = 25  # rows under each other; the download has them all
PAST = 3  # columns that fit side by side on a telephone


@contextmanager
def tabel(rijen: pd.DataFrame, kop: str, sleutel: str) -> Iterator[None]:
    """Draw a table inside this, for a screen that is wide enough; on a telephone the same rows stand under
    each other, each under what it has in column `kop`. Texts in `rijen` are as they came: they are escaped
    here."""
    if len(rijen.columns) <= PAST:
        yield
        return
    with st.container(key=f"breed_{sleutel}"):
        yield
    with st.container(key=f"smal_{sleutel}"):
        eerste = rijen.head(HOOGSTENS).to_dict("records")
        st.markdown("\n\n".join(kaart({str(k): v for k, v in rij.items()}, kop) for rij in eerste))
        if len(rijen) > HOOGSTENS:
            st.caption(
                f"De eerste {HOOGSTENS} van {opmaak.getal(len(rijen))} rijen; op een breder scherm "
                "staan ze er allemaal."
            )


def kaart(rij: dict[str, Any], kop: str) -> str:
    """`**Zuiderblok**`, and below it the other columns: `Woningen: 122 · Bouwjaar: 1994`."""
    rest = (f"{opmaak.tekst(kolom)}: {_cel(cel)}" for kolom, cel in rij.items() if kolom != kop)
    return f"**{_cel(rij[kop])}**  \n{' · '.join(rest)}"


def _cel(cel: Any) -> str:
    if cel is None or cel is pd.NaT or cel != cel or cel == "":
        return opmaak.ONBEKEND
    if isinstance(cel, dt.date):
        return opmaak.datum(cel)
    if isinstance(cel, int | float):
        return opmaak.getal(cel)
    return opmaak.tekst(str(cel))
