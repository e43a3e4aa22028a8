"""The real server: a stranger meets the gate, a link opens, revoking ends it, and no token is in a log."""

from __future__ import annotations

import datetime as dt
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from monitor.access import links, logboek
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.cli import main
from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.ui.server import dagelijks
from tests.access.conftest import GEHEIM
from tests.browser.conftest import vrije_poort
from tests.conftest import PROJECT

WACHT = 60
START = 240  # a busy machine takes its time to load Streamlit


@dataclass
class Draaiend:
    """A running server."""

    adres: str
    data: Path
    log: Path

    def vraag(self, pad: str, methode: str = "GET", **koppen: str) -> tuple[int, dict[str, str]]:
        lijn = http.client.HTTPConnection(urlsplit(self.adres).netloc, timeout=WACHT)
        lijn.request(methode, pad, headers={n.replace("_", "-"): w for n, w in koppen.items()})
        antwoord = lijn.getresponse()
        antwoord.read()
        uit = antwoord.status, {n.lower(): w for n, w in antwoord.getheaders()}
        lijn.close()
        return uit

    def verbind(self, koekje: str = "") -> ClientConnection:
        koppen = {"cookie": koekje} if koekje else None
        return connect(
            self.adres.replace("http", "ws") + "/_stcore/stream",
            origin=Origin(self.adres),
            max_size=None,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=koppen,
        )


@pytest.fixture
def draaiend(tmp_path: Path) -> Iterator[Draaiend]:
    poort = vrije_poort()
    adres = f"http://127.0.0.1:{poort}"
    instelling = {
        "TOEGANG": "oidc",
        "ADRES": adres,
        "OIDC_CLIENT": "bm",
        "OIDC_UITGEVER": "http://127.0.0.1:9",
        "OIDC_GEHEIM": GEHEIM,
        "GROEPEN": '{"bm": "manager"}',
    }
    omgeving = {**os.environ, **{f"BUURTMONITOR_{naam}": waarde for naam, waarde in instelling.items()}}
    log = (tmp_path / "log").open("wb")
    proces = subprocess.Popen(
        [sys.executable, "-m", "monitor", "run", "--port", str(poort), "--data", str(tmp_path / "data")],
        cwd=PROJECT, env=omgeving, stdout=log, stderr=log,
    )  # fmt: skip
    server = Draaiend(adres, tmp_path / "data", tmp_path / "log")
    einde = time.monotonic() + START
    try:
        while time.monotonic() < einde:
            try:
                if server.vraag("/healthz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail(server.log.read_text(encoding="utf-8"))
        yield server
    finally:
        proces.terminate()
        proces.wait(timeout=WACHT)
        log.close()


def _teken(lijn: ClientConnection) -> bytes:
    """Ask for one run of the page; everything it sent."""
    bericht = BackMsg()
    bericht.rerun_script.query_string = ""
    lijn.send(bericht.SerializeToString())
    alles = b""
    while True:
        stuk = lijn.recv(timeout=WACHT)
        assert isinstance(stuk, bytes)
        alles += stuk
        vooruit = ForwardMsg.FromString(stuk)
        verder = vooruit.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN  # the page led to another
        if vooruit.WhichOneof("type") == "script_finished" and not verder:
            return alles


def test_gate_link_revoke_and_log(draaiend: Draaiend) -> None:
    for pad in ("/", "/werkdruk", "/media/x", "/static/js/index.js"):
        assert draaiend.vraag(pad, accept="text/html")[0] == 302
        assert draaiend.vraag(pad)[0] == 401
    with pytest.raises(InvalidStatus):
        draaiend.verbind()
    with Kluis.open(draaiend.data / "kluis.sqlite") as kluis:
        bord = Bereik(("bord",), ("*",))
        gisteren = int(time.time()) - 86400
        link, token = links.maak(kluis, gisteren, door="Ruud", titel="Bestuur", bereik=bord, soort="levend")
        assert draaiend.vraag(f"/d/{token}")[0] == 200
        status, koppen = draaiend.vraag(f"/d/{token}", "POST", origin=draaiend.adres)
        assert (status, koppen["location"]) == (303, "/bord")
        koekje = koppen["set-cookie"].split(";")[0]
        assert draaiend.vraag("/", cookie=koekje)[0] == 200
        with draaiend.verbind(koekje) as lijn:
            gezien = _teken(lijn)
            assert b"Hoe gaat het?" in gezien  # the front page isn't in the scope: it leads to the board
            links.trek_in(kluis, link.id, int(time.time()), door="Ruud")
            with pytest.raises(ConnectionClosed):
                _teken(lijn)
        assert draaiend.vraag("/werkdruk", cookie=koekje)[0] == 401
    assert draaiend.vraag("/readyz")[0] == 200
    geschreven = draaiend.log.read_text(encoding="utf-8")
    assert token.split(".")[1] not in geschreven
    assert koekje.split("=")[1] not in geschreven
    assert "Traceback" not in geschreven


def test_a_weak_secret_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BUURTMONITOR_TOEGANG", "proxy")
    monkeypatch.setenv("BUURTMONITOR_ADRES", "https://buurt.voorbeeld.nl")
    monkeypatch.setenv("BUURTMONITOR_GROEPEN", '{"bm": "manager"}')
    monkeypatch.setenv("BUURTMONITOR_PROXY_GEHEIM", "geheim")
    monkeypatch.setenv("BUURTMONITOR_DATA", str(tmp_path))
    monkeypatch.chdir(PROJECT)
    assert main(["run", "--port", str(vrije_poort())]) == 1
    assert "te zwak" in capsys.readouterr().err


def test_once_a_day_a_backup_with_the_vault_beside_it(tmp_path: Path) -> None:
    nu = dt.datetime(2026, 11, 22, 3, 0)  # noqa: DTZ001 — local time
    instellingen = lees_instellingen(tmp_path, backup_dagen=1, backup_weken=0)
    with Store.open(instellingen) as store, Kluis.open(instellingen.kluis) as kluis:
        assert dagelijks(store, kluis, nu) is None
        for dag in range(3):
            with store.schrijf() as tx:
                tx.doe("insert into stand values (?, 'x')", [f"dag {dag}"])
            assert dagelijks(store, kluis, nu + dt.timedelta(days=dag)) is not None
        namen = sorted(bestand.name for bestand in instellingen.reserve.iterdir())
        assert namen == [
            "buurtmonitor-20261124-030000-v3.duckdb",
            "buurtmonitor-20261124-030000-v3.kluis.sqlite",
        ]
        assert logboek.controleer(kluis).regels == 3
