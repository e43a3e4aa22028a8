"""How much text and how many cells a zipped spreadsheet unfolds to, by walking its XML as a stream.

Two things are small in the file and large in memory: one long shared text that very many cells point at
(xlsx), and cells or rows that say they are repeated (ods). Both are added up here before the reader runs;
the walk stops as soon as a limit is passed. Entities are left to expat, which refuses to blow them up.
"""

from __future__ import annotations

import zipfile
from xml.etree import ElementTree

MAX_TEKENS = 384 * 1024 * 1024  # characters of text that the cells of a workbook may hold together


def _naam(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def tel_gedeelde_tekst(archief: zipfile.ZipFile, teksten: str, bladen: list[str]) -> int:
    """Characters of shared text over all cells of an .xlsx; stops counting above the limit."""
    lengtes: list[int] = []
    with archief.open(teksten) as stroom:
        for _, element in ElementTree.iterparse(stroom):  # noqa: S314  expat guards against entity bombs
            if _naam(element) == "si":
                lengtes.append(sum(len(tekst) for tekst in element.itertext()))
                element.clear()
    som = 0
    for blad in bladen:
        with archief.open(blad) as stroom:
            for _, element in ElementTree.iterparse(stroom):  # noqa: S314
                if _naam(element) == "c" and element.get("t") == "s":
                    waarde = next((deel.text or "" for deel in element if _naam(deel) == "v"), "").strip()
                    som += lengtes[int(waarde)] if waarde.isdigit() and int(waarde) < len(lengtes) else 0
                    if som > MAX_TEKENS:
                        return som
                elif _naam(element) == "row":
                    element.clear()
    return som


def tel_ods(archief: zipfile.ZipFile, naam: str, max_cellen: int) -> tuple[int, int]:
    """Cells of the largest rectangle and characters of text of an .ods; stops above a limit."""
    grootste = tekens = rijen = breedte = 0
    with archief.open(naam) as stroom:
        for soort, element in ElementTree.iterparse(stroom, ("start", "end")):  # noqa: S314
            lokaal = _naam(element)
            if lokaal == "table" and soort == "start":
                rijen = breedte = 0
            if lokaal != "table-row" or soort == "start":
                continue
            keer = _keer(element, "number-rows-repeated")
            plek = laatste = 0
            for cel in element:
                aantal = _keer(cel, "number-columns-repeated")
                lengte = sum(len(tekst) for tekst in cel.itertext())
                plek += aantal
                if lengte or any(sleutel.endswith("}value-type") for sleutel in cel.attrib):
                    laatste = plek
                    tekens += keer * aantal * lengte
            rijen += keer
            if laatste:
                breedte = max(breedte, laatste)
                grootste = max(grootste, rijen * breedte)
            if grootste > max_cellen or tekens > MAX_TEKENS:
                break
            element.clear()
    return grootste, tekens


def _keer(element: ElementTree.Element, naam: str) -> int:
    tekst = next((w for sleutel, w in element.attrib.items() if sleutel.endswith("}" + naam)), "1").strip()
    return max(1, int(tekst)) if tekst.isdigit() and len(tekst) < 13 else 1
