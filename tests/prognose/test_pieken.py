"""The questions of the page: words, peaks with their cause, and who has no forecast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from monitor import pipeline
from monitor.prognose import pieken
from monitor.prognose.piek import eerste_zin
from monitor.prognose.questions import vooruitblik
from monitor.prognose.voorbehoud import opmerkingen
from monitor.prognose.voorspel import TEAM
from monitor.store import Store, sql
from tests.prognose.klein import BUURTEN, LAATSTE, MA, VANDAAG, WEKEN, moment, vul

EERSTE = LAATSTE + dt.timedelta(weeks=1)


@pytest.fixture
def gevuld(open_gevuld: Callable[..., Store]) -> Store:
    return open_gevuld(vul)


def _zet_kans(store: Store, wie: str, kansen: dict[int, float]) -> None:
    """Chances by number of weeks from the first; all others are calm."""
    with store.schrijf() as tx:
        tx.doe("update prognose_week set kans = 0.05 where medewerker = ?", [wie])
        for n, kans in kansen.items():
            tx.doe(
                "update prognose_week set kans = ? where medewerker = ? and week = ?",
                [kans, wie, EERSTE + dt.timedelta(weeks=n)],
            )


@pytest.mark.parametrize(
    ("kans", "woord"), [(0.199, "rustig"), (0.20, "let op"), (0.50, "let op"), (0.501, "te druk")]
)
def test_the_words_follow_the_definition(kans: float, woord: str) -> None:
    assert pieken.klasse(kans) == woord
    assert pieken.klasse(kans, afwezig=True) == "afwezig"


def test_the_sentence_names_weeks_person_chance_project_and_phase(gevuld: Store) -> None:
    # the execution runs from week 8 up to and including week 19 after the last one
    _zet_kans(gevuld, "M01", {8: 0.7, 9: 0.8, 10: 0.3, 11: 0.6, 12: 0.7})
    beeld = pieken.pieken(gevuld, VANDAAG)
    [piek] = [p for p in beeld.pieken if p.medewerker == "M01"]
    van, tot = EERSTE + dt.timedelta(weeks=8), EERSTE + dt.timedelta(weeks=12)
    assert (piek.van, piek.tot, piek.project, piek.fase) == (van, tot, "P1", "uitvoering")
    assert piek.kans == pytest.approx(0.7)  # of the four busy weeks
    rustiger = (van + dt.timedelta(weeks=2)).isocalendar().week
    weken = f"Wk {van.isocalendar().week}–{tot.isocalendar().week} (behalve wk {rustiger})"
    assert (
        beeld.zin()
        == f"{weken}: Anna heeft het in 7 van de 10 gevallen te druk, door Pottenberg, uitvoering."
    )
    assert beeld.zin("M02").startswith("De komende 26 weken bij Bo is het rustig")
    assert beeld.steeds_vol == ()


def test_the_first_busy_weeks_are_named_once_and_the_first_project_follows(gevuld: Store) -> None:
    _zet_kans(gevuld, "M01", {8: 0.7, 9: 0.7})
    _zet_kans(gevuld, "M02", {8: 0.9, 9: 0.9, 20: 0.99, 21: 0.99})
    acht, drie = (
        pieken.weken_tekst(EERSTE + dt.timedelta(weeks=a), EERSTE + dt.timedelta(weeks=a + 1)) for a in (8, 3)
    )
    assert pieken.pieken(gevuld, VANDAAG).zin() == (
        f"Eerste drukke weken: Bo in {acht} (9 van de 10 keer) en "
        f"Anna in {acht} (7 van de 10 keer, door Pottenberg)."
    )
    _zet_kans(gevuld, "M02", {3: 0.9, 4: 0.9})  # earlier, but not by a project; a single week counts later
    _zet_kans(gevuld, "M01", {1: 0.9, 8: 0.7, 9: 0.7})
    assert pieken.pieken(gevuld, VANDAAG).zin() == (
        f"Eerste drukke weken: Bo in {drie} (9 van de 10 keer). "
        f"Eerste door een project: Anna in {acht} (7 van de 10 keer, door Pottenberg)."
    )


def test_at_most_three_are_named_in_the_first_sentence_and_two_weeks_apart_are_both_named() -> None:
    van = dt.date(2026, 11, 23)
    alle = [
        pieken.Drukpiek(f"M{n}", f"P{n}", van, van + dt.timedelta(weeks=2), 0.6 + n / 100, None, None, None)
        for n in range(5)
    ]
    assert eerste_zin(alle, pd.DataFrame(), 26, None, "") == (
        "Eerste drukke weken: P4 in wk 48–50 (6 van de 10 keer), P3 in wk 48–50 (6 van de 10 keer), "
        "P2 in wk 48–50 (6 van de 10 keer) en nog 2."
    )
    een = replace(alle[0], rustiger=(van + dt.timedelta(weeks=1),))
    assert een.zin == "Wk 48 en 50: P0 heeft het in 6 van de 10 gevallen te druk, door het gewone werk."
    assert een.kort == "P0 in wk 48 en 50 (6 van de 10 keer)"
    rustiger = tuple(van + dt.timedelta(weeks=n) for n in (1, 3))
    lang = replace(alle[0], tot=van + dt.timedelta(weeks=5), rustiger=rustiger)
    assert lang.kort == "P0 in wk 48–53 behalve wk 49 en 51 (6 van de 10 keer)"
    veel = replace(lang, rustiger=rustiger * 2)
    assert (veel.wanneer, veel.weken) == ("wk 48–53 (behalve 4 weken)", "wk 48–53 behalve 4 weken")


def test_of_one_person_the_first_weeks_come_first_and_those_by_a_project_after() -> None:
    van = dt.date(2026, 11, 23)
    gewoon = pieken.Drukpiek("M1", "Bo", van, van + dt.timedelta(weeks=1), 0.86, None, None, None)
    later = replace(gewoon, van=van + dt.timedelta(weeks=9), tot=van + dt.timedelta(weeks=12), kans=0.8)
    project = replace(later, project="P1", projectnaam="Dak", fase="uitvoering")
    zin = "Wk 48–49: Bo heeft het in 9 van de 10 gevallen te druk, door het gewone werk."
    assert eerste_zin([gewoon, later], pd.DataFrame(), 26, "M1", "Bo") == zin
    assert eerste_zin([gewoon, project], pd.DataFrame(), 26, "M1", "Bo") == (
        f"{zin} Eerst door een project: wk 4–7 (8 van de 10 keer), Dak, uitvoering."
    )
    team = replace(gewoon, medewerker=TEAM, naam="Team")
    assert team.zin == "Wk 48–49: het team heeft het in 9 van de 10 gevallen te druk, door het gewone werk."


def test_a_peak_has_one_chance_on_its_card_and_the_team_tells_all_its_weeks(gevuld: Store) -> None:
    _zet_kans(gevuld, "M01", {8: 0.7, 9: 0.3, 10: 0.8})
    _zet_kans(gevuld, TEAM, {8: 0.7, 9: 0.7, 14: 0.9})
    beeld = pieken.pieken(gevuld, VANDAAG)
    acht, negen, tien, later = ((EERSTE + dt.timedelta(weeks=n)).isocalendar().week for n in (8, 9, 10, 14))
    piek = beeld.piekzin("M01", EERSTE + dt.timedelta(weeks=9), EERSTE + dt.timedelta(weeks=12))
    assert piek == f"wk {acht} en {tien} (8 van de 10 keer)"
    assert beeld.piekzin("M01", EERSTE + dt.timedelta(weeks=11), EERSTE + dt.timedelta(weeks=12)) == ""
    assert beeld.teamweken == (
        f"Van de komende 26 weken zijn er 3 te druk voor het team: wk {acht}–{negen} (7 van de 10 keer) en "
        f"wk {later} (9 van de 10 keer)."
    )


def test_a_note_on_several_people_is_one_sentence() -> None:
    def zinnen(*namen: str) -> tuple[str, ...]:
        return opmerkingen(
            120, indicatief=False, gemengd=False, optimistisch=False, chronisch_vol=namen, zonder_uren=(),
            zonder_kengetal=(),
        )  # fmt: skip

    assert zinnen() == ()
    [een], [drie] = zinnen("Anna"), zinnen("Anna", "Bo", "Cas")
    assert een.startswith("Anna zit vaak tegen de capaciteit aan: ")
    assert drie.startswith("Anna, Bo en Cas zitten vaak tegen de capaciteit aan: ")


def test_a_project_peak_comes_before_an_earlier_single_week_and_full_weeks_are_structural(
    gevuld: Store,
) -> None:
    _zet_kans(gevuld, "M01", {9: 0.9, 10: 0.9})
    _zet_kans(gevuld, "M02", dict.fromkeys(range(26), 0.8))
    beeld = pieken.pieken(gevuld, VANDAAG)
    assert beeld.steeds_vol == ("M02",)
    assert "Anna" in beeld.zin()
    assert "door het gewone werk" in beeld.zin("M02")


def _verdeel(store: Store, vanaf: dt.date, wie: str, *buurten: str) -> pieken.Piekenbeeld:
    """From this day on the buurten are of `wie`; what was planned before is gone."""
    with store.schrijf() as tx:
        tx.doe("delete from verdeling where vanaf > ?", [MA])
        tx.doe("update verdeling set tot = null")
        for buurt in buurten:
            tx.doe("update verdeling set tot = ? where buurt = ?", [vanaf - dt.timedelta(days=1), buurt])
            tx.doe("insert into verdeling (buurt, medewerker, vanaf) values (?, ?, ?)", [buurt, wie, vanaf])
        pipeline.vernieuw(tx, store.instellingen, ["verdeling"])
    return pieken.pieken(store, VANDAAG)


def _reeks(beeld: pieken.Piekenbeeld, wie: str, kolom: str = "p50") -> list[float]:
    return [float(x) for x in beeld.weken[beeld.weken["medewerker"] == wie][kolom]]


def test_a_division_that_begins_later_is_followed_from_its_first_monday(gevuld: Store) -> None:
    """Anna's first buurt, with the project, goes to Bo five weeks after the last hours, on a Wednesday."""
    voor = pieken.pieken(gevuld, VANDAAG)
    assert voor.wisselt == ""
    beeld = _verdeel(gevuld, moment(WEKEN + 4, 2), "M02", BUURTEN[0])
    assert beeld.wisselt.startswith(
        "Vanaf 10 juni 2026 geldt een andere verdeling: 1 buurt gaat naar een andere coördinator (Buurt 1 "
        "van Anna naar Bo). Elke week telt met de verdeling die op maandag geldt, dus vanaf "
        "wk\u00a025 met de nieuwe. Het gewone werk en de projecten van een buurt gaan mee."
    )
    assert beeld.wisselweken(None) == beeld.wisselweken("M02") == (moment(WEKEN + 5),)
    assert beeld.wisselweken("M09") == ()
    assert _reeks(beeld, "M01")[:5] == _reeks(voor, "M01")[:5]
    assert _reeks(beeld, "M01")[5] < _reeks(voor, "M01")[5] - 10  # 14 h of the buurt and the project
    assert _reeks(beeld, TEAM) == pytest.approx(_reeks(voor, TEAM))
    van_wie = dict(gevuld.rijen("select week, medewerker from prognose_project"))
    assert (van_wie[moment(WEKEN + 4)], van_wie[moment(WEKEN + 5)]) == ("M01", "M02")
    blik = vooruitblik(gevuld, VANDAAG, pieken.WEKEN)
    assert blik.opmerkingen == (*beeld.opmerkingen, beeld.wisselt)  # the command line tells it too
    assert [w.p50 for w in blik.personen[1].weken] == _reeks(beeld, "M02")


