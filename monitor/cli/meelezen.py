"""The data for a command that only reads, also while the app holds the database: then the newest back-up.

One process holds the database at a time. A night job on a server where the app always runs reads a copy of
the newest back-up instead (made every day, and verified), and says of when it is.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor import opmaak
from monitor.access import gepubliceerd
from monitor.fouten import DatabaseFout
from monitor.pipeline import open_gegevens
from monitor.settings import Instellingen
from monitor.store import Store
from monitor.store.backup import laatste
from monitor.store.verbinding import zin_in_gebruik


@contextmanager
def lees_mee(instellingen: Instellingen) -> Iterator[tuple[Store, dt.datetime | None]]:
    """The open data, and the moment of the back-up when it is one.

    Raises
    ------
    DatabaseFout
        The app runs and there is no back-up yet; or the database is damaged or newer.
    """
    with ExitStack() as stapel:
        van = None
        try:
            store = stapel.enter_context(open_gegevens(instellingen))
        except DatabaseFout as fout:
            reserve = laatste(instellingen.reserve, dt.date.today())  # noqa: DTZ011 — local, as in the names
            if fout.zin != zin_in_gebruik(instellingen.database) or reserve is None:
                raise
            instellingen.werkmap.mkdir(parents=True, exist_ok=True)
            map_ = Path(stapel.enter_context(TemporaryDirectory(dir=instellingen.werkmap)))
            kopie = instellingen.model_copy(update={"data": map_})
            shutil.copyfile(reserve.bestand, kopie.database)
            # what others ever saw: the vault of the copy knows it too, and hands on what it adds
            gepubliceerd.neem_over(instellingen.kluis, kopie.kluis)
            stapel.callback(gepubliceerd.neem_over, kopie.kluis, instellingen.kluis)
            store, van = stapel.enter_context(open_gegevens(kopie)), reserve.gemaakt_op
        yield store, van


def zin_van(van: dt.datetime | None) -> tuple[str, ...]:
    """What to tell when the figures are those of a back-up."""
    if van is None:
        return ()
    return (
        f"De app draait: dit zijn de gegevens van de back-up van {opmaak.datum(van.date())}, {van:%H:%M}.",
    )
