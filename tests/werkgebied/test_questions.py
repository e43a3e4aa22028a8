"""From the database to the table: hours counted by hand, plans kept and read back, feeling beside figures."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.fouten import Geweigerd
from monitor.store import Store, sql
from monitor.werkgebied import gevoel, kaartkeuzes, questions, scenario
from monitor.werkgebied.antwoorden import Aannames, Tafelvraag
from monitor.werkgebied.inlezen import plan_uit_rijen
from monitor.werkgebied.instantie import Opdracht
from monitor.werkgebied.stand import Stand
from tests.werkdruk.conftest import Bouwer
from tests.werkgebied import stad

VANDAAG = dt.date(2026, 11, 20)
NU = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC).replace(tzinfo=None)


@pytest.fixture
def store(request: pytest.FixtureRequest, open_gevuld: Callable[..., Store]) -> Store:
    """Empty, or the small town for who asks for it."""
    if "stadje" in request.fixturenames:
        return open_gevuld(stad.bouw, breed=5, hoog=3, namen=stad.NAMEN[:3])
    return open_gevuld()


@pytest.fixture
def stadje(store: Store) -> Bouwer:
    """Five columns of three buurten; Anna has two columns, Bert two, Carla one. Columns: 2 red, 2 yellow, 1
    green (kolom * 3 // 5); homes 200 + 20 × ((column + row) % 4)."""
    return Bouwer(store, erbij=True)


def vraag(store: Store, aannames: Aannames | None = None) -> Tafelvraag:
    gevonden = questions.tafelvraag(store, VANDAAG, aannames)
    assert gevonden is not None
    return gevonden


def test_an_empty_database_has_nothing_to_divide(store: Store) -> None:
    assert questions.tafelvraag(store, VANDAAG) is None


def test_needed_hours_are_homes_by_the_norm_of_the_light_plus_cases_and_tasks(
    store: Store, stadje: Bouwer
) -> None:
    stadje.norm("zaak:overlast", 0.5, 1.0, 2.0)
    doe = stadje.doe
    doe(
        "insert into caseload values (date '2026-10-01', 'M01', ?, 'overlast', 9, null, null)",
        stad.code(0, 0),
    )
    doe(
        "insert into caseload values (date '2026-11-01', 'M01', ?, 'overlast', 2, null, null)",
        stad.code(0, 0),
    )
    # no buurt: spread over Anna's six buurten by homes (200+220+240 + 220+240+260 = 1380)
    doe("insert into caseload values (date '2026-11-01', 'M01', null, 'overlast', 3, null, null)")
    # 13 of the 26 weeks ahead: half of the middle value
    doe(
        "insert into taak values ('M01', 'spreekuur', null, ?, date '2026-11-16', date '2027-02-14', "
        "1, 2, 3, null, null)",
        stad.code(0, 0),
    )
    cijfer = next(c for c in vraag(store).buurten if c.code == stad.code(0, 0))
    assert cijfer.uren_woningen == pytest.approx(200 * 0.03)
    assert cijfer.uren_zaken == pytest.approx(2 * 1.0 + 3 * 1.0 * 200 / 1380)
    assert cijfer.uren_taken == pytest.approx(1.0)
    assert cijfer.uren == pytest.approx(6 + 2 + 600 / 1380 + 1)


def test_cases_of_a_former_coordinator_count_until_the_present_one_has_counted(
    store: Store, stadje: Bouwer
) -> None:
    """2 cases counted by who had the buurt before; from the present coordinator's own 3 on, only those."""
    stadje.norm("zaak:overlast", 0.5, 1.0, 2.0)
    code = stad.code(0, 0)
    stadje.mens("M09")
    stadje.verdeling(code, "M09", dt.date(2019, 1, 1), dt.date(2019, 12, 31))
    zaak = "insert into caseload values (?, ?, ?, 'overlast', ?, null, null)"

    def uren() -> float:
        return next(c.uren_zaken for c in vraag(store).buurten if c.code == code)

    stadje.doe(zaak, dt.date(2019, 10, 1), "M09", code, 2)
    assert uren() == pytest.approx(2)
    stadje.doe(zaak, dt.date(2026, 11, 1), "M01", code, 3)
    assert uren() == pytest.approx(3)


def test_employable_hours_are_the_roster_without_one_overhead_for_all(store: Store, stadje: Bouwer) -> None:
    i = vraag(store).instantie
    o = store.instellingen.overhead_start
    assert [m.uren for m in i.medewerkers] == pytest.approx([40 * (1 - o), 32 * (1 - o), 40 * (1 - o)])
    assert vraag(store).basis.overhead_gemeten is False


def test_no_hour_that_somebody_registered_changes_the_division(store: Store, stadje: Bouwer) -> None:
    voor = vraag(store)
    maandag = dt.date(2026, 11, 2)
    for wie in ("m01", "m02"):
        stadje.week(maandag, 11, wie)
    stadje.ververs()
    na = vraag(store)
    assert na.instantie == voor.instantie
    assert na.basis == voor.basis


def test_todays_division_years_and_borders(store: Store, stadje: Bouwer) -> None:
    v = vraag(store)
    i = v.instantie
    assert i.n == 15
    assert v.nu == i.huidig
    assert [i.medewerkers[v.nu[i.index[stad.code(kolom, 0)]]].id for kolom in range(5)] == [
        "M01", "M01", "M02", "M02", "M03",
    ]  # fmt: skip
    # a grid of 5 × 3 has 4·3 + 5·2 borders; corners do not count
    assert len(i.grenzen) == 22
    assert len(v.lijnen) >= 22
    assert v.buurten[0].jaren == pytest.approx((VANDAAG - stad.SINDS).days / 365.25)


def test_a_buurt_without_anybody_lies_with_the_neighbour_and_is_named(store: Store, stadje: Bouwer) -> None:
    stadje.doe("delete from verdeling where buurt = ?", stad.code(4, 1))
    v = vraag(store)
    assert v.zonder_nu == (stad.code(4, 1),)
    assert v.instantie.medewerkers[v.nu[v.instantie.index[stad.code(4, 1)]]].id == "M03"


def test_what_ifs_change_people_hours_homes_and_the_threshold(store: Store, stadje: Bouwer) -> None:
    v = vraag(store, Aannames(zonder=("M02",), erbij=(18.0,), uren=(("M01", 20.0),), max_woningen=1800))
    i, o = v.instantie, store.instellingen.overhead_start
    assert [m.id for m in i.medewerkers] == ["M01", "M03", "N1"]
    assert [m.uren for m in i.medewerkers] == pytest.approx([20 * (1 - o), 40 * (1 - o), 18 * (1 - o)])
    assert [m.max_woningen for m in i.medewerkers] == [1000, 2000, 900]
    assert min(v.nu) >= 0
    assert len(v.zonder_nu) == 6
    stadje.doe("update gebiedslicht set licht = 'geel', score = 0.30 where gebied = ?", stad.code(4, 0))
    code = stad.code(4, 0)
    assert next(c for c in vraag(store).buurten if c.code == code).licht == "geel"
    strenger = vraag(store, Aannames(rood_vanaf=0.25))
    assert next(c for c in strenger.buurten if c.code == code).licht == "rood"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    zetten=st.lists(st.tuples(st.integers(0, 14), st.integers(0, 2)), max_size=12), naam=st.text(max_size=60)
)
def test_keeping_and_reading_back_loses_nothing(
    store: Store, zetten: list[tuple[int, int]], naam: str
) -> None:
    if store.rij("select 1 from buurt") is None:
        stad.bouw(store, breed=5, hoog=3, namen=stad.NAMEN[:3])
    v = vraag(store)
    stand = Stand(v.instantie, v.nu, sloten={3})
    for buurt, wie in zetten:
        if buurt != 3:
            stand.zet([buurt], wie)
    if not naam.split():
        with pytest.raises(Geweigerd):
            _bewaar(store, v, stand, naam)
        return
    bewaard = questions.scenario(store, _bewaar(store, v, stand, naam))
    assert bewaard is not None
    scenario.verwijder(store, bewaard.id)  # the next example may have the same name
    assert bewaard.naam == " ".join(naam.split())
    assert bewaard.aannames == Aannames(erbij=(24.0,), uren=(("M01", 30.0),))
    assert bewaard.sloten == {v.instantie.buurten[3].code}
    plan, gemist = scenario.plan_op(v.instantie, bewaard.verdeling, v.nu)
    assert (plan, gemist) == (stand.plan, 0)


