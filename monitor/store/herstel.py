"""Opening that never loses data in silence, and putting a back-up back.

At opening:
- A checkpoint that was killed is undone (`vastleggen`): nothing is lost and nobody needs to know.
- A damaged journal is put aside. What it held before the damage is replayed; what came after is gone, and
  the user is told how many changes that is. When nothing of it can be replayed, the last checkpoint opens.
- A database that is older than what was acknowledged (a cut journal, an old copy) says so.
- Steps that bring a filled database to this program's version are taken on a copy: back-up → new file →
  steps → check → rename. Killed half way, the old file is still there, whole.
- After rows were removed for good (retention period), the file is written anew without their bytes.
Nothing else is ever thrown away: what is replaced goes to `reserve/terzijde`.
"""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from contextlib import closing
from pathlib import Path

import duckdb

from monitor.fouten import DatabaseFout
from monitor.settings import Instellingen
from monitor.store import standbestand
from monitor.store.backup import controlesommen, laatste, maak, ruim_half_werk_op, schrijf_over, zet_vast
from monitor.store.migratie import migreer, openstaand
from monitor.store.vastleggen import half_vastgelegd, herstel_halve, journaal_van, leg_vast, ruim_op
from monitor.store.verbinding import JournaalKapot, verbind, vertaal, zin_bij_schade

NIEUW = ".nieuw"
TE_WISSEN = "te_wissen"  # mark in `stand`: rows were removed for good, their bytes must go at the next start
LOGBOEK = logging.getLogger(__name__)


def open_veilig(instellingen: Instellingen) -> tuple[duckdb.DuckDBPyConnection, list[str]]:
    """A connection to a whole database of this version, and what the user must know.

    Raises
    ------
    DatabaseFout
        In use, newer, damaged beyond the journal, or the disk or folder doesn't work.
    """
    _maak_mappen(instellingen)
    meldingen: list[str] = []
    if half_vastgelegd(instellingen.database):
        _eis_niet_in_gebruik(instellingen)
        LOGBOEK.warning("A checkpoint was killed: the copy from before it is put back")
        herstel_halve(instellingen.database)
    spoor = _bewaar_journaal(instellingen)
    verbinding = _verbind_met_journaal(instellingen, meldingen)
    try:
        ruim_op(instellingen.database)
        with closing(verbinding.cursor()) as cursor:
            if openstaand(cursor) and versie_van(cursor) > 0:
                # named after the moment of the last change; this room has no clock
                gewijzigd = dt.datetime.fromtimestamp(instellingen.database.stat().st_mtime)  # noqa: DTZ006
                maak(cursor, instellingen.reserve, gewijzigd, versie_van(cursor))
                leg_vast(cursor, instellingen.database)
                cursor.close()
                verbinding.close()
                _migreer_op_kopie(instellingen)
                verbinding = verbind(instellingen.database, instellingen)
        with closing(verbinding.cursor()) as cursor:
            migreer(cursor)
            gemist = standbestand.lees(instellingen.database) - versie_van(cursor)
            wissen = cursor.execute("select 1 from stand where sleutel = ?", [TE_WISSEN]).fetchone()
        if wissen is not None:
            verbinding = _wis_resten(verbinding, instellingen, meldingen)
    except duckdb.Error as fout:
        verbinding.close()
        raise vertaal(fout, instellingen.database) or DatabaseFout(
            zin_bij_schade(instellingen.database)
        ) from fout
    except BaseException:
        verbinding.close()
        raise
    if gemist > 0:
        if spoor is not None:
            _terzijde(spoor, instellingen)
        aantal = f"{gemist} {'wijziging' if gemist == 1 else 'wijzigingen'}"
        meldingen.append(
            f"De database is {aantal} ouder dan toen de app voor het laatst iets bewaarde. Kijk bij Gegevens "
            "welke import ontbreekt en doe die opnieuw, of zet een back-up terug."
        )
    if spoor is not None:
        spoor.unlink(missing_ok=True)
    return verbinding, meldingen


