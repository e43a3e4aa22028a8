"""Norms, role profiles, categories and people as tables and files: checked, in the ledger, undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.fouten import Geweigerd
from monitor.intake import questions
from monitor.intake.grootboek import Boeker
from monitor.intake.stam import SOORTEN, indeling
from monitor.intake.stam.bewaren import bewaar_tabel, tabel
from monitor.intake.stam.keuzecontrole import bezwaar
from monitor.pipeline import bewaar, draai_terug, open_gegevens
from monitor.settings import Instellingen
from monitor.store import Store, Transactie
from tests.intake.stap import NU
from tests.intake.test_stamgegevens import ROOSTER, lees

HAND = Boeker("test", NU)
KEUZES = ("normen", "kengetallen", "categorieen", "rolprofielen")
TABELLEN = {
    "normen": "norm",
    "kengetallen": "kengetal",
    "categorieen": "categorie",
    "rolprofielen": "rolprofiel",
}


@pytest.fixture
def vol(open_gevuld: Callable[..., Store]) -> Store:
    """A database with its start values."""
    return open_gevuld(bewaar, _niets, ())


def _niets(_tx: Transactie) -> None:
    """No change of its own."""


def rijen_van(store: Store, soort: str) -> list[dict[str, str]]:
    return tabel(store, soort)


def zet(store: Store, soort: str, rijen: list[dict[str, str]]) -> int:
    """Save a table; answers the batch."""
    bewaar(store, lambda tx: bewaar_tabel(tx, soort, rijen, HAND), SOORTEN[soort].wijzigt)
    (batch,) = store.rij("select max(batch) from batch") or (0,)
    return int(batch)


def met(rijen: list[dict[str, str]], sleutel: dict[str, str], **anders: str) -> list[dict[str, str]]:
    """The rows, with other values in the one row that has these."""
    return [{**rij, **anders} if sleutel.items() <= rij.items() else rij for rij in rijen]


@pytest.mark.parametrize("soort", KEUZES)
def test_saving_a_table_as_it_stands_changes_nothing(vol: Store, soort: str) -> None:
    voor = vol.rijen(f"select * from {TABELLEN[soort]} order by all")
    batch = zet(vol, soort, rijen_van(vol, soort))
    assert vol.rij("select gelezen, nieuw, vervallen from batch where batch = ?", [batch]) == (0, 0, 0)
    assert vol.rijen(f"select * from {TABELLEN[soort]} order by all") == voor
    assert vol.rij("select count(*) from stamrij where batch = ?", [batch]) == (0,)


def test_a_norm_set_by_hand_says_so_and_undo_gives_the_start_value_back(vol: Store) -> None:
    rijen = met(rijen_van(vol, "normen"), {"soort": "woning", "waarvoor": "rood"}, midden="0,02")
    batch = zet(vol, "normen", rijen)
    vraag = "select laag, midden, hoog, herkomst from norm where sleutel = 'woning:rood'"
    assert vol.rij(vraag) == (0.012, 0.02, 0.024, "vastgesteld")
    assert vol.rij("select herkomst from norm where sleutel = 'woning:groen'") == ("startwaarde",)
    draai_terug(vol, batch)
    assert vol.rij(vraag) == (0.012, 0.017, 0.024, "startwaarde")


def test_norms_from_a_file_add_a_case_type_and_leave_the_rest(vol: Store, tmp_path: Path) -> None:
    kop = "soort;waarvoor;laag;midden;hoog;herkomst;n\n"
    inhoud = kop + "Zaak;Hoarding;1,0;2,5;4,0;;\nwoning;geel;;0,012;;gemeten;26\n"
    uitslag = lees(vol, tmp_path, "normen.csv", inhoud)
    assert (uitslag.uitkomst, uitslag.soort, uitslag.aansluiting.ok) == ("verwerkt", "normen", 2)
    assert vol.rij("select * from norm where sleutel = 'zaak:hoarding'") == (
        "zaak:hoarding", 1.0, 2.5, 4.0, "zaak", "vastgesteld", None,
    )  # fmt: skip
    assert vol.rij("select laag, hoog, herkomst, n from norm where sleutel = 'woning:geel'") == (
        0.012, 0.012, "gemeten", 26,
    )  # fmt: skip
    assert vol.rij("select count(*) from norm where herkomst = 'startwaarde'") == (9,)
    # a measured figure changed by hand is no longer that measurement
    zet(vol, "normen", met(rijen_van(vol, "normen"), {"waarvoor": "geel"}, laag="0,010"))
    assert vol.rij("select herkomst, n from norm where sleutel = 'woning:geel'") == ("vastgesteld", None)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"laag": "0,5"}, "oplopen"),
        ({"midden": "-1"}, "geen getal"),
        ({"waarvoor": "paars"}, "geen licht"),
        ({"soort": "huis"}, "woning of zaak"),
    ],
)
def test_a_norm_that_cannot_be_is_refused_with_its_row(vol: Store, anders: dict[str, str], zin: str) -> None:
    rijen = met(rijen_van(vol, "normen"), {"waarvoor": "groen"}, **anders)
    with pytest.raises(Geweigerd, match=rf"Rij 1: .*{zin}"):
        zet(vol, "normen", rijen)


def test_a_norm_for_homes_cannot_be_left_out(vol: Store) -> None:
    rijen = [rij for rij in rijen_van(vol, "normen") if rij["waarvoor"] != "grijs"]
    with pytest.raises(Geweigerd, match="licht grijs ontbreekt"):
        zet(vol, "normen", rijen)
    zonder_zaak = [rij for rij in rijen_van(vol, "normen") if rij["waarvoor"] != "woonfraude"]
    batch = zet(vol, "normen", zonder_zaak)
    assert vol.rij("select 1 from norm where sleutel = 'zaak:woonfraude'") is None
    draai_terug(vol, batch)
    assert vol.rij("select midden from norm where sleutel = 'zaak:woonfraude'") == (0.9,)


def test_a_role_profile_adds_up_to_a_hundred_or_is_refused(vol: Store) -> None:
    rijen = rijen_van(vol, "rolprofielen")
    assert rijen[0] == {
        "categorie": "Huisbezoek", "buurtcoordinator": "20", "gebiedsregisseur": "4", "overig": "",
    }  # fmt: skip
    with pytest.raises(Geweigerd, match="buurtcoordinator telt op tot 105 %"):
        zet(vol, "rolprofielen", met(rijen, {"categorie": "Huisbezoek"}, buurtcoordinator="25 %"))
    goed = met(rijen, {"categorie": "Huisbezoek"}, buurtcoordinator="25", overig="100")
    batch = zet(vol, "rolprofielen", met(goed, {"categorie": "Overlastzaak"}, buurtcoordinator="9"))
    vraag = "select functie, aandeel from rolprofiel where categorie = 'huisbezoek' order by functie"
    assert vol.rijen(vraag) == [("buurtcoordinator", 0.25), ("gebiedsregisseur", 0.04), ("overig", 1.0)]
    draai_terug(vol, batch)
    assert vol.rijen(vraag) == [("buurtcoordinator", 0.2), ("gebiedsregisseur", 0.04)]


def test_a_category_is_added_changed_and_undone(vol: Store) -> None:
    nieuw = {
        "naam": "Buurtmoestuin & groen",
        "soort": "werk",
        "overhead": "nee",
        "contact": "direct",
        "plaats": "wijk",
    }
    rijen = met(rijen_van(vol, "categorieen"), {"categorie": "schouw"}, contact="direct")
    batch = zet(vol, "categorieen", [*rijen, nieuw])
    assert vol.rij("select naam, contact, aard from categorie where categorie = 'buurtmoestuin-groen'") == (
        "Buurtmoestuin & groen", "direct", "onbekend",
    )  # fmt: skip
    assert vol.rij("select contact from categorie where categorie = 'schouw'") == ("direct",)
    draai_terug(vol, batch)
    assert vol.rij("select 1 from categorie where categorie = 'buurtmoestuin-groen'") is None
    assert vol.rij("select contact from categorie where categorie = 'schouw'") == ("indirect",)


def test_a_category_in_use_does_not_disappear(vol: Store) -> None:
    zonder = [rij for rij in rijen_van(vol, "categorieen") if rij["categorie"] != "scholing"]
    with pytest.raises(Geweigerd, match='"scholing" staat nog in een rolprofiel'):
        zet(vol, "categorieen", zonder)
    dubbel = met(rijen_van(vol, "categorieen"), {"categorie": "schouw"}, naam="huisbezoek")
    with pytest.raises(Geweigerd, match="twee keer"):
        zet(vol, "categorieen", dubbel)


def test_texts_on_an_undone_category_are_asked_again_and_the_list_says_what_is_wrong(vol: Store) -> None:
    batch = zet(
        vol,
        "categorieen",
        [*rijen_van(vol, "categorieen"), {"naam": "Moestuin", "soort": "werk", "overhead": "nee"}],
    )

    def uren(tx: Transactie) -> None:
        tx.doe("insert into schrijfwijze values ('categorie', 'hark', 'Hark')")
        tx.doe(
            "insert into uur (batch, rij, bron, persoon, datum, seconden, soort, categorie_tekst, contact, "
            "plaats, aard, sleutel, actief) values (?, 1, 'x', 'p', date '2026-01-05', 3600, 'werk', 'hark', "
            "'onbekend', 'onbekend', 'onbekend', 1, true)",
            [batch],
        )
        indeling.deel_in(tx, "categorie", {"hark": "moestuin"}, HAND)

    bewaar(vol, uren, [])
    assert questions.ongekoppeld(vol) == ()
    draai_terug(vol, batch)
    assert [tekst.naam for tekst in questions.ongekoppeld(vol)] == ["Hark"]
    with vol.schrijf(proef=True) as tx:
        assert bezwaar(tx, "categorieen") == [
            'Op categorie "moestuin" is nog 1 tekst uit uw bestanden ingedeeld; deel die eerst anders in.'
        ]


def test_contracts_are_a_table_and_a_file_and_a_person_is_never_wiped(vol: Store, tmp_path: Path) -> None:
    lees(vol, tmp_path, "rooster.csv", ROOSTER)
    assert rijen_van(vol, "medewerkers") == [
        {"code": "M01", "medewerker": "Anna de Vriès", "functie": "gebiedsregisseur", "in dienst": "",
         "uit dienst": "", "hoofdbron": ""},
        {"code": "M02", "medewerker": "Bert Bos", "functie": "buurtcoordinator", "in dienst": "",
         "uit dienst": "", "hoofdbron": ""},
    ]  # fmt: skip
    vraag = "select naam, functie, in_dienst, uit_dienst, hoofdbron from medewerker order by medewerker"
    batch = zet(
        vol,
        "medewerkers",
        met(
            rijen_van(vol, "medewerkers"),
            {"code": "M02"},
            medewerker="Bert Bosch",
            **{"uit dienst": "30-06-2026"},
        ),
    )
    assert vol.rij("select count(*) from stamrij where batch = ?", [batch]) == (1,)
    assert vol.rijen(vraag)[1] == ("Bert Bosch", "buurtcoordinator", None, dt.date(2026, 6, 30), None)
    leeg = met(rijen_van(vol, "medewerkers"), {"code": "M02"}, **{"uit dienst": ""})
    zet(vol, "medewerkers", leeg)
    assert vol.rijen(vraag)[1][3] is None
    uitslag = lees(
        vol, tmp_path, "team.csv",
        "medewerker;functie;in dienst;uit dienst\nAnna de Vries;overig;01-02-2026;\nCor Nieuw;overig;;\n",
    )  # fmt: skip
    assert (uitslag.soort, uitslag.personen) == ("medewerkers", 2)
    assert vol.rijen(vraag)[0] == ("Anna de Vriès", "overig", dt.date(2026, 2, 1), None, None)
    assert vol.rijen(vraag)[2][0] == "Cor Nieuw"
    draai_terug(vol, uitslag.batch or 0)
    assert len(vol.rijen(vraag)) == 2
    assert vol.rijen(vraag)[0][1] == "gebiedsregisseur"
    with pytest.raises(Geweigerd, match="wist u niet"):
        zet(vol, "medewerkers", rijen_van(vol, "medewerkers")[:1])
    with pytest.raises(Geweigerd, match="Rij 2: Anna de Vriès bestaat al"):
        zet(
            vol,
            "medewerkers",
            met(rijen_van(vol, "medewerkers"), {"code": "M02"}, medewerker="Anna de Vriès"),
        )


def test_saving_the_roster_keeps_function_and_address_that_live_with_the_person(
    vol: Store, tmp_path: Path
) -> None:
    lees(vol, tmp_path, "rooster.csv", ROOSTER)
    getoond = [veld.naam for veld in SOORTEN["rooster"].bewerkbaar]
    assert "functie" not in getoond
    assert "e-mail" not in getoond
    rijen = [{kolom: rij[kolom] for kolom in getoond} for rij in rijen_van(vol, "rooster")]
    zet(vol, "rooster", met(rijen, {"medewerker": "Anna de Vriès", "week": "2"}, vr="4"))
    assert vol.rij("select functie from medewerker where medewerker = 'M01'") == ("gebiedsregisseur",)
    assert vol.rij("select doel from indeling where tekst = 'anna@corp.nl'") == ("M01",)
    assert vol.rij("select vr from rooster where medewerker = 'M01' and week = 2") == (14_400,)


def test_an_older_database_gets_its_choices_under_the_ledger(instellingen: Instellingen) -> None:
    with open_gegevens(instellingen) as store, store.schrijf() as tx:
        tx.doe(
            "update kengetal set midden = 0.5, herkomst = 'vastgesteld' "
            "where type = 'renovatie' and fase = 'nazorg'"
        )
        tx.doe("delete from stamrij where soort in ('normen', 'kengetallen', 'categorieen', 'rolprofielen')")
    with open_gegevens(instellingen) as store:
        rijen = met(rijen_van(store, "kengetallen"), {"type": "renovatie", "fase": "nazorg"}, midden="0,45")
        batch = zet(store, "kengetallen", rijen)
        draai_terug(store, batch)
        vraag = "select midden, herkomst from kengetal where type = 'renovatie' and fase = 'nazorg'"
        assert store.rij(vraag) == (0.5, "vastgesteld")
        assert store.rij("select count(*) from rolprofiel") == (24,)


def test_the_start_values_themselves_are_not_undone(vol: Store) -> None:
    with pytest.raises(Geweigerd, match="startwaarden"):
        draai_terug(vol, 0)


def test_a_mapping_on_the_page_is_undone_to_what_the_product_maps_by_itself(vol: Store) -> None:
    vraag = "select doel, herkomst from indeling where soort = 'categorie' and tekst = ?"
    assert vol.rij(vraag, ["ziek"]) == ("afwezig", "automatisch")
    keuzes = {"ziek": "huisbezoek", "hb gesprek": "huisbezoek"}
    batch = bewaar(vol, lambda tx: indeling.deel_in(tx, "categorie", keuzes, HAND), ["indeling"])
    assert vol.rij(vraag, ["ziek"]) == ("huisbezoek", "zelf")
    assert vol.rij(vraag, ["hb gesprek"]) == ("huisbezoek", "zelf")
    later = bewaar(vol, lambda tx: indeling.deel_in(tx, "categorie", {"ziek": "schouw"}, HAND), ["indeling"])
    assert vol.rij(vraag, ["ziek"]) == ("schouw", "zelf")
    draai_terug(vol, later)
    assert vol.rij(vraag, ["ziek"]) == ("huisbezoek", "zelf")
    draai_terug(vol, batch)
    assert vol.rij(vraag, ["ziek"]) == ("afwezig", "automatisch")
    assert vol.rij(vraag, ["hb gesprek"]) is None


@pytest.mark.parametrize(
    ("soort", "keuzes", "zin"),
    [
        ("categorie", {"x": "bestaat niet"}, "bestaat niet"),
        ("buurt", {"x": "buurt:BU00000000"}, "bestaat niet"),
        ("persoon", {"x": "M01"}, "bestaat niet"),
        ("categorie", {}, "Kies eerst"),
    ],
)
def test_a_mapping_to_nothing_is_refused(vol: Store, soort: str, keuzes: dict[str, str], zin: str) -> None:
    with vol.schrijf(proef=True) as tx, pytest.raises(Geweigerd, match=zin):
        indeling.deel_in(tx, soort, keuzes, HAND)
