"""The stories hold in the files themselves, recomputed without the generator."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from python_calamine import CalamineWorkbook

from monitor.demo import namen, verhalen
from tests.demo import lezer


def _laatste_zondag(map_: Path) -> dt.date:
    laatste = max(r[1] for r in lezer.alle_uren(map_))
    return laatste + (6 - laatste.weekday()) * lezer.DAG


def _codes(map_: Path) -> dict[str, str]:
    return {k["properties"]["buurtnaam"]: k["properties"]["buurtcode"] for k in lezer.buurten(map_)}


def _gebied(map_: Path) -> dict[str, str]:
    return {
        r["buurt"]: r["medewerker"] for r in lezer.lees_csv(map_ / "voorbeeld_verdeling.csv") if not r["tot"]
    }


def _indicator(bestand: Path, indicator: str) -> dict[tuple[str, int], tuple[float, float]]:
    return {
        (r["gebied"], int(r["jaar"])): (float(r["teller"]), float(r["noemer"]))
        for r in lezer.lees_csv(bestand)
        if r["indicator"] == indicator and r["teller"] != "."
    }


def test_one_is_structurally_too_full_one_registers_half_the_others_are_around_full(map_: Path) -> None:
    kort, lang = lezer.bezetting(map_, verhalen.WEKEN_RECENT), lezer.bezetting(map_, 52)
    vol, half = verhalen.TE_VOL.medewerker, verhalen.HALF.medewerker
    assert 1.15 <= kort[vol][0] <= 1.20
    assert 1.13 <= lang[vol][0] <= 1.21
    assert kort[vol][1] > 0.9
    assert 0.42 <= kort[half][1] <= 0.58
    assert 0.45 <= lang[half][1] <= 0.55
    anderen = {m: b for m, b in kort.items() if m not in (vol, half)}
    assert len(anderen) == 13  # 10 other coordinators and 3 gebiedsregisseurs; the one who left is gone
    assert all(0.80 <= b <= 1.05 for b, _ in anderen.values()), anderen
    assert all(r >= 0.8 for _, r in anderen.values())


def test_the_full_one_also_has_most_homes_cases_and_both_red_buurten(map_: Path) -> None:
    gebied, vol = _gebied(map_), verhalen.TE_VOL.medewerker
    woningen: Counter[str] = Counter()
    for r in lezer.lees_csv(map_ / "voorbeeld_complexen.csv"):
        woningen[gebied[r["buurt"]]] += int(r["woningen"])
    zaken: Counter[str] = Counter()
    rijen = lezer.lees_csv(map_ / "voorbeeld_caseload.csv")
    laatste = max(lezer.datum(r["peildatum"]) for r in rijen)
    for r in rijen:
        if lezer.datum(r["peildatum"]) == laatste:
            zaken[r["medewerker"]] += int(r["aantal"])
    anderen = [m for m in woningen if m != vol]
    assert woningen[vol] > 1.25 * sum(woningen[m] for m in anderen) / 11
    assert zaken[vol] > 1.7 * sum(zaken[m] for m in anderen) / 11
    assert {gebied[_codes(map_)[n]] for n in verhalen.ROOD_BUURTEN} == {vol}
    assert len({r["peildatum"] for r in rijen}) == 12


def test_a_project_starts_six_to_ten_weeks_ahead_in_the_buurt_of_somebody_in_balance(map_: Path) -> None:
    rijen = (
        CalamineWorkbook.from_path(str(map_ / "voorbeeld_projecten.xlsx")).get_sheet_by_index(0).to_python()
    )
    projecten = [dict(zip(map(str, rijen[0]), r, strict=True)) for r in rijen[1:]]
    assert len(projecten) == 6
    assert {p["status"] for p in projecten} == {"voorlopig", "definitief"}
    assert {p["type"] for p in projecten} == {
        "renovatie", "sloop/herhuisvesting", "verduurzaming", "nieuwbouw-oplevering",
    }  # fmt: skip
    for p in projecten:
        data = [p[f"{f} {k}"] for f in ("voorbereiding", "uitvoering", "nazorg") for k in ("van", "tot")]
        assert data == sorted(data)
        assert p["bekend vanaf"] <= data[0]
        assert (p["status"] == "voorlopig") == isinstance(p["vroegste start"], dt.date)
    piek = next(p for p in projecten if p["naam"] == verhalen.PIEK_PROJECT)
    weken = (piek["uitvoering van"] - _laatste_zondag(map_)).days / 7
    assert 6 <= weken <= 10
    assert piek["woningen"] == verhalen.PIEK_WONINGEN
    assert _gebied(map_)[piek["buurt"]] == verhalen.PIEK.medewerker
    assert _codes(map_)[verhalen.PIEK_BUURT] == piek["buurt"]
    bezet = lezer.bezetting(map_, verhalen.WEKEN_RECENT)[verhalen.PIEK.medewerker][0]
    assert 0.88 <= bezet <= 1.02


def _poisson_boven(teller: float, verwacht: float) -> float:
    """P(X <= teller) for a Poisson: how surely the true rate is higher than expected."""
    term = som = math.exp(-verwacht)
    for k in range(1, int(teller) + 1):
        term *= verwacht / k
        som += term
    return som


@pytest.mark.parametrize("indicator", verhalen.ROOD_INDICATOREN)
def test_two_buurten_are_red_and_worsening(map_: Path, indicator: str) -> None:
    cijfers = _indicator(map_ / "voorbeeld_indicatoren.csv", indicator)
    jaren = sorted({j for _, j in cijfers})
    assert len(jaren) == verhalen.JAREN_CIJFERS
    for naam in verhalen.ROOD_BUURTEN:
        code = _codes(map_)[naam]
        groep = [v for (g, j), v in cijfers.items() if j == jaren[-1] and g != code]
        norm = sum(t for t, _ in groep) / sum(n for _, n in groep)
        teller, noemer = cijfers[code, jaren[-1]]
        assert _poisson_boven(teller, 1.25 * norm * noemer) > 0.95
        tempo = [cijfers[code, j][0] / cijfers[code, j][1] for j in jaren]
        helling, _ = np.polyfit(range(5), tempo, 1)
        assert np.corrcoef(range(5), tempo)[0, 1] > 0.95  # p < 0.02 on five points
        assert 4 * helling > 0.4 * tempo[0]


def test_a_green_buurt_has_one_red_complex(map_: Path) -> None:
    code = _codes(map_)[verhalen.GROEN_BUURT]
    buurten = _indicator(map_ / "voorbeeld_indicatoren.csv", "overlastmeldingen")
    jaar = max(j for _, j in buurten)
    groep = [v for (_, j), v in buurten.items() if j == jaar]
    norm = sum(t for t, _ in groep) / sum(n for _, n in groep)
    teller, noemer = buurten[code, jaar]
    assert 1 - _poisson_boven(teller - 1, norm * noemer) > 0.9  # surely below the mean
    eigen = {
        r["complex"]: r["naam"]
        for r in lezer.lees_csv(map_ / "voorbeeld_complexen.csv")
        if r["buurt"] == code
    }
    complexen = _indicator(map_ / "voorbeeld_indicatoren_complexen.csv", "overlastmeldingen")
    rood = [
        naam
        for c, naam in eigen.items()
        if _poisson_boven(complexen[c, jaar][0], 1.25 * norm * complexen[c, jaar][1]) > 0.9
    ]
    assert rood == [verhalen.GROEN_COMPLEX]
    assert sum(complexen[c, jaar][0] for c in eigen) == teller


def test_tenants_are_content_where_professionals_worry(map_: Path) -> None:
    code = _codes(map_)[verhalen.TEGENSPRAAK_BUURT]
    cijfers = {
        r["gebied"]: (lezer.getal(r["cijfer"]), int(r["respondenten"]))
        for r in lezer.lees_csv(map_ / "voorbeeld_bewonersonderzoek.csv")
    }
    assert cijfers[code][0] > 7.4
    assert cijfers[code][1] >= 25
    oordelen = defaultdict(list)
    for r in lezer.lees_csv(map_ / "voorbeeld_oordelen.csv"):
        oordelen[r["gebied"]].append(int(r["oordeel"]))
    gemiddeld = {g: sum(o) / len(o) for g, o in oordelen.items()}
    assert gemiddeld[code] < 2
    anders = [g for g in gemiddeld if cijfers[g][0] > 7.4 and g != code]
    assert all(gemiddeld[g] > 2.5 for g in anders)


def test_one_leaves_one_starts_and_twelve_remain(map_: Path) -> None:
    rooster = lezer.lees_csv(map_ / "voorbeeld_rooster.csv", "cp1252")
    einde = _laatste_zondag(map_)
    nu = {r["medewerker"]: r["functie"] for r in rooster if not r["tot"]}
    assert Counter(nu.values()) == {"buurtcoördinator": 12, "gebiedsregisseur": 3}
    weg = {r["medewerker"]: lezer.datum(r["tot"]) for r in rooster if r["tot"] and r["medewerker"] not in nu}
    assert set(weg) == {namen.VERTROKKEN}
    uren = lezer.alle_uren(map_)
    assert max(r[1] for r in uren if r[0] == namen.VERTROKKEN) <= weg[namen.VERTROKKEN]
    eerste = {m: min(r[1] for r in uren if r[0] == m) for m in nu}
    nieuw = [m for m, d in eerste.items() if d > einde - 400 * lezer.DAG]
    assert nieuw == ["Selma Duinmeent"]
    wekelijks = Counter()
    for r in rooster:
        if not r["tot"]:
            wekelijks[r["medewerker"]] += sum(
                lezer.getal(r[d]) for d in ("ma", "di", "wo", "do", "vr")
            ) / int(r["cyclus"])
    assert set(wekelijks.values()) == {24, 28, 32, 36}
    assert all(lezer.datum(r["anker"]).weekday() == 0 for r in rooster)


def test_everybody_is_in_one_source_but_one_who_moved_with_two_weeks_in_both(map_: Path) -> None:
    bronnen = {
        "toggl": lezer.toggl(map_), "clockify": lezer.clockify(map_), "urenstaat": lezer.urenstaat(map_),
    }  # fmt: skip
    waar = defaultdict(set)
    for bron, rijen in bronnen.items():
        for r in rijen:
            waar[r[0]].add(bron)
    assert len(waar) == 16
    assert {m: b for m, b in waar.items() if len(b) > 1} == {
        verhalen.OVERSTAP_MEDEWERKER: {"toggl", "urenstaat"}
    }
    dagen = [
        {r[1] for r in bronnen[b] if r[0] == verhalen.OVERSTAP_MEDEWERKER} for b in ("toggl", "urenstaat")
    ]
    dubbel = sorted(dagen[0] & dagen[1])
    assert dubbel
    assert (dubbel[-1] - dubbel[0]).days < 7 * verhalen.OVERSTAP_DUBBEL_WEKEN
    uren = [
        sum(r[2] for r in bronnen[b] if r[0] == verhalen.OVERSTAP_MEDEWERKER and r[1] in dubbel)
        for b in ("toggl", "urenstaat")
    ]
    assert uren[0] == pytest.approx(uren[1], rel=0.05)
