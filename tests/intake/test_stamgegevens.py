"""Master data: recognised by their headers, checked row by row, replaced unit by unit, undone like hours."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from monitor.fouten import Geweigerd
from monitor.intake.grootboek import Boeker
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.stam import SOORTEN, open_stam
from monitor.intake.stam.bewaren import bewaar_medewerker, bewaar_tabel, tabel
from monitor.intake.stam.sjablonen import sjabloon_csv, sjabloon_xlsx
from monitor.intake.uitslag import Importuitslag
from monitor.pipeline import bewaar, draai_terug, importeer
from monitor.store import Store
from tests.intake.stap import NU

ROOSTER = """medewerker;functie;e-mail;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo
Anna de Vriès;gebiedsregisseur;anna@corp.nl;01-01-2026;;2;1;29-12-2025;8;8;8;8;8;0;0
Anna de Vriès;gebiedsregisseur;anna@corp.nl;01-01-2026;;2;2;29-12-2025;8;8;8;8;0;0;0
Bert Bos;;;05-01-2026;;1;1;;7,5;7:30;;8;8;;
"""
HAND = Boeker("test", NU)


def lees(store: Store, map_: Path, naam: str, inhoud: str | bytes, soort: str = "auto") -> Importuitslag:
    pad = map_ / naam
    pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    (uitslag,) = importeer(store, [Bestand(pad, naam)], Opdracht(soort=soort), vandaag=dt.date(2026, 7, 1))
    return uitslag


def test_a_roster_makes_its_people_and_reads_hours_as_people_write_them(store: Store, tmp_path: Path) -> None:
    uitslag = lees(store, tmp_path, "rooster.csv", ROOSTER)
    assert (uitslag.uitkomst, uitslag.soort, uitslag.verschil.nieuw) == ("verwerkt", "rooster", 3)
    assert store.rijen("select naam, functie from medewerker order by naam") == [
        ("Anna de Vriès", "gebiedsregisseur"),
        ("Bert Bos", "buurtcoordinator"),
    ]
    assert store.rijen(
        "select ma, di, wo, do_, vr, za, cyclus, anker from rooster where medewerker = 'M02'"
    ) == [(27_000, 27_000, 0, 28_800, 28_800, 0, 1, dt.date(2026, 1, 5))]
    assert store.rij("select doel from indeling where tekst = 'anna@corp.nl'") == ("M01",)


def test_a_later_roster_ends_the_earlier_one_and_undo_reopens_it(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "a.csv", ROOSTER)
    later = "medewerker;vanaf;ma;di;wo;do;vr\nbert bos;01-09-2026;8;8;8;0;0\n"
    uitslag = lees(store, tmp_path, "b.csv", later)
    vraag = "select vanaf, tot from rooster where medewerker = 'M02' order by vanaf"
    assert store.rijen(vraag) == [
        (dt.date(2026, 1, 5), dt.date(2026, 8, 31)),
        (dt.date(2026, 9, 1), None),
    ]
    draai_terug(store, uitslag.batch or 0)
    assert store.rijen(vraag) == [(dt.date(2026, 1, 5), None)]


def test_undo_of_the_roster_takes_its_people_away(store: Store, tmp_path: Path) -> None:
    uitslag = lees(store, tmp_path, "rooster.csv", ROOSTER)
    draai_terug(store, uitslag.batch or 0)
    assert store.rijen("select * from medewerker") == []
    assert store.rijen("select * from rooster") == []


def test_bad_rows_are_set_apart_with_a_sentence_and_the_rest_counts(store: Store, tmp_path: Path) -> None:
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    uitslag = lees(
        store,
        tmp_path,
        "afwezigheid.csv",
        "medewerker;van;tot;uren per dag\nBert Bos;13-07-2026;31-07-2026;\nBert Bos;31-08-2026;01-08-2026;\n"
        "Niemand;01-08-2026;;\nAnna de Vries;32-01-2026;;\n",
    )
    assert (uitslag.aansluiting.gelezen, uitslag.aansluiting.ok, uitslag.aansluiting.quarantaine) == (4, 1, 3)
    assert uitslag.aansluiting.sluit
    teksten = [m.tekst for m in uitslag.meldingen]
    assert "laatste dag ligt voor de eerste" in teksten[0]
    assert "Onbekende medewerker" in teksten[1]
    assert "geen datum" in teksten[2]
    assert [m.rij for m in uitslag.meldingen] == [3, 4, 5]


def test_an_absence_file_replaces_only_its_own_period(store: Store, tmp_path: Path) -> None:
    kop = "medewerker;van;tot\n"
    lees(store, tmp_path, "a.csv", kop + "Anna;01-02-2026;02-02-2026\nAnna;05-05-2026;\nBert;03-03-2026;\n")
    lees(store, tmp_path, "b.csv", kop + "Anna;04-05-2026;05-05-2026\nAnna;01-06-2026;\n")
    assert store.rijen("select van from afwezigheid where medewerker = 'M01' order by van") == [
        (dt.date(2026, 2, 1),),
        (dt.date(2026, 5, 4),),
        (dt.date(2026, 6, 1),),
    ]


def test_a_map_and_a_list_fill_one_buurt_together(store: Store, tmp_path: Path) -> None:
    vorm = {"type": "Polygon", "coordinates": [[[5.0, 50.8], [5.1, 50.8], [5.1, 50.9], [5.0, 50.8]]]}
    eigenschappen = {"statcode": "BU99990101", "statnaam": "Hof"}
    kaart = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": eigenschappen, "geometry": vorm}],
    }
    uitslag = lees(store, tmp_path, "kaart.geojson", json.dumps(kaart))
    assert (uitslag.soort, uitslag.aansluiting.ok) == ("buurten", 1)
    lees(store, tmp_path, "buurten.csv", "buurtcode;buurtnaam;woningen\nBU99990101;Nieuwe Hof;260\n")
    naam, woningen, geometrie = store.rij("select naam, woningen, geometrie from buurt") or ("", 0, "")
    assert (naam, woningen) == ("Nieuwe Hof", 260)
    assert json.loads(geometrie)["type"] == "Polygon"


def test_holidays_from_a_file_and_back(store: Store, tmp_path: Path) -> None:
    uitslag = lees(store, tmp_path, "vrij.csv", "datum;feestdag;vrij\n03-04-2026;Goede Vrijdag;ja\n")
    assert store.rij("select naam from feestdag where datum = date '2026-04-03'") == ("Goede Vrijdag",)
    draai_terug(store, uitslag.batch or 0)
    assert store.rij("select naam from feestdag where datum = date '2026-04-03'") is None
    assert store.rij("select vrij from feestdag where datum = date '2026-12-25'") == (True,)


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_every_template_is_recognised_as_its_own_kind(soort: str, tmp_path: Path) -> None:
    for naam, inhoud in (("s.csv", sjabloon_csv(soort)), ("s.xlsx", sjabloon_xlsx(soort))):
        pad = tmp_path / naam
        pad.write_bytes(inhoud)
        gelezen = open_stam(pad, "auto")
        assert gelezen is not None
        assert gelezen.soort.soort == soort
        assert len(gelezen.rijen) == 1
    assert CalamineWorkbook.from_path(tmp_path / "s.xlsx").sheet_names[1] == "Uitleg"


def test_the_example_row_of_a_template_never_counts(store: Store, tmp_path: Path) -> None:
    uitslag = lees(store, tmp_path, "rooster.csv", sjabloon_csv("rooster"))
    assert uitslag.uitkomst == "geweigerd"
    assert store.rijen("select * from medewerker") == []


def test_a_table_saved_on_the_page_changes_only_what_changed_and_can_be_undone(
    store: Store, tmp_path: Path
) -> None:
    lees(store, tmp_path, "rooster.csv", ROOSTER)
    voor = store.rijen("select * exclude (batch) from rooster order by all")
    with store.schrijf(proef=True) as tx:
        rijen = tabel(tx, "rooster")
    assert bewaar(store, lambda tx: bewaar_tabel(tx, "rooster", rijen, HAND), ["rooster"]).nieuw == 0
    assert store.rijen("select * exclude (batch) from rooster order by all") == voor
    rijen = [{**rij, "wo": "6"} if rij["medewerker"] == "Bert Bos" else rij for rij in rijen]
    bewaar(store, lambda tx: bewaar_tabel(tx, "rooster", rijen, HAND), ["rooster"])
    assert store.rij("select wo from rooster where medewerker = 'M02'") == (21_600,)
    zonder = [rij for rij in rijen if rij["medewerker"] != "Bert Bos"]
    bewaar(store, lambda tx: bewaar_tabel(tx, "rooster", zonder, HAND), ["rooster"])
    assert store.rijen("select distinct medewerker from rooster") == [("M01",)]
    (laatste,) = store.rij("select max(batch) from batch") or (0,)
    draai_terug(store, laatste)
    draai_terug(store, laatste - 1)
    assert store.rijen("select * exclude (batch) from rooster order by all") == voor


def test_a_bad_row_refuses_the_save_with_its_number(store: Store) -> None:
    rijen = [{"medewerker": "Anna", "van": "gisteren", "tot": ""}]
    with pytest.raises(Geweigerd, match="Rij 1: van"):
        bewaar(store, lambda tx: bewaar_tabel(tx, "afwezigheid", rijen, HAND), ["afwezigheid"])
    assert store.rijen("select * from medewerker") == []


def test_a_medewerker_by_hand(store: Store) -> None:
    velden = {"naam": "Cor", "functie": "overig", "hoofdbron": "toggl"}
    wie = bewaar(store, lambda tx: bewaar_medewerker(tx, None, velden, HAND), ["medewerkers"])
    bewaar(
        store,
        lambda tx: bewaar_medewerker(tx, wie, {**velden, "uit_dienst": dt.date(2026, 6, 30)}, HAND),
        ["medewerkers"],
    )
    assert store.rijen("select naam, uit_dienst, hoofdbron from medewerker") == [
        ("Cor", dt.date(2026, 6, 30), "toggl")
    ]
    with pytest.raises(Geweigerd, match="bestaat al"):
        bewaar(store, lambda tx: bewaar_medewerker(tx, None, velden, HAND), ["medewerkers"])


def test_a_new_database_has_labelled_start_values(store: Store) -> None:
    bewaar(store, lambda _tx: None, ["normen"])
    assert store.rijen("select distinct herkomst from norm union select distinct herkomst from kengetal") == [
        ("startwaarde",)
    ]
    assert store.rijen("select functie, round(sum(aandeel), 6) from rolprofiel group by 1 order by 1") == [
        ("buurtcoordinator", 1.0),
        ("gebiedsregisseur", 1.0),
    ]
    assert store.rij("select doel from indeling where soort = 'categorie' and tekst = 'ziek'") == ("afwezig",)
    assert store.rij("select min(year(datum)), max(year(datum)) from feestdag") == (2020, 2035)