def _bewaar(store: Store, v: Tafelvraag, stand: Stand, naam: str) -> str:
    return scenario.bewaar(
        store, naam, auteur="Els", nu=NU, instantie=v.instantie, plan=stand.plan,
        opdracht=Opdracht("samen", 0.15), aannames=Aannames(erbij=(24.0,), uren=(("M01", 30.0),)),
        sloten=sorted(stand.sloten),
    )[0]  # fmt: skip


def test_a_kept_plan_that_no_longer_fits_says_how_many(store: Store, stadje: Bouwer) -> None:
    v = vraag(store)
    verdeling = {**v.instantie.verdeling(v.nu), stad.code(0, 0): "M99"}
    del verdeling[stad.code(1, 1)]
    plan, gemist = scenario.plan_op(v.instantie, verdeling, v.nu)
    assert (plan, gemist) == (v.nu, 2)


def test_the_same_name_twice_keeps_both_plans(store: Store, stadje: Bouwer) -> None:
    """Also from two sessions in the same second, by the same author, in other letters."""
    v = vraag(store)
    anders = (1 - v.nu[0], *v.nu[1:])
    wie = {
        "auteur": "Els",
        "nu": NU,
        "instantie": v.instantie,
        "opdracht": Opdracht(),
        "aannames": Aannames(),
    }
    namen = ["Plan A", " plan  a", "Plan A", "x" * 80, "x" * 80]
    plannen = [v.nu, anders, v.nu, v.nu, anders]
    with ThreadPoolExecutor(2) as sessies:
        bewaard = [
            sessie.result()
            for sessie in [
                sessies.submit(scenario.bewaar, store, naam, plan=plan, **wie)  # type: ignore[arg-type]
                for naam, plan in zip(namen, plannen, strict=True)
            ]
        ]
    assert len({id_ for id_, _ in bewaard}) == len({naam.casefold() for _, naam in bewaard}) == 5
    assert {naam.casefold() for _, naam in bewaard} == {
        "plan a", "plan a (2)", "plan a (3)", "x" * 80, "x" * 76 + " (2)",
    }  # fmt: skip
    for (id_, naam), plan in zip(bewaard, plannen, strict=True):
        terug = questions.scenario(store, id_)
        assert terug is not None
        assert (terug.naam, scenario.plan_op(v.instantie, terug.verdeling, v.nu)[0]) == (naam, plan)


