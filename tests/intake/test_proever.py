"""A file made to hurt kills a child, never the app; the user reads one sentence."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import random
import resource
import signal
import textwrap
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
import xlsxwriter

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake import gebieden, inlezen, proefkind
from monitor.intake.inlezen import Bestand
from monitor.intake.lezen import bestand as bestand_
from monitor.intake.lezen import csvlezer
from monitor.intake.proefkind import Proefopdracht
from monitor.intake.proever import Proever
from monitor.intake.uitslag import Importuitslag
from monitor.store import Store
from tests.conftest import PROJECT

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


@pytest.fixture
def moeder(tmp_path: Path) -> Iterator[Callable[[str], Proever]]:
    """A taster whose mother first runs some lines of Python."""
    proevers: list[Proever] = []

    def maak(regels: str = "") -> Proever:
        script = tmp_path / f"moeder{len(proevers)}.py"
        script.write_text(
            f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\n"
            "from monitor.intake import proefkind, proefmoeder\n"
            f"{textwrap.dedent(regels)}\nproefmoeder.main()\n",
            encoding="utf-8",
        )
        proevers.append(Proever(script))
        return proevers[-1]

    yield maak
    for proever in proevers:
        proever.eindig()


def opdracht(pad: Path, soort: str = "auto", **anders: Any) -> Proefopdracht:
    return Proefopdracht(str(pad), soort, vandaag=VANDAAG.isoformat(), **anders)


def komt_door(proever: Proever, wat: Proefopdracht) -> bool:
    """Not refused by the taster for what it asks; another refusal is a mistake."""
    try:
        proever.proef(wat, "het bestand")
    except Geweigerd as fout:
        if "het bestand is niet ingelezen: het vraagt meer geheugen of tijd" not in fout.zin:
            raise
        return False
    return True


def importeer(store: Store, pad: Path) -> Importuitslag:
    (uit,) = pipeline.importeer(store, [Bestand(pad, pad.name)], vandaag=VANDAAG)
    return uit


def test_an_ordinary_workbook_comes_through_and_is_imported(store: Store, tmp_path: Path) -> None:
    uit = importeer(store, werkboek(tmp_path / "uren.xlsx"))
    assert (uit.uitkomst, uit.aansluiting.ok) == ("verwerkt", 3)


def test_what_the_counts_miss_the_limits_stop(
    moeder: Callable[[str], Proever], tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Suppose a trick that our own count of cells doesn't know: the reader asks for 17 billion cells."""
    proever = moeder("from monitor.intake.lezen import werkblad\nwerkblad.keur_zip = lambda _: {}")
    monkeypatch.setattr(inlezen, "PROEVER", proever)
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    uit = importeer(store, verre_cel(tmp_path / "bom.xlsx"))
    assert uit.uitkomst == "geweigerd"
    assert "bom.xlsx is niet ingelezen: het vraagt meer geheugen of tijd" in (uit.reden or "")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 200_000  # KB
    assert importeer(store, werkboek(tmp_path / "uren.xlsx")).uitkomst == "verwerkt"


def _eindeloos_rooster() -> bytes:
    return b"medewerker;functie;vanaf;cyclus;week;anker;ma;di;wo;do;vr\n" + b"\n" * 11_000_000


def _eindeloze_kaart() -> bytes:
    leeg = b"{}," * 3_500_000
    return b'{"type": "FeatureCollection", "coordinates": 0, "features": [' + leeg + b"{}]}"


def _kronkels() -> bytes:
    """One shape whose border crosses itself some millions of times: mending it costs gigabytes."""
    kans = random.Random(0)  # noqa: S311
    ring = [[5 + kans.random() / 10, 52 + kans.random() / 10] for _ in range(5_000)]
    vlak = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    kenmerk = {"type": "Feature", "properties": {"buurtcode": "BU09990000"}, "geometry": vlak}
    return json.dumps({"type": "FeatureCollection", "features": [kenmerk]}).encode()


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("rooster.csv", _eindeloos_rooster),
        ("kaart.geojson", _eindeloze_kaart),
        ("kronkels.geojson", _kronkels),
    ],
)
def test_text_made_to_hurt_is_refused_and_costs_us_no_memory(
    naam: str, inhoud: Callable[[], bytes], store: Store, tmp_path: Path
) -> None:
    """Small files that become gigabytes once a reader makes lists or shapes of them."""
    pad = tmp_path / naam
    pad.write_bytes(inhoud())
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    uit = importeer(store, pad)
    assert f"{naam} is niet ingelezen: het vraagt meer geheugen of tijd" in (uit.reden or "")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 100_000  # KB