def test_a_division_after_the_weeks_shown_or_that_changes_nothing_leaves_all_as_it_was(gevuld: Store) -> None:
    voor = pieken.pieken(gevuld, VANDAAG)
    for week, wie in ((40, "M02"), (5, "M01")):
        beeld = _verdeel(gevuld, moment(WEKEN + week), wie, BUURTEN[0])
        assert beeld.wisselt == ""
        assert beeld.weken.equals(voor.weken)


def test_hours_booked_without_a_buurt_stay_with_the_person(gevuld: Store) -> None:
    """Anna books 3.5 h a day in the first buurt, 3 in the second and 6.5 in none: half of both is hers."""
    with gevuld.schrijf() as tx:
        tx.doe(
            "insert into uur by name select * replace (rij + 10000 as rij, sleutel + 10000 as sleutel, "
            "null as buurt_tekst) from uur where persoon = 'anna'"
        )
        pipeline.vernieuw(tx, gevuld.instellingen, ["uren"])
    voor = pieken.pieken(gevuld, VANDAAG)
    beeld = _verdeel(gevuld, moment(WEKEN), "M02", BUURTEN[1])
    rijen = gevuld.rijen(
        sql("prognose", "uren_zonder_buurt"), {"dag": moment(WEKEN, -1), "sinds": moment(WEKEN - 52, -1)}
    )
    assert [(rij[0], rij[1], rij[2]) for rij in rijen] == [
        (BUURTEN[0], pytest.approx(0.5), 52), (BUURTEN[1], pytest.approx(0.5), 52), (BUURTEN[2], 0.0, 52),
    ]  # fmt: skip
    # the second buurt counts 24 h a week; 12 of them go to Bo
    erbij = [na - eerst for na, eerst in zip(_reeks(beeld, "M02"), _reeks(voor, "M02"), strict=True)]
    assert sum(erbij) / len(erbij) == pytest.approx(12, rel=0.1)
    assert _reeks(beeld, TEAM) == pytest.approx(_reeks(voor, TEAM))


