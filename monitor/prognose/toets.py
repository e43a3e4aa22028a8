"""`prognose toets`: a folder with six CSV files in, a forecast as CSV out.

Everything that can't be right is refused with one sentence that names file, row and remedy: a missing file or
column, a date that is no Monday, an unreadable or negative number, an unknown buurt or coordinator, a week of
the horizon without calendar or capacity, project borders in the wrong order, a type without kengetal.
A buurt without a row in a week had no hours; a coordinator without any row in a week did not register.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import numpy as np

from monitor.fouten import Geweigerd, kort
from monitor.kalender import maandag, weken
from monitor.prognose.invoer import FASEN, GRENZEN, Grenzen, Invoer, Projectplan, Reeks
from monitor.prognose.voorspel import kans_te_druk, kwantielen, voorspel

_FASENAAM = {"communicatie": "voorbereiding"} | {fase: fase for fase in FASEN}
_GRENS = ("communicatie", "uitvoering", "nazorg")
_WERKELIJK = (*(f"start_{g}" for g in _GRENS), "eind")
_EERSTE = (*(f"eerste_plan_{g}" for g in _GRENS), "eerste_plan_eind")
MAX_WEKEN = 104
MAX_UREN = 24 * 7 * 100  # per buurt and week; more is a mistake in the units


def schrijf_toets(map_: Path, horizon: int, seed: int, uit: TextIO) -> None:
    """Forecast the weeks after the last one in `uren.csv`; CSV `week,coordinator,p10,p50,p90,p_over`."""
    invoer = lees(map_, horizon)
    verwachting = voorspel(invoer, seed)
    paden = verwachting.per_coordinator
    q, kans = kwantielen(paden), kans_te_druk(paden, verwachting.capaciteit)
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(["week", "coordinator", "p10", "p50", "p90", "p_over"])
    for w, week in enumerate(invoer.komend):
        for c, wie in enumerate(invoer.coordinatoren):
            getallen = [f"{waarde:.3f}" for waarde in q[:, w, c]]
            schrijver.writerow([week.isoformat(), wie, *getallen, f"{kans[w, c]:.4f}"])


def lees(map_: Path, horizon: int) -> Invoer:
    """Read and check the folder.

    Raises
    ------
    Geweigerd
        With the file, the row and what to do.
    """
    if not map_.is_dir():
        raise Geweigerd(f"De map {kort(map_.name)} bestaat niet. Geef een map met de zes CSV-bestanden op.")
    if not 1 <= horizon <= MAX_WEKEN:
        raise Geweigerd(f"Het aantal weken moet tussen 1 en {MAX_WEKEN} liggen.")
    buurten, wie, woningen = _lees_buurten(map_)
    coordinatoren = tuple(sorted(set(wie)))
    van = np.array([coordinatoren.index(c) for c in wie], dtype=np.int64)
    plek = {b: i for i, b in enumerate(buurten)}
    eerste, uren = _lees_uren(map_, plek, van, len(coordinatoren))
    alle = tuple(eerste + dt.timedelta(weeks=w) for w in range(uren.shape[1] + horizon))
    werkdagen, vakantie = _lees_kalender(map_, alle)
    capaciteit, verlof = _lees_capaciteit(map_, alle, coordinatoren, uren.shape[1])
    kengetal = _lees_kengetallen(map_)
    return Invoer(
        weken=alle,
        buurten=buurten,
        coordinatoren=coordinatoren,
        van=van,
        woningen=woningen,
        uren=uren,
        werkdagen=werkdagen,
        vakantie=vakantie,
        verlof=verlof,
        capaciteit=capaciteit,
        kengetal=kengetal,
        projecten=_lees_projecten(map_, plek, eerste, uren.shape[1], kengetal),
    )


class _Rij:
    """One row of a file, with refusals that say where it stands."""

    def __init__(self, bestand: str, nummer: int, velden: dict[str, str]) -> None:
        self._bestand, self._nummer, self._velden = bestand, nummer, velden

    def weiger(self, waarom: str) -> Geweigerd:
        return Geweigerd(f"{self._bestand}, rij {self._nummer}: {waarom}")

    def tekst(self, kolom: str) -> str:
        waarde = self._velden[kolom].strip()
        if not waarde:
            raise self.weiger(f"kolom {kolom} is leeg. Vul die in of haal de rij weg.")
        return waarde

    def los(self, kolom: str) -> str:
        return self._velden[kolom].strip()

    def getal(self, kolom: str, hoogste: float = math.inf) -> float:
        tekst = self.tekst(kolom)
        try:
            getal = float(tekst)
        except ValueError:
            raise self.weiger(
                f"“{kort(tekst)}” in kolom {kolom} is geen getal. Gebruik een punt als decimaalteken."
            ) from None
        if not math.isfinite(getal) or not 0 <= getal <= hoogste:
            grens = f" en hoogstens {hoogste:g}" if math.isfinite(hoogste) else ""
            raise self.weiger(f"“{kort(tekst)}” in kolom {kolom} kan niet: het moet minstens 0 zijn{grens}.")
        return getal

    def dag(self, kolom: str) -> dt.date:
        tekst = self.tekst(kolom)
        try:
            return dt.date.fromisoformat(tekst)
        except ValueError:
            raise self.weiger(
                f"“{kort(tekst)}” in kolom {kolom} is geen datum. Schrijf die als 2026-03-02."
            ) from None

    def week(self, kolom: str = "week") -> dt.date:
        dag = self.dag(kolom)
        if dag.weekday():
            raise self.weiger(f"{dag.isoformat()} is geen maandag. Weken heten naar hun maandag.")
        return dag

    def keuze(self, kolom: str, plek: dict[str, int]) -> int:
        tekst = self.tekst(kolom)
        if tekst not in plek:
            raise self.weiger(f"{kolom} “{kort(tekst)}” staat niet in buurten.csv. Vul dat bestand aan.")
        return plek[tekst]


def _rijen(map_: Path, bestand: str, kolommen: tuple[str, ...]) -> Iterator[_Rij]:
    """The rows of a file, after a check of its header."""
    pad = map_ / bestand
    if not pad.is_file():
        raise Geweigerd(f"In de map ontbreekt {bestand}. Zet het bestand erbij en probeer het opnieuw.")
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Geweigerd(f"{bestand} is geen leesbare tekst. Sla het op als CSV in UTF-8.") from None
    regels = tekst.splitlines()
    teken = ";" if regels and ";" in regels[0] else ","
    lezer = csv.reader(regels, delimiter=teken)
    kop = [naam.strip().lower() for naam in next(lezer, [])]
    mist = [kolom for kolom in kolommen if kolom not in kop]
    if mist:
        raise Geweigerd(f"{bestand} mist de kolom {mist[0]}. Nodig zijn: {', '.join(kolommen)}.")
    for nummer, velden in enumerate(lezer, start=2):
        if not any(veld.strip() for veld in velden):
            continue
        if len(velden) != len(kop):
            raise Geweigerd(
                f"{bestand}, rij {nummer}: {len(velden)} velden in plaats van {len(kop)}. "
                "Controleer de scheidingstekens."
            )
        yield _Rij(bestand, nummer, dict(zip(kop, velden, strict=True)))


def _lees_buurten(map_: Path) -> tuple[tuple[str, ...], list[str], Reeks]:
    gevonden: dict[str, tuple[str, float]] = {}
    for rij in _rijen(map_, "buurten.csv", ("buurt", "coordinator", "woningen")):
        buurt = rij.tekst("buurt")
        if buurt in gevonden:
            raise rij.weiger(f"buurt “{kort(buurt)}” staat er twee keer. Elke buurt heeft één coördinator.")
        gevonden[buurt] = (rij.tekst("coordinator"), rij.getal("woningen"))
    if not gevonden:
        raise Geweigerd("buurten.csv heeft geen rijen. Zet er minstens één buurt in.")
    return (
        tuple(gevonden),
        [wie for wie, _ in gevonden.values()],
        np.array([woningen for _, woningen in gevonden.values()]),
    )


def _lees_uren(map_: Path, plek: dict[str, int], van: np.ndarray, C: int) -> tuple[dt.date, Reeks]:
    gelezen: dict[tuple[int, dt.date], float] = {}
    for rij in _rijen(map_, "uren.csv", ("week", "buurt", "coordinator", "uren")):
        sleutel = (rij.keuze("buurt", plek), rij.week())
        if sleutel in gelezen:
            raise rij.weiger("deze buurt en week komen twee keer voor. Tel de uren op tot één rij.")
        gelezen[sleutel] = rij.getal("uren", MAX_UREN)
    if not gelezen:
        raise Geweigerd("uren.csv heeft geen rijen. Zet er de uren per buurt en week in.")
    eerste, laatste = min(w for _, w in gelezen), max(w for _, w in gelezen)
    alle = {week: i for i, week in enumerate(weken(eerste, laatste))}
    uren = np.zeros((len(plek), len(alle)))
    geregistreerd = np.zeros((C, len(alle)), dtype=bool)
    for (buurt, week), waarde in gelezen.items():
        uren[buurt, alle[week]] = waarde
        geregistreerd[van[buurt], alle[week]] = True
    uren[~geregistreerd[van]] = np.nan
    return eerste, uren


def _lees_kalender(map_: Path, alle: tuple[dt.date, ...]) -> tuple[Reeks, tuple[str, ...]]:
    per_week = {
        rij.week(): (rij.getal("werkdagen", 7), rij.los("vakantie").lower())
        for rij in _rijen(map_, "kalender.csv", ("week", "werkdagen", "vakantie"))
    }
    for week in alle:
        if week not in per_week:
            raise Geweigerd(f"kalender.csv mist de week van {week.isoformat()}. Vul de kalender aan.")
    geen = ("", "0", "nee", "geen", "false")
    return (
        np.array([per_week[week][0] for week in alle]),
        tuple("" if per_week[week][1] in geen else per_week[week][1] for week in alle),
    )


def _lees_capaciteit(
    map_: Path, alle: tuple[dt.date, ...], coordinatoren: tuple[str, ...], T: int
) -> tuple[Reeks, Reeks]:
    """Capacity and leave, C × n. Weeks to come must all be there; past ones may be unknown."""
    rijnummer = {c: i for i, c in enumerate(coordinatoren)}
    weeknummer = {week: i for i, week in enumerate(alle)}
    capaciteit = np.full((len(coordinatoren), len(alle)), np.nan)
    verlof = np.zeros_like(capaciteit)
    for rij in _rijen(map_, "capaciteit.csv", ("week", "coordinator", "capaciteit", "verlof")):
        wie, week = rij.tekst("coordinator"), rij.week()
        uren, deel = rij.getal("capaciteit", MAX_UREN), rij.getal("verlof", 1)
        if week in weeknummer and wie in rijnummer:  # somebody without a buurt has no load to forecast
            capaciteit[rijnummer[wie], weeknummer[week]] = uren
            verlof[rijnummer[wie], weeknummer[week]] = deel
    mist = np.argwhere(np.isnan(capaciteit[:, T:]))
    if len(mist):
        c, w = mist[0]
        raise Geweigerd(
            f"capaciteit.csv mist de week van {alle[T + w].isoformat()} voor {kort(coordinatoren[c])}. "
            "Vul de komende weken aan."
        )
    return capaciteit, verlof


def _lees_kengetallen(map_: Path) -> dict[tuple[str, str], float]:
    kengetal = {}
    for rij in _rijen(map_, "kengetallen.csv", ("type", "fase", "uren_per_woning")):
        fase = rij.tekst("fase").lower()
        if fase not in _FASENAAM:
            raise rij.weiger(f"fase “{kort(fase)}” is onbekend. Kies communicatie, uitvoering of nazorg.")
        kengetal[(rij.tekst("type"), _FASENAAM[fase])] = rij.getal("uren_per_woning", MAX_UREN)
    return kengetal


def _lees_projecten(
    map_: Path, plek: dict[str, int], eerste: dt.date, T: int, kengetal: dict[tuple[str, str], float]
) -> tuple[Projectplan, ...]:
    gezien: dict[str, Projectplan] = {}
    plan = (*_WERKELIJK, "aantal_grenzen_werkelijk", *_EERSTE)
    kolommen = ("project", "buurt", "type", "woningen", "bekend_vanaf", *plan)
    for rij in _rijen(map_, "projecten.csv", kolommen):
        project, soort = rij.tekst("project"), rij.tekst("type")
        if project in gezien:
            raise rij.weiger(f"project “{kort(project)}” staat er twee keer.")
        mist = [fase for fase in FASEN if (soort, fase) not in kengetal]
        if mist:
            raise rij.weiger(f"type “{kort(soort)}” heeft geen kengetal voor {mist[0]} in kengetallen.csv.")
        werkelijk = int(rij.getal("aantal_grenzen_werkelijk", 4))
        eerste_plan = _grenzen(rij, _EERSTE, eerste, GRENZEN)
        gelezen = _grenzen(rij, _WERKELIJK, eerste, werkelijk or GRENZEN)
        grenzen = _schuif_op(gelezen, werkelijk, eerste_plan, T)
        if any(grens > T for grens in grenzen[:werkelijk]):
            raise rij.weiger("een datum die al werkelijk zou zijn ligt na de laatste week in uren.csv.")
        gezien[project] = Projectplan(
            project=project,
            naam=project,
            type=soort,
            buurt=rij.keuze("buurt", plek),
            woningen=rij.getal("woningen", 100_000),
            bekend=_weeknummer(rij.dag("bekend_vanaf"), eerste),
            grenzen=grenzen,
            werkelijk=werkelijk,
            eerste_plan=eerste_plan,
        )
    return tuple(gezien.values())


def _grenzen(rij: _Rij, kolommen: tuple[str, ...], eerste: dt.date, op_volgorde: int) -> Grenzen:
    """Four borders as week numbers, of which the first `op_volgorde` must follow each other."""
    g = [_weeknummer(rij.dag(kolom), eerste) for kolom in kolommen]
    if sorted(g[:op_volgorde]) != g[:op_volgorde]:
        raise rij.weiger("de datums van de fasen staan niet op volgorde. Controleer start en eind.")
    return g[0], g[1], g[2], g[3]


def _schuif_op(grenzen: Grenzen, werkelijk: int, eerste_plan: Grenzen, T: int) -> Grenzen:
    """A planned border that reality has overtaken moves on: not in the past, and after the one before it."""
    g = list(grenzen)
    for i in range(werkelijk, GRENZEN):
        g[i] = max(g[i], T)
        if i and g[i] <= g[i - 1]:
            g[i] = g[i - 1] + max(1, eerste_plan[i] - eerste_plan[i - 1])
    return g[0], g[1], g[2], g[3]


def _weeknummer(dag: dt.date, eerste: dt.date) -> int:
    return (maandag(dag) - eerste).days // 7
