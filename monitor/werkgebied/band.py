"""The bond with the buurt: a proposal in which everybody keeps at least one buurt of today.

"Bond with the buurt" is a rule of the field, and the goals alone don't know it: moving few homes can still
take every buurt from one coordinator. The first part of the time searches freely. Who loses every buurt then
gets the own buurt with most homes (lowest code when equal) fixed, and the rest of the time searches with
that. When nothing feasible comes of it the free plan stands, and the page says who loses every buurt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.los import Antwoord, Voortgang, los

VRIJ = 0.4  # share of the seconds that searches freely


def verliezers(instantie: Instantie, plan: Sequence[int]) -> list[int]:
    """Coordinators (index) who have buurten today and keep none of them."""
    houdt = {oud for oud, nieuw in zip(instantie.huidig, plan, strict=True) if oud == nieuw}
    return sorted({wie for wie in instantie.huidig if wie >= 0} - houdt)


def anker(instantie: Instantie, wie: int) -> int | None:
    """The own buurt to keep: most homes, of those that may stay; None when none may."""
    eigen = [b for b, oud in enumerate(instantie.huidig) if oud == wie and instantie.mag(b, wie)]
    return min(eigen, key=lambda b: (-instantie.buurten[b].woningen, instantie.buurten[b].code), default=None)


def los_met_band(
    instantie: Instantie,
    opdracht: Opdracht,
    *,
    seconden: float,
    stop: Callable[[], bool] | None = None,
    voortgang: Callable[[Voortgang], None] | None = None,
) -> Antwoord:
    """The best plan within the seconds in which everybody keeps a buurt, as far as that is found; what was
    fixed for it stands in `vast` of the answer's question."""
    vrij = los(instantie, opdracht, seconden=VRIJ * seconden, stop=stop, voortgang=voortgang, uitweg=False)
    ankers = _ankers(instantie, vrij.plan)
    if not ankers and vrij.bewezen == "optimaal":
        return vrij
    band = dataclasses.replace(instantie, vast={**instantie.vast, **ankers}) if ankers else instantie
    bekend: tuple[Plan, ...] = () if ankers else (vrij.plan,)
    uit = los(
        band, opdracht, seconden=(1 - VRIJ) * seconden, seed=1, stop=stop, voortgang=voortgang, bekend=bekend
    )
    zonder = verliezers(instantie, uit.plan)
    keuze = uit
    if vrij.toetsing.haalbaar and (
        not uit.toetsing.haalbaar or (zonder and len(zonder) >= len(verliezers(instantie, vrij.plan)))
    ):
        keuze = vrij
    return dataclasses.replace(keuze, seconden=vrij.seconden + uit.seconden)


def _ankers(instantie: Instantie, plan: Plan) -> dict[int, int]:
    """Per loser the buurt to keep (buurt → coordinator)."""
    keuze = {wie: anker(instantie, wie) for wie in verliezers(instantie, plan)}
    return {buurt: wie for wie, buurt in keuze.items() if buurt is not None and buurt not in instantie.vast}
