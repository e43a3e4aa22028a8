"""The questions of the pages of this room, each answered by the module that knows it."""

from __future__ import annotations

from monitor.jaarplan.plan.beeld import eigen_acties, jaarbeeld, jaren_van, laat_aantal
from monitor.jaarplan.plan.bewaar import geschiedenis, lees
from monitor.jaarplan.plan.cijferstand import cijfervraag, stand_nu
from monitor.jaarplan.plan.uren import urenkwartalen

__all__ = [
    "cijfervraag",
    "eigen_acties",
    "geschiedenis",
    "jaarbeeld",
    "jaren_van",
    "laat_aantal",
    "lees",
    "stand_nu",
    "urenkwartalen",
]
