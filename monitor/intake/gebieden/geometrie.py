"""Maps read and cleaned once: coordinate system recognised, shapes mended, simplified, borders kept shared.

Coordinate system: what the file says, checked against the coordinates themselves; where the two disagree the
coordinates win. Longitude 3–7.5 and latitude 50.5–54 is WGS84; x −7…300 km and y 289…629 km is the Dutch grid
(RD, EPSG:28992). The same numbers the other way round are swapped axes, and are turned back. Anything else is
no map of the Netherlands and refused.

Simplifying happens on the whole coverage at once, in the Dutch grid (metres), so that neighbours keep one and
the same border: no slivers, no gaps. The tolerance grows until a buurt has about forty points on average.
"""

from __future__ import annotations

import json
import sqlite3
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from monitor.fouten import Geweigerd, kort
from monitor.intake.lezen.zipgrens import STUKKE_ZIP

WGS84, RD = 4326, 28992
PUNTEN_GEMIDDELD = 40
TOLERANTIES_M = (2.0, 5.0, 10.0, 20.0, 40.0)
DECIMALEN = 6  # of degrees: about ten centimetres
ZIP_UITGEPAKT_MB = 800
_LON, _LAT = (3.0, 7.5), (50.5, 54.0)
_X, _Y = (-7_000.0, 300_000.0), (289_000.0, 629_000.0)

Vormen = NDArray[np.object_]


@dataclass(frozen=True)
class Kaart:
    """Features of a map: properties, shapes (WGS84, cleaned, not yet simplified), what was done to them."""

    eigenschappen: tuple[Mapping[str, Any], ...]
    vormen: Vormen
    opmerkingen: tuple[str, ...]


def is_kaart(pad: Path) -> bool:
    """GeoJSON, GeoPackage, or a zip with a shapefile in it."""
    with pad.open("rb") as bestand:
        begin = bestand.read(4096)
    if begin.startswith(b"SQLite format 3\x00"):
        return True
    if begin.startswith(b"PK\x03\x04"):
        return _shapefile_in(pad) is not None
    kop = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    # a web service may be asked for figures without shapes: that is a table, not a map
    return kop[:1] == b"{" and b"FeatureCollection" in begin and b'"coordinates"' in pad.read_bytes()


def lees_kaart(pad: Path) -> Kaart:
    """Read a map.

    Raises
    ------
    Geweigerd
        Broken, empty, not in the Netherlands, or a zip that unpacks too large.
    """
    begin = pad.read_bytes()[:16]
    if begin.startswith(b"SQLite format 3\x00"):
        eigenschappen, vormen, crs = _lees_gdal(pad, pad)
    elif begin.startswith(b"PK\x03\x04"):
        eigenschappen, vormen, crs = _lees_gdal(f"/vsizip/{pad}/{_shapefile_in(pad)}", pad)
    else:
        eigenschappen, vormen, crs = _lees_geojson(pad)
    heeft = np.array([v is not None and not shapely.is_empty(v) for v in vormen], dtype=bool)
    if not heeft.any():
        raise Geweigerd(
            "In dit kaartbestand staat geen enkele grens. Kies een bestand met vlakken van buurten."
        )
    vormen = shapely.force_2d(vormen)
    vormen, opmerking = _naar_wgs84(vormen, crs)
    return Kaart(tuple(eigenschappen), schoon(vormen), opmerking)


def _lees_geojson(pad: Path) -> tuple[list[Mapping[str, Any]], Vormen, str | None]:
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8-sig"))
        kenmerken = inhoud["features"]
        eigenschappen: list[Mapping[str, Any]] = [
            {"id": f.get("id"), **(f.get("properties") or {})} for f in kenmerken
        ]
        vormen = shapely.from_geojson(
            [json.dumps(f["geometry"]) if f.get("geometry") else None for f in kenmerken]
        )
        crs = ((inhoud.get("crs") or {}).get("properties") or {}).get("name")
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        shapely.errors.ShapelyError,
    ) as f:
        raise Geweigerd("Dit GeoJSON-bestand is stuk. Haal het opnieuw op bij de bron.") from f
    return eigenschappen, np.asarray(vormen, dtype=object), crs


def _lees_gdal(bron: str | Path, pad: Path) -> tuple[list[Mapping[str, Any]], Vormen, str | None]:
    import pyogrio  # all of GDAL, 30 MB: only for who brings such a file

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL warns about much that is odd but harmless
            return _lees_laag(bron)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, sqlite3.Error) as fout:
        raise Geweigerd(
            f"Het kaartbestand {kort(pad.name)} is niet te lezen. Haal het opnieuw op bij de bron."
        ) from fout


def _lees_laag(bron: str | Path) -> tuple[list[Mapping[str, Any]], Vormen, str | None]:
    """The layer with buurten, else the first one that has shapes."""
    import pyogrio

    lagen = [str(naam) for naam, soort in pyogrio.list_layers(bron) if soort]
    laag = next((naam for naam in lagen if "buurt" in naam.casefold()), lagen[0] if lagen else None)
    meta, _, wkb, velden = pyogrio.raw.read(bron, layer=laag)
    namen = [str(naam) for naam in meta["fields"]]
    eigenschappen: list[Mapping[str, Any]] = [
        dict(zip(namen, rij, strict=True)) for rij in zip(*velden, strict=True)
    ]
    return eigenschappen, np.asarray(shapely.from_wkb(wkb), dtype=object), meta.get("crs")


