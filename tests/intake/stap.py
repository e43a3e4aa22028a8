"""A file as the reader leaves it: rows in `stap_uur` and a `Gelezen`, made by hand for the ledger's tests."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.fouten import VraagNodig
from monitor.intake.grootboek import Boeker, boek_uren
from monitor.intake.lezen import Gelezen
from monitor.intake.stamgegevens import zorg_voor_start
from monitor.intake.uitslag import Importuitslag
from monitor.settings import Instellingen
from monitor.store import Store, Transactie
from tests.vullen import voeg_in

NU = dt.datetime(2026, 4, 1, 9, 0)  # noqa: DTZ001  UTC without zone, as the ledger keeps it
MAAK_TABEL = """
create or replace temp table stap_uur (
    rij bigint, blad varchar, volgnummer integer, uitkomst varchar, code varchar, tekst varchar,
    vlaggen varchar, persoon varchar, persoon_naam varchar, datum date, begin_utc timestamp,
    eind_utc timestamp, seconden bigint, soort varchar, categorie_tekst varchar, categorie_naam varchar,
    buurt_tekst varchar, buurt_naam varchar, contact varchar, plaats varchar, aard varchar,
    bron_id varchar, ruw varchar)
"""


@dataclass(frozen=True)
class Regel:
    """One row of a file of hours."""

    persoon: str
    datum: dt.date | None
    seconden: int
    categorie: str | None = None
    begin: int | None = None  # hour of the day
    uitkomst: str = "ok"
    vlaggen: str = ""
    bron_id: str | None = None


def regel(
    persoon: str, datum: str, uren: float, categorie: str | None = None, begin: int | None = None
) -> Regel:
    """A row as people think of it: date as ISO text, decimal hours."""
    return Regel(persoon, dt.date.fromisoformat(datum), round(uren * 3600), categorie, begin)


def zet_klaar(tx: Transactie, regels: Sequence[Regel], bron: str = "toggl") -> Gelezen:
    """Lay the rows out as the reader would."""
    tx.doe(MAAK_TABEL)
    rijen = []
    for nummer, r in enumerate(regels, start=2):
        begin = None
        if r.begin is not None and r.datum is not None:
            begin = dt.datetime.combine(r.datum, dt.time(r.begin))
        rijen.append(
            [nummer, None, 0, r.uitkomst, None if r.uitkomst == "ok" else "code", "tekst", r.vlaggen,
             r.persoon, r.persoon.title(), r.datum, begin, None, r.seconden, "werk",
             r.categorie.lower() if r.categorie else None, r.categorie, None, None,
             "onbekend", "onbekend", "onbekend", r.bron_id, "{}"]
        )  # fmt: skip
    voeg_in(tx, "stap_uur", rijen)
    dagen = [r.datum for r in regels if r.datum is not None and r.uitkomst != "overgeslagen"]
    return Gelezen(
        bestand="uren.csv",
        sha256=hashlib.sha256(repr((bron, regels)).encode()).hexdigest(),
        soort="werk",
        bron=bron,
        profiel=bron,
        codering="utf-8",
        scheidingsteken=",",
        datumvolgorde="ymd",
        datumvolgorde_hoe="jaar eerst",
        koprij=1,
        kophash="",
        periode=(min(dagen), max(dagen)) if dagen else None,
        personen={r.persoon: r.persoon.title() for r in regels},
        controle_seconden=None,
        gelezen=len(regels),
    )


def boek(
    store: Store,
    regels: Sequence[Regel],
    bij_verlies: str | None = None,
    *,
    bron: str = "toggl",
    proef: bool = False,
) -> Importuitslag:
    """Book rows as one file; a question comes back as an answer, nothing kept."""
    try:
        with store.schrijf(proef=proef) as tx:
            zorg_voor_start(tx, store.instellingen, NU)
            return boek_in(tx, regels, store.instellingen, bij_verlies, bron=bron)
    except VraagNodig as vraag:
        uitslag: Importuitslag = getattr(vraag, "uitslag")  # noqa: B009
        return replace(uitslag, uitkomst="vraag")


def boek_in(
    tx: Transactie,
    regels: Sequence[Regel],
    instellingen: Instellingen,
    bij_verlies: str | None = None,
    *,
    bron: str = "toggl",
    vandaag: dt.date | None = None,
) -> Importuitslag:
    """Book rows as one file inside an open transaction."""
    gelezen, boeker = zet_klaar(tx, regels, bron), Boeker("test", NU, bij_verlies)
    return boek_uren(tx, gelezen, boeker, instellingen, lambda _deel, _zin: None, vandaag)


def uren(store: Store) -> float:
    """Counting hours."""
    (totaal,) = store.rij("select coalesce(sum(seconden), 0) from uur where actief") or (0,)
    return round(totaal / 3600, 4)


def geteld(store: Store | Transactie) -> list[tuple[object, ...]]:
    """What counts, without where it came from."""
    return store.rijen(
        "select bron, bron_id, persoon, datum, begin_utc, seconden, categorie_tekst, sleutel "
        "from uur where actief order by all"
    )
