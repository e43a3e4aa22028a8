"""The page Schouw: empty, filled, a walk from begin to end, deep links; and not behind a link."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from monitor.access.bereik import DEELBAAR, Bereik
from monitor.fouten import Geweigerd
from monitor.intake import questions as intake
from monitor.intake import schouwinvoer
from monitor.leefbaarheid import schouwronde
from monitor.ui import bron, kijker, opmaak
from monitor.ui.schouw import bestand, invoer, pagina
from tests.app.stad import BUURTEN, vul_stad
from tests.leefbaarheid.gegevens import maak_batch

SCRIPT = "pages/buurten/schouw.py"
GEMEEN = "<img src=x onerror=alert(1)> [x](http://kwaad)"


def _vul() -> None:
    vul_stad(bron.store())
    with bron.store().schrijf() as tx:
        maak_batch(tx, 50, "schouw")
        tx.doe_vaak(
            "insert into schouwpunt values (50, ?, ?, 'C0', '2026-najaar', ?, 'gebouw', ?, ?)",
            [(n, BUURTEN[1], dt.date(2026, 10, 6), GEMEEN if n == 0 else f"punt {n}", "D" if n < 2 else "A")
             for n in range(12)],
        )  # fmt: skip


def _teksten(app: AppTest) -> str:
    stukken = (*app.markdown, *app.caption, *app.info, *app.subheader, *app.error, *app.success)
    return " ".join(" ".join(str(stuk.value) for stuk in stukken).replace("\\", "").split())


def test_empty_it_says_how_to_begin(open_pagina: Callable[..., AppTest]) -> None:
    tekst = _teksten(open_pagina(SCRIPT))
    for deel in ("Er is nog geen schouw", "Lopen of inlezen", "Schouw lopen"):
        assert deel in tekst


def test_filled_it_tells_the_round_and_what_fell_below(open_pagina: Callable[..., AppTest]) -> None:
    _vul()
    app = open_pagina(SCRIPT)
    tekst = _teksten(app)
    assert (
        "Ronde 2026-najaar: 83 % van de punten op B of beter, 1 van 12 complexen gezien: geen oordeel"
        in tekst
    )
    assert "11 van 12 complexen aan de beurt" in tekst
    assert "12 punten in 1 complex (1 van 12 is in deze ronde het laatst gezien)" in tekst
    assert list(app.dataframe[0].value["Onder B"]) == [2]
    assert list(app.dataframe[0].value["Oordeel"]) == ["○ geen oordeel"]
    onder = open_pagina(SCRIPT, deel="Onder B")
    assert list(onder.dataframe[0].value["Punt"]) == [GEMEEN, "punt 1"]  # a table holds text, never HTML
    elders = open_pagina(SCRIPT, buurt=BUURTEN[3])
    assert "Er is nog geen ronde" in _teksten(elders) or "Er is nog geen schouw" in _teksten(elders)


def test_a_round_that_saw_one_complex_does_not_take_the_headline(open_pagina: Callable[..., AppTest]) -> None:
    """10 of the 12 complexes were seen in October (83 %, enough), one of them again in November."""
    _vul()
    with bron.store().schrijf() as tx:
        tx.doe_vaak(
            "insert into schouwpunt "
            "values (50, ?, ?, ?, '2026-najaar', date '2026-10-06', 'gebouw', 'gevel', 'A')",
            [(100 + n, BUURTEN[1], f"C{n}") for n in range(1, 10)],
        )
        tx.doe_vaak(
            "insert into schouwpunt values (50, ?, ?, 'C0', 'proef', date '2026-11-16', 'gebouw', ?, 'D')",
            [(200 + n, BUURTEN[1], f"punt {n}") for n in range(12)],
        )
    app = open_pagina(SCRIPT)
    tekst = _teksten(app)
    assert "Ronde 2026-najaar: 90 % van de punten op B of beter" in tekst  # 19 of 21
    assert "Er is een nieuwere ronde: ronde proef, 1 van 12 complexen gezien: geen oordeel." in tekst
    assert app.selectbox(key="schouw_ronde").value == "2026-najaar"
    verloop = open_pagina(SCRIPT, deel="Verloop")
    assert "1 ronde zonder oordeel staat alleen in de tabel." in _teksten(verloop)
    assert list(verloop.dataframe[0].value["Oordeel"]) == ["◆ rond de norm", "○ geen oordeel"]
    proef = _teksten(open_pagina(SCRIPT, ronde="proef"))
    assert "Ronde proef: 0 % van de punten op B of beter, 1 van 12 complexen gezien: geen oordeel" in proef
    assert "nieuwere ronde" not in proef


def test_a_file_holds_numbers_with_their_unit_and_names_the_round_and_its_days() -> None:
    _vul()
    beeld = schouwronde.schouwbeeld(bron.store(), bron.vandaag())
    assert beeld.ronde is not None
    eerste = bestand.onderdelen(beeld)[0]
    aandeel = beeld.onderdelen[0]
    assert (eerste["ronde"], eerste["eerste dag"]) == (beeld.ronde.ronde, beeld.ronde.van)
    assert eerste["op B of beter (%)"] == round(100 * aandeel.aandeel, 2)
    assert (
        0 < eerste["interval laag (%)"] <= eerste["op B of beter (%)"] <= eerste["interval hoog (%)"] <= 100
    )
    tabellen = [f(beeld) for f in (bestand.rondes, bestand.onderdelen, bestand.punten, bestand.onder)]
    cellen = [cel for tabel in (*tabellen, bestand.plekken(beeld)) for rij in tabel for cel in rij.values()]
    assert all(tabellen)
    assert not [
        cel for cel in cellen if (isinstance(cel, str) and cel[:1] in "▲◆●○–") or str(cel).endswith("%")
    ]
    kop = pagina.bestandskop("De ronde per onderdeel", beeld)
    assert kop[1].startswith(f"Ronde {beeld.ronde.ronde}: ")
    assert opmaak.periode(beeld.ronde.van, beeld.ronde.tot) in kop[2]


def test_coverage_per_buurt_and_the_own_buurten_first() -> None:
    _vul()
    beeld = schouwronde.schouwbeeld(bron.store(), bron.vandaag())
    (rij,) = pagina.per_buurt(beeld)
    assert (rij["Complexen"], rij["In deze ronde gezien"], rij["Aan de beurt"]) == (12, 1, 11)
    assert rij["Laatst gezien"] == dt.date(2026, 10, 6)
    ander = dataclasses.replace(beeld.plekken[-1], buurt="BU00000001", complex="C99")
    assert invoer.eigen_eerst((*beeld.plekken, ander), {"BU00000001"})[0] == ander


def test_a_walk_is_kept_tap_by_tap_and_ends_in_the_ledger(open_pagina: Callable[..., AppTest]) -> None:
    _vul()
    app = open_pagina(SCRIPT)
    app.selectbox(key="schouw_complex").select("C3")
    app.button(key="schouw_begin").click().run()
    (concept,) = schouwinvoer.concepten(bron.store())
    assert app.query_params["invoer"] in (concept.concept, [concept.concept])
    assert "0 van 12 punten beoordeeld" in " ".join(str(p.proto.text) for p in app.get("progress"))
    ruw = " ".join(str(stuk.value) for stuk in (*app.subheader, *app.markdown))
    assert "](http" not in ruw.replace("\\]\\(http", "")  # the point with the hostile name stays plain
    app.text_input(key=f"schouw_opmerking_{concept.concept}_0").input("bel 06-12345678")
    app.button(key="schouw_D_0").click().run()
    assert "telefoonnummer" in app.error[0].value
    app.text_input(key=f"schouw_opmerking_{concept.concept}_0").input("Glas kapot")
    app.button(key="schouw_D_0").click().run()
    app.button(key="schouw_A_1").click().run()
    verder = open_pagina(SCRIPT, invoer=concept.concept)  # another day, the same address
    assert [knop.key for knop in verder.button if knop.key == "schouw_B_2"]
    verder.button(key="schouw_afronden").click().run()
    assert "2 punten tellen mee" in _teksten(verder)
    assert intake.grootboek(bron.store())[0].soort == "schouw"
    beeld = schouwronde.schouwbeeld(bron.store(), bron.vandaag())
    assert ("C3", "Glas kapot") in [(p.complex, p.opmerking) for p in beeld.onder]
    assert next(p for p in beeld.plekken if p.complex == "C3").rol == "leidinggevende"
    verder.button(key=f"schouw_terug_{concept.concept}").click().run()
    assert schouwinvoer.concepten(bron.store())[0].batch is None


def test_nobody_sees_or_walks_it_by_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "schouw" not in DEELBAAR
    assert not Bereik.van_rol("bestuur").mag_pagina("schouw")
    gast = kijker.Kijker("s", "gast", "Gast", "bestuur", Bereik(("schouw",), ("*",)), "geheim")
    monkeypatch.setattr(kijker, "kijker", lambda: gast)
    with pytest.raises(Geweigerd, match="alleen voor het team"):
        pagina.toon()
    assert not invoer.mag_lopen()
    beheerder = kijker.Kijker("s", "b", "B", "beheerder", Bereik.van_rol("beheerder"), "")
    monkeypatch.setattr(kijker, "kijker", lambda: beheerder)
    with pytest.raises(Geweigerd, match="het buurtteam zelf"):
        invoer.toon("x")
