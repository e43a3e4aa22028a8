"""Who a row is of and what it was about: persons, categories, buurten, kind, place.

Person key: e-mail or staff number, else user name, else name; a name that elsewhere in the file goes with
exactly one number gets that number. Category: the activity, else the first label, else a keyword from the
description (the description itself is dropped). Buurt: its own column, else client and project. Leave and
sickness become `afwezig`, with their category and project dropped: the cause is never kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from monitor.intake.lezen import woorden
from monitor.intake.lezen.kolommen import Kolommen, nummer_teksten
from monitor.intake.lezen.regels import (
    AARDEN,
    AFWEZIG,
    CONTACTEN,
    GEPLAND,
    PLAATSEN,
    SOORTEN,
    WERK,
    Gehelen,
    Woorden,
)
from monitor.intake.lezen.waarden import sleutel

Masker = NDArray[np.bool_]
PERSOONSVELDEN = ("persoon_id", "gebruikersnaam", "persoon", "voornaam", "tussenvoegsel", "achternaam")
SCHEIDING = " / "  # between client and project
_BUURTLABEL = re.compile(r"(?:buurt|wijk|complex)\b")


def combineer(delen: list[Gehelen]) -> tuple[Gehelen, list[tuple[int, ...]]]:
    """Per row the number of its combination, and the combinations."""
    if len(delen) == 1:
        hoogste = int(delen[0].max(initial=0))
        return delen[0].astype(np.int64), [(i,) for i in range(hoogste + 1)]
    sleutels = delen[0].astype(np.int64)
    for deel in delen[1:]:
        sleutels, _ = pd.factorize(sleutels * (int(deel.max(initial=0)) + 1) + deel)
    eerste = np.zeros(int(sleutels.max(initial=-1)) + 1, dtype=np.int64)
    eerste[sleutels[::-1]] = np.arange(len(sleutels))[::-1]
    return sleutels.astype(np.int64), [tuple(int(deel[i]) for deel in delen) for i in eerste]


def lees_personen(k: Kolommen, alle: Woorden, van_wie: str | None) -> tuple[Gehelen, Masker]:
    """Per row the number of its person (0 = unknown), and whether a total label stands in its place."""
    velden = [veld for veld in PERSOONSVELDEN if veld in k]
    standaard = alle.personen.nummer(van_wie) if van_wie else 0
    if not velden:
        return np.full(k.tabel.lengte, standaard, dtype=np.int64), np.zeros(k.tabel.lengte, dtype=bool)
    delen = [k.codes(veld) for veld in velden]
    nummers, combinaties = combineer([codes for codes, _ in delen])
    mensen = [
        _mens(
            {veld: teksten[c] for veld, (_, teksten), c in zip(velden, delen, combi, strict=True) if teksten}
        )
        for combi in combinaties
    ]
    bekend: dict[str, set[str]] = defaultdict(set)
    for id_, naam in mensen:
        if id_ and naam:
            bekend[sleutel(naam)].add(id_)
    uit, totaal = [], []
    for id_, naam in mensen:
        eigen = bekend.get(sleutel(naam), set())
        code = id_ or (next(iter(eigen)) if len(eigen) == 1 else "") or naam
        totaal.append(woorden.is_totaal(naam or id_))
        uit.append(alle.personen.nummer(code, naam or code) if code and not totaal[-1] else standaard)
    return np.array(uit or [standaard], dtype=np.int64)[nummers], np.array(totaal or [False])[nummers]


def _mens(cel: dict[str, str]) -> tuple[str, str]:
    """Identifying text and shown name of one combination of person cells."""
    voluit = " ".join(d for v in ("voornaam", "tussenvoegsel", "achternaam") if (d := cel.get(v, "").strip()))
    naam = cel.get("persoon", "").strip() or voluit or cel.get("gebruikersnaam", "").strip()
    return cel.get("persoon_id", "").strip() or cel.get("gebruikersnaam", "").strip(), naam


@dataclass(frozen=True)
class Inhoud:
    """Per row: kind, numbers of category and buurt, place, contact, nature; and what can't be hours."""

    soort: Gehelen
    categorie: Gehelen
    buurt: Gehelen
    plaats: Gehelen
    contact: Gehelen
    aard: Gehelen
    kilometers: Masker
    kosten: Masker
    totaal: Masker  # a cell says "Totaal" and nothing else
    verlof: Masker  # leave, in a calendar too


