"""Filling the database of a test: many rows in one statement, where a row at a time takes a second."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from monitor.store import Transactie

PORTIE = 200  # rows in a statement


def voeg_in(tx: Transactie, doel: str, rijen: Sequence[Sequence[object]], waarden: str = "") -> None:
    """Insert rows into `doel` (table, with or without columns); `waarden` is the form of one row, a question
    mark per value when it is left out."""
    for begin in range(0, len(rijen), PORTIE):
        deel = rijen[begin : begin + PORTIE]
        vorm = waarden or f"({', '.join('?' * len(deel[0]))})"
        tx.doe(f"insert into {doel} values {', '.join([vorm] * len(deel))}", list(chain.from_iterable(deel)))
