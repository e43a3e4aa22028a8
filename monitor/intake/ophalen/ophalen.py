"""One municipality, all chosen sources: what comes in is written as files, ready for the import.

A source that fails holds up no other; without any connection nothing is tried further. The same answers give
the same bytes, so that fetching twice is "niets veranderd" for the import.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.fouten import Geweigerd
from monitor.intake.lezen.koppen import normaliseer
from monitor.intake.ophalen.bronnen import BRONNEN, Bronvermelding
from monitor.intake.ophalen.grenzen import Gemeente, haal_buurten, zoek_gemeente
from monitor.intake.ophalen.haler import GeenVerbinding, Haler
from monitor.intake.ophalen.kerncijfers import haal_kerncijfers
from monitor.intake.ophalen.leefbaarometer import haal_leefbaarometer
from monitor.intake.ophalen.politie import haal_tellingen
from monitor.settings import Instellingen

BUURTEN_RUIM = 500  # as many as the largest municipality, when the boundaries did not come
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
Voortgang = Callable[[float, str], None]


@dataclass(frozen=True)
class Opgehaald:
    """What one source gave for one municipality: a file and where it comes from, or why not."""

    bron: str
    gemeente: str
    pad: Path | None = None
    naam: str = ""
    herkomst: Bronvermelding | None = None
    soort: str = "indicatoren"
    reden: str | None = None


def haal_alles(
    haler: Haler, instellingen: Instellingen, gemeente: str, bronnen: Sequence[str], voortgang: Voortgang
) -> list[Opgehaald]:
    """Fetch the chosen sources of one municipality.

    Raises
    ------
    Geweigerd
        Fetching is switched off, no such municipality, or no connection at all.
    """
    if not instellingen.ophalen:
        raise Geweigerd("Ophalen staat uit in de instellingen (ophalen = false). Vraag het uw beheerder.")
    onbekend = [naam for naam in bronnen if naam not in BRONNEN]
    if onbekend:
        raise Geweigerd(f"{onbekend[0]} is geen bron. Kies uit {', '.join(BRONNEN)}.")
    haler.vergeet_oude()
    voortgang(0.0, "Gemeente opzoeken")
    wie = zoek_gemeente(haler, instellingen.ophaal_adressen["gemeenten"], instellingen.ophaal_jaar, gemeente)
    uit: list[Opgehaald] = []
    buurten = BUURTEN_RUIM
    for nummer, bron in enumerate(bronnen):
        voortgang((nummer + 0.2) / len(bronnen), BRONNEN[bron].titel)
        try:
            stuk = _HALEN[bron](haler, instellingen, wie, buurten)
        except GeenVerbinding:
            if not uit or all(eerder.reden for eerder in uit):
                raise
            stuk = _mislukt(bron, wie, "Er is geen verbinding meer. Haal deze bron later opnieuw op.")
        except Geweigerd as fout:
            stuk = _mislukt(bron, wie, fout.zin)
        if bron == "grenzen" and stuk.pad is not None:
            buurten = len(json.loads(stuk.pad.read_text(encoding="utf-8"))["features"])
        uit.append(stuk)
    voortgang(1.0, "Klaar")
    return uit


def _mislukt(bron: str, wie: Gemeente, zin: str) -> Opgehaald:
    return Opgehaald(bron, wie.naam, reden=zin)


def _grenzen(haler: Haler, i: Instellingen, wie: Gemeente, buurten: int) -> Opgehaald:  # noqa: ARG001
    adres = i.ophaal_adressen["grenzen"]
    kaart, op = haal_buurten(haler, adres, wie)
    herkomst = Bronvermelding("grenzen", wie.naam, adres, f"1 januari {i.ophaal_jaar}", op)
    return _schrijf(i, wie, "grenzen", f"{i.ophaal_jaar}.geojson", _json(kaart), herkomst, soort="buurten")


def _kerncijfers(haler: Haler, i: Instellingen, wie: Gemeente, buurten: int) -> Opgehaald:  # noqa: ARG001
    adres = i.ophaal_adressen["kerncijfers"]
    kop, rijen, op = haal_kerncijfers(haler, adres, wie, i.ophaal_jaar)
    herkomst = Bronvermelding("kerncijfers", wie.naam, adres, f"1 januari {i.ophaal_jaar}", op)
    return _schrijf(i, wie, "kerncijfers", f"{i.ophaal_jaar}.csv", _csv(kop, rijen), herkomst)


def _tellingen(bron: str, soortkolom: str) -> Callable[[Haler, Instellingen, Gemeente, int], Opgehaald]:
    def halen(haler: Haler, i: Instellingen, wie: Gemeente, buurten: int) -> Opgehaald:
        adres = i.ophaal_adressen[bron]
        kop, rijen, (van, tot), op = haal_tellingen(
            haler, adres, soortkolom, wie, buurten, i.ophaal_jaar_politie
        )
        herkomst = Bronvermelding(bron, wie.naam, adres, f"{_maand(van, 1)} t/m {_maand(tot, 12)}", op)
        return _schrijf(i, wie, bron, f"{van[:4]}-{tot[:4]}.csv", _csv(kop, rijen), herkomst)

    return halen


def _leefbaarometer(haler: Haler, i: Instellingen, wie: Gemeente, buurten: int) -> Opgehaald:  # noqa: ARG001
    adres = i.ophaal_adressen["leefbaarometer"]
    cijfers, jaar, op = haal_leefbaarometer(haler, adres, i.ophaal_leefbaarometer_laag, wie)
    herkomst = Bronvermelding("leefbaarometer", wie.naam, adres, f"31 december {jaar}", op)
    return _schrijf(i, wie, "leefbaarometer", f"{jaar}.json", _json(cijfers), herkomst)


_HALEN: dict[str, Callable[[Haler, Instellingen, Gemeente, int], Opgehaald]] = {
    "grenzen": _grenzen,
    "kerncijfers": _kerncijfers,
    "misdrijven": _tellingen("misdrijven", "SoortMisdrijf"),
    "overlast": _tellingen("overlast", "Overlast"),
    "leefbaarometer": _leefbaarometer,
}


def _maand(periode: str, standaard: int) -> str:
    maand = int(periode[6:8]) if periode[4:6] == "MM" else standaard
    return f"{MAANDEN[maand - 1]} {periode[:4]}"


def _schrijf(
    i: Instellingen,
    wie: Gemeente,
    bron: str,
    staart: str,
    inhoud: str,
    herkomst: Bronvermelding,
    soort: str = "indicatoren",
) -> Opgehaald:
    naam = f"{bron}-{normaliseer(wie.naam).replace(' ', '-')}-{staart}"
    map_ = i.werkmap / "opgehaald"
    map_.mkdir(parents=True, exist_ok=True)
    pad = map_ / naam
    pad.write_text(inhoud, encoding="utf-8")
    return Opgehaald(bron, wie.naam, pad, naam, herkomst, soort)


def _json(waarde: Any) -> str:
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))


def _csv(kop: list[str], rijen: list[list[str]]) -> str:
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, delimiter=";", lineterminator="\n")
    schrijver.writerows([kop, *rijen])
    return tekst.getvalue()
