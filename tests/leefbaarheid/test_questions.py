"""What the pages and the command line ask: complete, with its reasons, in words."""

import argparse
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.cli.stoplicht import argumenten, voer_uit
from monitor.fouten import Geweigerd
from monitor.leefbaarheid import besluit, drempels, questions
from monitor.leefbaarheid.indicatoren import Drempels
from monitor.leefbaarheid.lijsten import naast_elkaar
from monitor.leefbaarheid.refresh import vernieuw
from monitor.leefbaarheid.uitleg import kans_in_woorden
from monitor.store import Store
from monitor.ui.stoplicht import beeld
from tests.leefbaarheid.gegevens import GELADEN, maak_batch, maak_buurten, maak_complexen, maak_metingen

VANDAAG = dt.date(2026, 5, 4)
BUURTEN = [f"BU0999{i:04d}" for i in range(12)]


@pytest.fixture
def stad(open_gevuld: Callable[..., Store]) -> Store:
    """Twelve buurten; the first gets worse and is red, the second is green with a red complex."""
    return open_gevuld(_vul_stad)


def _vul_stad(store: Store) -> None:
    with store.schrijf() as tx:
        maak_buurten(tx, {**dict.fromkeys(BUURTEN, 1000), "BU09990099": 40})
        maak_complexen(tx, {f"C{i}": (BUURTEN[1], 60) for i in range(12)})
        maak_batch(tx, 1)
        rijen = [
            {
                "gebied": b,
                "indicator": "overlast_politie",
                "jaar": jaar,
                "teller": 40 + 30 * (i == 0) * (jaar - 2020),
            }
            for i, b in enumerate(BUURTEN)
            for jaar in range(2021, 2026)
        ]
        rijen += [
            {"niveau": "complex", "gebied": f"C{i}", "indicator": "huurachterstand", "jaar": 2025,
             "teller": 30 if i == 0 else 1, "noemer": 60}
            for i in range(12)
        ]  # fmt: skip
        rijen += [
            {
                "gebied": b,
                "indicator": "huurachterstand",
                "jaar": 2025,
                "teller": 2 if b == BUURTEN[1] else 20,
                "noemer": 100,
            }
            for b in BUURTEN
        ]
        rijen += [
            {
                "gebied": BUURTEN[2],
                "indicator": "cijfer_buurt",
                "jaar": 2025,
                "waarde": 8.1,
                "sd": 1,
                "noemer": 80,
            },
            {
                "gebied": BUURTEN[3],
                "indicator": "cijfer_buurt",
                "jaar": 2020,
                "waarde": 8.1,
                "sd": 1,
                "noemer": 80,
            },
            {"gebied": "BU09990099", "indicator": "overlast_politie", "jaar": 2025, "teller": 90},
        ]
        maak_metingen(tx, 1, rijen)
        for i in range(6):
            tx.doe(
                "insert into oordeel values (1, ?, 'buurt', ?, 'schoon', 2025, 'professional', 2, 5)",
                [i, BUURTEN[2]],
            )
        for sleutel, waarde in {
            "won": 0.1,
            "fys": 0.02,
            "vrz": -0.3,
            "soc": 0.05,
            "onv": 0.03,
            "afw": -0.1,
        }.items():
            tx.doe(
                "insert into gebiedscijfer values (1, 1, ?, 2024, ?, ?, 'leefbaarometer')",
                [BUURTEN[0], sleutel, waarde],
            )
        vernieuw(tx, store.instellingen)


def test_a_map_layer_shows_every_own_area_and_its_legend_counts(stad: Store) -> None:
    laag = questions.kaartlaag(stad, VANDAAG, "overlast_politie")
    assert len(laag.lichten) == 13
    assert sum(laag.legenda.values()) == 13
    assert laag.legenda["rood"] == 1
    assert laag.legenda["grijs"] == 1
    assert laag.jaren == (2021, 2022, 2023, 2024, 2025)
    assert (laag.herkomst.jaren, laag.herkomst.bronnen) == ((2025,), ("politie",))
    eerste = laag.lichten[0]
    assert (eerste.woord, eerste.symbool, eerste.trend) == ("rood", "▲", "slechter")
    assert eerste.getoond(eerste.ruw) == pytest.approx(190)
    klein = laag.lichten[-1]
    assert klein.woord == "grijs: minder dan 100 inwoners"


