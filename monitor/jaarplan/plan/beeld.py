"""The year plan as a page shows it: goals with their figure and verdict, actions, sums, hours asked.

A goal's figure now is the newest year that its buurten have a figure for; its verdict uses the figures of
the goal's own year and no other (rule in `voortgang`). Hours asked are put next to the employable hours of
the same weeks (Σ available × (1 − overhead), from the table of room werkdruk); weeks without a roster are
not known. **Room** is employable minus needed, both of the same persons in the same weeks: those whose needed
hours are known, as Werkdruk and Overzicht add up; divided by the number of such weeks.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.plan.bewaar import Jaarplan, lees
from monitor.jaarplan.plan.daden import Kennis, Maat, kennis
from monitor.jaarplan.plan.doelen import Actie, Afspraak, Doel
from monitor.jaarplan.plan.rechten import Blik, eigen, mag_actie_zien, mag_doel_zien
from monitor.jaarplan.plan.voortgang import (
    EEN_WEEK,
    VERVALLEN,
    Uitslag,
    Voortgang,
    Zekercijfer,
    beoordeel,
    eigen_interval,
    gevraagd_per_week,
    interval,
    kans_op_doel,
    overgegaan,
    samen,
    te_laat,
    tel,
)
from monitor.kalender import maandag
from monitor.store import Store, sql

TE_LAAT = "te laat"
KWARTALEN = (1, 4, 7, 10)


@dataclass(frozen=True)
class Cijferstand:
    """The figure of a goal's buurten in one year, in the shown unit."""

    jaar: int
    waarde: float
    laag: float | None
    hoog: float | None
    teller: float | None
    noemer: float | None
    buurten: int
    met_cijfer: int
    dekking: float  # share of the homes
    lichten: tuple[tuple[str, str | None, int], ...]  # light, kind of amber, number of buurten
    lichtjaren: int  # years that a light takes together
    kans: float | None  # that the true figure of this year was on the target
    tot_nu_toe: bool = False  # the year is not over


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
class Urenkwartaal:
    """Hours per week in one quarter, means of weeks: asked by actions, employable of everybody; and
    employable and needed of those whose needed hours are known."""

    van: dt.date
    tot: dt.date
    gevraagd: float
    inzetbaar: float | None
    inzetbaar_bekend: float | None  # of those whose needed hours are known
    nodig: float | None  # of the same
    weken: int
    weken_bekend: int
    mensen: int
    nodig_bekend: int  # people of whom the needed hours are known

    @property
    def ruimte(self) -> float | None:
        """Employable minus needed of the same people, hours per week; below zero: too little."""
        if self.inzetbaar_bekend is None or self.nodig is None:
            return None
        return self.inzetbaar_bekend - self.nodig


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


@dataclass(frozen=True)
class _Rij:
    cijfer: Zekercijfer
    licht: str
    geel_soort: str | None
    lichtjaren: int
    marge: tuple[float, float] | None  # as shown with the light, when that is of the year alone


_Cijfers = dict[tuple[str, int], dict[str, _Rij]]  # (indicator, year) → buurt → figure


def jaarbeeld(store: Store, vandaag: dt.date, jaar: int, blik: Blik) -> Jaarbeeld:
    """The plan of one year for one viewer."""
    plan, weet = lees(store), kennis(store, vandaag)
    cijfers = _cijfers(store, vandaag, {d.indicator for d in plan.doelen if d.indicator and d.jaar == jaar})
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
    doel: Doel, plan: Jaarplan, weet: Kennis, cijfers: _Cijfers, vandaag: dt.date, blik: Blik
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
        met = [j for (i, j), per in cijfers.items() if i == maat.indicator and _van(per, doel, weet)]
        nu = _stand(doel, maat, max(met), cijfers, weet, vandaag) if met else None
        toen = _stand(doel, maat, doel.jaar, cijfers, weet, vandaag)
        groeit = toen is not None and toen.tot_nu_toe and maat.soort == "telling"
        uitslag = beoordeel(
            toen.kans if toen and not groeit else None, doel.jaar, vandaag,
            dekking=toen.dekking if toen else 0.0, al_een_cijfer=toen is not None,
        )  # fmt: skip
    afspraak = next((a for a in plan.afspraken if a.afspraak == doel.afspraak), None)
    return Doelbeeld(doel, afspraak, maat, nu, uitslag, acties, _tel(acties))


def _van(per: dict[str, _Rij], doel: Doel, weet: Kennis) -> list[tuple[str, _Rij]]:
    """The rows of a goal's buurten that have a figure."""
    codes = doel.buurten or tuple(weet.buurten)
    return [(code, per[code]) for code in codes if code in per and per[code].cijfer.waarde is not None]