def test_a_starter_has_weeks_from_the_first_buurt_on_and_a_leaver_until_the_last(gevuld: Store) -> None:
    with gevuld.schrijf() as tx:
        tx.doe("insert into medewerker (medewerker, naam, functie) values ('M03', 'Cas', 'buurtcoordinator')")
    zonder_rooster = _verdeel(gevuld, moment(WEKEN + 5), "M03", BUURTEN[2])
    assert "Van Cas weten we te weinig; wat naar Cas gaat, telt vanaf dan nergens mee." in (
        zonder_rooster.wisselt
    )
    assert "M03" not in zonder_rooster.coordinatoren
    with gevuld.schrijf() as tx:
        tx.doe(
            "insert into rooster by name select * replace ('M03' as medewerker, ? as vanaf) from rooster "
            "where medewerker = 'M02'",
            [moment(WEKEN + 3)],
        )
        pipeline.vernieuw(tx, gevuld.instellingen, ["rooster"])
    beeld = _verdeel(gevuld, moment(WEKEN + 5), "M03", BUURTEN[2])
    assert "weten we te weinig" not in beeld.wisselt
    assert _reeks(beeld, "M02", "afwezig") == [0.0] * 5 + [1.0] * 21
    assert _reeks(beeld, "M03", "afwezig") == [1.0] * 5 + [0.0] * 21
    assert beeld.groep == 2  # never three people at once
    assert max(_reeks(beeld, "M02", "p90")[5:]) == 0.0
    assert min(_reeks(beeld, "M03", "capaciteit")[5:]) > 0.0
    assert set(_verdeel(gevuld, moment(WEKEN + 40), "M03", BUURTEN[2]).coordinatoren) == {"M01", "M02"}