def zet_terug(instellingen: Instellingen, back_up: Path | None = None) -> Path:
    """Put a back-up (default: the newest) in the place of the database; the replaced one is kept aside.

    Returns the file that was put back.

    Raises
    ------
    DatabaseFout
        No back-up, a damaged or newer one, or the database is in use.
    """
    bron = back_up or getattr(laatste(instellingen.reserve), "bestand", None)
    if bron is None or not bron.is_file():
        raise DatabaseFout("Er is geen back-up om terug te zetten. Kies zelf een bestand.")
    _maak_mappen(instellingen)
    _eis_niet_in_gebruik(instellingen)
    nieuw = _kopie(bron, instellingen.database)
    try:
        versie = _keur_en_migreer(nieuw, instellingen)
    except DatabaseFout:
        _ruim(nieuw)
        raise
    for oud in (instellingen.database, journaal_van(instellingen.database)):
        if oud.exists():
            _terzijde(oud, instellingen)
    nieuw.replace(instellingen.database)
    zet_vast(instellingen.data)
    standbestand.schrijf(instellingen.database, versie)
    return bron


def versie_van(cursor: duckdb.DuckDBPyConnection) -> int:
    """The version of the data, 0 for a database without any change yet."""
    try:
        rij = cursor.execute("select waarde::bigint from stand where sleutel = 'versie'").fetchone()
    except duckdb.CatalogException:  # no table yet
        return 0
    return int(rij[0]) if rij else 0


def _bewaar_journaal(instellingen: Instellingen) -> Path | None:
    """A copy of a journal that a crash left, for when opening turns out to lose some of it: a flipped bit in
    a length makes the engine take the rest for never written."""
    journaal = journaal_van(instellingen.database)
    if not journaal.exists():
        return None
    try:
        return Path(shutil.copyfile(journaal, instellingen.werkmap / journaal.name))
    except OSError:
        return None  # no room for the copy: opening matters more


def _verbind_met_journaal(instellingen: Instellingen, meldingen: list[str]) -> duckdb.DuckDBPyConnection:
    try:
        return verbind(instellingen.database, instellingen)
    except JournaalKapot as fout:
        journaal = journaal_van(instellingen.database)
        bewaard = _terzijde(journaal, instellingen, kopieer=True)
        meldingen.append(
            f"Het journaal van de database was beschadigd en ligt nu in {bewaard.parent.name}/"
            f"{bewaard.name}. Alles tot aan de beschadiging is bewaard."
        )
        if fout.positie is not None:
            with journaal.open("r+b") as bestand:
                bestand.truncate(fout.positie)
            try:
                return verbind(instellingen.database, instellingen)
            except JournaalKapot:
                pass  # nothing of it can be replayed: the last checkpoint
        journaal.unlink(missing_ok=True)
        return verbind(instellingen.database, instellingen)


def _wis_resten(
    verbinding: duckdb.DuckDBPyConnection, instellingen: Instellingen, meldingen: list[str]
) -> duckdb.DuckDBPyConnection:
    """Put a new file in the place of the database: the engine leaves the bytes of removed rows in the old.

    Without room for a copy the app opens all the same, says so, and tries again at the next start.
    """
    nieuw = instellingen.werkmap / (instellingen.database.name + NIEUW)  # where the engine may write
    _ruim(nieuw)
    try:
        with closing(verbinding.cursor()) as cursor:
            gelijk = schrijf_over(cursor, nieuw)
        if gelijk:
            with closing(verbind(nieuw, instellingen)) as schoon, closing(schoon.cursor()) as cursor:
                cursor.execute("delete from stand where sleutel = ?", [TE_WISSEN])
                cursor.execute("checkpoint")
            zet_vast(nieuw)
            with closing(verbinding.cursor()) as cursor:
                leg_vast(cursor, instellingen.database)
            verbinding.close()
            if not journaal_van(instellingen.database).exists():  # else closing didn't write it away
                nieuw.replace(instellingen.database)
                zet_vast(instellingen.data)
                return verbind(instellingen.database, instellingen)
    except (duckdb.Error, DatabaseFout, OSError):
        LOGBOEK.exception("The remains of removed rows could not be wiped")
    verbinding.close()
    _ruim(nieuw)
    meldingen.append(
        "De uren die na de bewaartermijn zijn verwijderd, staan nog als resten in het databasebestand: er "
        "was geen ruimte voor een schone kopie. Maak ruimte op de schijf en start de app opnieuw."
    )
    return verbind(instellingen.database, instellingen)


