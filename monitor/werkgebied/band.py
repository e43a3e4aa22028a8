"""The bond with the buurt: a proposal in which everybody keeps at least one buurt of today.

"Bond with the buurt" is a rule of the field, and the goals alone don't know it: moving few homes can still
take every buurt from one coordinator. The first part of the time searches freely. For who loses every buurt
each own buurt (at most `PROEVEN`, most homes first) is then fixed in turn in a short search, and the rest of
the time goes to the best of those. When nothing feasible comes of it the free plan stands, and the page says
who loses every buurt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.los import Antwoord, Voortgang, los

VRIJ, PROEF = 0.3, 0.3  # shares of the seconds that search freely, and that try which buurt to keep
PROEVEN = 6  # own buurten tried per coordinator


@dataclass(frozen=True)
class _Klok:
    """What every search of one proposal gets: when to stop, and whom to tell."""

    stop: Callable[[], bool] | None = None
    voortgang: Callable[[Voortgang], None] | None = None


def verliezers(instantie: Instantie, plan: Sequence[int]) -> list[int]:
    """Coordinators (index) who have buurten today and keep none of them."""
    houdt = {oud for oud, nieuw in zip(instantie.huidig, plan, strict=True) if oud == nieuw}
    return sorted({wie for wie in instantie.huidig if wie >= 0} - houdt)


def ankers(instantie: Instantie, wie: int) -> list[int]:
    """The own buurten that could be kept: those that may stay, most homes first, at most `PROEVEN`."""
    eigen = [b for b, oud in enumerate(instantie.huidig) if oud == wie and instantie.mag(b, wie)]
    eigen.sort(key=lambda b: (-instantie.buurten[b].woningen, instantie.buurten[b].code))
    return eigen[:PROEVEN]


def los_met_band(
    instantie: Instantie,
    opdracht: Opdracht,
    *,
    seconden: float,
    stop: Callable[[], bool] | None = None,
    voortgang: Callable[[Voortgang], None] | None = None,
) -> Antwoord:
    """The best plan within the seconds in which everybody keeps a buurt, as far as that is found; what was
    fixed for it stands in `vast` of the answer's question, what it costs in `zonder_band`."""
    klok = _Klok(stop, voortgang)
    vrij = _zoek(instantie, opdracht, VRIJ * seconden, klok)
    zonder = verliezers(instantie, vrij.plan)
    if not zonder and vrij.bewezen == "optimaal":
        return vrij
    band, bekend, duur = instantie, [vrij.plan], vrij.seconden
    if zonder:
        band, bekend, proef = _zet_vast(instantie, opdracht, zonder, PROEF * seconden, klok)
        duur += proef
    uit = _zoek(band, opdracht, max(0.1, seconden - duur), klok, bekend)
    duur += uit.seconden
    if vrij.toetsing.haalbaar and not _beter(instantie, uit, zonder):
        return dataclasses.replace(vrij, seconden=duur)
    kost = vrij.waarde if zonder and vrij.toetsing.haalbaar else None
    return dataclasses.replace(uit, seconden=duur, zonder_band=kost)


def _zoek(
    instantie: Instantie, opdracht: Opdracht, seconden: float, klok: _Klok, bekend: Sequence[Plan] = ()
) -> Antwoord:
    return los(
        instantie, opdracht, seconden=seconden, stop=klok.stop, voortgang=klok.voortgang, uitweg=False,
        bekend=bekend,
    )  # fmt: skip


def _beter(instantie: Instantie, uit: Antwoord, zonder: Sequence[int]) -> bool:
    """Is the answer with the bond worth more than the free one, in which `zonder` lose every buurt?"""
    nu = verliezers(instantie, uit.plan)
    return uit.toetsing.haalbaar and (not nu or len(nu) < len(zonder))


def _zet_vast(
    instantie: Instantie, opdracht: Opdracht, wie: Sequence[int], seconden: float, klok: _Klok
) -> tuple[Instantie, list[Plan], float]:
    """The question with, for each of these, the own buurt fixed that a short search likes best; the best
    plan met on the way, and the seconds it took."""
    duur, bekend = 0.0, []
    for mens in wie:
        keuzes = ankers(instantie, mens)
        proeven = []
        for buurt in keuzes:
            vraag = dataclasses.replace(instantie, vast={**instantie.vast, buurt: mens})
            proef = _zoek(vraag, opdracht, seconden / len(wie) / len(keuzes), klok)
            duur += proef.seconden
            proeven.append(proef)
        if proeven:
            beste = min(proeven, key=lambda a: (not a.toetsing.haalbaar, a.waarde))
            instantie, bekend = beste.instantie, [beste.plan]
    return instantie, bekend, duur
