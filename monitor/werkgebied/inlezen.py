"""A plan from the rows of a file: the columns buurt and coordinator, by code or by name.

Reads back what the page exports: lines that begin with `#` are remarks, the header may stand below them, and
other columns are ignored. Every buurt of the question must be there once; each refusal names the row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.fouten import Geweigerd, kort
from monitor.werkgebied.instantie import Instantie, Plan

BUURT = ("buurt", "buurtcode", "code")
WIE = ("coordinator", "coördinator", "medewerker", "buurtcoordinator", "buurtcoördinator")
MEESTE_KOPPEN = 6  # of a file with other columns, to name in the refusal
Rijen = Sequence[tuple[int, Sequence[str]]]  # (row number in the file, cells)


def plan_uit_rijen(instantie: Instantie, rijen: Rijen, namen: Mapping[str, str]) -> Plan:
    """Rows → plan. `namen`: code or id → name, both are understood.

    Raises
    ------
    Geweigerd
        Other columns, an unknown or double buurt, unknown coordinator, or a buurt that is missing.
    """
    buurten = _zoek([b.code for b in instantie.buurten], namen)
    mensen = _zoek([m.id for m in instantie.medewerkers], namen)
    rijen, links, rechts = kolommen(rijen, BUURT, WIE, buurten)
    plan: dict[int, int] = {}
    for nummer, cellen in rijen:
        buurt = vind(buurten, cel(cellen, links), nummer, "buurt")
        if buurt in plan:
            raise Geweigerd(f"Rij {nummer}: buurt {kort(cel(cellen, links))} staat er twee keer in.")
        plan[buurt] = vind(mensen, cel(cellen, rechts), nummer, "coördinator")
    mist = [b.code for nummer, b in enumerate(instantie.buurten) if nummer not in plan]
    if mist:
        naam = kort(namen.get(mist[0], mist[0]))
        if len(mist) == 1:
            raise Geweigerd(f"1 buurt staat niet in het bestand: {naam}; vul die aan.")
        raise Geweigerd(f"{len(mist)} buurten staan niet in het bestand, zoals {naam}; vul ze aan.")
    return tuple(plan[nummer] for nummer in range(instantie.n))


def kolommen(
    rijen: Rijen, links: Sequence[str], rechts: Sequence[str], buurten: Mapping[str, list[int]]
) -> tuple[Rijen, int, int]:
    """The rows under the header and the two columns; without a header the first two columns hold, when the
    first names at least one of `buurten`.

    Raises
    ------
    Geweigerd
        Neither a header nor a buurt: the file holds something else.
    """
    gevuld = [
        (nummer, cellen)
        for nummer, cellen in rijen
        if any(cel.strip() for cel in cellen) and not cellen[0].lstrip().startswith("#")
    ]
    for plek, (_, cellen) in enumerate(gevuld):
        koppen = [cel.strip().casefold() for cel in cellen]
        een = next((k for k, kop in enumerate(koppen) if kop in links), None)
        ander = next((k for k, kop in enumerate(koppen) if kop in rechts), None)
        if een is not None and ander is not None:
            return gevuld[plek + 1 :], een, ander
    if gevuld and not any(cel(cellen, 0).casefold() in buurten for _, cellen in gevuld):
        wel = ", ".join(kort(tekst.strip(), 20) for tekst in gevuld[0][1][:MEESTE_KOPPEN] if tekst.strip())
        raise Geweigerd(
            f"In dit bestand staan geen kolommen {links[0]} en {rechts[0]}. De eerste rij is: {wel}. "
            "Geef de twee kolommen die namen en lees het bestand opnieuw in."
        )
    return gevuld, 0, 1


def vind(bekend: Mapping[str, list[int]], tekst: str, nummer: int, wat: str) -> int:
    """The one that a cell names, by code or by name."""
    treffers = bekend.get(tekst.casefold(), [])
    if not tekst or len(treffers) != 1:
        waarom = "komt vaker voor; gebruik de code" if treffers else "kennen we niet"
        raise Geweigerd(f"Rij {nummer}: {wat} {kort(tekst) or '(leeg)'} {waarom}.")
    return treffers[0]


def _zoek(sleutels: Sequence[str], namen: Mapping[str, str]) -> dict[str, list[int]]:
    uit: dict[str, list[int]] = {}
    for plek, sleutel in enumerate(sleutels):
        for tekst in {sleutel.casefold(), namen.get(sleutel, sleutel).strip().casefold()}:
            uit.setdefault(tekst, []).append(plek)
    return uit


def zoek(namen: Mapping[str, str]) -> tuple[list[str], dict[str, list[int]]]:
    """The codes in order, and where each code and name points."""
    codes = list(namen)
    return codes, _zoek(codes, namen)


def cel(cellen: Sequence[str], kolom: int) -> str:
    """A cell without the apostrophe that a safe export puts before a sign."""
    tekst = cellen[kolom].strip() if kolom < len(cellen) else ""
    return tekst[1:] if tekst[:1] == "'" and tekst[1:2] in "=+-@" else tekst
