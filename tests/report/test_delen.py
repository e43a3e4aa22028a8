"""A link is made only after the audit; what would disclose is refused; the night job leaves files."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.access import gepubliceerd, links
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.access.namen import keur_namen, patroon
from monitor.access.questions import publicatie
from monitor.cli import main, meelezen
from monitor.fouten import DatabaseFout, Geweigerd
from monitor.report import bordvragen
from monitor.report.bord import Bord
from monitor.report.delen import Wens, maak_link, proef
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store
from monitor.store.verbinding import zin_in_gebruik
from tests.report.lezen import bladen, pdf_tekst
from tests.report.organisatie import MENSEN, VANDAAG, WIJK, vul_organisatie

NU = 1_795_000_000
BORD = Bereik(("bord",), ("*",))


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plek = tmp_path_factory.mktemp("delen") / "data"
    with Store.open(lees_instellingen(plek)) as store:
        vul_organisatie(store)
    return plek


@pytest.fixture
def gevuld(map_: Path) -> Iterator[Store]:
    with Store.open(lees_instellingen(map_)) as store:
        yield store


@pytest.fixture
def kluis(tmp_path: Path) -> Iterator[Kluis]:
    with Kluis.open(tmp_path / "kluis.sqlite") as geopend:
        yield geopend


def test_a_momentopname_keeps_the_audited_view(gevuld: Store, kluis: Kluis) -> None:
    link, token, gekeurd = maak_link(gevuld, kluis, NU, VANDAAG, Wens("Bestuur", BORD), door="Ruud")
    vast = Bord.uit_tekst(links.inhoud(kluis, link.id, NU + 1))
    assert vast == bordvragen.bord(gevuld, BORD, VANDAAG)
    assert any("terug te rekenen" in zin for zin in gekeurd.zinnen)
    assert any("12 buurten" in zin for zin in gekeurd.zinnen)
    assert links.open_(kluis, token, NU + 2)
    assert links.zoek(kluis, link.id) == links.lijst(kluis)[0]
    assert links.zoek(kluis, "bestaat-niet") is None
    links.trek_in(kluis, link.id, NU + 3, door="Ruud")
    assert links.inhoud(kluis, link.id, NU + 4) is None


def test_a_living_link_keeps_nothing(gevuld: Store, kluis: Kluis) -> None:
    link, _, _ = maak_link(gevuld, kluis, NU, VANDAAG, Wens("OR", BORD, "levend"), door="Ruud")
    assert links.inhoud(kluis, link.id, NU + 1) is None


@pytest.mark.parametrize(
    ("bereik", "soort", "zin"),
    [
        (Bereik(("werkdruk",), ("*",)), "levend", "kan niet worden gedeeld"),
        (Bereik(("buurtprofiel",), ("*",)), "levend", "kan niet worden gedeeld"),
        (Bereik(("bord",), ("WK77",)), "levend", "staat niet in de gegevens"),
        (Bereik(("bord", "pieken"), ("*",)), "momentopname", "alleen van het bord"),
        (Bereik(("pieken",), (WIJK,)), "levend", "hele team"),
        (Bereik(("pieken",), ("*",), dt.date(2026, 1, 1)), "levend", "hele team"),
        (Bereik((), ("*",)), "levend", "minstens één"),
        (Bereik(("bord",), ()), "levend", "minstens één"),
        (Bereik.alles(), "levend", "kan niet worden gedeeld"),
    ],
)
def test_what_may_not_be_shared_leaves_no_link(
    gevuld: Store, kluis: Kluis, bereik: Bereik, soort: str, zin: str
) -> None:
    with pytest.raises(Geweigerd, match=zin):
        maak_link(gevuld, kluis, NU, VANDAAG, Wens("x", bereik, soort), door="Ruud")
    assert links.lijst(kluis) == []


def test_the_weeks_of_four_people_are_not_shared(store: Store) -> None:
    vul_organisatie(store, mensen=4)
    with pytest.raises(Geweigerd, match="herkenbare mensen"):
        proef(store, Bereik(("pieken",), ("*",)), VANDAAG, "levend")
    _, gekeurd = proef(store, BORD, VANDAAG, "levend")
    assert any("geen geregistreerde uren" in zin for zin in gekeurd.zinnen)


def test_a_name_that_slipped_through_stops_the_link(
    gevuld: Store, kluis: Kluis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bordvragen, "patroon", lambda _: patroon(()))  # the mask is off
    with gevuld.schrijf() as tx:
        tx.doe("update project set naam = ? where project = 'P0'", [f"Huis van {MENSEN[0]}"])
    try:
        with pytest.raises(Geweigerd, match="de naam van een medewerker"):
            maak_link(gevuld, kluis, NU, VANDAAG, Wens("x", BORD), door="Ruud")
        assert links.lijst(kluis) == []
    finally:
        with gevuld.schrijf() as tx:
            tx.doe("update project set naam = 'Renovatie Merelhof' where project = 'P0'")


@pytest.mark.parametrize(
    ("tekst", "raak"),
    [
        ("Renovatie Anna de Vries", True), ("anna  DE vries-flat", True), ("Annastraat", False),
        ("Joanna de Vriesland", False), ("Bo", True), ("Boterhoek", False), ("", False),
    ],
)  # fmt: skip
def test_a_name_counts_as_whole_words(tekst: str, raak: bool) -> None:
    namen = ("Anna de Vries", "Bo", "  ")
    assert (patroon(namen).search(tekst) is not None) is raak
    if not raak:
        keur_namen([tekst], namen)
    assert patroon(()).search("Anna") is None


def test_an_empty_folder_has_nothing_to_share(store: Store) -> None:
    with pytest.raises(Geweigerd, match="niets te delen"):
        proef(store, BORD, VANDAAG, "momentopname")


def test_the_night_job(map_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opdracht = ["--data", str(map_), "rapport", "--naar", str(tmp_path / "uit"), "--vandaag", "2026-11-20"]
    assert main([*opdracht, "--titel", "Bestuur", "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    pdf, xlsx = (Path(pad) for pad in antwoord["bestanden"])
    assert [pdf.name, xlsx.name] == ["bord-2026-11-20.pdf", "bord-2026-11-20.xlsx"]
    assert "Gedeeld met Bestuur" in pdf_tekst(pdf.read_bytes())
    boek = bladen(xlsx.read_bytes())
    assert list(boek) == [
        "Uitleg",
        "Lichten",
        "Wat opvalt",
        "Buurten",
        "Uren per maand",
        "Weken",
        "Projecten",
    ]
    assert all("Gedeeld met Bestuur" in str(blad[:5]) for blad in boek.values())
    assert antwoord["keuring"]
    assert main([*opdracht, "--soort", "pdf", "--wijken", WIJK]) == 0
    assert sorted(pad.name for pad in (tmp_path / "uit").iterdir()) == [pdf.name, xlsx.name]
    capsys.readouterr()
    assert main([*opdracht, "--wijken", "WK77", "--json"]) == 1
    assert "WK77" in json.loads(capsys.readouterr().out)["reden"]
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    weg = ["--data", str(map_), "rapport", "--naar", str(tmp_path / "bestand"), "--vandaag", "2026-11-20"]
    assert main(weg) == 1
    capsys.readouterr()
    with Store.open(lees_instellingen(map_)) as app:
        assert main(opdracht) == 4  # the app holds the database, and there is no back-up yet
        app.backup(dt.datetime(2026, 11, 20, 3, 0))  # noqa: DTZ001 — local time
        capsys.readouterr()
        assert main([*opdracht, "--json"]) == 0
        antwoord = json.loads(capsys.readouterr().out)
        assert antwoord["gegevens_van"] == "2026-11-20T03:00:00"
    assert "met de gegevens van 20 november 2026" in pdf_tekst(Path(antwoord["bestanden"][0]).read_bytes())
    assert not [pad for pad in (map_ / "werk").iterdir() if pad.is_dir()]  # the copy is gone


def test_what_is_shown_out_of_a_backup_while_the_app_runs_is_remembered_too(
    map_: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inst = lees_instellingen(tmp_path / "data")
    inst.data.mkdir()
    shutil.copyfile(lees_instellingen(map_).database, inst.database)
    with Store.open(inst) as store:
        store.backup(dt.datetime.now())  # noqa: DTZ005 — local time, as in the names
    echt = meelezen.open_gegevens

    def in_gebruik(van: Instellingen) -> Store:
        if van is inst:
            raise DatabaseFout(zin_in_gebruik(van.database))
        return echt(van)

    monkeypatch.setattr(meelezen, "open_gegevens", in_gebruik)
    with Kluis.open(inst.kluis) as kluis:
        gepubliceerd.onthoud(kluis, [("2020-01",)])
    with meelezen.lees_mee(inst) as (store, van):
        assert van is not None
        getoond = {cel.sleutel for cel in publicatie(store, VANDAAG).cellen}
        with Kluis.open(store.instellingen.kluis) as kopie:
            assert ("2020-01",) in gepubliceerd.lees(kopie)
    assert getoond
    with Kluis.open(inst.kluis) as kluis:
        assert gepubliceerd.lees(kluis) == getoond | {("2020-01",)}
