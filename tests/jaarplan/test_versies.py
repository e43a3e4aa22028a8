"""Versions of what people write: taking back leaves who and when, and an older database keeps its history."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import duckdb
import pytest

from monitor.fouten import Geweigerd
from monitor.jaarplan import versies
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.interventie import kaarten, toepassing
from monitor.jaarplan.interventie.toepassing import toepassingen
from monitor.jaarplan.overdracht import daden as overdracht
from monitor.store import TE_WISSEN, Store, migratie
from tests.jaarplan.interventiestad import HALF, VANDAAG, pas_toe
from tests.leefbaarheid.gegevens import maak_buurten

NU = dt.datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 — UTC


def test_taking_a_card_back_keeps_who_wrote_it_and_who_took_it_back(store: Store) -> None:
    with store.schrijf() as tx:
        for uren, wie in ((40.0, "Ruud"), (50.0, "Els")):
            kaart = dataclasses.replace(kaarten.START["koffie"], uren_hoog=uren, indicator=None)
            kaarten.bewaar_kaart(tx, kaart, wie=wie, nu=NU)
        kaarten.vorige_kaart(tx, "koffie", wie="Bob", nu=NU)
    assert kaarten.kaarten(store)["koffie"].uren_hoog == 40.0
    vraag = "select versie, wie, terug_door from interventiekaart order by versie"
    assert store.rijen(vraag) == [(1, "Ruud", None), (2, "Els", "Bob")]
    with store.schrijf() as tx:
        kaarten.bewaar_kaart(tx, dataclasses.replace(kaart, uren_hoog=60.0), wie="Els", nu=NU)
        assert versies.laatste(tx, kaarten.KAARTEN, "koffie") == 3  # a number is never used again
        with pytest.raises(Geweigerd, match="Hierna is er nog iets gewijzigd"):
            versies.neem_terug(tx, kaarten.KAARTEN, [("koffie", 1)], wie="Bob", nu=NU)
        with pytest.raises(Geweigerd, match="al ongedaan"):
            versies.neem_terug(tx, kaarten.KAARTEN, [("onbekend", 1)], wie="Bob", nu=NU)


def test_versions_are_taken_back_together_or_not_at_all(store: Store) -> None:
    with store.schrijf() as tx:
        for naam in ("koffie", "buurtkamer"):
            kaarten.bewaar_kaart(tx, dataclasses.replace(kaarten.START[naam], indicator=None), wie="R", nu=NU)
    samen = [("koffie", 1), ("buurtkamer", 1)]
    with pytest.raises(Geweigerd, match="al ongedaan"), store.schrijf() as tx:
        versies.neem_terug(tx, kaarten.KAARTEN, [*samen, ("koffie", 2)], wie="R", nu=NU)
    assert store.rij("select count(*) from interventiekaart where terug_op is not null") == (0,)
    with store.schrijf() as tx:
        versies.neem_terug(tx, kaarten.KAARTEN, samen, wie="R", nu=NU)
        with pytest.raises(Geweigerd, match="al teruggenomen"):
            versies.neem_laatste_terug(tx, kaarten.KAARTEN, "koffie", wie="R", nu=NU)
    assert kaarten.kaarten(store) == kaarten.START


def test_an_older_database_keeps_its_history_and_what_was_undone_stays_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alle = migratie.migraties()
    with duckdb.connect() as verbinding:
        with monkeypatch.context() as eerder:
            eerder.setattr(migratie, "migraties", lambda: tuple(s for s in alle if s.nummer < 39))
            migratie.migreer(verbinding)
        for versie, notitie, weg, wat in (
            (1, "", False, "op de lijst gezet"), (2, "anders", False, "gewijzigd"),
            (3, "", False, "teruggenomen: gewijzigd"),
        ):  # fmt: skip
            verbinding.execute(
                "insert into toepassing values ('A', ?, null, 'Koffie', 'ontmoeten', '', 'B1', null, "
                "date '2026-01-01', null, null, '', 'loopt', '[]', ?, ?, ?, null, 'Els', now()::timestamp)",
                [versie, notitie, weg, wat],
            )
        verbinding.execute(
            "insert into toepassing select * replace ('W' as toepassing, true as weg) from toepassing "
            "where versie = 1"
        )
        nu = "select toepassing, versie, notitie from toepassing_nu order by all"
        voor = verbinding.execute(nu).fetchall()
        rijen = verbinding.execute("select * from toepassing order by all").fetchall()
        assert migratie.migreer(verbinding)[0].startswith("0039")
        assert verbinding.execute(nu).fetchall() == voor == [("A", 3, "")]
        zonder = "select * exclude (terug_op, terug_door) from toepassing order by all"
        assert verbinding.execute(zonder).fetchall() == rijen
        assert len(rijen) == 4


def test_a_change_of_what_was_taken_back_meanwhile_is_refused(store: Store) -> None:
    with store.schrijf() as tx:
        maak_buurten(tx, {HALF: 1000})
    sleutel = pas_toe(store, indicator=None)
    (was,) = toepassingen(store, VANDAAG)
    with store.schrijf() as tx:
        anders = dataclasses.replace(was, notitie="samen")
        toepassing.bewaar(tx, anders, wie="Els", nu=NU, vandaag=VANDAAG)
    (nu,) = toepassingen(store, VANDAAG)
    with store.schrijf() as tx:
        toepassing.neem_terug(tx, sleutel, wie="Bob", nu=NU)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="intussen"):
        toepassing.bewaar(tx, dataclasses.replace(nu, notitie="te laat"), wie="Els", nu=NU, vandaag=VANDAAG)
    with store.schrijf() as tx:
        toepassing.bewaar(tx, dataclasses.replace(was, notitie="toch"), wie="Els", nu=NU, vandaag=VANDAAG)
    historie = [(v.versie, v.inhoud.notitie, v.terug_door) for v in toepassing.geschiedenis(store, sleutel)]
    assert historie == [(3, "toch", None), (2, "samen", "Bob"), (1, "", None)]


def test_a_text_is_wiped_from_every_version_by_which_nothing_stands(store: Store) -> None:
    fout, boek = "Iets van een huurder", toepassing.TOEPASSINGEN
    with store.schrijf() as tx:
        maak_buurten(tx, {HALF: 1000})
    sleutel = pas_toe(store, indicator=None, notitie=fout)
    with store.schrijf() as tx:
        (was,) = toepassingen(tx, VANDAAG)
        met_stap = dataclasses.replace(was, stappen=(*was.stappen, toepassing.Stap(fout)))
        toepassing.bewaar(tx, met_stap, wie="Els", nu=NU, vandaag=VANDAAG)
        assert set(versies.wisbaar(tx, boek).values()) == {()}
        with pytest.raises(Geweigerd, match="geldt nog"):
            versies.wis(tx, boek, [fout], nu=NU)
        schoon = dataclasses.replace(was, notitie="", versie=2)
        toepassing.bewaar(tx, schoon, wie="Els", nu=NU, vandaag=VANDAAG)
    voor = toepassingen(store, VANDAAG)
    assert versies.wisbaar(store, boek) == {(sleutel, 1): (fout,), (sleutel, 2): (fout,), (sleutel, 3): ()}
    with store.schrijf() as tx:
        assert versies.wis(tx, boek, [fout], nu=NU) == 2
    (over,) = store.rij(
        "select count(*) from toepassing where concat(notitie, stappen) like ?", [f"%{fout}%"]
    ) or (1,)
    assert over == 0
    assert toepassingen(store, VANDAAG) == voor
    drie, twee, een = toepassing.geschiedenis(store, sleutel)
    assert (een.wie, een.inhoud.notitie, een.inhoud.stappen) == ("Els", versies.GEWIST, was.stappen)
    assert twee.inhoud.stappen[-1] == toepassing.Stap(versies.GEWIST)
    assert drie.inhoud.stappen == was.stappen
    assert store.rij("select waarde from stand where sleutel = ?", [TE_WISSEN]) == ("2026-11-20",)
    with pytest.raises(Geweigerd, match="tekst gewist"), store.schrijf() as tx:
        toepassing.neem_terug(tx, sleutel, wie="Els", nu=NU)
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="al gewist"):
        versies.wis(tx, boek, [fout], nu=NU)


def test_what_is_off_the_list_can_be_wiped_and_then_stays_off(store: Store) -> None:
    wie = Schrijver("Els", None)
    with store.schrijf() as tx:
        maak_buurten(tx, {HALF: 1000})
        tot = VANDAAG + dt.timedelta(days=9)
        nummers = [
            overdracht.schrijf_punt(tx, HALF, tekst, tot, wie, vandaag=VANDAAG, nu=NU)
            for tekst in ("Van een huurder", "Spreekuur", "Spreekuur")
        ]
        for nummer in nummers[:2]:
            overdracht.haal_weg(tx, nummer, wie, nu=NU)
        wisbaar = versies.wisbaar(tx, overdracht.PUNTEN)
        assert wisbaar == {(1, 1): ("Van een huurder",), (2, 2): (), (3, 3): ()}  # the third one stands
        versies.wis(tx, overdracht.PUNTEN, ["Van een huurder"], nu=NU)
        overdracht.zet_terug(tx, 2, wie)
    with pytest.raises(Geweigerd, match="tekst gewist"), store.schrijf() as tx:
        overdracht.zet_terug(tx, 1, wie)
    assert [(p.tekst, p.terug_door) for p in overdracht.punten(store)] == [
        ("Spreekuur", None), ("Spreekuur", None), (versies.GEWIST, "Els"),
    ]  # fmt: skip
