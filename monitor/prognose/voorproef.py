"""How busy everybody gets when a division that is not in use would be: now and then, week by week.

"Now" is the stored forecast, what Pieken shows (with the divisions that are on their way). "Then" is what it
will show once the proposal is taken into use: the same model, data, seed and band, with the proposal among
the coming divisions (`verdeling.met_voorstel`). Both over the same weeks: 26 from the first Monday on which
the proposal holds, as far as the forecast reaches.

These figures are learned from registered hours and say them nearly (a plan that moves one buurt shows by the
difference what was booked there). So they are for who may see persons, like Pieken; there is no team figure
of it either: whoever may choose the plan could take any sum apart by moving one buurt at a time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from monitor.fouten import Geweigerd
from monitor.kalender import maandag
from monitor.prognose.piek import met_woord, vind
from monitor.prognose.pieken import WEKEN
from monitor.prognose.refresh import HORIZON, weekrijen
from monitor.prognose.verdeling import Voorstel
from monitor.prognose.voorbehoud import te_oud
from monitor.prognose.voorspel import TEAM
from monitor.prognose.watals import model_achter
from monitor.store import Store, sql

_KOLOMMEN = ("medewerker", "week", "p50", "capaciteit", "kans", "afwezig")
_GEEN_UREN = pd.DataFrame(columns=["medewerker", "project", "naam", "week", "uren", "fase"])


@dataclass(frozen=True)
class Weekdruk:
    """One person's weeks with work: means per week in hours, and which weeks are too busy (`wk 2–9`)."""

    nodig: float
    inzetbaar: float  # with agreed support
    druk: int
    weken: int  # not away and with a buurt; 0: nothing to tell
    wanneer: tuple[str, ...]
    minstens: bool  # a buurt of which the hours are not known comes on top


ZONDER_BUURT = Weekdruk(0.0, 0.0, 0, 0, (), minstens=False)


@dataclass(frozen=True)
class Vooruitzicht:
    """One person, now and then; None where we don't know."""

    medewerker: str
    naam: str
    nu: Weekdruk | None
    straks: Weekdruk | None


@dataclass(frozen=True)
class Voorproef:
    """Everybody who has a buurt now or then, from Monday `van` up to and including Monday `tot`."""

    van: dt.date
    tot: dt.date
    uren_tot: dt.date
    mensen: tuple[Vooruitzicht, ...]

    @property
    def weken(self) -> int:
        """How many weeks count."""
        return (self.tot - self.van).days // 7 + 1


def proef(store: Store, vandaag: dt.date, houders: tuple[tuple[str, str], ...], dag: dt.date) -> Voorproef:
    """Everybody's weeks now, and when `houders` (buurt, medewerker) would hold from `dag` on; takes seconds.

    Raises
    ------
    Geweigerd
        There is no forecast, or none of the weeks from that day on.
    """
    bron, voorspeller, _ = model_achter(store, vandaag, voorstel := Voorstel(houders, dag))
    invoer = bron.invoer
    laatste = invoer.weken[invoer.T - 1]
    if (oud := te_oud(laatste, maandag(vandaag))) is not None:
        raise Geweigerd(oud.zin)
    if dag <= laatste + dt.timedelta(days=6):
        raise Geweigerd("Van die week zijn de uren al binnen. Kies een latere dag.")
    van = max(maandag(dag + dt.timedelta(days=6)), maandag(vandaag))
    tot = min(van + dt.timedelta(weeks=WEKEN - 1), laatste + dt.timedelta(weeks=HORIZON))
    if tot < van:
        raise Geweigerd(f"De verwachting gaat {HORIZON} weken vooruit. Kies een eerdere dag.")
    straks = pd.DataFrame(
        [(r[0], r[1], r[3], *r[5:]) for r in weekrijen(voorspeller.verwacht().eerste(HORIZON))],
        columns=list(_KOLOMMEN),
    )
    nu = store.df(f"select {', '.join(_KOLOMMEN)} from prognose_week order by medewerker, week")
    nu["week"] = [week.date() for week in pd.to_datetime(nu["week"])]
    houden = [
        (str(wie), str(buurt))
        for op in (van, tot)
        for buurt, wie, _ in store.rijen(sql("prognose", "coordinatoren"), {"dag": op})
    ]
    krijgen = [(wie, buurt) for buurt, wie in voorstel.houders]
    blijven = [(wie, buurt) for wie, buurt in houden if buurt not in dict(voorstel.houders)]
    per_nu = _per_persoon(nu, van, tot, houden, invoer.buurten)
    per_straks = _per_persoon(straks, van, tot, [*krijgen, *blijven], invoer.buurten)
    namen = dict(store.rijen("select medewerker, naam from medewerker"))
    heeft_nu, heeft_straks = {wie for wie, _ in houden}, {wie for wie, _ in (*krijgen, *blijven)}
    mensen = sorted(heeft_nu | heeft_straks, key=lambda wie: (namen.get(wie, wie), wie))
    return Voorproef(
        van,
        tot,
        laatste + dt.timedelta(days=6),
        tuple(
            Vooruitzicht(
                wie,
                str(namen.get(wie, wie)),
                per_nu.get(wie) if wie in heeft_nu else ZONDER_BUURT,
                per_straks.get(wie) if wie in heeft_straks else ZONDER_BUURT,
            )
            for wie in mensen
        ),
    )


def _per_persoon(
    weken: pd.DataFrame, van: dt.date, tot: dt.date, heeft: Sequence[tuple[str, str]], bekend: Collection[str]
) -> dict[str, Weekdruk]:
    """Per person with a forecast. `heeft`: medewerker, buurt; `bekend`: buurten of which
    the model knows the hours. A peak is what Pieken calls one."""
    hier = weken[weken["week"].between(van, tot) & (weken["medewerker"] != TEAM)]
    hier = met_woord(hier.assign(naam=hier["medewerker"]))
    wanneer: dict[str, list[str]] = {}
    for piek in vind(hier, _GEEN_UREN):
        wanneer.setdefault(piek.medewerker, []).append(piek.weken)
    erbij = {wie for wie, buurt in heeft if buurt not in bekend}
    uit = {}
    for wie, rijen in hier.groupby("medewerker"):
        werkt = rijen[rijen["woord"] != "afwezig"]
        uit[str(wie)] = Weekdruk(
            nodig=float(werkt["p50"].mean()) if len(werkt) else 0.0,
            inzetbaar=float(werkt["capaciteit"].mean()) if len(werkt) else 0.0,
            druk=int((werkt["woord"] == "te druk").sum()),
            weken=len(werkt),
            wanneer=tuple(wanneer.get(str(wie), ())),
            minstens=wie in erbij,
        )
    return uit
