"""A picture is made once for the same content, and never shown for another."""

from __future__ import annotations

import altair as alt
import pandas as pd
from streamlit.testing.v1 import AppTest

from monitor.ui import grafieken

GEMAAKT: list[str] = []


def teken(tabel: pd.DataFrame) -> grafieken.Grafiek:
    """A bar per name; remembers for which names it was made."""
    GEMAAKT.append(",".join(tabel["naam"]))
    staven: alt.Chart = alt.Chart(tabel).mark_bar().encode(x="uren:Q", y="naam:N")
    return staven


def _bladzijde() -> None:
    import pandas as pd
    import streamlit as st

    from monitor.ui import grafieken
    from tests.app.test_grafieken import teken

    namen = str(st.session_state["namen"]).split(",")
    tabel = pd.DataFrame({"naam": namen, "uren": range(len(namen))})
    with st.container(border=True):
        grafieken.toon(teken, tabel, alt_tekst="Uren per naam", sleutel="proef")


def _kijk(namen: str) -> AppTest:
    app = AppTest.from_function(_bladzijde)
    app.session_state["namen"] = namen
    return app.run()


def _bytes(app: AppTest) -> list[bytes]:
    return [blok.proto.SerializeToString() for blok in app.get("vega_lite_chart")]


def test_the_same_content_is_made_once_for_whoever_looks() -> None:
    GEMAAKT.clear()
    eerste = _kijk("Anna,Bert")
    anderen = [_kijk("Anna,Bert"), eerste.run()]
    assert GEMAAKT == ["Anna,Bert"]
    assert len(_bytes(eerste)) == 1
    assert all(_bytes(app) == _bytes(eerste) for app in anderen)
    assert eerste.get("vega_lite_chart")[0].proto.alt == "Uren per naam"


def test_one_other_row_is_another_picture_without_the_first_ones_rows() -> None:
    GEMAAKT.clear()
    noord, zuid = _kijk("Anna,Bert"), _kijk("Anna,Carla")
    assert GEMAAKT == ["Anna,Bert", "Anna,Carla"]
    assert b"Bert" in _bytes(noord)[0]
    assert b"Bert" not in _bytes(zuid)[0]
    assert b"Carla" in _bytes(zuid)[0]
