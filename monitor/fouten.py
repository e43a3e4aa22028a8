"""Errors of the product: one Dutch sentence for the user, what is wrong, where, and what to do.

Every error that a user can meet is one of these. The sentence never holds a stack trace, a token or a
resident's name; texts from outside are shortened before they enter it (`kort`).
"""

from __future__ import annotations

from collections.abc import Callable


class BuurtmonitorFout(Exception):
    """A refusal that the user can read. `exit_code` is what the command line returns for it."""

    exit_code = 1

    def __init__(self, zin: str) -> None:
        super().__init__(zin)
        self.zin = zin


class Geweigerd(BuurtmonitorFout):
    """A file or an action that can't be used; the sentence says why and what to do."""


class VraagNodig(BuurtmonitorFout):
    """A question that only the user can answer. `keuzes` maps an option to what it means."""

    exit_code = 3

    def __init__(self, zin: str, keuzes: dict[str, str]) -> None:
        super().__init__(zin)
        self.keuzes = keuzes


class DatabaseFout(BuurtmonitorFout):
    """The database is in use, newer than this program, or damaged."""

    exit_code = 4


def kort(waarde: object, lengte: int = 60) -> str:
    """A text from outside, made fit for a sentence: one line, printable, at most `lengte` characters."""
    tekst = "".join(t if t.isprintable() else " " for t in str(waarde)).strip()
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1] + "…"


def bezwaren(*keuren: Callable[[], object]) -> list[str]:
    """Run every check; the sentences of those that refuse, so that all that is wrong is told at once."""
    zinnen = []
    for keur in keuren:
        try:
            keur()
        except Geweigerd as fout:
            zinnen.append(fout.zin)
    return zinnen
