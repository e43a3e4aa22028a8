"""Without the gate, anywhere but on this computer, nothing but labelled sample data shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit.config
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.access.bereik import Bereik
from monitor.access.koppen import IDENTITEIT
from monitor.intake.inlezen import Bestand
from monitor.settings import lees_instellingen
from monitor.ui import bron, kijker
from monitor.ui.bord import bron as bord_bron


@pytest.fixture
def op_het_netwerk() -> Iterator[None]:
    oud = streamlit.config.get_option("server.address")
    streamlit.config.set_option("server.address", "0.0.0.0")  # noqa: S104 — that is what is tested
    yield
    streamlit.config.set_option("server.address", oud)


@pytest.fixture
def poort_ervoor() -> Iterator[None]:
    streamlit.config.set_option("server.trustedUserHeaders", dict(IDENTITEIT))
    yield
    streamlit.config.set_option("server.trustedUserHeaders", {})


def _lees_in(map_: Path, naam: str) -> None:
    (map_ / naam).write_text(f"Medewerker;Datum;Uren\n{naam};2026-03-02;4\n", encoding="utf-8")
    (uitslag,) = pipeline.importeer(bron.store(), [Bestand(map_ / naam, naam)], vandaag=bron.vandaag())
    assert uitslag.uitkomst == "verwerkt", uitslag


@pytest.mark.usefixtures("op_het_netwerk")
def test_on_a_network_without_a_gate_there_is_only_the_reason(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina("pages/team/werkdruk.py")
    assert [fout.value for fout in app.error] == [kijker.OPEN_EN_BLOOT]
    assert app.title.len == 0


@pytest.mark.usefixtures("op_het_netwerk")
def test_sample_data_mixed_with_own_data_are_not_shown(
    open_pagina: Callable[..., AppTest], tmp_path: Path
) -> None:
    _lees_in(tmp_path, "voorbeeld_uren.csv")
    _lees_in(tmp_path, "eigen.csv")
    app = open_pagina("pages/team/werkdruk.py")
    assert app.title.len == 0


@pytest.mark.usefixtures("op_het_netwerk")
def test_labelled_sample_data_may_be_seen_with_the_reason_above(
    open_pagina: Callable[..., AppTest], tmp_path: Path
) -> None:
    _lees_in(tmp_path, "voorbeeld_uren.csv")
    app = open_pagina("pages/team/werkdruk.py")
    assert [fout.value for fout in app.error] == [kijker.OPEN_EN_BLOOT]
    assert app.title.len == 1
    assert "Verzonnen gegevens" in app.info[0].value


@pytest.mark.usefixtures("poort_ervoor")
def test_behind_the_gate_somebody_whom_it_did_not_name_sees_nothing(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina("pages/team/werkdruk.py")
    assert "niet aangemeld" in app.error[0].value
    assert app.title.len == 0


@pytest.mark.usefixtures("poort_ervoor")
def test_a_page_outside_the_scope_is_refused(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    bestuurslid = kijker.Kijker("s", "els", "Els", "bestuur", Bereik(("werkdruk",), ("*",)))
    monkeypatch.setattr(kijker, "kijker", lambda: bestuurslid)
    assert open_pagina("pages/team/werkdruk.py").title.len == 1
    app = open_pagina("pages/beheer/gegevens.py")
    assert "hoort niet bij" in app.info[0].value
    assert app.title.len == 0


@pytest.mark.parametrize(
    ("rol", "link", "akkoord", "voorbeeld", "mag"),
    [
        ("manager", "", True, False, True),
        ("manager", "", False, False, False),
        ("manager", "", False, True, True),
        ("manager", "abc", True, True, False),
        ("bestuur", "", True, True, False),
        ("beheerder", "", True, True, False),
        ("medewerker", "", True, False, False),
    ],
)
def test_persons_are_for_the_manager_after_the_works_council_agreed(
    tmp_path: Path, rol: str, link: str, akkoord: bool, voorbeeld: bool, mag: bool
) -> None:
    besluit = (
        {"or_datum": dt.date(2026, 3, 1), "or_kenmerk": "OR-12"}
        if akkoord
        else {"or_datum": dt.date(2026, 3, 1)}
    )
    wie = kijker.Kijker("s", "w", "n", rol, Bereik.alles(), link)
    assert (
        kijker.mag_personen(
            wie, lees_instellingen(tmp_path, toegang="proxy", **besluit), alleen_voorbeeld=voorbeeld
        )
        is mag
    )


def test_without_a_login_a_document_is_made_on_this_computer_and_by_nobody() -> None:
    assert kijker.door(kijker.ZELF.naam) == "op deze computer"
    assert kijker.door("Ruud de Vries") == "door Ruud de Vries"
    assert bord_bron.verslag().stempel.badge.startswith("Gemaakt op deze computer op ")


@pytest.mark.parametrize("bestanden", [("voorbeeld_uren.csv",), ("voorbeeld_uren.csv", "eigen.csv")])
def test_one_file_of_their_own_beside_the_sample_and_the_works_council_decides(
    open_pagina: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    bestanden: tuple[str, ...],
) -> None:
    monkeypatch.setenv("BUURTMONITOR_TOEGANG", "oidc")
    ruud = kijker.Kijker("s", "oidc:ruud", "Ruud", "manager", Bereik.alles())
    monkeypatch.setattr(kijker, "kijker", lambda: ruud)
    monkeypatch.setattr(kijker, "zonder_aanmelden", lambda: False)
    for naam in bestanden:
        _lees_in(tmp_path, naam)
    app = open_pagina("pages/team/werkdruk.py")
    dicht = any("minder dan 5 mensen" in melding.value for melding in app.info)
    assert dicht is (len(bestanden) == 2)
