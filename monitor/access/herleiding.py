"""The publication audit: could anybody work out one person's hours from the sums that are shown?

Take the smallest cells of the source as unknowns and every sum that is shown as a row of zeros and ones.
All that a reader can compute exactly is the row space of those rows. Somebody is disclosed when that space
holds a vector (not zero) that touches only that person's cells: a total, a month, or any other mix of
them. The same for a buurt, because one coordinator has one buurt.

    disclosed(e)  ⇔  rank(A) > rank(A without the columns of e)

Cells that stand in exactly the same sums are one unknown, so a person is only at risk when such a group
holds nobody else; most organisations need no elimination at all. The elimination is in fractions: exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction

Rij = dict[int, Fraction]


def herleidbaar(
    sommen: Sequence[Iterable[int]], eigenaars: Mapping[int, Hashable], kandidaten: Iterable[Hashable] = ()
) -> list[Hashable]:
    """Owners of whom something can be worked out.

    Parameters
    ----------
    sommen
        For each sum that is shown: the cells it adds up.
    eigenaars
        Cell → person (or buurt) it belongs to. A cell that nobody owns may be left out.
    kandidaten
        Owners to look at; default: all.
    """
    groepen = _groepen(sommen)
    van: dict[Hashable, set[int]] = defaultdict(set)
    for nummer, cellen in enumerate(groepen.values()):
        namen = {eigenaars.get(cel) for cel in cellen}
        if len(namen) == 1 and None not in namen:
            van[namen.pop()].add(nummer)
    gekozen = set(kandidaten)
    kolommen = _kolommen_per_som(len(sommen), groepen)
    return [
        naam
        for naam, eigen in van.items()
        if (not gekozen or naam in gekozen) and _raakt_alleen(kolommen, eigen)
    ]


def _groepen(sommen: Sequence[Iterable[int]]) -> dict[tuple[int, ...], list[int]]:
    """Cells by the set of sums they stand in."""
    staat_in: dict[int, list[int]] = defaultdict(list)
    for nummer, som in enumerate(sommen):
        for cel in set(som):
            staat_in[cel].append(nummer)
    groepen: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for cel, nummers in staat_in.items():
        groepen[tuple(nummers)].append(cel)
    return groepen


def _kolommen_per_som(aantal: int, groepen: Mapping[tuple[int, ...], list[int]]) -> list[Rij]:
    rijen: list[Rij] = [{} for _ in range(aantal)]
    for kolom, nummers in enumerate(groepen):
        for nummer in nummers:
            rijen[nummer][kolom] = Fraction(1)
    return rijen


def _raakt_alleen(rijen: Sequence[Rij], eigen: set[int]) -> bool:
    """Whether some mix of the rows is zero outside `eigen` and not zero inside.

    Only rows that hang together with the own columns matter. Eliminate on the columns of others; a row
    that has none of those left but still holds an own column is such a mix.
    """
    spillen: dict[int, Rij] = {}
    for rij in _samenhangend(rijen, eigen):
        rest = dict(rij)
        while True:
            kolom = next((k for k in rest if k in spillen), None)
            if kolom is None:
                break
            _trek_af(rest, spillen[kolom], rest[kolom])
        spil = next((k for k in rest if k not in eigen), None)
        if spil is None:
            if rest:
                return True
            continue
        deler = rest[spil]
        nieuw = {k: waarde / deler for k, waarde in rest.items()}
        for oud in spillen.values():
            if spil in oud:
                _trek_af(oud, nieuw, oud[spil])
        spillen[spil] = nieuw
    return False


def _samenhangend(rijen: Sequence[Rij], eigen: set[int]) -> list[Rij]:
    per_kolom: dict[int, list[int]] = defaultdict(list)
    for nummer, rij in enumerate(rijen):
        for kolom in rij:
            per_kolom[kolom].append(nummer)
    bereikt: set[int] = set()
    te_doen = {nummer for kolom in eigen for nummer in per_kolom[kolom]}
    while te_doen:
        nummer = te_doen.pop()
        bereikt.add(nummer)
        te_doen |= {ander for kolom in rijen[nummer] for ander in per_kolom[kolom]} - bereikt
    return [rijen[nummer] for nummer in sorted(bereikt)]


def _trek_af(doel: Rij, rij: Rij, maal: Fraction) -> None:
    for kolom, waarde in rij.items():
        nieuw = doel.get(kolom, Fraction(0)) - maal * waarde
        if nieuw:
            doel[kolom] = nieuw
        else:
            doel.pop(kolom, None)
