"""A vault, a clock to turn, and a gate in every mode around an app that tells what reached it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from monitor.access.aanmelden import Aanmelddienst
from monitor.access.ingang import Huis
from monitor.access.kluis import Kluis
from monitor.access.poort import Poort
from monitor.access.poortregels import keur
from monitor.access.rem import Rem
from monitor.settings import lees_instellingen
from tests.access.asgi import Binnen, Browser

NU = 1_800_000_000
GEHEIM = "kT9vQ2xW7mZ4pL8sB3nR6yH1dF5gJ0cE"
ADRES = "https://buurt.voorbeeld.nl"
GROEPEN = {"bm-manager": "manager", "bm-bestuur": "bestuur"}


@dataclass
class Opstelling:
    """The gate, what stands behind it, and the clock."""

    binnen: Binnen
    kluis: Kluis
    huis: Huis
    nu: int = NU

    @property
    def poort(self) -> Poort:
        return Poort(self.binnen, replace(self.huis, klok=lambda: self.nu))


@pytest.fixture
def kluis(tmp_path: Path) -> Iterator[Kluis]:
    with Kluis.open(tmp_path / "kluis.sqlite") as geopend:
        yield geopend


@pytest.fixture
def opstelling(kluis: Kluis, tmp_path: Path) -> Callable[..., Opstelling]:
    """Make a gate: `opstelling("proxy")`."""

    def _maak(modus: str, **anders: object) -> Opstelling:
        extra = {
            "lokaal": {},
            "proxy": {"proxy_adressen": ("10.0.0.9",), "proxy_geheim": GEHEIM},
            "oidc": {"oidc_uitgever": "http://127.0.0.1:9", "oidc_client": "bm", "oidc_geheim": GEHEIM},
        }[modus]
        ruw = {"toegang": modus, "adres": ADRES, "groepen": GROEPEN, **extra, **anders}
        regels = keur(lees_instellingen(tmp_path, **ruw))
        dienst = (
            Aanmelddienst(regels, "http://127.0.0.1:9", "bm", GEHEIM, "groups") if modus == "oidc" else None
        )
        huis = Huis(regels, kluis, lambda: NU, lambda: True, Rem(), dienst, ("'sha256-abc='",))
        return Opstelling(Binnen(), kluis, huis)

    return _maak


@pytest.fixture
def browser() -> Callable[..., Browser]:
    """A browser in front of a gate."""
    return lambda opstelling, **anders: Browser(opstelling.poort, **anders)
