"""A local server that answers in the real shapes of PDOK, CBS OData v3 and the Leefbaarometer,
faults included.

Shapes: features with `links` and `rel=next`; a rectangle that also holds buurten of the neighbours; rows per
month with keys padded by spaces, where a key without its spaces gives an empty list and no error; pages by
`odata.nextLink`; a WFS that tells its mistakes as XML with status 200.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CODES = ("BU09990001", "BU09990002", "BU0999000A")  # codes may end in a letter
BUUR = "BU09980001"  # of the neighbouring municipality, inside the rectangle
MAANDEN = [f"{jaar}MM{maand:02d}" for jaar in range(2021, 2026) for maand in range(1, 13)]
SOORTEN = {
    "0.0.0 ": "Totaal misdrijven",
    "1.1.1 ": "1.1.1 Diefstal/inbraak woning",
    "1.2.3 ": "1.2.3 Diefstal fietsen",
    "1.4.5 ": "1.4.5 Mishandeling",
    "2.2.1 ": "2.2.1 Vernieling cq. zaakbeschadiging",
}
OVERLAST = {"A1 ": "Totaal registraties overlast", "B2 ": "Overlast door verward persoon"}
VELDEN: list[dict[str, Any]] = [
    {"ID": 1, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": "Bevolking", "Unit": ""},
    {
        "ID": 2,
        "ParentID": 1,
        "Type": "Topic",
        "Key": "AantalInwoners_5",
        "Title": "Aantal inwoners",
        "Unit": "aantal",
    },
    {"ID": 3, "ParentID": 1, "Type": "TopicGroup", "Key": "", "Title": "Herkomst", "Unit": ""},
    # an ordinary name under a group about origin: never asked
    {"ID": 4, "ParentID": 3, "Type": "Topic", "Key": "Koopwoningen_7", "Title": "Koopwoningen", "Unit": "%"},
    {
        "ID": 5,
        "ParentID": None,
        "Type": "Topic",
        "Key": "Woningvoorraad_35",
        "Title": "Woningvoorraad",
        "Unit": "aantal",
    },
    {"ID": 6, "ParentID": 3, "Type": "Topic", "Key": "Nederland_17", "Title": "Nederland", "Unit": "aantal"},
    {"ID": 7, "ParentID": None, "Type": "GeoDetail", "Key": "WijkenEnBuurten", "Title": "Wijken", "Unit": ""},
    {
        "ID": 8,
        "ParentID": None,
        "Type": "Topic",
        "Key": "IndelingswijzigingWijkenEnBuurten_4",
        "Title": "x",
        "Unit": "",
    },
]


def vierkant(x: float, y: float, breed: float = 0.01) -> dict[str, Any]:
    """A square of some 700 m, or wider."""
    hoeken = [[x, y], [x + breed, y], [x + breed, y + breed], [x, y + breed], [x, y]]
    return {"type": "Polygon", "coordinates": [hoeken]}


class Bron:
    """What the server knows, what it must do wrong, and which questions it got."""

    def __init__(self) -> None:
        self.adres = ""
        self.fouten: dict[
            str, list[str]
        ] = {}  # part of a path → faults, one per question, the last one stays
        self.vragen: list[str] = []
        self.teller: Counter[str] = Counter()
        self.inwoners = {code: 1000 + 100 * i for i, code in enumerate(CODES)}
        self.codes: tuple[str, ...] = CODES
        self.vormen: dict[str, Any] = {}
        self.gemeenten = [
            ("GM0998", "Buurstad"),
            ("GM0997", "Bergen (L.)"),
            ("GM0996", "Bergen (NH.)"),
            ("GM0999", "Proefstad"),
        ]

    def gemeente(
        self, code: str, naam: str, codes: list[str], vormen: dict[str, Any], inwoners: dict[str, int]
    ) -> None:
        """Serve another municipality."""
        self.gemeenten.append((code, naam))
        self.codes, self.vormen, self.inwoners = tuple(codes), vormen, inwoners

    def omgeving(self) -> dict[str, str]:
        """Settings that point at this server."""
        a = self.adres
        return {
            "ophaal_gemeenten": f"{a}/gebieden/ogc/v1",
            "ophaal_grenzen": f"{a}/wijken-en-buurten-{{jaar}}/ogc/v1",
            "ophaal_kerncijfers": f"{a}/odata/{{tabel}}",
            "ophaal_misdrijven": f"{a}/odata/47022NED",
            "ophaal_overlast": f"{a}/odata/47024NED",
            "ophaal_leefbaarometer": f"{a}/lbm3/ows",
        }

    def fout(self, pad: str) -> str | None:
        """The fault that this question gets, if any."""
        for deel, soorten in self.fouten.items():
            if deel in pad:
                return soorten.pop(0) if len(soorten) > 1 else soorten[0]
        return None

    def antwoord(self, pad: str, vraag: dict[str, str]) -> Any:
        """The document for a question; None = not found."""
        if pad.startswith("/gebieden/"):
            return self._gemeenten(pad, vraag)
        if pad.startswith("/wijken-en-buurten-2024/"):
            return self._buurten(pad, vraag)
        if pad == "/lbm3/ows":
            return self._leefbaarometer(vraag)
        deel = re.fullmatch(r"/odata/(\w+)/(\w+)", pad)
        return self._odata(deel[1], deel[2], vraag) if deel else None

    def _blad(self, pad: str, vraag: dict[str, str], kenmerken: list[Any]) -> dict[str, Any]:
        """Two features a page, whatever was asked: servers cut limits off."""
        begin = int(vraag.get("cursor", 0))
        rest = "&".join(f"{k}={v}" for k, v in vraag.items() if k != "cursor")
        links = [{"rel": "self", "href": f"{self.adres}{pad}"}]
        if begin + 2 < len(kenmerken):
            links.append({"rel": "next", "href": f"{self.adres}{pad}?cursor={begin + 2}&{rest}"})
        return {"type": "FeatureCollection", "links": links, "features": kenmerken[begin : begin + 2]}

    def _gemeenten(self, pad: str, vraag: dict[str, str]) -> Any:
        return self._blad(
            pad,
            vraag,
            [
                {
                    "type": "Feature",
                    "properties": {"statcode": code, "statnaam": naam, "jaarcode": jaar},
                    "geometry": vierkant(5.0, 51.0, 0.1),
                }
                for jaar in (2023, 2024)
                for code, naam in self.gemeenten
            ],
        )

    def _buurten(self, pad: str, vraag: dict[str, str]) -> Any:
        assert re.fullmatch(r"[\d.]+(,[\d.]+){3}", vraag["bbox"])
        return self._blad(
            pad,
            vraag,
            [
                {
                    "type": "Feature",
                    "id": f"abc{i}",
                    "geometry": self.vormen.get(code) or vierkant(5.0 + 0.01 * i, 51.0),
                    "properties": {
                        "buurtcode": code,
                        "buurtnaam": f"Buurt {i}",
                        "wijkcode": "WK" + code[2:8],
                        "gemeentecode": "GM" + code[2:6],
                        "gemeentenaam": "Proefstad",
                        "water": "NEE",
                        "aantal_inwoners": self.inwoners.get(code, -99997),
                        "percentage_met_herkomstland_buiten_europa": 12,
                        "gemiddelde_woningwaarde": 300,
                    },
                }
                for i, code in enumerate((BUUR, *reversed(self.codes)))
            ],
        )

    def _leefbaarometer(self, vraag: dict[str, str]) -> Any:
        if vraag["typeNames"] != "lbm3:buurtscore24":
            return "<ows:ExceptionReport>Unknown layer</ows:ExceptionReport>"
        deel = {
            "scale": "buurt",
            "year": "2024",
            "kafw": 5,
            "won": 0.1,
            "fys": 0,
            "vrz": 0,
            "soc": 0,
            "onv": 0,
        }
        return {
            "type": "FeatureCollection",
            "numberMatched": 4,
            "features": [
                {
                    "type": "Feature",
                    "geometry": None,
                    "properties": {
                        **deel,
                        "id": code,
                        "name": code,
                        "gemeente": "Proefstad",
                        "kscore": 4 + i,
                        "afw": 0.1,
                    },
                }
                for i, code in enumerate((*CODES, BUUR))  # the filter is ignored
            ],
        }

    def _odata(self, tabel: str, deel: str, vraag: dict[str, str]) -> Any:
        assert vraag["$format"] == "json"
        soorten = SOORTEN if tabel == "47022NED" else OVERLAST
        if deel == "DataProperties":
            return {"odata.metadata": "x", "value": VELDEN}
        if deel == "Perioden":
            # the last year is not complete yet
            return {"value": [{"Key": p, "Title": p} for p in [*MAANDEN, "2026MM01", "2026MM02"]]}
        if deel in ("SoortMisdrijf", "Overlast"):
            return {"value": [{"Key": k, "Title": t, "CategoryGroupID": None} for k, t in soorten.items()]}
        if tabel == "85984NED":
            return {"value": [rij for rij in self._kern(vraag) if self._past(rij, vraag["$filter"])]}
        rijen = [rij for rij in self._politie(tabel, soorten) if self._past(rij, vraag["$filter"])]
        begin = int(vraag.get("$skiptoken", 0))
        uit: dict[str, Any] = {"odata.metadata": "x", "value": rijen[begin : begin + 50]}
        if begin + 50 < len(rijen):
            rest = "&".join(f"{k}={v}" for k, v in vraag.items() if k != "$skiptoken").replace(" ", "%20")
            uit["odata.nextLink"] = f"{self.adres}/odata/{tabel}/{deel}?{rest}&$skiptoken={begin + 50}"
        return uit

    def _kern(self, vraag: dict[str, str]) -> list[dict[str, Any]]:
        alles = [
            {
                "ID": i,
                "WijkenEnBuurten": code.ljust(10),
                "IndelingswijzigingWijkenEnBuurten_4": "1",
                "AantalInwoners_5": self.inwoners.get(code, 5000),
                "Koopwoningen_7": 40,
                "Woningvoorraad_35": None,
                "Nederland_17": 9,
            }
            for i, code in enumerate(("NL00", "GM0999", *self.codes, BUUR))
        ]
        return [{k: rij[k] for k in vraag["$select"].split(",")} for rij in alles]

    def _politie(self, tabel: str, soorten: dict[str, str]) -> Iterator[dict[str, Any]]:
        kolom, aantal = (
            ("SoortMisdrijf", "GeregistreerdeMisdrijven_1")
            if tabel == "47022NED"
            else ("Overlast", "GeregistreerdeOverlast_1")
        )
        for nummer, soort in enumerate(soorten):
            for code in (*CODES, "GM0999    "):
                for periode in MAANDEN:
                    # buurt 1 counts nummer+1 a month, save January (empty); buurt 2 has no number at all
                    waarde = None if code == CODES[1] or periode.endswith("01") else nummer + 1
                    yield {
                        "ID": 1,
                        kolom: soort,
                        "WijkenEnBuurten": code,
                        "Perioden": periode,
                        aantal: waarde,
                    }

    @staticmethod
    def _past(rij: dict[str, Any], filter_: str) -> bool:
        """`startswith` and `eq`, with the spaces counted, as the service does."""
        begin = re.search(r"startswith\((\w+),'([^']*)'\)", filter_)
        if begin and not str(rij[begin[1]]).startswith(begin[2]):
            return False
        per_kolom: dict[str, set[str]] = {}
        for kolom, waarde in re.findall(r"(\w+) eq '([^']*)'", filter_):
            per_kolom.setdefault(kolom, set()).add(waarde)
        return all(rij[kolom] in waarden for kolom, waarden in per_kolom.items())


@contextmanager
def draaiend() -> Iterator[Bron]:
    """A running server."""
    bron = Bron()

    class Loket(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            delen = urlsplit(self.path)
            bron.vragen.append(self.path)
            bron.teller[delen.path] += 1
            fout = bron.fout(delen.path)
            if fout is None:
                vraag = {k: v[0] for k, v in parse_qs(delen.query, keep_blank_values=True).items()}
                inhoud = bron.antwoord(delen.path, vraag)
                if isinstance(inhoud, str):
                    return self._stuur(200, inhoud.encode(), "application/xml")
                return self._stuur(404 if inhoud is None else 200, json.dumps(inhoud).encode())
            soort, _, waarde = fout.partition(":")
            if soort == "status":
                return self._stuur(int(waarde), b"{}")
            if soort == "naar":
                return self._stuur(302, b"", kop=("Location", waarde))
            if soort == "stil":
                threading.Event().wait(float(waarde))
                return self._stuur(200, b"{}")
            if soort == "kort":  # says it is longer than what comes
                return self._stuur(200, b'{"value": [', lengte=500)
            return self._stuur(200, waarde.encode())

        def _stuur(
            self,
            status: int,
            inhoud: bytes,
            soort: str = "application/json",
            kop: tuple[str, str] | None = None,
            lengte: int | None = None,
        ) -> None:
            try:
                self.send_response(status)
                self.send_header("Content-Type", soort)
                self.send_header("Content-Length", str(lengte or len(inhoud)))
                if kop:
                    self.send_header(*kop)
                self.end_headers()
                self.wfile.write(inhoud)
            except OSError:
                pass  # the asker had gone

        def log_message(self, format: str, *args: Any) -> None:
            """No noise."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Loket)
    server.daemon_threads = True
    bron.adres = f"http://127.0.0.1:{server.server_port}"
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    draad.start()
    try:
        yield bron
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
