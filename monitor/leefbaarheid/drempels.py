"""Thresholds: the start values of the catalogue, what the corporation changed, and the log of changes.

Every change is written down with who, when and why; the map under the thresholds before the last change stays
one click away (`licht_vorig`). The reference year of an indicator is frozen at the first import that brings
it: the newest year that at least half of its areas have. It stays until somebody chooses another.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass

from monitor.fouten import Geweigerd, kort
from monitor.leefbaarheid.indicatoren import CATALOGUS, Drempels, Indicator, eigen_indicator
from monitor.store import Store, Transactie, sql

JAREN_HOOGSTENS = 5


@dataclass(frozen=True)
class Drempelwijziging:
    """One line of the log."""

    nummer: int
    indicator: str
    wanneer: dt.datetime
    wie: str
    reden: str
    oud: Drempels
    nieuw: Drempels
    jaren: tuple[int | None, int] | None = None  # the year compared with, before and after, when it changed


def indicatoren(bron: Store | Transactie) -> dict[str, Indicator]:
    """All indicators we know: the catalogue, then what files brought along (the catalogue leads)."""
    eigen = {rij[0]: eigen_indicator(*rij) for rij in bron.rijen(sql("leefbaarheid", "indicatoren"))}
    return {**eigen, **CATALOGUS}


def in_gebruik(bron: Store | Transactie, bekend: dict[str, Indicator]) -> dict[str, Drempels]:
    """Thresholds in force per indicator."""
    gekozen = {
        code: Drempels(manier, groen, rood, gewicht, jaren)
        for code, manier, groen, rood, gewicht, jaren in bron.rijen(
            "select indicator, manier, groen, rood, gewicht, jaren from drempel"
        )
    }
    return {code: gekozen.get(code, indicator.drempels) for code, indicator in bekend.items()}


def logboek(bron: Store | Transactie) -> list[Drempelwijziging]:
    """All changes, newest first."""
    return [
        Drempelwijziging(
            n,
            code,
            wanneer,
            wie,
            reden,
            Drempels(**json.loads(oud)),
            Drempels(**json.loads(nieuw)),
            None if jaar is None else (jaar_oud, jaar),
        )
        for n, code, wanneer, wie, reden, oud, nieuw, jaar_oud, jaar in bron.rijen(
            "select nummer, indicator, wanneer, wie, reden, oud, nieuw, jaar_oud, jaar_nieuw from drempellog "
            "order by nummer desc"
        )
    ]


def vorige(bron: Store | Transactie) -> dict[str, Drempels]:
    """Thresholds before the last change, of the indicators that were ever changed."""
    uit: dict[str, Drempels] = {}
    for wijziging in logboek(bron):
        if wijziging.jaren is not None:
            continue  # another year: the thresholds themselves stayed
        uit.setdefault(wijziging.indicator, wijziging.oud)
    return uit


def wijzig(
    tx: Transactie, indicator: str, nieuw: Drempels, *, wie: str, reden: str, wanneer: dt.datetime
) -> None:
    """Set the thresholds of an indicator and write down who did it and why.

    Raises
    ------
    Geweigerd
        Unknown indicator, no name or reason, or thresholds that make no sense.
    """
    bekend = indicatoren(tx)
    if indicator not in bekend:
        raise Geweigerd(f"De indicator {kort(indicator)} bestaat niet. Kies er een uit de lijst.")
    _controleer(bekend[indicator], nieuw)
    if not wie.strip() or not reden.strip():
        raise Geweigerd("Schrijf bij een andere drempel wie dit besluit en waarom.")
    oud = in_gebruik(tx, bekend)[indicator]
    if oud == nieuw:
        return
    tx.doe(
        "insert or replace into drempel values (?, ?, ?, ?, ?, ?)",
        [indicator, nieuw.manier, nieuw.groen, nieuw.rood, nieuw.gewicht, nieuw.jaren],
    )
    tx.doe(
        _LOG,
        [indicator, wanneer, wie.strip(), reden.strip(), _tekst(oud), _tekst(nieuw), None, None],
    )


def _tekst(drempels: Drempels) -> str:
    return json.dumps(asdict(drempels))


_LOG = "insert into drempellog select coalesce(max(nummer), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from drempellog"


def _controleer(indicator: Indicator, nieuw: Drempels) -> None:
    if nieuw.manier not in ("factor", "vast"):
        raise Geweigerd("Een drempel is een factor van het vergelijkingscijfer of een vaste waarde.")
    if nieuw.manier == "factor" and indicator.soort in ("cijfer", "klasse"):
        raise Geweigerd("Bij een rapportcijfer of klasse hoort een vaste drempel, geen factor.")
    if nieuw.groen < 0 or nieuw.rood < 0 or nieuw.gewicht < 0 or not 1 <= nieuw.jaren <= JAREN_HOOGSTENS:
        raise Geweigerd(
            f"Drempels en gewicht zijn nul of hoger, en we voegen 1 tot {JAREN_HOOGSTENS} jaren samen."
        )
    omgekeerd = nieuw.manier == "vast" and indicator.richting < 0
    if (nieuw.rood > nieuw.groen) if omgekeerd else (nieuw.rood < nieuw.groen):
        kant = "lager" if omgekeerd else "hoger"
        raise Geweigerd(f"De drempel voor rood moet {kant} liggen dan die voor groen, of er gelijk aan zijn.")
    if nieuw.manier == "factor" and nieuw.groen == 0:
        raise Geweigerd("Een factor van nul zegt niets. Kies een factor boven nul.")


def kies_referentiejaar(
    tx: Transactie, indicator: str, jaar: int, *, wie: str, reden: str, wanneer: dt.datetime
) -> None:
    """Freeze another year to compare with, and write down who did it and why.

    Raises
    ------
    Geweigerd
        No name or reason, or a year without a single figure.
    """
    if not wie.strip() or not reden.strip():
        raise Geweigerd("Schrijf bij een ander vergelijkingsjaar wie dit besluit en waarom.")
    if tx.rij("select 1 from licht where indicator = ? and jaar = ? limit 1", [indicator, jaar]) is None:
        raise Geweigerd(f"Over {jaar} is er van deze indicator geen enkel cijfer. Kies een ander jaar.")
    oud = tx.rij("select jaar from referentiejaar where indicator = ?", [indicator])
    if oud is not None and oud[0] == jaar:
        return
    nu = _tekst(in_gebruik(tx, indicatoren(tx))[indicator])
    tx.doe("insert or replace into referentiejaar values (?, ?, ?)", [indicator, jaar, wie.strip()])
    tx.doe(_LOG, [indicator, wanneer, wie.strip(), reden.strip(), nu, nu, oud[0] if oud else None, jaar])
