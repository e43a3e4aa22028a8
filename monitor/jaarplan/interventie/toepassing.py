"""Where and when an intervention is applied: written down per version, so that history and the way back are
free.

Every change writes a new version of the whole line (`jaarplan.versies`). Lines that came in as a list (room
intake) show as they are; the first change on the page makes a version here, which leads from then on. An
application has a place (a buurt, or a complex in it), a begin, perhaps an end, a status, the role of who
carries it, the figure that it aims at, steps with who ticked them off when, and a short note that never holds
anything of a tenant.

Status: *gepland* before it begins, *loopt*, *klaar* (done), *gestopt* (ended before it was done).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.jaarplan.gedeeld import KAMER, ken_buurt
from monitor.jaarplan.interventie.kaarten import NAAM_LENGTE, SOORTEN, STAP_LENGTE, Kaart, kaarten, op_naam
from monitor.jaarplan.netwerk.tekst import keur
from monitor.jaarplan.versies import Boek, laatste, neem_laatste_terug, volgende
from monitor.store import Store, Transactie, sql

TOEPASSINGEN = Boek(
    "toepassing", "toepassing", "versie", "wie", "wanneer", ("naam", "doel", "notitie"), ("stappen",), "weg"
)
STATUSSEN = {"gepland": "gepland", "loopt": "loopt", "klaar": "klaar", "gestopt": "gestopt"}
ROLLEN = {
    "buurtcoordinator": "buurtcoördinator", "gebiedsregisseur": "gebiedsregisseur", "manager": "manager",
    "partner": "partner",
}  # fmt: skip
NOTITIE_LENGTE = 300
VROEGST = dt.date(2000, 1, 1)
VOORUIT = dt.timedelta(days=3 * 366)  # how far ahead something may be planned


@dataclass(frozen=True)
class Stap:
    """One step; `op` None = still to do."""

    stap: str
    wie: str | None = None
    op: dt.date | None = None


@dataclass(frozen=True)
class Toepassing:
    """One intervention in one place, as it holds now. `versie` 0: it stands in an imported list only."""

    toepassing: str
    versie: int
    kaart: str | None
    naam: str
    soort: str
    doel: str
    buurt: str
    complex: str | None
    begin: dt.date
    eind: dt.date | None
    indicator: str | None
    rol: str
    status: str
    stappen: tuple[Stap, ...]
    notitie: str
    wie: str = ""
    wanneer: dt.datetime | None = None

    @property
    def gebied(self) -> str:
        """The complex, else the buurt."""
        return self.complex or self.buurt

    @property
    def klaar(self) -> int:
        """How many steps are ticked off."""
        return sum(stap.op is not None for stap in self.stappen)


@dataclass(frozen=True)
class Versie:
    """One line of the history."""

    versie: int
    wat: str
    wie: str
    wanneer: dt.datetime
    inhoud: Toepassing
    weg: bool
    terug_op: dt.datetime | None
    terug_door: str | None


_KOLOMMEN = (
    "toepassing, versie, kaart, naam, soort, doel, buurt, complex, begin, eind, indicator, rol, status, "
    "stappen, notitie, weg, wat, inlees, wie, wanneer"
)


def status_op(begin: dt.date, eind: dt.date | None, vandaag: dt.date) -> str:
    """The status that follows from the dates, for a line of a list that has none."""
    if begin > vandaag:
        return "gepland"
    return "loopt" if eind is None or eind >= vandaag else "klaar"


def toepassingen(bron: Store | Transactie, vandaag: dt.date) -> tuple[Toepassing, ...]:
    """All applications as they hold now, oldest first."""
    bekend = kaarten(bron)
    rijen = bron.rijen(sql(KAMER, "interventie_toepassingen"))
    return tuple(_aangevuld(rij, bekend, vandaag) for rij in rijen)


def _aangevuld(rij: tuple[Any, ...], bekend: dict[str, Kaart], vandaag: dt.date) -> Toepassing:
    """A line of an imported list borrows aim and steps from the card with its name."""
    ruw = _lees(rij)
    if ruw.versie:
        return ruw
    kaart = op_naam(bekend, ruw.naam)
    status = status_op(ruw.begin, ruw.eind, vandaag)
    return replace(
        ruw,
        stappen=tuple(Stap(s) for s in kaart.stappen) if kaart and status in ("gepland", "loopt") else (),
        soort=ruw.soort if ruw.soort in SOORTEN else "activeren",
        status=status,
        kaart=kaart.kaart if kaart else None,
        indicator=kaart.indicator if kaart else None,
    )


def _lees(rij: tuple[Any, ...]) -> Toepassing:
    """A row of `interventie_toepassingen`."""
    velden = ("toepassing", "versie", "kaart", "naam", "soort", "doel", "buurt", "complex", "begin", "eind")
    laatste = ("indicator", "rol", "status", "stappen", "notitie", "wie", "wanneer")
    inhoud = dict(zip((*velden, *laatste), rij, strict=True))
    return Toepassing(**{**inhoud, "stappen": _stappen(inhoud["stappen"] or "[]")})


def _stappen(tekst: str) -> tuple[Stap, ...]:
    return tuple(
        Stap(s["stap"], s["wie"], dt.date.fromisoformat(s["op"]) if s["op"] else None)
        for s in json.loads(tekst)
    )


def van_kaart(kaart: Kaart, buurt: str, begin: dt.date, **rest: Any) -> Toepassing:
    """A new application with the steps and the aim of a card."""
    velden: dict[str, Any] = {
        "complex": None, "eind": None, "indicator": kaart.indicator, "rol": "", "status": "gepland",
        "notitie": "", "doel": kaart.doel, **rest,
    }  # fmt: skip
    return Toepassing(
        toepassing="", versie=0, kaart=kaart.kaart, naam=kaart.naam, soort=kaart.soort,
        buurt=buurt, begin=begin, stappen=tuple(Stap(s) for s in kaart.stappen), **velden,
    )  # fmt: skip


def bewaar(
    tx: Transactie,
    nieuw: Toepassing,
    *,
    wie: str,
    nu: dt.datetime,
    vandaag: dt.date,
    wat: str = "gewijzigd",
    inlees: str | None = None,
) -> str:
    """Write a new version; returns the key (new when it was empty).

    Raises
    ------
    Geweigerd
        A place that doesn't exist, dates or status that contradict each other, text with a person's data; or
        somebody else changed it meanwhile.
    """
    schoon = gekeurd(tx, nieuw, vandaag)
    sleutel = nieuw.toepassing or _sleutel(tx, nieuw, wie, nu)
    _schrijf(tx, replace(schoon, toepassing=sleutel), wat, inlees, wie, nu)
    return sleutel


def vink(tx: Transactie, nu_: Toepassing, stap: int, *, wie: str, nu: dt.datetime, vandaag: dt.date) -> None:
    """Tick a step off, or take the tick away."""
    oud = nu_.stappen[stap]
    af = oud.op is None
    nieuw = Stap(oud.stap, wie if af else None, vandaag if af else None)
    stappen = (*nu_.stappen[:stap], nieuw, *nu_.stappen[stap + 1 :])
    wat = f"stap {stap + 1} {'afgevinkt' if af else 'weer open'}"
    bewaar(tx, replace(nu_, stappen=stappen), wie=wie, nu=nu, vandaag=vandaag, wat=wat)


def haal_weg(tx: Transactie, weg: Toepassing, *, wie: str, nu: dt.datetime) -> str:
    """Take it off the list; the history stays, and so does the way back. Returns the key."""
    _schrijf(tx, weg, "van de lijst gehaald", None, wie, nu, weg=True)
    return weg.toepassing


def geschiedenis(bron: Store | Transactie, toepassing: str) -> tuple[Versie, ...]:
    """All versions, newest first."""
    rijen = bron.rijen(
        f"select {_KOLOMMEN}, terug_op, terug_door from toepassing where toepassing = ? order by versie desc",
        [toepassing],
    )
    return tuple(
        Versie(r[1], r[16], r[18], r[19], _lees((*r[:15], r[18], r[19])), r[15], *r[20:]) for r in rijen
    )


def neem_terug(tx: Transactie, toepassing: str, *, wie: str, nu: dt.datetime) -> None:
    """Undo the last change: the version before it holds again, or what an imported list says.

    Raises
    ------
    Geweigerd
        There is nothing to go back to.
    """
    neem_laatste_terug(tx, TOEPASSINGEN, toepassing, wie=wie, nu=nu)


def neem_inlees_terug(tx: Transactie, inlees: str, *, wie: str, nu: dt.datetime) -> int:
    """Undo what one file brought: every line goes back to what it was. Lines that changed since stay."""
    rijen = tx.rijen(sql(KAMER, "interventie_van_inlees"), {"inlees": inlees})
    for (toepassing,) in rijen:
        neem_terug(tx, str(toepassing), wie=wie, nu=nu)
    return len(rijen)


def gekeurd(bron: Store | Transactie, t: Toepassing, vandaag: dt.date) -> Toepassing:
    """The same line with tidy texts, when everything in it can be true."""
    naam = keur(t.naam, "Naam", verplicht=True, langste=NAAM_LENGTE)
    if t.soort not in SOORTEN:
        raise Geweigerd(f"{kort(t.soort)} is niet ontmoeten, beïnvloeden of activeren.")
    if t.status not in STATUSSEN:
        raise Geweigerd(f"{kort(t.status)} is geen status. Kies gepland, loopt, klaar of gestopt.")
    if t.rol not in ("", *ROLLEN):
        raise Geweigerd(f"{kort(t.rol)} is geen rol. Kies er een uit de lijst.")
    _plek(bron, t)
    _dagen(t, vandaag)
    if t.indicator and not bron.rij("select 1 from indicatorkenmerk where indicator = ?", [t.indicator]):
        raise Geweigerd(f"De indicator {kort(t.indicator)} kennen we niet. Kies er een uit de lijst.")
    stappen = tuple(
        replace(s, stap=keur(s.stap, "Stap", verplicht=True, langste=STAP_LENGTE)) for s in t.stappen
    )
    return replace(
        t, naam=naam, stappen=stappen, doel=keur(t.doel, "Doel", langste=STAP_LENGTE),
        notitie=keur(t.notitie, "Notitie", langste=NOTITIE_LENGTE), indicator=t.indicator or None,
        complex=t.complex or None,
    )  # fmt: skip


def _plek(bron: Store | Transactie, t: Toepassing) -> None:
    ken_buurt(bron, t.buurt)
    if t.complex and not bron.rij(
        "select 1 from complex where complex = ? and buurt = ?", [t.complex, t.buurt]
    ):
        raise Geweigerd(f"Het complex {kort(t.complex)} staat niet in die buurt.")


def _dagen(t: Toepassing, vandaag: dt.date) -> None:
    if not VROEGST <= t.begin <= vandaag + VOORUIT:
        raise Geweigerd("De begindatum klopt niet: kies een dag vanaf 2000 en hoogstens drie jaar vooruit.")
    if t.eind is not None and not t.begin <= t.eind <= vandaag + 2 * VOORUIT:
        raise Geweigerd("De einddatum ligt vóór de begindatum, of te ver vooruit.")
    if t.status != "gepland" and t.begin > vandaag:
        raise Geweigerd("De begindatum ligt nog voor ons: kies de status gepland, of een eerdere datum.")
    if t.status in ("klaar", "gestopt") and (t.eind is None or t.eind > vandaag):
        raise Geweigerd("Vul bij klaar of gestopt een einddatum in die voorbij is.")


def _sleutel(tx: Transactie, t: Toepassing, wie: str, nu: dt.datetime) -> str:
    tal = tx.rij("select count(distinct toepassing) from toepassing") or (0,)
    ruw = f"{t.naam}|{t.gebied}|{t.begin}|{wie}|{nu.isoformat()}|{tal[0]}"
    return hashlib.sha256(ruw.encode()).hexdigest()[:10]


def _schrijf(
    tx: Transactie,
    t: Toepassing,
    wat: str,
    inlees: str | None,
    wie: str,
    nu: dt.datetime,
    *,
    weg: bool = False,
) -> None:
    if laatste(tx, TOEPASSINGEN, t.toepassing) != t.versie:
        raise Geweigerd(
            "Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en doe het nog eens."
        )
    stappen = json.dumps(
        [{"stap": s.stap, "wie": s.wie, "op": s.op.isoformat() if s.op else None} for s in t.stappen]
    )
    tx.doe(
        f"insert into toepassing ({_KOLOMMEN}) values ({', '.join('?' * 20)})",
        [t.toepassing, volgende(tx, TOEPASSINGEN, t.toepassing), t.kaart, t.naam, t.soort, t.doel, t.buurt,
         t.complex, t.begin, t.eind,
         t.indicator, t.rol, t.status, stappen, t.notitie, weg, wat, inlees, wie, nu],
    )  # fmt: skip
