"""Behind every figure: its period, source, n and completeness; its rule; its source rows.

`regel` is the line under a figure. `uitleg` and `bronregels` are the two buttons of every figure.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from monitor.ui import download, opmaak

_COMMENTAAR = re.compile(r"^((?:[^'-]|'[^']*'|-(?!-))*)--.*$")  # up to the first -- outside quotes


class Uitlegbaar(Protocol):
    """What a subject room tells about a figure."""

    @property
    def titel(self) -> str: ...
    @property
    def regel(self) -> str: ...
    @property
    def sql(self) -> str: ...


def regel(
    van: dt.date | None, tot: dt.date | None, *, bron: Sequence[str], n: str, volledig: str = ""
) -> str:
    """`Periode 2 maart t/m 31 mei 2026 · bron: Toggl · 9 van 11 weken · registratiegraad 83 %`."""
    delen = [
        f"Periode {opmaak.periode(van, tot)}",
        f"bron: {opmaak.opsomming([opmaak.tekst(naam) for naam in bron]) or 'nog geen'}",
        n,
        volledig,
    ]
    return " · ".join(deel for deel in delen if deel)


def toon_regel(tekst: str) -> None:
    """The line under a figure."""
    st.caption(tekst)


def uitleg(figuren: Sequence[Uitlegbaar], *, sleutel: str, titel: str = "Hoe is dit berekend?") -> None:
    """A pop-over per group of figures: the rule in words and the very SQL that was run."""
    with st.popover(titel, icon=":material/help:", key=f"{sleutel}_uitleg"):
        for figuur in figuren:
            st.markdown(f"**{figuur.titel}**")
            st.markdown(figuur.regel)
            if figuur.sql:
                with st.expander(
                    "De zoekvraag (SQL) die het cijfer ophaalt", key=f"{sleutel}_{figuur.titel}"
                ):
                    toon_vraag(figuur.sql)


def toon_vraag(vraag: str) -> None:
    """A query as it is run, without the programmers' comments, under one line in Dutch."""
    st.caption("Zo staat de zoekvraag in het programma. Een woord met $ ervoor vult de pagina in.")
    st.code(zonder_commentaar(vraag), language="sql")


def zonder_commentaar(vraag: str) -> str:
    """The query without `-- …`; two hyphens inside a text between quotes stay."""
    regels = [_COMMENTAAR.sub(r"\1", regel).rstrip() for regel in vraag.splitlines()]
    return "\n".join(regel for regel in regels if regel)


def plekken(
    bestanden: Iterable[str], bladen: Iterable[str | None], rijen: Iterable[int]
) -> dict[str, list[Any]]:
    """Columns that say where rows stand: file, sheet (only when a row has one) and row number."""
    blad = [naam if isinstance(naam, str) else "" for naam in bladen]
    return {"Bestand": list(bestanden)} | ({"Blad": blad} if any(blad) else {}) | {"Rij": list(rijen)}


def bronregels(
    haal: Callable[[], pd.DataFrame],
    *,
    sleutel: str,
    naam: str,
    kop: Sequence[str],
    uitleg_leeg: str,
    toon: Callable[[pd.DataFrame], pd.DataFrame] = lambda rijen: rijen,
) -> None:
    """A button that opens the source rows with file, sheet and row number, and their download.

    `toon` makes the rows on the screen of those in the download, where days and hours stay days and numbers.
    """

    @st.dialog("Bronregels", width="large")
    def venster() -> None:
        rijen = haal()
        for tekst in kop:
            st.caption(tekst)
        if rijen.empty:
            st.info(uitleg_leeg)
            return
        st.caption(opmaak.meervoud(len(rijen), "regel", "regels"))
        st.dataframe(
            toon(rijen), hide_index=True, placeholder=opmaak.ONBEKEND, height=440, alt=f"Bronregels: {naam}"
        )
        download.knoppen(rijen, naam, kop, sleutel=f"{sleutel}_bron")

    if st.button("Toon bronregels", icon=":material/table_rows:", key=f"{sleutel}_bronregels"):
        venster()
