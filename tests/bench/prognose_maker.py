"""Corporations with known truth, for the forecast: hours as they would be registered, and why.

Nothing in here knows the model. Per buurt: a lognormal level that drifts, sometimes with a jump; season,
short weeks and holidays; leave that is only partly taken over; incidents that fade; weeks in which the
registration is forgotten; hours rounded to quarters. Projects follow their own truth: kengetallen that are
wrong per type and phase, a size of their own, hours that come early or late within a phase, starts that slip,
executions that stretch, plans that become known late. A full coordinator books no more than capacity.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

MAANDAG = dt.date(2021, 1, 4)
SOORTEN = ("renovatie", "sloop", "verduurzaming", "nieuwbouw-oplevering")
KENGETAL = {  # hours per home: what the corporation believes
    "renovatie": (0.6, 2.2, 0.5),
    "sloop": (1.2, 3.0, 0.4),
    "verduurzaming": (0.4, 1.1, 0.3),
    "nieuwbouw-oplevering": (0.3, 0.6, 0.9),
}
RAND = 130  # weeks of margin around the axis, so that a project can be moved
FASEN = ("communicatie", "uitvoering", "nazorg")


@dataclass(frozen=True)
class Soort:
    """One kind of corporation."""

    naam: str
    buurten: int = 30
    coordinatoren: int = 8
    weken: int = 208  # of history
    horizon: int = 26
    projecten_per_buurt_per_jaar: float = 0.45
    laat_bekend: float = 0.2  # share of projects known only at (or after) the start
    kengetal_fout: float = 0.3  # sd of the log error per type and phase
    project_sd: float = 0.3
    ruis: float = 0.22
    incidenten_per_jaar: float = 1.2
    vergeten: float = 0.02
    vol: int = 0  # coordinators whose demand exceeds capacity
    # what follows is the same in every kind the model was tuned on, and different in the held-out ones
    seizoen: float = 0.07  # amplitude of the first yearly harmonic
    drift: float = 0.012  # sd per week of a buurt's log level
    vakantie: float = 1.0  # power on the dip of the holidays
    verlof_laat_liggen: float = 0.75  # share of the work that waits or is not done during leave
    uitdoven: float = 0.65  # what is left of an incident a week later
    staart: float = 0.0  # degrees of freedom of Student's t for the noise; 0 = normal
    uitstel: tuple[float, float] = (2.5, 4.0)  # mean and sd of the weeks a start slips
    rek: tuple[float, float] = (0.12, 0.18)  # mean and sd of the log stretch of an execution
    lengte: float = 1.0  # factor on the planned length of the phases
    kengetal_scheef: float = 1.0  # factor between believed and true kengetallen, in all types


SOORTEN_BENCH = (
    Soort("gewoon"),
    Soort("twee jaar", weken=116),
    Soort("veel projecten", projecten_per_buurt_per_jaar=0.9),
    Soort("weinig projecten", projecten_per_buurt_per_jaar=0.15),
    Soort("onrustig", ruis=0.35, incidenten_per_jaar=3.0, vergeten=0.05),
    Soort("chronisch vol", vol=2),
    Soort("klein", buurten=12, coordinatoren=4),
    Soort("verkeerde kengetallen", kengetal_fout=0.6),
)
# Never used to choose anything in the model: other parameters, other shapes, and seeds from ZAAD_APART on.
ZAAD_APART = 1000
SOORTEN_APART = (
    Soort("apart: sterk seizoen", seizoen=0.15, vakantie=1.5, drift=0.006),
    Soort("apart: zware staarten", staart=4.0, incidenten_per_jaar=2.0, uitdoven=0.8),
    Soort("apart: plannen schuiven", uitstel=(6.0, 8.0), rek=(0.3, 0.3), laat_bekend=0.35),
    Soort(
        "apart: lange projecten", buurten=45, coordinatoren=10, lengte=1.6, kengetal_fout=0.45,
        project_sd=0.45, kengetal_scheef=1.3,
    ),
    Soort("apart: snelle drift", weken=156, drift=0.02),
    Soort("apart: klein en slordig", buurten=9, coordinatoren=3, weken=130, vergeten=0.06,
          verlof_laat_liggen=0.5),
)  # fmt: skip


@dataclass(frozen=True)
class Werkelijkheid:
    """One generated corporation over history and horizon; P projects as dicts."""

    soort: Soort
    week0: dt.date
    van: np.ndarray  # B
    woningen: np.ndarray  # B
    uren: np.ndarray  # B × n, as registered
    vraag: np.ndarray  # B × n, mean without noise
    werkdagen: np.ndarray
    vakantie: list[str]
    verlof: np.ndarray  # C × n
    capaciteit: np.ndarray  # C × n
    projecten: list[dict]
    kengetal: dict[tuple[str, str], float]

    @property
    def toekomst(self) -> np.ndarray:
        """C × horizon: the registered hours to come."""
        C = self.soort.coordinatoren
        toekomst = self.uren[:, self.soort.weken :]
        return np.stack([toekomst[self.van == c].sum(axis=0) for c in range(C)])

    def terug(self, weken: int) -> Werkelijkheid:
        """The same corporation as it stood `weken` weeks earlier: an earlier origin of the backtest."""
        tot = self.soort.weken - weken + self.soort.horizon
        return replace(
            self,
            soort=replace(self.soort, weken=self.soort.weken - weken),
            uren=self.uren[:, :tot],
            vraag=self.vraag[:, :tot],
            werkdagen=self.werkdagen[:tot],
            vakantie=self.vakantie[:tot],
            verlof=self.verlof[:, :tot],
            capaciteit=self.capaciteit[:, :tot],
        )


def maak(soort: Soort, seed: int) -> Werkelijkheid:
    """A corporation; the same seed gives the same one."""
    rng = np.random.default_rng([seed, *soort.naam.encode()])
    n, B, C = soort.weken + soort.horizon, soort.buurten, soort.coordinatoren
    week0 = MAANDAG + dt.timedelta(weeks=int(rng.integers(52)))
    weken = [week0 + dt.timedelta(weeks=w) for w in range(n)]
    werkdagen, vakantie = _kalender(weken)
    van = np.sort(np.concatenate([np.arange(C), rng.integers(C, size=B - C)]))
    woningen = np.rint(np.exp(rng.normal(6.2, 0.5, B)))
    verlof = _verlof(rng, C, weken, vakantie)
    niveau = np.exp(rng.normal(1.6, 0.5, B))
    drift = np.cumsum(rng.normal(0, soort.drift, (B, n)), axis=1) + np.cumsum(rng.normal(0, 0.004, n))
    sprong = np.cumsum((rng.random((B, n)) < 1 / 150) * rng.normal(0, 0.2, (B, n)), axis=1)
    hoek = 2 * np.pi * np.array([w.timetuple().tm_yday for w in weken]) / 365.25
    seizoen = 1 + soort.seizoen * np.cos(hoek - rng.uniform(0, 6)) + 0.03 * np.sin(2 * hoek)
    pauze = {"zomer": 0.82, "kerst": 0.65, "mei": 0.9, "herfst": 0.95, "voorjaar": 0.95, "": 1.0}
    kalender = (
        seizoen * (0.25 + 0.75 * werkdagen / 5) * np.array([pauze[v] ** soort.vakantie for v in vakantie])
    )
    aanwezig = 1 - soort.verlof_laat_liggen * verlof[van]
    gewoon = niveau[:, None] * np.exp(drift - drift[:, :1] + sprong) * kalender * aanwezig
    projecten, extra = _projecten(rng, soort, van, woningen, werkdagen, verlof, n)
    incident = _incidenten(rng, soort, niveau, B, n)
    vraag = gewoon + extra + incident
    ruis = rng.normal(0, 1, (B, n)) * soort.ruis
    factor = np.exp(ruis * _staart(soort, seed, (B, n)) + _samen(rng, van, C, n))
    uren = vraag * factor * (rng.random((B, n)) > soort.vergeten)
    capaciteit = _capaciteit(rng, gewoon + extra, van, C, verlof, werkdagen)
    for c in range(soort.vol):  # demand above capacity is never booked
        som = uren[van == c].sum(axis=0)
        uren[van == c] *= np.minimum(1.0, capaciteit[c] * 1.02 / np.maximum(som, 1e-9))
    return Werkelijkheid(
        soort=soort,
        week0=week0,
        van=van,
        woningen=woningen,
        uren=np.rint(uren * 4) / 4,
        vraag=vraag,
        werkdagen=werkdagen,
        vakantie=vakantie,
        verlof=verlof,
        capaciteit=capaciteit,
        projecten=projecten,
        kengetal={(s, f): KENGETAL[s][i] for s in SOORTEN for i, f in enumerate(FASEN)},
    )


def _kalender(weken: list[dt.date]) -> tuple[np.ndarray, list[str]]:
    """Working days and holidays, by rule of thumb: enough to be noticed."""
    dagen, vakantie = np.full(len(weken), 5.0), []
    for i, week in enumerate(weken):
        jaarweek = week.isocalendar().week
        dagen[i] -= {16: 1, 17: 1, 20: 1, 22: 1, 52: 2, 1: 1}.get(jaarweek, 0)
        vakantie.append(
            "zomer"
            if 29 <= jaarweek <= 34
            else "kerst"
            if jaarweek in (52, 53, 1)
            else {18: "mei", 19: "mei", 43: "herfst", 8: "voorjaar"}.get(jaarweek, "")
        )
    return dagen, vakantie


def _verlof(rng: np.random.Generator, C: int, weken: list[dt.date], vakantie: list[str]) -> np.ndarray:
    verlof = np.zeros((C, len(weken)))
    for c in range(C):
        for jaar in {w.isocalendar().year for w in weken}:
            zomer = 29 + int(rng.integers(0, 4))
            vrij = {zomer, zomer + 1, zomer + 2, 52, int(rng.integers(2, 28)), int(rng.integers(36, 50))}
            for i, w in enumerate(weken):
                if w.isocalendar().year == jaar and w.isocalendar().week in vrij:
                    verlof[c, i] = rng.choice([1.0, 1.0, 0.6])
        los = (rng.random(len(weken)) < 0.08) & (verlof[c] == 0)
        verlof[c, los] = rng.choice([0.2, 0.4], los.sum())
    return verlof


def _projecten(
    rng: np.random.Generator,
    soort: Soort,
    van: np.ndarray,
    woningen: np.ndarray,
    werkdagen: np.ndarray,
    verlof: np.ndarray,
    n: int,
) -> tuple[list[dict], np.ndarray]:
    fout = {(s, f): np.exp(rng.normal(0, soort.kengetal_fout)) for s in SOORTEN for f in FASEN}
    extra = np.zeros((soort.buurten, n))
    projecten = []
    aantal = rng.poisson(soort.projecten_per_buurt_per_jaar * soort.buurten * (n + 40) / 52)
    for k in range(aantal):
        b, s = int(rng.integers(soort.buurten)), SOORTEN[rng.integers(len(SOORTEN))]
        homes = float(np.rint(min(woningen[b] * 0.4, np.exp(rng.normal(4.0, 0.5)))))
        duur = [int(rng.integers(8, 20)), int(rng.integers(12, 46)), int(rng.integers(6, 16))]
        duur = [int(d * soort.lengte) for d in duur]
        plan0 = int(rng.integers(-30, n + 10))
        plan = np.array([plan0, plan0 + duur[0], plan0 + sum(duur[:2]), plan0 + sum(duur)])
        begin = plan0 + max(-2, int(rng.normal(*soort.uitstel)))
        voor = max(3, duur[0] + int(rng.normal(1, 2.5)))
        werk = max(6, int(duur[1] * np.exp(rng.normal(*soort.rek))))
        echt = np.array([begin, begin + voor, begin + voor + werk, begin + voor + werk + duur[2]])
        laat = rng.random() < soort.laat_bekend
        bekend = int(echt[0] + rng.integers(0, 5)) if laat else int(plan0 - rng.integers(8, 45))
        tempo = (0.25 + 0.75 * werkdagen / 5) * (1 - 0.6 * verlof[van[b]])
        groot = soort.kengetal_scheef * np.exp(rng.normal(0, soort.project_sd))
        werk_uren = np.zeros(n + 2 * RAND)
        for i, fase in enumerate(FASEN):
            totaal = homes * KENGETAL[s][i] * fout[(s, fase)] * groot
            werk_uren += totaal * _verloop(rng, echt[i] + RAND, echt[i + 1] + RAND, len(werk_uren))
        werk_uren += homes * KENGETAL[s][0] / voor * 0.1 * _binnen(echt[0] - 3, echt[0], len(werk_uren))
        werk_uren += homes * KENGETAL[s][2] / duur[2] * 0.2 * _binnen(echt[3], echt[3] + 3, len(werk_uren))
        extra[b] += werk_uren[RAND : RAND + n] * tempo
        projecten.append(
            {"project": f"P{k:03d}", "buurt": b, "type": s, "woningen": homes, "bekend": bekend}
            | {"plan": plan, "echt": echt, "werk": werk_uren, "tempo": tempo}
        )
    return projecten, extra


def _verloop(rng: np.random.Generator, van: int, tot: int, n: int) -> np.ndarray:
    """Hours over a phase, adding up to 1: front- or back-loaded, uneven from week to week."""
    duur = tot - van
    x = (np.arange(duur) + 0.5) / duur
    vorm = np.exp(rng.normal(0, 0.6) * (x - 0.5)) * rng.gamma(12, 1 / 12, duur)
    vorm /= vorm.sum()
    uit = np.zeros(n)
    t = van + np.arange(duur)
    ok = (t >= 0) & (t < n)
    uit[t[ok]] = vorm[ok]
    return uit


def uren_bij_verschuiving(p: dict, weken: int) -> np.ndarray:
    """The true mean hours of a project in every week, had it started `weken` later."""
    n = len(p["tempo"])
    return np.roll(p["werk"], weken)[RAND : RAND + n] * p["tempo"]


def _binnen(van: int, tot: int, n: int) -> np.ndarray:
    """1 in the weeks van … tot, on an axis with a margin."""
    t = np.arange(n) - RAND
    return ((t >= van) & (t < tot)).astype(float)


def _incidenten(rng: np.random.Generator, soort: Soort, niveau: np.ndarray, B: int, n: int) -> np.ndarray:
    """Sudden work that fades over a few weeks."""
    begin = rng.random((B, n)) < soort.incidenten_per_jaar / 52
    omvang = begin * rng.gamma(2, 0.5, (B, n)) * niveau[:, None]
    uit = np.zeros((B, n))
    for w in range(n):
        uit[:, w] = (uit[:, w - 1] * soort.uitdoven if w else 0) + omvang[:, w]
    return uit


def _staart(soort: Soort, seed: int, vorm: tuple[int, int]) -> np.ndarray | float:
    """What turns normal noise into Student's t of the same variance; a random stream of its own."""
    if not soort.staart:
        return 1.0
    los = np.random.default_rng([seed, 7]).chisquare(soort.staart, vorm)
    return np.minimum(4.0, np.sqrt((soort.staart - 2) / los))