def _kaarten(map_: Path) -> None:
    """The same three buurten as a GeoPackage, a zipped shapefile and GeoJSON."""
    vlakken = [shapely.box(5 + n / 10, 52, 5.1 + n / 10, 52.1) for n in range(3)]
    codes = [f"BU0999000{n}" for n in range(3)]
    wkb = np.array([shapely.to_wkb(vlak) for vlak in vlakken], dtype=object)
    for naam, soort in (("kaart.gpkg", "GPKG"), ("kaart.shp", "ESRI Shapefile")):
        pyogrio.raw.write(
            map_ / naam, wkb, [np.array(codes, dtype=object)], ["code"],
            geometry_type="Polygon", crs="EPSG:4326", driver=soort,
        )  # fmt: skip
    with zipfile.ZipFile(map_ / "kaart.zip", "w") as archief:
        for deel in map_.glob("kaart.[sdp]*"):
            archief.write(deel, deel.name)
    kenmerken = [
        {"type": "Feature", "properties": {"code": c}, "geometry": json.loads(shapely.to_geojson(v))}
        for c, v in zip(codes, vlakken, strict=True)
    ]
    (map_ / "kaart.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": kenmerken}))


def test_the_taster_really_reads_each_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without limits and in this process, where an error or a way not gone would be seen."""
    _kaarten(tmp_path)
    werkboek(tmp_path / "uren.xlsx")
    for naam, inhoud in {
        "agenda.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTART:20260302T090000Z\r\nDTEND:20260302T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "uren.csv": "Medewerker;Datum;Uren\nAnna;02-03-2026;4\n",
        "rooster.csv": "medewerker;vanaf;ma;di;wo;do;vr\nAnna;01-01-2026;8;8;8;8;4\n",
        "cijfers.csv": "buurtcode;jaar;indicator;cijfer\nBU09990000;2025;overlast;7\n",
    }.items():
        (tmp_path / naam).write_text(inhoud, newline="")
    gegaan: list[str] = []
    for plek, naam in (
        (gebieden, "open_los"), (proefkind, "open_stam"), (proefkind, "proef_bestand"),
    ):  # fmt: skip
        echt = getattr(plek, naam)
        monkeypatch.setattr(plek, naam, lambda *a, echt=echt, naam=naam: (gegaan.append(naam), echt(*a))[1])
    kaarten = ("kaart.gpkg", "kaart.zip", "kaart.geojson", "cijfers.csv")
    for bestand in (*kaarten, "rooster.csv", "uren.csv", "uren.xlsx", "agenda.ics"):
        proefkind.lees(opdracht(tmp_path / bestand))
    assert gegaan == ["open_los"] * 4 + ["open_stam"] + ["open_stam", "proef_bestand"] * 3
    (tmp_path / "lijn.geojson").write_text('{"type": "LineString", "coordinates": [[5, 52], [6, 52]]}')
    for bestand in ("kaart.geojson", "lijn.geojson", "uren.csv", "uren.xlsx"):
        proefkind.lees(proefkind.los(tmp_path / bestand))
    for stuk in (
        "[" * 9000,
        '{"features": 7}',
        '{"features": [{"geometry": {"type": "Punt"}}]}',
        "{",
        '"' * 9,
    ):
        (tmp_path / "stuk").write_text("{" + stuk if stuk[0] == "[" else stuk)
        with contextlib.suppress(Geweigerd):
            proefkind.lees(proefkind.los(tmp_path / "stuk"))


def test_a_long_regular_text_is_gone_through_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a size the taster keeps nothing; it sees the last row, and reads it all when that is odd."""
    monkeypatch.setattr(bestand_, "GROOT", 100)
    monkeypatch.setattr(bestand_, "KOP_BYTES", 100)
    monkeypatch.setattr(csvlezer, "_BLOK", 64)
    geopend: list[int] = []
    echt = bestand_.open_bestand
    monkeypatch.setattr(bestand_, "open_bestand", lambda *a: (geopend.append(1), echt(*a))[1])
    regels = ["Medewerker;Datum;Uren", *(f"Anna;{d:02d}-03-2026;4" for d in range(2, 28))]
    for slot, keer in (
        ("Anna;28-03-2026;4", 0),
        ("Anna;28-03-2026", 1),
        ("Anna;28-03-2026;4;5", 1),
        ("Ann\x00a;28-03-2026;4", 1),
    ):
        pad = tmp_path / f"{keer}.csv"
        for einde in ("\n", "\r\n"):
            geopend.clear()
            pad.write_text(einde.join([*regels, slot, ""]), newline="")
            proefkind.lees(opdracht(pad))
            assert len(geopend) == keer


def test_who_takes_too_long_is_stopped_and_the_next_is_served(
    moeder: Callable[[str], Proever], tmp_path: Path
) -> None:
    proever = moeder(
        """
        import time
        proefkind.lees = lambda opdracht: time.sleep(600 if "traag" in opdracht.pad else 0)
        """
    )
    for naam in ("traag", "vlug"):
        (tmp_path / naam).write_bytes(b"x")
    assert not komt_door(proever, opdracht(tmp_path / "traag", wacht=0.2))
    eerste = proever.moeder
    assert komt_door(proever, opdracht(tmp_path / "vlug"))
    assert proever.moeder == eerste


