"""Would this file take hours away? Then ask first (definitions §1).

Asked when the net loss exceeds max(`verlies_uren`, `verlies_aandeel` × what stood in the file's period),
when a category of a person disappears, or when the file ends earlier than an overlapping batch already
in. The answer *aanvul* means "only add": an older file then adds outside the newer one's days
(mode `buiten`), unless the newer one looks filtered by the very same rule seen from the older file;
then both together count (mode `aanvul`). That keeps A-then-B equal to B-then-A.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from monitor.fouten import Geweigerd, VraagNodig, kort
from monitor.intake import activeren
from monitor.intake.uitslag import SECONDEN_PER_UUR, Importuitslag, Verschil
from monitor.settings import Instellingen
from monitor.store import Transactie, sql

KEUZES = {
    "vervang": "Dit bestand is volledig: het vervangt wat er in deze periode stond.",
    "aanvul": "Dit bestand is gefilterd of ouder: voeg alleen toe wat er nog niet is.",
    "stop": "Niet inlezen.",
}
CATEGORIEEN_IN_ZIN = 5


class VerliesVraag(VraagNodig):
    """The question whether a file may take hours away; `uitslag` is the preview that goes with it."""

    def __init__(self, zin: str, uitslag: Importuitslag) -> None:
        super().__init__(zin, dict(KEUZES))
        self.uitslag = replace(uitslag, uitkomst="vraag", vraag=zin, keuzes=dict(KEUZES), batch=None)


@dataclass(frozen=True)
class _Bevinding:
    voor: int  # seconds that counted in the file's period
    verlies: int  # net seconds lost
    verdwenen: tuple[tuple[str, str], ...]  # (person, category) as written
    later_eind: dt.date | None

    def vraagt(self, instellingen: Instellingen) -> bool:
        return bool(
            te_veel(self.verlies, self.voor, instellingen) or self.verdwenen or self.later_eind is not None
        )


def te_veel(verlies: int, voor: int, instellingen: Instellingen) -> bool:
    """Net loss above max(hours, share) of what stood there."""
    grens = max(instellingen.verlies_uren * SECONDEN_PER_UUR, instellingen.verlies_aandeel * voor)
    return verlies > grens


def beslis(
    tx: Transactie,
    batch: int,
    bron: str,
    antwoord: str | None,
    instellingen: Instellingen,
    voorlopig: Importuitslag,
) -> Verschil:
    """Work out what counts with this batch in; ask when needed. Leaves `stap_winnaar`.

    Raises
    ------
    VerliesVraag
        A question without an answer.
    Geweigerd
        The answer was *stop*.
    """
    activeren.bereik(tx, batch, bron)
    activeren.kies_winnaars(tx, bron)
    verschil = activeren.verschil(tx, batch)
    gevonden = _onderzoek(tx, batch, bron)
    if not gevonden.vraagt(instellingen) or antwoord == "vervang":
        return verschil
    zin = _zin(gevonden, instellingen, voorlopig.bestand)
    if antwoord == "stop":
        raise Geweigerd(f"Niet ingelezen, zoals gekozen. {zin}")
    if antwoord is None:
        raise VerliesVraag(zin, replace(voorlopig, verschil=verschil))
    modus = "aanvul" if gevonden.later_eind is None else _modus_van_ouder(tx, batch, bron, instellingen)
    tx.doe("update batch set modus = ? where batch = ?", [modus, batch])
    activeren.kies_winnaars(tx, bron)
    return activeren.verschil(tx, batch)


def _onderzoek(tx: Transactie, batch: int, bron: str) -> _Bevinding:
    voor, verlies = tx.rij(sql("intake", "verlies"), {"batch": batch, "bron": bron}) or (0, 0)
    weg = tx.rijen(sql("intake", "verdwenen"), {"batch": batch})
    (eind,) = tx.rij(sql("intake", "eerder_eind"), {"batch": batch, "bron": bron}) or (None,)
    return _Bevinding(int(voor), int(verlies), tuple(weg), eind)


def _modus_van_ouder(tx: Transactie, batch: int, bron: str, instellingen: Instellingen) -> str:
    """`aanvul` when the newer file looks filtered seen from this older one, else `buiten`."""
    voor, verlies, weg = tx.rij(sql("intake", "omgekeerd_verlies"), {"batch": batch, "bron": bron}) or (
        0,
        0,
        0,
    )
    return "aanvul" if weg or te_veel(int(verlies), int(voor), instellingen) else "buiten"


def _zin(gevonden: _Bevinding, instellingen: Instellingen, bestand: str) -> str:
    delen = []
    if te_veel(gevonden.verlies, gevonden.voor, instellingen):
        delen.append(
            f"er zouden {_uren(gevonden.verlies)} uur verdwijnen van de {_uren(gevonden.voor)} uur "
            "die in deze periode al geteld zijn"
        )
    if gevonden.verdwenen:
        namen = [f'"{kort(cat, 40)}" bij {kort(persoon, 40)}' for persoon, cat in gevonden.verdwenen]
        meer = len(namen) - CATEGORIEEN_IN_ZIN
        lijst = ", ".join(namen[:CATEGORIEEN_IN_ZIN]) + (f" en nog {meer}" if meer > 0 else "")
        delen.append(f"deze categorieën zouden verdwijnen: {lijst}")
    if gevonden.later_eind is not None:
        delen.append(f"er is al een nieuwer bestand, dat doorloopt tot en met {gevonden.later_eind:%d-%m-%Y}")
    return (
        f"{kort(bestand)}: {'; '.join(delen)}. Is dit bestand volledig (vervang), "
        "gefilterd of ouder (aanvul), of wilt u het niet inlezen (stop)?"
    )


def _uren(seconden: int) -> str:
    return f"{seconden / SECONDEN_PER_UUR:.2f}".replace(".", ",")
