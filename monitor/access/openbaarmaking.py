"""Disclosure control: which sums of hours may leave the team, and how residents are counted.

Hours of others are shown only on month, month × wijk and month × wijk × category, and only when a cell
- holds at least 5 employees, of whom no one has more than half of the hours, and whose three smallest or more
  together have at least a tenth of what the largest has: else the second largest, who knows the own hours,
  would know the largest's (the p%-rule of statistical offices), and
- holds at least 2 buurten (one coordinator has one buurt, so hours per buurt are hours per person);
rounded to 5 hours. A month that isn't over is left out. What a parent shows minus its shown children is a
cell too: while that remainder breaks the rules, the smallest shown child is hidden as well. So every sum
that a reader can compute consists of whole groups of 5 or more (`herleiding` proves it again each time).

The choice is made once, for the whole organisation, and a scope only picks whole cells from it. There is
no free filter, and two links side by side give nothing that one of them doesn't. That holds for links of
different days too: cells that were ever shown count as known at each new choice, so that a late registration
never shows another set that gives away the difference. Where that can't be kept the month is not shown.

Residents and respondents: nothing under 10; counts rounded to 5, and "<5" instead of 0 to 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from monitor.access.herleiding import herleidbaar
from monitor.fouten import Geweigerd

MEDEWERKERS_MINIMAAL = 5
AANDEEL_HOOGSTENS = 0.5
AANDEEL_OVERIGEN = 0.1  # of the largest's hours, at the least, for all but the two largest together
BUURTEN_MINIMAAL = 2
ROND_UREN = 5
BEWONERS_MINIMAAL = 10
ROND_AANTAL = 5
SECONDEN_PER_UUR = 3600


@dataclass(frozen=True)
class Bijdrage:
    """Hours of one person in one buurt (None: not assigned) for one month, wijk and category."""

    medewerker: str
    buurt: str | None
    maand: str
    wijk: str
    categorie: str
    seconden: int

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """From coarse to fine."""
        return self.maand, self.wijk, self.categorie


@dataclass(frozen=True)
class Cel:
    """One sum that may be shown: month, or month × wijk, or month × wijk × category. Hours, rounded."""

    sleutel: tuple[str, ...]
    uren: int


@dataclass(frozen=True)
class Publicatie:
    """All sums that may be shown, and how many were hidden, over the whole organisation."""

    cellen: tuple[Cel, ...]
    verborgen: int


class _Botst(Exception):
    """Whatever is shown of this month now, beside what was shown before it would give too small a group."""


def publiceer(bijdragen: Sequence[Bijdrage], eerder: Set[tuple[str, ...]] = frozenset()) -> Publicatie:
    """Choose the cells that may be shown, and prove that no person and no buurt can be worked out.

    Parameters
    ----------
    eerder
        Keys of the cells that others ever saw.

    Raises
    ------
    Geweigerd
        The proof failed: nothing is shown.
    """
    per_maand = _verdeel(range(len(bijdragen)), bijdragen, 0)
    getoond: dict[tuple[str, ...], list[int]] = {}
    verborgen = 0
    for sleutel, cellen in per_maand.items():
        if not _mag(cellen, bijdragen):
            verborgen += 1
            continue
        maand = {sleutel: cellen}
        try:
            weg = _daal_af(sleutel, cellen, bijdragen, maand, eerder)
            _keur_naast(maand, cellen, bijdragen, eerder)
        except _Botst:
            verborgen += 1
            continue
        getoond |= maand
        verborgen += weg
    keur(list(getoond.values()), bijdragen)
    return Publicatie(
        tuple(
            Cel(sleutel, rond_uren(sum(bijdragen[nummer].seconden for nummer in cellen)))
            for sleutel, cellen in sorted(getoond.items())
        ),
        verborgen,
    )


def keur(sommen: Sequence[Sequence[int]], bijdragen: Sequence[Bijdrage]) -> None:
    """The publication audit over every sum that can be reached, by person and by buurt.

    Raises
    ------
    Geweigerd
        Something about a person or a buurt can be worked out; says of how many, never of whom.
    """
    mensen = herleidbaar(sommen, {n: b.medewerker for n, b in enumerate(bijdragen)})
    buurten = herleidbaar(sommen, {n: b.buurt for n, b in enumerate(bijdragen) if b.buurt is not None})
    if mensen or buurten:
        raise Geweigerd(
            f"Dit wordt niet gedeeld: uit deze cijfers zijn de uren van {len(mensen)} medewerkers en "
            f"{len(buurten)} buurten terug te rekenen. Deel grotere groepen, of een langere periode."
        )


def rond_uren(seconden: int) -> int:
    """Hours rounded to 5, in whole numbers (half up)."""
    stap = ROND_UREN * SECONDEN_PER_UUR
    return (2 * seconden + stap) // (2 * stap) * ROND_UREN


def toon_aantal(aantal: int) -> str:
    """A count of residents, households or cases: "<5", or rounded to 5."""
    if aantal < ROND_AANTAL:
        return f"<{ROND_AANTAL}"
    return str((2 * aantal + ROND_AANTAL) // (2 * ROND_AANTAL) * ROND_AANTAL)


def genoeg_bewoners(aantal: int | None) -> bool:
    """Whether a figure over this many respondents or households may be shown to others."""
    return aantal is not None and aantal >= BEWONERS_MINIMAAL


def _daal_af(
    ouder: tuple[str, ...],
    cellen: Sequence[int],
    bijdragen: Sequence[Bijdrage],
    getoond: dict[tuple[str, ...], list[int]],
    eerder: Set[tuple[str, ...]],
) -> int:
    """Show the children that may be shown, and theirs; returns how many stay hidden."""
    if len(ouder) == 3:
        return 0
    kinderen = _verdeel(cellen, bijdragen, len(ouder))
    goed = {sleutel: kind for sleutel, kind in kinderen.items() if _mag(kind, bijdragen)}
    rest = [n for sleutel, kind in kinderen.items() if sleutel not in goed.keys() | eerder for n in kind]
    while rest and goed and not _mag(rest, bijdragen):
        nieuw = [sleutel for sleutel in goed if sleutel not in eerder]
        if not nieuw:
            raise _Botst
        kleinste = min(
            nieuw, key=lambda sleutel: (sum(bijdragen[n].seconden for n in goed[sleutel]), sleutel)
        )
        rest += goed.pop(kleinste)
    getoond.update(goed)
    return (
        len(kinderen)
        - len(goed)
        + sum(_daal_af(sleutel, kind, bijdragen, getoond, eerder) for sleutel, kind in goed.items())
    )


def _keur_naast(
    maand: Mapping[tuple[str, ...], list[int]],
    cellen: Sequence[int],
    bijdragen: Sequence[Bijdrage],
    eerder: Set[tuple[str, ...]],
) -> None:
    """What is shown now of a month beside what was: still nobody?"""
    bekend = {
        sleutel: kind
        for diepte in range(3)
        for sleutel, kind in _verdeel(cellen, bijdragen, diepte).items()
        if sleutel in eerder and sleutel not in maand
    }
    if not bekend:
        return
    try:
        keur([*maand.values(), *bekend.values()], bijdragen)
    except Geweigerd as fout:
        raise _Botst from fout


def _mag(cellen: Iterable[int], bijdragen: Sequence[Bijdrage]) -> bool:
    per_mens: dict[str, int] = defaultdict(int)
    buurten = set()
    for nummer in cellen:
        bijdrage = bijdragen[nummer]
        per_mens[bijdrage.medewerker] += bijdrage.seconden
        if bijdrage.seconden > 0:
            buurten.add(bijdrage.buurt)
    uren = sorted((seconden for seconden in per_mens.values() if seconden > 0), reverse=True)
    return (
        len(uren) >= MEDEWERKERS_MINIMAAL
        and len(buurten) >= BUURTEN_MINIMAAL
        and all(seconden >= 0 for seconden in per_mens.values())
        and uren[0] <= AANDEEL_HOOGSTENS * sum(uren)
        and sum(uren[2:]) >= AANDEEL_OVERIGEN * uren[0]
    )


def _verdeel(
    cellen: Iterable[int], bijdragen: Sequence[Bijdrage], diepte: int
) -> dict[tuple[str, ...], list[int]]:
    delen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for nummer in cellen:
        delen[bijdragen[nummer].sleutel[: diepte + 1]].append(nummer)
    return delen
