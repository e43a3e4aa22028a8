"""A master-data file as rows of text: which kind it is, where its header stands, which column is which.

CSV in any encoding or delimiter, and spreadsheets; maps come in through `intake.gebieden`. Decoding
and spreadsheets go through the same doors as hours (`intake.lezen`), with the same limits.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from monitor.fouten import Geweigerd
from monitor.intake.lezen.decodeer import decodeer, keur_regels
from monitor.intake.lezen.koppen import normaliseer as kopvorm
from monitor.intake.lezen.werkblad import OLE, ZIP, lees_bladen
from monitor.intake.stam.soorten import SOORTEN, Stamsoort

KOPRIJEN = 25
KOP_TEKENS = 64 * 1024
SCHEIDINGSTEKENS = ";,\t|"
GEOMETRIE = "geometrie"  # extra key of a row from a map: the geometry as JSON text

Raster = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Stambestand:
    """The rows of one file, by field name of its kind."""

    soort: Stamsoort
    codering: str
    scheidingsteken: str | None
    rijen: tuple[tuple[int, Mapping[str, str]], ...]  # (row number, {field: text})


def open_stam(pad: Path, soort: str) -> Stambestand | None:
    """The file as master data; None when it is something else (`soort` = `auto`).

    Raises
    ------
    Geweigerd
        `soort` was named, but the headers it needs are not there.
    """
    gevraagd = SOORTEN.get(soort)
    with pad.open("rb") as bestand:
        begin = bestand.read(KOP_TEKENS)
    try:
        for raster, codering, teken in _rasters(pad, begin, gevraagd):
            gevonden = _herken(raster, gevraagd)
            if gevonden is not None:
                wat, kopindex = gevonden
                return Stambestand(wat, codering, teken, tuple(_rijen(wat, raster, kopindex)))
    except Geweigerd:
        if gevraagd is not None:
            raise
        return None  # the reader of hours says what is wrong with it
    if gevraagd is not None:
        raise Geweigerd(
            f"De kolommen voor {gevraagd.titel.lower()} staan er niet in "
            f"(nodig: {', '.join(gevraagd.kenmerk)}). "
            "Haal een leeg voorbeeld op bij Gegevens en vul dat."
        )
    return None


def _rasters(pad: Path, begin: bytes, gevraagd: Stamsoort | None) -> Iterator[tuple[Raster, str, str | None]]:
    """Every way to see the file as a grid of cells; text only when its first rows promise a kind."""
    if begin.startswith((ZIP, OLE)):
        for blad in lees_bladen(pad, begin[:8]):
            yield blad.rijen, "xlsx", None
        return
    kop = decodeer(begin).inhoud.decode("utf-8", errors="ignore")
    tekens = [t for t in SCHEIDINGSTEKENS if t in kop and _herken(_csv(kop, t), gevraagd) is not None]
    if tekens:
        tekst = decodeer(pad.read_bytes())
        keur_regels(tekst)
        for teken in tekens:
            yield _csv(tekst.inhoud.decode("utf-8", errors="replace"), teken), tekst.codering, teken


def _csv(inhoud: str, teken: str) -> Raster:
    try:
        return list(csv.reader(io.StringIO(inhoud, newline=""), delimiter=teken))
    except csv.Error:
        return []


def _herken(raster: Raster, gevraagd: Stamsoort | None) -> tuple[Stamsoort, int] | None:
    """Kind and header row: the most must-have headers win, then the most known headers."""
    beste: tuple[tuple[int, int], Stamsoort, int] | None = None
    for index, rij in enumerate(raster[:KOPRIJEN]):
        koppen = {kopvorm(cel) for cel in rij if cel.strip()}
        for wat in (gevraagd,) if gevraagd else SOORTEN.values():
            vormen = _vormen(wat.soort)
            if not all(vormen[veld] & koppen for veld in wat.kenmerk):
                continue
            if gevraagd is None and koppen & {kopvorm(kop) for kop in wat.nooit}:
                continue
            punten = (len(wat.kenmerk), sum(bool(vorm & koppen) for vorm in vormen.values()))
            if beste is None or punten > beste[0]:
                beste = (punten, wat, index)
    return None if beste is None else beste[1:]


@cache
def _vormen(soort: str) -> Mapping[str, frozenset[str]]:
    """Field → every header by which it goes."""
    return {v.naam: frozenset(kopvorm(kop) for kop in (v.naam, *v.ook)) for v in SOORTEN[soort].velden}


def _rijen(wat: Stamsoort, raster: Raster, kopindex: int) -> Iterator[tuple[int, dict[str, str]]]:
    koppen = [kopvorm(cel) for cel in raster[kopindex]]
    plaats: dict[str, int] = {}
    for rang in range(1 + max(len(veld.ook) for veld in wat.velden)):  # own names first, then the others
        for veld in wat.velden:
            vorm = kopvorm((veld.naam, *veld.ook)[rang]) if rang <= len(veld.ook) else ""
            if vorm in koppen and veld.naam not in plaats and koppen.index(vorm) not in plaats.values():
                plaats[veld.naam] = koppen.index(vorm)
    for nummer, rij in enumerate(raster[kopindex + 1 :], start=kopindex + 2):
        cellen = {naam: rij[k].strip() if k < len(rij) else "" for naam, k in plaats.items()}
        if any(cellen.values()):
            yield nummer, cellen
