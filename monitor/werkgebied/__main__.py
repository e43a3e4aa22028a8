"""`python -m monitor.werkgebied`: compile the search once, so that the first solve does not wait for it."""

from __future__ import annotations

from monitor.werkgebied.instantie import Instantie, Kandidaat, Opdracht, Werkbuurt
from monitor.werkgebied.zoek import Zoeker


def klaarzetten() -> None:
    """One iteration on two buurten; the machine code stays beside the source."""
    twee = (Werkbuurt("een", 1.0, 1), Werkbuurt("twee", 1.0, 1))
    mensen = (Kandidaat("een", 1.0), Kandidaat("twee", 1.0))
    Zoeker(Instantie("", twee, ((0, 1, 1.0),), mensen, (0, 1)), Opdracht()).loop(0, 1)


if __name__ == "__main__":
    klaarzetten()
