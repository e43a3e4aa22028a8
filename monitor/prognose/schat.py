"""Estimating the model: empirical Bayes by EM, robust, with a block-arrow solve. numpy only.

Mean of buurt b in week t (DEFINITIONS §5, model points 1 to 3):

    μ_bt = level_b(t) + L_b · (calendar · γ + step · γ_s + common(t)) + Σ_p features_p(t) · θ_p · (1 + u_p)

with L_b the usual level of the buurt; θ = phase mean + deviation of the type; u_p the deviation of project p,
one for its beginning and one for its sequel, which may have opposite signs (a package that starts fast ends
early). Priors: phase mean ~ N(1, 0.5); type deviation ~ N(0, τ); (u_begin, u_sequel) ~ N(0, Σ_u); random-walk
steps of knots ~ N(0, σ·L_b). τ, Σ_u and both σ come from EM, with a prior weight of 10 observations.

Weights are 1/μ (variance grows with the mean), Huber at 2.5 robust standard deviations, and the likelihood
is deflated by (1 − ρ)/(1 + ρ)/φ for autocorrelation ρ and dispersion φ of the residuals. Because bursts of
work go one way only, Huber pulls the mean down: `bijstelling` = Σ booked ÷ Σ μ over the last 170 weeks puts
it back, as a factor, since a busier week has larger bursts; the residuals are counted from there.

The normal equations have one block of shared columns and one small block per buurt (an arrow): each local
block is eliminated on its own, all at once in a batch, and only the shared block is solved as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.prognose.invoer import Getallen, Invoer, Reeks
from monitor.prognose.ontwerp import BEGIN, DELEN, KENMERKEN, VERVOLG, Ontwerp, bouw

RONDEN = 8  # EM rounds; more change nothing that matters
HUBER = 2.5
PRIOR_GEWICHT = 10.0  # observations that a variance's start value is worth
SD_FASE = 0.5
SD_AANLOOP = 0.2
START_FASE = np.array([1, 1, 1, 1, 1, 1, 0.05, 0.1])
SD_KALENDER = 0.15
SD_STAP = 0.3
START_STAP = 0.4
SD_GEDEELD = 0.05
START_TAU, START_U, START_NIVEAU = 0.25, 0.35, 0.06
MINSTE_MU, MINSTE_GEWICHT, MINSTE_NIVEAU = 0.15, 0.4, 0.2  # hours per week
GEZIEN = 2.0  # norm hours seen before a project says something about the spread between projects
MINSTE_MULTIPLIER = 0.1  # a project never asks less than a tenth of what its type does
RECENT = 170  # weeks of residuals that a forecast rests on
MEMORIE = 8  # weeks in which a burst of work may still be felt


@dataclass(frozen=True)
class Indeling:
    """Where each group of shared columns stands, and which local columns belong to which project."""

    kalender: slice
    gedeeld: slice
    fase: slice
    soort: slice
    totaal: int
    knopen: int  # J: local columns 0 … J − 1
    lokaal: int  # local columns per buurt, knots and two per project
    plek: Getallen  # P: first local column of the project

    def soort_van(self, soort: int) -> slice:
        """Columns with the deviations of one project type."""
        begin = self.soort.start + DELEN * soort
        return slice(begin, begin + DELEN)


@dataclass(frozen=True)
class Spreidingen:
    """Variance parameters, all found by EM."""

    phi: float = 1.0
    rho: float = 0.3
    niveau: float = 0.08
    gedeeld: float = 0.03
    tau: float = START_TAU
    u: tuple[tuple[float, float], tuple[float, float]] = ((START_U**2, 0.0), (0.0, START_U**2))


@dataclass(frozen=True)
class Schatting:
    """The posterior: shared ~ N(b, C); local block of buurt b given shared ~ N(a_b − G_b·shared, Ci_b)."""

    ontwerp: Ontwerp
    indeling: Indeling
    spreidingen: Spreidingen
    b: Reeks  # Ks
    C: Reeks  # Ks × Ks
    a: Reeks  # B × m
    G: Reeks  # B × m × Ks
    Ci: Reeks  # B × m × m
    niveau: Reeks  # B: usual level L_b
    mu: Reeks  # B × T
    bijstelling: float  # booked ÷ fitted: what robustness took away
    residu: Reeks  # B × T: (y − μ)/√μ less its recent mean, gaps filled
    geheugen: Reeks  # MEMORIE: how much of a burst is left after h weeks
    uitbarsting: Reeks  # B: recent burst

    def multiplier(self, trekking: Reeks, soort: int) -> Reeks:
        """θ of a project type from drawn shared coefficients: … × 8, never negative."""
        theta = trekking[..., self.indeling.fase].copy()
        if soort >= 0:
            theta[..., :DELEN] += trekking[..., self.indeling.soort_van(soort)]
        positief: Reeks = np.maximum(theta, 0.0)
        return positief

    @staticmethod
    def gewicht(u: Reeks) -> Reeks:
        """1 + u per feature from a project's (begin, sequel) deviation: … × 2 → … × 8."""
        een = np.maximum(MINSTE_MULTIPLIER, 1 + u)
        per_kenmerk: Reeks = een[..., :1] * BEGIN + een[..., 1:] * VERVOLG
        return per_kenmerk


