"""The shared Stoplichtkaart: rounded figures that hold the true one, the scope's buurten only, no names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.access import links
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.access.namen import VERBORGEN
from monitor.fouten import Geweigerd
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.leefbaarheid.antwoorden import Gebied, Lichtcijfer
from monitor.leefbaarheid.indicatoren import CATALOGUS
from monitor.leefbaarheid.ophalen import zonder_cijfer
from monitor.report import bordbuurten, kaartvragen, vergroven
from monitor.report.bord import Bord, teksten
from monitor.report.bordvragen import bord
from monitor.report.delen import Wens, maak_link, proef
from monitor.report.kaartvragen import kaart, keur
from monitor.report.vastgelegd import Vastgelegd
from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.report.organisatie import ANDERE, MENSEN, VANDAAG, WIJK, vul_organisatie

NU = 1_795_000_000
KAART = Bereik(("stoplichtkaart",), ("*",))
EEN_WIJK = Bereik(("stoplichtkaart",), (WIJK,))
BEIDE = Bereik(("bord", "stoplichtkaart"), ("*",))


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(lees_instellingen(tmp_path_factory.mktemp("kaart") / "data")) as store:
        vul_organisatie(store)
        yield store


@pytest.fixture
def kluis(tmp_path: Path) -> Iterator[Kluis]:
    with Kluis.open(tmp_path / "kluis.sqlite") as geopend:
        yield geopend


def _cijfer(indicator: str, teller: float | None, noemer: float, *, licht: str = "groen") -> Lichtcijfer:
    gebied = Gebied("B1", "Reigershoek", "buurt", "B1", 2030, 500)
    ruw = 7.24 if teller is None else teller / noemer
    return replace(
        zonder_cijfer(gebied, CATALOGUS[indicator], 2025),
        teller=teller, noemer=noemer, ruw=ruw, licht=licht, jaren=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "teller", "noemer", "cijfer", "aantal"),
    [
        # 104 rounds to 105, 395 stays: 102,5/397,5 = 257,9 and 107,5/392,5 = 273,9 per 1.000
        ("overlast_dossiers", 104, 395, "257 tot 274 per 1.000 woningen", "105 op 395 woningen"),
        # 6 rounds to 5, and is no less than 5: 5/677,5 = 7,38 and 7,5/672,5 = 11,15
        ("woninginbraak", 6, 675, "7 tot 12 per 1.000 woningen", "5 op 675 woningen"),
        # under 5: only that; 5/672,5 = 7,43
        ("woninginbraak", 1, 675, "minder dan 7,5 per 1.000 woningen", "minder dan 5 op 675 woningen"),
        ("woninginbraak", 0, 675, "minder dan 7,5 per 1.000 woningen", "minder dan 5 op 675 woningen"),
        # a share is never above all: 25 of 25 homes
        ("huurachterstand", 25, 25, "81 tot 100 % van de woningen", "25 op 25 woningen"),
        ("cijfer_buurt", None, 42, "7,2", "40 respondenten"),
    ],
)
def test_a_figure_is_the_band_that_fits_its_rounded_numbers(
    indicator: str, teller: float | None, noemer: float, cijfer: str, aantal: str
) -> None:
    c = _cijfer(indicator, teller, noemer)
    assert vergroven.cijfer(c).replace("\u00a0", " ") == cijfer
    assert vergroven.aantal(c) == aantal


def test_an_area_without_a_light_has_no_figure() -> None:
    for c in (_cijfer("woninginbraak", 12, 675, licht="grijs"), _cijfer("cijfer_buurt", None, 9)):
        assert (vergroven.cijfer(c), vergroven.aantal(c)) == ("", "")


@settings(max_examples=150)
@given(teller=st.integers(0, 3000), noemer=st.integers(10, 6000))
def test_the_true_rate_lies_inside_and_equal_roundings_look_the_same(teller: int, noemer: int) -> None:
    laag, hoog = vergroven.band(teller, noemer, 1000)
    assert laag <= 1000 * teller / noemer <= hoog
    zelfde = teller if teller < 5 else 5 * ((2 * teller + 5) // 10)
    if teller >= 5:
        assert vergroven.band(max(zelfde, 5), noemer, 1000) == (laag, hoog)
    else:
        assert all(vergroven.band(y, noemer, 1000) == (laag, hoog) for y in range(5))


def test_every_buurt_has_the_light_of_the_teams_own_map(gevuld: Store) -> None:
    beeld = kaart(gevuld, KAART, VANDAAG)
    assert [b.naam for b in beeld.buurten] == [f"Buurt {n}" for n in range(6)] + [
        f"Kanariebuurt {n}" for n in range(6, 12)
    ]
    eigen = {
        (c.indicator.code, c.gebied.code): vergroven.klasse(c)
        for c in leefbaarheid.lichten(gevuld, VANDAAG)[0]
        if c.gebied.niveau == "buurt"
    }
    gedeeld = {(laag.code, licht.buurt): licht.klasse for laag in beeld.lagen for licht in laag.lichten}
    assert gedeeld == eigen
    # 190 reports on 1.000 residents in the first buurt, where the others have 40: it is red and gets worse
    ((laag, licht),) = beeld.opvallend()
    assert (laag.code, licht.buurt) == ("overlast_politie", "BU09990000")
    # 190 is a multiple of 5 already: 187,5/1.002,5 = 187,03 and 192,5/997,5 = 192,98
    assert licht.cijfer.replace("\u00a0", " ") == "187 tot 193 per 1.000 inwoners"
    assert licht.aantal == "190 op 1.000 inwoners"


def test_a_scope_of_one_wijk_holds_nothing_of_another(gevuld: Store) -> None:
    beeld = kaart(gevuld, EEN_WIJK, VANDAAG)
    alles = Vastgelegd(kaart=beeld).als_tekst()
    assert {b.code[:8] for b in beeld.buurten} == {WIJK.replace("WK", "BU")}
    assert not [t for t in ("Kanarie", ANDERE, ANDERE.replace("WK", "BU"), *MENSEN) if t in alles]
    assert keur(gevuld, beeld)


def test_a_period_holds_only_years_that_lie_in_it_and_no_score(gevuld: Store) -> None:
    beeld = kaart(gevuld, Bereik(("stoplichtkaart",), ("*",), dt.date(2025, 1, 1)), VANDAAG)
    assert {licht.jaar for laag in beeld.lagen for licht in laag.lichten} <= {2025, None}
    assert {b.aandacht for b in beeld.buurten} == {"grijs"}
    later = kaart(gevuld, Bereik(("stoplichtkaart",), ("*",), dt.date(2026, 6, 1)), VANDAAG)
    assert later.reden is not None
    with pytest.raises(Geweigerd, match="niets te delen"):
        keur(gevuld, later)


def test_another_page_gives_no_map(gevuld: Store) -> None:
    for bereik in (Bereik(("bord",), ("*",)), Bereik(("stoplichtkaart",), ()), Bereik()):
        with pytest.raises(Geweigerd, match="hoort niet bij"):
            kaart(gevuld, bereik, VANDAAG)


def test_every_number_that_is_shown_is_rounded(gevuld: Store) -> None:
    for laag in kaart(gevuld, KAART, VANDAAG).lagen:
        for licht in laag.lichten:
            assert all(int(n) % 5 == 0 for n in re.findall(r"\d+", licht.aantal.replace(".", "")))


def test_a_count_that_is_not_rounded_stops_the_link(
    gevuld: Store, kluis: Kluis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vergroven, "aantal", lambda c: f"{c.teller} op 1.001")
    with pytest.raises(Geweigerd, match="niet afgerond"):
        maak_link(gevuld, kluis, NU, VANDAAG, Wens("x", KAART), door="Ruud")
    assert links.lijst(kluis) == []


def test_a_buurt_named_after_a_colleague_is_masked_and_the_audit_looks_again(
    store: Store, kluis: Kluis, monkeypatch: pytest.MonkeyPatch
) -> None:
    vul_organisatie(store, namen=[f"Hof van {MENSEN[3]}"])
    beeld = kaart(store, KAART, VANDAAG)
    assert beeld.buurten[0].naam == f"Hof van {VERBORGEN}"
    assert not [t for t in teksten(beeld) if MENSEN[3] in t]
    monkeypatch.setattr(kaartvragen, "patroon", lambda _: re.compile("(?!)"))  # the mask is off
    with pytest.raises(Geweigerd, match="de naam van een medewerker"):
        maak_link(store, kluis, NU, VANDAAG, Wens("x", KAART), door="Ruud")
    assert links.lijst(kluis) == []


def test_a_momentopname_keeps_the_map_and_later_figures_do_not_change_it(gevuld: Store, kluis: Kluis) -> None:
    link, _, gekeurd = maak_link(gevuld, kluis, NU, VANDAAG, Wens("Bestuur", BEIDE), door="Ruud")
    vast = Vastgelegd.uit_tekst(links.inhoud(kluis, link.id, NU + 1))
    assert vast == Vastgelegd(bord(gevuld, BEIDE, VANDAAG), kaart(gevuld, BEIDE, VANDAAG))
    assert any("12 buurten (alle wijken), geen complexen" in zin for zin in gekeurd.zinnen)
    alleen, gekeurd = proef(gevuld, EEN_WIJK, VANDAAG, "momentopname")
    assert alleen.bord is None
    assert any("geen uren" in zin for zin in gekeurd.zinnen)
    assert Vastgelegd.uit_tekst(alleen.als_tekst()) == alleen


def test_what_an_older_link_keeps_can_still_be_read(gevuld: Store) -> None:
    oud = bord(gevuld, Bereik(("bord",), ("*",)), VANDAAG)
    assert Vastgelegd.uit_tekst(oud.als_tekst()) == Vastgelegd(oud)
    assert Bord.uit_tekst(Vastgelegd(oud).als_tekst()) == oud


@pytest.mark.parametrize("tekst", [None, "", "{}", "[]", "3", '{"bord": null, "stoplichtkaart": "{}"}'])
def test_what_is_something_else_is_refused(tekst: str | None) -> None:
    with pytest.raises(Geweigerd, match="nieuwe link"):
        Vastgelegd.uit_tekst(tekst)


def test_few_cases_are_a_band_on_the_board_too() -> None:
    assert bordbuurten.cijfer(_cijfer("woninginbraak", 2, 675)).startswith("minder dan 7,5")
    assert bordbuurten.cijfer(_cijfer("overlast_dossiers", 104, 395)).startswith("257\u00a0tot\u00a0274")
