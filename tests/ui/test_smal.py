"""On a telephone every row of a wide table stands under its name."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from streamlit.testing.v1 import AppTest

from monitor.access import taal
from monitor.ui import opmaak, smal


def test_a_row_is_a_name_and_a_line_per_column() -> None:
    hal = "[Hal](http://kwaad)"
    rij = {"Licht": "● goed", "Wat": hal, "Dag": dt.date(2026, 11, 3), "Punten": 1920, "Door": None}
    assert smal.kaart(rij, "Wat").replace(opmaak.tekst(hal), "Hal") == (
        "**Hal**  \nLicht: ● goed · Dag: 3 november 2026 · Punten: 1.920 · Door: –"
    )


def _pagina() -> None:
    import pandas as pd
    import streamlit as st

    from monitor.ui import smal

    breed = pd.DataFrame({k: [k] * 26 for k in "abcd"})
    with smal.tabel(breed, "b", "proef"):
        st.table(breed)
    with smal.tabel(breed[["a", "b"]], "a", "past"):
        st.text("past")


def test_a_table_that_fits_stays_a_table_and_a_long_one_is_cut_in_words() -> None:
    app = AppTest.from_function(_pagina).run()
    assert not app.exception
    (kaarten,) = app.markdown
    assert kaarten.value.startswith("**b**  \na: a · c: c · d: d\n\n**b**")
    assert kaarten.value.count("**b**") == 25
    assert [stuk.value.split(";")[0] for stuk in app.caption] == ["De eerste 25 van 26 rijen"]
    assert isinstance(app.table[0].value, pd.DataFrame)


def test_the_style_sheet_shows_one_of_the_two() -> None:
    breed, smalle = taal._STIJL.split("@media (max-width: 640px)")
    assert ':has(> [class*="st-key-smal_"]) { display: none; }' in breed
    assert ':has(> [class*="st-key-breed_"]) { display: none; }' in smalle
