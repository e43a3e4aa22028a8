"""The bond with the buurt: a proposal in which everybody keeps at least one buurt of today, and its price.

"Bond with the buurt" is a rule of the field, and the goals alone don't know it: moving few homes can still
take every buurt from one coordinator. A part of the time searches freely, longer when nothing feasible comes
of it. The rest searches with the bond as a rule (`Opdracht.band`: search, prover and checker know it). When
nothing feasible comes of that the free plan stands, and the page says who loses every buurt; otherwise the
two values tell what the bond costs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.los import Antwoord, Voortgang, los

VRIJ, LANGER = 0.25, 0.35  # shares of the seconds that search freely, and longer while nothing is feasible


def verliezers(instantie: Instantie, plan: Sequence[int]) -> list[int]:
    """Coordinators (index) who have buurten today and keep none of them."""
    houdt = {oud for oud, nieuw in zip(instantie.huidig, plan, strict=True) if oud == nieuw}
    return sorted({wie for wie in instantie.huidig if wie >= 0} - houdt)


def los_met_band(
    instantie: Instantie,
    opdracht: Opdracht,
    *,
    seconden: float,
    stop: Callable[[], bool] | None = None,
    voortgang: Callable[[Voortgang], None] | None = None,
) -> Antwoord:
    """The best plan within the seconds in which everybody keeps a buurt, as far as that is found; who would
    keep none without the bond stands in `band_redt`, and what it costs in `zonder_band`."""
    duur = 0.0

    def zoek(vraag: Opdracht, deel: float, bekend: Sequence[Plan] = (), *, uitweg: bool = False) -> Antwoord:
        nonlocal duur
        uit = los(
            instantie, vraag, seconden=max(0.1, deel), stop=stop, voortgang=voortgang, uitweg=uitweg,
            bekend=bekend,
        )  # fmt: skip
        duur += uit.seconden
        return dataclasses.replace(uit, seconden=duur)

    vrij = zoek(opdracht, VRIJ * seconden)
    if not vrij.toetsing.haalbaar and not vrij.onmogelijk:
        vrij = zoek(opdracht, LANGER * seconden, [vrij.plan])
    if not vrij.toetsing.haalbaar:
        return zoek(opdracht, seconden - duur, [vrij.plan], uitweg=True)
    zonder = verliezers(instantie, vrij.plan)
    if not zonder and vrij.bewezen == "optimaal":
        return vrij
    uit = zoek(dataclasses.replace(opdracht, band=True), seconden - duur, [vrij.plan])
    if not uit.toetsing.haalbaar:
        return dataclasses.replace(vrij, seconden=duur)
    redt = tuple(wie for wie in zonder if wie in instantie.te_houden)
    kost = vrij.waarde if redt and vrij.waarde < uit.waarde else None
    return dataclasses.replace(uit, zonder_band=kost, band_redt=redt if kost is not None else ())
