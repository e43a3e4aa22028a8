"""Deputies, absences, what is good to know and the checklist: rules by hand, and who may write."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk import afspraak as netwerk
from monitor.jaarplan.overdracht import bewaartermijn, daden, keuze, regels, vragen
from monitor.jaarplan.overdracht.keuze import Dagenweg, Kandidaat
from monitor.jaarplan.overdracht.rechten import schrijfbuurten
from monitor.jaarplan.overdracht.regels import Vervangen, Vervanging, Weg
from monitor.store import Store
from tests.jaarplan.straat import NOORD, NU, VANDAAG, VERWEG, ZUID, vierkant, vul, weg

D = dt.date
OVERAL = Schrijver("Els", None)
ANNA = Schrijver("Anna", frozenset({NOORD}))


@pytest.fixture
def straat(store: Store) -> Store:
    vul(store)
    return store


def _zet(store: Store, buurt: str, wie: str, van: dt.date, tot: dt.date | None = None) -> int:
    with store.schrijf() as tx:
        return daden.zet_vervanger(tx, buurt, wie, van, tot, OVERAL, vandaag=VANDAAG, nu=NU)


# ── Pure rules ────────────────────────────────────────────────────────────
def _v(nummer: int, wie: str | None, van: dt.date, tot: dt.date | None = None) -> Vervanging:
    return Vervanging(nummer, NOORD, wie, van, tot, "Els", NU)


def test_a_later_row_leads_on_its_days_and_the_earlier_one_comes_back_after_it() -> None:
    rijen = [_v(1, "M02", D(2026, 1, 1)), _v(2, "M03", D(2026, 12, 1), D(2026, 12, 31))]
    assert regels.perioden(rijen, NOORD, VANDAAG) == (
        Vervangen(NOORD, "M02", D(2026, 1, 1), D(2026, 11, 30)),
        Vervangen(NOORD, "M03", D(2026, 12, 1), D(2026, 12, 31)),
        Vervangen(NOORD, "M02", D(2027, 1, 1), None),
    )


def test_a_row_without_a_name_means_nobody_from_then_on() -> None:
    rijen = [_v(1, "M02", D(2026, 1, 1)), _v(2, None, D(2026, 12, 1))]
    assert regels.perioden(rijen, NOORD, VANDAAG) == (
        Vervangen(NOORD, "M02", D(2026, 1, 1), D(2026, 11, 30)),
    )
    assert regels.op_dag(rijen, NOORD, D(2026, 12, 1)) is None


def test_absences_join_over_a_weekend_and_short_ones_need_no_hand_over() -> None:
    rijen = [
        ("M01", D(2026, 12, 7), D(2026, 12, 11)),  # Monday to Friday
        ("M01", D(2026, 12, 14), D(2026, 12, 18)),  # the week after: one absence
        ("M02", D(2026, 12, 7), D(2026, 12, 10)),  # four days
        ("M02", D(2026, 12, 15), D(2026, 12, 18)),  # four days between them: apart, both too short
        ("M03", D(2026, 11, 2), D(2026, 11, 19)),  # over
        ("M03", D(2027, 2, 21), D(2027, 2, 27)),  # 93 days ahead
        ("M04", D(2027, 2, 20), D(2027, 2, 24)),  # 92 days ahead, five days
    ]
    assert regels.weg(rijen, VANDAAG) == (
        Weg("M01", D(2026, 12, 7), D(2026, 12, 18)),
        Weg("M04", D(2027, 2, 20), D(2027, 2, 24)),
    )


def test_a_buurt_is_not_looked_after_when_one_day_of_the_absence_is_open() -> None:
    dagen = [(D(2026, 12, 7), D(2026, 12, 18))]
    for rijen, open_ in (
        ([], True),
        ([_v(1, "M02", D(2026, 12, 1), D(2026, 12, 17))], True),
        ([_v(1, "M02", D(2026, 12, 8))], True),
        ([_v(1, "M02", D(2026, 12, 7), D(2026, 12, 18))], False),
        ([_v(1, "M02", D(2026, 12, 1), D(2026, 12, 10)), _v(2, "M03", D(2026, 12, 11))], False),
        ([_v(1, "M02", D(2026, 12, 1), D(2026, 12, 10)), _v(2, "M03", D(2026, 12, 12))], True),
    ):
        assert regels.niet_gedekt(regels.perioden(rijen, NOORD, VANDAAG), dagen) is open_, rijen


def test_the_way_as_the_crow_flies() -> None:
    """A degree of latitude is 2π·6371/360 = 111.195 km; at 60° north a degree of longitude is half of it."""
    assert regels.afstand_km((5.0, 52.0), (5.0, 53.0)) == pytest.approx(111.195, abs=0.001)
    assert regels.afstand_km((5.0, 60.0), (5.01, 60.0)) == pytest.approx(0.55597, abs=0.0001)
    assert regels.midden(vierkant(5.0, 52.0)) == pytest.approx((5.0, 52.0))
    for kapot in (None, "", "{}", '{"type": "Point", "coordinates": [1, 2]}', "[1]"):
        assert regels.midden(kapot) is None


# ── In the database ────────────────────────────────────────────────────────────
def test_a_deputy_takes_over_and_taking_back_leaves_the_history(straat: Store) -> None:
    nummer = _zet(straat, NOORD, "M02", VANDAAG)
    beeld = vragen.beeld(straat, VANDAAG)
    nu = beeld.nu(NOORD)
    assert nu is not None
    assert beeld.naam(nu.medewerker) == "Bert"
    assert [b.code for b in beeld.zonder] == [VERWEG, ZUID]
    assert beeld.zin == "2 van de 3 buurten hebben nu geen vervanger."
    (regel,) = beeld.per_vervanger
    assert (regel.naam, regel.eigen, regel.nu, regel.woningen) == ("Bert", 1, ("Noord",), 100)
    with straat.schrijf() as tx:
        daden.trek_vervanging_terug(tx, nummer, OVERAL, nu=NU)
    assert vragen.beeld(straat, VANDAAG).nu(NOORD) is None
    (rij,) = daden.vervangingen(straat)
    assert rij.terug_door == "Els"
    with straat.schrijf() as tx, pytest.raises(Geweigerd, match="al ongedaan"):
        daden.trek_vervanging_terug(tx, nummer, OVERAL, nu=NU)


@pytest.mark.parametrize(
    ("wie", "van", "tot", "zin"),
    [
        ("M01", VANDAAG, None, "zelf coördinator"),
        ("M02", D(2027, 1, 15), D(2027, 2, 1), "zelf coördinator"),  # Noord goes to Bert in the new year
        ("M02", D(2026, 12, 1), None, "zelf coördinator"),  # until further notice runs into it
        ("M99", VANDAAG, None, "kennen we niet"),
        ("M05", VANDAAG, D(2027, 3, 1), "niet meer in dienst"),
        ("M03", D(2026, 12, 2), D(2026, 12, 1), "eindigt voordat zij begint"),
        ("M03", D(2026, 11, 1), D(2026, 11, 19), "al voorbij"),
        ("M03", D(2029, 1, 1), None, "binnen twee jaar"),
    ],
)
def test_who_cannot_be_deputy(straat: Store, wie: str, van: dt.date, tot: dt.date | None, zin: str) -> None:
    with straat.schrijf() as tx:
        tx.doe("update verdeling set tot = date '2026-12-31' where buurt = ?", [NOORD])
        tx.doe("insert into verdeling values (?, 'M02', date '2027-01-01', null, 1)", [NOORD])
        tx.doe(
            "insert into medewerker values ('M05', 'Eva', 'buurtcoordinator', null, date '2027-01-31', null)"
        )
    with pytest.raises(Geweigerd, match=zin):
        _zet(straat, NOORD, wie, van, tot)
    assert daden.vervangingen(straat) == ()


def test_bert_may_take_over_until_the_day_before_the_buurt_becomes_his(straat: Store) -> None:
    with straat.schrijf() as tx:
        tx.doe("insert into verdeling values (?, 'M02', date '2027-01-01', null, 1)", [NOORD])
    _zet(straat, NOORD, "M02", VANDAAG, D(2026, 12, 31))
    assert vragen.beeld(straat, VANDAAG).nu(NOORD) is not None


def test_a_deputy_who_became_the_coordinator_is_no_deputy_any_more(straat: Store) -> None:
    _zet(straat, NOORD, "M02", D(2026, 11, 1))
    with straat.schrijf() as tx:
        tx.doe("insert into verdeling values (?, 'M02', date '2026-11-15', null, 1)", [NOORD])
        tx.doe("insert into verdeling values (?, 'M02', date '2026-12-15', null, 1)", [NOORD])  # goes on
    weg(straat, "M02", D(2026, 12, 7), D(2026, 12, 18))
    beeld = vragen.beeld(straat, VANDAAG)
    assert beeld.nu(NOORD) is None
    assert beeld.per_vervanger == ()
    assert [b.naam for b in beeld.afwezig[0].los] == ["Noord", "Zuid"]
    blad = vragen.blad(straat, NOORD, VANDAAG)
    assert blad is not None
    assert blad.wissels == ()  # another row of the same coordinator is no change of hands


def _neem_over(store: Store, *rijen: tuple[str, str, dt.date]) -> None:
    with store.schrijf() as tx:
        for buurt, wie, vanaf in rijen:
            tx.doe("insert into verdeling values (?, ?, ?, null, 1)", [buurt, wie, vanaf])


def test_an_adopted_division_decides_who_has_the_buurt_on_each_day_of_an_absence(straat: Store) -> None:
    """From 21 December Carla has Noord, and Anna has Verweg; Bert is the deputy of Noord and of Verweg."""
    _zet(straat, NOORD, "M02", VANDAAG)
    _zet(straat, VERWEG, "M02", VANDAAG, D(2026, 12, 22))
    for wie in ("M01", "M03"):
        weg(straat, wie, D(2026, 12, 18), D(2026, 12, 24))
    weg(straat, "M02", D(2026, 12, 23), D(2026, 12, 31))
    voor = {r.weg.medewerker: r for r in vragen.beeld(straat, VANDAAG).afwezig}
    assert [b.naam for b in voor["M01"].ook_weg] == ["Noord"]
    assert [b.naam for b in voor["M03"].los] == ["Verweg"]  # Bert stops on the 22nd
    _neem_over(straat, (NOORD, "M03", D(2026, 12, 21)), (VERWEG, "M01", D(2026, 12, 21)))
    beeld = vragen.beeld(straat, VANDAAG)
    na = {r.weg.medewerker: r for r in beeld.afwezig}
    assert beeld.wissels == ((D(2026, 12, 21), 2),)
    assert ([b.naam for b in na["M01"].los], na["M01"].ook_weg) == (["Verweg"], ())  # Noord is hers no more
    assert ([b.naam for b in na["M03"].ook_weg], na["M03"].los) == (["Noord"], ())
    assert [b.naam for b in na["M03"].niets] == ["Noord", "Verweg"]  # hers on the 18th to the 20th
    blad = vragen.blad(straat, NOORD, VANDAAG)
    assert blad is not None
    assert blad.weg == (
        Weg("M01", D(2026, 12, 18), D(2026, 12, 20)), Weg("M03", D(2026, 12, 21), D(2026, 12, 24)),
    )  # fmt: skip


def test_a_deputy_who_will_get_the_buurt_is_no_deputy_from_then_on(straat: Store) -> None:
    _zet(straat, NOORD, "M02", D(2026, 11, 1))
    _neem_over(straat, (NOORD, "M02", D(2026, 12, 21)))
    beeld = vragen.beeld(straat, VANDAAG)
    assert beeld.perioden[NOORD] == (Vervangen(NOORD, "M02", D(2026, 11, 1), D(2026, 12, 20)),)
    assert [(b.naam, dag) for b, dag in beeld.straks_zonder] == [("Noord", D(2026, 12, 21))]
    assert beeld.zin == (
        "2 van de 3 buurten hebben nu geen vervanger; door een nieuwe verdeling verliest 1 buurt haar "
        "vervanger."
    )
    na_de_wissel = keuze.kandidaten(straat, (NOORD,), D(2026, 12, 21), None, VANDAAG)
    assert "M01" in {k.medewerker for k in na_de_wissel}  # Anna has it no more then
    assert "M02" not in {k.medewerker for k in na_de_wissel}
    _zet(straat, NOORD, "M01", D(2026, 12, 21))
    assert vragen.beeld(straat, VANDAAG).straks_zonder == ()


def test_before_adopting_a_division_it_is_told_which_buurten_lose_their_deputy(straat: Store) -> None:
    """Noord would go to its deputy Bert, Zuid to Carla who is away with its deputy Dirk; Verweg: nobody."""
    _zet(straat, NOORD, "M02", VANDAAG)
    _zet(straat, ZUID, "M04", VANDAAG)
    for wie in ("M03", "M04"):
        weg(straat, wie, D(2026, 12, 21), D(2026, 12, 25))
    plan = ((NOORD, "M02"), (ZUID, "M03"), (VERWEG, "M03"))
    assert vragen.gevolg(straat, VANDAAG, plan, D(2026, 12, 21)) == vragen.Verdelinggevolg(
        ("Noord",), (), ("Zuid",)
    )
    assert vragen.gevolg(straat, VANDAAG, plan, D(2026, 12, 26)).ook_weg == ()  # the week is over by then
    zoals_nu = ((NOORD, "M01"), (ZUID, "M02"), (VERWEG, "M03"))
    assert vragen.gevolg(straat, VANDAAG, zoals_nu, VANDAAG) == vragen.Verdelinggevolg((), (), ())


def _wie(store: Store, buurten: tuple[str, ...], tot: dt.date | None = None) -> dict[str, Kandidaat]:
    return {k.naam: k for k in keuze.kandidaten(store, buurten, VANDAAG, tot, VANDAAG)}


def test_who_can_take_over_is_told_over_all_chosen_buurten_together(straat: Store) -> None:
    """From Verweg to Noord: 0.4° of longitude at 52° north is 27.4 km; to Zuid: 0.39°, 26.7 km."""
    assert list(_wie(straat, (NOORD,))) == ["Bert", "Dirk", "Carla"]  # not Anna; who works far away last
    samen = _wie(straat, (NOORD, ZUID))
    assert list(samen) == ["Dirk", "Carla"]
    assert [(naam, round(km, 1)) for naam, km in samen["Carla"].ver] == [("Noord", 27.4), ("Zuid", 26.7)]
    _zet(straat, ZUID, "M03", VANDAAG)
    _zet(straat, VERWEG, "M04", D(2027, 1, 1))
    assert _wie(straat, (NOORD,))["Carla"].al == ("Zuid",)
    assert _wie(straat, (NOORD, ZUID))["Carla"].al == ()  # chosen, so not another one
    assert _wie(straat, (NOORD,))["Dirk"].al == ("Verweg",)
    assert _wie(straat, (NOORD,), D(2026, 12, 31))["Dirk"].al == ()  # not in these days yet


def test_every_absence_in_the_time_of_a_deputyship_counts(straat: Store) -> None:
    weg(straat, "M01", D(2026, 12, 21), D(2026, 12, 25))
    for begin, eind in (
        (D(2026, 12, 24), D(2026, 12, 31)), (D(2027, 2, 15), D(2027, 2, 19)), (D(2027, 8, 2), D(2027, 8, 13))
    ):  # fmt: skip
        weg(straat, "M02", begin, eind)  # the last is farther ahead than the list of who is away soon
    open_ = _wie(straat, (NOORD,))
    assert list(open_) == ["Dirk", "Carla", "Bert"]  # away when it counts: last
    assert open_["Bert"].weg == (
        Dagenweg(D(2026, 12, 24), D(2026, 12, 31), ("Anna",)),
        Dagenweg(D(2027, 2, 15), D(2027, 2, 19), ()),
        Dagenweg(D(2027, 8, 2), D(2027, 8, 13), ()),
    )
    kort = _wie(straat, (NOORD,), D(2026, 12, 25))["Bert"]
    assert kort.weg == (Dagenweg(D(2026, 12, 24), D(2026, 12, 25), ("Anna",)),)  # within these days
    assert not _wie(straat, (VERWEG,))["Bert"].telt  # Carla is there, and there is no end
    assert _wie(straat, (VERWEG,), D(2026, 12, 31))["Bert"].telt
    assert not _wie(straat, (VERWEG,), D(2026, 12, 20))["Bert"].weg


def test_who_is_away_without_a_deputy_or_with_one_who_is_away_too(straat: Store) -> None:
    weg(straat, "M01", D(2026, 12, 7), D(2026, 12, 18))
    weg(straat, "M01", D(2027, 1, 4), D(2027, 1, 8), 7200)  # two hours a day: at work
    (regel,) = vragen.beeld(straat, VANDAAG).afwezig
    assert ([b.naam for b in regel.los], regel.ook_weg) == (["Noord"], ())
    _zet(straat, NOORD, "M02", D(2026, 12, 1))
    (regel,) = vragen.beeld(straat, VANDAAG).afwezig
    assert (regel.los, regel.ook_weg) == ((), ())
    weg(straat, "M02", D(2026, 12, 18), D(2026, 12, 24))
    beeld = vragen.beeld(straat, VANDAAG)
    assert [b.naam for b in beeld.afwezig[0].ook_weg] == ["Noord"]
    assert beeld.zin.endswith(
        "2 coördinatoren zijn nu of binnenkort weg zonder dat elke buurt dan iemand heeft."
    )  # Bert


def test_the_sheet_holds_what_runs_and_nobodys_hours(straat: Store) -> None:
    with straat.schrijf() as tx:
        for dag, soort, n in (
            (D(2026, 7, 1), "overlast", 9), (D(2026, 10, 1), "overlast", 7),
            (D(2026, 10, 1), "woonfraude", 2), (D(2026, 12, 1), "overlast", 99),
        ):  # fmt: skip
            tx.doe("insert into caseload values (?, 'M01', ?, ?, ?, 1, 1)", [dag, NOORD, soort, n])
        for naam, tot in (("Schouw lopen", D(2026, 12, 4)), ("Oud", D(2026, 11, 1))):
            tx.doe(
                "insert into taak values ('M01', ?, null, ?, date '2026-10-01', ?, 1, 2, 3, 1, 1)",
                [naam, NOORD, tot],
            )
        for p, eind in (("P1", D(2027, 1, 1)), ("P2", D(2026, 1, 1))):
            tx.doe(
                "insert into project values "
                "(?, ?, 'renovatie', ?, null, 80, null, 'definitief', null, null, 1)",
                [p, f"Project {p}", NOORD],
            )
            tx.doe("insert into projectfase values (?, 'uitvoering', date '2025-06-01', ?, 1)", [p, eind])
        tx.doe("insert into complex values ('C1', 'De Hof', ?, 60, 1970, null, null, 1)", [NOORD])
        tx.doe("insert into verdeling values (?, 'M02', date '2027-01-01', null, 1)", [NOORD])
    blad = vragen.blad(straat, NOORD, VANDAAG)
    assert blad is not None
    assert (blad.peildatum, blad.zaken) == (D(2026, 10, 1), (("overlast", 7), ("woonfraude", 2)))
    assert blad.taken == (("Schouw lopen", D(2026, 10, 1), D(2026, 12, 4)),)
    assert [p.naam for p in blad.projecten] == ["Project P1"]
    assert (blad.woningen, blad.complexen[0][1]) == (60, "De Hof")
    assert blad.wissels == ((D(2027, 1, 1), "Bert"),)
    assert blad.jaren == pytest.approx(4.5, abs=0.01)  # 20 May 2022 to 20 November 2026
    assert vragen.blad(straat, "BU00000000", VANDAAG) is None


def test_what_is_good_to_know_is_looked_at_again_and_can_be_put_back(straat: Store) -> None:
    with straat.schrijf() as tx:
        n = daden.schrijf_punt(
            tx, NOORD, "Spreekuur\u202e op dinsdag", D(2026, 12, 1), ANNA, vandaag=VANDAAG, nu=NU
        )
    (punt,) = daden.punten(straat, NOORD)
    assert (punt.tekst, punt.door) == ("Spreekuur op dinsdag", "Anna")
    assert (punt.oud(D(2026, 12, 1)), punt.oud(D(2026, 12, 2))) == (False, True)
    with straat.schrijf() as tx:
        daden.kijk_na(tx, n, D(2027, 5, 1), ANNA, vandaag=VANDAAG)
        daden.haal_weg(tx, n, ANNA, nu=NU)
    blad = vragen.blad(straat, NOORD, VANDAAG)
    assert blad is not None
    assert blad.op_blad == ()
    assert blad.punten[0].nagekeken_op == VANDAAG  # nothing is lost
    with straat.schrijf() as tx:
        daden.zet_terug(tx, n, ANNA)
    blad = vragen.blad(straat, NOORD, VANDAAG)
    assert blad is not None
    assert len(blad.op_blad) == 1


@pytest.mark.parametrize(
    ("tekst", "dag", "zin"),
    [
        ("", D(2026, 12, 1), "is leeg"),
        ("mevrouw Jansen op 12 belt vaak", D(2026, 12, 1), "naam van een persoon"),
        ("huurder op 1234 AB 12", D(2026, 12, 1), "adres"),
        ("goed", VANDAAG, "na vandaag"),
        ("goed", D(2028, 1, 1), "hoogstens een jaar"),
    ],
)
def test_a_point_that_cannot_be_kept(straat: Store, tekst: str, dag: dt.date, zin: str) -> None:
    with straat.schrijf() as tx, pytest.raises(Geweigerd, match=zin):
        daden.schrijf_punt(tx, NOORD, tekst, dag, ANNA, vandaag=VANDAAG, nu=NU)


def test_the_checklist_belongs_to_one_deputy(straat: Store) -> None:
    _zet(straat, NOORD, "M02", VANDAAG)
    with straat.schrijf() as tx:
        daden.vink(tx, NOORD, "M02", "gesprek", VANDAAG, ANNA, vandaag=VANDAAG, nu=NU)
        daden.vink(tx, NOORD, "M02", "rondje", VANDAAG, ANNA, vandaag=VANDAAG, nu=NU)
        daden.vink(tx, NOORD, "M02", "rondje", None, ANNA, vandaag=VANDAAG, nu=NU)
    beeld = vragen.beeld(straat, VANDAAG)
    assert list(beeld.gedaan(NOORD, "M02")) == ["gesprek"]
    _zet(straat, NOORD, "M03", VANDAAG)
    assert vragen.beeld(straat, VANDAAG).gedaan(NOORD, "M03") == {}
    for wie, onderdeel, dag, zin in (
        ("M04", "gesprek", VANDAAG, "wie deze buurt overneemt"), ("M02", "koffie", VANDAAG, "geen onderdeel"),
        ("M02", "gesprek", D(2026, 11, 21), "moet nog komen"),
    ):  # fmt: skip
        with straat.schrijf() as tx, pytest.raises(Geweigerd, match=zin):
            daden.vink(tx, NOORD, wie, onderdeel, dag, ANNA, vandaag=VANDAAG, nu=NU)


def test_nobody_writes_in_a_buurt_of_somebody_else(straat: Store) -> None:
    nummer = _zet(straat, ZUID, "M01", VANDAAG)
    niet = pytest.raises(Geweigerd, match="niet wijzigen")
    morgen = VANDAAG + dt.timedelta(days=1)
    with straat.schrijf() as tx:
        punt = daden.schrijf_punt(tx, ZUID, "weten", morgen, OVERAL, vandaag=VANDAAG, nu=NU)
    with straat.schrijf(proef=True) as tx:
        with niet:
            daden.zet_vervanger(tx, ZUID, "M01", VANDAAG, None, ANNA, vandaag=VANDAAG, nu=NU)
        with niet:
            daden.beeindig_vervanging(tx, ZUID, VANDAAG, ANNA, nu=NU)
        with niet:
            daden.trek_vervanging_terug(tx, nummer, ANNA, nu=NU)
        with niet:
            daden.schrijf_punt(tx, ZUID, "x", morgen, ANNA, vandaag=VANDAAG, nu=NU)
        with niet:
            daden.kijk_na(tx, punt, morgen, ANNA, vandaag=VANDAAG)
        with niet:
            daden.haal_weg(tx, punt, ANNA, nu=NU)
        with niet:
            daden.zet_terug(tx, punt, ANNA)
        with niet:
            daden.vink(tx, ZUID, "M01", "gesprek", VANDAAG, ANNA, vandaag=VANDAAG, nu=NU)


def test_who_may_write_where(straat: Store) -> None:
    _zet(straat, ZUID, "M01", VANDAAG, D(2026, 11, 30))

    def mag(
        rol: str, wie: str | None, dag: dt.date = VANDAAG, *, netwerk: bool = False
    ) -> frozenset[str] | None:
        return schrijfbuurten(straat, rol, wie, dag, netwerk=netwerk)

    assert mag("manager", None) is None
    assert mag("beheerder", None) is None
    assert mag("medewerker", "M01") == {NOORD, ZUID}  # the own buurt, and as deputy
    assert mag("medewerker", "M01", D(2026, 12, 1)) == {NOORD}  # the deputyship is over
    assert mag("medewerker", "M02") == {ZUID}  # Bert keeps his own buurt
    assert mag("medewerker", "M04") == frozenset()
    assert mag("medewerker", "M04", netwerk=True) is None  # a regisseur works in all buurten
    assert mag("medewerker", None, netwerk=True) == frozenset()
    assert mag("bestuur", "M01") == frozenset()
    assert mag("", None) == frozenset()


def test_past_the_retention_period_names_go_and_what_holds_today_stays(straat: Store) -> None:
    """24 months before 20 November 2026 is 20 November 2024, a Wednesday: the limit is Monday the 18th."""
    oud, toen = dt.datetime(2024, 11, 17, 9), D(2024, 11, 17)  # noqa: DTZ001
    with straat.schrijf() as tx:
        for buurt, tot in ((NOORD, None), (ZUID, D(2024, 11, 17)), (VERWEG, D(2024, 11, 18))):
            daden.zet_vervanger(tx, buurt, "M04", toen, tot, OVERAL, vandaag=toen, nu=oud)
        daden.schrijf_punt(tx, NOORD, "spreekuur", D(2025, 3, 1), ANNA, vandaag=toen, nu=oud)
        velden = netwerk.Afspraakvelden(NOORD, "Wijkteam", ritme="maandelijks")
        netwerk.voeg_toe(tx, velden, ANNA, vandaag=toen, nu=oud)
        (afspraak,) = netwerk.afspraken(tx, toen)
        netwerk.gesproken(tx, afspraak.sleutel, ANNA, vandaag=toen, nu=oud)
    for _ in range(2):  # the second time there is nothing left to do
        pipeline.ruim_verlopen_op(straat, door="test", vandaag=VANDAAG)
    assert bewaartermijn.te_oud(straat, D(2024, 11, 18)) == 0
    rijen = [(v.buurt, v.medewerker, v.door) for v in daden.vervangingen(straat)]
    assert rijen == [(NOORD, "M04", "een oud-collega"), (VERWEG, "M04", "een oud-collega")]
    assert [p.door for p in daden.punten(straat)] == ["een oud-collega"]
    (stap,) = netwerk.geschiedenis(straat)
    assert (stap.handeling, stap.door, stap.laatste_contact) == ("gesproken", "een oud-collega", toen)
