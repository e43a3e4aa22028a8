"""Kengetallen set by the corporation write over the start values, say so, and are undone in the ledger."""

import pytest

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake import kengetallen
from monitor.intake.grootboek import Boeker
from monitor.intake.kengetallen import Kengetal
from monitor.store import Store
from tests.intake.stap import NU

HAND = Boeker("test", NU)


def test_a_set_kengetal_replaces_the_start_value_and_others_stay(store: Store) -> None:
    rij = Kengetal("renovatie", "uitvoering", 0.3, 0.42, 0.6)
    batch = pipeline.bewaar(store, lambda tx: kengetallen.bewaar(tx, [rij], HAND), ("kengetallen",))
    vraag = "select laag, midden, hoog, herkomst from kengetal where type = 'renovatie' and fase = ?"
    assert store.rij(vraag, ["uitvoering"]) == (0.3, 0.42, 0.6, "vastgesteld")
    nazorg = store.rij(vraag, ["nazorg"])
    assert nazorg is not None
    assert nazorg[3] == "startwaarde"
    pipeline.draai_terug(store, batch)
    assert store.rij(vraag, ["uitvoering"]) == (1.0, 1.6, 2.4, "startwaarde")


@pytest.mark.parametrize("waarden", [(0.5, 0.4, 0.6), (-0.1, 0.4, 0.6), (0.1, 0.7, 0.6)])
def test_kengetallen_out_of_order_are_refused(store: Store, waarden: tuple[float, float, float]) -> None:
    pipeline.bewaar(store, lambda _tx: None, ())
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="oplopen"):
        kengetallen.bewaar(tx, [Kengetal("renovatie", "nazorg", *waarden)], HAND)
