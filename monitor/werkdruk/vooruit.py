"""The weeks to come on a person's sheet: what will be needed, what agreed support takes away, what is left.

Rule: needed N is net of agreed support (see `nodig_week`); what would be needed without it is N + support.
A week has a figure when N is known and something is available. Means are Σ over those weeks ÷ their number.
A week to come can't be registered yet: it is judged on needed against employable hours only. When a coming
division changes somebody's buurten, the weeks from then on are also summed apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from monitor.store import Store, sql
from monitor.werkdruk.antwoorden import Geplandesteun, NaWissel, Vooruit
from monitor.werkdruk.ophalen import EEN_WEEK, weektabel, zondag
from monitor.werkdruk.rules import MISSCHIEN_TE_VOL, TE_VOL, Week

STEUN = "ondersteuning"
PROJECTEN = "projecten"


def haal_vooruit(store: Store, medewerker: str, weken: Sequence[Week]) -> Vooruit:
    """The weeks to come of one person, in order of time."""
    tabel = weektabel(weken, store.instellingen, toekomst=True)
    grens = {"van": dt.date.max, "tot": dt.date.min}
    if weken:
        grens = {"van": weken[0].week, "tot": weken[-1].week}
    delen = store.rijen(sql("werkdruk", "vooruit"), {"medewerker": medewerker, **grens})
    steun = [(naam, week, -uren) for week, deel, naam, uren in delen if deel == STEUN and uren]
    tabel["steun"] = _per_week(tabel, [(week, uren) for _, week, uren in steun])
    tabel["nodig_bruto"] = tabel["nodig_midden"].astype(float) + tabel["steun"]
    tabel["projecturen"] = _per_week(tabel, [(w, u) for w, deel, _, u in delen if deel == PROJECTEN and u])
    telt = tabel[(tabel["beschikbaar"] > 0) & tabel["nodig_midden"].notna()]
    redenen = [w.nodig_onbekend for w in weken if w.nodig_onbekend]
    return Vooruit(
        tabel=tabel,
        van=weken[0].week if weken else None,
        tot=zondag(weken[-1].week) if weken else None,
        weken=len(weken),
        met_cijfer=len(telt),
        te_vol=int((telt["oordeel"] == TE_VOL).sum()),
        misschien=int((telt["oordeel"] == MISSCHIEN_TE_VOL).sum()),
        onderdelen=tuple(dict.fromkeys(deel for _, deel, _, _ in delen)),
        projecten=tuple(dict.fromkeys(naam for _, deel, naam, _ in delen if deel == PROJECTEN)),
        steun=tuple(_aaneen(steun)),
        nodig=_gemiddeld(telt) if len(telt) else None,
        inzetbaar=float(telt["inzetbaar"].mean()) if len(telt) else None,
        onbekend=redenen[0] if redenen else None,
        wissel=_na_wissel(store, medewerker, grens, telt),
    )


def _gemiddeld(telt: pd.DataFrame) -> tuple[float, float, float]:
    """Mean needed hours per week: low, middle, high."""
    laag, midden, hoog = (
        float(telt[kolom].astype(float).mean()) for kolom in ("nodig_laag", "nodig_midden", "nodig_hoog")
    )
    return laag, midden, hoog


def _na_wissel(
    store: Store, medewerker: str, grens: dict[str, dt.date], telt: pd.DataFrame
) -> NaWissel | None:
    """The same means from the first Monday on that this person has other buurten."""
    [(vanaf,)] = store.rijen(sql("werkdruk", "wissel_van"), {"medewerker": medewerker, **grens})
    straks = telt[telt["week"] >= vanaf] if vanaf else telt.head(0)
    if straks.empty:
        return None
    return NaWissel(
        vanaf=vanaf,
        nodig=_gemiddeld(straks),
        inzetbaar=float(straks["inzetbaar"].mean()),
        te_vol=int((straks["oordeel"] == TE_VOL).sum()),
        misschien=int((straks["oordeel"] == MISSCHIEN_TE_VOL).sum()),
    )


def _per_week(tabel: pd.DataFrame, uren: Sequence[tuple[dt.date, float]]) -> list[float]:
    som: dict[dt.date, float] = {}
    for week, aantal in uren:
        som[week] = som.get(week, 0.0) + aantal
    return [som.get(week, 0.0) for week in tabel["week"]]


def _aaneen(steun: Sequence[tuple[str, dt.date, float]]) -> list[Geplandesteun]:
    """Weeks after each other with the same hours of the same giver become one line, earliest first."""
    uit = []
    for (wie, _, uren), groep in groupby(
        enumerate(sorted(steun)), key=lambda x: (x[1][0], x[1][1] - x[0] * EEN_WEEK, round(x[1][2], 2))
    ):
        weken = [week for _, (_, week, _) in groep]
        uit.append(Geplandesteun(wie, weken[0], weken[-1], uren))
    return sorted(uit, key=lambda s: (s.van, s.van_wie))
