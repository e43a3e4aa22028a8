"""What a view without names tells beside the works council's sheet, which says who has what: not of whom we
know too few hours. Six people; of some the hours are unknown; one buurt changes hands halfway."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations

import pandas as pd
import pytest

from monitor.access.bereik import Bereik
from monitor.prognose.buurtwissel import Buurtwissel
from monitor.prognose.naamloos import teamblik
from monitor.prognose.pieken import Piekenbeeld
from monitor.prognose.voorspel import TEAM
from monitor.report import bordbeeld
from monitor.report.bord import Vooruitdeel
from monitor.report.bordteam import weekblikken

VAN = dt.date(2026, 11, 23)
WEKEN = [VAN + dt.timedelta(weeks=n) for n in range(8)]
MENSEN = {f"M{n}": f"Kanarie{n}" for n in range(6)}
ROOSTER = dict(zip(MENSEN, (24.0, 32.0, 36.0, 36.0, 36.0, 40.0), strict=True))  # on the sheet, with names
WISSEL = Buurtwissel(dt.date(2026, 12, 21), "B1", "Noord", "M1", "Kanarie1", "M2", "Kanarie2")
ALLES = Bereik(("bord", "pieken"), ("*",))


def _beeld(onbekend: tuple[str, ...], wissels: tuple[Buurtwissel, ...] = (WISSEL,)) -> Piekenbeeld:
    """Everybody has as much work as hours, save in the second week: then a tenth more."""
    bekend = [m for m in MENSEN if m not in onbekend]
    rijen = []
    for n, week in enumerate(WEKEN):
        keer, kans = (1.1, 0.8) if n == 1 else (1.0, 0.1)
        uren = {m: ROOSTER[m] for m in bekend} | {TEAM: sum(ROOSTER[m] for m in bekend)}
        rijen += [
            (m, MENSEN.get(m, "Team"), week, 0.9 * u * keer, u * keer, 1.2 * u * keer, u, 0.0, kans, False,
             "te druk" if n == 1 else "rustig")
            for m, u in uren.items()
        ]  # fmt: skip
    kolommen = ["medewerker", "naam", "week", "p10", "p50", "p90", "capaciteit", "steun", "kans", "afwezig"]
    project = pd.DataFrame(
        [(TEAM, "P1", "Dak", "B0", WEKEN[1], 20.0, "uitvoering")],
        columns=["medewerker", "project", "naam", "buurt", "week", "uren", "fase"],
    )
    return Piekenbeeld(
        reden=None, van=VAN, tot=WEKEN[-1], uren_tot=VAN - dt.timedelta(days=1), historie=110, breedte=1.0,
        opmerkingen=(), weken=pd.DataFrame(rijen, columns=[*kolommen, "woord"]), projecturen=project,
        pieken=(), teampieken=(), coordinatoren={m: MENSEN[m] for m in bekend},
        onbekend={m: MENSEN[m] for m in onbekend}, wissels=wissels,
    )  # fmt: skip


def _gezien(onbekend: tuple[str, ...], wissels: tuple[Buurtwissel, ...] = (WISSEL,)) -> tuple[object, ...]:
    """All that the board and the shared page Pieken show of the weeks, in words and figures."""
    team = teamblik(_beeld(onbekend, wissels))
    weken = weekblikken(team, ALLES)
    deel = Vooruitdeel("", "", None, weken, (), team.mist, team.onvolledig, team.verdeling)
    return (
        team.wie, team.mist, team.beeld.zin(TEAM), team.beeld.teamweken, weken, bordbeeld.maat(deel),
        bordbeeld._vooruitcijfer(deel),
    )  # fmt: skip


def test_beside_the_works_council_sheet_a_view_without_names_tells_of_nobody() -> None:
    werelden = [wie for n in (1, 2, 3) for wie in combinations(MENSEN, n)]
    assert len({_gezien(wie) for wie in werelden}) == 1  # whoever it is, and however many: one and the same
    wie, mist, *_ = gezien = _gezien(("M2",))
    assert wie == "6 coördinatoren, niet van allemaal genoeg uren bekend"
    assert mist == (
        "Van een deel van de coördinatoren kennen we te weinig uren: hun werk en hun uren tellen niet mee in "
        "deze weken. Vanaf wk\u00a052 geldt een andere verdeling. Hoe druk het team het dan heeft, weten we "
        "daarom niet."
    )
    assert not re.search(r"Kanarie|\d+ (van 6|buurt|collega)", str(gezien))


def test_hours_become_percents_up_to_the_other_division_and_projects_are_left_out() -> None:
    team = teamblik(_beeld(("M0",)))
    weken = weekblikken(team, ALLES)
    assert [w.week for w in weken] == WEKEN[:4]  # week 52 begins on 21 December
    assert [(w.laag, w.midden, w.hoog, w.capaciteit) for w in weken[:2]] == [
        (90, 100, 120, 100), (99, 110, 132, 100),
    ]  # fmt: skip
    assert team.beeld.projecturen.empty
    assert set(team.beeld.weken["medewerker"]) == {TEAM}
    assert (team.beeld.coordinatoren, team.beeld.onbekend, team.beeld.wissels) == ({}, {}, ())
    assert team.groep == 5


@pytest.mark.parametrize(
    ("onbekend", "wissels", "cijfer", "uitleg"),
    [
        ((), (WISSEL,), "▲ 1 drukke week", "het eerst wk\u00a049"),
        (("M0",), (), "▲ 1 drukke week", "het eerst wk\u00a049 (niet van iedereen genoeg uren bekend)"),
        (("M0",), (WISSEL,), "▲ minstens 1 drukke week",
         "het eerst wk\u00a049; vanaf wk\u00a052 geldt een andere verdeling en weten we het niet"),
    ],
)  # fmt: skip
def test_the_tile_says_that_work_leaves_the_sum(
    onbekend: tuple[str, ...], wissels: tuple[Buurtwissel, ...], cijfer: str, uitleg: str
) -> None:
    tegel = _gezien(onbekend, wissels)[-1]
    assert isinstance(tegel, tuple)
    assert tegel[1:3] == (cijfer, uitleg)


def test_calm_weeks_before_another_division_are_no_calm_to_come() -> None:
    team = teamblik(_beeld(("M0",)))
    rustig = tuple(w for w in weekblikken(team, ALLES) if w.kans < 0.5)
    deel = Vooruitdeel("", "", None, rustig, (), team.mist, team.onvolledig, team.verdeling)
    assert bordbeeld._vooruitcijfer(deel)[1:3] == (
        "? weten we niet", "tot wk\u00a052 geen drukke week; daarna geldt een andere verdeling",
    )  # fmt: skip


def test_when_of_everybody_enough_is_known_nothing_is_left_out() -> None:
    beeld = _beeld(())
    team = teamblik(beeld)
    assert (team.mist, team.wie, team.verdeling) == ("", "6 coördinatoren", None)
    assert len(weekblikken(team, ALLES)) == len(WEKEN)
    assert len(team.beeld.projecturen) == 1
    assert weekblikken(team, ALLES)[0].capaciteit == 205  # 24 + 32 + 3 × 36 + 40 = 204, rounded to 5
