"""How much of the verdict rests on start values, and what the team's figure becomes with the measured norms.

Rule: a norm counts when homes or cases of the period have it, unless it is zero: then cases are in the
measured norm per home. A start value is an assumption of ours. The norms as measured (P25, P50, P75 over
the last 52 weeks, at least 13 of them; see `gemeten_norm`) are kept when data change. For each week with
needed hours: N' = N + Σ homes × (measured − start value) over the norms that are start values and could be
measured. While all case norms are start values too, the hours for cases are left to the measured home norms
(they hold them) and drop out; otherwise both count apart. Then druk and tekort of the team as in
`rules.druk`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from dataclasses import dataclass

from monitor import opmaak
from monitor.settings import Instellingen
from monitor.store import Store, Transactie, sql
from monitor.werkdruk.ophalen import EEN_WEEK, haal_weken, laatste_weken
from monitor.werkdruk.rules import Druk, Week, druk

BEWAARD = "gemeten_normen"  # mark in the database: norm → low, middle, high; cases in it or not
WEKEN_GEMETEN = 52
WEKEN_MINIMAAL = 13
STARTWAARDE = "startwaarde"
MERKBAAR = 0.5  # hours a week: a smaller difference is not worth a sentence
_KAMER = "werkdruk"
Band = tuple[float, float, float]


@dataclass(frozen=True)
class Startnormen:
    """`start` of the `alle` norms that count are start values; the team's druk now and when measured."""

    start: int
    alle: int
    nu: Druk | None
    straks: Druk | None  # None: nothing measured

    @property
    def kort(self) -> str:
        """How many start values, without any figure of the team; empty when there are none."""
        if not self.start:
            return ""
        zijn = "is een startwaarde" if self.start == 1 else "zijn een startwaarde"
        deel = f"{self.start} van de {self.alle} normen waarmee we rekenen"
        return f"{deel} {zijn}: een aanname, niet gemeten."

    @property
    def gevolg(self) -> str:
        """What the team's hours become with what was measured; empty when there is nothing to tell."""
        if not self.start or self.nu is None or self.straks is None:
            return ""
        if abs(self.nu.tekort_uren - self.straks.tekort_uren) < MERKBAAR:
            return "Met wat in de eigen weken is gemeten, verandert het cijfer van het team niet."
        band = opmaak.interval(self.straks.laag, self.straks.hoog)
        return (
            f"Met wat in de eigen weken is gemeten, gaat het team van {_uren(self.nu)} per week naar "
            f"ongeveer {_uren(self.straks)} (druk {band})."
        )

    @property
    def zonder_uren(self) -> str:
        """For readers outside the team: how many start values, and what the druk becomes as a share."""
        if not self.start or self.nu is None or self.straks is None:
            return self.kort
        band = opmaak.interval(self.straks.laag, self.straks.hoog)
        return f"{self.kort} Met wat in de eigen weken is gemeten, wordt de druk {band}."

    @property
    def zin(self) -> str:
        """Both sentences; empty when there are no start values."""
        return f"{self.kort} {self.gevolg}".strip()


def _uren(d: Druk) -> str:
    """`67,8 u ruimte`."""
    return f"{opmaak.uren(abs(d.tekort_uren))} {'tekort' if d.tekort_uren > 0 else 'ruimte'}"


def bewaar_meting(tx: Transactie, laatste: dt.date) -> None:
    """Keep the norms as measured up to the week of Monday `laatste`; the weeks must be there."""
    van = laatste - (WEKEN_GEMETEN - 1) * EEN_WEEK
    gemeten: dict[str, dict[str, Band]] = {}
    for sleutel, *cijfers, _ in tx.rijen(sql(_KAMER, "gemeten_norm"), {"van": van, "tot": laatste}):
        erin, n, zonder = cijfers[:3], cijfers[3], cijfers[4:]
        if n >= WEKEN_MINIMAAL and erin[1] > 0 and zonder[1] > 0:
            gemeten[sleutel] = {"erin": tuple(erin), "zonder": tuple(zonder)}
    tx.onthoud(BEWAARD, json.dumps(gemeten))


def startnormen(store: Store, vandaag: dt.date, weken: int = 13) -> Startnormen:
    """How many of the norms that count are start values, and the team's druk with and without them."""
    eerste, laatste = laatste_weken(vandaag, weken)
    herkomst = {rij[0]: rij[5] for rij in store.rijen(sql(_KAMER, "normen"))}
    delen = store.rijen(sql(_KAMER, "norm_delen"), {"van": eerste, "tot": laatste})
    nul = {rij[0] for rij in store.rijen(sql(_KAMER, "normen")) if not rij[3]}  # the high estimate
    telt = {sleutel for _, _, sleutel, *_ in delen if sleutel in herkomst and sleutel not in nul}
    start = {sleutel for sleutel in telt if herkomst[sleutel] == STARTWAARDE}
    gemeten = {sleutel: banden for sleutel, banden in _gemeten(store).items() if sleutel in start}
    alles = [w for rijen in haal_weken(store, eerste, laatste).values() for w in rijen]
    zaken = {sleutel for sleutel in telt if sleutel.startswith("zaak:")}
    erbij = _erbij(delen, gemeten, zaken_erin=zaken <= start)
    inst = store.instellingen
    return Startnormen(
        start=len(start),
        alle=len(telt),
        nu=druk(alles, inst),
        straks=_straks(alles, erbij, inst) if gemeten else None,
    )


def _gemeten(store: Store) -> dict[str, dict[str, Band]]:
    rij = store.rij(sql(_KAMER, "gemeten_bewaard"), {"sleutel": BEWAARD})
    return json.loads(rij[0]) if rij else {}


def _erbij(
    delen: list[tuple[str, dt.date, str, float, float, float, float]],
    gemeten: dict[str, dict[str, Band]],
    *,
    zaken_erin: bool,
) -> dict[tuple[str, dt.date], list[float]]:
    """Per person and week what is added to the low, middle and high needed hours."""
    uit: dict[tuple[str, dt.date], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for wie, week, sleutel, aantal, *nu in delen:
        if sleutel in gemeten:
            band = gemeten[sleutel]["erin" if zaken_erin else "zonder"]
            nieuw = [aantal * norm for norm in band]
        elif sleutel.startswith("zaak:") and zaken_erin:
            nieuw = [0.0, 0.0, 0.0]
        else:
            continue
        som = uit[wie, week]
        for i in range(3):
            som[i] += nieuw[i] - (nu[i] or 0.0)
    return uit


def _straks(
    weken: list[Week], erbij: dict[tuple[str, dt.date], list[float]], instellingen: Instellingen
) -> Druk | None:
    anders = []
    for w in weken:
        d = erbij.get((w.medewerker, w.week))
        if d and w.nodig_midden is not None:
            w = w._replace(
                nodig_laag=max(0.0, (w.nodig_laag or 0.0) + d[0]),
                nodig_midden=max(0.0, w.nodig_midden + d[1]),
                nodig_hoog=max(0.0, (w.nodig_hoog or 0.0) + d[2]),
            )
        anders.append(w)
    return druk(anders, instellingen)