def _samen(rng: np.random.Generator, van: np.ndarray, C: int, n: int) -> np.ndarray:
    """Good and bad weeks of a coordinator, which last a little: B × n on the log scale."""
    uit = np.zeros((C, n))
    for w in range(1, n):
        uit[:, w] = 0.5 * uit[:, w - 1] + rng.normal(0, 0.06, C)
    return uit[van]


def _capaciteit(
    rng: np.random.Generator,
    gewoon: np.ndarray,
    van: np.ndarray,
    C: int,
    verlof: np.ndarray,
    werkdagen: np.ndarray,
) -> np.ndarray:
    som = np.stack([gewoon[van == c].mean(axis=1).sum() for c in range(C)])
    vast = som * rng.uniform(1.15, 1.6, C)
    return vast[:, None] * (1 - verlof) * (0.25 + 0.75 * werkdagen / 5)


def schrijf(w: Werkelijkheid, map_: Path, *, alleen_begonnen: bool = False) -> None:
    """The folder that `prognose toets` reads: what was known in the last week of history.

    `alleen_begonnen` leaves out every project that has not started: an incomplete plan.
    """
    map_.mkdir(parents=True, exist_ok=True)
    T, n = w.soort.weken, w.uren.shape[1]
    dag = [(w.week0 + dt.timedelta(weeks=i)).isoformat() for i in range(n)]
    B, C = range(w.soort.buurten), range(w.soort.coordinatoren)
    bn, cn = [f"B{b:03d}" for b in B], [f"C{c:02d}" for c in C]
    _csv(map_ / "uren.csv", "week,buurt,coordinator,uren",
         ((dag[t], bn[b], cn[w.van[b]], f"{w.uren[b, t]:.2f}") for t in range(T) for b in B))  # fmt: skip
    _csv(map_ / "buurten.csv", "buurt,coordinator,woningen",
         ((bn[b], cn[w.van[b]], int(w.woningen[b])) for b in B))  # fmt: skip
    capaciteit = ((dag[t], cn[c], f"{w.capaciteit[c, t]:.2f}", w.verlof[c, t]) for t in range(n) for c in C)
    _csv(map_ / "capaciteit.csv", "week,coordinator,capaciteit,verlof", capaciteit)
    _csv(map_ / "kalender.csv", "week,werkdagen,vakantie",
         ((dag[t], int(w.werkdagen[t]), w.vakantie[t]) for t in range(n)))  # fmt: skip
    _csv(map_ / "kengetallen.csv", "type,fase,uren_per_woning", ((*k, v) for k, v in w.kengetal.items()))
    kop = "project,buurt,type,woningen,bekend_vanaf,start_communicatie,start_uitvoering,start_nazorg,eind,"
    kop += "aantal_grenzen_werkelijk,eerste_plan_communicatie,eerste_plan_uitvoering,eerste_plan_nazorg,"
    _csv(map_ / "projecten.csv", kop + "eerste_plan_eind", _planregels(w, bn, alleen_begonnen))


