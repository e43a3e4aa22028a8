"""The schouw by round, on cases computed by hand; and a walk that becomes an import like any file."""

from __future__ import annotations

import datetime as dt
from math import asin, pi, sqrt
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake import schouwinvoer
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.leefbaarheid import schouwronde
from monitor.leefbaarheid.schouwronde import HAALT, HAALT_NIET, ROND, TE_WEINIG
from monitor.store import Store
from tests.leefbaarheid.gegevens import maak_batch, maak_buurten, maak_complexen

VANDAAG = dt.date(2026, 11, 20)
NU = dt.datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 — UTC without a zone
BUURT = "BU09990101"


def _vul(store: Store) -> None:
    """C1: 20 points in autumn of which 5 below B, read twice; C2: spring only; C3: never."""
    with store.schrijf() as tx:
        maak_buurten(tx, {BUURT: 1000})
        maak_complexen(tx, {"C1": (BUURT, 60), "C2": (BUURT, 60), "C3": (BUURT, 60)})
        maak_batch(tx, 1, "schouw")
        maak_batch(tx, 2, "schouw")
        najaar, voorjaar = dt.date(2026, 10, 6), dt.date(2026, 4, 6)
        rijen = [
            (1, n, BUURT, "C1", "najaar", najaar, "gebouw", f"punt {n}", "C" if n < 5 else "A")
            for n in range(20)
        ]
        rijen += [(2, 1, BUURT, "C1", "najaar", najaar, "gebouw", "punt 19", "D")]  # read again: counts once
        rijen += [(1, 99, BUURT, "C2", "voorjaar", voorjaar, "woning", "deur", "B")]
        tx.doe_vaak("insert into schouwpunt values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rijen)


def test_the_verdict_against_the_norm_is_a_matter_of_certainty() -> None:
    # 15 of 20 at B or better: Wilson 0.5313 to 0.8881; the chance of 90 % or more is far below 10 %
    uit = schouwronde.aandeel("x", 20, 5, 0.9)
    assert (uit.aandeel, uit.oordeel) == (0.75, HAALT_NIET)
    assert (uit.laag, uit.hoog) == pytest.approx((0.5313, 0.8881), abs=1e-4)
    assert schouwronde.aandeel("x", 20, 2, 0.9).oordeel == ROND  # exactly on the norm
    assert schouwronde.aandeel("x", 400, 20, 0.9).oordeel == HAALT
    assert schouwronde.aandeel("x", 9, 9, 0.9).oordeel == TE_WEINIG
    # Beta(½, ½ + 1) of no bad one out of one: P(bad share ≤ 1/10) is known in closed form
    x = 0.1
    dicht = 2 / pi * (asin(sqrt(x)) + sqrt(x * (1 - x)))
    assert schouwronde.aandeel("x", 1, 0, 0.9).kans == pytest.approx(dicht)


def test_due_is_a_matter_of_whole_months() -> None:
    assert schouwronde.maanden_geleden(dt.date(2026, 5, 20), VANDAAG) == 6
    assert schouwronde.maanden_geleden(dt.date(2026, 5, 21), VANDAAG) == 5
    assert schouwronde.aan_de_beurt(dt.date(2026, 5, 20), VANDAAG, 6)
    assert not schouwronde.aan_de_beurt(dt.date(2026, 5, 21), VANDAAG, 6)
    assert schouwronde.aan_de_beurt(None, VANDAAG, 24)


def test_a_round_counts_every_point_once_as_it_was_last_read(store: Store) -> None:
    _vul(store)
    beeld = schouwronde.schouwbeeld(store, VANDAAG)
    assert [r.ronde for r in beeld.rondes] == ["voorjaar", "najaar"]
    assert beeld.ronde is not None
    assert (beeld.ronde.aandeel.n, beeld.ronde.aandeel.onder) == (20, 6)
    assert beeld.norm == pytest.approx(0.9)
    assert next((p.punt, p.beeld) for p in beeld.onder) == ("punt 19", "D")  # worst first
    assert len(beeld.onder) == 6
    assert [(p.complex, p.maanden, p.aan_de_beurt) for p in beeld.plekken] == [
        ("C3", None, True), ("C2", 7, True), ("C1", 1, False)
    ]  # fmt: skip
    assert schouwronde.schouwbeeld(store, VANDAAG, "voorjaar").onder == ()
    assert schouwronde.schouwbeeld(store, dt.date(2026, 9, 1)).ronde.ronde == "voorjaar"  # type: ignore[union-attr]
    assert schouwronde.schouwbeeld(store, VANDAAG, buurt="BU00000000").plekken == ()


def _rond_af(store: Store, tmp_path: Path, concept: str) -> int:
    gelopen = schouwinvoer.lees(store, concept)
    assert gelopen is not None
    pad = tmp_path / f"{concept}.csv"
    pad.write_bytes(schouwinvoer.als_csv(gelopen))
    (uit,) = pipeline.importeer(store, [Bestand(pad, pad.name)], Opdracht(soort="schouw", door="x"))
    assert (uit.uitkomst, uit.profiel) == ("verwerkt", "schouw"), uit
    with store.schrijf() as tx:
        schouwinvoer.sluit(tx, concept, uit.batch or 0)
    return uit.batch or 0


def test_a_walk_becomes_an_import_like_any_file_and_can_be_undone(store: Store, tmp_path: Path) -> None:
    _vul(store)
    with store.schrijf() as tx:
        concept = schouwinvoer.begin(tx, "C3", " winter  ronde ", VANDAAG, rol="buurtteam", nu=NU)
        nu = schouwinvoer.lees(tx, concept)
        assert nu is not None
        assert (nu.ronde, nu.buurt, nu.volgende) == ("winter ronde", BUURT, 0)
        assert len(nu.punten) == 21  # never looked at: every point that was ever judged
        schouwinvoer.beoordeel(tx, concept, 0, "D", "Deur; kapot =1+1")
        schouwinvoer.beoordeel(tx, concept, 2, "A+")
        with pytest.raises(Geweigerd, match="geen niveau"):
            schouwinvoer.beoordeel(tx, concept, 1, "E")
    batch = _rond_af(store, tmp_path, concept)
    beeld = schouwronde.schouwbeeld(store, VANDAAG, "winter ronde")
    assert beeld.ronde is not None
    assert (beeld.ronde.aandeel.n, beeld.ronde.aandeel.onder) == (2, 1)
    assert [p.opmerking for p in beeld.onder] == ["Deur; kapot =1+1"]
    assert next(p for p in beeld.plekken if p.complex == "C3").rol == "buurtteam"
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="al afgerond"):
        schouwinvoer.beoordeel(tx, concept, 1, "A")
    pipeline.draai_terug(store, batch)
    assert len(schouwronde.schouwbeeld(store, VANDAAG).rondes) == 2
    with store.schrijf() as tx:
        schouwinvoer.beoordeel(tx, concept, 1, "B")  # open again
    assert _rond_af(store, tmp_path, concept) > batch
    assert schouwronde.schouwbeeld(store, VANDAAG, "winter ronde").ronde.aandeel.n == 3  # type: ignore[union-attr]


