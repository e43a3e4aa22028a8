"""Reading reports back: the text of a PDF, and the cells of a workbook."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
from python_calamine import CalamineWorkbook


def pdf_tekst(pdf: bytes) -> str:
    """All text of a PDF, with the line ends of the layout as spaces."""
    return " ".join(pdf_paginas(pdf))


def pdf_paginas(pdf: bytes) -> list[str]:
    """The same, a text per page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        delen = []
        for pagina in document:
            tekst = pagina.get_textpage()
            delen.append(tekst.get_text_range())
            tekst.close()
            pagina.close()
        return [" ".join(deel.split()) for deel in delen]
    finally:
        document.close()


def bladen(xlsx: bytes) -> dict[str, list[list[Any]]]:
    """Sheet → rows."""
    boek = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    return {naam: boek.get_sheet_by_name(naam).to_python() for naam in boek.sheet_names}