def test_the_year_slider_and_what_was_known_then(stad: Store) -> None:
    laag = questions.kaartlaag(stad, VANDAAG, "overlast_politie", jaar=2021)
    assert {c.jaar for c in laag.lichten} == {2021}
    assert laag.lichten[-1].reden_grijs == "geen cijfer"
    toen = questions.kaartlaag(stad, dt.date(2023, 6, 1), "overlast_politie")
    assert toen.jaren == (2021, 2022, 2023)


def test_total_crime_is_context_no_light_in_a_list_a_sentence_or_on_the_map(stad: Store) -> None:
    """The very counts of the one buurt that is red and gets worse, now as total crime: nothing is added."""
    voor, lijst = questions.overzicht(stad, VANDAAG), questions.standaardlijsten(stad, VANDAAG)
    zin = questions.kort_profiel(stad, BUURTEN[0], VANDAAG).zin
    with stad.schrijf() as tx:
        maak_metingen(
            tx,
            1,
            [
                {"gebied": b, "indicator": "misdrijven_totaal", "jaar": jaar,
                 "teller": 40 + 30 * (i == 0) * (jaar - 2020)}
                for i, b in enumerate(BUURTEN) for jaar in range(2021, 2026)
            ],
        )  # fmt: skip
        vernieuw(tx, stad.instellingen)
    assert questions.overzicht(stad, VANDAAG) == voor
    assert questions.standaardlijsten(stad, VANDAAG) == lijst
    assert [c.gebied.code for c in lijst.rood_en_slechter] == [BUURTEN[0]]
    assert questions.kort_profiel(stad, BUURTEN[0], VANDAAG).zin == zin
    laag = questions.kaartlaag(stad, VANDAAG, "misdrijven_totaal")
    # twelve with a figure, one too small; the first rises by 30 a year of 130 on average: 4 × 30 ÷ 130
    assert [beeld.klasse(c).code for c in laag.lichten].count("neutraal") == 12
    eerste = beeld.hover(laag.lichten[0], "norm")
    assert (eerste[1], eerste[-1]) == ("·\u00a0zonder oordeel", "↗ hoger (+92\u00a0%)")


def test_an_unknown_indicator_is_refused(stad: Store) -> None:
    with pytest.raises(Geweigerd, match="kennen we niet"):
        questions.kaartlaag(stad, VANDAAG, "<script>")


def test_the_map_under_the_old_thresholds(stad: Store) -> None:
    with stad.schrijf() as tx:
        drempels.wijzig(
            tx,
            "overlast_politie",
            Drempels("vast", 500, 600),
            wie="R. de Vries",
            reden="Proef",
            wanneer=GELADEN,
        )
        vernieuw(tx, stad.instellingen)
    nu = questions.kaartlaag(stad, VANDAAG, "overlast_politie")
    toen = questions.kaartlaag(stad, VANDAAG, "overlast_politie", maatstaf="vorig")
    assert (nu.legenda["rood"], toen.legenda["rood"]) == (0, 1)
    regel = next(r for r in questions.drempellijst(stad) if r.indicator.code == "overlast_politie")
    assert (regel.nu.rood, regel.vorig, regel.referentiejaar) == (600, Drempels(), 2025)
    assert questions.drempellogboek(stad)[0].reden == "Proef"


