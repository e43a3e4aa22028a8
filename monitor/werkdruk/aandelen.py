"""Where the hours went: shares, concentration, doing against wanting, and what drives a change.

Rules (DEFINITIONS §2), all over hours that counted as work:

    share = Σ hours with the mark ÷ Σ hours of which the mark is known; beside it: known ÷ all hours
    80/20: the fewest areas that together hold 80 % of the mapped hours, out of all areas of that person
    doen − willen = Σ hours of a category ÷ Σ mapped hours − the wanted share of the role profile
    driver: hours per full week now − those in the 13 weeks before, per project, else per category
    weighted homes per fte = Σ homes × norm(light)/norm(geel) ÷ (roster hours per week ÷ hours per fte)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from monitor.werkdruk.rules import SECONDEN_PER_UUR, Week, deel

CONCENTRATIE = 0.80
NIET_INGEDEELD = "niet ingedeeld"


@dataclass(frozen=True)
class Aandeel:
    """A share of the hours whose mark is known, and the part of all hours for which that is so."""

    aandeel: float | None
    bekend: float | None


@dataclass(frozen=True)
class Aandelen:
    """The shares of one person or team over a period."""

    contact: Aandeel
    wijk: Aandeel
    onderweg: Aandeel
    reactief: Aandeel
    ingedeeld: float | None


@dataclass(frozen=True)
class Concentratie:
    """`gebieden` of all `van` areas hold at least 80 % of the mapped hours."""

    niveau: str  # complex | buurt
    gebieden: int
    van: int
    aandeel: float | None  # exact share that those areas hold
    bekend: float | None  # hours with an area ÷ all hours


def aandelen(weken: Sequence[Week]) -> Aandelen:
    """Sum first, divide last: over the weeks of one person or of many."""
    G = sum(w.gewerkt for w in weken)

    def van(teller: int, bekend: int) -> Aandeel:
        return Aandeel(deel(teller, bekend), deel(bekend, G))

    contact = sum(w.contact_bekend for w in weken)
    plaats = sum(w.plaats_bekend for w in weken)
    aard = sum(w.aard_bekend for w in weken)
    return Aandelen(
        contact=van(sum(w.direct for w in weken), contact),
        wijk=van(sum(w.wijk for w in weken), plaats),
        onderweg=van(sum(w.onderweg for w in weken), plaats),
        reactief=van(sum(w.reactief for w in weken), aard),
        ingedeeld=deel(sum(w.ingedeeld for w in weken), G),
    )


def concentratie(uren: Mapping[str, float], alle: Sequence[str], totaal: float, niveau: str) -> Concentratie:
    """How few areas hold 80 % of the hours. `alle`: the areas of this person, also those without hours."""
    gesorteerd = sorted((u for u in uren.values() if u > 0), reverse=True)
    som, aantal, gehad = sum(gesorteerd), 0, 0.0
    for u in gesorteerd:
        if gehad >= CONCENTRATIE * som:
            break
        gehad += u
        aantal += 1
    return Concentratie(
        niveau, aantal, len({*uren, *alle}), deel(gehad, som), deel(sum(uren.values()), totaal)
    )


def doen_willen(
    gedaan: Mapping[str | None, float], gepland: Mapping[str | None, float], gewenst: Mapping[str, float]
) -> pd.DataFrame:
    """Per category: share done, planned and wanted, and done − wanted; shares of hours with a category.

    Input in seconds (done, planned) and shares 0..1 (wanted). Hours without a category have no share.
    """
    ingedeeld = sum(s for c, s in gedaan.items() if c is not None)
    plan = sum(s for c, s in gepland.items() if c is not None)
    rijen = []
    for c in sorted({c for c in (*gedaan, *gepland, *gewenst) if c is not None}):
        doen = deel(gedaan.get(c, 0.0), ingedeeld)
        willen = gewenst.get(c, 0.0) if gewenst else None
        verschil = doen - willen if doen is not None and willen is not None else None
        rijen.append(
            (
                c,
                gedaan.get(c, 0.0) / SECONDEN_PER_UUR,
                doen,
                deel(gepland.get(c, 0.0), plan),
                willen,
                verschil,
            )
        )
    if gedaan.get(None, 0.0):
        rijen.append((NIET_INGEDEELD, gedaan[None] / SECONDEN_PER_UUR, None, None, None, None))
    return pd.DataFrame(rijen, columns=["categorie", "uren", "doen", "gepland", "willen", "verschil"])


def aandrijvers(
    nu: Mapping[tuple[str, str], float],
    eerder: Mapping[tuple[str, str], float],
    weken_nu: int,
    weken_eerder: int,
) -> pd.DataFrame:
    """Hours per full week by driver, now and in the 13 weeks before; the largest change first.

    Keys are (soort, id) with soort project | categorie; values are seconds over the full weeks. Without full
    weeks on either side there is nothing to compare: an empty table.
    """
    kolommen = ["soort", "sleutel", "nu", "eerder", "verschil"]
    if weken_nu == 0 or weken_eerder == 0:
        return pd.DataFrame(columns=kolommen)
    rijen = []
    for soort, sleutel in sorted({*nu, *eerder}):
        a = nu.get((soort, sleutel), 0.0) / SECONDEN_PER_UUR / weken_nu
        b = eerder.get((soort, sleutel), 0.0) / SECONDEN_PER_UUR / weken_eerder
        rijen.append((soort, sleutel, a, b, a - b))
    tabel = pd.DataFrame(rijen, columns=kolommen)
    volgorde = tabel["verschil"].abs().sort_values(ascending=False, kind="stable").index
    return tabel.loc[volgorde].reset_index(drop=True)


def gewogen_woningen_per_fte(
    woningen: Mapping[str, float],
    norm_midden: Mapping[str, float],
    roosteruren_per_week: float,
    uren_per_fte: float,
) -> float | None:
    """Σ homes × norm(light)/norm(geel) ÷ fte; a home with a yellow light counts as one."""
    geel = norm_midden.get("woning:geel")
    if not geel or roosteruren_per_week <= 0 or any(s not in norm_midden for s in woningen):
        return None
    gewogen = sum(aantal * norm_midden[s] / geel for s, aantal in woningen.items())
    return gewogen / (roosteruren_per_week / uren_per_fte)
