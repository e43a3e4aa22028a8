"""What people know about borders that the map does not: road links, closed borders, ways over, barriers.

A pair of buurten has one choice at most: `weg` (counts as adjacent: a road between villages), `dicht` (does
not count, though they touch), `oversteek` (a bridge or tunnel over a barrier). A barrier is a line on the map
(water, railway, motorway); borders along it do not count.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import shape

from monitor.fouten import Geweigerd, kort
from monitor.store import Store, sql

SOORTEN = ("weg", "dicht", "oversteek")
BARRIERES = ("water", "spoor", "weg")
_KAMER = "werkgebied"


@dataclass(frozen=True)
class Verbinding:
    """A choice about one pair of buurten."""

    buurt: str
    ander: str
    soort: str
    auteur: str
    gemaakt_op: dt.datetime


@dataclass(frozen=True)
class Barriere:
    """A line that borders do not count over."""

    naam: str
    soort: str
    geometrie: str  # GeoJSON
    auteur: str
    gemaakt_op: dt.datetime


@dataclass(frozen=True)
class Kaartkeuzes:
    """All choices about the map."""

    verbindingen: tuple[Verbinding, ...]
    barrieres: tuple[Barriere, ...]


def lees_kaartkeuzes(store: Store) -> Kaartkeuzes:
    """What is set now."""
    return Kaartkeuzes(
        tuple(Verbinding(*rij) for rij in store.rijen(sql(_KAMER, "verbindingen"))),
        tuple(Barriere(*rij) for rij in store.rijen(sql(_KAMER, "barrieres"))),
    )


def zet_verbinding(store: Store, een: str, ander: str, soort: str, *, auteur: str, nu: dt.datetime) -> None:
    """Set the choice for a pair; it replaces the one before.

    Raises
    ------
    Geweigerd
        The same buurt twice, an unknown buurt or an unknown kind.
    """
    if een == ander:
        raise Geweigerd("Kies twee verschillende buurten.")
    if soort not in SOORTEN:
        raise Geweigerd(f"{kort(soort)} is geen soort verbinding; kies weg, dicht of oversteek.")
    paar = sorted((een, ander))
    with store.schrijf() as tx:
        for code in paar:
            if tx.rij("select 1 from buurt where buurt = ?", [code]) is None:
                raise Geweigerd(f"Buurt {kort(code)} is niet bekend.")
        tx.doe("delete from buurtverbinding where buurt = ? and ander = ?", paar)
        tx.doe("insert into buurtverbinding values (?, ?, ?, ?, ?)", [*paar, soort, auteur, nu])


def haal_verbinding_weg(store: Store, een: str, ander: str) -> None:
    """Take back the choice for a pair."""
    with store.schrijf() as tx:
        tx.doe("delete from buurtverbinding where buurt = ? and ander = ?", sorted((een, ander)))


def zet_barrieres(store: Store, geojson: str, soort: str, *, auteur: str, nu: dt.datetime) -> int:
    """Keep the lines of a GeoJSON file as barriers; returns how many.

    Raises
    ------
    Geweigerd
        Not GeoJSON, or no lines in it.
    """
    if soort not in BARRIERES:
        raise Geweigerd(f"{kort(soort)} is geen soort barrière; kies water, spoor of weg.")
    lijnen = _lijnen(geojson)
    if not lijnen:
        raise Geweigerd("Er staan geen lijnen in dit bestand; kies een GeoJSON met water, spoor of wegen.")
    with store.schrijf() as tx:
        for nummer, (naam, lijn) in enumerate(lijnen, 1):
            titel = naam or f"{soort} {nummer}"
            tx.doe("delete from barriere where naam = ?", [titel])
            tx.doe("insert into barriere values (?, ?, ?, ?, ?)", [titel, soort, lijn, auteur, nu])
    return len(lijnen)


def haal_barriere_weg(store: Store, naam: str) -> None:
    """Take a barrier off the map."""
    with store.schrijf() as tx:
        tx.doe("delete from barriere where naam = ?", [naam])


def _lijnen(tekst: str) -> list[tuple[str, str]]:
    """(name, geometry) of every line, or outline of an area, in a GeoJSON text."""
    try:
        inhoud: Any = json.loads(tekst.removeprefix("\ufeff"))
        kenmerken = inhoud["features"] if inhoud.get("type") == "FeatureCollection" else [inhoud]
        uit = []
        for kenmerk in kenmerken:
            eigenschappen = kenmerk.get("properties") or {}
            vorm = shape(kenmerk.get("geometry") or kenmerk)
            if vorm.geom_type in ("Polygon", "MultiPolygon"):
                vorm = vorm.boundary
            if vorm.geom_type in ("LineString", "MultiLineString") and not vorm.is_empty:
                naam = eigenschappen.get("naam") or eigenschappen.get("name") or ""
                uit.append((kort(naam), shapely.to_geojson(vorm)))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, shapely.errors.ShapelyError):
        raise Geweigerd("Dit bestand is geen GeoJSON; kies een bestand met lijnen.") from None
    return uit
