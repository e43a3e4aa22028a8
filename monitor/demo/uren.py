"""Three years of registered hours of the sample corporation.

Rule: hours of a day = available hours × share of the week × noise; share of the week = the person's own
booked share (`verhalen.BEZETTING`) × season × noise + the hours that projects ask. The last 13 weeks are
scaled so that the mean share is exactly the story's. Some days are not registered. A day falls apart in
entries by the person's kind of work; a buurt gets entries in proportion to homes × trouble.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from monitor.demo import verhalen
from monitor.demo.corporatie import Corporatie
from monitor.demo.klem import klem
from monitor.demo.namen import REGISSEURS
from monitor.demo.personeel import DAG, VERLOF_IN_UREN, WEEK, TeamLid
from monitor.demo.projecten import DEEL_COORDINATOR, VoorbeeldProject
from monitor.demo.verdeling import Toewijzing
from monitor.demo.wereld import Voorbeeldwereld
from monitor.kalender import maandag

SECONDEN_PER_UUR = 3600
KWARTIER = 900
WEEK_AANDEEL_MAX = 1.32

# activity → share for (buurtcoördinator, gebiedsregisseur); those without a buurt stand in ZONDER_BUURT
ACTIVITEITEN = {
    "Huisbezoek": (0.17, 0.04), "Overlastzaak": (0.17, 0.06), "Schouw": (0.08, 0.04),
    "Bewonersoverleg": (0.08, 0.10), "Netwerkoverleg": (0.09, 0.22), "Projectoverleg": (0.02, 0.15),
    "Administratie": (0.11, 0.10), "Teamoverleg": (0.05, 0.07), "Scholing": (0.02, 0.03),
    "Reistijd": (0.05, 0.05), "Telefoon/spreekuur": (0.09, 0.06),
}  # fmt: skip
ZONDER_BUURT = {"Administratie", "Teamoverleg", "Scholing", "Reistijd"}
PROJECTWERK = ("Projectoverleg", "Bewonersoverleg", "Huisbezoek")
ONBEKEND = ("Diversen", "Bijgesprongen balie", "Sleutels", "Klusje voor collega")
ONBEKEND_DEEL = 0.012
OMSCHRIJVINGEN = ("", "", "", "", "portiek", "nabellen", "met wijkagent", "rondje door de buurt", "afspraak",
                  "verslag", "voorbereiding", "tuinen", "met gemeente")  # fmt: skip

# buurten, their cumulative weights, and per project the chance that an entry is for it
Plekken = tuple[list[str], list[float], list[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Registratie:
    """One entry: start in seconds after midnight, local time; `plek` is a buurt, a project or empty."""

    medewerker: str
    datum: dt.date
    begin: int
    seconden: int
    activiteit: str
    plek: str
    omschrijving: str = ""


def schrijf_uren(rng: np.random.Generator, wereld: Voorbeeldwereld) -> list[Registratie]:
    """All entries in order of person and time, ending on the last Sunday before the week of vandaag."""
    nu = maandag(wereld.vandaag)
    weken = [nu + w * WEEK for w in range(-verhalen.WEKEN_HISTORIE, 0)]
    uit: list[Registratie] = []
    for lid, bron in zip(wereld.team, rng.spawn(len(wereld.team)), strict=True):
        uit += _persoon(bron, lid, wereld, weken)
    return uit


def _persoon(
    rng: np.random.Generator, lid: TeamLid, wereld: Voorbeeldwereld, weken: list[dt.date]
) -> list[Registratie]:
    project = {w: _projecturen(lid, wereld.corporatie, wereld.projecten, w) for w in weken}
    per_dag = {dag: lid.beschikbaar(dag) for w in weken for dag in _werkdagen(w)}
    per_week = {w: sum(per_dag[dag] for dag in _werkdagen(w)) for w in weken}
    deel = _weekdelen(rng, lid, per_week, {w: sum(u for _, u in p) for w, p in project.items()})
    profiel = _Profiel(lid, wereld.corporatie, wereld.verdeling)
    stil = _stille_dagen(rng, lid, per_dag)
    ruis = 0.03 if lid.naam == verhalen.TE_VOL.medewerker else 0.07  # too full day after day
    uit: list[Registratie] = []
    for week in weken:
        plek = _plekken(profiel, week, project[week], deel[week] * per_week[week])
        for dag in _werkdagen(week):
            if lid.naam in VERLOF_IN_UREN and (vrij := lid.vrij(dag)) > 0:
                ziek = any(a.ziek and a.van <= dag <= a.tot for a in lid.afwezig)
                uit.append(
                    Registratie(lid.naam, dag, 9 * 3600, int(vrij * 3600), "Ziek" if ziek else "Verlof", "")
                )
            kan = per_dag[dag]
            if kan > 0 and dag not in stil:
                uren = kan * deel[week] * klem(rng.normal(1, ruis), 0.75, 1.25)
                uit += _dag(rng, lid, dag, uren, plek, profiel)
    return uit


def _werkdagen(week: dt.date) -> list[dt.date]:
    """Monday to Friday."""
    return [week + k * DAG for k in range(5)]


def _projecturen(
    lid: TeamLid, corporatie: Corporatie, projecten: tuple[VoorbeeldProject, ...], week: dt.date
) -> list[tuple[str, float]]:
    uit = []
    for p in projecten:
        buurt = next(b for b in corporatie.buurten if b.code == p.buurt)
        if lid.naam == corporatie.gebied[p.buurt]:
            deel = DEEL_COORDINATOR
        elif lid.functie == "gebiedsregisseur" and lid.naam == REGISSEURS[buurt.plaats]:
            deel = 1 - DEEL_COORDINATOR
        else:
            continue
        if uren := p.uren(week) * deel:
            uit.append((p.naam, uren))
    return uit


def seizoen(week: dt.date) -> float:
    """A quiet summer, a busy autumn and early year."""
    hoek = 2 * math.pi * (week.timetuple().tm_yday - 15) / 365.25
    zomer = 0.06 if dt.date(week.year, 7, 8) <= week <= dt.date(week.year, 8, 25) else 0.0
    return 1 + 0.025 * math.cos(hoek) - zomer


def _weekdelen(
    rng: np.random.Generator, lid: TeamLid, kan: dict[dt.date, float], project: dict[dt.date, float]
) -> dict[dt.date, float]:
    """Share of the available hours (`kan`) that gets worked, per week."""
    doel = verhalen.BEZETTING[lid.naam]
    vol = lid.naam == verhalen.TE_VOL.medewerker
    deel = {}
    for i, w in enumerate(kan):
        aanloop = 1 - 0.12 * max(0.0, 1 - i / 70) if vol else 1.0  # it became too much bit by bit
        basis = doel * aanloop * (1.0 if vol else seizoen(w)) * klem(rng.normal(1, 0.03), 0.92, 1.08)
        extra = project[w] / kan[w] if kan[w] >= 8 else 0.0
        deel[w] = min(WEEK_AANDEEL_MAX, basis + extra)
    recent = list(kan)[-verhalen.WEKEN_RECENT :]
    som = sum(kan[w] for w in recent)
    if som:
        schaal = doel * som / sum(deel[w] * kan[w] for w in recent)
        deel |= {w: deel[w] * schaal for w in recent}
    return deel


def _stille_dagen(rng: np.random.Generator, lid: TeamLid, kan: dict[dt.date, float]) -> set[dt.date]:
    """Days without any registration: of every pair one (story), or a few at random."""
    dagen = [dag for dag, uren in kan.items() if uren > 0]
    if lid.naam == verhalen.HALF.medewerker:
        paren = zip(dagen[::2], dagen[1::2], strict=False)
        return {(a, b)[int(rng.integers(2))] for a, b in paren}
    deel = verhalen.DRUK[lid.naam].dagen_geregistreerd if lid.naam in verhalen.DRUK else 0.97
    return {d for d, x in zip(dagen, rng.random(len(dagen)), strict=True) if x > deel}


class _Profiel:
    """Kinds of work of a person, and the buurten on a date with their weights."""

    def __init__(self, lid: TeamLid, corporatie: Corporatie, verdeling: tuple[Toewijzing, ...]) -> None:
        regisseur = lid.functie == "gebiedsregisseur"
        self.soorten = list(ACTIVITEITEN)
        kansen = np.array([k[1 if regisseur else 0] for k in ACTIVITEITEN.values()])
        self.cumulatief: list[float] = np.cumsum(kansen / kansen.sum()).tolist()
        self.gewicht = {b.code: (b.naam, max(b.woningen, 5) * b.zwaarte**0.7) for b in corporatie.buurten}
        if regisseur:
            plaats = REGISSEURS.index(lid.naam)
            self.rijen = [
                (b.code, dt.date.min, dt.date.max) for b in corporatie.buurten if b.plaats == plaats
            ]
        else:
            self.rijen = [
                (t.buurt, t.vanaf, t.tot or dt.date.max) for t in verdeling if t.medewerker == lid.naam
            ]

    def buurten(self, week: dt.date) -> list[tuple[str, float]]:
        """Names and weights of the buurten in a week."""
        return [self.gewicht[b] for b, van, tot in self.rijen if van <= week <= tot]


def _plekken(profiel: _Profiel, week: dt.date, project: list[tuple[str, float]], uren: float) -> Plekken:
    """Where the `uren` of a week go."""
    buurten = profiel.buurten(week) or [("", 1.0)]
    gewicht = np.array([g for _, g in buurten])
    kansen = [(naam, u / uren) for naam, u in project] if uren > 4 else []
    return [n for n, _ in buurten], np.cumsum(gewicht / gewicht.sum()).tolist(), kansen


def _dag(
    rng: np.random.Generator,
    lid: TeamLid,
    dag: dt.date,
    uren: float,
    plek: Plekken,
    profiel: _Profiel,
) -> list[Registratie]:
    buurten, cumulatief, kansen = plek
    aantal = int(klem(round(uren / 1.45 + rng.normal(0, 0.8)), 2, 9))
    duren = np.maximum(240, rng.dirichlet(np.full(aantal, 3.0)) * uren * SECONDEN_PER_UUR).astype(int)
    toeval = rng.random((aantal, 5)).tolist()
    begin = int(8 * 3600 + 300 + toeval[0][4] * 2700)
    uit = []
    for duur, (wat, plaats, rest, bij, tekst) in zip(duren.tolist(), toeval, strict=True):
        soort = profiel.soorten[bisect_right(profiel.cumulatief, wat)]
        waar = "" if soort in ZONDER_BUURT else buurten[bisect_right(cumulatief, plaats)]
        over = rest
        for naam, kans in kansen:
            if over < kans:
                soort, waar = PROJECTWERK[int(plaats * 3)], naam
                break
            over -= kans
        if bij < ONBEKEND_DEEL:
            soort = ONBEKEND[int(bij / ONBEKEND_DEEL * len(ONBEKEND))]
        omschrijving = OMSCHRIJVINGEN[int(tekst * len(OMSCHRIJVINGEN))]
        uit.append(Registratie(lid.naam, dag, begin, duur, soort, waar, omschrijving))
        begin += duur + int(bij * 480)
        if 43_800 < begin < 46_800:  # lunch, between 12:10 and 13:00
            begin += 1500 + int(rest * 900)
    return uit


def in_kwartieren(rijen: list[Registratie]) -> list[Registratie]:
    """As people fill in a spreadsheet: one row per activity and place a day, in quarters of an hour."""
    som: dict[tuple[str, dt.date, str, str], int] = {}
    for r in rijen:
        sleutel = (r.medewerker, r.datum, r.activiteit, r.plek)
        som[sleutel] = som.get(sleutel, 0) + r.seconden
    rest: dict[tuple[str, dt.date], int] = {}
    uit = []
    for (wie, dag, soort, plek), seconden in som.items():
        # what was rounded away goes on to the next row: people know how long their day was
        precies = seconden + rest.get((wie, dag), 0)
        rond = max(KWARTIER, round(precies / KWARTIER) * KWARTIER)
        rest[wie, dag] = precies - rond
        uit.append(Registratie(wie, dag, 0, rond, soort, plek))
    return uit
