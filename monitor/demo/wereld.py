"""The sample corporation before it is written down: its areas, its people, who has what, and its projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitor.demo.corporatie import Corporatie, bouw_corporatie
from monitor.demo.personeel import TeamLid, bouw_team
from monitor.demo.projecten import VoorbeeldProject, bouw_projecten
from monitor.demo.verdeling import Toewijzing, bouw_verdeling


@dataclass(frozen=True)
class Voorbeeldwereld:
    """All that the files tell about, as it is on `vandaag`."""

    corporatie: Corporatie
    team: tuple[TeamLid, ...]
    projecten: tuple[VoorbeeldProject, ...]
    verdeling: tuple[Toewijzing, ...]
    vandaag: dt.date


def bouw_wereld(rng: Sequence[np.random.Generator], vandaag: dt.date) -> Voorbeeldwereld:
    """The world out of three generators: for areas, for people, and for who has which buurt."""
    corporatie, team = bouw_corporatie(rng[0]), bouw_team(rng[1], vandaag)
    return Voorbeeldwereld(
        corporatie,
        team,
        bouw_projecten(corporatie, vandaag),
        bouw_verdeling(rng[2], corporatie, team, vandaag),
        vandaag,
    )
