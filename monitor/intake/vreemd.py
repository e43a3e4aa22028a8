"""Rows that wait for a name: what they will be worth once somebody says who it is, and a file of others.

A file is **foreign** when a roster is in, nobody in it is known, and all its days are from before the
retention period: nothing of it can ever count for longer than a day, and what it holds is about people we
have no business with. It is asked about before it is read in; `vreemd=inlezen` reads it in after all.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from monitor.fouten import Geweigerd, VraagNodig, kort
from monitor.intake.uitslag import Importuitslag, Wachtend
from monitor.opmaak import datum, getal, meervoud, uren_uit_seconden
from monitor.store import Transactie, sql

VRAAG = "vreemd"
INLEZEN, STOP = "inlezen", "stop"
KEUZES = {f"{VRAAG}={STOP}": "niet inlezen", f"{VRAAG}={INLEZEN}": "toch inlezen"}


class VreemdVraag(VraagNodig):
    """The question whether a foreign file may come in; `uitslag` is the preview that goes with it."""

    def __init__(self, zin: str, uitslag: Importuitslag) -> None:
        super().__init__(zin, dict(KEUZES))
        self.uitslag = replace(uitslag, uitkomst="vraag", vraag=zin, keuzes=dict(KEUZES), batch=None)


@dataclass(frozen=True)
class _Stand:
    """Of the rows of one file that wait for a name."""

    rijen: int
    mensen: int
    seconden: int
    laatste: dt.date


def wachtend(tx: Transactie, batch: int, vanaf: dt.date | None) -> Wachtend:
    """What counts at once when somebody says who it is: rows from `vanaf` on, by kind of hours."""
    cijfers = tx.rij(sql("intake", "wachtend_waard"), {"batch": batch, "vanaf": vanaf}) or (0,) * 4
    return Wachtend(*(int(cijfer) for cijfer in cijfers))


def keur(tx: Transactie, batch: int, vanaf: dt.date, antwoord: str | None, uitslag: Importuitslag) -> None:
    """Ask about a foreign file, or refuse it when that was the answer.

    Raises
    ------
    VreemdVraag
        It is foreign and there is no answer yet.
    Geweigerd
        The answer was that it must not come in.
    """
    if uitslag.aansluiting.ok or uitslag.aansluiting.gemarkeerd or antwoord == INLEZEN:
        return
    stand = tx.rij(
        "select count(*), count(distinct persoon), sum(seconden)::bigint, max(datum) from uur_wacht "
        "where batch = ? having count(*) > 0",
        [batch],
    )
    if stand is None or stand[3] >= vanaf:
        return
    zin = _zin(_Stand(*stand), vanaf, uitslag.bestand)
    if antwoord == STOP:
        raise Geweigerd(f"{kort(uitslag.bestand)} is niet ingelezen, zoals gekozen.")
    raise VreemdVraag(zin, uitslag)


def _zin(stand: _Stand, vanaf: dt.date, bestand: str) -> str:
    wie = (
        "de persoon in dit bestand kennen we niet"
        if stand.mensen == 1
        else f"geen van de {getal(stand.mensen)} personen in dit bestand kennen we"
    )
    wat = "de rij is" if stand.rijen == 1 else f"alle {meervoud(stand.rijen, 'rij', 'rijen')} zijn"
    gevolg = "zij wordt" if stand.rijen == 1 else "ze worden"
    return (
        f"{kort(bestand)}: {wie}, en {wat} van vóór {datum(vanaf)} "
        f"({uren_uit_seconden(stand.seconden)}): ouder dan de bewaartermijn. Er zal niets van meetellen, en "
        f"{gevolg} binnen een dag weer gewist. Hoort dit bestand wel bij u?"
    )
