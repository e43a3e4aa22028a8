"""The profile on one A4: everything there, one page however much there is, sample data labelled, offline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from monitor.intake.ophalen import Ophaling
from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Profiel
from monitor.report.pdf import bladzijden
from monitor.ui import bron
from monitor.ui.profiel import a4
from tests.app.stad import BUURTEN, GEMEEN, vul_stad
from tests.report.lezen import pdf_tekst

VANDAAG = dt.date(2026, 5, 4)
NU = dt.datetime(2026, 5, 4, 9, 0, tzinfo=dt.UTC)
GEHAALD = (
    Ophaling(
        1, "misdrijven", "Geregistreerde misdrijven", "Politie, via het CBS", "CC BY 4.0", "Proefstad", "https://x",
        "januari 2021 t/m december 2025", dt.datetime(2026, 5, 1),  # noqa: DTZ001 — UTC without a zone
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BUURTMONITOR_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", str(VANDAAG))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    bron.store().sluit()
    st.cache_data.clear()
    st.cache_resource.clear()


def _pdf(profiel: Profiel, gehaald: tuple[Ophaling, ...] = ()) -> bytes:
    bladen = [a4.blad(profiel, gehaald, ruimte) for ruimte in a4.RUIMTES]
    return a4.pdf(bladen, NU)


def test_uncertain_has_the_sign_of_the_screen_on_paper() -> None:
    vul_stad(bron.store())
    tekst = pdf_tekst(_pdf(questions.profiel(bron.store(), BUURTEN[0], VANDAAG)))
    assert "◇ onzeker" in " ".join(tekst.split())
    assert "□" not in tekst


def test_figure_interval_n_source_period_licence_and_day_stand_on_one_page() -> None:
    vul_stad(bron.store())
    pdf = _pdf(questions.profiel(bron.store(), BUURTEN[0], VANDAAG), GEHAALD)
    assert bladzijden(pdf) == 1
    tekst = pdf_tekst(pdf)
    for stuk in (
        "Buurtprofiel: Buurt 0", "1 van de 2 lichten slecht", "190,0 per 1.000 inwoners", "190 op 1.000",
        "Politie, 2025", "slecht", "CC BY 4.0", "peildatum januari 2021 t/m december 2025",
        "Stand van 4 mei 2026",
        "geen landelijke norm", "pagina 1 van 1",
    ):  # fmt: skip
        assert stuk in tekst, stuk
    assert "verzonnen" not in tekst
    # the computed light stays when a professional sees it otherwise; the bytes are the same each time
    assert pdf == _pdf(questions.profiel(bron.store(), BUURTEN[0], VANDAAG), GEHAALD)


def test_it_stays_one_page_and_says_what_was_left_out() -> None:
    vul_stad(bron.store())
    profiel = questions.profiel(bron.store(), BUURTEN[1], VANDAAG)
    een = next(c for c in profiel.kort.lichten if c.indicator.code == "overlast_politie")
    lang = "Meldingen van een lange naam die over twee regels gaat"
    lichten = tuple(
        replace(een, indicator=replace(een.indicator, code=f"i{n}", naam=f"{lang} {n}")) for n in range(40)
    )
    reeks = profiel.verloop["overlast_politie"]
    vol = replace(
        profiel,
        kort=replace(profiel.kort, lichten=lichten),
        verloop={c.indicator.code: reeks for c in lichten},
        complexen=profiel.complexen * 5,
        achtergrond=tuple((f"kerncijfer_met_een_naam_{n}", 2024, 12.5, "cbs") for n in range(60)),
    )
    pdf = _pdf(vol, GEHAALD * 1)
    assert bladzijden(pdf) == 1
    tekst = pdf_tekst(pdf)
    assert "En nog" in tekst
    assert "op het scherm" in tekst


def test_hostile_names_print_as_text() -> None:
    vul_stad(bron.store(), namen=GEMEEN)
    for code, naam in zip(BUURTEN, GEMEEN, strict=False):
        pdf = _pdf(questions.profiel(bron.store(), code, VANDAAG))
        assert bladzijden(pdf) == 1
        if "alert" in naam:
            assert "alert(1)" in pdf_tekst(pdf)


def test_sample_data_carry_their_label(monkeypatch: pytest.MonkeyPatch) -> None:
    vul_stad(bron.store())
    monkeypatch.setattr(bron, "is_voorbeeld", lambda: True)
    pdf = _pdf(questions.profiel(bron.store(), BUURTEN[0], VANDAAG))
    assert "Voorbeeldcorporatie: verzonnen gegevens" in pdf_tekst(pdf)
