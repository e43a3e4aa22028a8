"""Keeping, undoing, carrying on and reading back a year plan: nothing is lost, nothing doubles."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.fouten import Geweigerd
from monitor.intake.lezen.werkblad import lees_bladen
from monitor.jaarplan.plan import bestand, bewaar, bewaartermijn, daden, rechten, wissen
from monitor.jaarplan.plan.bewaar import Jaarplan
from monitor.jaarplan.plan.daden import Door, Eigenbuurt, Kennis, Maat
from monitor.jaarplan.plan.doelen import Actie, Afspraak, Doel, Stap, als_json, keur_verandering, uit_json
from monitor.report.werkboek import Werkblad, maak_werkboek
from monitor.store import Store
from monitor.ui import download

VANDAAG = dt.date(2026, 11, 20)
DOOR = Door("Ruud", dt.datetime(2026, 11, 20, 9, 0))  # noqa: DTZ001 — UTC without a zone, as the database keeps it
WEET = Kennis(
    {
        f"BU0999000{n}": Eigenbuurt(f"BU0999000{n}", f"Buurt {n}", 100, "M01" if n < 2 else "M02")
        for n in range(4)
    },
    {"M01": ("Anna de Boer", "buurtcoordinator"), "M02": ("Bert Bos", "buurtcoordinator")},
    {"woninginbraak": Maat("woninginbraak", "Woninginbraken", "veiligheid", "telling", "woningen", "politie",
                           1, 1000, "per 1.000 woningen")},
)  # fmt: skip
BU = sorted(WEET.buurten)
DOEL = Doel(0, 2026, "Minder inbraken", (BU[0],), "M01", None, "woninginbraak", -1, 12.0, 8.0)
ACTIE = Actie(0, 1, "Sloten nakijken", "M01", dt.date(2026, 3, 1), dt.date(2026, 6, 30), "loopt", 2.0,
              (Stap("Lijst maken", True), Stap("Langsgaan", False)))  # fmt: skip


def _begin(store: Store) -> tuple[int, int]:
    with store.schrijf() as tx:
        doel = daden.bewaar_doel(tx, DOEL, WEET, DOOR)
        return doel, daden.bewaar_actie(tx, dataclasses.replace(ACTIE, doel=doel), WEET, DOOR)


def test_a_goal_that_somebody_fills_in_must_change_its_figure() -> None:
    nieuw = dataclasses.replace(DOEL, start=9.2, streef=9.2)
    with pytest.raises(Geweigerd, match="zijn gelijk: dan verandert er niets"):
        keur_verandering(nieuw, DOEL)
    with pytest.raises(Geweigerd, match="Vul bij ‘Naar’ in"):
        keur_verandering(dataclasses.replace(DOEL, streef=None), DOEL)
    with pytest.raises(Geweigerd, match="Vul bij ‘Van’ in"):
        keur_verandering(dataclasses.replace(DOEL, start=None), DOEL)
    staat = dataclasses.replace(nieuw, doel=4)  # came in with a file: its text can still be changed
    assert keur_verandering(staat, staat) == staat
    zonder = dataclasses.replace(DOEL, indicator=None, start=None, streef=None)
    assert keur_verandering(zonder, DOEL) == zonder


def test_every_change_is_in_the_history_from_what_to_what_and_can_be_undone(store: Store) -> None:
    doel, actie = _begin(store)
    met = bewaar.lees(store)
    with store.schrijf() as tx:
        daden.zet_status(tx, actie, "klaar", WEET, DOOR)
    laatste = bewaar.geschiedenis(store)[0]
    assert laatste.wie == "Ruud"
    assert (laatste.wijziging.oud.status, laatste.wijziging.nieuw.status) == ("loopt", "klaar")  # type: ignore[union-attr]
    assert all(stap.klaar for stap in bewaar.lees(store).acties[0].stappen)  # who is done took the steps
    with store.schrijf() as tx:
        bewaar.maak_ongedaan(tx, laatste.beurt, wie="Anna", nu=DOOR.nu)
    assert bewaar.lees(store) == met
    with store.schrijf() as tx:
        daden.verwijder(tx, bewaar.lees(tx).doelen[0], DOOR)
    assert bewaar.lees(store) == Jaarplan((), (), ())
    with store.schrijf() as tx:
        bewaar.maak_ongedaan(tx, bewaar.geschiedenis(tx)[0].beurt, wie="Anna", nu=DOOR.nu)
    assert bewaar.lees(store) == met
    assert doel == met.doelen[0].doel


def test_what_was_changed_afterwards_is_never_overwritten(store: Store) -> None:
    _, actie = _begin(store)
    with store.schrijf() as tx:
        daden.zet_status(tx, actie, "klaar", WEET, DOOR)
        beurt = bewaar.geschiedenis(tx)[0].beurt
        daden.zet_status(tx, actie, "vervallen", WEET, DOOR)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="Hierna is er nog iets gewijzigd"):
        bewaar.maak_ongedaan(tx, beurt, wie="Anna", nu=DOOR.nu)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="staan acties van later"):
        bewaar.maak_ongedaan(tx, 1, wie="Anna", nu=DOOR.nu)  # the goal under which the action stands
    assert bewaar.lees(store).acties[0].status == "vervallen"


def test_a_number_is_never_used_again(store: Store) -> None:
    doel, _ = _begin(store)
    with store.schrijf() as tx:
        daden.verwijder(tx, bewaar.lees(tx).doelen[0], DOOR)
        assert daden.bewaar_doel(tx, DOEL, WEET, DOOR) == doel + 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"tekst": " "}, "leeg"),
        ({"tekst": "Bel 06-12345678 voor de sleutel"}, "telefoonnummer"),
        ({"tekst": "Mail jan@huur.nl"}, "e-mailadres"),
        ({"tekst": "Zie 1234 AB 12"}, "adres"),
        ({"tekst": "Nummer 111222333"}, "burgerservicenummer"),
        ({"buurten": ("BU00000000",)}, "kennen we niet"),
        ({"eigenaar": "M99"}, "weten we niet"),
        ({"streef": None}, "streefwaarde"),
        ({"streef": 14.0}, "verkeerde kant"),
        ({"indicator": "geluk"}, "kennen we niet"),
        ({"jaar": 1900}, "kan niet"),
    ],
)
def test_a_goal_that_is_not_right_is_refused_with_a_sentence(
    store: Store, anders: dict[str, object], zin: str
) -> None:
    with store.schrijf() as tx, pytest.raises(Geweigerd, match=zin):
        daden.bewaar_doel(tx, dataclasses.replace(DOEL, **anders), WEET, DOOR)  # type: ignore[arg-type]
    assert bewaar.lees(store).doelen == ()


def test_the_same_goal_or_action_stands_once(store: Store) -> None:
    doel, _ = _begin(store)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="staat er al"):
        daden.bewaar_doel(tx, dataclasses.replace(DOEL, tekst="MINDER inbraken"), WEET, DOOR)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="staat al onder dit doel"):
        daden.bewaar_actie(tx, dataclasses.replace(ACTIE, doel=doel), WEET, DOOR)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="eindigt voordat"):
        daden.bewaar_actie(
            tx, dataclasses.replace(ACTIE, doel=doel, tekst="Anders", tot=dt.date(2026, 1, 1)), WEET, DOOR
        )


def test_an_agreement_that_goals_serve_stays(store: Store) -> None:
    with store.schrijf() as tx:
        afspraak = daden.bewaar_afspraak(tx, Afspraak(0, 2026, "Gemeente", "Veilig wonen"), DOOR)
        daden.bewaar_doel(tx, dataclasses.replace(DOEL, afspraak=afspraak), WEET, DOOR)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="hangen nog doelen"):
        daden.verwijder(tx, bewaar.lees(tx).afspraken[0], DOOR)


def test_carrying_on_moves_what_would_end_this_year_and_keeps_what_runs_on(store: Store) -> None:
    doel, _ = _begin(store)
    with store.schrijf() as tx:
        daden.bewaar_actie(
            tx, dataclasses.replace(ACTIE, doel=doel, tekst="Loopt door", tot=dt.date(2027, 4, 1)), WEET, DOOR
        )
        daden.bewaar_actie(
            tx,
            dataclasses.replace(ACTIE, doel=doel, tekst="Schrikkeldag", van=dt.date(2024, 2, 29)),
            WEET,
            DOOR,
        )
        assert daden.kopieer(tx, 2026, (), DOOR) == daden.Gekopieerd(2027, 1, 3)
        assert daden.kopieer(tx, 2026, (), DOOR) == daden.Gekopieerd(2027, 0, 0)
        assert daden.kopieer(tx, 2026, (doel,), DOOR) == daden.Gekopieerd(2027, 0, 0)  # reached: stays
    nieuw = {a.tekst: a for a in bewaar.lees(store).acties if a.kopie_van}
    assert (nieuw["Sloten nakijken"].van, nieuw["Sloten nakijken"].tot) == (
        dt.date(2027, 3, 1), dt.date(2027, 6, 30)
    )  # fmt: skip
    assert nieuw["Sloten nakijken"].status == "gepland"
    assert nieuw["Sloten nakijken"].stappen == ACTIE.stappen
    assert (nieuw["Loopt door"].van, nieuw["Loopt door"].status) == (ACTIE.van, "loopt")
    assert nieuw["Schrikkeldag"].van == dt.date(2025, 2, 28)


def test_only_what_was_ticked_goes_along(store: Store) -> None:
    doel, actie = _begin(store)
    with store.schrijf() as tx:
        ander = daden.bewaar_doel(tx, dataclasses.replace(DOEL, tekst="Anders"), WEET, DOOR)
        twee = daden.bewaar_actie(tx, dataclasses.replace(ACTIE, doel=doel, tekst="Ook"), WEET, DOOR)
    over = daden.mee_te_nemen(bewaar.lees(store), 2026, ())
    assert {d.doel: {a.actie for a in acties} for d, acties in over} == {doel: {actie, twee}, ander: set()}
    with store.schrijf() as tx:
        keuze = daden.Keuze(frozenset({doel}), frozenset({twee}))
        assert daden.kopieer(tx, 2026, (), DOOR, keuze) == daden.Gekopieerd(2027, 1, 1)
    assert [a.kopie_van for a in bewaar.lees(store).acties if a.kopie_van] == [twee]
    nog = daden.mee_te_nemen(bewaar.lees(store), 2026, ())
    assert {d.doel: {a.actie for a in acties} for d, acties in nog} == {doel: {actie}, ander: set()}


def test_what_stands_in_the_next_year_by_hand_is_recognised_and_not_doubled(store: Store) -> None:
    doel, actie = _begin(store)
    with store.schrijf() as tx:
        volgend = daden.bewaar_doel(tx, dataclasses.replace(DOEL, jaar=2027), WEET, DOOR)
        met_de_hand = dataclasses.replace(
            ACTIE, doel=volgend, van=dt.date(2027, 3, 1), tot=dt.date(2027, 9, 1), status="gepland"
        )
        er = daden.bewaar_actie(tx, met_de_hand, WEET, DOOR)
        assert daden.kopieer(tx, 2026, (), DOOR) == daden.Gekopieerd(2027, 0, 0)
    plan = bewaar.lees(store)
    assert len(plan.acties) == 2
    assert {a.actie: a.kopie_van for a in plan.acties} == {actie: None, er: actie}
    assert doel != volgend


_dag = st.dates(dt.date(2026, 1, 1), dt.date(2027, 6, 30))
_tekst = st.sampled_from(
    ["Een", "Twee", "een", "=1+1", "@SUM(A1)", 'a;b "c" \'d', "<b>x</b>", "-5 graden; +2"]
)


@st.composite
def _plan(trek: st.DrawFn) -> list[tuple[Doel, list[Actie]]]:
    uit = []
    for n in range(trek(st.integers(1, 3))):
        cijfer = trek(st.booleans())
        doel = dataclasses.replace(
            DOEL, tekst=f"{trek(_tekst)} {n}", jaar=2026, afgesloten=trek(st.booleans()),
            buurten=tuple(trek(st.lists(st.sampled_from(BU), unique=True, max_size=3))),
            eigenaar=trek(st.sampled_from(["M01", "rol:team", "rol:buurtcoordinator"])),
            **({} if cijfer else {"indicator": None, "richting": None, "start": None, "streef": None}),
        )  # fmt: skip
        acties = []
        for _ in range(trek(st.integers(0, 4))):
            van, tot = sorted((trek(_dag), trek(_dag)))
            acties.append(Actie(
                0, 0, trek(_tekst), trek(st.sampled_from(["M02", "rol:team"])), van, tot,
                trek(st.sampled_from(["gepland", "loopt", "klaar", "vervallen"])),
                trek(st.sampled_from([None, 0.5, 2.25])),
                tuple(Stap(t, trek(st.booleans())) for t in trek(st.lists(_tekst, max_size=3))),
            ))  # fmt: skip
        uit.append((doel, acties))
    return uit


def _zet(store: Store, inhoud: list[tuple[Doel, list[Actie]]]) -> None:
    with store.schrijf() as tx:
        for tabel in ("jaardoel", "jaaractie", "prestatieafspraak", "jaarplanlog"):
            tx.doe(f"delete from {tabel}")
        for doel, acties in inhoud:
            nummer = daden.bewaar_doel(tx, doel, WEET, DOOR)
            for actie in acties:
                try:
                    daden.bewaar_actie(tx, dataclasses.replace(actie, doel=nummer), WEET, DOOR)
                except Geweigerd:  # the same action twice
                    continue


_EIGENSCHAP = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_EIGENSCHAP
@given(inhoud=_plan(), gehaald=st.booleans())
def test_copying_never_loses_or_doubles(
    store: Store, inhoud: list[tuple[Doel, list[Actie]]], gehaald: bool
) -> None:
    _zet(store, inhoud)
    voor = bewaar.lees(store)
    klaar = {voor.doelen[0].doel} if gehaald else set()
    mee = {d.doel for d in voor.doelen if not d.afgesloten and d.doel not in klaar}
    open_ = {a.actie for a in voor.acties if a.doel in mee and a.status in ("gepland", "loopt")}
    with store.schrijf() as tx:
        uit = daden.kopieer(tx, 2026, klaar, DOOR)
        nog = daden.kopieer(tx, 2026, klaar, DOOR)
    na = bewaar.lees(store)
    kopie = [a for a in na.acties if a.kopie_van is not None]
    assert sorted(a.kopie_van or 0 for a in kopie) == sorted(open_)  # each exactly once
    assert sorted(d.kopie_van or 0 for d in na.doelen if d.jaar == 2027) == sorted(mee)
    assert (uit.doelen, uit.acties) == (len(mee), len(open_))
    assert (nog.doelen, nog.acties) == (0, 0)
    assert {a for a in na.acties if a.kopie_van is None} == set(voor.acties)  # what was there stays as it was
    assert len({a.sleutel for a in na.acties}) == len(na.acties)


@_EIGENSCHAP
@given(inhoud=_plan(), soort=st.sampled_from(["csv", "xlsx"]))
def test_a_plan_read_back_from_its_own_file_changes_nothing(
    store: Store, inhoud: list[tuple[Doel, list[Actie]]], soort: str
) -> None:
    """Through the very file that people download, with its defused cells."""
    _zet(store, inhoud)
    plan = bewaar.lees(store)
    rijen = _rijen(
        pd.DataFrame(bestand.naar_rijen(plan, WEET), columns=list(bestand.KOP), dtype=object), soort
    )
    proef = bestand.voorbeeld(store, rijen, WEET)
    assert proef.geweigerd == ()
    assert proef.wijzigingen == ()
    assert proef.ongewijzigd == len(plan.doelen) + len(plan.acties)
    with store.schrijf() as tx:  # and into an empty plan it is the same plan
        for tabel in ("jaardoel", "jaaractie", "jaarplanlog"):
            tx.doe(f"delete from {tabel}")
        leeg = bestand.voorbeeld(tx, rijen, WEET)
        bewaar.pas_toe(tx, leeg.wijzigingen, wat="Ingelezen", wie="x", nu=DOOR.nu)
    terug = bewaar.lees(store)
    assert _kaal(terug) == _kaal(plan)


def _kaal(plan: Jaarplan) -> list[tuple[object, ...]]:
    """What is in a plan, without its numbers."""
    van = {d.doel: d.sleutel for d in plan.doelen}
    uit = [("doel", dataclasses.replace(d, doel=0)) for d in plan.doelen]
    return sorted(
        [*uit, *(("actie", van[a.doel], dataclasses.replace(a, actie=0, doel=0)) for a in plan.acties)],
        key=repr,
    )


def _rijen(tabel: pd.DataFrame, soort: str) -> list[tuple[int, list[str]]]:
    if soort == "csv":
        tekst = download.csv_bytes(tabel, ["Jaarplan"]).decode("utf-8-sig")
        return list(enumerate(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"), 1))
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "plan"
        pad.write_bytes(maak_werkboek([Werkblad("Plan", ("Jaarplan",), tabel)]))
        return list(enumerate(lees_bladen(pad, pad.read_bytes()[:8])[0].rijen, 1))


def test_a_row_that_is_not_right_is_refused_with_its_reason_and_holds_up_no_other(store: Store) -> None:
    kop = ["jaar", "doel", "buurten", "actie", "begin", "eind", "status", "uren per week", "eigenaar doel"]
    rijen = [
        ["# Jaarplan"], kop,
        ["2026", "Goed", "Buurt 1", "Lopen", "1-3-2026", "2026-06-30", "loopt", "2,5", "Anna de Boer"],
        ["2026", "Goed", "Buurt 1", "Praten", "31-02-2026", "30-06-2026", "", "", "Anna de Boer"],
        ["", "Zonder jaar", "", "", "", "", "", "", ""],
        ["2026", "Ergens", "Atlantis", "", "", "", "", "", ""],
        ["2026", "Goed", "Buurt 1", "lopen", "01-03-2026", "30-06-2026", "", "", "Anna de Boer"],
        ["2026", "Goed", "Buurt 1", "Rennen", "01-03-2026", "30-06-2026", "", "veel", "Anna de Boer"],
        ["2026", "Goed", "Buurt 1", "Nan doen", "01-03-2026", "30-06-2026", "", "nan", "Anna de Boer"],
        ["2026", "Goed", "Buurt 1", "Zitten", "01-03-2026", "30-06-2026", "", "", "Bert Bos"],
        ["", "", "", "", "", "", "", "", ""],
    ]  # fmt: skip
    uit = bestand.voorbeeld(store, list(enumerate(rijen, 1)), WEET)
    assert (uit.rijen, uit.nieuw) == (8, 2)
    assert [n for n, _ in uit.geweigerd] == [4, 5, 6, 7, 8, 9, 10]
    redenen = " ".join(zin for _, zin in uit.geweigerd)
    for deel in ("31-02-2026", "(leeg)", "Atlantis", "twee keer", "veel", "nan in de", "andere gegevens"):
        assert deel in redenen
    doel = next(w.nieuw for w in uit.wijzigingen if isinstance(w.nieuw, Doel))
    assert doel.buurten == (BU[1],)
    with pytest.raises(Geweigerd, match="kolommen jaar en doel"):
        bestand.voorbeeld(store, [(1, ["naam", "bedrag"])], WEET)


def test_the_template_reads_back_as_it_stands(store: Store) -> None:
    rijen = _rijen(pd.DataFrame(bestand.sjabloon(2027), columns=list(bestand.KOP), dtype=object), "csv")
    uit = bestand.voorbeeld(store, rijen, WEET)
    assert (uit.nieuw, uit.geweigerd) == (3, ())


def test_who_changed_it_goes_after_the_retention_period_and_the_plan_stays(store: Store) -> None:
    _begin(store)
    plan, grens = bewaar.lees(store), dt.date(2026, 11, 21)
    assert bewaartermijn.te_oud(store, DOOR.nu.date()) == 0
    assert bewaartermijn.te_oud(store, grens) == 2
    with store.schrijf() as tx:
        bewaartermijn.ruim_op(tx, grens)
    assert bewaar.geschiedenis(store) == ()
    assert bewaar.lees(store) == plan


def test_a_text_can_be_wiped_from_the_history_and_that_it_changed_stays(store: Store) -> None:
    doel, actie = _begin(store)
    fout = "Iets van een huurder"
    with store.schrijf() as tx:
        nu = bewaar.lees(tx).acties[0]
        daden.bewaar_actie(tx, dataclasses.replace(nu, stappen=(*nu.stappen, Stap(fout, False))), WEET, DOOR)
        ander = daden.bewaar_doel(tx, dataclasses.replace(DOEL, tekst=fout), WEET, DOOR)
        with pytest.raises(Geweigerd, match="staat nog in het plan"):
            wissen.wis(tx, [fout], DOOR)
        daden.bewaar_actie(tx, nu, WEET, DOOR)
        daden.verwijder(tx, next(d for d in bewaar.lees(tx).doelen if d.doel == ander), DOOR)
    plan, voor = bewaar.lees(store), bewaar.geschiedenis(store)
    assert wissen.wisbaar(voor, plan) == (fout,)
    with store.schrijf() as tx:
        assert wissen.wis(tx, [fout], DOOR) == 4  # written and taken away, twice
    na = bewaar.geschiedenis(store)
    vraag = "select count(*) from jaarplanlog where concat(oud, nieuw, wat) like ?"
    (over,) = store.rij(vraag, [f"%{fout}%"]) or (1,)
    assert over == 0
    assert bewaar.lees(store) == plan
    assert [(r.nummer, r.wie, r.wanneer) for r in na] == [(r.nummer, r.wie, r.wanneer) for r in voor]
    assert [r.wat.endswith("(tekst gewist op 20-11-2026)") for r in na] == [True] * 4 + [False] * 2
    assert wissen.wisbaar(na, plan) == ()
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="tekst gewist"):
        bewaar.maak_ongedaan(tx, na[0].beurt, wie="Anna", nu=DOOR.nu)
    assert (doel, actie) == (plan.doelen[0].doel, plan.acties[0].actie)


def test_an_item_survives_the_log() -> None:
    for soort, ding in (("doel", DOEL), ("actie", ACTIE), ("afspraak", Afspraak(3, 2026, "Gemeente", "x"))):
        assert uit_json(soort, als_json(ding)) == ding  # type: ignore[arg-type]


def test_a_coordinator_sees_the_own_buurt_the_whole_corporation_and_the_own_actions() -> None:
    anna = rechten.blik_van("M01", WEET)
    eigen, ander = DOEL, dataclasses.replace(DOEL, buurten=(BU[3],), eigenaar="M02")
    heel, beide = dataclasses.replace(DOEL, buurten=()), dataclasses.replace(DOEL, buurten=(BU[0], BU[3]))
    van_bert = dataclasses.replace(ACTIE, eigenaar="M02")
    van_rol = dataclasses.replace(ACTIE, eigenaar="rol:buurtcoordinator")
    assert rechten.mag_doel_zien(anna, eigen, ())
    assert rechten.mag_doel_zien(anna, heel, ())
    assert not rechten.mag_doel_zien(anna, ander, (van_bert,))
    assert rechten.mag_doel_zien(anna, ander, (ACTIE,))
    assert not rechten.mag_actie_zien(anna, van_bert, ander)
    assert rechten.mag_actie_zien(anna, van_bert, eigen)
    assert not rechten.mag_actie_zien(anna, van_bert, heel)
    assert rechten.eigen(anna, "rol:buurtcoordinator", eigen)
    assert not rechten.eigen(anna, "rol:buurtcoordinator", ander)  # the coordinator of another buurt
    assert rechten.mag_doel_wijzigen(anna, eigen)
    assert not any(rechten.mag_doel_wijzigen(anna, d) for d in (ander, heel, beide))
    assert rechten.mag_actie_wijzigen(anna, ACTIE, ander)
    assert not rechten.mag_actie_wijzigen(anna, van_rol, ander)
    niemand = rechten.Blik(False, namen=False)
    assert not rechten.mag_doel_zien(niemand, heel, (ACTIE,))
    assert rechten.wie("M02", anna, WEET) == "een buurtcoördinator"
    assert rechten.wie("M01", anna, WEET) == "uzelf"