def schat(invoer: Invoer, ronden: int = RONDEN) -> Schatting:
    """Fit the model on the history in `invoer`."""
    ontwerp = bouw(invoer)
    return _EM(invoer, ontwerp).draai(ronden)


class _EM:
    """The state of the iteration; one method per step of the formula above."""

    def __init__(self, invoer: Invoer, ontwerp: Ontwerp) -> None:
        self.o = ontwerp
        self.T, self.van = invoer.T, invoer.van
        self.gezien: NDArray[np.bool_] = ~np.isnan(invoer.uren)
        self.y = np.where(self.gezien, invoer.uren, 0.0)
        self.F = ontwerp.project[:, :, : self.T]
        self.ix = _deel_in(ontwerp, len(invoer.buurten))
        self.sp = Spreidingen()
        D = np.diff(np.eye(self.ix.knopen), axis=0)
        self.D, self.RW = D, D.T @ D
        self.niveau: Reeks = _begin_niveau(self.y, self.gezien)
        self.mu: Reeks = np.repeat(self.niveau[:, None], self.T, 1)
        self.huber = np.ones_like(self.mu)
        self.theta: Reeks = np.tile(START_FASE, (len(self.F), 1))
        self._vaste_kolommen()

    def _vaste_kolommen(self) -> None:
        """Shared columns per buurt; calendar and common knots still to be multiplied by the level."""
        ix, T = self.ix, self.T
        B = len(self.y)
        self.basis = np.zeros((B, T, ix.totaal))
        self.basis[:, :, ix.kalender] = np.concatenate(
            [self.o.kalender[self.van, :T], self.o.stap[:, :T, None]], axis=2
        )
        self.basis[:, :, ix.gedeeld] = self.o.hoed[:T]
        self.lokaal = np.zeros((B, T, ix.lokaal))
        self.lokaal[:, :, : ix.knopen] = self.o.hoed[:T]
        self.projectdeel = np.zeros((B, T, ix.totaal - ix.fase.start))
        for p, b in enumerate(self.o.buurt):
            f = self.F[p].T
            self.projectdeel[b, :, :KENMERKEN] += f
            begin = ix.soort_van(int(self.o.soort[p])).start - ix.fase.start
            self.projectdeel[b, :, begin : begin + DELEN] += f[:, :DELEN]
        self.basis[:, :, ix.fase.start :] = 0.0

    def draai(self, ronden: int) -> Schatting:
        for _ in range(ronden):
            self._los_op()
            self._residuen()
            self._spreidingen()
        return self._klaar()

    # -- one round ------------------------------------------------------------------------------------
    def _kolommen(self) -> tuple[Reeks, Reeks]:
        ix = self.ix
        Xs = self.basis * self.niveau[:, None, None]
        Xs[:, :, ix.fase.start :] = self.projectdeel
        Xl = self.lokaal
        for p, b in enumerate(self.o.buurt):
            plek = ix.plek[p]
            Xl[b, :, plek] = (self.theta[p] * BEGIN) @ self.F[p]
            Xl[b, :, plek + 1] = (self.theta[p] * VERVOLG) @ self.F[p]
        return Xs, Xl

    def _prior_gedeeld(self) -> tuple[Reeks, Reeks]:
        """Precision matrix and mean of the shared columns."""
        ix, sp = self.ix, self.sp
        precisie = np.zeros(ix.totaal)
        midden = np.zeros(ix.totaal)
        precisie[ix.kalender] = SD_KALENDER**-2
        precisie[ix.kalender.stop - 1] = SD_STAP**-2
        midden[ix.kalender.stop - 1] = START_STAP
        precisie[ix.gedeeld] = SD_GEDEELD**-2
        precisie[ix.fase] = SD_FASE**-2
        precisie[ix.fase.start + DELEN : ix.fase.stop] = SD_AANLOOP**-2
        midden[ix.fase] = START_FASE
        precisie[ix.soort] = sp.tau**-2
        Q = np.diag(precisie)
        Q[ix.gedeeld, ix.gedeeld] += self.RW / sp.gedeeld**2
        return Q, midden

    def _prior_lokaal(self) -> Reeks:
        """Precision of the local columns, B × m × m."""
        ix, sp = self.ix, self.sp
        J = ix.knopen
        Q = np.zeros((len(self.y), ix.lokaal, ix.lokaal))
        Q[:, :J, :J] = self.RW / (sp.niveau * self.niveau[:, None, None]) ** 2 + np.eye(J) * 1e-8
        Q[:, 0, 0] += 1e-4
        omgekeerd = np.linalg.inv(np.array(sp.u))
        for plek in range(J, ix.lokaal, 2):
            Q[:, plek : plek + 2, plek : plek + 2] = omgekeerd
        return Q

    def _los_op(self) -> None:
        """Block-arrow solve: eliminate every local block, solve the shared one, substitute back."""
        Xs, Xl = self._kolommen()
        doof = (1 - self.sp.rho) / (1 + self.sp.rho) / self.sp.phi
        W = doof * self.huber * self.gezien / np.maximum(self.mu, MINSTE_GEWICHT)
        Q, midden = self._prior_gedeeld()
        Xlw = np.ascontiguousarray(Xl.transpose(0, 2, 1)) * W[:, None, :]  # contiguous: ten times faster
        Ci = np.linalg.inv(Xlw @ Xl + self._prior_lokaal()).astype(np.float64, copy=False)
        Als = Xlw @ Xs
        rl = (Xlw @ self.y[:, :, None])[:, :, 0]
        a: Reeks = (Ci @ rl[:, :, None])[:, :, 0]
        G = Ci @ Als
        plat = Xs.reshape(-1, self.ix.totaal)
        platw = plat * W.reshape(-1, 1)
        A = Q + platw.T @ plat - np.tensordot(Als, G, axes=([0, 1], [0, 1]))
        r = Q @ midden + platw.T @ self.y.ravel() - np.tensordot(Als, a, axes=([0, 1], [0, 1]))
        C = np.linalg.inv((A + A.T) / 2)
        b = C @ r
        self.Ci, self.G, self.a, self.C, self.b = Ci, G, a, (C + C.T) / 2, b
        self.x = a - G @ b
        self.mu = np.maximum((Xl @ self.x[:, :, None])[:, :, 0] + Xs @ b, MINSTE_MU)

    def _residuen(self) -> None:
        R = (self.y - self.mu) / np.sqrt(np.maximum(self.mu, MINSTE_GEWICHT))
        R = np.where(self.gezien, R, 0.0)
        schaal = 1.4826 * float(np.median(np.abs(R[self.gezien]))) + 1e-9
        self.huber = np.minimum(1.0, HUBER * schaal / np.maximum(np.abs(R), 1e-9))
        aantal = max(1, int(self.gezien.sum()))
        phi = float((self.huber * R**2).sum()) / aantal
        rho = float((R[:, 1:] * R[:, :-1]).sum() / max(1e-9, float((R**2).sum())))
        self.R = R
        self.phi, self.rho = max(phi, 1e-3), float(np.clip(rho, 0, 0.8))

    def _spreidingen(self) -> None:
        """M-step: variances from posterior means and variances, pulled to their start values."""
        ix = self.ix
        V = self.Ci + self.G @ self.C @ self.G.transpose(0, 2, 1)  # B × m × m, shared uncertainty included
        J = ix.knopen
        stappen = int(self.T // 13 + 1)
        dx = self.x[:, :J] @ self.D.T
        dv = np.einsum("ij,bjk,ik->bi", self.D, V[:, :J, :J], self.D, optimize=True)
        q = (((dx**2 + dv)[:, :stappen]) / self.niveau[:, None] ** 2).sum()
        n = len(self.y) * stappen
        niveau = np.sqrt((q + PRIOR_GEWICHT * START_NIVEAU**2) / (n + PRIOR_GEWICHT))
        c = self.b[ix.gedeeld]
        dc = self.D @ c
        cv = np.einsum("ij,jk,ik->i", self.D, self.C[ix.gedeeld, ix.gedeeld], self.D, optimize=True)
        gedeeld = np.sqrt((dc**2 + cv)[:stappen].mean())
        d = self.b[ix.soort] ** 2 + np.diag(self.C)[ix.soort]
        tau = np.sqrt((d.sum() + PRIOR_GEWICHT * START_TAU**2) / (len(d) + PRIOR_GEWICHT))
        self.sp = Spreidingen(
            phi=self.phi,
            rho=self.rho,
            niveau=float(np.clip(_versneld(self.sp.niveau, float(niveau)), 0.01, 0.25)),
            gedeeld=float(np.clip(gedeeld, 0.005, 0.1)),
            tau=float(np.clip(tau, 0.05, 0.8)),
            u=self._spreiding_u(V),
        )
        laatste = self.x[:, :J] @ self.o.hoed[self.T - 1]
        gemiddeld = (self.x[:, :J] @ self.o.hoed[: self.T].T).mean(axis=1)
        self.niveau = np.maximum((laatste + gemiddeld) / 2, MINSTE_NIVEAU)
        for p, soort in enumerate(self.o.soort):
            theta = self.b[ix.fase].copy()
            theta[:DELEN] += self.b[ix.soort_van(int(soort))]
            self.theta[p] = np.maximum(theta, 0.0)

    def _spreiding_u(self, V: Reeks) -> tuple[tuple[float, float], tuple[float, float]]:
        """Covariance of (begin, sequel) deviations over the projects that have been seen."""
        som = np.eye(2) * START_U**2 * PRIOR_GEWICHT
        n = PRIOR_GEWICHT
        for p, b in enumerate(self.o.buurt):
            if np.abs(self.F[p, :DELEN]).sum() <= GEZIEN:
                continue
            deel = slice(self.ix.plek[p], self.ix.plek[p] + 2)
            u = self.x[b, deel]
            som += np.outer(u, u) + V[b, deel, deel]
            n += 1
        S = som / n
        sd = np.clip(np.sqrt(np.diag(S)), 0.1, 0.8)
        r = float(np.clip(S[0, 1] / np.sqrt(S[0, 0] * S[1, 1]), -0.8, 0.8))
        return ((float(sd[0] ** 2), r * sd[0] * sd[1]), (r * sd[0] * sd[1], float(sd[1] ** 2)))

    # -- the result -----------------------------------------------------------------------------------
    def _klaar(self) -> Schatting:
        geheugen, uitbarsting = _geheugen(self.R)
        recent = self.gezien.copy()
        recent[:, : max(0, self.T - RECENT)] = False
        n = max(1, int(recent.sum()))
        return Schatting(
            ontwerp=self.o,
            indeling=self.ix,
            spreidingen=self.sp,
            b=self.b,
            C=self.C,
            a=self.a,
            G=self.G,
            Ci=self.Ci,
            niveau=self.niveau,
            mu=self.mu,
            bijstelling=float(self.y[recent].sum() / max(1e-9, float(self.mu[recent].sum()))) or 1.0,
            residu=_vul(self.R - float(self.R[recent].sum()) / n, self.gezien),
            geheugen=geheugen,
            uitbarsting=uitbarsting,
        )


def _versneld(oud: float, nieuw: float) -> float:
    """A double step on the log scale: plain EM creeps when a variance is nearly zero."""
    return nieuw * nieuw / oud


def _deel_in(ontwerp: Ontwerp, B: int) -> Indeling:
    """Number the columns."""
    nz, J = ontwerp.kalender.shape[2] + 1, ontwerp.hoed.shape[1]
    fase = nz + J
    soort = fase + KENMERKEN
    totaal = soort + DELEN * len(ontwerp.soorten)
    teller = np.zeros(B, dtype=np.int64)
    plek = np.zeros(len(ontwerp.buurt), dtype=np.int64)
    for p, b in enumerate(ontwerp.buurt):
        plek[p] = J + 2 * teller[b]
        teller[b] += 1
    return Indeling(
        kalender=slice(0, nz),
        gedeeld=slice(nz, fase),
        fase=slice(fase, soort),
        soort=slice(soort, totaal),
        totaal=totaal,
        knopen=J,
        lokaal=J + 2 * int(teller.max(initial=0)),
        plek=plek,
    )


def _begin_niveau(y: Reeks, gezien: NDArray[np.bool_]) -> Reeks:
    """Half the mean of the last year, half the median of all: a level to start from."""
    met_gaten = np.where(gezien, y, np.nan)
    uit = np.empty(len(y))
    for b, rij in enumerate(met_gaten):
        alles, jaar = rij[~np.isnan(rij)], rij[-52:][~np.isnan(rij[-52:])]
        uit[b] = 0.5 * (jaar.mean() if jaar.size else 0.0) + 0.5 * (np.median(alles) if alles.size else 0.0)
    niveau: Reeks = np.maximum(uit, 0.3)
    return niveau


def _vul(R: Reeks, gezien: NDArray[np.bool_]) -> Reeks:
    """Residuals with each gap filled from the known weeks of the same buurt, in turn."""
    uit = R.copy()
    for b, bekend in enumerate(gezien):
        bron = R[b, bekend]
        if bron.size and not bekend.all():
            uit[b, ~bekend] = np.resize(bron, int((~bekend).sum()))
    return uit


def _geheugen(R: Reeks) -> tuple[Reeks, Reeks]:
    """How fast a burst dies out, pooled over buurten: regression of a later residual on the recent mean."""
    T = R.shape[1]
    k = 0.5 ** (np.arange(12) / 2.0)
    k /= k.sum()
    r = np.clip(R, -4, 6)
    if T < 40:
        return np.zeros(MEMORIE), np.zeros(len(R))
    recent = np.zeros((len(R), T - 11))  # column i ends at week i + 11
    for j in range(12):
        recent += k[j] * r[:, 11 - j : T - j]
    e = recent[:, : -MEMORIE - 1]
    noemer = float((e * e).sum()) + 1e-9
    later = [float((e * r[:, 12 + h : 12 + h + e.shape[1]]).sum()) / noemer for h in range(MEMORIE)]
    return np.minimum.accumulate(np.clip(later, 0, 0.95)), recent[:, -1]
