"""Several files at once: the derived tables follow once, and an interruption loses nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.intake.inlezen import Bestand
from monitor.intake.proever import PROEVER, Proefopdracht
from monitor.settings import Instellingen
from monitor.store import Store


def _bestanden(map_: Path) -> list[Bestand]:
    paden = []
    for naam in ("Anna", "Bert"):
        pad = map_ / f"{naam}.csv"
        pad.write_text(f"Medewerker;Datum;Uren\n{naam};02-03-2026;4\n", encoding="utf-8")
        paden.append(Bestand(pad, pad.name))
    return paden


def _dagen(store: Store) -> list[tuple[object, ...]]:
    return store.rijen("select medewerker, sum(seconden)::integer from uur_dag group by all order by all")


def test_files_together_give_the_figures_of_files_one_by_one(
    instellingen: Instellingen, tmp_path: Path
) -> None:
    with pipeline.open_gegevens(instellingen) as store:
        pipeline.importeer(store, _bestanden(tmp_path))
        samen = _dagen(store)
        assert store.rij("select 1 from stand where sleutel = ?", [pipeline.WACHT]) is None
    los = instellingen.model_copy(update={"data": tmp_path / "los"})
    with pipeline.open_gegevens(los) as store:
        for bestand in _bestanden(tmp_path):
            pipeline.importeer(store, [bestand])
        assert _dagen(store) == samen
        assert [seconden for _, seconden in samen] == [14400, 14400]


def test_after_an_interruption_opening_renews_what_waited(
    instellingen: Instellingen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pipeline.open_gegevens(instellingen) as store:
        with monkeypatch.context() as even:
            even.setattr(pipeline, "_haal_in", lambda _: None)  # the process dies before the renewal
            pipeline.importeer(store, _bestanden(tmp_path))
        assert _dagen(store) == []
    with pipeline.open_gegevens(instellingen) as store:
        assert len(_dagen(store)) == 2


def test_who_writes_meanwhile_does_not_wait_for_the_taster(
    instellingen: Instellingen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one file is tasted somebody else imports the same one: it goes in once."""
    anna, _ = _bestanden(tmp_path)
    with pipeline.open_gegevens(instellingen) as store:
        tussendoor: list[str] = []
        proef = PROEVER.proef

        def langzaam(opdracht: Proefopdracht, naam: str, sha256: str) -> None:
            monkeypatch.setattr(PROEVER, "proef", proef)
            ander = threading.Thread(
                target=lambda: tussendoor.extend(u.uitkomst for u in pipeline.importeer(store, [anna]))
            )
            ander.start()
            ander.join(60)
            proef(opdracht, naam, sha256)

        monkeypatch.setattr(PROEVER, "proef", langzaam)
        (uitslag,) = pipeline.importeer(store, [anna])
        assert tussendoor == ["verwerkt"]
        assert uitslag.uitkomst == "ongewijzigd"
        assert [seconden for _, seconden in _dagen(store)] == [14400]
