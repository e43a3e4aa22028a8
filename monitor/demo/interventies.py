"""Interventions of the sample corporation: the list that comes as a file, and what people wrote on the
page.

Most are where it is heavy and half of them in a whole buurt, over four years; some still run. In one buurt,
of no other story, the approach worked: nuisance fell by half after it began (`verhalen.WERKTE_DEEL`). The
others did nothing to the figures, so what the page says of those is chance.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np

from monitor import pipeline
from monitor.demo import verhalen
from monitor.demo.corporatie import Corporatie, VoorbeeldBuurt
from monitor.demo.personeel import DAG
from monitor.jaarplan.interventie import toepassing
from monitor.jaarplan.interventie.kaarten import START
from monitor.store import Store, Transactie

Rij = tuple[Any, ...]
ZAAD = 35  # beside the seed of the corporation: these draws move no others
AANTAL = 38
ZONDER_STORY = (
    *verhalen.ROOD_BUURTEN, verhalen.GROEN_BUURT, verhalen.TEGENSPRAAK_BUURT, verhalen.PIEK_BUURT,
)  # fmt: skip
_LIJST = (
    ("Koffie in het portiek", "ontmoeten", "bewoners leren elkaar kennen", (90, 300)),
    ("Opruimdag met bewoners", "activeren", "minder zwerfafval", (90, 420)),
    ("Buurtbemiddeling", "beïnvloeden", "minder burenoverlast", (120, 420)),
    ("Geveltuintjes", "activeren", "bewoners onderhouden het groen", (180, 500)),
    ("Huisregels in gesprek", "beïnvloeden", "duidelijke afspraken over de hal", (120, 400)),
    ("Buurtkamer", "ontmoeten", "vaste plek om binnen te lopen", (500, 1200)),
    ("Portiekportiers", "activeren", "bewoners spreken elkaar aan", (300, 900)),
    ("Extra verlichting en sloten", "beïnvloeden", "minder vernieling", (90, 300)),
    ("Vroeg gesprek bij huurachterstand", "activeren", "geldzorgen eerder oppakken", (400, 1000)),
)
_NOTITIES = (
    "De bewonerscommissie doet mee en regelt de ruimte.",
    "Opkomst was klein; de volgende keer op zaterdag.",
    "Samen met het wijkteam en de jongerenwerker.",
    "De huismeester houdt bij welke portieken zijn geweest.",
)


def werkte_in(corporatie: Corporatie) -> VoorbeeldBuurt:
    """The buurt where an approach worked: the one with most nuisance outside the other stories."""
    kandidaten = [
        b for b in corporatie.buurten
        if b.naam not in ZONDER_STORY and corporatie.gebied[b.code] != verhalen.TE_VOL.medewerker
    ]  # fmt: skip
    return max(kandidaten, key=lambda b: (b.woningen * b.zwaarte, b.code))


def begin_van_wat_werkte(vandaag: dt.date) -> dt.date:
    """In the third of the five years, so that two whole years lie on either side."""
    return dt.date(vandaag.year - 3, 2, 13)


def interventies(rng: np.random.Generator, corporatie: Corporatie, vandaag: dt.date) -> list[Rij]:
    """Code, name, kind, aim, buurt, complex, start, end."""
    hier = werkte_in(corporatie)
    begin = begin_van_wat_werkte(vandaag)
    naam, soort, doel, _ = next(regel for regel in _LIJST if regel[0] == verhalen.WERKTE_NAAM)
    rijen: list[Rij] = [("I01", naam, soort, doel, hier.code, None, begin, begin + 300 * DAG)]
    ergens = [c for c in corporatie.complexen if c.buurt != hier.code]
    gewicht = np.array([c.zwaarte * c.woningen for c in ergens])
    for i, k in enumerate(rng.choice(len(ergens), AANTAL, replace=False, p=gewicht / gewicht.sum()).tolist()):
        naam, soort, doel, duur = _LIJST[i % len(_LIJST)]
        start = vandaag - int(rng.integers(40, 1450)) * DAG
        eind = start + int(rng.integers(*duur)) * DAG
        complex_ = ergens[k].code if rng.random() < 0.5 else None
        rijen.append(
            (
                f"I{i + 2:02d}",
                naam,
                soort,
                doel,
                ergens[k].buurt,
                complex_,
                start,
                eind if eind < vandaag else None,
            )
        )
    return rijen


def leg_vast(store: Store, vandaag: dt.date, seed: int) -> None:
    """What people write on the page: steps ticked off, notes, one stopped, and two that are planned."""
    rng = np.random.default_rng([seed, ZAAD])
    wie = [naam for (naam,) in store.rijen(
        "select distinct m.naam from medewerker m join verdeling v using (medewerker) "
        "where v.tot is null order by 1"
    )]  # fmt: skip
    if not wie:
        return

    def doe(tx: Transactie) -> None:
        lopend = [t for t in toepassing.toepassingen(tx, vandaag) if t.status == "loopt" and t.stappen]
        for nummer, t in enumerate(lopend):
            _werk_bij(tx, rng, t, wie[nummer % len(wie)], vandaag, stopt=nummer == 0)
        for kaart, dagen in (("kennismaken", 35), ("samenschoon", 70)):
            begin = vandaag + dagen * DAG
            buurt = lopend[-1].buurt if lopend else ""
            if buurt:
                plan = toepassing.van_kaart(START[kaart], buurt, begin, rol="buurtcoordinator")
                _bewaar(tx, plan, wie[-1], vandaag - 9 * DAG, "op de lijst gezet")

    pipeline.bewaar(store, doe, ["interventies"])


def _werk_bij(
    tx: Transactie,
    rng: np.random.Generator,
    t: toepassing.Toepassing,
    wie: str,
    vandaag: dt.date,
    *,
    stopt: bool,
) -> None:
    """Some steps in order, one after the other since the begin; the role, and sometimes a note."""
    tot = int(rng.integers(1, len(t.stappen) + 1))
    duur = max((vandaag - t.begin).days - 1, 1)
    stappen = tuple(
        replace(s, wie=wie, op=t.begin + int(duur * (n + 1) / (tot + 1)) * DAG) if n < tot else s
        for n, s in enumerate(t.stappen)
    )
    notitie = _NOTITIES[int(rng.integers(len(_NOTITIES)))] if rng.random() < 0.6 else ""
    nu = replace(t, stappen=stappen, notitie=notitie, rol="buurtcoordinator")
    dag = max(s.op for s in stappen if s.op)
    _bewaar(tx, nu, wie, dag, f"stap {tot} afgevinkt")
    if stopt:
        einde = replace(nu, versie=t.versie + 1, status="gestopt", eind=max(t.begin, vandaag - 20 * DAG))
        _bewaar(tx, einde, wie, vandaag - 20 * DAG, "gestopt: te weinig mensen deden mee")


def _bewaar(tx: Transactie, t: toepassing.Toepassing, wie: str, dag: dt.date, wat: str) -> None:
    moment = dt.datetime.combine(dag, dt.time(14))
    vandaag = max(dag, t.eind) if t.eind else dag
    toepassing.bewaar(tx, t, wie=wie, nu=moment, vandaag=vandaag, wat=wat)
