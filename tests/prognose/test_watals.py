"""What-if on the stored forecast: before is what is stored, and a step changes nothing but itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from monitor.fouten import Geweigerd
from monitor.prognose.band import Band
from monitor.prognose.invoer import FASEN, Invoer
from monitor.prognose.verschuif import Verzet, stel_voor
from monitor.prognose.voorspel import TEAM, Voorspeller
from monitor.prognose.watals import (
    LAAT_WEG,
    VERSCHUIF,
    VOEG_TOE,
    NieuwProject,
    Projectstap,
    Rekenmodel,
    maak_model,
    met_voorstel,
    pas_toe,
    stappen_uit,
)
from monitor.store import Store
from tests.prognose.klein import BUURTEN, LAATSTE, VANDAAG, WEKEN, vul

START = LAATSTE + dt.timedelta(weeks=5)  # where P1 starts
P1 = NieuwProject("Pottenberg", "renovatie", BUURTEN[0], 150, START, (4, 12, 6))


@pytest.fixture
def gevuld(open_gevuld: Callable[..., Store]) -> Store:
    return open_gevuld(vul)


@pytest.fixture
def model(gevuld: Store) -> Rekenmodel:
    return maak_model(gevuld, VANDAAG)


def test_a_proposal_leaves_what_lies_on_the_table() -> None:
    eigen = (Projectstap(VERSCHUIF, "P1", 4), Projectstap(VOEG_TOE, "nieuw-1", 0, P1))
    voorstel = (Verzet("P2", -3, 9.0), Verzet("P1", 8, 5.0))
    samen = met_voorstel(eigen, voorstel)
    assert samen == (*eigen, Projectstap(VERSCHUIF, "P2", -3))  # P1 keeps the step of the user
    assert met_voorstel(samen, voorstel) == samen
    assert met_voorstel((), voorstel) == stappen_uit(voorstel)


def test_before_is_exactly_the_stored_forecast(gevuld: Store, model: Rekenmodel) -> None:
    uit = model.reken(())
    bewaard = gevuld.df(
        "select medewerker, week, p50, kans, capaciteit from prognose_week order by medewerker = 'team', "
        "medewerker, week"
    )
    assert np.allclose(uit.weken["p50_voor"], bewaard["p50"])
    assert np.allclose(uit.weken["kans_voor"], bewaard["kans"])
    assert np.allclose(uit.weken["p50_na"], bewaard["p50"])
    assert max(uit.weken["week"]) == LAATSTE + dt.timedelta(weeks=52)
    assert (uit.tot, uit.aantal_weken) == (LAATSTE + dt.timedelta(weeks=104), 104)
    team = uit.van(TEAM)
    anderen = [e for e in uit.effecten if e.medewerker != TEAM]
    assert team.tekort_voor == pytest.approx(sum(e.tekort_voor for e in anderen))


def test_dropping_a_project_takes_about_its_hours_away_from_its_coordinator_only(model: Rekenmodel) -> None:
    uit = model.reken([Projectstap(LAAT_WEG, "P1")])
    weken = uit.weken.assign(minder=uit.weken["p50_voor"] - uit.weken["p50_na"])
    minder = weken.groupby("medewerker")["minder"].sum()
    assert minder["M01"] == pytest.approx(150 * 2.9, rel=0.3)  # homes × kengetal of the three phases
    assert minder["M02"] == 0
    assert uit.van("M01").weken_na < uit.van("M01").weken_voor
    assert uit.van("M02").tekort_na == uit.van("M02").tekort_voor


def test_dropping_and_adding_the_same_project_changes_nothing(model: Rekenmodel) -> None:
    uit = model.reken([Projectstap(LAAT_WEG, "P1"), Projectstap(VOEG_TOE, "P1", 0, P1)])
    assert np.allclose(uit.weken["p50_na"], uit.weken["p50_voor"])
    assert np.allclose(uit.weken["kans_na"], uit.weken["kans_voor"])


def test_a_shift_out_of_the_year_shown_is_no_gain(model: Rekenmodel) -> None:
    """The peak of Pottenberg moves to the second year as a whole: not in the chart, still in the shortage."""
    uit = model.reken([Projectstap(VERSCHUIF, "P1", 56)])
    anna = uit.weken[uit.weken["medewerker"] == "M01"]
    assert (anna["p50_na"] < anna["p50_voor"] - 5).any()
    zonder, later = (
        model.reken([stap]).van("M01")
        for stap in (Projectstap(LAAT_WEG, "P1"), Projectstap(VERSCHUIF, "P1", 56))
    )
    assert later.tekort_na > 0.8 * later.tekort_voor
    assert later.tekort_na - zonder.tekort_na > 0.7 * (later.tekort_voor - zonder.tekort_na)
    assert abs(later.weken_na - later.weken_voor) <= 3


def test_the_stored_proposal_looks_as_far_as_the_what_if(gevuld: Store, model: Rekenmodel) -> None:
    assert len(model.invoer.komend) == 104
    voorstel = stel_voor(model._voorspeller)
    assert gevuld.rijen("select project, weken, gewonnen from projectverzet") == [
        (m.project, m.weken, pytest.approx(m.gewonnen)) for m in voorstel.verzet
    ]


def test_a_shift_moves_every_border_and_never_into_the_past(model: Rekenmodel) -> None:
    [later] = pas_toe(model.invoer, [Projectstap(VERSCHUIF, "P1", 10)])
    assert later.grenzen == tuple(WEKEN + 10 + g for g in (4, 8, 20, 26))
    [eerder] = pas_toe(model.invoer, [Projectstap(VERSCHUIF, "P1", -30)])
    assert eerder.grenzen == tuple(WEKEN + g for g in (0, 4, 16, 22))


def test_weeks_before_today_are_left_out(gevuld: Store) -> None:
    later = maak_model(gevuld, VANDAAG + dt.timedelta(weeks=3)).reken(())
    assert min(later.weken["week"]) == LAATSTE + dt.timedelta(weeks=4)
    with pytest.raises(Geweigerd, match="te oud"):
        maak_model(gevuld, VANDAAG + dt.timedelta(weeks=60))


@pytest.mark.parametrize(
    ("stap", "zin"),
    [
        (Projectstap(VERSCHUIF, "P9", 2), "staat niet"),
        (Projectstap(VOEG_TOE, "n", 0, NieuwProject("x", "renovatie", "BU1", 10, START, (1, 1, 1))), "buurt"),
        (
            Projectstap(VOEG_TOE, "n", 0, NieuwProject("x", "gek", BUURTEN[0], 10, START, (1, 1, 1))),
            "kengetal",
        ),
        (
            Projectstap(VOEG_TOE, "n", 0, NieuwProject("x", "renovatie", BUURTEN[0], 10, START, (0, 0, 0))),
            "minstens één fase",
        ),
        (
            Projectstap(VOEG_TOE, "n", 0, NieuwProject("x", "renovatie", BUURTEN[0], 10, LAATSTE, (1, 1, 1))),
            "op zijn vroegst",
        ),
    ],
)
def test_a_step_that_fits_nothing_is_refused_with_a_sentence(
    model: Rekenmodel, stap: Projectstap, zin: str
) -> None:
    with pytest.raises(Geweigerd, match=zin):
        model.reken([stap])


def test_without_a_forecast_there_is_no_what_if(store: Store) -> None:
    with pytest.raises(Geweigerd, match="nog geen verwachting"):
        maak_model(store, VANDAAG)


NIEUW = NieuwProject("Erbij", "verduurzaming", BUURTEN[2], 150, LAATSTE + dt.timedelta(weeks=6), (8, 16, 6))


def _loopt(geval: Invoer) -> Invoer:
    """The renovation began eight weeks ago."""
    [p] = geval.projecten
    grenzen = (geval.T - 8, geval.T + 2, geval.T + 14, geval.T + 20)
    return replace(geval, projecten=(replace(p, grenzen=grenzen, eerste_plan=grenzen, werkelijk=1),))


@pytest.mark.parametrize(
    ("stap", "loopt"),
    [
        (Projectstap(VOEG_TOE, "nieuw-1", 0, NIEUW), True),
        (Projectstap(VERSCHUIF, "P1", 9), False),
        (Projectstap(LAAT_WEG, "P1"), True),
    ],
)
def test_after_is_what_the_forecast_says_once_it_is_the_plan(
    model: Rekenmodel, stap: Projectstap, *, loopt: bool
) -> None:
    """Also when the forecast lies halfway to the plain rule, and for a type that nothing was learned of."""
    kengetal = {("verduurzaming", fase): uren for fase, uren in zip(FASEN, (0.4, 1.0, 0.6), strict=True)}
    invoer = replace(model.invoer, kengetal={**model.invoer.kengetal, **kengetal})
    invoer = _loopt(invoer) if loopt else invoer
    band = Band(1.05, gemengd=True, indicatief=False, terugblikken=2)
    watals = Rekenmodel(_voorspeller(invoer, band), {}, 0).reken([stap])
    plan = pas_toe(invoer, [stap])
    weg = tuple(replace(p, einde=invoer.T) for p in invoer.projecten if stap.soort == LAAT_WEG)
    gekozen = Rekenmodel(_voorspeller(replace(invoer, projecten=plan, vervallen=weg), band), {}, 0).reken([])
    assert [(e.weken_na, e.tekort_na) for e in watals.effecten] == [
        (e.weken_voor, pytest.approx(e.tekort_voor)) for e in gekozen.effecten
    ]
    assert np.allclose(watals.weken["p90_na"], gekozen.weken["p90_na"])


def _voorspeller(invoer: Invoer, band: Band) -> Voorspeller:
    voorspeller = Voorspeller(invoer, 0, eerdere=())
    voorspeller.band = band
    return voorspeller
