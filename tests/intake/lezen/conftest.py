"""Read a text, bytes or a file as hours and look at the rows it leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monitor.intake.lezen import Gelezen, Keuzes, lees_uren
from monitor.store import Store

VANDAAG = dt.date(2026, 11, 22)
UITKOMSTEN = ("ok", "gemarkeerd", "quarantaine", "overgeslagen")


@dataclass(frozen=True)
class Uitslag:
    """The answer and the rows of `stap_uur`, in file order."""

    gelezen: Gelezen
    rijen: list[dict[str, Any]]

    def telling(self) -> tuple[int, ...]:
        """Rows per outcome: ok, gemarkeerd, quarantaine, overgeslagen."""
        return tuple(sum(r["uitkomst"] == u for r in self.rijen) for u in UITKOMSTEN)

    def seconden(self, *uitkomsten: str) -> int:
        """Seconds of these outcomes (default: what counts)."""
        return sum(r["seconden"] for r in self.rijen if r["uitkomst"] in (uitkomsten or ("ok", "gemarkeerd")))


Lezer = Callable[..., Uitslag]


@pytest.fixture(scope="session")
def gedeelde_store(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One database for all: reading changes nothing in it."""
    from monitor.settings import lees_instellingen

    with Store.open(lees_instellingen(tmp_path_factory.mktemp("lezen") / "data")) as store:
        yield store


@pytest.fixture(scope="session")
def lees(gedeelde_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Lezer:
    """Read a path, or a text or bytes under a name."""
    map_ = tmp_path_factory.mktemp("bestanden")

    def lees_(inhoud: Path | str | bytes, naam: str = "uren.csv", **keuzes: Any) -> Uitslag:
        if isinstance(inhoud, Path):
            pad = inhoud
        else:
            pad = map_ / naam
            pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        with gedeelde_store.schrijf(proef=True) as tx:
            gelezen = lees_uren(
                tx, pad, pad.name, Keuzes(**keuzes), gedeelde_store.instellingen, vandaag=VANDAAG
            )
            df = tx.df("select * from stap_uur")
        uitslag = Uitslag(gelezen, df.astype(object).where(df.notna(), None).to_dict("records"))
        assert gelezen.gelezen == len(uitslag.rijen) == sum(uitslag.telling())
        return uitslag

    return lees_
