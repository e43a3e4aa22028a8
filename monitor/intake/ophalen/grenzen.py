"""Boundaries from PDOK (OGC API Features): the municipality first, then its buurten.

The list of municipalities gives code and rectangle; the rectangle is the one filter that every OGC API
knows, so it goes with the question. What else lies in the rectangle is left out here: the municipality
stands in the code (BU + four digits). Pages are followed by their link `rel=next`, whatever it looks like.
Source: OGC API – Features, part 1 (bbox, limit, links).
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.intake.lezen.koppen import normaliseer
from monitor.intake.ophalen.haler import Haler

PER_BLADZIJDE = 100  # a buurt carries more than 250 columns: some 5 MB a page
BLADZIJDEN_MAX = 200
RAND = 0.001  # degrees around the rectangle
GEMEENTEN = "gemeente_gegeneraliseerd"
Vraag = dict[str, str | int]
_HOUD = ("buurtcode", "buurtnaam", "wijkcode", "gemeentecode", "gemeentenaam", "aantal_inwoners", "water")


@dataclass(frozen=True)
class Gemeente:
    """A municipality of one year: code `GM0935`, name, and rectangle (west, south, east, north)."""

    code: str
    naam: str
    vak: tuple[float, float, float, float]

    @property
    def begin(self) -> str:
        """How the codes of its buurten begin: `BU0935`."""
        return f"BU{self.code[2:]}"


def zoek_gemeente(haler: Haler, adres: str, jaar: int, naam: str) -> Gemeente:
    """The municipality with this name or code.

    Raises
    ------
    Geweigerd
        Unknown in that year; the sentence names what looks like it.
    """
    vraag: Vraag = {"f": "json", "jaarcode": jaar, "limit": 1000}
    gevonden: dict[str, Gemeente] = {}
    for kenmerk in _kenmerken(haler, f"{adres}/collections/{GEMEENTEN}/items", vraag, _houd_gemeenten)[0]:
        code = "GM" + str(kenmerk["code"]).upper().removeprefix("GM").strip()
        if re.fullmatch(r"GM\d{4}", code) and kenmerk["jaar"] in (None, jaar) and kenmerk["vak"]:
            gevonden[code] = Gemeente(code, str(kenmerk["naam"]).strip(), tuple(kenmerk["vak"]))
    if not gevonden:
        raise Geweigerd(f"PDOK kent voor {jaar} geen gemeenten. Kies een ander jaar in de instellingen.")
    gezocht = normaliseer(naam)
    raak = [g for g in gevonden.values() if gezocht in (normaliseer(g.naam), g.code.casefold())]
    if len(raak) == 1:
        return raak[0]
    raise Geweigerd(f"{kort(naam)} is geen gemeente van {jaar}.{_lijkt_op(gezocht, list(gevonden.values()))}")


def _lijkt_op(gezocht: str, gemeenten: list[Gemeente]) -> str:
    namen = {normaliseer(g.naam): g.naam for g in gemeenten}
    begin = [naam for vorm, naam in namen.items() if gezocht and vorm.startswith(gezocht)]
    lijkt = begin[:3] or [namen[vorm] for vorm in difflib.get_close_matches(gezocht, list(namen), 3)]
    return f" Bedoelt u {' of '.join(lijkt)}?" if lijkt else " Schrijf de naam zoals het CBS die schrijft."


def haal_buurten(haler: Haler, adres: str, gemeente: Gemeente) -> tuple[dict[str, Any], dt.datetime]:
    """The buurten of a municipality as GeoJSON, sorted by code, and when they were asked.

    Raises
    ------
    Geweigerd
        None there: wrong year, or a service that changed.
    """
    west, zuid, oost, noord = gemeente.vak
    vak = f"{west - RAND:.5f},{zuid - RAND:.5f},{oost + RAND:.5f},{noord + RAND:.5f}"
    vraag: Vraag = {"f": "json", "limit": PER_BLADZIJDE, "bbox": vak}
    kenmerken, op = _kenmerken(
        haler, f"{adres}/collections/buurten/items", vraag, _houd_buurten(gemeente.begin)
    )
    per_code = {k["properties"]["buurtcode"]: k for k in kenmerken}
    if not per_code:
        raise Geweigerd(
            f"PDOK geeft geen enkele buurt van {gemeente.naam}. Controleer het jaar en het adres in de "
            "instellingen."
        )
    rijen = [per_code[code] for code in sorted(per_code)]
    return {"type": "FeatureCollection", "features": rijen}, op


def _kenmerken(
    haler: Haler, adres: str, vraag: Vraag, houd: Callable[[Any], Any]
) -> tuple[list[Any], dt.datetime]:
    """Everything on all pages, and the oldest moment of asking."""
    alles: list[Any] = []
    momenten: list[dt.datetime] = []
    for bladzijde, op in _bladzijden(haler, adres, vraag, houd):
        alles += bladzijde
        momenten.append(op)
    return alles, min(momenten)


def _bladzijden(
    haler: Haler, adres: str, vraag: Vraag, houd: Callable[[Any], Any]
) -> Iterator[tuple[list[Any], dt.datetime]]:
    gezien: set[str] = set()
    bladzijde, op = haler.json(adres, vraag, houd)
    while True:
        yield bladzijde["rijen"], op
        volgende = bladzijde["volgende"]
        if not volgende:
            return
        if volgende in gezien or len(gezien) >= BLADZIJDEN_MAX:
            raise Geweigerd("De kaartdienst geeft steeds dezelfde bladzijde. Probeer het later opnieuw.")
        gezien.add(volgende)
        bladzijde, op = haler.json(volgende, None, houd)


def _lees(antwoord: Any) -> tuple[list[dict[str, Any]], str | None]:
    """Features and the address of the next page.

    Raises
    ------
    Geweigerd
    """
    if not isinstance(antwoord, dict) or not isinstance(antwoord.get("features"), list):
        raise Geweigerd(
            "De kaartdienst gaf geen lijst van gebieden. Controleer het adres in de instellingen."
        )
    links = [link for link in antwoord.get("links") or [] if isinstance(link, dict)]
    volgende = next(
        (str(link["href"]) for link in links if link.get("rel") == "next" and link.get("href")), None
    )
    return [k for k in antwoord["features"] if isinstance(k, dict)], volgende


def _houd_gemeenten(antwoord: Any) -> dict[str, Any]:
    """Of a municipality only code, name, year and rectangle."""
    kenmerken, volgende = _lees(antwoord)
    rijen = []
    for kenmerk in kenmerken:
        eigenschap = kenmerk.get("properties") or {}
        jaar = str(eigenschap.get("jaarcode") or "")
        rijen.append({
            "code": eigenschap.get("statcode") or eigenschap.get("gemeentecode") or "",
            "naam": eigenschap.get("statnaam") or eigenschap.get("gemeentenaam") or "",
            "jaar": int(jaar) if jaar.isdigit() else None,
            "vak": _vak((kenmerk.get("geometry") or {}).get("coordinates")),
        })  # fmt: skip
    return {"rijen": rijen, "volgende": volgende}


def _houd_buurten(begin: str) -> Callable[[Any], dict[str, Any]]:
    """Of a buurt of ours its shape, name and codes; the other 250 columns are never kept."""

    def houd(antwoord: Any) -> dict[str, Any]:
        kenmerken, volgende = _lees(antwoord)
        rijen = []
        for kenmerk in kenmerken:
            eigenschap = kenmerk.get("properties") or {}
            code = str(eigenschap.get("buurtcode") or "").strip().upper()
            if code.startswith(begin):
                over = {naam: eigenschap[naam] for naam in _HOUD if eigenschap.get(naam) is not None}
                rijen.append({
                    "type": "Feature", "id": code, "properties": {**over, "buurtcode": code},
                    "geometry": kenmerk.get("geometry"),
                })  # fmt: skip
        return {"rijen": rijen, "volgende": volgende}

    return houd


def _vak(hoeken: Any) -> list[float] | None:
    """Rectangle around nested coordinates; None without a shape."""
    punten = list(_punten(hoeken))
    if not punten:
        return None
    x, y = [p[0] for p in punten], [p[1] for p in punten]
    return [min(x), min(y), max(x), max(y)]


def _punten(hoeken: Any) -> Iterator[tuple[float, float]]:
    if isinstance(hoeken, list) and len(hoeken) >= 2 and all(isinstance(g, int | float) for g in hoeken[:2]):
        yield float(hoeken[0]), float(hoeken[1])
    elif isinstance(hoeken, list):
        for deel in hoeken:
            yield from _punten(deel)