def test_the_child_can_do_little_and_cannot_speak_for_its_mother(
    moeder: Callable[[str], Proever], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTMONITOR_OIDC_GEHEIM", "geheim")
    proever = moeder(
        """
        import os, resource, time
        def probeer(opdracht):
            try:
                open(opdracht.pad + ".uit", "wb", buffering=0).write(b"x")
            except OSError:
                pass
            else:
                raise SystemExit(1)
            if any("GEHEIM" in naam for naam in os.environ) or not resource.getrlimit(resource.RLIMIT_CPU)[0]:
                raise SystemExit(2)
            if "liegt" in opdracht.pad:
                os.write(1, proefmoeder.GOED)
                os.kill(os.getpid(), 9)
        proefkind.lees = probeer
        """
    )
    for naam in ("liegt", "eerlijk"):
        (tmp_path / naam).write_bytes(b"x")
    assert komt_door(proever, opdracht(tmp_path / "eerlijk"))
    assert not komt_door(proever, opdracht(tmp_path / "liegt"))
    assert komt_door(proever, opdracht(tmp_path / "eerlijk"))
    assert [pad.stat().st_size for pad in tmp_path.glob("*.uit")] == [0, 0]


def test_a_mother_that_left_or_was_killed_is_called_again(
    moeder: Callable[[str], Proever], tmp_path: Path
) -> None:
    (tmp_path / "leeg").write_bytes(b"x")
    rust = tmp_path / "rust"
    rust.write_bytes(b"")
    proever = moeder(
        f"""
        import pathlib
        proefmoeder.RUST_SECONDEN = 0.01 if pathlib.Path({str(rust)!r}).exists() else 600
        proefkind.lees = lambda _: None
        """
    )
    gezien = []
    for _ in range(3):
        assert komt_door(proever, opdracht(tmp_path / "leeg"))
        gezien.append(proever.moeder)
        if rust.exists():
            while proever.moeder:  # the first one leaves when there is nothing to do
                time.sleep(0.01)
            rust.unlink()
        elif len(gezien) == 2:
            os.kill(proever.moeder or 0, signal.SIGKILL)
    assert len({*gezien} - {None}) >= 2


def test_a_mother_that_cannot_come_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "stuk.py").write_text("raise SystemExit(1)", encoding="utf-8")
    with pytest.raises(Geweigerd, match="kon niet eerst apart worden geopend"):
        Proever(tmp_path / "stuk.py").proef(opdracht(tmp_path), "uren.csv")


def test_memory_that_hides_in_a_refusal_is_seen_and_a_mistake_of_ours_has_its_own_sentence(
    moeder: Callable[[str], Proever], tmp_path: Path
) -> None:
    proever = moeder(
        """
        from monitor.fouten import Geweigerd
        def lees(opdracht):
            try:
                raise RuntimeError("std::bad_alloc") if "vol" in opdracht.pad else KeyError("foutje")
            except RuntimeError as fout:
                raise Geweigerd("Dit bestand is stuk.") from fout
        proefkind.lees = lees
        """
    )
    for naam in ("vol", "foutje"):
        (tmp_path / naam).write_bytes(b"x")
    assert not komt_door(proever, opdracht(tmp_path / "vol"))
    with pytest.raises(Geweigerd, match="iets mis dat aan dit programma ligt"):
        proever.proef(opdracht(tmp_path / "foutje"), "uren.csv")


def test_what_came_through_is_not_tasted_again(moeder: Callable[[str], Proever], tmp_path: Path) -> None:
    """A preview, its questions and the import: one tasting. What was refused is tasted each time."""
    pad = tmp_path / "uren.csv"
    pad.write_bytes(b"x")
    proever = moeder("proefkind.lees = lambda opdracht: opdracht.soort == 'uren' and sys.exit(1)")
    with pytest.raises(Geweigerd):
        proever.proef(opdracht(pad, "uren"), "uren.csv", "een")
    proever.proef(opdracht(pad), "uren.csv", "een")
    proever.eindig()
    proever.proef(opdracht(pad), "uren.csv", "een")
    assert proever.moeder is None
    proever.proef(opdracht(pad, kolommen={"datum": "Dag"}), "uren.csv", "een")
    assert proever.moeder is not None


def test_a_damaged_file_keeps_the_readers_own_sentence(store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "stuk.xlsx"
    pad.write_bytes(werkboek(tmp_path / "heel.xlsx").read_bytes()[:900])
    uit = importeer(store, pad)
    assert uit.uitkomst == "geweigerd"
    assert "sla het opnieuw op" in (uit.reden or "")