def _stand(
    doel: Doel, maat: Maat, jaar: int, cijfers: _Cijfers, weet: Kennis, vandaag: dt.date
) -> Cijferstand | None:
    rijen = _van(cijfers.get((maat.indicator, jaar), {}), doel, weet)
    uit = samen(maat.soort, [rij.cijfer for _, rij in rijen])
    codes = doel.buurten or tuple(weet.buurten)
    if uit is None:
        return None
    waarde, a, b = uit
    mee = [(code, rij) for code, rij in rijen if rij.cijfer.bruikbaar]
    laag, hoog = interval(maat.soort, waarde, a, b)
    if len(mee) == 1:  # one figure has one margin, wherever it is shown
        een = mee[0][1]
        los = eigen_interval(maat.soort, een.cijfer.teller, een.cijfer.noemer)
        laag, hoog = een.marge or los or (laag, hoog)
    kans = None
    if doel.streef is not None and doel.richting is not None:
        kans = kans_op_doel(maat.soort, waarde, a, b, doel.streef / maat.per, doel.richting)
    tellers = [rij.cijfer.teller for _, rij in mee if rij.cijfer.teller is not None]
    noemers = [rij.cijfer.noemer for _, rij in mee if rij.cijfer.noemer is not None]
    lichten = Counter((rij.licht, rij.geel_soort) for _, rij in rijen)
    return Cijferstand(
        jaar, waarde * maat.per, None if laag is None else laag * maat.per,
        None if hoog is None else hoog * maat.per, sum(tellers) if tellers else None,
        sum(noemers) if noemers else None, len(codes), len(mee), _dekking([c for c, _ in mee], codes, weet),
        tuple((licht, soort, n) for (licht, soort), n in lichten.items()),
        max(rij.lichtjaren for _, rij in rijen), kans, vandaag.year <= jaar,
    )  # fmt: skip


def _dekking(met: Sequence[str], codes: Sequence[str], weet: Kennis) -> float:
    """Share of the homes whose buurt has a usable figure; where homes aren't known, of the buurten."""
    alle = sum(weet.buurten[c].woningen for c in codes if c in weet.buurten)
    if not alle:
        return len(met) / len(codes) if codes else 0.0
    return sum(weet.buurten[c].woningen for c in met if c in weet.buurten) / alle


def _tel(acties: Sequence[Actiebeeld]) -> Voortgang:
    return tel(
        (a.actie.status, a.laat, len(a.actie.stappen), sum(s.klaar for s in a.actie.stappen)) for a in acties
    )


def _cijfers(store: Store, vandaag: dt.date, indicatoren: set[str | None]) -> _Cijfers:
    uit: _Cijfers = defaultdict(dict)
    codes = sorted(str(i) for i in indicatoren if i)
    if not codes:
        return uit
    for (
        indicator,
        gebied,
        jaar,
        teller,
        noemer,
        waarde,
        a,
        b,
        licht,
        soort,
        lichtjaren,
        laag,
        hoog,
    ) in store.rijen(sql(KAMER, "jaarplan_cijfers"), {"vandaag": vandaag, "indicatoren": codes}):
        cijfer = Zekercijfer(gebied, teller, noemer, waarde, a, b)
        marge = None if laag is None or hoog is None else (laag, hoog)
        uit[indicator, jaar][gebied] = _Rij(cijfer, licht, soort, lichtjaren, marge)
    return uit


def stand_nu(store: Store, vandaag: dt.date, indicator: str, buurten: tuple[str, ...]) -> Cijferstand | None:
    """The newest figure of these buurten (none: all), to fill in as a start value."""
    weet = kennis(store, vandaag)
    maat = weet.maten.get(indicator)
    if maat is None:
        return None
    cijfers = _cijfers(store, vandaag, {indicator})
    proef = Doel(0, vandaag.year, "", buurten, "")
    met = [j for (_, j), per in cijfers.items() if _van(per, proef, weet)]
    return _stand(proef, maat, max(met), cijfers, weet, vandaag) if met else None


def urenkwartalen(
    store: Store, jaar: int, acties: Sequence[Actie], medewerker: str | None
) -> tuple[Urenkwartaal, ...]:
    """Per quarter: hours asked per week, next to the employable hours of the team (or of one medewerker)."""
    vraag = gevraagd_per_week((a.van, a.tot, a.status, a.uren_per_week) for a in acties)
    eerste, laatste = maandag(dt.date(jaar, 1, 1)), maandag(dt.date(jaar, 12, 31))
    bekend = {
        week: tuple(rest)
        for week, *rest in store.rijen(
            sql(KAMER, "jaarplan_inzetbaar"), {"van": eerste, "tot": laatste, "medewerker": medewerker}
        )
    }
    uit = []
    for maand in KWARTALEN:
        van = dt.date(jaar, maand, 1)
        tot = (van + dt.timedelta(days=95)).replace(day=1) - dt.timedelta(days=1)
        weken = [w for w in _weken(eerste, laatste) if van <= w + dt.timedelta(days=3) <= tot]  # its Thursday
        er = [bekend[w] for w in weken if w in bekend]
        samen_ = [(i, n) for _, i, n, *_ in er if n is not None]
        uit.append(Urenkwartaal(
            van, tot, sum(vraag.get(w, 0.0) for w in weken) / len(weken),
            _gemiddeld([i for i, *_ in er]), _gemiddeld([i for i, _ in samen_]),
            _gemiddeld([n for _, n in samen_]),
            len(weken), len(er), len({m for *_, mensen, _ in er for m in mensen}),
            len({m for *_, weet in er for m in weet}),
        ))  # fmt: skip
    return tuple(uit)


def _gemiddeld(getallen: Sequence[float]) -> float | None:
    return sum(getallen) / len(getallen) if getallen else None


def _weken(eerste: dt.date, laatste: dt.date) -> list[dt.date]:
    return [eerste + n * EEN_WEEK for n in range((laatste - eerste).days // 7 + 1)]


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
