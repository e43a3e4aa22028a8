"""An older database keeps which of two equal rows is the second one, whatever its key looked like."""

from __future__ import annotations

import duckdb
import pytest

from monitor.store import migratie

_UUR = (
    "insert into uur (batch, rij, bron, persoon, datum, seconden, soort, contact, plaats, aard, sleutel, "
    "actief) values (?, ?, 'toggl', ?, date '2026-03-02', ?, 'werk', 'onbekend', 'onbekend', 'onbekend', ?, "
    "true)"
)


def test_equal_rows_of_one_file_stay_two(monkeypatch: pytest.MonkeyPatch) -> None:
    alle = migratie.migraties()
    with duckdb.connect() as verbinding:
        with monkeypatch.context() as eerder:
            eerder.setattr(migratie, "migraties", lambda: [stap for stap in alle if stap.nummer < 18])
            migratie.migreer(verbinding)
        groot = 2**125
        for rij in (
            (1, 2, "anna", 900, groot), (1, 3, "anna", 900, groot + 1), (1, 4, "bram", 900, groot + 2**90),
            (1, 5, "anna", 1800, 7), (2, 2, "anna", 900, groot),
        ):  # fmt: skip
            verbinding.execute(_UUR, rij)
        assert migratie.migreer(verbinding)[0].startswith("0018")
        assert verbinding.execute("select batch, rij, sleutel from uur order by all").fetchall() == [
            (1, 2, 0), (1, 3, 1), (1, 4, 0), (1, 5, 0), (2, 2, 0),
        ]  # fmt: skip
