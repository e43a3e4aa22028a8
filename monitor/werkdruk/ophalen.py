"""From the derived weeks to the figures of a person and the rows of a table."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from monitor import opmaak
from monitor.fouten import Geweigerd, kort
from monitor.kalender import laatste_volle_week
from monitor.settings import Instellingen
from monitor.store import Store, sql
from monitor.werkdruk.aandelen import aandelen
from monitor.werkdruk.antwoorden import Basis, Persoonscijfer
from monitor.werkdruk.rules import (
    AFWEZIG,
    BAND_TE_BREED,
    GEEN_GEGEVENS,
    GEEN_ROOSTER,
    MISSCHIEN_TE_VOL,
    ONBEKEND,
    SECONDEN_PER_UUR,
    SYMBOOL,
    TE_WEINIG,
    VOLLEDIG,
    Week,
    bezetting,
    deel,
    druk,
    getoond,
    oordeel,
    oordeel_periode,
)
from monitor.werkdruk.verloop import verloop

WAAROM = {
    TE_WEINIG: "is te weinig geregistreerd", GEEN_ROOSTER: "is er geen rooster",
    GEEN_GEGEVENS: "zijn er geen gegevens in deze periode", BAND_TE_BREED: "is de band te breed",
}  # fmt: skip
NODIG_ONBEKEND = "weten we niet hoeveel er nodig is"
VAN_NIEMAND = "We weten nog van niemand of het werk in de uren past"
EEN_WEEK = dt.timedelta(weeks=1)
_KAMER = "werkdruk"
Mens = tuple[str, str, str]  # id, name, function


def laatste_weken(vandaag: dt.date, weken: int) -> tuple[dt.date, dt.date]:
    """First and last Monday of the last `weken` weeks that are over."""
    laatste = laatste_volle_week(vandaag)
    return laatste - (weken - 1) * EEN_WEEK, laatste


def zondag(week: dt.date) -> dt.date:
    return week + dt.timedelta(days=6)


def haal_weken(
    store: Store, van: dt.date, tot: dt.date, medewerker: str | None = None
) -> dict[str, list[Week]]:
    uit: dict[str, list[Week]] = defaultdict(list)
    for rij in store.rijen(sql(_KAMER, "weken"), {"van": van, "tot": tot, "medewerker": medewerker}):
        uit[rij[0]].append(Week(*rij))
    return dict(uit)


def haal_mensen(store: Store, eerste: dt.date, laatste: dt.date) -> list[Mens]:
    return store.rijen(sql(_KAMER, "mensen"), {"van": eerste, "tot": zondag(laatste), "medewerker": None})


def haal_mens(store: Store, medewerker: str) -> Mens:
    rijen = store.rijen(
        sql(_KAMER, "mensen"), {"van": dt.date.min, "tot": dt.date.max, "medewerker": medewerker}
    )
    if not rijen:
        raise Geweigerd(f"Medewerker ‘{kort(medewerker)}’ is niet bekend. Kies iemand uit de lijst.")
    return rijen[0]


def maak_cijfer(store: Store, mens: Mens, geweest: Sequence[Week], eerste: dt.date) -> Persoonscijfer:
    inst = store.instellingen
    periode = [w for w in geweest if w.week >= eerste]
    b, d = bezetting(periode, inst), druk(periode, inst)
    B = sum(w.beschikbaar for w in periode)
    uitkomst = oordeel_periode(b, d, inst)
    if d:
        uitkomst = getoond(uitkomst, d.laag, d.hoog, inst)
    redenen = [w.nodig_onbekend for w in periode if w.nodig_onbekend]
    return Persoonscijfer(
        medewerker=mens[0],
        naam=mens[1],
        functie=mens[2],
        bezetting=b,
        druk=d,
        druk_onbekend=None if d else (redenen[-1] if redenen else b.reden),
        overhead=deel(sum(w.beschikbaar * w.overhead for w in periode), B),
        overhead_aanname=any(w.overhead_weken == 0 for w in periode if w.beschikbaar > 0),
        oordeel=uitkomst,
        symbool=SYMBOOL[uitkomst],
        verloop=verloop(geweest, inst, eerste),
        aandelen=aandelen(periode),
    )


TABEL = [
    "medewerker", "naam", "functie", "bezetting", "weken_volledig", "weken", "registratiegraad", "ondergrens",
    "druk_laag", "druk_midden", "druk_hoog", "tekort_uren", "tekort_fte", "oordeel", "symbool",
    "structureel", "verloop", "contactaandeel", "wijkaandeel", "ingedeeld",
    "reden", "reeks",
]  # fmt: skip


def tabelrij(c: Persoonscijfer, periode: Sequence[Week]) -> tuple[Any, ...]:
    b, d = c.bezetting, c.druk
    drukcijfers = (d.laag, d.midden, d.hoog, d.tekort_uren, d.tekort_fte) if d else (None,) * 5
    reeks = [deel(w.gewerkt, w.beschikbaar) if w.volledigheid == VOLLEDIG else None for w in periode]
    return (
        c.medewerker, c.naam, c.functie, b.bezetting, b.weken_volledig, b.weken, b.registratiegraad,
        b.ondergrens, *drukcijfers, c.oordeel, c.symbool,
        c.verloop.structureel, c.verloop.zin, c.aandelen.contact.aandeel, c.aandelen.wijk.aandeel,
        c.aandelen.ingedeeld, c.reden, reeks,
    )  # fmt: skip


def teamzin(cijfers: Sequence[Persoonscijfer], *, redenen: bool = False) -> str:
    """'3 van 12 zijn structureel te vol; 1 is misschien te vol; van 2 weten we het niet.'

    `redenen` adds why: ': bij 2 is te weinig geregistreerd'.
    """
    if not cijfers:
        return "Er zijn nog geen medewerkers bekend in deze periode."
    vol = sum(c.verloop.structureel for c in cijfers)
    van_wie = [c for c in cijfers if c.oordeel == ONBEKEND and not c.verloop.structureel]
    onbekend = len(van_wie)
    if onbekend and all(c.oordeel in (ONBEKEND, AFWEZIG) and not c.verloop.structureel for c in cijfers):
        return f"{VAN_NIEMAND}{_waarom(van_wie) if redenen else ''}."
    misschien = sum(c.oordeel == MISSCHIEN_TE_VOL and not c.verloop.structureel for c in cijfers)
    kop = "Niemand is" if vol == 0 else f"{vol} van {len(cijfers)} {'is' if vol == 1 else 'zijn'}"
    delen = [f"{kop} structureel te vol"]
    if misschien:
        delen.append(f"{misschien} {'is' if misschien == 1 else 'zijn'} misschien te vol")
    if onbekend:
        delen.append(f"van {onbekend} weten we het niet{_waarom(van_wie) if redenen else ''}")
    return f"{'; '.join(delen)}."


def _waarom(mensen: Sequence[Persoonscijfer]) -> str:
    """`: bij 5 is de band te breed en bij 4 is te weinig geregistreerd`, the most first."""
    telling = Counter(WAAROM.get(c.reden or "", NODIG_ONBEKEND) for c in mensen)
    return f": {opmaak.opsomming([f'bij {n} {waarom}' for waarom, n in telling.most_common()])}"


WEEK_KOLOMMEN = [
    "week", "gedaan", "beschikbaar", "inzetbaar", "gepland", "nodig_laag", "nodig_midden", "nodig_hoog",
    "bezetting", "druk_laag", "druk_midden", "druk_hoog", "volledigheid", "overhead", "overhead_aanname",
    "nodig_onbekend", "oordeel", "symbool",
]  # fmt: skip


def weektabel(weken: Sequence[Week], instellingen: Instellingen, *, toekomst: bool) -> pd.DataFrame:
    """Weeks as a table, in hours; see `weekrijen`."""
    return pd.DataFrame(weekrijen(weken, instellingen, toekomst=toekomst), columns=WEEK_KOLOMMEN)


def weekrijen(weken: Sequence[Week], instellingen: Instellingen, *, toekomst: bool) -> list[tuple[Any, ...]]:
    """One tuple of WEEK_KOLOMMEN per week.

    A week to come can't be registered yet: it is judged on needed against employable hours only.
    """
    rijen: list[tuple[Any, ...]] = []
    for w in weken:
        inzet = w.inzetbaar
        lage, midden, hoge = (
            deel(n, inzet) if n is not None else None for n in (w.nodig_laag, w.nodig_midden, w.nodig_hoog)
        )
        uitkomst = w.oordeel
        if toekomst and w.beschikbaar > 0 and lage is not None and hoge is not None:
            uitkomst = oordeel(lage, hoge, instellingen)
        uitkomst = getoond(uitkomst, lage, hoge, instellingen)
        rijen.append(
            (
                w.week, w.gewerkt / SECONDEN_PER_UUR, w.beschikbaar / SECONDEN_PER_UUR, inzet,
                w.gepland / SECONDEN_PER_UUR, w.nodig_laag, w.nodig_midden, w.nodig_hoog,
                deel(w.gewerkt, w.beschikbaar) if w.volledigheid == VOLLEDIG else None, lage, midden, hoge,
                w.volledigheid, w.overhead, w.overhead_weken == 0, w.nodig_onbekend, uitkomst,
                SYMBOOL[uitkomst],
            )
        )  # fmt: skip
    return rijen


def maak_basis(
    store: Store, eerste: dt.date, laatste: dt.date, weken: Sequence[Week], medewerker: str | None = None
) -> Basis:
    b = bezetting(weken, store.instellingen)
    rijen = store.rijen(
        sql(_KAMER, "bronnen"), {"van": eerste, "tot": zondag(laatste), "medewerker": medewerker}
    )
    werk = [rij for rij in rijen if rij[1] == "werk"]
    return Basis(
        van=eerste,
        tot=zondag(laatste),
        bronnen=tuple(rij[0] for rij in werk),
        registraties=sum(rij[2] for rij in werk),
        uren=sum(rij[3] for rij in werk) / SECONDEN_PER_UUR,
        registratiegraad=b.registratiegraad,
        ingedeeld=aandelen(weken).ingedeeld,
    )
