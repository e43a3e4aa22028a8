"""Partners, open cases and planned tasks of the sample corporation."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from monitor.demo import verhalen
from monitor.demo.corporatie import Corporatie
from monitor.demo.namen import PLAATSEN
from monitor.demo.personeel import DAG, WEEK, TeamLid
from monitor.demo.projecten import VoorbeeldProject
from monitor.demo.verdeling import STARTER, Toewijzing
from monitor.kalender import maandag

Rij = tuple[Any, ...]

# open cases per home
ZAAKTYPEN = {"overlast": 0.0024, "multiproblematiek": 0.0010, "woonfraude": 0.0005, "vervuiling": 0.0010}

# organisation, kind, agreement, rhythm and its days
_PARTNERS = (
    ("Sociaal wijkteam {plaats}", "sociaal wijkteam", "casusoverleg", "tweewekelijks", 14),
    ("Politie {plaats}, wijkteam", "politie", "overlast en veiligheid", "maandelijks", 30),
    ("Welzijn De Baak", "welzijn", "ontmoeting in het buurthuis", "maandelijks", 30),
    ("Gemeente {plaats}, wijkbeheer", "gemeente", "schoon en heel", "per kwartaal", 91),
    ("GGZ-team Kreekland", "zorg", "zorg en overlast", "naar behoefte", 60),
    ("Bewonerscommissie", "bewoners", "buurtafspraken", "per kwartaal", 91),
    ("Veilige Buurten Team", "samenwerking", "gezamenlijke aanpak", "maandelijks", 30),
)
ZONDER_PARTNER = 9  # one buurt in so many has nothing written down yet
_STIL_DAGEN = 61  # mean of the draw below: as long as a talk is ago
_DEEL_VAN_RITME = 0.62  # a talk is on average so much of a rhythm ago: about one in five is late

_TAKEN = (
    ("Schouwronde voorbereiden en lopen", "Schouw", (1.0, 1.5, 2.5), 6),
    ("Vast spreekuur in het buurthuis", "Telefoon/spreekuur", (1.5, 2.0, 2.5), 40),
    ("Jaarplan van het gebied", "Administratie", (1.0, 1.5, 2.0), 8),
)


def partners(rng: np.random.Generator, corporatie: Corporatie, vandaag: dt.date) -> list[Rij]:
    """Buurt, organisation, kind, agreement, since, rhythm, last contact: some late, some not written down.

    Of one buurt in nine nothing is recorded; what is drawn stays the same, so that no other figure moves.
    """
    rijen: list[Rij] = []
    for b in corporatie.buurten:
        for k in sorted(rng.choice(len(_PARTNERS), int(rng.integers(2, 5)), replace=False).tolist()):
            naam, soort, afspraak, ritme, dagen = _PARTNERS[k]
            sinds = vandaag - int(rng.integers(200, 2600)) * DAG
            stil = int(rng.gamma(1.6, 38))
            if b.nummer % ZONDER_PARTNER == ZONDER_PARTNER // 2:
                continue
            laatst = vandaag - int(stil / _STIL_DAGEN * _DEEL_VAN_RITME * dagen) * DAG
            rijen.append((b.code, naam.format(plaats=PLAATSEN[b.plaats][0]), soort, afspraak, sinds, ritme,
                          max(sinds, laatst)))  # fmt: skip
    return rijen


def peildata(vandaag: dt.date) -> list[dt.date]:
    """First days of the last twelve quarters."""
    alle = [dt.date(j, m, 1) for j in range(vandaag.year - 4, vandaag.year + 1) for m in (1, 4, 7, 10)]
    return [d for d in alle if d < vandaag][-12:]


def caseload(
    rng: np.random.Generator, corporatie: Corporatie, verdeling: tuple[Toewijzing, ...], vandaag: dt.date
) -> list[Rij]:
    """Date, coordinator, buurt, kind of case, number of open cases."""
    rijen: list[Rij] = []
    for peil in peildata(vandaag):
        for b in corporatie.buurten:
            wie = next(
                (t.medewerker for t in verdeling
                 if t.buurt == b.code and t.vanaf <= peil and (t.tot is None or peil <= t.tot)),
                None,
            )  # fmt: skip
            if wie is None:
                continue
            keer = verhalen.DRUK[wie].zaken if wie in verhalen.DRUK else 1.0
            for soort, tempo in ZAAKTYPEN.items():
                verwacht = tempo * b.woningen * b.zwaarte**0.5 * keer
                aantal = int(verwacht + rng.random())  # the mean is right, little noise between quarters
                if aantal:
                    rijen.append((peil, wie, b.code, soort, aantal))
    return rijen


def planning(
    corporatie: Corporatie,
    team: tuple[TeamLid, ...],
    projecten: tuple[VoorbeeldProject, ...],
    vandaag: dt.date,
) -> list[Rij]:
    """Employee, task, activity, buurt, from, to, hours per week low/middle/high."""
    nu = maandag(vandaag)
    rijen: list[Rij] = []
    for i, lid in enumerate(team):
        if lid.functie != "buurtcoördinator" or not lid.contracten[-1].geldt(vandaag):
            continue
        buurt = max(corporatie.van(lid.naam), key=lambda b: b.woningen).code
        for k, (naam, soort, uren, duur) in enumerate(_TAKEN):
            if (i + k) % 3 == 2:
                continue
            van = nu + ((i * 5 + k * 7) % 12 - 8) * WEEK
            plek = buurt if k < 2 else None
            rijen.append((lid.naam, naam, soort, plek, van, van + duur * WEEK - 3 * DAG, *uren))
        if lid.naam == STARTER:
            van = nu - 2 * WEEK
            kennis = ("Kennismaken met partners", "Netwerkoverleg", None)
            rijen.append((lid.naam, *kennis, van, van + 74 * DAG, 1.0, 2.0, 3.0))
        if lid.naam == verhalen.TE_VOL.medewerker:
            for naam, (taak, soort) in zip(verhalen.ROOD_BUURTEN, verhalen.TE_VOL_TAKEN, strict=True):
                plek = corporatie.buurt(naam).code
                van = nu - 30 * WEEK
                rijen.append((lid.naam, taak, soort, plek, van, van + 60 * WEEK - 3 * DAG, 4.0, 4.5, 5.0))
        if lid.naam == verhalen.PIEK.medewerker:
            avond = ("Bewonersavond vóór de renovatie", "Bewonersoverleg", buurt)
            week = next(p for p in projecten if p.naam == verhalen.PIEK_PROJECT).grenzen[1] - 3 * WEEK
            rijen.append((lid.naam, *avond, week, week + 4 * DAG, 4.0, 6.0, 8.0))
    return rijen
