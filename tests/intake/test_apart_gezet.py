"""Rows set apart: unknown people wait and move together; a row is mended in place or rejected."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from monitor.fouten import Geweigerd
from monitor.intake import quarantaine
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.personen import koppel_persoon
from monitor.intake.questions import (
    Aparttelling,
    actualiteit,
    apart_gezet,
    apart_telling,
    batchblad,
    grootboek,
    keuzes_voor,
    ongekoppeld,
    wachtenden,
)
from monitor.intake.uitslag import Importuitslag
from monitor.pipeline import bewaar, draai_terug, importeer
from monitor.store import Store
from tests.intake.stap import NU, geteld, uren

VANDAAG = dt.date(2026, 7, 1)
ROOSTER = "medewerker;vanaf;ma;di;wo;do;vr\nAnna;01-01-2026;8;8;8;8;0\n"
KOP = "Datum;Medewerker;Uren;Activiteit\n"
UREN = (
    KOP
    + "02-03-2026;Anna;2,5;Huisbezoek\n"
    + "16-03-2026;Onbekend Persoon;4;Schouw\n"
    + "17-03-2026;Onbekend Persoon;1;Bakje\n"
)


def lees(store: Store, map_: Path, naam: str, inhoud: str) -> Importuitslag:
    pad = map_ / naam
    pad.write_text(inhoud, encoding="utf-8")
    (uitslag,) = importeer(store, [Bestand(pad, naam)], vandaag=VANDAAG)
    return uitslag


def herstel(store: Store, plek: tuple[int, int, int], ruw: dict[str, str]) -> None:
    bewaar(
        store,
        lambda tx: quarantaine.herstel(tx, plek, ruw, store.instellingen, vandaag=VANDAAG, nu=NU),
        ["uren"],
    )


def test_an_unknown_person_waits_and_all_rows_move_when_mapped(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    uitslag = lees(store, tmp_path, "uren.csv", UREN)
    a = uitslag.aansluiting
    assert (a.gelezen, a.ok, a.quarantaine, a.seconden_quarantaine) == (3, 1, 2, 18_000)
    assert uren(store) == 2.5
    los = [tekst for tekst in ongekoppeld(store) if tekst.soort == "persoon"]
    assert [(t.naam, t.rijen, t.seconden) for t in los] == [("Onbekend Persoon", 2, 18_000)]
    assert bewaar(store, lambda tx: koppel_persoon(tx, los[0].tekst, "M01"), ["uren"]) == 2
    assert uren(store) == 7.5
    regel = grootboek(store)[0].aansluiting
    assert (regel.ok, regel.quarantaine, regel.sluit) == (3, 0, True)
    assert apart_gezet(store) == ()


def test_what_waits_is_told_by_kind_and_per_file(store: Store, tmp_path: Path) -> None:
    """AFAS: 1.5 h and −0.5 h of work, 7.2 h of leave: 1.0 h of work, not 8.2 h."""
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    afas = lees(
        store, tmp_path, "afas.csv",
        "Medewerker;Naam;Datum;Project;Werksoort;Aantal eenheden;Status\n"
        "7;Bakker, A.;02-03-2026;N;200;1,50;Gefiatteerd\n7;Bakker, A.;02-03-2026;N;200;-0,50;Gefiatteerd\n"
        "7;Bakker, A.;03-03-2026;;VERLOF;7,20;Gefiatteerd\n",
    )  # fmt: skip
    assert (afas.wachtend.rijen, afas.wachtend.in_woorden()) == (3, "1,0\u00a0u werk en 7,2\u00a0u afwezig")
    lees(store, tmp_path, "uren.csv", UREN)
    wie = [(w.naam, w.rijen, w.seconden / 3600) for w in wachtenden(store)]
    assert wie == [("Onbekend Persoon", 2, 5.0), ("Bakker, A.", 3, 8.2)]  # newest file first


def test_a_foreign_file_is_asked_about_before_it_comes_in(store: Store, tmp_path: Path) -> None:
    """1 July 2026, 24 months: what is from before Monday 1 July 2024 goes."""
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    pad = tmp_path / "vreemd.csv"
    pad.write_text(KOP + "02-03-2023;E1;2,5;x\n30-06-2024;E2;4;x\n", encoding="utf-8")

    def uitslag(**antwoorden: str) -> Importuitslag:
        (uit,) = importeer(store, [Bestand(pad, pad.name)], Opdracht(antwoorden=antwoorden), vandaag=VANDAAG)
        return uit

    vraag = uitslag()
    assert (vraag.uitkomst, list(vraag.keuzes or ())) == ("vraag", ["vreemd=stop", "vreemd=inlezen"])
    assert vraag.vraag == (
        "vreemd.csv: geen van de 2 personen in dit bestand kennen we, en alle 2 rijen zijn van vóór 1 juli "
        "2024 (6,5\u00a0u): ouder dan de bewaartermijn. Er zal niets van meetellen, en ze worden binnen een "
        "dag weer gewist. Hoort dit bestand wel bij u?"
    )
    assert uitslag(vreemd="stop").uitkomst == "geweigerd"
    assert store.rij("select count(*) from quarantaine") == (0,)
    toch = uitslag(vreemd="inlezen")
    assert (toch.uitkomst, toch.aansluiting.quarantaine, toch.wachtend.rijen) == ("verwerkt", 2, 0)
    half = KOP + "30-06-2024;E1;2,5;x\n01-07-2024;E1;4;x\n"  # one row is kept: nothing to ask
    assert lees(store, tmp_path, "half.csv", half).wachtend.rijen == 1


def test_a_roster_that_names_the_person_moves_the_rows_too(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    lees(store, tmp_path, "uren.csv", UREN)
    lees(store, tmp_path, "rooster2.csv", ROOSTER + "Onbekend Persoon;01-01-2026;8;8;8;8;8\n")
    assert uren(store) == 7.5


def test_without_a_roster_people_are_made_and_told(store: Store, tmp_path: Path) -> None:
    uitslag = lees(store, tmp_path, "uren.csv", UREN)
    assert uren(store) == 7.5
    assert sum(m.code == "nieuwe_medewerker" for m in uitslag.meldingen) == 2
    assert store.rijen("select naam, functie from medewerker order by naam") == [
        ("Anna", "buurtcoordinator"),
        ("Onbekend Persoon", "buurtcoordinator"),
    ]


def test_a_row_is_mended_in_place_by_the_same_rules(store: Store, tmp_path: Path) -> None:
    uitslag = lees(
        store, tmp_path, "uren.csv", KOP + "02-03-2026;Anna;2,5;Schouw\n03-03-2026;Anna;25 km;Schouw\n"
    )
    (rij,) = apart_gezet(store)
    plek = (rij.batch, rij.rij, rij.volgnummer)
    assert (rij.rij, rij.ruw["Uren"]) == (3, "25 km")
    with pytest.raises(Geweigerd, match="nog niet"):
        herstel(store, plek, {**rij.ruw, "Uren": "26 km"})
    herstel(store, plek, {**rij.ruw, "Uren": "1,25"})
    assert uren(store) == 3.75
    a = batchblad(store, uitslag.batch or 0).regel.aansluiting
    assert (a.gelezen, a.ok, a.quarantaine, a.seconden_ok, a.sluit) == (2, 2, 0, 13_500, True)
    with pytest.raises(Geweigerd, match="niet \\(meer\\) apart"):
        herstel(store, plek, dict(rij.ruw))
    assert store.rij("select rij from uur where seconden = 4500") == (3,)


def test_kilometres_set_apart_are_no_hours_and_the_ledger_closes(store: Store, tmp_path: Path) -> None:
    uitslag = lees(
        store,
        tmp_path,
        "uren.csv",
        KOP + "02-03-2026;Anna;2,5;Schouw\n03-03-2026;Anna;45;Kilometers\n31-04-2026;Anna;2;Schouw\n",
    )
    a = uitslag.aansluiting
    assert (a.gelezen, a.ok, a.quarantaine, a.sluit) == (3, 1, 2, True)
    assert (a.seconden_quarantaine, a.seconden_gelezen) == (7_200, 16_200)
    assert [(rij.code, rij.seconden) for rij in apart_gezet(store)] == [
        ("kilometers", 0),
        ("datum_onleesbaar", 7_200),
    ]


def test_what_stands_apart_is_counted_whole_however_few_rows_are_read(store: Store, tmp_path: Path) -> None:
    """32-03-2026 is no day, x and y are no hours: 2 u and 0 u apart, in two files."""
    eerste = lees(store, tmp_path, "a.csv", KOP + "02-03-2026;Anna;1;Schouw\n32-03-2026;Anna;2;Schouw\n")
    tweede = lees(
        store, tmp_path, "b.csv",
        KOP + "05-03-2026;Anna;1;Schouw\n06-03-2026;Anna;x;Schouw\n07-03-2026;Anna;y;Schouw\n",
    )  # fmt: skip
    assert apart_telling(store) == {
        tweede.batch: Aparttelling(2, 0), eerste.batch: Aparttelling(1, 7_200),
    }  # fmt: skip
    assert [rij.bestand for rij in apart_gezet(store, hoogstens=2)] == ["b.csv", "b.csv"]
    assert len(apart_gezet(store, hoogstens=None)) == 3
    draai_terug(store, tweede.batch or 0)
    assert set(apart_telling(store)) == {eerste.batch}


def test_a_mended_row_equal_to_another_still_counts(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "uren.csv", KOP + "02-03-2026;Anna;2,5;Schouw\n02-03-2026;Anna;x;Schouw\n")
    (rij,) = apart_gezet(store)
    herstel(store, (rij.batch, rij.rij, rij.volgnummer), {**rij.ruw, "Uren": "2,5"})
    assert uren(store) == 5.0


def test_a_rejected_row_is_skipped_from_then_on(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    lees(store, tmp_path, "uren.csv", UREN)
    rij = apart_gezet(store)[0]
    bewaar(store, lambda tx: quarantaine.verwerp(tx, (rij.batch, rij.rij, rij.volgnummer), NU), ["uren"])
    a = grootboek(store)[0].aansluiting
    assert (a.quarantaine, a.overgeslagen, a.sluit) == (1, 1, True)
    assert a.seconden_gelezen == 27_000


def test_import_then_undo_leaves_every_derived_table(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    lees(store, tmp_path, "uren.csv", UREN)
    namen = [
        naam
        for (naam,) in store.rijen(
            "select table_name from duckdb_tables() where comment not like 'kamer: intake%'"
        )
        if naam not in ("stand", "migratie")
    ]
    voor = {naam: store.rijen(f"select * from {naam} order by all") for naam in namen}
    telt = geteld(store)
    uitslag = lees(
        store, tmp_path, "later.csv", KOP + "02-03-2026;Anna;3;Huisbezoek\n20-03-2026;Anna;8;Overleg\n"
    )
    assert geteld(store) != telt
    draai_terug(store, uitslag.batch or 0)
    assert geteld(store) == telt
    na = {naam: store.rijen(f"select * from {naam} order by all") for naam in namen}
    assert {naam for naam in namen if voor[naam] != na[naam]} == set()


def test_freshness_and_choices(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "uren.csv", UREN)
    assert [(regel.medewerker, regel.dagen_oud) for regel in actualiteit(store, dt.date(2026, 3, 20))] == [
        ("Anna", 18),
        ("Onbekend Persoon", 3),
    ]
    assert keuzes_voor(store, "categorie")["schouw"] == "Schouw"
    assert [t.naam for t in ongekoppeld(store)] == ["Bakje"]
