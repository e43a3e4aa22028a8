"""The hand-over sheet on one page of A4. What there is no room for is counted ("en nog 3"), never dropped."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Overdrachtsblad
from monitor.report.blad import Alinea, Blad, Blok, Kolom, Kop, Naast, Tabel
from monitor.ui import bron, opmaak
from monitor.ui.overdracht import inhoud
from monitor.ui.overdracht.inhoud import Bladdeel
from monitor.ui.profiel import a4 as profiel_a4


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
    bladen = [maak(blad, beeld, delen, ruimte) for ruimte in BLADRUIMTES]
    nu = bron.klok()
    st.download_button(
        "Download als PDF (A4)", lambda: profiel_a4.pdf(bladen, nu),
        f"overdracht-{blad.buurt.code}-{secrets.token_hex(4)}.pdf", "application/pdf",
        key="overdracht_pdf", icon=":material/picture_as_pdf:", on_click="ignore",
    )  # fmt: skip


def maak(
    blad: Overdrachtsblad, beeld: Overdrachtbeeld, delen: Mapping[str, Bladdeel], ruimte: Bladruimte
) -> Blad:
    """The sheet as data."""

    def stuk(titel: str, hoogstens: int) -> tuple[Blok, ...]:
        return tuple(_deel(delen[titel], hoogstens))

    return Blad(
        titel=f"Overdracht: {blad.buurt.naam}",
        ondertitel=inhoud.over(blad, beeld),
        blokken=(
            Alinea(inhoud.zin(blad, beeld), "groot"),
            Kop("Wat er nu loopt"),
            Naast(stuk(inhoud.LIJST, 4), stuk(inhoud.ZAKEN, ruimte.overig), 0.62),
            *stuk(inhoud.WETEN, ruimte.weten),
            *stuk(inhoud.PARTNERS, ruimte.partners),
            *stuk(inhoud.PROJECTEN, ruimte.projecten),
            *(stuk(inhoud.INTERVENTIES, ruimte.projecten) if delen[inhoud.INTERVENTIES].rijen else ()),
            Naast(stuk(inhoud.TAKEN, ruimte.overig), stuk(inhoud.COMPLEXEN, ruimte.overig), 0.55),
            *stuk(inhoud.LICHTEN, ruimte.lichten),
        ),
        onderwerp=inhoud.zin(blad, beeld),
        label=profiel_a4.VOORBEELD if bron.is_voorbeeld() else "",
        voet=f"Stand van {opmaak.datum(beeld.vandaag)}. {inhoud.ZONDER_UREN}",
    )


def _deel(deel: Bladdeel, hoogstens: int) -> list[Blok]:
    uit: list[Blok] = [Kop(deel.titel, 2)]
    if not deel.rijen:
        return [*uit, Alinea(deel.leeg)]
    kolommen = tuple(
        Kolom(naam, breed, rechts=naam in ("Woningen", "Open zaken"))
        for naam, breed in zip(deel.kolommen, deel.breedtes, strict=True)
    )
    rijen = tuple(tuple(cel.replace(opmaak.VAST, " ") for cel in rij) for rij in deel.rijen[:hoogstens])
    uit.append(Tabel(kolommen, rijen, f"{deel.titel}: {', '.join(deel.kolommen).lower()}"))
    rest = len(deel.rijen) - len(rijen)
    meer = f"En nog {rest} op het scherm. " if rest > 0 else ""
    uit.append(Alinea(f"{meer}{deel.regel}", "klein"))
    return uit
