"""A picture is made once for the same content, and never shown for another."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monitor.ui import grafieken

GEMAAKT: list[str] = []


def teken(tabel: pd.DataFrame) -> grafieken.Grafiek:
    """A bar per name; remembers for which names it was made."""
    GEMAAKT.append(",".join(tabel["naam"]))
    staven: alt.Chart = alt.Chart(tabel).mark_bar().encode(x="uren:Q", y="naam:N")
    return staven


def teken_gevuld(tabel: pd.DataFrame) -> grafieken.Gevuld:
    """The same, as a form with its rows."""
    GEMAAKT.append(",".join(tabel["naam"]))
    staven: alt.Chart = alt.Chart().mark_bar().encode(x="uren:Q", y="naam:N")
    return grafieken.Gevuld(grafieken.omschrijving(staven), tabel)


def _bladzijde() -> None:
    import pandas as pd
    import streamlit as st

    from monitor.ui import grafieken
    from tests.app.test_grafieken import teken, teken_gevuld

    namen = str(st.session_state["namen"]).split(",")
    tabel = pd.DataFrame({"naam": namen, "uren": range(len(namen))})
    with st.container(border=True):
        maak = teken_gevuld if st.session_state["gevuld"] else teken
        grafieken.toon(maak, tabel, alt_tekst="Uren per naam", sleutel="proef")


def _kijk(namen: str, *, gevuld: bool) -> AppTest:
    app = AppTest.from_function(_bladzijde)
    app.session_state["gevuld"] = gevuld
    app.session_state["namen"] = namen
    return app.run()


def _bytes(app: AppTest) -> list[bytes]:
    return [blok.proto.SerializeToString() for blok in app.get("vega_lite_chart")]


@pytest.mark.parametrize("gevuld", [False, True])
def test_the_same_content_is_made_once_for_whoever_looks(gevuld: bool) -> None:
    GEMAAKT.clear()
    eerste = _kijk("Anna,Bert", gevuld=gevuld)
    anderen = [_kijk("Anna,Bert", gevuld=gevuld), eerste.run()]
    assert GEMAAKT == ["Anna,Bert"]
    assert len(_bytes(eerste)) == 1
    assert all(_bytes(app) == _bytes(eerste) for app in anderen)
    assert eerste.get("vega_lite_chart")[0].proto.alt == "Uren per naam"


@pytest.mark.parametrize("gevuld", [False, True])
def test_one_other_row_is_another_picture_without_the_first_ones_rows(gevuld: bool) -> None:
    GEMAAKT.clear()
    noord, zuid = _kijk("Anna,Bert", gevuld=gevuld), _kijk("Anna,Carla", gevuld=gevuld)
    assert GEMAAKT == ["Anna,Bert", "Anna,Carla"]
    assert b"Bert" in _bytes(noord)[0]
    assert b"Bert" not in _bytes(zuid)[0]
    assert b"Carla" in _bytes(zuid)[0]
