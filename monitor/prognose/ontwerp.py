"""The design matrix: what may make a week heavier, column by column.

Shared columns, which multiply the level of a buurt (DEFINITIONS §5 model, point 1): two yearly harmonics,
working days in the week, holidays (summer, Christmas, others), leave share, the step at hand-over of new
homes, and piecewise-linear random-walk knots every 13 weeks that all buurten share. Local columns: such
knots per buurt. Projects (point 2): per phase an early and a late half, a lead of 3 and a tail of 4 weeks,
all measured in norm hours (homes × kengetal), so that a coefficient of 1 means "as the kengetal says". Only
projects that have begun are columns; the step counts for the whole plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitor.prognose.invoer import FASEN, Getallen, Invoer, Projectplan, Reeks
from monitor.prognose.spreiding import AANLOOP_WEKEN, UITLOOP_WEKEN

KNOOP_WEKEN = 13
EEN_JAAR = 52  # weeks ahead in which a level may drift
DAGEN_PER_JAAR = 365.25
WERKDAGEN_PER_WEEK = 5
NIEUWBOUW = "nieuwbouw-oplevering"  # as the plan and the kengetallen call it
MINSTE_WONINGEN = 200.0  # a step at hand-over is measured against at least this many homes
DELEN = 2 * len(FASEN)  # early and late half of each phase
KENMERKEN = DELEN + 2  # … plus lead and tail
# which of the eight features belong to the start of a project and which to its sequel
BEGIN = np.array([1, 1, 1, 0, 0, 0, 1, 0], dtype=float)
VERVOLG = 1.0 - BEGIN


@dataclass(frozen=True)
class Ontwerp:
    """Columns over all n weeks. nz calendar columns, J knots, P projects."""

    kalender: Reeks  # C × n × nz
    stap: Reeks  # B × n
    hoed: Reeks  # n × J
    tempo: Reeks  # C × n: share of a normal week in which project work can be done
    project: Reeks  # P × 8 × n, norm hours × tempo
    norm: Reeks  # P × 3: norm hours per phase
    soort: Getallen  # P: index in `soorten`
    buurt: Getallen  # P
    soorten: tuple[str, ...]


def bouw(invoer: Invoer) -> Ontwerp:
    """All columns for history and horizon."""
    projecten = invoer.begonnen
    soorten = tuple(sorted({p.type for p in projecten}))
    return Ontwerp(
        kalender=_kalender(invoer),
        stap=stap(invoer, invoer.projecten),
        hoed=_hoed(len(invoer.weken), invoer.T),
        tempo=_tempo(invoer),
        project=projectkolommen(invoer, projecten),
        norm=norm_uren(projecten, invoer.kengetal),
        soort=np.array([soorten.index(p.type) for p in projecten], dtype=np.int64),
        buurt=np.array([p.buurt for p in projecten], dtype=np.int64),
        soorten=soorten,
    )


def projectkolommen(invoer: Invoer, projecten: Sequence[Projectplan]) -> Reeks:
    """Norm hours of these projects by their features, in the tempo of each week: P × 8 × n."""
    tempo, norm = _tempo(invoer), norm_uren(projecten, invoer.kengetal)
    n, wie = len(invoer.weken), invoer.wie
    project = np.zeros((len(projecten), KENMERKEN, n))
    for i, p in enumerate(projecten):
        grenzen = np.array([p.grenzen])
        project[i] = kenmerken(grenzen, norm[i], np.arange(n))[0] * tempo[wie[p.buurt], np.arange(n)]
        if p.einde is not None:
            project[i, :, max(0, p.einde) :] = 0.0
    return project


def norm_uren(projecten: Sequence[Projectplan], kengetal: dict[tuple[str, str], float]) -> Reeks:
    """Homes × kengetal per phase, P × 3. A type without kengetal asks an unknown number: 0 here."""
    uren = [
        [p.woningen * kengetal.get((p.type, fase), 0.0) * er for fase, er in zip(FASEN, p.fasen, strict=True)]
        for p in projecten
    ]
    return np.array(uren, dtype=float).reshape(len(projecten), len(FASEN))


def kenmerken(grenzen: Getallen, norm: Reeks, weken: Getallen) -> Reeks:
    """Norm hours of one project per week, for K possible plans at once: K × 8 × len(weken).

    `grenzen` is K × 4, `norm` the hours of the three phases. Early and late halves of a phase add up to its
    hours. The lead is measured in weeks of the first phase, the tail in fading weeks of the last.
    """
    begin, eind = grenzen[:, :-1], grenzen[:, 1:]
    duur = np.maximum(1, eind - begin)[:, :, None]  # K × 3 × 1
    x = (weken[None, None, :] - begin[:, :, None] + 0.5) / duur
    binnen = ((x > 0) & (x < 1)) / duur * norm[None, :, None]
    uit = np.empty((len(grenzen), KENMERKEN, len(weken)))
    uit[:, 0:DELEN:2] = binnen * (1 - x)
    uit[:, 1:DELEN:2] = binnen * x
    voor = grenzen[:, :1] - weken[None, :]
    uit[:, DELEN] = ((voor >= 1) & (voor <= AANLOOP_WEKEN)) * norm[0] / duur[:, 0]
    na = weken[None, :] - grenzen[:, -1:]
    uitloop = ((na >= 0) & (na < UITLOOP_WEKEN)) * (1 - na / UITLOOP_WEKEN)
    uit[:, DELEN + 1] = uitloop * norm[-1] / duur[:, -1]
    return uit


def _jaardeel(week: dt.date) -> float:
    return week.timetuple().tm_yday / DAGEN_PER_JAAR


def _kalender(invoer: Invoer) -> Reeks:
    """C × n × 9: harmonics, working days, holidays, leave."""
    hoek = 2 * np.pi * np.array([_jaardeel(week) for week in invoer.weken])
    soort = np.array(invoer.vakantie)
    gedeeld = np.stack(
        [
            np.cos(hoek),
            np.sin(hoek),
            np.cos(2 * hoek),
            np.sin(2 * hoek),
            invoer.werkdagen / WERKDAGEN_PER_WEEK - 1,
            (soort == "zomer").astype(float),
            (soort == "kerst").astype(float),
            ((soort != "") & (soort != "zomer") & (soort != "kerst")).astype(float),
        ],
        axis=1,
    )
    aantal = len(invoer.coordinatoren)
    return np.concatenate([np.tile(gedeeld, (aantal, 1, 1)), invoer.verlof[:, :, None]], axis=2)


def _tempo(invoer: Invoer) -> Reeks:
    tempo: Reeks = (0.2 + 0.8 * invoer.werkdagen / WERKDAGEN_PER_WEEK) * (1 - 0.5 * invoer.verlof)
    return tempo


def stap(invoer: Invoer, projecten: Sequence[Projectplan]) -> Reeks:
    """B × n: share of new homes handed over so far in a buurt, by these projects."""
    deel = np.zeros((len(invoer.buurten), len(invoer.weken)))
    for p in projecten:
        oplevering = p.grenzen[1]
        if p.type == NIEUWBOUW and 0 < oplevering < len(invoer.weken):
            deel[p.buurt, oplevering:] += p.woningen / max(MINSTE_WONINGEN, invoer.woningen[p.buurt])
    return deel


def _hoed(n: int, T: int) -> Reeks:
    """Piecewise-linear basis over n weeks with a knot every 13 weeks, one of them at the last known week.

    Beyond a year ahead no knot is added: a level stays what it is at the last one.
    """
    laatste = T - 1
    vooruit = min(n - T, EEN_JAAR)
    knopen = np.arange(-(T // KNOOP_WEKEN) - 1, vooruit // KNOOP_WEKEN + 2) * KNOOP_WEKEN + laatste
    afstand = np.abs(np.minimum(np.arange(n), knopen[-1])[:, None] - knopen[None, :])
    hoed: Reeks = np.maximum(0.0, 1 - afstand / KNOOP_WEKEN)
    return hoed