def test_the_profile_holds_everything_about_a_buurt(stad: Store) -> None:
    p = questions.profiel(stad, BUURTEN[0], VANDAAG)
    assert [c.jaar for c in p.verloop["overlast_politie"]] == [2021, 2022, 2023, 2024, 2025]
    assert "1 van de 2 lichten slecht (overlastmeldingen bij de politie)" in p.kort.zin
    assert "slechter dan eerder: overlastmeldingen bij de politie" in p.kort.zin
    assert p.waterval is not None
    assert sum(waarde for _, waarde in p.waterval.delen) == pytest.approx(p.waterval.afwijking)
    met_complexen = questions.profiel(stad, BUURTEN[1], VANDAAG)
    assert len(met_complexen.complexen) == 12
    with pytest.raises(Geweigerd, match="kennen we niet"):
        questions.profiel(stad, "BU00000000", VANDAAG)


def test_an_area_without_figures_says_so(stad: Store) -> None:
    assert (
        questions.kort_profiel(stad, "BU09990099", VANDAAG).zin
        == "Van Buurt 99 weten we te weinig voor een licht."
    )


def test_the_standing_lists(stad: Store) -> None:
    uit = questions.standaardlijsten(stad, VANDAAG)
    assert [c.gebied.code for c in uit.rood_en_slechter] == [BUURTEN[0]]
    assert [(k.buurt.gebied.code, k.complex.gebied.code) for k in uit.groen_met_rode_kern] == [
        (BUURTEN[1], "C0")
    ]
    ((gebied, bron),) = uit.tegenspraak
    assert (gebied.code, bron.onderwerp) == (BUURTEN[2], "algemeen")
    assert bron.per_bron == {"bewoners": "groen", "professional": "rood"}


def test_stale_figures_turn_grey_and_are_listed(stad: Store) -> None:
    laag = questions.kaartlaag(stad, VANDAAG, "cijfer_buurt")
    assert laag.lichten[3].woord == "grijs: verouderd"
    assert questions.verouderd(stad, VANDAAG) == ()
    later = questions.verouderd(stad, dt.date(2028, 6, 1))
    assert [(v.indicator.code, v.houdbaar_tot) for v in later] == [
        ("huurachterstand", 2027),
        ("overlast_politie", 2027),
    ]


def test_the_overview_names_new_reds(stad: Store) -> None:
    uit = questions.overzicht(stad, dt.date(2022, 6, 1))
    assert [c.gebied.code for c in uit.nieuw_rood] == [BUURTEN[0]]
    assert questions.overzicht(stad, VANDAAG).nieuw_rood == ()
    assert [c.gebied.code for c in questions.overzicht(stad, VANDAAG).slechter] == [BUURTEN[0]]


@pytest.mark.parametrize(
    ("kans", "woorden"),
    [
        (0.8999, "89 %"), (0.896, "89 %"), (0.9, "90 %"), (0.4999, "49 %"), (0.5, "50 %"), (0.29, "29 %"),
        (0.0, "minder dan 1 %"), (0.0099, "minder dan 1 %"), (0.01, "1 %"), (0.9949, "99 %"),
        (1.0, "meer dan 99 %"), (None, "onbekend"),
    ],
)  # fmt: skip
def test_a_chance_never_rounds_onto_the_bar_it_stays_under(kans: float | None, woorden: str) -> None:
    assert kans_in_woorden(kans) == woorden


def test_years_taken_together_are_named(stad: Store) -> None:
    with stad.schrijf() as tx:
        maak_batch(tx, 2)
        maak_metingen(
            tx, 2,
            [{"gebied": b, "indicator": "woninginbraak", "jaar": jaar, "teller": 5 + i, "noemer": 500}
             for i, b in enumerate(BUURTEN) for jaar in range(2021, 2026)],
        )  # fmt: skip
        vernieuw(tx, stad.instellingen)
    eerste = questions.uitleg(stad, BUURTEN[0], "woninginbraak", 2025, VANDAAG).stappen[0]
    assert eerste.endswith("(bron: politie, 2023 t/m 2025 samen).")


