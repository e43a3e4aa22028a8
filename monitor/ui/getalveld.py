"""A field for a number with a decimal comma: `9,2`, as it stands everywhere else on the pages.

Streamlit's own number field shows and takes a point (its format is printf's, without a language), so this is
a field of text that the reader of files reads: `9,2`, `9.2` and `1.234,5` are all right. What was not touched
keeps its very value, however few decimals are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from streamlit.delta_generator import DeltaGenerator

from monitor.fouten import Geweigerd, kort
from monitor.intake.lezen.waarden import lees_getal
from monitor.ui import opmaak


@dataclass(frozen=True)
class Invoer:
    """What stands in the field, still as text; `begin` is what it showed for `waarde`."""

    naam: str
    tekst: str
    begin: str
    waarde: float | None
    laag: float
    hoog: float | None
    decimalen: int

    def lees(self) -> float | None:
        """The number; None when the field is empty.

        Raises
        ------
        Geweigerd
            It is no number, or outside the bounds.
        """
        if not self.tekst.strip():
            return None
        if self.tekst == self.begin:
            return self.waarde
        getal = lees_getal(self.tekst)
        if getal is None:
            voorbeeld = opmaak.getal(2.5, max(self.decimalen, 1))
            raise Geweigerd(
                f"{self.naam}: {kort(self.tekst)} is geen getal. Schrijf bijvoorbeeld {voorbeeld}."
            )
        if getal < self.laag or (self.hoog is not None and getal > self.hoog):
            tot = "of hoger" if self.hoog is None else f"tot en met {self._toon(self.hoog)}"
            raise Geweigerd(f"{self.naam}: vul een getal in van {self._toon(self.laag)} {tot}.")
        return getal

    def moet(self) -> float:
        """The number.

        Raises
        ------
        Geweigerd
            The field is empty, or holds no number within the bounds.
        """
        getal = self.lees()
        if getal is None:
            raise Geweigerd(f"{self.naam}: vul een getal in.")
        return getal

    def _toon(self, getal: float) -> str:
        return opmaak.getal(getal, 0 if float(getal).is_integer() else self.decimalen)


def getalveld(
    waar: DeltaGenerator,
    naam: str,
    waarde: float | None,
    sleutel: str,
    *,
    laag: float = 0.0,
    hoog: float | None = None,
    decimalen: int = 1,
    placeholder: str | None = None,
    help: str | None = None,
) -> Invoer:
    """The field, filled with `waarde` (None: empty); its number is read when somebody saves."""
    begin = "" if waarde is None else opmaak.getal(waarde, decimalen)
    tekst = waar.text_input(naam, begin, max_chars=20, key=sleutel, placeholder=placeholder, help=help)
    return Invoer(naam, tekst or "", begin, waarde, laag, hoog, decimalen)
