"""A file made to hurt kills a child, never the app; the user reads one sentence."""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
import xlsxwriter

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake import proefkind, proever
from monitor.intake.inlezen import Bestand
from monitor.store import Store

VANDAAG = dt.date(2026, 3, 9)


def werkboek(pad: Path, rijen: int = 3) -> Path:
    with xlsxwriter.Workbook(pad) as boek:
        blad = boek.add_worksheet()
        blad.write_row(0, 0, ["Medewerker", "Datum", "Uren"])
        for n in range(rijen):
            blad.write_row(n + 1, 0, ["Anna", f"{n + 2:02d}-03-2026", 4])
    return pad


def verre_cel(pad: Path) -> Path:
    """One cell at the far corner, in a way that no count of cells sees: in the file's own dimension."""
    werkboek(pad)
    with zipfile.ZipFile(pad) as bron:
        delen = {naam: bron.read(naam) for naam in bron.namelist()}
    blad = delen["xl/worksheets/sheet1.xml"]
    delen["xl/worksheets/sheet1.xml"] = blad.replace(b'r="C4"', b'r="XFD1048576"')
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam, inhoud in delen.items():
            doel.writestr(naam, inhoud)
    return pad


def kind(pad: Path) -> int:
    return subprocess.run(
        [sys.executable, "-I", "-B", proefkind.__file__, str(pad)], check=False, capture_output=True
    ).returncode


def test_an_ordinary_workbook_comes_through_and_is_imported(store: Store, tmp_path: Path) -> None:
    pad = werkboek(tmp_path / "uren.xlsx")
    assert kind(pad) == 0
    (uit,) = pipeline.importeer(store, [Bestand(pad, pad.name)], vandaag=VANDAAG)
    assert (uit.uitkomst, uit.aansluiting.ok) == ("verwerkt", 3)


def test_a_corner_cell_kills_the_child_and_not_us(tmp_path: Path) -> None:
    """Without the limits the reader asks for 17 billion cells and the process is aborted."""
    pad = verre_cel(tmp_path / "bom.xlsx")
    assert kind(pad) != 0
    with pytest.raises(Geweigerd):
        proever.proef(pad, pad.name)


def test_what_the_counts_miss_the_limits_stop(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Suppose a trick that our own count of cells doesn't know: one sentence, and the app goes on."""
    monkeypatch.setattr(proever, "keur_zip", lambda _: {})
    pad = verre_cel(tmp_path / "bom.xlsx")
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (uit,) = pipeline.importeer(store, [Bestand(pad, pad.name)], vandaag=VANDAAG)
    assert uit.uitkomst == "geweigerd"
    assert uit.reden is not None
    assert "bom.xlsx is niet ingelezen: het vraagt meer geheugen of tijd" in uit.reden
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 200_000  # KB
    gewoon = werkboek(tmp_path / "uren.xlsx")
    (uit,) = pipeline.importeer(store, [Bestand(gewoon, gewoon.name)], vandaag=VANDAAG)
    assert uit.uitkomst == "verwerkt"


def test_the_taster_really_reads_each_kind(tmp_path: Path) -> None:
    """Without limits and in this process, where its errors would be seen."""
    vlakken = np.array([shapely.to_wkb(shapely.box(n, 50, n + 1, 51)) for n in range(3)], dtype=object)
    for naam, soort in (("kaart.gpkg", "GPKG"), ("kaart.shp", "ESRI Shapefile")):
        pyogrio.raw.write(
            tmp_path / naam, vlakken, [np.array(["BU1", "BU2", "BU3"], dtype=object)], ["code"],
            geometry_type="Polygon", crs="EPSG:4326", driver=soort,
        )  # fmt: skip
    with zipfile.ZipFile(tmp_path / "kaart.zip", "w") as archief:
        for deel in tmp_path.glob("kaart.[sdp]*"):
            archief.write(deel, deel.name)
    agenda = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
    (tmp_path / "agenda.ics").write_bytes(agenda)
    werkboek(tmp_path / "uren.xlsx")
    for naam in ("kaart.gpkg", "kaart.zip", "agenda.ics", "uren.xlsx"):
        pad = tmp_path / naam
        proefkind.LEZERS[proefkind.soort(pad.read_bytes()[:64])](pad)
        assert kind(pad) == 0


def test_who_takes_too_long_is_stopped(tmp_path: Path) -> None:
    pad = werkboek(tmp_path / "uren.xlsx")
    with pytest.raises(Geweigerd, match="tijd dan een gewoon bestand"):
        proever.proef(pad, pad.name, wacht=0.001)


def test_a_damaged_file_keeps_the_readers_own_sentence(store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "stuk.xlsx"
    pad.write_bytes(werkboek(tmp_path / "heel.xlsx").read_bytes()[:900])
    (uit,) = pipeline.importeer(store, [Bestand(pad, pad.name)], vandaag=VANDAAG)
    assert uit.uitkomst == "geweigerd"
    assert "sla het opnieuw op" in (uit.reden or "")


def test_text_is_not_tasted_and_a_calendar_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gestart: list[object] = []
    monkeypatch.setattr(proever.subprocess, "run", lambda *a, **_: gestart.append(a) or os)
    monkeypatch.setattr(os, "returncode", 0, raising=False)
    for naam, inhoud in {
        "uren.csv": b"a;b\n", "kaart.geojson": b'{"type": "FeatureCollection"}', "leeg": b"",
        "agenda.ics": b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", "kaart.gpkg": proefkind.SQLITE,
    }.items():  # fmt: skip
        (tmp_path / naam).write_bytes(inhoud)
        proever.proef(tmp_path / naam, naam)
    assert len(gestart) == 2


def test_the_child_can_write_nothing_and_sees_no_secret(tmp_path: Path) -> None:
    proef = (
        f"import sys, os; sys.path.insert(0, {str(Path(proefkind.__file__).parent)!r}); import proefkind\n"
        "proefkind.stel_grenzen()\n"
        "try:\n    open(sys.argv[1], 'wb', buffering=0).write(b'x')\n"
        "except OSError:\n    print('geweigerd')\n"
        "print([n for n in os.environ if 'GEHEIM' in n])\n"
    )
    uit = subprocess.run(
        [sys.executable, "-I", "-c", "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + proef,
         str(tmp_path / "uit")],
        capture_output=True, text=True, check=True, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert uit.stdout.split() == ["geweigerd", "[]"]