def test_a_source_that_is_uncertain_is_called_so_beside_the_others(stad: Store) -> None:
    onzeker, rond = (
        replace(questions.kaartlaag(stad, VANDAAG, "overlast_politie").lichten[1], licht="geel", geel_soort=s)
        for s in ("onzeker", "rond norm")
    )
    (bron,) = naast_elkaar([onzeker], [])
    assert bron.per_bron == {"cijfers": "geel, onzeker"}
    assert naast_elkaar([onzeker, rond], [])[0].per_bron == {"cijfers": "geel, rond norm"}
    assert naast_elkaar([onzeker, replace(rond, licht="rood")], [])[0].per_bron == {"cijfers": "rood"}


def test_from_a_light_to_its_rule_and_its_rows(stad: Store) -> None:
    uitleg = questions.uitleg(stad, BUURTEN[0], "overlast_politie", 2025, VANDAAG)
    assert (
        uitleg.stappen[0] == "Cijfer: 190 op 1.000 inwoners = 190 per 1.000 inwoners (bron: politie, 2025)."
    )
    assert "Kans op rood meer dan 99 %" in uitleg.stappen[-1]
    assert "samen met de buurten van Proefstad schatten we" in uitleg.stappen[1]
    assert all(vraag.startswith("--") for _, vraag in uitleg.vragen)
    (regel,) = questions.bronregels(stad, BUURTEN[0], "overlast_politie", 2025)
    assert (regel.bestand, regel.rij, regel.teller, regel.telt) == ("proef.csv", 6, 190, True)


def test_a_decision_stands_beside_the_computed_light(stad: Store) -> None:
    with stad.schrijf() as tx:
        besluit.neem(
            tx, BUURTEN[0], "overlast_politie", "geel", reden="Eén adres, is vertrokken", naam="A. Jansen",
            datum=dt.date(2026, 4, 1), vervalt=dt.date(2026, 7, 1),
        )  # fmt: skip
    cijfer = questions.kaartlaag(stad, VANDAAG, "overlast_politie").lichten[0]
    assert cijfer.licht == "rood"
    assert cijfer.besluit is not None
    assert cijfer.besluit.licht == "geel"
    na_afloop = questions.kaartlaag(stad, dt.date(2026, 8, 1), "overlast_politie").lichten[0]
    assert na_afloop.besluit is None


def _opdracht(data: Path, *extra: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=data)
    argumenten(parser)
    return voer_uit(parser.parse_args(list(extra)))


def test_the_command_line_prints_the_agreed_shape(stad: Store, capsys: pytest.CaptureFixture[str]) -> None:
    data = stad.instellingen.data
    stad.sluit()
    assert _opdracht(data, "--vandaag", "2026-05-04", "--json") == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["vandaag"] == "2026-05-04"
    (licht,) = [
        x for x in uit["lichten"] if (x["gebied"], x["indicator"]) == (BUURTEN[0], "overlast_politie")
    ]
    assert set(licht) >= {
        "gebied", "indicator", "jaar", "teller", "noemer", "ruw", "geschat", "interval", "kans_rood",
        "kans_groen", "licht", "geel_soort", "reden_grijs", "trend",
    }  # fmt: skip
    assert (licht["licht"], licht["trend"], licht["teller"]) == ("rood", "slechter", 190)
    assert set(uit["aandacht"][0]) == {"gebied", "score", "dekking", "rang"}
    grijs = [x for x in uit["lichten"] if x["licht"] == "grijs"]
    assert all(x["reden_grijs"] for x in grijs)
    assert _opdracht(data, "--vandaag", "2026-05-04") == 0
    assert "Overlastmeldingen bij de politie (per buurt): 1 rood" in capsys.readouterr().out


def test_the_command_line_without_figures_says_what_to_do(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    data = store.instellingen.data
    store.sluit()
    assert _opdracht(data, "--json") == 1
    assert "Importeer eerst" in json.loads(capsys.readouterr().out)["reden"]