def test_someone_with_hardly_any_hours_has_no_forecast_and_is_named(gevuld: Store) -> None:
    with gevuld.schrijf() as tx:
        tx.doe("delete from uur where persoon = 'bo' and datum >= ?", [moment(30)])
        pipeline.vernieuw(tx, gevuld.instellingen, ["uren"])
    beeld = pieken.pieken(gevuld, VANDAAG)
    assert list(beeld.coordinatoren) == ["M01"]
    assert beeld.onbekend == {"M02": "Bo"}
    assert any(zin.startswith("Van Bo is in het laatste jaar te weinig") for zin in beeld.opmerkingen)
    samen = beeld.weken[beeld.weken["medewerker"] == TEAM]["p50"].to_numpy()
    alleen = beeld.weken[beeld.weken["medewerker"] == "M01"]["p50"].to_numpy()
    assert samen == pytest.approx(alleen)
    assert beeld.wie == "1 van 2 coördinatoren"
    assert (beeld.werk_weg, beeld.minstens) == (None, "")
    straks = _verdeel(gevuld, moment(WEKEN + 5), "M02", BUURTEN[0])
    assert straks.werk_weg == straks.wissels[0].week
    assert straks.minstens == "minstens: vanaf wk\u00a025 valt werk weg"


def test_someone_who_registers_half_of_the_days_is_not_known(gevuld: Store) -> None:
    assert pieken.pieken(gevuld, VANDAAG).onbekend == {}
    with gevuld.schrijf() as tx:  # hours in every week, but of two days out of five
        tx.doe("delete from uur where persoon = 'bo' and extract(isodow from datum) > 2")
        pipeline.vernieuw(tx, gevuld.instellingen, ["uren"])
    beeld = pieken.pieken(gevuld, VANDAAG)
    assert beeld.onbekend == {"M02": "Bo"}
    assert "M02" not in set(beeld.weken["medewerker"])


