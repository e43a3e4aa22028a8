"""A `Blad` as a PDF: A4, tagged for screen readers (PDF/UA-1), in Dutch, offline, the same bytes each time.

Typst sets the type. Its one template reads the blocks as JSON: data, never text put into markup. Only the
fonts that came with the product are used, so that every computer prints the same. The only moment in it is
the one that is passed.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import typst

from monitor.fouten import Geweigerd
from monitor.report.blad import Blad, schoon

SJABLOON = Path(__file__).with_name("sjabloon.typ")
LETTERS = Path(fontpkg_source_sans_3.__file__).parent / "files"  # the typeface of the pages
VERPLICHT = {"titel", "alt"}  # a screen reader needs them, also when a name holds nothing to print


def maak_pdf(blad: Blad, gemaakt: dt.datetime) -> bytes:
    """Print a document. `gemaakt`: the moment, with its zone, that stands in its properties.

    Raises
    ------
    Geweigerd
        A text that can't be printed: the sheet is not made half.
    """
    try:
        pdf = typst.compile(
            SJABLOON,
            font_paths=[LETTERS],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"blad": json.dumps(als_json(blad), ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=gemaakt.astimezone(dt.UTC).replace(microsecond=0),
        )
    except typst.TypstError as fout:
        raise Geweigerd(
            "Van deze gegevens kan geen PDF worden gemaakt. Neem de tabellen mee als Excel, en meld dit aan "
            "uw beheerder."
        ) from fout
    if not isinstance(pdf, bytes):
        raise Geweigerd("Van deze gegevens kan geen PDF worden gemaakt.")
    return pdf


def bladzijden(inhoud: bytes) -> int:
    """Pages of a PDF, from the count in its page tree."""
    return max(
        (int(n) for n in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", inhoud)), default=0
    ) or max((int(n) for n in re.findall(rb"/Count\s+(\d+)[^>]*?/Type\s*/Pages\b", inhoud)), default=1)


def als_json(waarde: Any) -> Any:
    """The blocks as JSON; each block says its kind in `soort` (a `Reeks` keeps its own)."""
    if isinstance(waarde, str):
        return schoon(waarde)
    if isinstance(waarde, tuple | list):
        return [als_json(deel) for deel in waarde]
    if is_dataclass(waarde):
        velden = {veld.name: als_json(getattr(waarde, veld.name)) for veld in fields(waarde)}
        for naam in VERPLICHT & velden.keys():
            velden[naam] = velden[naam] or "–"
        return velden if "soort" in velden else {"soort": type(waarde).__name__, **velden}
    return waarde
