"""The Stoplichtkaart behind a link and for the board: its scope, rounded figures, nothing to change."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monitor.access import links, logboek
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.report.delen import Wens, maak_link
from monitor.ui import bron, download, gedeeld, kijker, watermerk
from monitor.ui.kaart import kaart
from monitor.ui.stoplicht import gedeeld as stoplicht_gedeeld
from tests.report.lezen import bladen
from tests.report.organisatie import ANDERE, WIJK, vul_organisatie

KAART, BORD, PIEKEN = "pages/buurten/stoplichtkaart.py", "pages/delen/bord.py", "pages/team/pieken.py"
EEN_WIJK = Bereik(("stoplichtkaart",), (WIJK,))
EIGEN = WIJK.replace("WK", "BU")
VREEMD = ("Kanarie", ANDERE, ANDERE.replace("WK", "BU"))


@pytest.fixture(autouse=True)
def _gevuld(vul_app: Callable[..., None]) -> None:
    vul_app(vul_organisatie)


@pytest.fixture(autouse=True)
def getekend(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What would go to the browser's map, drawing after drawing."""
    uit: list[dict[str, Any]] = []
    monkeypatch.setattr(kaart, "toon", lambda beeld, **_: uit.append(dict(kaart.als_gegevens(beeld)["laag"])))
    return uit


