"""The page Overzicht: empty, filled, and every line leads to the page that explains it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.access import logboek
from monitor.access.bereik import ALLES, Bereik
from monitor.access.kluis import Kluis
from monitor.intake import questions
from monitor.intake.inlezen import Bestand
from monitor.intake.uitslag import Verschil
from monitor.report.bordteam import ZONDER_ROOSTER
from monitor.report.bordvragen import bord
from monitor.ui import bron, opgeruimd
from monitor.ui.overzicht import samen_zin, versheid

SCRIPT = "pages/vandaag/overzicht.py"
GEGEVENS = "pages/beheer/gegevens.py"


def test_without_data_it_says_where_to_begin(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    assert "Er zijn nog geen gegevens" in app.info[0].value
    assert app.get("page_link")


def test_with_data_it_tells_the_week_with_its_source(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    assert app.subheader[0].value == (
        "We weten nog van niemand of het werk in de uren past: bij 1 weten we niet hoeveel er nodig is."
    )
    assert any("We weten het van niemand" in stuk.value for stuk in app.markdown)  # under ▲ Te vol
    assert any(stuk.value.startswith("Periode 30 maart t/m 28 juni 2026") for stuk in app.caption)
    assert any("Weten we niet" in stuk.value for stuk in app.markdown)


def test_what_is_past_the_retention_period_goes_before_the_first_page_and_the_page_says_so_for_a_week(
    tmp_path: Path, open_pagina: Callable[..., AppTest]
) -> None:
    for naam, dag in (("oud.csv", "14-10-2023"), ("jong.csv", "05-10-2026")):
        pad = tmp_path / naam
        pad.write_text(f"Medewerker;Datum;Activiteit;Uren\nAnna;{dag};Overleg;4\n", encoding="utf-8")
        (uitslag,) = pipeline.importeer(bron.store(), [Bestand(pad, naam)], vandaag=bron.vandaag())
        assert uitslag.uitkomst == "verwerkt", uitslag
    assert not open_pagina(SCRIPT).info
    bron.store().sluit()
    st.cache_resource.clear()  # the app starts anew
    (melding,) = [vak.value for vak in open_pagina(SCRIPT).info]
    assert "is 1 regel over medewerkers verwijderd: alles van vóór" in melding
    assert melding.endswith(
        "24 maanden, naar boven afgerond op een hele week. "
        "Cijfers die verder terugkeken, zijn daardoor veranderd."
    )
    with Kluis.open(bron.instellingen().kluis) as kluis:
        assert logboek.regels(kluis)[0].wat == "bewaartermijn"
    lijst = open_pagina(GEGEVENS, deel="Ingelezen bestanden").table[0].value
    assert list(lijst["Telt nu mee"]) == [
        "verwijderde 1 rij", "telt mee  \n4,0\u00a0u", "rijen verwijderd door de bewaartermijn",
    ]  # fmt: skip
    regels = bron.vraag(questions.grootboek)
    toen = regels[0].geladen_op
    assert opgeruimd.zin(regels, toen + dt.timedelta(days=6), 24)
    assert opgeruimd.zin(regels, toen + dt.timedelta(days=7), 24) == ""
    nergens = tuple(replace(r, verschil=Verschil()) for r in regels)  # it only ever waited for a name
    assert opgeruimd.zin(nergens, toen, 24).endswith(
        "Die regel telde nergens mee: er is geen cijfer veranderd."
    )
    assert opgeruimd.zin(tuple(replace(r, geladen_door="voorbeeld") for r in regels), toen, 24) == ""


@pytest.mark.parametrize(
    ("geleden", "goed", "zin"),
    [
        ([0, 0], True, "t/m 20 november 2026 (vandaag), 2 personen"),
        ([1], True, "t/m 19 november 2026 (gisteren), 1 persoon"),
        ([-1], False, "t/m 21 november 2026 (in de toekomst: kijk de datum in het bestand na), 1 persoon"),
        ([3, 4, 4], True, "t/m 17 november 2026 (3 dagen geleden), die dag van 1 van 3 personen"),
        ([3, 3, 20], True, "t/m 17 november 2026 (3 dagen geleden), die dag van 2 van 3 personen"),
        (
            [0, 20, 20, 20],  # one person's file of one day makes nobody else fresh
            False,
            "t/m 20 november 2026 (vandaag), die dag van 1 van 4 personen, "
            "van de meesten t/m 31 oktober 2026",
        ),
    ],
)
def test_how_fresh_a_source_is_says_of_how_many_people(geleden: list[int], goed: bool, zin: str) -> None:
    vandaag = dt.date(2026, 11, 20)
    assert versheid([vandaag - dt.timedelta(days=n) for n in geleden], vandaag) == (goed, zin)


def test_why_the_people_of_the_sources_add_up_to_another_number_than_the_headline() -> None:
    """Anna in two sources, Bert stopped long ago, and somebody whom no medewerker belongs to."""
    dag = dt.date(2026, 11, 19)
    regels = [
        questions.Actualiteit("toggl", "anna@x", "Anna", dag, 1),
        questions.Actualiteit("eigen", "anna", "Anna", dag, 1),
        questions.Actualiteit("eigen", "bert", "Bert", dt.date(2025, 10, 23), 393),
        questions.Actualiteit("eigen", "wie", None, dag, 1),
    ]
    assert samen_zin(regels, {"Anna"}) == (
        "Samen 3 personen; 1 staat in meer dan één bron; 2 tellen hierboven niet mee: geen uren in deze "
        "periode, of niet in het team."
    )
    assert samen_zin(regels[:1], {"Anna"}) == ""


def test_texts_without_a_task_are_told_whole_with_their_days(
    kwartaal: None, tmp_path: Path, open_pagina: Callable[..., AppTest]
) -> None:
    pad = tmp_path / "los.csv"
    pad.write_text(
        "Medewerker;Datum;Activiteit;Uren\n"
        + "".join(f"Anna [x](http://kwaad) <b>;0{d}-06-2026;Raar werk;{u}\n" for d, u in ((2, 4), (5, 2))),
        encoding="utf-8",
    )
    pipeline.importeer(bron.store(), [Bestand(pad, pad.name)], vandaag=bron.vandaag())
    app = open_pagina(SCRIPT)
    (zin,) = [stuk.value for stuk in app.markdown if "niet ingedeeld" in stuk.value]
    assert zin.startswith(
        "1 tekst is niet ingedeeld: 6,0\u00a0u zonder taak, over alles van 2 juni t/m 5 juni 2026."
    )
    assert "Naar Indelen" in [deel.proto.label for deel in app.get("page_link")]


def test_hours_without_a_roster_are_said_the_same_on_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_pagina: Callable[..., AppTest]
) -> None:
    """One entry of 30 April, no roster, looked at in November: only the roster is missing, not the hours."""
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", "2026-11-23")
    pad = tmp_path / "uren.csv"
    pad.write_text("Medewerker;Datum;Activiteit;Uren\nAnna;30-04-2026;Overleg;4\n", encoding="utf-8")
    pipeline.importeer(bron.store(), [Bestand(pad, "uren.csv")], vandaag=bron.vandaag())
    teksten = [stuk.value for stuk in open_pagina(SCRIPT).markdown]
    assert (
        "**Geen rooster** bij Anna. Zonder rooster weten we niet hoeveel uren zij hebben. Uren staan er in "
        "deze periode ook niet."
    ) in teksten
    assert not [t for t in teksten if "Dan weten we wel hoeveel zij werken" in t]
    werkdruk = open_pagina("pages/team/werkdruk.py")
    (melding,) = [vak.value for vak in werkdruk.info]
    assert "Er is van niemand een rooster voor deze weken." in melding
    assert melding.endswith("ingelezen, zijn van 30 april 2026: van vóór deze periode.")
    assert "Week voor week" not in [kop.value for kop in werkdruk.subheader]
    assert {vak.label: vak.value for vak in werkdruk.metric}["Volledige weken"] == "–"
    beeld = bord(bron.store(), Bereik(("bord",), (ALLES,)), bron.vandaag())
    assert beeld.team.reden == ZONDER_ROOSTER
