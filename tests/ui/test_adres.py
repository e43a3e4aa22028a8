"""Choices in the address: a wrong one is said with what is shown instead, and every choice is a step back."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import PROJECT


def _pagina() -> None:
    import streamlit as st

    from monitor.ui import adres

    with adres.meldplek():
        soort = adres.keuzelijst("Soort", "soort", ["a", "b"], "a", "p_soort", {"a": "Appel", "b": "Bes"}.get,
                                 wat="De soort")  # fmt: skip
        getallen = [1, 2] if soort == "a" else [3, 4]
        aantal = adres.knoppen("Aantal", "aantal", getallen, getallen[0], "p_aantal", wat="Het aantal")
        st.text(f"{soort}{aantal}")


def _open(**adres: str) -> AppTest:
    app = AppTest.from_function(_pagina)
    for naam, waarde in adres.items():
        app.query_params[naam] = waarde
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("vraag", "tekst", "melding"),
    [
        ({}, "a1", []),
        ({"soort": "b", "aantal": "4"}, "b4", []),
        ({"soort": "Bes"}, "b3", []),  # a label, as addresses of before had it
        ({"aantal": "9"}, "a1", ["Het aantal in dit adres kennen we niet. U ziet nu ‘1’."]),
        (
            {"soort": "<b>", "aantal": ""},
            "a1",
            [
                "De soort in dit adres kennen we niet. U ziet nu ‘Appel’. "
                "Het aantal in dit adres kennen we niet. U ziet nu ‘1’."
            ],
        ),
    ],
)
def test_what_the_address_asks_for_is_shown_or_said(
    vraag: dict[str, str], tekst: str, melding: list[str]
) -> None:
    app = _open(**vraag)
    assert app.text[0].value == tekst
    assert [stuk.value for stuk in app.info] == melding


def test_a_choice_cleans_what_it_left_behind_without_a_word() -> None:
    app = _open(aantal="2")
    app.selectbox(key="p_soort").set_value("b").run()
    assert app.text[0].value == "b3"
    assert not app.info
    assert dict(app.query_params) in ({"soort": ["b"]}, {"soort": "b"})
    app.query_params["aantal"] = "2"  # a link again, nothing was chosen
    app.run()
    assert app.info[0].value == "Het aantal in dit adres kennen we niet. U ziet nu ‘3’."


def test_no_field_binds_itself_to_the_address() -> None:
    """Streamlit's binding is no step back in the browser, and drops what it doesn't know in silence."""
    scripts = [PROJECT / "app.py", *(PROJECT / "pages").rglob("*.py"), *(PROJECT / "monitor").rglob("*.py")]
    eigen = Path("monitor", "ui", "adres.py")
    fout = [p for p in scripts if p.relative_to(PROJECT) != eigen and "bind=" in p.read_text("utf-8")]
    assert not fout