def _planregels(w: Werkelijkheid, bn: list[str], alleen_begonnen: bool) -> list[tuple]:
    t0 = w.soort.weken - 1
    regels = []
    for p in w.projecten:
        werkelijk = int((p["echt"] <= t0).sum())
        bekend = max(p["bekend"], int(p["echt"][0])) if alleen_begonnen else p["bekend"]
        if bekend > t0 or (alleen_begonnen and not werkelijk):
            continue
        plan = list(p["echt"][:werkelijk])
        for i in range(werkelijk, 4):
            duur = int(p["plan"][i] - p["plan"][i - 1]) if i else 0
            plan.append(max(t0 + 1, plan[-1] + duur) if i else max(t0 + 1, int(p["plan"][0])))
        dagen = [(w.week0 + dt.timedelta(weeks=int(x))).isoformat() for x in (bekend, *plan)]
        eerste = [(w.week0 + dt.timedelta(weeks=int(x))).isoformat() for x in p["plan"]]
        regels.append(
            (p["project"], bn[p["buurt"]], p["type"], int(p["woningen"]), *dagen, werkelijk, *eerste)
        )
    return regels


def _csv(pad: Path, kop: str, rijen: object) -> None:
    with pad.open("w", newline="", encoding="utf-8") as uit:
        schrijver = csv.writer(uit, lineterminator="\n")
        schrijver.writerow(kop.split(","))
        schrijver.writerows(rijen)  # type: ignore[arg-type]


def kleiner(soort: Soort, **anders: object) -> Soort:
    """The same kind of corporation with another size."""
    return replace(soort, **anders)
