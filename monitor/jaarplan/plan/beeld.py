"""The year plan as a page shows it: goals with their figure and verdict, actions, and sums.

A goal's figure now is the newest year that its buurten have a figure for (`plan.cijferstand`); its verdict
uses the figures of the goal's own year and no other (rule in `plan.voortgang`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.jaarplan.plan.bewaar import Jaarplan, lees
from monitor.jaarplan.plan.cijferstand import Cijfers, Cijferstand, lees_cijfers, nieuwste, stand
from monitor.jaarplan.plan.daden import Kennis, Maat, kennis
from monitor.jaarplan.plan.doelen import Actie, Afspraak, Doel
from monitor.jaarplan.plan.rechten import Blik, eigen, mag_actie_zien, mag_doel_zien
from monitor.jaarplan.plan.voortgang import (
    VERVALLEN,
    Uitslag,
    Voortgang,
    beoordeel,
    overgegaan,
    te_laat,
    tel,
)
from monitor.store import Store

TE_LAAT = "te laat"


@dataclass(frozen=True)
class Actiebeeld:
    """An action with what follows from today."""

    actie: Actie
    doel: Doel
    laat: bool
    meegenomen: bool  # stands in the plan of the next year too
    doorgezet: bool  # and is that plan's affair: its own year is over
    eigen: bool


@dataclass(frozen=True)
class Doelbeeld:
    """A goal with its figure, verdict and actions."""

    doel: Doel
    afspraak: Afspraak | None
    maat: Maat | None
    nu: Cijferstand | None
    uitslag: Uitslag | None  # None: a goal without a figure
    acties: tuple[Actiebeeld, ...]
    voortgang: Voortgang


@dataclass(frozen=True)
class Afspraakbeeld:
    """An agreement with the goals that serve it."""

    afspraak: Afspraak
    doelen: tuple[Doelbeeld, ...]
    voortgang: Voortgang


@dataclass(frozen=True)
class Jaarbeeld:
    """Everything of one year that this viewer sees."""

    jaar: int
    jaren: tuple[int, ...]
    doelen: tuple[Doelbeeld, ...]
    afspraken: tuple[Afspraakbeeld, ...]
    laat: tuple[Actiebeeld, ...]
    voortgang: Voortgang
    kennis: Kennis

    @property
    def gehaald(self) -> Counter[str]:
        """How many goals got which verdict."""
        return Counter(d.uitslag.woord for d in self.doelen if d.uitslag is not None)

    @property
    def acties(self) -> tuple[Actiebeeld, ...]:
        """All actions under the goals of this year."""
        return tuple(actie for doel in self.doelen for actie in doel.acties)


def jaarbeeld(store: Store, vandaag: dt.date, jaar: int, blik: Blik) -> Jaarbeeld:
    """The plan of one year for one viewer."""
    plan, weet = lees(store), kennis(store, vandaag)
    gevraagd = {d.indicator for d in plan.doelen if d.indicator and d.jaar == jaar}
    cijfers = lees_cijfers(store, vandaag, gevraagd)
    doelen = tuple(
        _doelbeeld(doel, plan, weet, cijfers, vandaag, blik)
        for doel in plan.doelen
        if doel.jaar == jaar
        and mag_doel_zien(blik, doel, tuple(a for a in plan.acties if a.doel == doel.doel))
    )
    laat = sorted((a for d in doelen for a in d.acties if a.laat), key=lambda a: (a.actie.tot, a.actie.actie))
    afspraken = tuple(
        Afspraakbeeld(
            afspraak,
            (bij := tuple(d for d in doelen if d.doel.afspraak == afspraak.afspraak)),
            _tel([a for d in bij for a in d.acties]),
        )
        for afspraak in plan.afspraken
        if afspraak.jaar == jaar and (blik.alles or any(d.doel.afspraak == afspraak.afspraak for d in doelen))
    )
    return Jaarbeeld(
        jaar,
        jaren(plan, vandaag),
        doelen,
        afspraken,
        tuple(laat),
        _tel([a for d in doelen for a in d.acties]),
        weet,
    )


def jaren(plan: Jaarplan, vandaag: dt.date) -> tuple[int, ...]:
    """The years to choose from: those of the plan, this one and the next."""
    return tuple(sorted({vandaag.year, vandaag.year + 1, *(d.jaar for d in plan.doelen)}))


def jaren_van(store: Store, vandaag: dt.date) -> tuple[int, ...]:
    """The years to choose from."""
    return jaren(lees(store), vandaag)


def _doelbeeld(
    doel: Doel, plan: Jaarplan, weet: Kennis, cijfers: Cijfers, vandaag: dt.date, blik: Blik
) -> Doelbeeld:
    over = {a.kopie_van for a in plan.acties}
    acties = tuple(
        Actiebeeld(
            a, doel, te_laat(a.tot, a.status, vandaag, doorgezet=door), a.actie in over, door,
            eigen(blik, a.eigenaar, doel),
        )
        for a in plan.acties
        for door in (overgegaan(doel.jaar, vandaag, meegenomen=a.actie in over),)
        if a.doel == doel.doel and mag_actie_zien(blik, a, doel)
    )  # fmt: skip
    maat = weet.maten.get(doel.indicator or "")
    nu = uitslag = None
    if maat is not None:
        nu = nieuwste(doel, maat, cijfers, weet, vandaag)
        toen = stand(doel, maat, doel.jaar, cijfers, weet, vandaag)
        groeit = toen is not None and toen.tot_nu_toe and maat.soort == "telling"
        uitslag = beoordeel(
            toen.kans if toen and not groeit else None, doel.jaar, vandaag,
            dekking=toen.dekking if toen else 0.0, al_een_cijfer=toen is not None,
        )  # fmt: skip
    afspraak = next((a for a in plan.afspraken if a.afspraak == doel.afspraak), None)
    return Doelbeeld(doel, afspraak, maat, nu, uitslag, acties, _tel(acties))


def _tel(acties: Sequence[Actiebeeld]) -> Voortgang:
    return tel(
        (a.actie.status, a.laat, len(a.actie.stappen), sum(s.klaar for s in a.actie.stappen)) for a in acties
    )


def kies(
    beeld: Jaarbeeld, *, buurt: str | None = None, eigenaar: str | None = None, status: str | None = None
) -> tuple[Doelbeeld, ...]:
    """The goals after filtering. A goal of the whole corporation holds in every buurt; under a filter on
    owner or status a goal shows the actions that pass, and is there when one does (or it is the owner's
    own)."""
    uit = []
    for d in beeld.doelen:
        if buurt is not None and d.doel.buurten and buurt not in d.doel.buurten:
            continue
        acties = tuple(
            a for a in d.acties
            if (eigenaar is None or a.actie.eigenaar == eigenaar) and _heeft(a, status)
        )  # fmt: skip
        zelf = eigenaar is None or d.doel.eigenaar == eigenaar
        if acties or (zelf and status is None):
            nieuw = acties if eigenaar is not None or status is not None else d.acties
            uit.append(Doelbeeld(d.doel, d.afspraak, d.maat, d.nu, d.uitslag, nieuw, d.voortgang))
    return tuple(uit)


def _heeft(actie: Actiebeeld, status: str | None) -> bool:
    if status is None:
        return True
    return actie.laat if status == TE_LAAT else actie.actie.status == status


def eigen_acties(store: Store, vandaag: dt.date, blik: Blik) -> tuple[Actiebeeld, ...]:
    """The viewer's own open actions of this year and the last, late ones first."""
    alle = [
        a
        for jaar in (vandaag.year - 1, vandaag.year)
        for d in jaarbeeld(store, vandaag, jaar, blik).doelen
        for a in d.acties
        if a.eigen and not a.doorgezet and a.actie.status not in ("klaar", VERVALLEN)
    ]
    return tuple(sorted(alle, key=lambda a: (not a.laat, a.actie.tot, a.actie.actie)))


def laat_aantal(store: Store, vandaag: dt.date) -> tuple[dict[int, int], int]:
    """(late actions per year of the plan, all open actions) over this year and the last, for another page."""
    plan = lees(store)
    over = {a.kopie_van for a in plan.acties}
    mee = {d.doel: d.jaar for d in plan.doelen if vandaag.year - 1 <= d.jaar <= vandaag.year}
    open_ = [
        a for a in plan.acties
        if a.doel in mee and a.status not in ("klaar", VERVALLEN)
        and not overgegaan(mee[a.doel], vandaag, meegenomen=a.actie in over)
    ]  # fmt: skip
    laat = Counter(mee[a.doel] for a in open_ if te_laat(a.tot, a.status, vandaag))
    return dict(sorted(laat.items())), len(open_)
