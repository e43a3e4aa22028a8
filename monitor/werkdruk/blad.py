"""The parts of a person's sheet: doing and wanting, drivers, concentration, own buurten, what would flip."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from monitor.store import Store, sql
from monitor.werkdruk.aandelen import (
    NIET_INGEDEELD,
    Concentratie,
    aandrijvers,
    concentratie,
    doen_willen,
    gewogen_woningen_per_fte,
)
from monitor.werkdruk.antwoorden import Persoonscijfer
from monitor.werkdruk.omslag import Omslag, Onderdeel, omslag, omslag_registratie
from monitor.werkdruk.ophalen import EEN_WEEK
from monitor.werkdruk.rules import AFWEZIG, SECONDEN_PER_UUR, VOLLEDIG, Week, inzetbaar

EERDER = 13  # weeks before the period, to compare with
_KAMER = "werkdruk"


class Urenregel(NamedTuple):
    """One person's counted seconds of a week and classification."""

    week: dt.date
    soort: str
    categorie: str | None
    gebied: str | None
    complex: str | None
    project: str | None
    seconden: int


def haal_uren(store: Store, medewerker: str, van: dt.date, tot: dt.date) -> list[Urenregel]:
    """The counted hours of one person between two days, per week and classification."""
    rijen = store.rijen(sql(_KAMER, "persoonsuren"), {"medewerker": medewerker, "van": van, "tot": tot})
    return [Urenregel(*rij) for rij in rijen]


def blad_doen_willen(
    store: Store, uren: Sequence[Urenregel], functie: str, namen: Mapping[tuple[str, str], str]
) -> pd.DataFrame:
    """Shares done, planned and wanted per category, with the category's name."""
    gedaan: dict[str | None, float] = defaultdict(float)
    gepland: dict[str | None, float] = defaultdict(float)
    for regel in uren:
        if regel.soort != "afwezig":
            (gepland if regel.soort == "gepland" else gedaan)[regel.categorie] += regel.seconden
    gewenst = dict(store.rijen(sql(_KAMER, "rolprofiel"), {"functie": functie}))
    tabel = doen_willen(gedaan, gepland, gewenst)
    tabel.insert(1, "naam", [namen.get(("categorie", c), c) for c in tabel["categorie"]])
    return tabel


def blad_aandrijvers(
    uren: Sequence[Urenregel],
    geweest: Sequence[Week],
    eerste: dt.date,
    namen: Mapping[tuple[str, str], str],
) -> pd.DataFrame:
    """What changed against the 13 weeks before; hours of a project are told under that project only."""
    vol = {w.week for w in geweest if w.volledigheid == VOLLEDIG and w.week >= eerste - EERDER * EEN_WEEK}
    nu: dict[tuple[str, str], float] = defaultdict(float)
    eerder: dict[tuple[str, str], float] = defaultdict(float)
    for regel in uren:
        if regel.soort == "werk" and regel.week in vol:
            sleutel = ("project", regel.project) if regel.project else ("categorie", regel.categorie or "")
            (nu if regel.week >= eerste else eerder)[sleutel] += regel.seconden
    tabel = aandrijvers(nu, eerder, sum(w >= eerste for w in vol), sum(w < eerste for w in vol))
    paren = list(zip(tabel["soort"], tabel["sleutel"], strict=True))
    tabel["naam"] = [namen.get((s, k), k or NIET_INGEDEELD) for s, k in paren]
    tabel["zin"] = [
        _aandrijver_zin(s, n, v)
        for s, n, v in zip(tabel["soort"], tabel["naam"], tabel["verschil"], strict=True)
    ]
    return tabel


def _aandrijver_zin(soort: str, naam: str, verschil: float) -> str:
    getal = f"{abs(verschil):.1f}".replace(".", ",")
    return (
        f"{'+' if verschil >= 0 else '−'}{getal} u/week door {'project ' if soort == 'project' else ''}{naam}"
    )


def blad_concentratie(uren: Sequence[Urenregel], buurten: pd.DataFrame) -> Concentratie:
    """Over complexes when at least half of the hours have one, else over buurten."""
    per_complex: dict[str, float] = defaultdict(float)
    per_buurt: dict[str, float] = defaultdict(float)
    totaal = 0.0
    for regel in uren:
        if regel.soort != "werk":
            continue
        totaal += regel.seconden
        if regel.complex:
            per_complex[regel.complex] += regel.seconden
        if regel.gebied:
            per_buurt[regel.gebied] += regel.seconden
    if per_complex and sum(per_complex.values()) >= totaal / 2:
        alle = [c for rij in buurten["complexen"] for c in (rij if rij is not None else [])]
        return concentratie(per_complex, alle, totaal, "complex")
    return concentratie(per_buurt, buurten["buurt"].tolist(), totaal, "buurt")


