"""Renews the derived tables of this room, inside the transaction of the change that touched them.

`vernieuw_projectuur` fills `projectuur`: what each project asks per week according to the kengetallen.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from monitor import kalender
from monitor.prognose.spreiding import spreid
from monitor.settings import Instellingen
from monitor.store import Transactie, sql

_KOLOMMEN = ["project", "buurt", "fase", "week", "laag", "midden", "hoog"]


def vernieuw(tx: Transactie, instellingen: Instellingen) -> None:
    """Renew the weekly project hours; the pipeline calls this before the needed hours are renewed."""
    vernieuw_projectuur(tx, instellingen)


def vernieuw_projectuur(tx: Transactie, instellingen: Instellingen) -> None:
    """Fill `projectuur` from `project`, `projectfase` and `kengetal` (rule: see `spreiding`)."""
    fasen = tx.rijen(sql("prognose", "projectfasen"))
    vrij = vrije_dagen(tx, instellingen, [dag for rij in fasen for dag in rij[3:5]])
    regels = []
    for project, buurt, fase, van, tot, eerste, laatste, *uren in fasen:
        for week, deel in spreid(van, tot, vrij, eerste=eerste, laatste=laatste).items():
            regels.append([project, buurt, fase, week, *(deel * uur for uur in uren)])
    tx.doe("delete from projectuur")
    if regels:
        with tx.tabel("nieuw", pd.DataFrame(regels, columns=_KOLOMMEN)):
            tx.doe(sql("prognose", "schrijf_projectuur"))


def vrije_dagen(tx: Transactie, instellingen: Instellingen, dagen: list[dt.date]) -> frozenset[dt.date]:
    """Public holidays around `dagen`: the corporation's own list, and the calendar for years not in it."""
    eigen = tx.rijen(sql("prognose", "feestdagen"))
    bekend = {datum.year for datum, _ in eigen}
    vrij = {datum for datum, is_vrij in eigen if is_vrij}
    if dagen:
        for jaar in range(min(dagen).year - 1, max(dagen).year + 2):
            if jaar not in bekend:
                vrij |= set(
                    kalender.feestdagen(
                        jaar,
                        goede_vrijdag=instellingen.goede_vrijdag,
                        bevrijdingsdag_altijd=instellingen.bevrijdingsdag_altijd,
                    )
                )
    return frozenset(vrij)
