"""Source → derived: hours per day, availability per day, needed hours and judged weeks.

Two steps, because other subjects stand between them: `vernieuw_uren` needs only the sources; `vernieuw_weken`
also needs the lights and the project hours that other rooms made. Both renew their tables wholly, in a few
set-based statements, so that the outcome depends on the sources only: the same twice, and independent of
today. Weeks run from the first to the last day with data, plus 26 weeks ahead for the needed hours.

Local midnights come from `zoneinfo` as a small table: the database needs no time zone data of its own.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pandas as pd

from monitor.kalender import maandag
from monitor.settings import Instellingen
from monitor.store import Transactie, sql
from monitor.werkdruk.rules import (
    SECONDEN_PER_UUR,
    VOLLEDIG,
    inzetbaar,
    oordeel_week,
    overhead_reeks,
    volledigheid,
)
from monitor.werkdruk.startnorm import bewaar_meting

WEKEN_VOORUIT = 26
_KAMER = "werkdruk"


def vernieuw(tx: Transactie, instellingen: Instellingen) -> None:
    """Both steps after each other."""
    vernieuw_uren(tx, instellingen)
    vernieuw_weken(tx, instellingen)


def vernieuw_uren(tx: Transactie, instellingen: Instellingen) -> None:
    """Renew the hours per day (`uur_kenmerk`, `uur_som`, read as `uur_dag`) and `beschikbaar_dag`."""
    tx.doe("delete from uur_som")
    tx.doe("delete from uur_kenmerk")
    tx.doe("delete from beschikbaar_dag")
    [(van, tot)] = tx.rijen(sql(_KAMER, "registratiedagen"))
    if van is not None and tot is not None:
        _sommeer(tx, middernachten(van, tot, instellingen.tijdzone))
    bereik = _bereik(tx, instellingen)
    if bereik:
        tx.doe(sql(_KAMER, "beschikbaar_dag"), {"van": bereik[0], "tot": bereik[1] + dt.timedelta(days=6)})


def _sommeer(tx: Transactie, middernacht: pd.DataFrame) -> None:
    """Entries → `uur_kenmerk` and `uur_som`, through numbered texts."""
    for stap in ("stap_persoon", "stap_taak", "stap_plek", "stap_stempel"):
        tx.doe(sql(_KAMER, stap))
    volgende = middernacht["utc"].shift(-1).dropna() - pd.to_datetime(middernacht["datum"])
    with tx.tabel("middernacht", middernacht):
        tx.doe(sql(_KAMER, "uur_som"), {"vroegst": int(volgende.min().total_seconds())})
    tx.doe(sql(_KAMER, "uur_kenmerk"))
    tx.doe(sql(_KAMER, "leidende_bron"))


def vernieuw_weken(tx: Transactie, instellingen: Instellingen) -> None:
    """Renew `nodig_week` and `werkweek`; lights and project hours must be there."""
    tx.doe("delete from nodig_week")
    tx.doe("delete from werkweek")
    bereik = _bereik(tx, instellingen)
    if not bereik:
        return
    tx.doe(sql(_KAMER, "nodig_week"), {"van": bereik[0], "tot": bereik[1]})
    basis = tx.df(sql(_KAMER, "weekbasis"), {"dag_geregistreerd": instellingen.dag_geregistreerd})
    if len(basis):
        with tx.tabel("beoordeeld", beoordeel(basis, instellingen)):
            tx.doe(sql(_KAMER, "werkweek"))
        bewaar_meting(tx, bereik[1] - dt.timedelta(weeks=WEKEN_VOORUIT))


def middernachten(van: dt.date, tot: dt.date, tijdzone: str) -> pd.DataFrame:
    """The UTC instant at which each local day begins, a few days past `tot`: columns datum, utc."""
    zone = ZoneInfo(tijdzone)
    dagen = [van + dt.timedelta(days=i) for i in range((tot - van).days + 5)]
    utc = [
        dt.datetime(d.year, d.month, d.day, tzinfo=zone).astimezone(dt.UTC).replace(tzinfo=None)
        for d in dagen
    ]
    return pd.DataFrame({"datum": dagen, "utc": utc})


def beoordeel(basis: pd.DataFrame, instellingen: Instellingen) -> pd.DataFrame:
    """Add completeness, overhead and verdict to the sums of each person's weeks (sorted by person, week)."""
    volledig = [
        volledigheid(b, g, d, r, rooster=heeft, drempel=instellingen.week_volledig)
        for b, g, d, r, heeft in zip(
            *(
                basis[k].tolist()
                for k in ("beschikbaar", "gewerkt", "dagen", "dagen_geregistreerd", "heeft_rooster")
            ),
            strict=True,
        )
    ]
    overhead: list[tuple[float, int]] = []
    for _, rijen in basis.assign(vol=[v == VOLLEDIG for v in volledig]).groupby("medewerker", sort=False):
        overhead += overhead_reeks(
            rijen["vol"].tolist(),
            rijen["overhead_gewerkt"].tolist(),
            rijen["ingedeeld"].tolist(),
            rijen["gewerkt"].tolist(),
            rijen["beschikbaar"].tolist(),
            instellingen,
        )
    inzet = [
        inzetbaar(b, o) / SECONDEN_PER_UUR
        for b, (o, _) in zip(basis["beschikbaar"].tolist(), overhead, strict=True)
    ]
    nodig = basis[["nodig_laag", "nodig_hoog"]].astype(object).where(basis["nodig_midden"].notna(), None)
    return basis.assign(
        volledigheid=volledig,
        overhead=[o for o, _ in overhead],
        overhead_weken=[n for _, n in overhead],
        oordeel=[
            oordeel_week(v, i, laag, hoog, instellingen)
            for v, i, laag, hoog in zip(
                volledig, inzet, nodig["nodig_laag"].tolist(), nodig["nodig_hoog"].tolist(), strict=True
            )
        ],
    )


def _bereik(tx: Transactie, instellingen: Instellingen) -> tuple[dt.date, dt.date] | None:
    """First and last Monday of the weeks to make: from the first to the last data, plus 26 weeks."""
    [(van, tot)] = tx.rijen(sql(_KAMER, "bereik"), {"vast": instellingen.vandaag})
    if van is None or tot is None:
        return None
    return maandag(van), maandag(tot) + dt.timedelta(weeks=WEKEN_VOORUIT)