@pytest.fixture(autouse=True)
def merken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The watermarks that would lie over the page."""
    uit: list[str] = []
    monkeypatch.setattr(watermerk, "toon", uit.append)
    return uit


def _deel(monkeypatch: pytest.MonkeyPatch, bereik: Bereik, soort: str = "levend") -> links.Link:
    """Make a link a minute ago, and look through it from now on."""
    wens = Wens("Bestuur", bereik, soort)
    with Kluis.open(bron.instellingen().kluis) as kluis:
        link, _, _ = maak_link(bron.store(), kluis, int(time.time()) - 60, bron.vandaag(), wens, door="Ruud")
    _kijk(monkeypatch, kijker.Kijker("s", f"link {link.id}", link.titel, "bestuur", link.bereik, link.id))
    return link


def _kijk(monkeypatch: pytest.MonkeyPatch, wie: kijker.Kijker) -> None:
    monkeypatch.setattr(kijker, "kijker", lambda: wie)


def _alles(app: AppTest, getekend: list[dict[str, Any]]) -> str:
    """Every text on the page, with the data of its tables and its map."""
    soorten = (app.title, app.subheader, app.markdown, app.caption, app.info, app.error, app.selectbox)
    return " ".join(
        [
            *(str(stuk.value) for soort in soorten for stuk in soort),
            *(str(keuze.options) for keuze in app.selectbox),
            *(tabel.value.to_csv() for tabel in app.table),
            json.dumps(getekend, ensure_ascii=False, default=str),
        ]
    )


@pytest.mark.parametrize("soort", ["momentopname", "levend"])
def test_a_link_shows_the_lights_of_its_wijken_and_no_word_of_another(
    open_pagina: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    getekend: list[dict[str, Any]],
    merken: list[str],
    soort: str,
) -> None:
    _deel(monkeypatch, EEN_WIJK, soort)
    app = open_pagina(KAART, indicator="overlast_politie", gebied=f"{EIGEN}00")
    app.toggle(key="gedeeld_tabel").set_value(True).run()
    tekst = _alles(app, getekend)
    assert {v["c"][:8] for v in getekend[-1]["vlakken"]} == {EIGEN}
    assert [woord for woord in VREEMD if woord in tekst] == []
    assert "Gedeeld met Bestuur, door Ruud" in app.info[0].value
    assert merken[-1] == "Gedeeld met Bestuur"
    assert "190 op 1.000 inwoners" in tekst
    assert "1 van de 2 lichten slecht, 0 goed" in tekst
    assert "kans" not in tekst.replace("gewogen kans", "")
    assert not app.button
    assert not [link for link in app.get("page_link") if "profiel" in str(link.proto).lower()]


def test_an_address_outside_the_scope_opens_nothing(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, getekend: list[dict[str, Any]]
) -> None:
    _deel(monkeypatch, EEN_WIJK)
    vreemde = f"{ANDERE.replace('WK', 'BU')}06"
    app = open_pagina(KAART, gebied=vreemde, niveau="complex", indicator="leefbaarometer", jaar="2021")
    assert app.selectbox(key="gedeeld_buurt").value == "–"
    assert app.selectbox(key="gedeeld_laag").value == "samen"
    assert [woord for woord in VREEMD if woord in _alles(app, getekend)] == []
    for script in (BORD, PIEKEN, "pages/buurten/buurtprofiel.py", "pages/team/werkdruk.py"):
        assert "hoort niet bij" in open_pagina(script).error[0].value
    # the page by its name in the menu, and the way back to what is shared and to nothing else
    dicht = open_pagina("pages/team/werkdruk.py")
    assert dicht.error[0].value == "De pagina Werkdruk hoort niet bij wat met u is gedeeld."
    (terug,) = dicht.get("page_link")
    assert (terug.proto.label, terug.proto.page) == ("Naar de stoplichtkaart", "stoplichtkaart")


def test_a_momentopname_does_not_change_and_a_living_link_does(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, getekend: list[dict[str, Any]]
) -> None:
    for soort, staat in (("momentopname", "Buurt 0"), ("levend", "Later veranderd")):
        _deel(monkeypatch, EEN_WIJK, soort)
        with bron.store().schrijf() as tx:
            tx.doe("update buurt set naam = 'Later veranderd' where buurt = ?", [f"{EIGEN}00"])
        getekend.clear()
        assert staat in _alles(open_pagina(KAART), getekend), soort


def test_a_link_that_was_taken_back_shows_no_page_at_all(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, getekend: list[dict[str, Any]]
) -> None:
    link = _deel(monkeypatch, Bereik(("bord", "stoplichtkaart", "pieken"), ("*",)))
    assert [open_pagina(script).info[0].value[:10] for script in (KAART, BORD, PIEKEN)] == ["Gedeeld me"] * 3
    with Kluis.open(bron.instellingen().kluis) as kluis:
        links.trek_in(kluis, link.id, int(time.time()), door="Ruud")
    getekend.clear()
    for script in (KAART, BORD, PIEKEN):
        app = open_pagina(script)
        assert "nieuwe link" in app.error[0].value
        assert not app.title
    assert getekend == []


def test_the_files_carry_the_watermark_and_the_log_who_took_them(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    link = _deel(monkeypatch, EEN_WIJK)
    gemaakt: list[bytes] = []

    def knoppen(
        tabel: Any, naam: str, kop: Any, *, merk: str, kaart: Any, bij_download: Any, **_: Any
    ) -> None:
        gemaakt.append(download.xlsx_bytes(tabel, kop, merk=merk))
        gemaakt.append(download.csv_bytes(tabel, kop))
        gemaakt.append(kaart(kop))
        bij_download("Excel")

    monkeypatch.setattr(stoplicht_gedeeld.download, "knoppen", knoppen)
    app = open_pagina(KAART, indicator="overlast_politie")
    app.toggle(key="gedeeld_tabel").set_value(True).run()
    xlsx, csv, kaartje = gemaakt
    (blad,) = bladen(xlsx).values()
    assert blad[0][0] == "Gedeeld met Bestuur"
    assert "geldig tot" in str(blad[:5])
    assert "geldig tot" in csv.decode("utf-8-sig")
    kaartje_ = kaartje.decode()
    assert '<div class="merk" aria-hidden="true"><bdi>Gedeeld met Bestuur</bdi>' in kaartje_
    assert "geldig tot" in kaartje_
    assert "190 op 1.000 inwoners" in kaartje_  # as rounded as on the page, and no interval or chance
    assert "kans" not in kaartje_.split("<body>")[1].split("<script>")[0]
    samen = str(blad) + csv.decode("utf-8-sig") + kaartje_
    assert [woord for woord in VREEMD if woord in samen] == []
    with Kluis.open(bron.instellingen().kluis) as kluis:
        regel = logboek.regels(kluis)[0]
        assert (regel.wie, regel.wat, regel.over) == (
            f"link {link.id}", "verslag meegenomen", "stoplichtkaart, Excel",
        )  # fmt: skip


def test_the_board_that_logs_in_gets_the_same_map_without_a_watermark(
    open_pagina: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    getekend: list[dict[str, Any]],
    merken: list[str],
) -> None:
    _kijk(monkeypatch, kijker.Kijker("s", "els", "Els", "bestuur", Bereik.van_rol("bestuur")))
    tekst = _alles(open_pagina(KAART, indicator="overlast_politie"), getekend)
    assert "190 op 1.000 inwoners" in tekst
    assert "Kanariebuurt 6" in tekst  # all wijken: a buurt is no secret to them
    assert merken == []


def test_the_team_keeps_its_own_map(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _kijk(monkeypatch, kijker.Kijker("s", "ruud", "Ruud", "manager", Bereik.alles()))
    assert any(k.label == "Kaart van" for k in open_pagina(KAART).selectbox)


def test_before_anything_was_read_in_the_board_is_told_so(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    with bron.store().schrijf() as tx:
        tx.doe("delete from buurt")
    _kijk(monkeypatch, kijker.Kijker("s", "els", "Els", "bestuur", Bereik.van_rol("bestuur")))
    assert "geen cijfers" in open_pagina(KAART).info[0].value


def test_the_watermark_is_one_short_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    gezien: list[dict[str, Any]] = []
    monkeypatch.setattr(watermerk, "_onderdeel", lambda: lambda **velden: gezien.append(velden["data"]))
    watermerk.toon("Gedeeld met <b>\n" + "x" * 200)
    assert gezien == [{"tekst": "Gedeeld met <b> " + "x" * 44}]
    assert gedeeld.dag(1_795_000_000).year == 2026
