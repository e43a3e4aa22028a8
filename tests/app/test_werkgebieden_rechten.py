"""Who may see names on Werkgebieden: without the right there are letters, in every view and every file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from monitor.access.bereik import Bereik
from monitor.ui import bron, kijker, tabelbestand
from monitor.ui.download import csv_bytes
from monitor.ui.werkgebied import bestand as werkgebied_bestand
from monitor.ui.werkgebied import blad, rechten
from monitor.ui.werkgebied import wie as werkgebied_wie
from monitor.ui.werkgebied.bewaar import verdelingtabel
from monitor.ui.werkgebied.tafel import SLEUTEL, Tafel
from monitor.werkgebied import kaartkeuzes, scenario
from monitor.werkgebied.antwoorden import Aannames
from monitor.werkgebied.inlezen import plan_uit_rijen
from monitor.werkgebied.instantie import Opdracht
from tests.werkgebied import stad

SCRIPT = "pages/team/werkgebieden.py"
NU = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC).replace(tzinfo=None)
GEHEIM = ("Anna", "Bakker", "Bert", "Vries", "Carla", "Cohen", "M01", "M02", "M03", "Els")


@pytest.fixture
def lid(vul_app: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> kijker.Kijker:
    """Somebody of the board who was let in on this page, on the small town."""
    vul_app(stad.bouw, breed=5, hoog=3, namen=stad.NAMEN[:3])
    wie = kijker.Kijker("s", "jan", "Jan", "bestuur", Bereik(("werkgebieden",), ("*",)))
    monkeypatch.setattr(kijker, "kijker", lambda: wie)
    monkeypatch.setattr(kijker, "mag_personen", lambda *_, **__: False)
    return wie


def tafel(app: AppTest) -> Tafel:
    nu: Tafel = app.session_state[SLEUTEL]
    return nu


def alles(app: AppTest) -> str:
    """Every text and table that the page sent to the browser."""
    stukken = (*app.title, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.success)
    keuzes = [tekst for vak in (*app.selectbox, *app.pills) for tekst in vak.options]
    tabellen = [tabel.value.to_csv() for tabel in app.dataframe]
    knoppen = [f"{knop.label} {knop.key}" for knop in app.button]
    grafieken = [str(blok.proto) for blok in app.get("vega_lite_chart")]
    return "\n".join([*(str(s.value) for s in stukken), *keuzes, *tabellen, *knoppen, *grafieken])


def test_no_view_names_anybody_to_who_may_not_see_names(
    lid: kijker.Kijker, open_pagina: Callable[..., AppTest]
) -> None:
    vraag = tafel(open_pagina(SCRIPT)).vraag
    scenario.bewaar(
        bron.store(), "Plan", auteur="Els", nu=NU, instantie=vraag.instantie, plan=vraag.nu,
        opdracht=Opdracht(), aannames=Aannames(),
    )  # fmt: skip
    kaartkeuzes.zet_verbinding(bron.store(), stad.code(0, 0), stad.code(4, 2), "weg", auteur="Els", nu=NU)
    for beeld in ("Vergelijken", "Jaren en wisselen", "Grenzen", "Verdelen"):
        app = open_pagina(SCRIPT, beeld=beeld)
        assert not [woord for woord in GEHEIM if woord in alles(app)], beeld
    assert "Coördinator A zit" in app.subheader[0].value
    for vak in ("Waarom hier?", "Wat als", "Bewaren en delen"):
        app.session_state["werkgebied_vak"] = vak
        app.selectbox(key="werkgebied_buurt").select(stad.code(1, 1)).run()
        assert not app.exception
        assert not [woord for woord in GEHEIM if woord in alles(app)], vak
    assert not [knop for knop in app.button if knop.key in ("werkgebied_verwijder", "werkgebied_in_gebruik")]


def test_map_export_and_paper_carry_letters_and_the_export_is_read_back(
    lid: kijker.Kijker, open_pagina: Callable[..., AppTest]
) -> None:
    nu = tafel(open_pagina(SCRIPT))
    nu.geef(2, 2)
    assert [m.letters for m in nu.merken] == ["A", "B", "C"]
    kaart = nu.kaart
    bestand = csv_bytes(verdelingtabel(nu), blad.kop(nu))
    papier = blad.maak(nu, bron.vandaag(), voorbeeld=False)
    meegenomen = werkgebied_bestand.maker(nu)(blad.kop(nu), werkgebied_wie.tabel(nu)).decode()
    for tekst in (kaart, bestand.decode("utf-8"), papier, meegenomen):
        assert "Coördinator B" in tekst
        assert not [woord for woord in GEHEIM if woord in tekst]
    vraag = rechten.van_buiten(nu.vraag)
    assert plan_uit_rijen(vraag, tabelbestand.rijen(bestand), nu.vraag.namen) == nu.plan


def test_somebody_keeps_the_same_letter_when_a_colleague_takes_no_part(
    lid: kijker.Kijker, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    vraag = rechten.met_letters(tafel(app).vraag, ["M00", "M01", "M02", "M03"])
    assert [m.naam for m in vraag.coordinatoren] == ["Coördinator B", "Coördinator C", "Coördinator D"]


@pytest.mark.parametrize(("nummer", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_go_on_after_z(nummer: int, letters: str) -> None:
    assert rechten.letter(nummer) == letters
    assert rechten.is_letter(f"Coördinator {letters}") == letters
    assert rechten.is_letter("Coördinator Els") is None
