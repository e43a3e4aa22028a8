"""Fifty archive bombs and their kin: small files that become gigabytes, hours or a crash once opened.

Each goes through the real page in Chromium, as somebody would bring it, while another thread asks `/healthz`
twenty times a second and looks at the memory. Broken is: no answer on the page, a `/healthz` of a second or
more, or an app that ever had 600 MB or more. The child that tastes the file has limits of its own; the memory
of all processes together is told beside it.
"""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import threading
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from playwright.sync_api import expect, sync_playwright

from tests.bench.veilig_bestanden import geheugen_mb
from tests.browser.conftest import VLAGGEN, vrije_poort, wacht_tot_gezond
from tests.browser.stil import klaar
from tests.conftest import PROJECT

MB = 1 << 20
GEHEUGEN_MB, GEZOND_SECONDEN = 600, 1.0
XML = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS = "urn:oasis:names:tc:opendocument:xmlns:"
RUIS = random.Random(1).randbytes(3 * MB)  # noqa: S311 — what doesn't pack: it keeps the ratio ordinary


def _werkmap(delen: Mapping[str, bytes], *, erbij: Mapping[str, bytes] | None = None) -> bytes:
    """A good workbook of which parts are replaced or added."""
    goed = io.BytesIO()
    with xlsxwriter.Workbook(goed, {"in_memory": True}) as boek:
        blad = boek.add_worksheet()
        blad.write_row(0, 0, ["Medewerker", "Datum", "Uren"])
        blad.write_row(1, 0, ["Anna", "2026-03-02", 1.5])
    uit = io.BytesIO()
    with zipfile.ZipFile(goed) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            doel.writestr(naam, delen.get(Path(naam).stem, bron.read(naam)))
        for naam, inhoud in (erbij or {}).items():
            doel.writestr(naam, inhoud)
    return uit.getvalue()


def _blad(rijen: str | bytes) -> bytes:
    ruw = rijen.encode() if isinstance(rijen, str) else rijen
    return f"<worksheet {XML}><sheetData>".encode() + ruw + b"</sheetData></worksheet>"


def _boek(rijen: str | bytes, *, ruis: bool = False) -> bytes:
    return _werkmap({"sheet1": _blad(rijen)}, erbij={"xl/media/ruis.bin": RUIS} if ruis else None)


def _ods(rijen: str, *, ruis: bool = False) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        doel.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        doel.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{ODS}office:1.0" xmlns:table="{ODS}table:1.0" '
            f'xmlns:text="{ODS}text:1.0"><office:body><office:spreadsheet><table:table table:name="a">{rijen}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
        if ruis:
            doel.writestr("Pictures/ruis.bin", RUIS)
    return uit.getvalue()


def _zip(delen: Mapping[str, bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", methode) as doel:
        for naam, inhoud in delen.items():
            doel.writestr(naam, inhoud)
    return uit.getvalue()


def _liegt(inhoud: bytes) -> bytes:
    """Every size in the directory of the zip says one byte."""
    ruw = bytearray(inhoud)
    plek = ruw.find(b"PK\x01\x02")
    while plek >= 0:
        ruw[plek + 24 : plek + 28] = struct.pack("<I", 1)
        plek = ruw.find(b"PK\x01\x02", plek + 4)
    return bytes(ruw)


def _overlapt(keer: int) -> bytes:
    """Very many directory entries that all point at the same packed megabytes."""
    ruw = _zip({"xl/worksheets/sheet1.xml": b" " * (20 * MB)})
    begin, eind = ruw.find(b"PK\x01\x02"), ruw.find(b"PK\x05\x06")
    regel = ruw[begin:eind]
    slot = bytearray(ruw[eind:])
    slot[8:12] = struct.pack("<HH", keer, keer)
    slot[12:16] = struct.pack("<I", len(regel) * keer)
    return ruw[:begin] + regel * keer + bytes(slot)


def _matroesjka(diep: int) -> bytes:
    inhoud = b"\0" * (50 * MB)
    for _ in range(diep):
        inhoud = _zip({"xl/workbook.xml": inhoud})
    return inhoud


def _lachers(deel: str, diep: int = 30) -> bytes:
    """Entities within entities: two to the power of `diep` texts."""
    regels = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, diep))
    kop = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "lach">{regels}]>'
    lijf = f"<sst {XML}><si><t>&e{diep - 1};</t></si></sst>"
    if deel == "sheet1":
        lijf = _blad(f'<row r="1"><c r="A1" t="inlineStr"><is><t>&e{diep - 1};</t></is></c></row>').decode()
    return _werkmap({deel: (kop + lijf).encode()})


def _gpkg(inhoud: bytes) -> bytes:
    return b"SQLite format 3\x00" + inhoud


