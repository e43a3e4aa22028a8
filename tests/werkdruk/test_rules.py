"""Each rule against a hand-computed case, and what must hold for any input."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.settings import Instellingen
from monitor.werkdruk import rules
from monitor.werkdruk.aandelen import (
    aandelen,
    aandrijvers,
    concentratie,
    doen_willen,
    gewogen_woningen_per_fte,
)
from monitor.werkdruk.omslag import Onderdeel, omslag, omslag_registratie
from monitor.werkdruk.ophalen import weektabel
from monitor.werkdruk.rules import Bezetting, Week
from monitor.werkdruk.verloop import verloop

UUR = 3600
INST = Instellingen()
MAANDAG = dt.date(2026, 1, 5)


def maak_week(nummer: int = 0, **anders: Any) -> Week:
    """A full week of 40 hours in which 40 were worked and 30 to 36 needed of 35.2 employable."""
    standaard: dict[str, Any] = {
        "medewerker": "M01", "week": MAANDAG + dt.timedelta(weeks=nummer), "rooster": 40 * UUR, "feestdag": 0,
        "afwezig": 0, "beschikbaar": 40 * UUR, "gewerkt": 40 * UUR, "gepland": 0, "dagen": 5,
        "dagen_geregistreerd": 5, "volledigheid": "volledig", "ingedeeld": 40 * UUR, "overhead_gewerkt": 0,
        "direct": 0, "contact_bekend": 0, "wijk": 0, "onderweg": 0, "plaats_bekend": 0, "reactief": 0,
        "aard_bekend": 0, "overhead": 0.12, "overhead_weken": 0, "nodig_laag": 30.0, "nodig_midden": 33.0,
        "nodig_hoog": 36.0, "nodig_onbekend": None, "oordeel": "in balans",
    }  # fmt: skip
    return Week(**{**standaard, **anders})


@pytest.mark.parametrize(
    ("laag", "hoog", "woorden"),
    [
        (0.98, 1.44, "misschien te vol"),  # by the middle estimate 4.8 hours short
        (0.88, 2.04, "misschien te vol"),  # nearly twice the hours at most
        (0.91, 1.19, "misschien te vol"),
        (0.52, 1.10, "misschien ruimte"),
        (0.85, 1.15, "in balans"),
        (1.01, 1.44, "te vol"),
        (0.40, 0.84, "ruimte"),
        (0.59, 1.32, "weten we niet"),
    ],
)
def test_in_balance_is_only_said_when_the_interval_leaves_nothing_open(
    laag: float, hoog: float, woorden: str
) -> None:
    assert rules.getoond(rules.oordeel(laag, hoog, INST), laag, hoog, INST) == woorden


def test_a_week_to_come_that_may_be_too_full_says_so_in_its_row() -> None:
    """31.3 to 70 hours needed of 35.2: 89 to 199 %, middle 136 %: never the sign of balance."""
    week = maak_week(nodig_laag=31.3, nodig_midden=48.0, nodig_hoog=70.0, volledigheid="ontbreekt")
    rij = weektabel([week], INST, toekomst=True).iloc[0]
    assert (rij["oordeel"], rij["symbool"]) == ("misschien te vol", "△")


@pytest.mark.parametrize(
    ("C", "F", "V", "B"),
    [(8, 0, 0, 8), (8, 0, 3, 5), (8, 0, 12, 0), (8, 8, 8, 0), (0, 0, 8, 0), (8, 0, -1, 8)],
)
def test_absence_never_takes_more_than_the_roster(C: int, F: int, V: int, B: int) -> None:
    assert rules.beschikbaar(C, F, V) == B


@pytest.mark.parametrize(
    ("B", "G", "dagen", "geregistreerd", "rooster", "uit"),
    [
        (40, 40, 5, 5, True, "volledig"),
        (40, 30, 5, 4, True, "volledig"),
        (40, 30, 5, 3, True, "deels"),
        (40, 0, 5, 0, True, "ontbreekt"),
        (0, 0, 0, 0, True, "afwezig"),
        (0, 8, 0, 0, True, "afwezig"),
        (0, 8, 0, 0, False, "geen rooster"),
    ],
)
def test_completeness(B: int, G: int, dagen: int, geregistreerd: int, rooster: bool, uit: str) -> None:
    assert rules.volledigheid(B, G, dagen, geregistreerd, rooster=rooster, drempel=0.8) == uit


def test_too_few_full_weeks_or_too_little_registered_is_no_figure() -> None:
    drie = [maak_week(i) for i in range(3)]
    assert rules.bezetting(drie, INST).bezetting is None
    assert rules.bezetting(drie, INST).reden == "te weinig geregistreerd"
    assert rules.bezetting([maak_week(i) for i in range(4)], INST).bezetting == 1.0
    leeg = [maak_week(i, gewerkt=0, dagen_geregistreerd=0, volledigheid="ontbreekt") for i in range(4, 7)]
    genoeg = rules.bezetting([*(maak_week(i) for i in range(4)), *leeg[:2]], INST)
    assert (genoeg.bezetting, genoeg.ondergrens) == (1.0, pytest.approx(4 / 6))
    te_weinig = rules.bezetting([*(maak_week(i) for i in range(4)), *leeg], INST)
    assert te_weinig.registratiegraad == pytest.approx(4 / 7)
    assert te_weinig.reden == "te weinig geregistreerd"
    # the lower bound can still be told
    assert te_weinig.ondergrens == pytest.approx(4 / 7)


def test_b_is_zero_is_afwezig_without_a_ratio() -> None:
    weg = [
        maak_week(i, beschikbaar=0, gewerkt=0, dagen=0, dagen_geregistreerd=0, volledigheid="afwezig")
        for i in range(5)
    ]
    b = rules.bezetting(weg, INST)
    assert (b.bezetting, b.ondergrens, b.registratiegraad, b.reden) == (None, None, None, "afwezig")
    assert rules.oordeel_periode(b, rules.druk(weg, INST), INST) == "afwezig"


def test_groups_are_sums_divided_last() -> None:
    groot = [maak_week(i, medewerker="A", beschikbaar=40 * UUR, gewerkt=44 * UUR) for i in range(4)]
    klein = [maak_week(i, medewerker="B", beschikbaar=8 * UUR, gewerkt=4 * UUR) for i in range(4)]
    # (44 + 4) / (40 + 8) = 1.00, where the mean of 110 % and 50 % is 80 %
    assert rules.bezetting([*groot, *klein], INST).bezetting == 1.0


def test_overhead_is_measured_on_13_full_weeks_and_assumed_before() -> None:
    vol = [True] * 12 + [False] + [True] * 2
    reeks = rules.overhead_reeks(vol, [4] * 15, [40] * 15, [40] * 15, [40] * 15, INST)
    assert reeks[:13] == [(0.12, 0)] * 13
    assert reeks[13:] == [(0.1, 13)] * 2
    # mapped under 80 %: what is overhead can't be known
    assert rules.overhead_reeks(vol, [4] * 15, [31] * 15, [40] * 15, [40] * 15, INST)[-1] == (0.12, 0)
    # only the last 13 full weeks count
    assert rules.overhead_reeks([True] * 14, [40] + [8] * 13, [40] * 14, [40] * 14, [40] * 14, INST)[-1] == (
        0.2,
        13,
    )


def test_pressure_is_an_interval_and_shortage_is_per_week() -> None:
    d = rules.druk([maak_week(0), maak_week(1, nodig_laag=40.0, nodig_midden=44.0, nodig_hoog=50.0)], INST)
    assert d is not None
    assert (d.laag, d.midden, d.hoog) == pytest.approx((70 / 70.4, 77 / 70.4, 86 / 70.4))
    assert d.tekort_uren == pytest.approx((77 - 70.4) / 2)
    # one full-time job of 36 hours employs 36 × 0.88 hours
    assert d.tekort_fte == pytest.approx(3.3 / (36 * 0.88))
    assert rules.druk([maak_week(nodig_laag=None, nodig_midden=None, nodig_hoog=None)], INST) is None


def test_shortage_of_a_team_adds_up_over_its_people() -> None:
    weken = [maak_week(i, medewerker=m, nodig_midden=36.2) for i in range(2) for m in ("A", "B", "C")]
    d = rules.druk(weken, INST)
    assert d is not None
    assert (d.weken, d.tekort_uren) == (2, pytest.approx(3.0))


@pytest.mark.parametrize(
    ("laag", "hoog", "uit"),
    [
        (1.01, 1.3, "te vol"),
        (1.00, 1.3, "in balans"),
        (0.6, 0.84, "ruimte"),
        (0.6, 0.85, "in balans"),
        (0.84, 1.16, "weten we niet"),
        (0.84, 1.15, "in balans"),
        (0.85, 1.4, "in balans"),
    ],
)
def test_verdict(laag: float, hoog: float, uit: str) -> None:
    assert rules.oordeel(laag, hoog, INST) == uit
    assert rules.oordeel(laag, hoog, INST, compleet=False) == "weten we niet"


@given(laag=st.floats(0, 3), breed=st.floats(0, 2), hoger=st.floats(0, 2))
@settings(max_examples=100, deadline=None)
def test_more_work_never_makes_the_verdict_lighter(laag: float, breed: float, hoger: float) -> None:
    rang = {
        "ruimte": 0, "misschien ruimte": 1, "in balans": 2, "weten we niet": 2, "misschien te vol": 3,
        "te vol": 4,
    }  # fmt: skip

    def gezien(van: float, tot: float) -> str:
        return rules.getoond(rules.oordeel(van, tot, INST), van, tot, INST)

    assert rang[gezien(laag + hoger, laag + breed + hoger)] >= rang[gezien(laag, laag + breed)]


@given(
    st.lists(
        st.tuples(
            st.integers(1, 60), st.integers(0, 80), st.floats(0, 60), st.floats(0, 20), st.floats(0, 20)
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_intervals_are_ordered_and_the_lower_bound_is_lower(
    rijen: list[tuple[int, int, float, float, float]],
) -> None:
    weken = [
        maak_week(
            i, beschikbaar=b * UUR, gewerkt=g * UUR, nodig_laag=n, nodig_midden=n + d1, nodig_hoog=n + d1 + d2
        )
        for i, (b, g, n, d1, d2) in enumerate(rijen)
    ]
    d = rules.druk(weken, INST)
    assert d is not None
    assert d.laag <= d.midden + 1e-12
    assert d.midden <= d.hoog + 1e-12
    gemist = [w._replace(gewerkt=0, dagen_geregistreerd=0, volledigheid="ontbreekt") for w in weken[:1]]
    b = rules.bezetting([*weken, *gemist], INST)
    if b.bezetting is not None:
        assert b.ondergrens is not None
        assert b.ondergrens <= b.bezetting + 1e-12


def vol(nummer: int, oordeel: str = "te vol") -> Week:
    return maak_week(nummer, oordeel=oordeel)


def test_structural_is_four_of_the_last_six_weeks_with_a_figure() -> None:
    v = verloop([vol(0, "in balans"), vol(1, "in balans"), *(vol(i) for i in range(2, 6))], INST)
    assert (v.soort, v.weken_te_vol, v.weken) == ("structureel", 4, 6)
    # weeks without a figure are passed over
    gat = [maak_week(i, volledigheid="ontbreekt", oordeel="weten we niet") for i in range(6, 9)]
    assert verloop([vol(0), vol(1), *gat, vol(9), vol(10)], INST).structureel


def test_a_peak_has_a_begin_and_a_length() -> None:
    v = verloop(
        [vol(0), vol(1, "in balans"), vol(2), vol(3), vol(4), vol(5, "in balans"), vol(6, "ruimte")], INST
    )
    assert (v.soort, v.begin, v.lengte, v.loopt_nog) == ("piek", MAANDAG + dt.timedelta(weeks=2), 3, False)
    assert v.zin == "piek vanaf week 4 (3 weken), voorbij"
    oud = [vol(0), *(vol(i, "in balans") for i in range(1, 8))]
    assert verloop(oud, INST, MAANDAG).soort == "piek"
    assert verloop(oud, INST, MAANDAG + dt.timedelta(weeks=1)).soort == "geen"
    nog = verloop([vol(0, "in balans"), vol(1)], INST)
    assert (nog.lengte, nog.loopt_nog, nog.zin) == (1, True, "piek sinds week 3 (1 week)")
    assert verloop([vol(0, "in balans")], INST).soort == "geen"


def test_flip_names_the_input_with_the_smallest_change() -> None:
    # N_low 42 of I 40: te vol. Low must fall 2 h: 5 % of the homes (40), or all of the task (2) → the homes
    delen = [
        Onderdeel("woning:geel", "de norm per woning (geel)", 40, 42, 44),
        Onderdeel("rondgang", "de taak", 2, 2, 2),
    ]
    uit = omslag(delen, B=40 / 0.88, inzet=40, instellingen=INST)
    assert uit is not None
    assert uit.sleutel == "woning:geel"
    assert uit.verandering == pytest.approx(-0.05, abs=1e-6)
    assert uit.naar == "in balans"
    assert "5 % lager" in uit.zin


def test_flip_can_be_the_overhead() -> None:
    # I = 40·(1 − 0.5) = 20, N_low 20.4: overhead 0.49 gives I 20.4: a change of 2 %, the norm asks 1.96 %
    delen = [Onderdeel("a", "a", 10.2, 10.2, 10.2), Onderdeel("b", "b", 10.2, 10.2, 10.2)]
    uit = omslag(delen, B=40, inzet=20, instellingen=INST)
    assert uit is not None
    assert (uit.sleutel, uit.naar) == ("overhead", "in balans")
    assert uit.verandering == pytest.approx(-0.02, abs=1e-6)


@given(
    st.lists(st.tuples(st.floats(0.1, 30), st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=4),
    st.floats(5, 60),
    st.floats(0.01, 0.5),
)
@settings(max_examples=100, deadline=None)
def test_the_named_flip_really_flips_and_half_of_it_does_not(
    rijen: list[tuple[float, float, float]], inzet: float, o: float
) -> None:
    delen = [Onderdeel(str(i), str(i), a, a + b, a + b + c) for i, (a, b, c) in enumerate(rijen)]
    B = inzet / (1 - o)
    uit = omslag(delen, B, inzet, INST)

    def uitkomst(sleutel: str, d: float) -> str:
        laag = sum(c.laag * (1 + d * (c.sleutel == sleutel)) for c in delen)
        hoog = sum(c.hoog * (1 + d * (c.sleutel == sleutel)) for c in delen)
        I = B * (1 - o * (1 + d)) if sleutel == "overhead" else inzet  # noqa: E741
        return rules.getoond(rules.oordeel(laag / I, hoog / I, INST), laag / I, hoog / I, INST)

    if uit is None:
        return
    nu = uitkomst("", 0)
    net_verder = uit.verandering + (1e-7 if uit.verandering > 0 else -1e-7)
    assert nu not in {uitkomst(uit.sleutel, net_verder), uit.naar}
    assert abs(uit.verandering) < 1e-6 or uitkomst(uit.sleutel, uit.verandering / 2) == nu


def test_missing_registration_is_told_as_the_assumption() -> None:
    b = Bezetting(2, 6, 0.4, None, 0.3, "te weinig geregistreerd")
    uit = omslag_registratie(b, INST)
    assert uit is not None
    assert uit.zin == "Met nog 2 weken volledig geregistreerd is er een cijfer."
    graad = omslag_registratie(Bezetting(5, 12, 0.5, None, 0.4, "te weinig geregistreerd"), INST)
    assert graad is not None
    assert graad.zin == "Er is een cijfer vanaf 60 % geregistreerde dagen; nu is het 50 %."
    assert omslag_registratie(Bezetting(9, 11, 0.83, 1.12, 0.93, None), INST) is None


def test_shares_are_over_what_is_known_with_that_part_beside_it() -> None:
    weken = [
        maak_week(0, gewerkt=40, direct=10, contact_bekend=20, wijk=5, onderweg=2, plaats_bekend=10,
                  reactief=3, aard_bekend=4, ingedeeld=30),
        maak_week(1, gewerkt=10, direct=5, contact_bekend=10, ingedeeld=10),
    ]  # fmt: skip
    a = aandelen(weken)
    assert (a.contact.aandeel, a.contact.bekend) == (0.5, 0.6)
    assert (a.wijk.aandeel, a.wijk.bekend) == (0.5, 0.2)
    assert (a.onderweg.aandeel, a.reactief.aandeel, a.ingedeeld) == (0.2, 0.75, 0.8)
    assert aandelen([maak_week(gewerkt=0)]).contact.aandeel is None


def test_concentration_is_the_fewest_areas_with_80_percent() -> None:
    uit = concentratie({"a": 50, "b": 30, "c": 15, "d": 5}, ["e"], 125, "complex")
    assert (uit.gebieden, uit.van, uit.aandeel, uit.bekend) == (2, 5, 0.8, 0.8)
    assert concentratie({}, ["e"], 0, "buurt").aandeel is None


def test_doing_against_wanting() -> None:
    tabel = doen_willen({"a": 3 * UUR, "b": UUR, None: UUR}, {"a": UUR}, {"a": 0.5, "c": 0.5}).set_index(
        "categorie"
    )
    assert tabel.loc["a", ["uren", "doen", "gepland", "willen", "verschil"]].tolist() == [
        3,
        0.75,
        1.0,
        0.5,
        0.25,
    ]
    assert tabel.loc["c", "verschil"] == -0.5
    assert tabel.loc["niet ingedeeld", "uren"] == 1
    assert tabel["doen"].isna()["niet ingedeeld"]


def test_drivers_compare_hours_per_full_week() -> None:
    nu = {("project", "P1"): 60.0 * UUR, ("categorie", "spreekuur"): 20.0 * UUR}
    eerder = {("categorie", "spreekuur"): 52.0 * UUR}
    tabel = aandrijvers(nu, eerder, 10, 13)
    assert tabel[["sleutel", "verschil"]].values.tolist() == [["P1", 6.0], ["spreekuur", -2.0]]
    assert aandrijvers(nu, eerder, 10, 0).empty


def test_weighted_homes_per_fte() -> None:
    normen = {"woning:geel": 0.02, "woning:rood": 0.03}
    # 100 yellow + 100 red × 1.5 = 250 for 18 of 36 hours
    assert gewogen_woningen_per_fte({"woning:geel": 100, "woning:rood": 100}, normen, 18, 36) == 500
    assert gewogen_woningen_per_fte({"woning:grijs": 100}, normen, 18, 36) is None
    assert gewogen_woningen_per_fte({}, {}, 18, 36) is None
