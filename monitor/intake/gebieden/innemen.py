"""A file with areas or figures into the database, through the ledger: recognise, read, book, answer.

Maps become the list of buurten (`stam`); figures go into their source tables with the number of the batch.
What counts follows from the batches that are in, so undoing one batch needs nothing else. Names are never
joined by themselves: a file that has only names is refused, and it says how many of them we could place.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from monitor.fouten import Geweigerd
from monitor.intake.gebieden import eigen, kaart, opendata
from monitor.intake.gebieden.geometrie import is_kaart
from monitor.intake.gebieden.oogst import OVERGESLAGEN, QUARANTAINE, Oogst
from monitor.intake.gebieden.raster import Raster, kijk, open_raster
from monitor.intake.grootboek import Batchkop, Boeker, meldingen_van, open_batch
from monitor.intake.lezen.koppen import normaliseer
from monitor.intake.stam.boeken import boek_stam
from monitor.intake.telling import schrijf_eerste, tel_gebieden
from monitor.intake.uitslag import Aansluiting, Importuitslag, Verschil
from monitor.opmaak import getal
from monitor.store import Transactie, sql

SOORTEN = ("buurten", "indicatoren", "schouw")
TABELLEN = (
    "meting", "gebiedscijfer", "gebiedsnaam", "grenswijziging", "indicator", "oordeel", "overlastdossier",
    "schouwpunt",
)  # fmt: skip


def herken(pad: Path, soort: str) -> bool:
    """Is this a map, or a file with figures per area? Quick, and without judging the contents."""
    if soort not in ("auto", *SOORTEN):
        return False
    if is_kaart(pad):
        return True
    if soort == "buurten":
        return False  # a list of buurten is master data
    raster = kijk(pad)
    if raster is None:
        return soort != "auto"  # reading it says what is wrong
    if eigen.herken(raster) is not None or opendata.herken(raster) is not None:
        return True
    return soort != "auto" or _gebiedsnamen(raster) is not None


def open_los(pad: Path) -> None:
    """Read a map or a file with figures apart from any database: what the taster does in its child.

    Raises
    ------
    Geweigerd, VraagNodig
    """
    if is_kaart(pad):
        kaart.open_kaart(pad, {}, kaart.SAMENSTELLEN)
        return
    raster = open_raster(pad)
    opzet = eigen.herken(raster)
    if opzet is not None:
        eigen.lees(raster, opzet)
    elif (profiel := opendata.herken(raster)) is not None:
        opendata.lees(raster, profiel, pad.name, None)


def neem_in(
    tx: Transactie,
    pad: Path,
    naam: str,
    sha256: str,
    boeker: Boeker,
    keuzes: Mapping[str, str] | None = None,
) -> Importuitslag:
    """Read and book a map or a file with figures.

    Raises
    ------
    Geweigerd, VraagNodig
    """
    keuzes = keuzes or {}
    if is_kaart(pad):
        namen = {str(code): str(tekst) for code, tekst in tx.rijen(sql("intake", "bekende_namen"))}
        bestand, opmerkingen = kaart.open_kaart(pad, namen, keuzes.get("code"))
        uitslag = boek_stam(tx, bestand, naam, sha256, boeker)
        _schrijf_meldingen(tx, uitslag.batch or 0, [("kaart", tekst, "info") for tekst in opmerkingen])
        return _met_meldingen(tx, uitslag)
    raster = open_raster(pad)
    oogst = _oogst(tx, raster, naam, keuzes)
    eigen.wijs_lege_af(oogst)
    return _boek(tx, oogst, naam, sha256, boeker)


def _oogst(tx: Transactie, raster: Raster, naam: str, keuzes: Mapping[str, str]) -> Oogst:
    opzet = eigen.herken(raster)
    if opzet is not None:
        oogst = eigen.lees(raster, opzet)
    else:
        profiel = opendata.herken(raster)
        if profiel is None:
            _weiger(tx, raster)
        oogst = opendata.lees(raster, profiel or "", naam, opendata.antwoord_jaar(keuzes.get("jaar", "")))
    if raster.hersteld:
        oogst.meld("hersteld", f"Het bestand was door een spreadsheet verminkt: {raster.hersteld}.")
    return oogst


def _gebiedsnamen(raster: Raster) -> pd.Series | None:
    """Names of regions in a table without codes: a known header, and mostly numbers beside it."""
    kolom = raster.kolom("wijken en buurten", "regio s", "regios", "buurten", "districts and neighbourhoods")
    if kolom is None:
        return None
    getallen = sum(opendata.is_getal(raster.rijen[plek]) for plek in range(len(raster.koppen)))
    return kolom if 2 * getallen >= len(raster.koppen) - 1 else None


def _weiger(tx: Transactie, raster: Raster) -> None:
    """No codes: say how many names could be placed, and how to get the codes.

    Raises
    ------
    Geweigerd
    """
    namen = _gebiedsnamen(raster)
    hersteld = f" (Wel hersteld: {raster.hersteld}.)" if raster.hersteld else ""
    if namen is None:
        raise Geweigerd(
            "We herkennen geen cijfers per buurt of complex: er is geen kolom met een buurtcode of "
            f"complexnummer. Haal een leeg voorbeeld op bij Gegevens.{hersteld}"
        )
    bekend: dict[str, set[str]] = {}
    for code, naam in tx.rijen(sql("intake", "bekende_namen")):
        bekend.setdefault(normaliseer(str(naam)), set()).add(str(code))
    gelezen = Counter(normaliseer(str(tekst)) for tekst in namen)
    raak = sum(len(bekend.get(tekst, ())) == 1 for tekst in gelezen)
    raise Geweigerd(
        f"In dit bestand staan namen, maar geen buurtcodes. {raak} van de {len(gelezen)} namen lijken op "
        "één bekende buurt; op namen koppelen we niet, want veel buurten heten hetzelfde. Exporteer de tabel "
        f"opnieuw met de kolom ‘Codering’ of ‘Regiocode’ erbij.{hersteld}"
    )


def _boek(tx: Transactie, oogst: Oogst, naam: str, sha256: str, boeker: Boeker) -> Importuitslag:
    van, tot = oogst.jaren or (None, None)
    kop = Batchkop(
        soort=oogst.soort,
        bron=oogst.bron,
        profiel=oogst.profiel,
        bestand=naam,
        sha256=sha256,
        codering=oogst.raster.codering,
        scheidingsteken=oogst.raster.teken,
        periode=(dt.date(van, 1, 1), dt.date(tot, 12, 31)) if van and tot else None,
    )
    batch = open_batch(tx, kop, boeker)
    for tabel, inhoud in oogst.tabellen.items():
        # rows set apart later on, by another column, give no figures after all
        goed = set(oogst.rij[oogst.bruikbaar].tolist())
        with tx.tabel("stap_cijfer", inhoud[inhoud["rij"].isin(goed) | (tabel == "gebiedsnaam")]):
            tx.doe(_SCHRIJF[tabel], {"batch": batch})
    apart = oogst.quarantaine()
    with tx.tabel("stap_apart", apart):
        tx.doe(sql("intake", "schrijf_apart"), {"batch": batch})
    _schrijf_meldingen(tx, batch, [(b.code, b.tekst, b.ernst) for b in oogst.bevindingen])
    _meld_onbekende_gebieden(tx, batch)
    uitkomst = Counter(oogst.uitkomst.tolist())
    aansluiting = Aansluiting(
        gelezen=len(oogst.raster.rijen),
        ok=uitkomst[0],
        gemarkeerd=uitkomst[1],
        quarantaine=uitkomst[QUARANTAINE],
        overgeslagen=uitkomst[OVERGESLAGEN],
    )
    verschil = _verschil(tx, batch)
    schrijf_eerste(tx, batch, aansluiting, verschil)
    uitslag = replace(kop.verwerkt(batch, aansluiting), verschil=verschil, gebieden=tel_gebieden(tx, batch))
    return _met_meldingen(tx, uitslag)


_SCHRIJF = {
    tabel: f"insert into {tabel} by name select $batch::integer as batch, * from stap_cijfer"
    for tabel in TABELLEN
}


def _verschil(tx: Transactie, batch: int) -> Verschil:
    """New, unchanged and vanished observations, compared with what counted before."""
    nieuw, gelijk, weg = tx.rij(sql("intake", "cijfer_verschil"), {"batch": batch}) or (0, 0, 0)
    return Verschil(nieuw=int(nieuw), ongewijzigd=int(gelijk), vervallen=int(weg))


def _meld_onbekende_gebieden(tx: Transactie, batch: int) -> None:
    """Codes that join nothing of ours are listed; for open data that is the comparison group."""
    soort, aantal, totaal, voorbeelden = tx.rij(sql("intake", "onbekende_gebieden"), {"batch": batch}) or (
        "",
        0,
        0,
        "",
    )
    if not aantal:
        return
    if soort == "open":
        zin = (
            f"Van de {getal(totaal)} buurten zijn er {getal(totaal - aantal)} van u; de andere dienen als "
            "vergelijking."
        )
    else:
        zin = (
            f"{aantal} van de {totaal} gebieden kennen we niet: {voorbeelden}. Hun cijfers tellen mee zodra "
            "ze bekend zijn."
        )
    _schrijf_meldingen(tx, batch, [("onbekend gebied", zin, "info")])


def _schrijf_meldingen(tx: Transactie, batch: int, regels: list[tuple[str, str, str]]) -> None:
    tx.doe_vaak(
        "insert into melding (batch, rij, ernst, code, tekst) values (?, null, ?, ?, ?)",
        [[batch, ernst, code, tekst] for code, tekst, ernst in regels],
    )


def _met_meldingen(tx: Transactie, uitslag: Importuitslag) -> Importuitslag:
    bevindingen, aantal = meldingen_van(tx, uitslag.batch or 0)
    return replace(uitslag, meldingen=bevindingen, meldingen_aantal=aantal)