def _shapefile_in(pad: Path) -> str | None:
    """Name of the shapefile in a zip; None when there is none. Refuses a zip that unpacks too large."""
    try:
        with zipfile.ZipFile(pad) as archief:
            if sum(deel.file_size for deel in archief.infolist()) > ZIP_UITGEPAKT_MB * 1_000_000:
                raise Geweigerd(f"Dit zipbestand is uitgepakt groter dan {ZIP_UITGEPAKT_MB} MB.")
            namen = [n for n in archief.namelist() if n.casefold().endswith(".shp") and ".." not in n]
    except STUKKE_ZIP:  # `Geweigerd` is none of these
        return None
    return next((n for n in namen if "buurt" in n.casefold()), namen[0] if namen else None)


def _naar_wgs84(vormen: Vormen, crs: str | None) -> tuple[Vormen, tuple[str, ...]]:
    """Shapes in longitude, latitude; and what was found, when the file did not say it or said it wrong."""
    punten = shapely.get_coordinates(vormen)
    if not np.isfinite(punten).all():
        raise Geweigerd("In dit kaartbestand staan coördinaten die geen getal zijn. Haal het opnieuw op.")
    gevonden = _stelsel(np.median(punten, axis=0))
    if gevonden is None:
        raise Geweigerd(
            "Deze kaart ligt niet in Nederland, of gebruikt een onbekend coördinatenstelsel. "
            "Kies WGS84 of RD (EPSG:28992)."
        )
    stelsel, omgekeerd = gevonden
    opmerkingen = []
    if omgekeerd:
        vormen = shapely.transform(vormen, lambda xy: xy[:, ::-1])
        opmerkingen.append("De assen stonden verwisseld en zijn teruggedraaid.")
    gezegd = _epsg(crs)
    if gezegd is not None and gezegd != stelsel:
        opmerkingen.append("Het bestand noemt een ander coördinatenstelsel dan het gebruikt.")
    if stelsel == RD:
        om = Transformer.from_crs(RD, WGS84, always_xy=True)
        vormen = shapely.transform(vormen, lambda xy: np.column_stack(om.transform(xy[:, 0], xy[:, 1])))
        opmerkingen.append("Omgerekend van het Rijksdriehoeksstelsel naar lengte- en breedtegraad.")
    return vormen, tuple(opmerkingen)


def _stelsel(punt: NDArray[np.float64]) -> tuple[int, bool] | None:
    """Coordinate system and whether the axes are swapped, from a typical point."""

    def binnen(a: float, b: float, eerste: tuple[float, float], tweede: tuple[float, float]) -> bool:
        return eerste[0] <= a <= eerste[1] and tweede[0] <= b <= tweede[1]

    a, b = float(punt[0]), float(punt[1])
    for stelsel, eerste, tweede in ((WGS84, _LON, _LAT), (RD, _X, _Y)):
        if binnen(a, b, eerste, tweede):
            return stelsel, False
        if binnen(b, a, eerste, tweede):
            return stelsel, True
    return None


def _epsg(crs: str | None) -> int | None:
    if not crs:
        return None
    if "CRS84" in crs:
        return WGS84
    try:
        return CRS.from_user_input(crs).to_epsg(min_confidence=50)
    except CRSError:
        return None


def schoon(vormen: Vormen) -> Vormen:
    """Valid polygons only: self-crossings mended, lines and points that come out of it dropped."""
    stuk = ~shapely.is_valid(vormen) & ~shapely.is_missing(vormen)
    uit = vormen.copy()
    for i in np.flatnonzero(stuk):
        delen = [
            d for d in shapely.get_parts(shapely.make_valid(vormen[i])) if shapely.get_dimensions(d) == 2
        ]
        uit[i] = shapely.union_all(delen) if delen else None
    vlak = shapely.get_dimensions(uit) == 2
    uit[~vlak] = None
    return uit


def vereenvoudig(vormen: Vormen) -> Vormen:
    """Fewer points, borders still shared. Shapes that are missing stay missing."""
    plek = np.flatnonzero(~shapely.is_missing(vormen))
    if not plek.size:
        return vormen
    heen = Transformer.from_crs(WGS84, RD, always_xy=True)
    terug = Transformer.from_crs(RD, WGS84, always_xy=True)
    meters = shapely.transform(vormen[plek], lambda xy: np.column_stack(heen.transform(xy[:, 0], xy[:, 1])))
    for tolerantie in TOLERANTIES_M:
        if shapely.get_num_coordinates(meters).mean() <= PUNTEN_GEMIDDELD:
            break
        dunner = shapely.coverage_simplify(meters, tolerantie)
        weg = shapely.is_empty(dunner)
        dunner[weg] = meters[weg]  # a buurt never disappears from the map
        meters = dunner
    graden = shapely.transform(
        meters, lambda xy: np.round(np.column_stack(terug.transform(xy[:, 0], xy[:, 1])), DECIMALEN)
    )
    uit = vormen.copy()
    uit[plek] = schoon(np.asarray(graden, dtype=object))
    return uit


def als_tekst(vorm: Any) -> str | None:
    """A shape as compact GeoJSON text."""
    return None if vorm is None else str(shapely.to_geojson(vorm))


def gedeelde_grens(vormen: Sequence[Any]) -> float:
    """Length of border (degrees) that two or more shapes share; for tests and notes on quality."""
    som = sum(float(shapely.length(shapely.boundary(v))) for v in vormen)
    samen = float(shapely.length(shapely.union_all([shapely.boundary(v) for v in vormen])))
    return som - samen