def test_a_walk_begins_with_start_points_and_is_not_finished_empty(store: Store) -> None:
    with store.schrijf() as tx:
        maak_buurten(tx, {BUURT: 1000})
        maak_complexen(tx, {"C1": (BUURT, 60)})
        concept = schouwinvoer.begin(tx, "C1", "r", VANDAAG, rol="buurtteam", nu=NU)
        nu = schouwinvoer.lees(tx, concept)
        assert nu is not None
        assert tuple((p.onderdeel, p.punt) for p in nu.punten) == schouwinvoer.STARTPUNTEN
        with pytest.raises(Geweigerd, match="nog geen punt"):
            schouwinvoer.als_csv(nu)
        for complex_, ronde, zin in (("C9", "r", "kennen we niet"), ("C1", " ", "een naam")):
            with pytest.raises(Geweigerd, match=zin):
                schouwinvoer.begin(tx, complex_, ronde, VANDAAG, rol="x", nu=NU)
        schouwinvoer.gooi_weg(tx, concept)
        assert schouwinvoer.concepten(tx) == ()


def test_a_complex_that_is_no_longer_there_does_not_make_a_round_see_more(store: Store) -> None:
    """One of the three complexes of today, and two that were sold since: a third, no verdict."""
    _vul(store)
    with store.schrijf() as tx:
        dag = dt.date(2026, 10, 6)
        tx.doe_vaak(
            "insert into schouwpunt values (2, ?, ?, ?, 'najaar', ?, 'gebouw', 'deur', 'A')",
            [(50, BUURT, "WEG1", dag), (51, BUURT, "WEG2", dag)],
        )
    ronde = schouwronde.schouwbeeld(store, VANDAAG).rondes[-1]
    assert (ronde.ronde, ronde.gezien, ronde.alle, ronde.telt) == ("najaar", 1, 3, False)
    assert ronde.complexen == 3