def _sqlite(*opdrachten: str) -> bytes:
    import sqlite3

    with TemporaryDirectory() as map_:
        pad = Path(map_) / "k.gpkg"
        with sqlite3.connect(pad) as lijn:
            for opdracht in opdrachten:
                lijn.execute(opdracht)
        lijn.close()
        return pad.read_bytes()


GPKG = (
    "pragma application_id = 1196444487",
    "create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text, "
    "organization_coordsys_id integer, definition text, description text)",
    "insert into gpkg_spatial_ref_sys values ('w', 4326, 'epsg', 4326, 'GEOGCS', '')",
    "create table gpkg_contents (table_name text primary key, data_type text, identifier text, "
    "description text, last_change text, min_x double, min_y double, max_x double, max_y double, "
    "srs_id integer)",
    "create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, "
    "srs_id integer, z integer, m integer)",
    "insert into gpkg_contents values ('buurten', 'features', 'b', '', '', 0, 0, 1, 1, 4326)",
    "insert into gpkg_geometry_columns values ('buurten', 'geom', 'POLYGON', 4326, 0, 0)",
)


def _shape(shp: bytes, dbf: bytes) -> bytes:
    return _zip({"buurten.shp": shp, "buurten.shx": shp[:100], "buurten.dbf": dbf})