def test_a_forgotten_plan_is_gone(store: Store, stadje: Bouwer) -> None:
    v = vraag(store)
    id_ = _bewaar(store, v, Stand(v.instantie, v.nu), "Plan")
    assert [regel.naam for regel in questions.scenarios(store)] == ["Plan"]
    scenario.verwijder(store, id_)
    assert questions.scenarios(store) == ()
    assert store.rij("select count(*) from scenario_buurt") == (0,)


def test_a_road_link_and_a_closed_border_change_who_is_a_neighbour(store: Store, stadje: Bouwer) -> None:
    een, ander, ver = stad.code(0, 0), stad.code(1, 0), stad.code(4, 2)
    kaartkeuzes.zet_verbinding(store, ander, een, "dicht", auteur="Els", nu=NU)
    kaartkeuzes.zet_verbinding(store, een, ver, "weg", auteur="Els", nu=NU)
    i = vraag(store).instantie
    paren = {(i.buurten[a].code, i.buurten[b].code): meters for a, b, meters in i.grenzen}
    assert (een, ander) not in paren
    assert paren[een, ver] == 0
    kaartkeuzes.haal_verbinding_weg(store, ander, een)
    assert len(vraag(store).instantie.grenzen) == 23
    with pytest.raises(Geweigerd, match="twee verschillende"):
        kaartkeuzes.zet_verbinding(store, een, een, "weg", auteur="Els", nu=NU)
    with pytest.raises(Geweigerd, match="niet bekend"):
        kaartkeuzes.zet_verbinding(store, een, "BU00000000", "weg", auteur="Els", nu=NU)


def test_a_railway_cuts_the_map_and_proposes_a_link(store: Store, stadje: Bouwer) -> None:
    x = stad.WEST + 3 * stad.BREED
    lijn = f'{{"type":"LineString","coordinates":[[{x},{stad.ZUID - 0.01}],[{x},{stad.ZUID + 0.02}]]}}'
    assert kaartkeuzes.zet_barrieres(store, lijn, "spoor", auteur="Els", nu=NU) == 1
    v = vraag(store)
    assert v.stukken == 2
    assert len(v.voorstel_wegen) == 1
    assert len(v.instantie.grenzen) == 22 - 3
    [keuze] = questions.kaartkeuzes(store).barrieres
    kaartkeuzes.haal_barriere_weg(store, keuze.naam)
    assert vraag(store).stukken == 1
    with pytest.raises(Geweigerd, match="GeoJSON"):
        kaartkeuzes.zet_barrieres(store, "geen json", "spoor", auteur="Els", nu=NU)


