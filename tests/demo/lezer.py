"""An independent reader of the sample files: it knows the formats, not the generator."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from monitor.kalender import feestdagen

DAG = dt.timedelta(days=1)
AFWEZIG = {"Verlof", "Ziek"}
Rij = tuple[str, dt.date, float, str, str]  # person, day, hours, activity, place


def lees_csv(pad: Path, codering: str = "utf-8-sig", teken: str = ";") -> list[dict[str, str]]:
    with pad.open(encoding=codering, newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=teken))


def datum(tekst: str) -> dt.date:
    return dt.datetime.strptime(tekst, "%d-%m-%Y").replace(tzinfo=dt.UTC).date()


def getal(tekst: str) -> float:
    return float(tekst.replace(",", "."))


def toggl(map_: Path) -> list[Rij]:
    rijen = []
    for pad in sorted(map_.glob("voorbeeld_toggl_*.csv")):
        for r in lees_csv(pad, teken=","):
            if r["End time"] == "" or r["Duration"].startswith("26"):
                continue
            u, m, s = (int(x) for x in r["Duration"].split(":"))
            dag = dt.date.fromisoformat(r["Start date"])
            rijen.append((r["User"], dag, u + m / 60 + s / 3600, r["Task"], r["Project"]))
    return rijen


def clockify(map_: Path) -> list[Rij]:
    rijen = []
    for pad in sorted(map_.glob("voorbeeld_clockify_*.csv")):
        for r in lees_csv(pad, teken=","):
            if r["Start Date"].startswith("02/30"):
                continue
            u, m, s = (int(x) for x in r["Duration (h)"].split(":"))
            dag = dt.datetime.strptime(r["Start Date"], "%m/%d/%Y").replace(tzinfo=dt.UTC).date()
            rijen.append((r["User"], dag, u + m / 60 + s / 3600, r["Task"], r["Project"]))
    return rijen


def urenstaat(map_: Path) -> list[Rij]:
    rijen = []
    for pad in sorted(map_.glob("voorbeeld_urenstaat_*.xlsx")):
        boek = CalamineWorkbook.from_path(str(pad))
        for blad in boek.sheet_names:
            for r in boek.get_sheet_by_name(blad).to_python()[3:]:
                if r[0] == "Totaal" or r[2] == "Kilometers" or str(r[1]).startswith("31-06"):
                    continue
                dag = r[1] if isinstance(r[1], dt.date) else datum(str(r[1]))
                rijen.append((str(r[0]), dag, getal(str(r[4])), str(r[2]), str(r[3])))
    return rijen


@lru_cache(maxsize=4)
def alle_uren(map_: Path) -> list[Rij]:
    """Every good row; where somebody is in two sources on a day, Toggl leads."""
    timer = toggl(map_) + clockify(map_)
    bezet = {(r[0], r[1]) for r in timer}
    return timer + [r for r in urenstaat(map_) if (r[0], r[1]) not in bezet]


def _maandag(dag: dt.date) -> dt.date:
    return dag - dag.weekday() * DAG


def beschikbaar(map_: Path, uren: list[Rij]) -> dict[tuple[str, dt.date], float]:
    """Available hours per person and day, from rooster.csv, afwezigheid.csv, leave in the hours, holidays."""
    vrij: dict[tuple[str, dt.date], float] = defaultdict(float)
    for r in lees_csv(map_ / "voorbeeld_afwezigheid.csv"):
        dag = datum(r["van"])
        while dag <= datum(r["tot"]):
            vrij[r["medewerker"], dag] += getal(r["uren per dag"]) if r["uren per dag"] else 24.0
            dag += DAG
    for wie, dag, duur, soort, _ in uren:
        if soort in AFWEZIG:
            vrij[wie, dag] += duur
    laatste = max(r[1] for r in uren)
    uit: dict[tuple[str, dt.date], float] = {}
    for r in lees_csv(map_ / "voorbeeld_rooster.csv", "cp1252"):
        dag = max(datum(r["vanaf"]), laatste - 1100 * DAG)
        tot = min(datum(r["tot"]), laatste) if r["tot"] else laatste
        while dag <= tot:
            week = (_maandag(dag) - datum(r["anker"])).days // 7 % int(r["cyclus"]) + 1
            c = getal(r[("ma", "di", "wo", "do", "vr", "za", "zo")[dag.weekday()]])
            if week == int(r["week"]) and c > 0:
                uit[r["medewerker"], dag] = (
                    0.0 if dag in feestdagen(dag.year) else max(0.0, c - vrij[r["medewerker"], dag])
                )
            dag += DAG
    return uit


def bezetting(map_: Path, weken: int) -> dict[str, tuple[float, float]]:
    """Person → (booked ÷ available over full weeks, share of days registered), over the last weeks."""
    uren = alle_uren(map_)
    kan = beschikbaar(map_, uren)
    grens = _maandag(max(r[1] for r in uren)) - (weken - 1) * 7 * DAG
    gewerkt: dict[tuple[str, dt.date], float] = defaultdict(float)
    for wie, dag, duur, soort, _ in uren:
        if soort not in AFWEZIG:
            gewerkt[wie, dag] += duur
    per: dict[str, dict[dt.date, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    for (wie, dag), b in kan.items():
        if dag >= grens and b > 0:
            per[wie][_maandag(dag)].append((b, gewerkt[wie, dag]))
    uit = {}
    for wie, per_week in per.items():
        dagen = [d for w in per_week.values() for d in w]
        vol = [w for w in per_week.values() if sum(g >= b / 2 for b, g in w) >= 0.8 * len(w)]
        g, b = (sum(d[k] for w in vol for d in w) for k in (1, 0))
        uit[wie] = (g / b if b else math.nan, sum(g >= b / 2 for b, g in dagen) / len(dagen))
    return uit


def buurten(map_: Path) -> list[dict[str, Any]]:
    kenmerken: list[dict[str, Any]] = json.loads((map_ / "voorbeeld_buurten.geojson").read_text("utf-8"))[
        "features"
    ]
    return kenmerken


def zijden(ring: list[list[float]]) -> set[tuple[tuple[float, ...], tuple[float, ...]]]:
    """Directed edges of a closed ring."""
    return {(tuple(p), tuple(q)) for p, q in pairwise(ring)}


def buren(map_: Path) -> dict[str, set[str]]:
    """Buurten that share an edge exactly."""
    van = {
        zijde: k["properties"]["buurtcode"]
        for k in buurten(map_)
        for zijde in zijden(k["geometry"]["coordinates"][0])
    }
    uit: dict[str, set[str]] = defaultdict(set)
    for (p, q), code in van.items():
        if (q, p) in van:
            uit[code].add(van[q, p])
    return uit


def aaneen(codes: set[str], rond: dict[str, set[str]]) -> bool:
    gezien, nog = set(), [next(iter(codes))]
    while nog:
        code = nog.pop()
        if code not in gezien:
            gezien.add(code)
            nog += [b for b in rond[code] if b in codes]
    return gezien == codes
