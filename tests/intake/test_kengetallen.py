"""Kengetallen set by the corporation write over the start values and say so."""

import pytest

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake import kengetallen
from monitor.intake.kengetallen import Kengetal
from monitor.store import Store


def test_a_set_kengetal_replaces_the_start_value_and_others_stay(store: Store) -> None:
    rij = Kengetal("renovatie", "uitvoering", 0.3, 0.42, 0.6)
    pipeline.bewaar(store, lambda tx: kengetallen.bewaar(tx, [rij]), ("kengetallen",))
    vraag = "select laag, midden, hoog, herkomst from kengetal where type = 'renovatie' and fase = ?"
    assert store.rij(vraag, ["uitvoering"]) == (0.3, 0.42, 0.6, "vastgesteld")
    nazorg = store.rij(vraag, ["nazorg"])
    assert nazorg is not None
    assert nazorg[3] == "startwaarde"


@pytest.mark.parametrize("waarden", [(0.5, 0.4, 0.6), (-0.1, 0.4, 0.6), (0.1, 0.7, 0.6)])
def test_kengetallen_out_of_order_are_refused(store: Store, waarden: tuple[float, float, float]) -> None:
    with store.schrijf() as tx, pytest.raises(Geweigerd, match="oplopen"):
        kengetallen.bewaar(tx, [Kengetal("renovatie", "nazorg", *waarden)])