def lees_inhoud(k: Kolommen, alle: Woorden, *, agenda: bool, soort: str | None) -> Inhoud:
    """What every row is about."""
    n = k.tabel.lengte
    categorie = k.vertaal("activiteit", alle.categorieen.nummer)
    labels = k.vertaal("labels", lambda t: alle.categorieen.nummer(_eerste_label(t)))
    categorie = np.where(categorie == 0, labels, categorie)
    categorie = _uit_notitie(k, alle, categorie)
    masker: dict[str, Masker] = {}
    for naam, regel in (
        ("verlof", woorden.is_afwezig),
        ("km", woorden.is_kilometers),
        ("kosten", woorden.is_kosten),
        ("totaal", woorden.is_totaal),
    ):
        masker[naam] = np.zeros(n, dtype=bool)
        velden = ("activiteit", "project", "klant", "labels", "soortrij")
        for veld in velden if naam != "totaal" else (*velden[:3], "datum", "buurt"):
            if veld in k:
                masker[naam] |= k.vertaal(veld, lambda t, r=regel: int(r(t))).astype(bool)  # type: ignore[misc]
    if agenda:
        masker["verlof"] |= np.array([woorden.is_afwezig(t) for t in k.codes("notitie")[1]] or [False])[
            k.codes("notitie")[0]
        ]
    masker["km"] |= _kilometernotities(k)
    gekozen = SOORTEN.index(soort) if soort in SOORTEN else GEPLAND if agenda else None
    soorten = np.where(masker["verlof"], AFWEZIG, WERK) if gekozen is None else np.full(n, gekozen)
    afwezig = soorten == AFWEZIG
    return Inhoud(
        soort=soorten.astype(np.int64),
        categorie=np.where(afwezig, alle.categorieen.nummer(woorden.AFWEZIG), categorie),
        buurt=np.where(afwezig, 0, _buurten(k, alle)),
        plaats=_plaatsen(k),
        contact=k.vertaal("contact", lambda t: CONTACTEN.index(woorden.contact_van(t))),
        aard=k.vertaal("aard", lambda t: AARDEN.index(woorden.aard_van(t))),
        kilometers=masker["km"],
        kosten=masker["kosten"],
        totaal=masker["totaal"],
        verlof=masker["verlof"],
    )


def _eerste_label(tekst: str) -> str:
    tekst = tekst.strip()
    if tekst.startswith(("[", "{")):
        return ""  # a list of internal numbers
    delen = [deel.strip() for deel in re.split(r"[,;|]", tekst) if deel.strip()]
    return next((deel for deel in delen if not _BUURTLABEL.match(sleutel(deel))), "")


def _uit_notitie(k: Kolommen, alle: Woorden, categorie: Gehelen) -> Gehelen:
    """A keyword from the description where nothing else tells the task; the text is not kept."""
    leeg = np.flatnonzero(categorie == 0)
    if "notitie" not in k or not len(leeg):
        return categorie
    teksten = pc.utf8_lower(k.tekst("notitie").take(pa.array(leeg)))
    raak = leeg[pc.match_substring_regex(teksten, _RE2).to_numpy()]
    if not len(raak):
        return categorie
    nummers, lijst = nummer_teksten(k.tekst("notitie").take(pa.array(raak)))
    gevonden = [
        alle.categorieen.nummer(woord) if (woord := woorden.trefwoord_van(tekst)) else 0 for tekst in lijst
    ]
    uit = categorie.copy()
    uit[raak] = np.array(gevonden, dtype=np.int64)[nummers]
    return uit


_RE2 = "|".join(rf"\b(?:{patroon})" for _, patroon in woorden.TREFWOORDEN)


def _kilometernotities(k: Kolommen) -> Masker:
    if "notitie" not in k:
        return np.zeros(k.tabel.lengte, dtype=bool)
    verdacht = pc.match_substring_regex(k.tekst("notitie"), r"(?i)^\s*(?:\d+\s*)?(?:km|kilomet)")
    uit: Masker = verdacht.to_numpy().copy()
    plekken = np.flatnonzero(uit)
    for plek, tekst in zip(plekken, k.tekst("notitie").take(pa.array(plekken)).to_pylist(), strict=True):
        uit[plek] = woorden.is_kilometernotitie(tekst)
    return uit


def _buurten(k: Kolommen, alle: Woorden) -> Gehelen:
    eigen = k.vertaal("buurt", alle.buurten.nummer)
    if "labels" in k:
        gelabeld = k.vertaal("labels", lambda t: alle.buurten.nummer(_buurtlabel(t)))
        eigen = np.where(eigen == 0, gelabeld, eigen)
    velden = [veld for veld in ("klant", "project") if veld in k]
    if not velden:
        return eigen
    delen = [k.codes(veld) for veld in velden]
    nummers, combinaties = combineer([codes for codes, _ in delen])
    teksten = [
        SCHEIDING.join(
            d for (_, t), c in zip(delen, combi, strict=True) if t and (d := " ".join(t[c].split()))
        )
        for combi in combinaties
    ]
    return np.where(eigen == 0, alle.buurten.nummers(teksten or [""])[nummers], eigen)


def _buurtlabel(tekst: str) -> str:
    delen = [deel.strip() for deel in re.split(r"[,;|]", tekst)]
    return next((deel for deel in delen if _BUURTLABEL.match(sleutel(deel))), "")


def _plaatsen(k: Kolommen) -> Gehelen:
    plaats = k.vertaal("locatie", lambda t: PLAATSEN.index(woorden.plaats_van(t)))
    labels = k.vertaal("labels", lambda t: PLAATSEN.index(woorden.plaats_van(t)))
    return np.where(plaats == 0, labels, plaats)