def _shp(aantal_punten: int, lengte: int = 10 * MB) -> bytes:
    """A polygon that says it has so many points."""
    kop = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, lengte // 2) + struct.pack("<2i8d", 1000, 5, *[0.0] * 8)
    vorm = struct.pack(">2i", 1, lengte // 2 - 54) + struct.pack("<i4d2i", 5, 0, 0, 1, 1, 1, aantal_punten)
    return kop + vorm + b"\0" * 1000


def _dbf(rijen: int, breedte: int) -> bytes:
    kop = struct.pack("<B3BIHH20x", 3, 26, 1, 1, rijen, 65, breedte)
    return kop + b"CODE".ljust(11, b"\0") + b"C" + b"\0" * 4 + bytes([254]) + b"\0" * 15 + b"\r" + b" " * 1000


def _geojson(kenmerken: str) -> bytes:
    return ('{"type":"FeatureCollection","features":[' + kenmerken + "]}").encode()


def _vlak(punten: list[list[float]]) -> str:
    vlak = {"type": "Polygon", "coordinates": [[*punten, punten[0]]]}
    return json.dumps({"type": "Feature", "properties": {"buurtcode": "BU09990000"}, "geometry": vlak})


def _kronkel(aantal: int) -> bytes:
    kans = random.Random(0)  # noqa: S311
    return _geojson(_vlak([[5 + kans.random() / 10, 52 + kans.random() / 10] for _ in range(aantal)]))


def _agenda(*regels: str, keer: int = 1) -> bytes:
    een = "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20200101T090000Z\r\nDTEND:20200101T100000Z\r\n" + "".join(
        regel + "\r\n" for regel in regels
    )
    alles = "".join((een + "END:VEVENT\r\n").replace("{n}", str(n)) for n in range(keer))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{alles}END:VCALENDAR\r\n".encode()


KOP = b"Medewerker;Datum;Uren\n"
ROOSTER = b"medewerker;functie;vanaf;cyclus;week;anker;ma;di;wo;do;vr\n"
CIJFERS = b"buurtcode;jaar;indicator;cijfer\n"
SAMEN = b'<mergeCell ref="A1:XFD1048576"/>'
RIJ_VER = '<row r="1048576"><c r="{k}1048576"><v>1</v></c></row>'
_RIJ_ODS = '<table:table-row table:number-rows-repeated="{r}"><table:table-cell office:value-type="string" '
_RIJ_ODS += 'table:number-columns-repeated="{k}"><text:p>{t}</text:p></table:table-cell></table:table-row>'


def _ods_rij(r: int, k: int, t: str = "x") -> str:
    return _RIJ_ODS.format(r=r, k=k, t=t)


BOMMEN: dict[str, Callable[[], bytes]] = {
    # workbooks that unpack to very much
    "spaties.xlsx": lambda: _boek(b" " * (900 * MB)),
    "spaties_met_ruis.xlsx": lambda: _boek(b" " * (500 * MB), ruis=True),
    "net_onder_de_grens.xlsx": lambda: _boek(b" " * (400 * MB), ruis=True),
    "een_lange_tekst.xlsx": lambda: _boek(b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * (300 * MB)),
    "gedeelde_teksten.xlsx": lambda: _werkmap({"sharedStrings": b"<sst>" + b"<si><t>a</t></si>" * 19**5}),
    "opmaak.xlsx": lambda: _werkmap({"styles": b"<styleSheet>" + b"<xf/>" * 60_000_000}),
    "media.xlsx": lambda: _werkmap({}, erbij={f"xl/media/{n}.bin": b"\0" * (30 * MB) for n in range(20)}),
    "zeer_veel_delen.xlsx": lambda: _werkmap({}, erbij={f"xl/media/{n}.bin": b"" for n in range(20_000)}),
    "leugens.xlsx": lambda: _liegt(_boek(b" " * (600 * MB))),
    "overlap.xlsx": lambda: _overlapt(3000),
    "matroesjka.xlsx": lambda: _matroesjka(6),
    "bzip2.xlsx": lambda: _zip({"xl/workbook.xml": b"\0" * (600 * MB)}, zipfile.ZIP_BZIP2),
    "lzma.xlsx": lambda: _zip({"xl/workbook.xml": b"\0" * (300 * MB)}, zipfile.ZIP_LZMA),
    # workbooks with a large sheet in a few bytes
    "verre_cel.xlsx": lambda: _boek(RIJ_VER.format(k="XFD")),
    "verre_cel_middel.xlsx": lambda: _boek(RIJ_VER.format(k="H")),
    "verre_cel_klein.xlsx": lambda: _boek(RIJ_VER.format(k="G")),
    "verre_cellen_zonder_plek.xlsx": lambda: _boek(
        f'<row r="9">{"<c/>" * 200_000}</row><row r="900000"><c/></row>'
    ),
    "enkele_aanhaling.xlsx": lambda: _boek(RIJ_VER.format(k="XFD").replace('"', "'")),
    "utf16.xlsx": lambda: _werkmap({"sheet1": _blad(RIJ_VER.format(k="XFD")).decode().encode("utf-16")}),
    "veel_lege_cellen.xlsx": lambda: _boek("<row>" + "<c/>" * 12_000_000 + "</row>", ruis=True),
    "veel_lege_rijen.xlsx": lambda: _boek("<row/>" * 10_000_000, ruis=True),
    "samengevoegd.xlsx": lambda: _werkmap(
        {"sheet1": _blad("").replace(b"</sheetData>", b"</sheetData>" + SAMEN * 2_000_000)},
        erbij={"xl/media/ruis.bin": RUIS},
    ),
    # entities and depth
    "lachers_blad.xlsx": lambda: _lachers("sheet1"),
    "lachers_teksten.xlsx": lambda: _lachers("sharedStrings"),
    "diepe_xml.xlsx": lambda: _boek("<a>" * 3_000_000, ruis=True),
    # open documents
    "herhaald.ods": lambda: _ods(_ods_rij(1_048_576, 16_384)),
    "herhaald_vaak.ods": lambda: _ods(_ods_rij(900, 8_000) * 4_000),
    "herhaald_lang.ods": lambda: _ods(_ods_rij(1_000_000, 1, "x" * 900)),
    "een_rij_zonder_eind.ods": lambda: _ods(
        f"<table:table-row>{'<table:table-cell/>' * 12_000_000}</table:table-row>", ruis=True),
    "alinea_zonder_eind.ods": lambda: _ods(
        f"<table:table-row><table:table-cell>{'<text:p/>' * 20_000_000}</table:table-cell></table:table-row>",
        ruis=True),
    # old workbooks
    "ole_kringloop.xls": lambda: OLE + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09" + bytes(11) + b"\1\0\0\0" * 99,
    "ole_ruis.xls": lambda: OLE + RUIS,
    # maps
    "gpkg_ruis.gpkg": lambda: _gpkg(RUIS),
    "gpkg_zonder_eind.gpkg": lambda: _sqlite(
        *GPKG, "create view buurten as with recursive t(fid, geom, code) as "
        "(select 1, zeroblob(999999), 'BU1' union all select fid + 1, geom, code from t) select * from t"),
    "gpkg_grote_blob.gpkg": lambda: _sqlite(
        *GPKG, "create table buurten (fid integer primary key, geom blob, code text)",
        "insert into buurten values (1, zeroblob(20000000), 'BU09990000')",
    ),
    "shp_punten.zip": lambda: _shape(_shp(2_000_000_000), _dbf(1, 255)),
    "shp_negatief.zip": lambda: _shape(_shp(-5), _dbf(1, 255)),
    "dbf_rijen.zip": lambda: _shape(_shp(4), _dbf(4_000_000_000, 255)),
    "shp_bom.zip": lambda: _zip({"buurten.shp": _shp(4), "buurten.dbf": b"\0" * (700 * MB)}),
    "kaart_leeg.geojson": lambda: b'{"type":"FeatureCollection","coordinates":0,"features":['
    + b"{}," * 6_000_000 + b"{}]}",
    "kaart_diep.geojson": lambda: _geojson('{"geometry":{"coordinates":' + "[" * 500_000),
    "kronkels.geojson": lambda: _kronkel(8_000),
    "kronkels_veel.geojson": lambda: _kronkel(100_000),
    # calendars
    "elke_seconde.ics": lambda: _agenda("RRULE:FREQ=SECONDLY"),
    "elke_dag_veel.ics": lambda: _agenda("RRULE:FREQ=DAILY", keer=3_000),
    "uitzonderingen.ics": lambda: _agenda(
        "RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20200101T090000Z"] * 300_000)
    ),
    # text
    "lege_rijen.csv": lambda: ROOSTER + b"\n" * (25 * MB),
    "lege_cellen.csv": lambda: CIJFERS + b";\n" * (12 * MB),
    "een_regel.csv": lambda: KOP + b";" * (40 * MB),
    "aanhaling.csv": lambda: KOP + b'"a;b\n' * (6 * MB),
}  # fmt: skip