def haal_namen(store: Store) -> dict[tuple[str, str], str]:
    """(soort, id) → name, of categories and projects."""
    return {(soort, sleutel): naam for soort, sleutel, naam in store.rijen(sql(_KAMER, "namen"))}


def blad_buurten(store: Store, medewerker: str, dag: dt.date) -> pd.DataFrame:
    """The buurten of this person on `dag`, with the years that he or she has had them."""
    rijen = store.rijen(sql(_KAMER, "buurten_van"), {"medewerker": medewerker, "dag": dag})
    tabel = pd.DataFrame(rijen, columns=["buurt", "naam", "sinds", "complexen"])
    tabel["jaren"] = [(dag - sinds).days / 365.25 for sinds in tabel["sinds"]]
    return tabel


def blad_gewogen(store: Store, medewerker: str, periode: Sequence[Week]) -> float | None:
    """Over the last week of the period in which there was a roster."""
    laatste = next((w for w in reversed(periode) if w.rooster > 0), None)
    if laatste is None:
        return None
    woningen = dict(
        store.rijen(sql(_KAMER, "woningen_per_licht"), {"medewerker": medewerker, "week": laatste.week})
    )
    normen = {rij[0]: rij[2] for rij in store.rijen(sql(_KAMER, "normen"))}
    normen.setdefault("woning:onbekend", normen.get("woning:geel", 0.0))
    rooster = sum(w.rooster for w in periode) / SECONDEN_PER_UUR / len(periode)
    return gewogen_woningen_per_fte(woningen, normen, rooster, store.instellingen.uren_per_fte)


def blad_omslag(
    store: Store, cijfer: Persoonscijfer, periode: Sequence[Week], nodig: pd.DataFrame
) -> Omslag | None:
    """The single assumption that would flip the verdict of this period."""
    ontbreekt = omslag_registratie(cijfer.bezetting, store.instellingen)
    if ontbreekt or cijfer.druk is None or cijfer.oordeel == AFWEZIG:
        return ontbreekt
    tellen = [w for w in periode if w.beschikbaar > 0 and w.nodig_midden is not None]
    per_sleutel: dict[str, list[float]] = {}
    namen: dict[str, str] = {}
    for rij in nodig.itertuples(index=False):
        sleutel = str(rij.sleutel)
        bedrag = per_sleutel.setdefault(sleutel, [0.0, 0.0, 0.0])
        for i, uren in enumerate((rij.laag, rij.midden, rij.hoog)):
            bedrag[i] += float(uren)  # type: ignore[arg-type]
        namen[sleutel] = _omschrijf(str(rij.onderdeel), sleutel, str(rij.naam))
    B = sum(w.beschikbaar for w in tellen) / SECONDEN_PER_UUR
    inzet = sum(inzetbaar(w.beschikbaar, w.overhead) for w in tellen) / SECONDEN_PER_UUR
    delen = [Onderdeel(s, namen[s], *bedrag) for s, bedrag in per_sleutel.items()]
    return omslag(delen, B, inzet, store.instellingen)


def _omschrijf(onderdeel: str, sleutel: str, naam: str) -> str:
    if onderdeel == "woningen":
        licht = sleutel.removeprefix("woning:")
        return f"de norm per woning ({'licht onbekend' if licht == 'onbekend' else licht})"
    if onderdeel == "zaken":
        return f"het gewicht van een zaak ({sleutel.removeprefix('zaak:')})"
    if onderdeel == "ondersteuning":
        return f"de afgesproken ondersteuning ({naam})"
    return f"het werk voor project {naam}" if onderdeel == "projecten" else f"de taak ‘{naam}’"


def geen_omslag(cijfer: Persoonscijfer) -> str:
    """Why no single assumption is named."""
    if cijfer.oordeel == AFWEZIG:
        return "In deze periode was er geen beschikbare tijd."
    if cijfer.druk is None:
        return f"Er is geen oordeel: {cijfer.druk_onbekend or 'geen gegevens in deze periode'}."
    return "Geen enkele aanname op zichzelf verandert dit oordeel, ook niet als die verdubbelt of vervalt."
