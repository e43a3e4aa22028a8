"""The careful asker: hosts, limits, trying again, keeping; against a server that does everything wrong."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from monitor.fouten import Geweigerd
from monitor.intake.ophalen import GeenVerbinding, Haler
from monitor.intake.ophalen.odata import codelijst
from monitor.settings import Instellingen
from tests.intake.ophalen.nepbron import Bron, draaiend

NU = dt.datetime(2026, 5, 4, 8, 0)  # noqa: DTZ001


def _haler(instellingen: Instellingen, nu: dt.datetime = NU, klok: Any = lambda: 0.0, **anders: Any) -> Haler:
    return Haler(instellingen.model_copy(update=anders), nu=nu, klok=klok, wacht=0.0)


def _lijst(haler: Haler, bron: Bron) -> list[str]:
    return [s.sleutel for s in codelijst(haler, f"{bron.adres}/odata/47022NED", "SoortMisdrijf")]


def test_keys_keep_their_spaces(instellingen: Instellingen, bron: Bron) -> None:
    assert _lijst(_haler(instellingen), bron)[:2] == ["0.0.0 ", "1.1.1 "]


@pytest.mark.parametrize("fout", ["status:500", "status:503", "status:429", "kort", "tekst:{"])
def test_a_passing_fault_is_tried_again(instellingen: Instellingen, bron: Bron, fout: str) -> None:
    bron.fouten = {"SoortMisdrijf": [fout, fout, "geen"]}
    haler = _haler(instellingen, ophaal_pogingen=2)
    bron.fout = _drie_keer(bron.fout)  # type: ignore[method-assign]
    assert len(_lijst(haler, bron)) == 5
    assert bron.teller["/odata/47022NED/SoortMisdrijf"] == 3


def _drie_keer(oud: Any) -> Any:
    def fout(pad: str) -> str | None:
        gevonden = oud(pad)
        return None if gevonden == "geen" else gevonden

    return fout


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ("status:500", r"heeft een storing \(500\)"),
        ("status:404", r"kent deze vraag niet \(404\)"),
        ("kort", "halverwege afgebroken"),
        ('tekst:{"value": [', "afgebroken of geen JSON"),
        ("tekst:" + "[" * 100_000, "geen leesbaar antwoord|in een vorm"),
        ("tekst:[1, 2]", "geen tabel"),
        ('tekst:{"value": 3}', "geen tabel"),
        ("naar:http://10.0.0.1/geheim", "verwijst naar 10.0.0.1"),
        ("naar:http://169.254.169.254/latest/meta-data", "verwijst naar 169.254.169.254"),
        ("naar:https://kwaad.example/x", "verwijst naar kwaad.example"),
        ("naar:file:///etc/passwd", "geen webadres"),
        ("naar:ftp://127.0.0.1/x", "geen webadres"),
        ("naar:http://[", "geen webadres"),
        ("naar:/odata/47022NED/SoortMisdrijf", "blijft doorverwijzen"),
        ("stil:3", "1 seconden lang geen antwoord"),
    ],
)
def test_what_does_not_pass_is_one_sentence(
    instellingen: Instellingen, bron: Bron, fout: str, zin: str
) -> None:
    bron.fouten = {"SoortMisdrijf": [fout]}
    haler = _haler(instellingen, ophaal_seconden=1.0)
    with pytest.raises(Geweigerd, match=zin):
        _lijst(haler, bron)


def test_another_port_of_the_same_machine_is_another_host(instellingen: Instellingen, bron: Bron) -> None:
    with draaiend() as ander:
        bron.fouten = {"SoortMisdrijf": [f"naar:{ander.adres}/odata/47022NED/SoortMisdrijf?$format=json"]}
        with pytest.raises(Geweigerd, match="staat niet in de instellingen"):
            _lijst(_haler(instellingen), bron)
        assert ander.vragen == []


def test_a_next_page_elsewhere_is_refused(instellingen: Instellingen, bron: Bron) -> None:
    blad = {"value": [{"Key": "a", "Title": "b"}], "odata.nextLink": "http://192.168.1.1/odata?x"}
    bron.fouten = {"SoortMisdrijf": ["tekst:" + json.dumps(blad)]}
    with pytest.raises(Geweigerd, match=r"verwijst naar 192\.168\.1\.1"):
        _lijst(_haler(instellingen), bron)


def test_pages_that_go_round_in_a_circle_end(instellingen: Instellingen, bron: Bron) -> None:
    blad = {"value": [], "odata.nextLink": f"{bron.adres}/odata/47022NED/SoortMisdrijf?rond"}
    bron.fouten = {"SoortMisdrijf": ["tekst:" + json.dumps(blad)]}
    with pytest.raises(Geweigerd, match="steeds dezelfde bladzijde"):
        _lijst(_haler(instellingen), bron)


def test_a_redirect_on_the_same_host_is_followed(instellingen: Instellingen, bron: Bron) -> None:
    bron.fouten = {"47099NED": [f"naar:{bron.adres}/odata/47022NED/SoortMisdrijf?$format=json"]}
    haler = _haler(instellingen)
    assert len(codelijst(haler, f"{bron.adres}/odata/47099NED", "SoortMisdrijf")) == 5


def test_an_answer_that_is_too_large_stops_early(instellingen: Instellingen, bron: Bron) -> None:
    bron.fouten = {"SoortMisdrijf": ['tekst:{"value": [' + " " * 1_100_000 + "]}"]}
    with pytest.raises(Geweigerd, match="groter dan 1 MB"):
        _lijst(_haler(instellingen, ophaal_max_mb=1), bron)


def test_an_answer_that_drips_in_forever_stops(instellingen: Instellingen, bron: Bron) -> None:
    tijd: Iterator[float] = iter([0.0, 1000.0, 2000.0])
    with pytest.raises(Geweigerd, match="te traag"):
        _lijst(_haler(instellingen, klok=lambda: next(tijd)), bron)


def test_without_internet_there_is_one_clear_sentence(instellingen: Instellingen, bron: Bron) -> None:
    dicht = instellingen.model_copy(update={"ophaal_misdrijven": "http://127.0.0.1:9"})
    with pytest.raises(GeenVerbinding, match=r"Er is geen verbinding met 127\.0\.0\.1\. Is er internet"):
        codelijst(_haler(dicht), "http://127.0.0.1:9", "SoortMisdrijf")


def test_an_answer_is_kept_for_a_while_without_what_we_do_not_read(
    instellingen: Instellingen, bron: Bron
) -> None:
    haler = _haler(instellingen, ophaal_cache_uren=24.0)
    assert _lijst(haler, bron) == _lijst(haler, bron)
    assert bron.teller["/odata/47022NED/SoortMisdrijf"] == 1
    (bewaard,) = (instellingen.werkmap / "ophalen").glob("*.json")
    assert "CategoryGroupID" not in bewaard.read_text(encoding="utf-8")

    morgen = _haler(instellingen, nu=NU + dt.timedelta(hours=25), ophaal_cache_uren=24.0)
    _lijst(morgen, bron)
    assert bron.teller["/odata/47022NED/SoortMisdrijf"] == 2
    bewaard.write_text("{kapot", encoding="utf-8")
    _lijst(haler, bron)
    assert bron.teller["/odata/47022NED/SoortMisdrijf"] == 3
