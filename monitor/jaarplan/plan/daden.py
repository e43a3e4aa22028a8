"""What people do in the year plan: keep, remove, tick off, and carry unfinished work to the next year.

Each deed checks the item, refuses a double, and is one turn in the log (`plan.bewaar`). Number 0 means:
a new item. Copying: rule in `doelen`; an action that was carried before is skipped, a goal or action that
stands in the next year already is used as it is, and equal texts get a number, so that nothing is lost and
nothing doubles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from monitor.fouten import Geweigerd
from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.plan.bewaar import Jaarplan, Wijziging, lees, nummer_van, pas_toe, volgende
from monitor.jaarplan.plan.doelen import (
    Actie,
    Afspraak,
    Ding,
    Doel,
    Stap,
    af,
    jaar_later,
    keur_actie,
    keur_afspraak,
    keur_doel,
    met_volgnummer,
)
from monitor.jaarplan.plan.voortgang import KLAAR
from monitor.store import Store, Transactie, sql


@dataclass(frozen=True)
class Door:
    """Who does it, and when (UTC)."""

    wie: str
    nu: dt.datetime


@dataclass(frozen=True)
class Maat:
    """An indicator that a goal can use; figures are shown per `per`."""

    indicator: str
    naam: str
    thema: str
    soort: str
    noemer: str
    bron: str
    richting: int
    per: int
    eenheid: str


@dataclass(frozen=True)
class Eigenbuurt:
    """An own buurt, with who has it today."""

    code: str
    naam: str
    woningen: int
    medewerker: str | None


@dataclass(frozen=True)
class Kennis:
    """What an item may name: buurten, people (id → name, function) and indicators."""

    buurten: dict[str, Eigenbuurt]
    mensen: dict[str, tuple[str, str]]
    maten: dict[str, Maat]


@dataclass(frozen=True)
class Keuze:
    """Which goals and actions somebody wants to carry on, by number."""

    doelen: frozenset[int]
    acties: frozenset[int]


@dataclass(frozen=True)
class Gekopieerd:
    """What copying did: goals and actions that are new in the next year."""

    jaar: int
    doelen: int
    acties: int


def kennis(bron: Store | Transactie, vandaag: dt.date) -> Kennis:
    """Buurten, people and indicators as they are today."""
    return Kennis(
        {
            rij[0]: Eigenbuurt(*rij)
            for rij in bron.rijen(sql(KAMER, "jaarplan_buurten"), {"vandaag": vandaag})
        },
        {
            wie: (naam, functie)
            for wie, naam, functie in bron.rijen(sql(KAMER, "jaarplan_mensen"), {"vandaag": vandaag})
        },
        {rij[0]: Maat(*rij) for rij in bron.rijen(sql(KAMER, "jaarplan_maten"))},
    )


def bewaar_afspraak(tx: Transactie, afspraak: Afspraak, door: Door) -> int:
    """Keep an agreement; returns its number."""
    plan, schoon = lees(tx), keur_afspraak(afspraak)
    _geen_dubbele(schoon, plan.afspraken, "Deze prestatieafspraak staat er al.")
    return _bewaar(tx, schoon, {a.afspraak: a for a in plan.afspraken}, "prestatieafspraak", door)


def bewaar_doel(tx: Transactie, doel: Doel, weet: Kennis, door: Door) -> int:
    """Keep a goal; returns its number.

    Raises
    ------
    Geweigerd
        It isn't right, it stands there already, or its agreement is gone.
    """
    plan = lees(tx)
    schoon = keur_doel(doel, buurten=weet.buurten, maten=weet.maten, eigenaars=_eigenaars(weet, plan))
    _geen_dubbele(schoon, plan.doelen, "Dit doel staat er al voor dit jaar en deze buurten.")
    if schoon.afspraak is not None and schoon.afspraak not in {a.afspraak for a in plan.afspraken}:
        raise Geweigerd("Die prestatieafspraak is er niet meer. Kies een andere.")
    return _bewaar(tx, schoon, {d.doel: d for d in plan.doelen}, "doel", door)


def bewaar_actie(tx: Transactie, actie: Actie, weet: Kennis, door: Door) -> int:
    """Keep an action; returns its number.

    Raises
    ------
    Geweigerd
        It isn't right, it stands there already, or its goal is gone.
    """
    plan = lees(tx)
    schoon = keur_actie(actie, eigenaars=_eigenaars(weet, plan))
    if schoon.doel not in {d.doel for d in plan.doelen}:
        raise Geweigerd("Het doel van deze actie is er niet meer. Ververs de pagina.")
    _geen_dubbele(schoon, plan.acties, "Deze actie staat al onder dit doel, met dezelfde begindatum.")
    return _bewaar(tx, schoon, {a.actie: a for a in plan.acties}, "actie", door)


def vink(tx: Transactie, actie: int, stap: int, klaar: bool, door: Door) -> None:
    """Tick one step of an action off, or not."""
    nu = _zoek_actie(lees(tx), actie)
    if not 0 <= stap < len(nu.stappen):
        raise Geweigerd("Deze stap is er niet meer. Ververs de pagina.")
    stappen = tuple(Stap(s.tekst, klaar if plek == stap else s.klaar) for plek, s in enumerate(nu.stappen))
    pas_toe(
        tx, [Wijziging(nu, replace(nu, stappen=stappen))], wat="Stap bijgewerkt", wie=door.wie, nu=door.nu
    )


def zet_status(tx: Transactie, actie: int, status: str, weet: Kennis, door: Door) -> None:
    """Another status for an action; who finishes an action has taken its steps."""
    plan = lees(tx)
    nu = _zoek_actie(plan, actie)
    stappen = tuple(Stap(s.tekst, True) for s in nu.stappen) if status == KLAAR else nu.stappen
    nieuw = keur_actie(replace(nu, status=status, stappen=stappen), eigenaars=_eigenaars(weet, plan))
    pas_toe(tx, [Wijziging(nu, nieuw)], wat=f"Status: {status}", wie=door.wie, nu=door.nu)


def sluit_af(tx: Transactie, doel: int, afgesloten: bool, door: Door) -> None:
    """The team says that it is done with a goal, or not."""
    nu = _zoek_doel(lees(tx), doel)
    wat = "Doel afgesloten" if afgesloten else "Doel weer geopend"
    pas_toe(tx, [Wijziging(nu, replace(nu, afgesloten=afgesloten))], wat=wat, wie=door.wie, nu=door.nu)


def verwijder(tx: Transactie, ding: Ding, door: Door) -> None:
    """Take an item away; a goal goes with its actions. It can be undone.

    Raises
    ------
    Geweigerd
        An agreement that goals still serve.
    """
    plan = lees(tx)
    weg: list[Ding] = [ding]
    if isinstance(ding, Doel):
        weg = [_zoek_doel(plan, ding.doel), *(a for a in plan.acties if a.doel == ding.doel)]
    elif isinstance(ding, Actie):
        weg = [_zoek_actie(plan, ding.actie)]
    elif any(d.afspraak == ding.afspraak for d in plan.doelen):
        raise Geweigerd("Aan deze prestatieafspraak hangen nog doelen. Haal haar daar eerst af.")
    pas_toe(tx, [Wijziging(iets, None) for iets in weg], wat="Verwijderd", wie=door.wie, nu=door.nu)


def mee_te_nemen(
    plan: Jaarplan, jaar: int, gehaald: Collection[int]
) -> tuple[tuple[Doel, tuple[Actie, ...]], ...]:
    """What would go along to the year after: goals that are not closed or reached, each with its open actions
    that were not carried before; a goal of which nothing is left to carry is not there."""
    er = {d.sleutel for d in plan.doelen if d.jaar == jaar + 1}
    gedaan = {a.kopie_van for a in plan.acties}
    uit = []
    for doel in plan.doelen:
        if doel.jaar != jaar or doel.afgesloten or doel.doel in gehaald:
            continue
        acties = tuple(a for a in plan.acties if a.doel == doel.doel and not af(a) and a.actie not in gedaan)
        if acties or replace(doel, jaar=jaar + 1).sleutel not in er:
            uit.append((doel, acties))
    return tuple(uit)


def kopieer(
    tx: Transactie, jaar: int, gehaald: Collection[int], door: Door, keuze: Keuze | None = None
) -> Gekopieerd:
    """Carry what is unfinished in `jaar` to the year after. `gehaald`: goals whose figures say so; `keuze`:
    only these goals and actions, None: all."""
    plan, volgend = lees(tx), jaar + 1
    mee = [
        (doel, tuple(a for a in acties if keuze is None or a.actie in keuze.acties))
        for doel, acties in mee_te_nemen(plan, jaar, gehaald)
        if keuze is None or doel.doel in keuze.doelen
    ]
    over = [doel for doel, _ in mee]
    er = {d.sleutel: d for d in plan.doelen if d.jaar == volgend}
    afspraken, nieuw = _afspraken_mee(tx, plan, over, volgend)
    nummer, actienummer = volgende(tx, "doel"), volgende(tx, "actie")
    bezet = {a.sleutel for a in plan.acties}
    los = {a.sleutel: a for a in plan.acties if a.kopie_van is None}
    doelen: list[Doel] = []
    acties: list[Actie] = []
    erkend: dict[int, Wijziging] = {}
    for doel, open_ in mee:
        kopie = replace(
            doel, doel=nummer + len(doelen), jaar=volgend, kopie_van=doel.doel,
            afspraak=None if doel.afspraak is None else afspraken[doel.afspraak],
        )  # fmt: skip
        if kopie.sleutel in er:
            kopie = er[kopie.sleutel]
        else:
            doelen.append(kopie)
            er[kopie.sleutel] = kopie
        for actie in open_:
            nieuw_ = replace(jaar_later(actie, jaar), actie=actienummer + len(acties), doel=kopie.doel)
            staat = los.get(nieuw_.sleutel)
            if staat is not None and staat.actie not in erkend:
                erkend[staat.actie] = Wijziging(staat, replace(staat, kopie_van=actie.actie))
                continue
            nieuw_ = _vrij(nieuw_, bezet)
            bezet.add(nieuw_.sleutel)
            acties.append(nieuw_)
    erbij: tuple[Ding, ...] = (*nieuw, *doelen, *acties)
    wat = f"Onafgemaakt werk van {jaar} naar {volgend}"
    nieuwe = [Wijziging(None, ding) for ding in erbij]
    pas_toe(tx, [*nieuwe, *erkend.values()], wat=wat, wie=door.wie, nu=door.nu)
    return Gekopieerd(volgend, len(doelen), len(acties))


def _afspraken_mee(
    tx: Transactie, plan: Jaarplan, over: Collection[Doel], volgend: int
) -> tuple[dict[int, int], list[Afspraak]]:
    """The agreements of these goals in the next year: old number → new number, and those yet to be made."""
    er = {a.sleutel: a.afspraak for a in plan.afspraken}
    nodig = {d.afspraak for d in over if d.afspraak is not None}
    uit: dict[int, int] = {}
    nieuw: list[Afspraak] = []
    begin = volgende(tx, "afspraak")
    for afspraak in plan.afspraken:
        if afspraak.afspraak in nodig:
            kopie = replace(afspraak, afspraak=begin + len(nieuw), jaar=volgend)
            if kopie.sleutel not in er:
                er[kopie.sleutel] = kopie.afspraak
                nieuw.append(kopie)
            uit[afspraak.afspraak] = er[kopie.sleutel]
    return uit, nieuw


def _vrij(actie: Actie, bezet: Collection[tuple[object, ...]]) -> Actie:
    """The action, with the first number behind its text that makes it another one."""
    kandidaat, nummer = actie, 1
    while kandidaat.sleutel in bezet:
        nummer += 1
        kandidaat = replace(actie, tekst=met_volgnummer(actie.tekst, nummer))
    return kandidaat


def _eigenaars(weet: Kennis, plan: Jaarplan) -> set[str]:
    """Who may be an owner: the team of today, and who already is one (also when out of service since)."""
    return {*weet.mensen, *(d.eigenaar for d in plan.doelen), *(a.eigenaar for a in plan.acties)}


def _geen_dubbele(ding: Ding, er: Collection[Ding], zin: str) -> None:
    if any(e.sleutel == ding.sleutel and nummer_van(e) != nummer_van(ding) for e in er):
        raise Geweigerd(zin)


def _bewaar(tx: Transactie, ding: Ding, er: dict[int, Ding], soort: str, door: Door) -> int:
    """One item as one turn: new when its number is 0."""
    nummer = nummer_van(ding)
    tabel = {"prestatieafspraak": "afspraak"}.get(soort, soort)
    if nummer:
        oud = er.get(nummer)
        if oud is None:
            raise Geweigerd("Dit is intussen verwijderd. Ververs de pagina.")
        pas_toe(tx, [Wijziging(oud, ding)], wat=f"{soort.capitalize()} gewijzigd", wie=door.wie, nu=door.nu)
        return nummer
    nummer = volgende(tx, tabel)
    nieuw = _met_nummer(ding, nummer)
    pas_toe(tx, [Wijziging(None, nieuw)], wat=f"{soort.capitalize()} toegevoegd", wie=door.wie, nu=door.nu)
    return nummer


def _met_nummer(ding: Ding, nummer: int) -> Ding:
    if isinstance(ding, Afspraak):
        return replace(ding, afspraak=nummer)
    return replace(ding, doel=nummer) if isinstance(ding, Doel) else replace(ding, actie=nummer)


def _zoek_doel(plan: Jaarplan, nummer: int) -> Doel:
    for doel in plan.doelen:
        if doel.doel == nummer:
            return doel
    raise Geweigerd("Dit doel is er niet meer. Ververs de pagina.")


def _zoek_actie(plan: Jaarplan, nummer: int) -> Actie:
    for actie in plan.acties:
        if actie.actie == nummer:
            return actie
    raise Geweigerd("Deze actie is er niet meer. Ververs de pagina.")
