"""The hand-over sheet on A4: what matters most on the first page, what there is no room for on the next.

The first page is filled a step tighter until it fits; below each part stands how many rows follow on the next
page, and there they are."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Overdrachtsblad
from monitor.report.blad import Alinea, Blad, Blok, Kolom, Kop, Naast, Pagina, Tabel
from monitor.report.pdf import bladzijden, maak_pdf
from monitor.ui import bron, opmaak
from monitor.ui.overdracht import inhoud
from monitor.ui.overdracht.inhoud import Bladdeel

NAAM_LANGSTE = 40  # characters of a buurt in the name of a file


@dataclass(frozen=True)
class Bladruimte:
    """How many rows of each part fit."""

    lichten: int
    partners: int
    projecten: int
    overig: int  # cases, tasks, complexes
    weten: int


BLADRUIMTES = (
    Bladruimte(8, 8, 5, 6, 8), Bladruimte(6, 6, 4, 5, 6), Bladruimte(5, 5, 3, 4, 5),
    Bladruimte(4, 4, 2, 3, 3), Bladruimte(3, 3, 2, 2, 2), Bladruimte(2, 2, 1, 1, 1),
)  # fmt: skip


def knop(blad: Overdrachtsblad, beeld: Overdrachtbeeld, delen: Mapping[str, Bladdeel]) -> None:
    """The download button; the sheet is printed when somebody clicks."""
    nu = bron.klok()
    st.download_button(
        "Download als PDF (A4)", lambda: pdf(blad, beeld, delen, nu),
        bestandsnaam(blad.buurt.naam, beeld.vandaag), "application/pdf",
        key="overdracht_pdf", icon=":material/picture_as_pdf:", on_click="ignore",
    )  # fmt: skip


def bestandsnaam(buurt: str, vandaag: dt.date) -> str:
    """`overdracht-klokkenbuurt-2026-11-23-1a2b3c4d.pdf`: letters and figures only, never twice the same."""
    kaal = unicodedata.normalize("NFKD", buurt).encode("ascii", "ignore").decode().casefold()
    naam = re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")[:NAAM_LANGSTE] or "buurt"
    return f"overdracht-{naam}-{vandaag:%Y-%m-%d}-{secrets.token_hex(4)}.pdf"


def pdf(
    blad: Overdrachtsblad, beeld: Overdrachtbeeld, delen: Mapping[str, Bladdeel], nu: dt.datetime
) -> bytes:
    """The first page as wide as it fits, with the rest of each part behind it."""
    for ruimte in BLADRUIMTES:
        een = maak(blad, beeld, delen, ruimte)
        inhoud_ = maak_pdf(een, nu)
        if bladzijden(inhoud_) == 1:
            break
    rest = vervolg(delen, ruimte)
    return maak_pdf(replace(een, blokken=(*een.blokken, *rest)), nu) if rest else inhoud_


def maak(
    blad: Overdrachtsblad, beeld: Overdrachtbeeld, delen: Mapping[str, Bladdeel], ruimte: Bladruimte
) -> Blad:
    """The first page as data."""
    past = hoogstens(ruimte)

    def stuk(titel: str) -> tuple[Blok, ...]:
        return tuple(_deel(delen[titel], 0, past[titel]))

    return Blad(
        titel=f"Overdracht: {blad.buurt.naam}",
        ondertitel=inhoud.over(blad, beeld),
        blokken=(
            Alinea(inhoud.zin(blad, beeld), "groot"),
            Kop("Wat er nu loopt"),
            Naast(stuk(inhoud.LIJST), stuk(inhoud.ZAKEN), 0.62),
            *stuk(inhoud.WETEN),
            *stuk(inhoud.PARTNERS),
            *stuk(inhoud.PROJECTEN),
            *(stuk(inhoud.INTERVENTIES) if delen[inhoud.INTERVENTIES].rijen else ()),
            Naast(stuk(inhoud.TAKEN), stuk(inhoud.COMPLEXEN), 0.55),
            *stuk(inhoud.LICHTEN),
        ),
        onderwerp=inhoud.zin(blad, beeld),
        label=bron.voorbeeldlabel(),
        voet=f"Stand van {opmaak.datum(beeld.vandaag)}. {inhoud.ZONDER_UREN}",
    )


def hoogstens(ruimte: Bladruimte) -> dict[str, int]:
    """How many rows of each part stand on the first page, in the order of the sheet."""
    return {
        inhoud.LIJST: 4,
        inhoud.ZAKEN: ruimte.overig,
        inhoud.WETEN: ruimte.weten,
        inhoud.PARTNERS: ruimte.partners,
        inhoud.PROJECTEN: ruimte.projecten,
        inhoud.INTERVENTIES: ruimte.projecten,
        inhoud.TAKEN: ruimte.overig,
        inhoud.COMPLEXEN: ruimte.overig,
        inhoud.LICHTEN: ruimte.lichten,
    }


def vervolg(delen: Mapping[str, Bladdeel], ruimte: Bladruimte) -> tuple[Blok, ...]:
    """The next page: the rows of each part that did not fit; nothing when all did."""
    rest = [
        blok
        for titel, past in hoogstens(ruimte).items()
        if len(delen[titel].rijen) > past
        for blok in _deel(delen[titel], past, len(delen[titel].rijen))
    ]
    return (Pagina(), Kop("Vervolg"), *rest) if rest else ()


def _deel(deel: Bladdeel, van: int, tot: int) -> list[Blok]:
    """Rows `van` up to `tot` of a part, with its heading and its line."""
    uit: list[Blok] = [Kop(deel.titel, 2)]
    if not deel.rijen:
        return [*uit, Alinea(deel.leeg)]
    kolommen = tuple(
        Kolom(naam, breed, rechts=naam in ("Woningen", "Open zaken"))
        for naam, breed in zip(deel.kolommen, deel.breedtes, strict=True)
    )
    rijen = tuple(tuple(_cel(cel) for cel in rij) for rij in deel.rijen[van:tot])
    uit.append(Tabel(kolommen, rijen, f"{deel.titel}: {', '.join(deel.kolommen).lower()}"))
    rest = len(deel.rijen) - tot
    meer = f"En nog {rest} op de volgende bladzijde. " if rest > 0 else ""
    uit.append(Alinea(f"{meer}{deel.regel}", "klein"))
    return uit


def _cel(tekst: str) -> str:
    """A cell may break anywhere but before a percent sign: columns on paper are narrow."""
    return tekst.replace(opmaak.VAST, " ").replace(" %", f"{opmaak.VAST}%")
