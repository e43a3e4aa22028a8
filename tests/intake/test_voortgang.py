"""Progress is told while reading, and whoever listens can never do harm."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from monitor.intake.inlezen import Bestand
from monitor.pipeline import importeer
from monitor.store import Store
from tests.intake.stap import uren

VANDAAG = dt.date(2026, 7, 1)


class Onderbroken(Exception):
    """What a listener raises that went away."""


def _schrijf(pad: Path, rijen: int) -> Bestand:
    """Quarters of two people, day after day."""
    begin = dt.date(2020, 1, 6)
    regels = [
        f"{begin + dt.timedelta(days=n // 40):%d-%m-%Y};{('Anna', 'Bram')[n % 2]};0,25;Schouw"
        for n in range(rijen)
    ]
    pad.write_text("\n".join(["Datum;Medewerker;Uren;Activiteit", *regels]) + "\n", encoding="utf-8")
    return Bestand(pad, pad.name)


def test_progress_rises_to_the_end_and_names_the_file(store: Store, tmp_path: Path) -> None:
    gehoord: list[tuple[float, str]] = []
    groot, klein = _schrijf(tmp_path / "groot.csv", 60_000), _schrijf(tmp_path / "klein.csv", 10)
    importeer(store, [groot], vandaag=VANDAAG, voortgang=lambda deel, zin: gehoord.append((deel, zin)))
    delen = [deel for deel, _ in gehoord]
    assert uren(store) == 15_000
    assert len(set(delen)) >= 8
    assert delen == sorted(delen)
    assert (delen[0] > 0, delen[-1]) == (True, 1.0)
    assert all(zin.startswith("groot.csv: ") for _, zin in gehoord)
    gehoord.clear()
    importeer(store, [klein, groot], vandaag=VANDAAG, voortgang=lambda deel, zin: gehoord.append((deel, zin)))
    assert [deel for deel, _ in gehoord] == sorted(deel for deel, _ in gehoord)
    assert all(0 < deel <= 0.5 for deel, zin in gehoord if zin.startswith("klein.csv: "))


def test_a_listener_that_breaks_off_at_any_moment_leaves_all_or_nothing(store: Store, tmp_path: Path) -> None:
    importeer(store, [_schrijf(tmp_path / "eerder.csv", 8)], vandaag=VANDAAG)
    nieuw = tmp_path / "nieuw.csv"
    nieuw.write_text("Datum;Medewerker;Uren;Activiteit\n02-03-2026;Chris;3;Schouw\n", encoding="utf-8")
    keren = 0
    while uren(store) == 2:
        keren += 1
        over = keren

        def luister(_deel: float, zin: str) -> None:
            nonlocal over
            over -= 1
            if over == 0:
                raise Onderbroken(zin)

        with pytest.raises(Onderbroken):
            importeer(store, [Bestand(nieuw, nieuw.name)], vandaag=VANDAAG, voortgang=luister)
        assert keren < 50
    assert keren >= 8  # every step but the last one was broken off: nothing was kept of it
    assert uren(store) == 5
    assert store.rijen("select count(*), count(distinct sha256) from batch where batch > 0") == [(2, 2)]
    assert store.rijen("select count(*) from medewerker") == [(3,)]
    (weer,) = importeer(store, [Bestand(nieuw, nieuw.name)], vandaag=VANDAAG)
    assert weer.uitkomst == "ongewijzigd"
    assert store.rijen("select sum(seconden)::bigint from uur_dag where telt") == [(5 * 3600,)]