def test_many_calmer_weeks_within_a_peak_are_counted_and_a_long_block_names_its_years() -> None:
    van = dt.date(2026, 11, 23)
    rustiger = tuple(van + dt.timedelta(weeks=n) for n in (1, 3, 5, 7))
    piek = pieken.Drukpiek("M01", "Anna", van, van + dt.timedelta(weeks=8), 0.7, None, None, None, rustiger)
    assert piek.wanneer == "wk 48–3 (behalve 4 weken)"
    lang = pieken.weken_tekst(van, van + dt.timedelta(weeks=49))
    assert lang == "wk 48 (2026) – wk 44 (2027)"


def test_hours_that_are_too_old_and_no_hours_give_the_reason(gevuld: Store) -> None:
    oud = pieken.pieken(gevuld, VANDAAG + dt.timedelta(weeks=40))
    assert oud.reden is not None
    assert "te lang geleden" in oud.reden


def test_support_cards_add_up(gevuld: Store) -> None:
    for zekerheid in pieken.ZEKERHEDEN:
        for k in pieken.steunkaarten(gevuld, VANDAAG, zekerheid):
            assert k.gepland == k.uren_per_week * k.weken
            assert k.gebruikt + k.over == pytest.approx(k.gepland)
    hoog = sum(k.gepland for k in pieken.steunkaarten(gevuld, VANDAAG, 0.9))
    laag = sum(k.gepland for k in pieken.steunkaarten(gevuld, VANDAAG, 0.5))
    assert hoog > laag > 0


def test_a_project_shows_its_phases_and_hours_by_kengetal(gevuld: Store) -> None:
    [p] = pieken.projecten(gevuld, VANDAAG)
    assert p.kengetal_uren == pytest.approx(150 * (0.5 + 2 + 0.4))
    assert p.fasen["uitvoering"] == (moment(78), moment(89, 4))
    assert (p.coordinator, p.versies, p.tot) == ("Anna", 1, moment(95, 4))


def _boek(store: Store, rijen: list[tuple[str, float, str]]) -> None:
    """(person, hours, kind) on the project, in the last week with hours."""
    with store.schrijf() as tx:
        tx.doe("insert into indeling values ('buurt', 'pottenberg', 'project:P1', 'zelf')")
        for n, (wie, uren, soort) in enumerate(rijen):
            tx.doe(
                "insert into uur (batch, rij, bron, persoon, datum, seconden, soort, buurt_tekst, contact, "
                "plaats, aard, sleutel, actief) values (1, ?, 'toggl', ?, ?, ?, ?, 'pottenberg', 'onbekend', "
                "'onbekend', 'onbekend', ?, true)",
                [90_000 + n, wie, LAATSTE, round(3600 * uren), soort, 90_000 + n],
            )
        pipeline.vernieuw(tx, store.instellingen, ["uren"])


def test_a_buurt_lists_its_projects_with_what_was_booked_on_them(gevuld: Store) -> None:
    _boek(gevuld, [("anna", 2.5, "werk"), ("bo", 1.25, "werk"), ("anna", 4.0, "gepland")])
    [p] = pieken.buurtprojecten(gevuld, BUURTEN[0], VANDAAG)
    assert (p.geboekt, p.laatste, p.nu) == (3.75, LAATSTE, "nog niet begonnen")
    assert p.plan.kengetal_uren == pytest.approx(150 * (0.5 + 2 + 0.4))
    verwacht = gevuld.rij("select sum(uren) from prognose_project where project = 'P1'")
    assert verwacht is not None
    assert p.plan.verwacht_uren == pytest.approx(verwacht[0])
    assert pieken.buurtprojecten(gevuld, BUURTEN[1], VANDAAG) == ()


@pytest.mark.parametrize(
    ("week", "waar"), [(73, "nog niet begonnen"), (75, "voorbereiding"), (85, "uitvoering"), (97, "afgerond")]
)
def test_where_a_project_stands_today(gevuld: Store, week: int, waar: str) -> None:
    [p] = pieken.buurtprojecten(gevuld, BUURTEN[0], moment(week, 2))
    assert p.nu == waar
