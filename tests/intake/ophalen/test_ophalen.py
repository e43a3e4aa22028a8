"""Fetching from a server that answers in the real shapes, and what the import makes of it."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from monitor.fouten import Geweigerd
from monitor.intake.inlezen import Bestand
from monitor.intake.ophalen import BRONNEN, Haler, Opgehaald, haal_alles, ophalingen
from monitor.pipeline import draai_terug, haal_op, importeer, importeer_opgehaald, open_gegevens
from monitor.settings import Instellingen
from tests.intake.ophalen.nepbron import BUUR, CODES, Bron

NU = dt.datetime(2026, 5, 4, 8, 0)  # noqa: DTZ001 — the ledger keeps UTC without a zone


def _haal(instellingen: Instellingen, *bronnen: str, gemeente: str = "proefstad") -> dict[str, Opgehaald]:
    haler = Haler(instellingen, nu=NU, klok=lambda: 0.0, wacht=0.0)
    stukken = haal_alles(haler, instellingen, gemeente, bronnen or tuple(BRONNEN), lambda _d, _z: None)
    return {stuk.bron: stuk for stuk in stukken}


def _tabel(stuk: Opgehaald) -> list[dict[str, str]]:
    assert stuk.pad is not None, stuk.reden
    with stuk.pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def test_boundaries_follow_the_pages_and_leave_the_neighbours_out(
    instellingen: Instellingen, bron: Bron
) -> None:
    stuk = _haal(instellingen, "grenzen")["grenzen"]
    assert stuk.pad is not None
    kaart = json.loads(stuk.pad.read_text(encoding="utf-8"))
    assert [k["properties"]["buurtcode"] for k in kaart["features"]] == sorted(CODES)
    assert BUUR not in stuk.pad.read_text(encoding="utf-8")
    assert "herkomst" not in stuk.pad.read_text(encoding="utf-8")
    assert stuk.naam == "grenzen-proefstad-2024.geojson"
    assert bron.teller["/wijken-en-buurten-2024/ogc/v1/collections/buurten/items"] == 2


def test_key_figures_ask_for_nothing_about_origin(instellingen: Instellingen, bron: Bron) -> None:
    rijen = _tabel(_haal(instellingen, "kerncijfers")["kerncijfers"])
    assert [rij["Regioaanduiding/Codering (code)"] for rij in rijen] == sorted(CODES)
    assert rijen[0]["Bevolking/Aantal inwoners (aantal)"] == "1000"
    gevraagd = next(vraag for vraag in bron.vragen if "TypedDataSet" in vraag)
    assert "AantalInwoners_5" in gevraagd
    assert "Nederland_17" not in gevraagd
    assert "Koopwoningen_7" not in gevraagd  # it stands under origin


def test_months_become_complete_years(instellingen: Instellingen) -> None:
    rijen = {rij["bu_code"]: rij for rij in _tabel(_haal(instellingen, "misdrijven")["misdrijven"])}
    assert list(rijen) == sorted(CODES)
    een = rijen[CODES[0]]
    # eleven months of 1, 2, 4 and 5 (the kind of 3 is no indicator), January is empty; 2026 is not complete
    assert {kop: een[kop] for kop in een if kop.endswith("2023")} == {
        "misdrijven 2023": "11", "woninginbraak 2023": "22", "mishandeling 2023": "44", "vernieling "
        "2023": "55",
    }  # fmt: skip
    assert not any("2026" in kop for kop in een)
    assert een["misdrijven 2021"] == "11"
    assert rijen[CODES[1]]["misdrijven 2023"] == ""  # not a single number: not known, never zero


def test_everything_goes_in_with_its_origin_and_out_again(instellingen: Instellingen) -> None:
    stukken = list(_haal(instellingen).values())
    assert [stuk.reden for stuk in stukken] == [None] * 5
    with open_gegevens(instellingen) as store:
        proef = importeer_opgehaald(store, stukken, door="proef", proef=True)
        assert [u.uitkomst for u in proef] == ["verwerkt"] * 5
        assert ophalingen(store) == ()
        uitslagen = importeer_opgehaald(store, stukken, door="proef")
        assert [(u.uitkomst, u.profiel) for u in uitslagen] == [
            ("verwerkt", "stamgegevens_buurten"), ("verwerkt", "statline"), ("verwerkt", "politie_per_jaar"),
            ("verwerkt", "politie_per_jaar"), ("verwerkt", "leefbaarometer"),
        ]  # fmt: skip
        bewaard = {o.bron: o for o in ophalingen(store)}
        assert set(bewaard) == set(BRONNEN)
        assert bewaard["misdrijven"].peildatum == "januari 2021 t/m december 2025"
        assert bewaard["grenzen"].peildatum == "1 januari 2024"
        assert (bewaard["kerncijfers"].houder, bewaard["kerncijfers"].licentie) == ("CBS", "CC BY 4.0")
        assert bewaard["leefbaarometer"].opgehaald_op == NU
        assert store.rij("select count(*) from buurt where geometrie is not null") == (3,)
        inwoners = "select waarde from gebiedscijfer where gebied = ? and sleutel = 'inwoners'"
        assert store.rij(inwoners, [CODES[2]]) == (1200,)
        assert store.rij("select count(*) from licht where indicator = 'woninginbraak'") == (10,)

        opnieuw = importeer_opgehaald(store, list(_haal(instellingen).values()), door="proef")
        assert {u.uitkomst for u in opnieuw} == {"ongewijzigd"}
        draai_terug(store, bewaard["misdrijven"].batch)
        assert {o.bron for o in ophalingen(store)} == set(BRONNEN) - {"misdrijven"}
        assert store.rij("select count(*) from licht where indicator = 'woninginbraak'") == (0,)


def test_own_homes_stay_when_the_boundaries_come_in(instellingen: Instellingen, tmp_path: Path) -> None:
    lijst = tmp_path / "buurten.csv"
    lijst.write_text(
        f"buurtcode;buurtnaam;gemeente;woningen\n{CODES[0]};Eigen naam;Proefstad;321\n", encoding="utf-8"
    )
    with open_gegevens(instellingen) as store:
        importeer(store, [Bestand(lijst, lijst.name)])
        importeer_opgehaald(store, list(_haal(instellingen, "grenzen").values()), door="proef")
        assert store.rij("select woningen from buurt where buurt = ?", [CODES[0]]) == (321,)


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("Bergen", r"Bedoelt u Bergen \(L.\) of Bergen \(NH.\)"),
        ("Proefstat", "Bedoelt u Proefstad"),
        ("Xyz", "Schrijf de naam zoals het CBS"),
        ("", "geen gemeente"),
    ],
)
def test_an_unknown_municipality_gets_a_hint(instellingen: Instellingen, naam: str, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        _haal(instellingen, gemeente=naam)


def test_a_code_is_a_municipality_too(instellingen: Instellingen) -> None:
    assert _haal(instellingen, "grenzen", gemeente="GM0999")["grenzen"].gemeente == "Proefstad"


def test_a_source_that_fails_leaves_the_others_alone(instellingen: Instellingen, bron: Bron) -> None:
    bron.fouten = {"/odata/47022NED": ["status:500"], "/lbm3": ["tekst:<xml/>"]}
    stukken = _haal(instellingen)
    assert stukken["misdrijven"].reden == "127.0.0.1 heeft een storing (500). Probeer het later opnieuw."
    assert "geen JSON" in (stukken["leefbaarometer"].reden or "")
    assert [stukken[naam].reden for naam in ("grenzen", "kerncijfers", "overlast")] == [None] * 3


def test_a_wrong_key_gives_an_empty_list_and_that_is_told(instellingen: Instellingen, bron: Bron) -> None:
    bron.fouten = {
        "/odata/47022NED/TypedDataSet": ['tekst:{"value": []}'],
        "/85984NED/Typed": ['tekst:{"value": []}'],
    }
    stukken = _haal(instellingen, "kerncijfers", "misdrijven")
    assert "geen enkel cijfer over Proefstad" in (stukken["misdrijven"].reden or "")
    assert "geen enkel cijfer over Proefstad" in (stukken["kerncijfers"].reden or "")


def test_a_layer_that_does_not_exist(instellingen: Instellingen) -> None:
    anders = instellingen.model_copy(update={"ophaal_leefbaarometer_laag": "lbm3:buurtscore99"})
    assert "geen JSON" in (_haal(anders, "leefbaarometer")["leefbaarometer"].reden or "")


def test_switched_off_asks_nothing(instellingen: Instellingen, bron: Bron) -> None:
    with pytest.raises(Geweigerd, match="Ophalen staat uit"):
        haal_op(instellingen.model_copy(update={"ophalen": False}), "Proefstad")
    assert bron.vragen == []


def test_the_real_municipality_comes_in_as_from_its_files(
    instellingen: Instellingen, bron: Bron, echte_data: Path
) -> None:
    """Maastricht with its real shapes and residents, served as PDOK and CBS serve them."""
    kaart = json.loads(
        (echte_data / "buurten" / "maastricht_buurten_2024.geojson").read_text(encoding="utf-8")
    )
    codes = sorted(k["properties"]["statcode"] for k in kaart["features"])
    vormen = {k["properties"]["statcode"]: k["geometry"] for k in kaart["features"]}
    with (echte_data / "buurten" / "kwb2024_buurten.csv").open(encoding="utf-8") as bestand:
        inwoners = {
            r["bu_code"]: int(r["inwoners"] or 0) for r in csv.DictReader(bestand) if r["bu_code"] in vormen
        }
    bron.gemeente("GM0935", "Maastricht", codes, vormen, inwoners)
    stukken = list(_haal(instellingen, "grenzen", "kerncijfers", gemeente="Maastricht").values())
    with open_gegevens(instellingen) as store:
        assert [u.uitkomst for u in importeer_opgehaald(store, stukken, door="proef")] == ["verwerkt"] * 2
        assert store.rij("select count(*), count(geometrie) from buurt") == (44, 44)
        som = "select sum(waarde) from gebiedscijfer where sleutel = 'inwoners'"
        assert store.rij(som) == (sum(inwoners.values()),)
