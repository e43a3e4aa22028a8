"""A division as a map in a file: what "Wie krijgt welke buurt" tells, to look at without the app.

Colour and letters say whose a buurt is, stripes that it changes hands. Hours are needed hours from the model,
never what a person registered; names are those that the page shows to this viewer.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial

import pandas as pd

from monitor.ui import download, opmaak
from monitor.ui.kaart import kaart, meeneemkaart
from monitor.ui.kaart.vlakken import Vlak, Vlakken, vorm
from monitor.ui.tinten import RAND
from monitor.ui.werkgebied import kaart as werkgebied_kaart
from monitor.ui.werkgebied.kleuren import Merk
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied.antwoorden import Tafelvraag

UITLEG = (
    "Kleur en letters: de coördinator. Gestreept: die buurt krijgt een andere coördinator dan nu. De uren "
    "zijn benodigde uren uit het model, nooit de geregistreerde uren van een persoon."
)


def maker(nu: Tafel) -> download.Kaartmaker:
    """What makes the file of the division that lies on the table now, whatever is done to it later."""
    return partial(_maak, nu.vraag, tuple(nu.plan), nu.merken)


def _maak(
    vraag: Tafelvraag, plan: Sequence[int], merken: Sequence[Merk], kop: Sequence[str], tabel: pd.DataFrame
) -> bytes:
    legenda = [
        (_staal(merk), f"{merk.naam}: {opmaak.meervoud(plan.count(wie), 'buurt', 'buurten')}")
        for wie, merk in enumerate(merken)
    ]
    vlakken = [
        Vlak(
            c.code, vorm(vraag.vlakken[c.code]), None, kleur=merken[wie].kleur, inkt=RAND,
            teken=merken[wie].letters, arcering=wie != oud,
            regels=werkgebied_kaart.regels(c, merken[wie].naam, merken[oud].naam),
        )
        for c, wie, oud in zip(vraag.buurten, plan, vraag.nu, strict=True)
    ]  # fmt: skip
    beeld = kaart.nieuw(vraag.kader, Vlakken(vlakken))
    bijschrift = meeneemkaart.Bijschrift(kop, legenda, UITLEG, tabel, voorbeeld=download.VOORBEELD)
    return meeneemkaart.maak(beeld, bijschrift)


def _staal(merk: Merk) -> str:
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' width='34' height='24'>"
        f"<rect x='1' y='1' width='32' height='22' rx='3' fill='{merk.kleur}' stroke='{RAND}'/>"
        f"<text x='17' y='17' text-anchor='middle' font-family='sans-serif' font-size='12' font-weight='600' "
        f"fill='{RAND}'>{html.escape(merk.letters)}</text></svg>"
    )