def _migreer_op_kopie(instellingen: Instellingen) -> None:
    if journaal_van(
        instellingen.database
    ).exists():  # closing didn't write it away: the disk doesn't cooperate
        raise DatabaseFout("De database kan nu niet worden bijgewerkt: de schijf is vol of alleen-lezen.")
    nieuw = _kopie(instellingen.database, instellingen.database)
    try:
        _keur_en_migreer(nieuw, instellingen)
    except BaseException:
        _ruim(nieuw)
        raise
    nieuw.replace(instellingen.database)
    zet_vast(instellingen.data)


def _keur_en_migreer(bestand: Path, instellingen: Instellingen) -> int:
    """Bring a copy to this version and read all of it; returns the version of its data."""
    verbinding = verbind(bestand, instellingen)
    try:
        with closing(verbinding.cursor()) as cursor:
            voor = _bronrijen(cursor)
            migreer(cursor)
            cursor.execute("checkpoint")
            na = _bronrijen(cursor)
            versie = versie_van(cursor)
    except duckdb.Error as fout:
        raise vertaal(fout, bestand) or DatabaseFout(zin_bij_schade(instellingen.database)) from fout
    finally:
        verbinding.close()
    verschil = [tabel for tabel, rijen in voor.items() if na.get(tabel, rijen) != rijen]
    if verschil:
        raise DatabaseFout(
            f"De database is niet bijgewerkt: in {len(verschil)} tabellen veranderde het aantal rijen. "
            "De oude database staat er nog. Meld dit bij de leverancier."
        )
    zet_vast(bestand)
    return versie


def _bronrijen(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows of the tables that come from files; derived tables may be made anew by a step."""
    van_intake = {
        f"main.{naam}"
        for (naam,) in cursor.execute(
            "select table_name from duckdb_tables() where comment like 'kamer: intake.%'"
        ).fetchall()
    }
    rij = cursor.execute("select current_database()").fetchone()
    sommen = controlesommen(cursor, str(rij[0]) if rij else "")
    return {tabel: aantal for tabel, (aantal, _) in sommen.items() if tabel in van_intake}


def _kopie(bron: Path, database: Path) -> Path:
    nieuw = database.with_name(database.name + NIEUW)
    _ruim(nieuw)
    try:
        shutil.copyfile(bron, nieuw)
    except OSError as fout:
        _ruim(nieuw)
        raise DatabaseFout(
            "Er is geen ruimte voor een kopie van de database. Maak ruimte op de schijf."
        ) from fout
    return nieuw


def _ruim(nieuw: Path) -> None:
    nieuw.unlink(missing_ok=True)
    journaal_van(nieuw).unlink(missing_ok=True)


def _eis_niet_in_gebruik(instellingen: Instellingen) -> None:
    if not instellingen.database.exists():
        return
    try:
        verbind(instellingen.database, instellingen).close()
    except JournaalKapot:
        return
    except DatabaseFout as fout:
        if "in gebruik" in fout.zin:
            raise


def _terzijde(bestand: Path, instellingen: Instellingen, *, kopieer: bool = False) -> Path:
    """Put a file aside under a free number; never overwrites."""
    map_ = instellingen.reserve / "terzijde"
    map_.mkdir(parents=True, exist_ok=True)
    nummer = 1
    while (doel := map_ / f"{nummer:03}-{bestand.name}").exists():
        nummer += 1
    (shutil.copyfile if kopieer else shutil.move)(bestand, doel)
    return doel


def _maak_mappen(instellingen: Instellingen) -> None:
    try:
        for map_ in (instellingen.data, instellingen.werkmap, instellingen.reserve):
            map_.mkdir(parents=True, exist_ok=True)
        ruim_half_werk_op(instellingen.reserve)
        _ruim(instellingen.database.with_name(instellingen.database.name + NIEUW))
    except OSError as fout:
        raise DatabaseFout(
            f"In de map {instellingen.data} kan niet worden geschreven. Controleer of de map bestaat, "
            "of u erin mag schrijven en of de schijf niet vol is."
        ) from fout
