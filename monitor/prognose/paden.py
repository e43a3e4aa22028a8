"""Four hundred possible futures: hours per week and buurt, and what each project adds (model point 4).

A path draws all coefficients together from their posterior, a deviation per project, how far its dates slip
(from finished borders: start, length of the preparation, stretch of the execution; only slips that can still
happen), work from projects nobody has announced yet (from `bekend`: what was unknown at past moments and came
all the same), a block of 26 weeks of residuals, the same weeks for all buurten so that bad weeks coincide,
and what is left of a recent burst.

Each source has a random stream of its own, and each project one named after it. So the same seed gives the
same paths on every run, and moving one project changes nothing but that project.

Looking further than a year changes nothing in the first one: weeks after it get draws of their own (a next
block of residuals; what was still unknown more than a year ahead), and the level drifts no more.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from monitor.prognose.invoer import GRENZEN, Getallen, Invoer, Projectplan, Reeks
from monitor.prognose.ontwerp import DELEN, EEN_JAAR, kenmerken, norm_uren, stap
from monitor.prognose.schat import MEMORIE, MINSTE_GEWICHT, RECENT, Schatting
from monitor.prognose.spreiding import AANLOOP_WEKEN, UITLOOP_WEKEN

AANTAL = 400
TERUGBLIK_ONBEKEND = 156  # weeks back in which we ask what was not yet announced
MINSTE_MOMENTEN = 5  # of those
ZONDER_VERSCHUIVING = 3  # imagined projects that kept their dates, so that few real ones don't decide
_STROOM_COEF, _STROOM_RESIDU, _STROOM_ONBEKEND, _STROOM_PROJECT, _STROOM_SOORT = range(1, 6)


@dataclass(frozen=True)
class Paden:
    """S paths over H weeks. `uren` is what will be registered; `project` what each project adds."""

    uren: Reeks  # S × H × B
    project: dict[str, Reeks]  # project → S × H
    onbekend: Reeks  # S × H × B: not yet announced


class Simulator:
    """Draws once, then answers what-if questions with the same draws."""

    def __init__(self, invoer: Invoer, schatting: Schatting, seed: int, aantal: int = AANTAL) -> None:
        self._in, self._s = invoer, schatting
        self._seed, self._S = seed, aantal
        self._H = len(invoer.weken) - invoer.T
        self._bekend = {p.project: i for i, p in enumerate(invoer.begonnen)}
        self._wie = invoer.wie[:, invoer.T :].T  # H × B
        self._uitloop = _verschuivingen(invoer)
        self._trek_coefficienten()
        self._trek_residuen()
        self._onbekend = self._trek_onbekend()
        self._gekend: dict[Projectplan, Reeks] = {}  # what the projects add as they are planned now

    def simuleer(self, projecten: tuple[Projectplan, ...] | None = None) -> Paden:
        """Paths with these projects (default: the plan as it stands)."""
        if not self._gekend:
            self._gekend = {p: self.bijdrage(p) for p in self._in.projecten}
        projecten = self._in.projecten if projecten is None else projecten
        per_project = {
            p.project: self._gekend[p] if p in self._gekend else self.bijdrage(p) for p in projecten
        }
        mu = self._basis(projecten) + self._onbekend
        for p in projecten:
            mu[:, :, p.buurt] += per_project[p.project]
        ruis = self._ruis * np.sqrt(np.maximum(mu, MINSTE_GEWICHT))
        return Paden(np.maximum(0.0, mu + ruis), per_project, self._onbekend)

    def bijdrage(self, p: Projectplan) -> Reeks:
        """Hours that one project adds, S × H, with its own draws of size and dates."""
        T, H, S = self._in.T, self._H, self._S
        rng = np.random.default_rng([self._seed, _STROOM_PROJECT, zlib.crc32(p.project.encode())])
        dobbel = rng.random((S, 3))
        los = rng.normal(size=(S, 2))
        voorbij = p.werkelijk == GRENZEN and p.grenzen[3] + UITLOOP_WEKEN <= T
        if voorbij or p.grenzen[0] - AANLOOP_WEKEN >= T + H:
            return np.zeros((S, H))
        grenzen = self._trek_grenzen(p, dobbel)
        plannen, welk = np.unique(grenzen, axis=0, return_inverse=True)
        norm = norm_uren([p], self._in.kengetal)[0]
        f = kenmerken(plannen, norm, np.arange(T, T + H))
        f = f * self._s.ontwerp.tempo[self._wie[:, p.buurt], np.arange(T, T + H)]
        u = self._afwijking(p, los)
        theta = self._theta(p.type) * self._s.gewicht(u)  # S × 8
        uren: Reeks = np.einsum("sk,skh->sh", theta, f[welk.ravel()], optimize=True)
        return uren * self._s.bijstelling

    def _theta(self, type: str) -> Reeks:
        """Multipliers of a type, S × 8; one of which no project has begun deviates as its prior says."""
        s = self._s
        if type in s.ontwerp.soorten:
            return s.multiplier(self._gedeeld, s.ontwerp.soorten.index(type))
        rng = np.random.default_rng([self._seed, _STROOM_SOORT, zlib.crc32(type.encode())])
        theta = self._gedeeld[:, s.indeling.fase].copy()
        theta[:, :DELEN] += s.spreidingen.tau * rng.normal(size=(self._S, DELEN))
        positief: Reeks = np.maximum(theta, 0.0)
        return positief

    def _afwijking(self, p: Projectplan, los: Reeks) -> Reeks:
        """(begin, sequel) deviation: from the posterior when the project was fitted, else from its prior."""
        i = self._bekend.get(p.project)
        if i is None:
            return los @ np.linalg.cholesky(np.array(self._s.spreidingen.u)).T
        plek = self._s.indeling.plek[i]
        eigen: Reeks = self._lokaal[self._in.begonnen[i].buurt][:, plek : plek + 2]
        return eigen

    def _trek_coefficienten(self) -> None:
        s, ix, T = self._s, self._s.indeling, self._in.T
        rng = np.random.default_rng([self._seed, _STROOM_COEF])
        self._gedeeld = s.b + rng.normal(size=(self._S, ix.totaal)) @ _wortel(s.C).T
        B = len(self._in.buurten)
        los = rng.normal(size=(B, self._S, ix.lokaal))
        wortel = np.linalg.cholesky(s.Ci + 1e-12 * np.eye(ix.lokaal))
        midden = s.a[:, None, :] - self._gedeeld @ s.G.transpose(0, 2, 1)
        self._lokaal = midden + los @ wortel.transpose(0, 2, 1)  # B × S × m
        niveau = (self._lokaal[:, :, : ix.knopen] @ s.ontwerp.hoed[T:].T).transpose(1, 2, 0)
        gamma = self._gedeeld[:, ix.kalender]
        effect = np.einsum("chz,sz->shc", s.ontwerp.kalender[:, T:], gamma[:, :-1], optimize=True)
        factor = effect[:, np.arange(self._H)[:, None], self._wie]
        factor += (self._gedeeld[:, ix.gedeeld] @ s.ontwerp.hoed[T:].T)[:, :, None]
        self._gewoon = niveau + s.niveau * factor

    def _basis(self, projecten: Sequence[Projectplan]) -> Reeks:
        """The ordinary work, S × H × B, with the step at the hand-overs of this plan."""
        s, gamma = self._s, self._gedeeld[:, self._s.indeling.kalender.stop - 1]
        erbij = s.niveau * stap(self._in, projecten)[:, self._in.T :].T
        gewoon = self._gewoon + gamma[:, None, None] * erbij if erbij.any() else self._gewoon
        basis: Reeks = np.maximum(gewoon, 0.05 * s.niveau) * s.bijstelling
        return basis

    def _trek_residuen(self) -> None:
        """Standardised noise per path: a block of past residuals, damped where a burst is still felt."""
        s, H, T = self._s, self._H, self._in.T
        rng = np.random.default_rng([self._seed, _STROOM_RESIDU])
        ruimte = min(T, RECENT)
        stukken = []
        for van, tot in _per_jaar(H):
            begin = rng.integers(0, max(1, ruimte - (tot - van) + 1), size=self._S)
            stukken.append(T - ruimte + (begin[:, None] + np.arange(tot - van)) % ruimte)
        weken = np.concatenate(stukken, axis=1)
        blok = s.residu[:, weken].transpose(1, 2, 0)  # S × H × B
        kappa = np.zeros(H)
        kappa[:MEMORIE] = s.geheugen[:H]
        rest = kappa[:, None] * s.uitbarsting
        self._ruis = blok * np.sqrt(np.maximum(1 - kappa**2, 0.3))[:, None] + rest

    def _trek_onbekend(self) -> Reeks:
        """Hours of projects that nobody has announced yet, S × H × B."""
        inv, niveau = self._in, self._s.niveau
        uit = np.zeros((self._S, self._H, len(inv.buurten)))
        rng = np.random.default_rng([self._seed, _STROOM_ONBEKEND])
        voorraad = np.zeros((0, 0))
        for van, tot in _per_jaar(self._H):
            voorraad = self._voorraad(van, tot, voorraad)
            if not len(voorraad):
                break
            for c in range(len(inv.coordinatoren)):
                eigen = np.flatnonzero(inv.van == c)
                if eigen.size:
                    deel = niveau[eigen] / niveau[eigen].sum()
                    getrokken = voorraad[rng.integers(len(voorraad), size=self._S)]
                    uit[:, van:tot, eigen] = getrokken[:, :, None] * deel
        return uit

    def _voorraad(self, van: int, tot: int, eerder: Reeks) -> Reeks:
        """What came `van` … `tot` weeks after past moments without being known then, rows × weeks.

        With too few such moments: the last half year of `eerder` (the same, a year less far) over and over.
        """
        inv, s, T = self._in, self._s, self._in.T
        momenten = np.arange(max(13, T - TERUGBLIK_ONBEKEND), T - tot + 1, 3)
        if len(momenten) < MINSTE_MOMENTEN or not inv.projecten:
            laat = eerder[:, -(EEN_JAAR // 2) :]
            return laat[:, np.arange(tot - van) % (EEN_JAAR // 2)] if len(laat) else laat
        kwam = np.zeros((len(momenten), len(inv.coordinatoren), tot - van))
        for i, p in enumerate(inv.begonnen):
            uren = s.multiplier(s.b, int(s.ontwerp.soort[i])) @ s.ontwerp.project[i] * s.bijstelling
            for m, moment in enumerate(momenten):
                if p.bekend > moment:
                    kwam[m, inv.van[p.buurt]] += uren[moment + 1 + van : moment + 1 + tot]
        return kwam[:, inv.met_buurt].reshape(-1, tot - van)

    def _trek_grenzen(self, p: Projectplan, dobbel: Reeks) -> Getallen:
        """Possible borders of one project, S × 4: what has happened stays, what is planned may slip."""
        T, S = self._in.T, self._S
        uit = np.tile(np.array(p.grenzen, dtype=np.int64), (S, 1))
        start, lengte, rek = self._uitloop
        duur = np.diff(p.grenzen)
        if p.werkelijk < 1:
            uit[:, 0] = _trek_mogelijk(p.grenzen[0] + start, T, dobbel[:, 0])
        if p.werkelijk < 2:
            uit[:, 1] = _na(
                uit[:, 0], _trek_mogelijk_per_pad(uit[:, 0], duur[0] + lengte, T, dobbel[:, 1]), T
            )
        if p.werkelijk < 3:
            duren = np.maximum(1, np.rint(duur[1] * rek)).astype(np.int64)
            uit[:, 2] = _na(uit[:, 1], _trek_mogelijk_per_pad(uit[:, 1], duren, T, dobbel[:, 2]), T)
        if p.werkelijk < 4:
            uit[:, 3] = _na(uit[:, 2], uit[:, 2] + max(1, int(duur[2])), T)
        return uit


def _per_jaar(H: int) -> list[tuple[int, int]]:
    """The coming weeks 0 … H in years: first week, week after the last."""
    return [(van, min(H, van + EEN_JAAR)) for van in range(0, H, EEN_JAAR)]


def verplaatst(p: Projectplan, weken: int) -> Projectplan:
    """The same project, all planned borders `weken` later."""
    g = [grens + (weken if i >= p.werkelijk else 0) for i, grens in enumerate(p.grenzen)]
    return replace(p, grenzen=(g[0], g[1], g[2], g[3]))


def _wortel(C: Reeks) -> Reeks:
    """A square root of a covariance matrix that also works when it is nearly singular."""
    waarden, vectoren = np.linalg.eigh(C)
    wortel: Reeks = vectoren * np.sqrt(np.maximum(waarden, 0.0))
    return wortel


def _verschuivingen(invoer: Invoer) -> tuple[Getallen, Getallen, Reeks]:
    """Past slips: weeks that starts were late, weeks that preparations took longer, stretch of executions."""
    start, lengte, rek = [0] * ZONDER_VERSCHUIVING, [0] * ZONDER_VERSCHUIVING, [1.0] * ZONDER_VERSCHUIVING
    for p in invoer.begonnen:
        g, e = p.grenzen, p.eerste_plan
        if p.werkelijk >= 1:
            start.append(g[0] - e[0])
        if p.werkelijk >= 2:
            lengte.append((g[1] - g[0]) - (e[1] - e[0]))
        if p.werkelijk >= 3:
            rek.append(float(np.clip((g[2] - g[1]) / max(1, e[2] - e[1]), 0.5, 2.5)))
    return np.array(start), np.array(lengte), np.array(rek)


def _trek_mogelijk(kandidaten: Getallen, T: int, dobbel: Reeks) -> Getallen:
    """Draw one of the candidate weeks that has not passed yet; the first coming week if none is left."""
    mogelijk = np.sort(kandidaten[kandidaten >= T])
    if not mogelijk.size:
        return np.full(len(dobbel), T, dtype=np.int64)
    keuze: Getallen = mogelijk[(dobbel * len(mogelijk)).astype(np.int64)]
    return keuze


def _trek_mogelijk_per_pad(begin: Getallen, duren: Getallen, T: int, dobbel: Reeks) -> Getallen:
    """For each path a duration after its own `begin`, drawn from those that end after the last known week."""
    uit = np.empty(len(begin), dtype=np.int64)
    for b in np.unique(begin):
        hier = begin == b
        uit[hier] = _trek_mogelijk(b + duren, T, dobbel[hier])
    return uit


def _na(vorige: Getallen, grens: Getallen, T: int) -> Getallen:
    """A border comes after the one before it, and not in the past."""
    later: Getallen = np.maximum(np.maximum(vorige + 1, grens), T)
    return later