def bommen(welke: range) -> tuple[int, str]:
    """Bring these bombs to a running app, one after another."""
    namen, stuk = [*BOMMEN][welke.start : welke.stop], 0
    with TemporaryDirectory() as map_, _app(Path(map_)) as (adres, proces), sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=shutil.which("chromium"), args=VLAGGEN)
        pagina = browser.new_page()
        pagina.set_default_timeout(300_000)
        wacht = _Wacht(adres, proces)
        for naam in namen:
            pad = Path(map_) / naam
            subprocess.run(  # made elsewhere: the making takes memory and time of its own
                [sys.executable, "-m", "tests.bench.veilig_bommen", naam, str(pad)], cwd=PROJECT, check=True
            )
            pagina.goto(f"{adres}/gegevens")
            klaar(pagina)
            with wacht:
                pagina.locator("input[type=file]").first.set_input_files(str(pad))
                antwoord = pagina.get_by_text("Geweigerd").or_(pagina.get_by_text("Eén vraag"))
                try:
                    expect(antwoord.first).to_be_visible(timeout=300_000)
                except AssertionError:
                    stuk += 1
                    sys.stdout.write(f"  {naam}: no answer on the page\n")
            pad.unlink()
        browser.close()
        hoogste = geheugen_mb(proces)
    stuk += int(wacht.traagst >= GEZOND_SECONDEN) + int(hoogste >= GEHEUGEN_MB)
    return stuk, (
        f"bommen op de pagina: /healthz {wacht.keren} keer gevraagd, hoogstens {wacht.traagst:.2f} s; de app "
        f"hoogstens {hoogste} MB, met proever en kind samen {wacht.samen} MB; "
        f"belasting van de machine {os.getloadavg()[0]:.1f}"
    )


@contextmanager
def _app(map_: Path) -> Iterator[tuple[str, int]]:
    """A server on an empty folder: its address and process."""
    poort = vrije_poort()
    with (map_ / "log").open("wb") as log:
        proces = subprocess.Popen(
            [sys.executable, "-m", "monitor", "run", "--port", str(poort), "--data", str(map_ / "data")],
            cwd=PROJECT, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wacht_tot_gezond(f"http://127.0.0.1:{poort}", map_ / "log")
            yield f"http://127.0.0.1:{poort}", proces.pid
        finally:
            proces.terminate()
            proces.wait(timeout=60)


class _Wacht:
    """Asks `/healthz` and looks at the memory, as long as the block lasts."""

    def __init__(self, adres: str, proces: int) -> None:
        self.adres, self.proces = f"{adres}/healthz", proces
        self.keren, self.traagst, self.samen = 0, 0.0, 0
        self._klaar = threading.Event()

    def __enter__(self) -> None:
        self._klaar.clear()
        self._draad = threading.Thread(target=self._kijk, daemon=True)
        self._draad.start()

    def __exit__(self, *_: object) -> None:
        self._klaar.set()
        self._draad.join()

    def _kijk(self) -> None:
        while not self._klaar.wait(0.05):
            begin = time.monotonic()
            try:
                with urllib.request.urlopen(self.adres, timeout=30) as antwoord:
                    antwoord.read()
            except OSError:
                self.traagst = float("inf")
            self.keren += 1
            self.traagst = max(self.traagst, time.monotonic() - begin)
            self.samen = max(self.samen, sum(_pss_mb(pid) for pid in _familie(self.proces)))


def _familie(proces: int) -> list[int]:
    """A process and everything that it started."""
    kinderen = []
    for draad in Path(f"/proc/{proces}/task").glob("*/children"):
        with suppress(OSError):
            kinderen += [int(pid) for pid in draad.read_text("ascii").split()]
    return [proces, *(ver for kind in kinderen for ver in _familie(kind))]


def _pss_mb(proces: int) -> int:
    """Memory of one process in MB; what is shared counts for its part."""
    with suppress(OSError, StopIteration):
        regels = Path(f"/proc/{proces}/smaps_rollup").read_text("ascii").splitlines()
        return next(int(regel.split()[1]) for regel in regels if regel.startswith("Pss:")) // 1024
    return 0


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(BOMMEN[sys.argv[1]]())