def test_feeling_beside_figures_counts_the_order_only(store: Store, stadje: Bouwer) -> None:
    namen = {c.code: c.naam for c in vraag(store).buurten}
    rijen = [(1, ["Buurt", "Kleur"])]
    # by the figures columns 1 and 2 are heavy (red), 3 and 4 middle, 5 light; feeling swaps columns 1 and 5
    kleur = {0: "groen", 1: "Rood", 2: "geel", 3: "oranje", 4: "rood"}
    for nummer, code in enumerate(namen, 2):
        rijen.append((nummer, [namen[code] if nummer % 2 else code, kleur[int(code[-2:])]]))
    vreemd = [
        (90, ["Nergenshuizen", "rood"]),
        (91, [stad.code(0, 0), "groen"]),
        (92, [stad.code(0, 0), "paars"]),
    ]
    kleuren, fout = gevoel.uit_rijen([*rijen, *vreemd], namen)
    assert len(kleuren) == 15
    assert [zin.split()[:2] for zin in fout] == [["Rij", "90:"], ["Rij", "91:"], ["Rij", "92:"]]
    gevoel.bewaar(store, kleuren, auteur="Els", nu=NU)
    beeld = questions.gevoel(store, VANDAAG)
    assert beeld is not None
    per_kolom = {int(rij.buurt[-2:]): rij.verschil for rij in beeld.rijen}
    assert per_kolom == {0: 2, 1: 0, 2: 0, 3: 0, 4: -2}
    assert beeld.gelijk == 9
    assert beeld.rijen[0].verschil == 2
    with pytest.raises(Geweigerd, match="paars"):
        gevoel.uit_rijen([(1, ["buurt", "kleur"]), (2, [stad.code(0, 0), "paars"])], namen)


def test_a_plan_from_rows_by_code_or_name_with_remarks_above(store: Store, stadje: Bouwer) -> None:
    v = vraag(store)
    plan = tuple((wie + 1) % 3 for wie in v.nu)
    rijen = [(1, ["# Verdeling", ""]), (2, ["Coordinator", "Buurt"])]
    for nummer, (b, wie) in enumerate(zip(v.buurten, plan, strict=True), 3):
        mens = v.coordinatoren[wie]
        rijen.append((nummer, [mens.naam if nummer % 2 else mens.id, b.code if nummer % 3 else b.naam]))
    assert plan_uit_rijen(v.instantie, rijen, v.namen) == plan
    with pytest.raises(Geweigerd, match="twee keer"):
        plan_uit_rijen(v.instantie, [*rijen, (99, rijen[-1][1])], v.namen)
    with pytest.raises(Geweigerd, match=r"^1 buurt staat niet in het bestand: "):
        plan_uit_rijen(v.instantie, rijen[:-1], v.namen)
    with pytest.raises(Geweigerd, match="kennen we niet"):
        plan_uit_rijen(v.instantie, [*rijen[:-1], (99, ["Niemand", v.buurten[-1].code])], v.namen)


def test_a_file_with_other_columns_is_refused_by_what_it_misses(store: Store, stadje: Bouwer) -> None:
    v = vraag(store)
    ander = [(1, ["straat", "hond"]), (2, ["Dorpsweg", "Rex"])]
    with pytest.raises(Geweigerd, match=r"buurt en coordinator\. De eerste rij is: straat, hond\."):
        plan_uit_rijen(v.instantie, ander, v.namen)
    with pytest.raises(Geweigerd, match="geen kolommen buurt en kleur"):
        gevoel.uit_rijen(ander, {c.code: c.naam for c in v.buurten})
    # without a header the first two columns hold, as long as they name buurten
    kaal = [(1, [v.buurten[0].code, "groen"])]
    assert gevoel.uit_rijen(kaal, {c.code: c.naam for c in v.buurten})[0] == {v.buurten[0].code: ("groen", 1)}


def test_rotation_names_who_is_due_and_never_moves_more_than_wished(store: Store, stadje: Bouwer) -> None:
    beeld = questions.rotatie(store, VANDAAG)
    assert beeld is not None
    assert all(d.aan_de_beurt for d in beeld.duur)  # since January 2020
    assert all(deel <= beeld.wens.per_jaar + 1e-9 for deel in beeld.kalender.verhuisd.values())
    ruim = dataclasses.replace(beeld.wens, per_jaar=1.0)
    assert ruim.jaren == store.instellingen.rotatie_jaren


def test_sentences_get_names_for_codes(store: Store, stadje: Bouwer) -> None:
    v = vraag(store)
    assert v.leesbaar(f"{stad.code(0, 0)} staat vast bij M01.") == "Buurt 1-1 staat vast bij Anna Bakker."


def test_a_task_counts_for_the_working_days_that_it_covers_as_in_werkdruk(store: Store) -> None:
    """10 hours a week, Monday to Friday of one week and three days of the next: 16 hours in 13 weeks."""
    with store.schrijf() as tx:
        tx.doe(
            "insert into taak values "
            "('M01', 'a', null, 'BU1', date '2026-11-30', date '2026-12-04', 10, 10, 10, null, null), "
            "('M01', 'b', null, 'BU1', date '2026-12-09', date '2026-12-13', 10, 10, 10, null, null)"
        )
    van = dt.date(2026, 11, 23)
    venster = {"van": van, "tot": van + dt.timedelta(weeks=12), "weken": 13}
    assert store.rijen(sql("werkgebied", "taken"), venster) == [("BU1", pytest.approx(16 / 13))]
