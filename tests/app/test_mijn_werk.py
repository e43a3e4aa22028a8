"""The employee sees exactly what the manager sees of him or her, and never another's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monitor import opmaak
from monitor.access import koppeling, sessies
from monitor.access.bereik import Bereik
from monitor.prognose import pieken
from monitor.settings import Instellingen
from monitor.store import Store
from monitor.ui import bron, kijker, mijn_vooruit, wie_ziet_dit
from monitor.werkgebied import questions as werkgebied
from monitor.werkgebied.toets import toets
from tests.app.conftest import LANGSTE_SECONDEN, vul_kwartaal
from tests.conftest import PROJECT
from tests.prognose import klein
from tests.werkdruk.conftest import MA_VR_8, Bouwer
from tests.werkgebied import stad

SCRIPT = "pages/team/mijn_werk.py"
NU = 1_800_000_000
WIE = "oidc:anna"


def _meld_aan(monkeypatch: pytest.MonkeyPatch, wie: str, rol: str = "medewerker", naam: str = "Anna") -> None:
    """Somebody behind the gate, in its mode with logins."""
    sessies.begin(bron.kluis(), NU, wie=wie, naam=naam, rol=rol, bereik=Bereik.van_rol(rol))
    mens = kijker.Kijker("s", wie, naam, rol, Bereik.van_rol(rol))
    monkeypatch.setenv("BUURTMONITOR_TOEGANG", "oidc")
    monkeypatch.setattr(kijker, "kijker", lambda: mens)
    monkeypatch.setattr(kijker, "zonder_aanmelden", lambda: False)
    monkeypatch.setattr(kijker, "mag_personen", lambda *_, **__: rol == "manager")


@pytest.fixture
def open_pagina() -> Callable[..., AppTest]:
    """As the shared one, for addresses that differ from their file's name: the pages are known first."""

    def _open(script: str, **adres: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=LANGSTE_SECONDEN)
        for naam, waarde in adres.items():
            app.query_params[naam] = waarde
        app.run()
        app.switch_page(script).run()
        assert not app.exception, [fout.value for fout in app.exception]
        return app

    return _open


@pytest.fixture
def twee(kwartaal: None, vul_app: Callable[..., None]) -> None:
    """Anna's quarter, and a colleague with hours of his own."""
    vul_app(_vul_twee)


def _vul_twee(store: Store) -> None:
    vul_kwartaal(store)
    bouw = Bouwer(store, erbij=True)
    bouw.batch(2, "bert.csv")
    bouw.mens("M02")
    bouw.doe("update medewerker set naam = 'Bert Geheim' where medewerker = 'M02'")
    bouw.rooster("M02", dagen=MA_VR_8)
    for week in range(14, 27):
        bouw.uur(dt.date.fromisocalendar(2026, week, 2), 7.25, "m02", taak="geheimwerk", batch=2)
    bouw.ververs()


def _koppel(wie: str = WIE, medewerker: str = "M01") -> None:
    naam = dict(bron.store().rijen("select medewerker, naam from medewerker"))[medewerker]
    koppeling.koppel(bron.kluis(), NU, wie, medewerker, naam, door="Ruud")


def _blad(app: AppTest) -> list[Any]:
    """Everything on the sheet: texts, figures and tables, from its header on."""
    eigen = (mijn_vooruit.TITEL, mijn_vooruit.GEBIED)  # what stands on other pages for the manager
    delen: list[Any] = [s.value for s in (*app.header, *app.subheader) if s.value not in eigen]
    delen += [(m.label, m.value) for m in app.metric]
    delen += [t.value.to_dict("list") for t in app.table]
    return delen


def _teksten(app: AppTest) -> str:
    stukken = (*app.markdown, *app.caption, *app.info, *app.header, *app.subheader, *app.error)
    return " ".join([*(str(stuk.value) for stuk in stukken), *(str(t.value) for t in app.table)])


@pytest.mark.usefixtures("twee")
def test_the_employee_sees_the_managers_sheet_and_who_sees_it(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    van_manager = _blad(open_pagina("pages/team/werkdruk.py", medewerker="M01"))
    _meld_aan(monkeypatch, WIE)
    _koppel()
    app = open_pagina(SCRIPT)
    assert _blad(app) == van_manager
    assert van_manager[0].startswith("Anna")
    assert "werkdruk_terug" not in [knop.key for knop in app.button]
    assert "Wie ziet dit?" in _teksten(app)
    app.button(key="werkdruk_blad_bronregels").click().run()
    assert set(app.dataframe[0].value["Bestand"]) == {"uren.csv"}


@pytest.mark.usefixtures("twee")
def test_the_employee_reads_everywhere_the_manager_sees_a_name(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _meld_aan(monkeypatch, WIE)
    _koppel()
    zonder = _teksten(open_pagina(SCRIPT))
    assert "bij Gegevens wat is ingelezen" in zonder
    assert "**Pieken**: " not in zonder
    monkeypatch.setattr(kijker, "akkoord", lambda _: True)
    met = _teksten(open_pagina(SCRIPT))
    privacy = (PROJECT / "docs" / "privacy.md").read_text(encoding="utf-8")
    for pagina in ("Werkdruk", "Overzicht", "Pieken", "Werkgebieden", "Jaarplan", "Gegevens"):
        assert f"- **{pagina}**: " in met
        assert f"*{pagina}* (" in privacy
    assert "Niets meer" not in met


def test_what_is_kept_how_long_and_who_sees_it_follows_from_the_settings() -> None:
    inst = Instellingen(bewaar_maanden=18, backup_dagen=1, backup_weken=0, toegang="proxy")
    zonder = wie_ziet_dit.tekst(inst, alleen_voorbeeld=False)
    assert "18 maanden, naar boven afgerond op een hele week: wat ouder is" in zonder
    assert "hooguit nog 1 dag." in zonder
    assert "de instemming van de ondernemingsraad is niet ingevuld" in zonder
    assert "achter deze computer" not in zonder
    assert "per naam (zonder instemming per letter) de *benodigde* uren, de afwijking" in zonder
    assert "Bezwaar maken kan bij" in zonder
    met = inst.model_copy(
        update={"or_datum": dt.date(2026, 3, 12), "or_kenmerk": "OR-7", "toegang": "lokaal"}
    )
    assert "instemming van 12 maart 2026, kenmerk OR\\-7" in wie_ziet_dit.tekst(met, alleen_voorbeeld=False)
    assert "achter deze computer" in wie_ziet_dit.tekst(met, alleen_voorbeeld=False)


@pytest.mark.usefixtures("twee")
def test_the_block_stands_before_the_figures_and_on_werkdruk_too(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wie_ziet_dit.TITEL in [blok.label for blok in open_pagina("pages/team/werkdruk.py").expander]
    assert [blok.label for blok in open_pagina(SCRIPT).expander] == [wie_ziet_dit.TITEL]  # nobody chosen yet
    _meld_aan(monkeypatch, WIE)
    assert [blok.label for blok in open_pagina(SCRIPT).expander] == [wie_ziet_dit.TITEL_EIGEN]  # no link yet
    _koppel()
    app = open_pagina(SCRIPT)
    assert app.expander[0].label == wie_ziet_dit.TITEL_EIGEN
    assert "Wie ziet dit?" in app.expander[0].markdown[0].value


@pytest.mark.usefixtures("twee")
@pytest.mark.parametrize("adres", [{"medewerker": "M02"}, {"mijn_werk_als": "M02"}, {"wie": "oidc:bert"}])
def test_no_address_leads_to_a_colleague(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, adres: dict[str, str]
) -> None:
    open_pagina("pages/team/werkdruk.py", medewerker="M02")  # the manager was here: the cache is warm
    _meld_aan(monkeypatch, WIE)
    _koppel()
    app = open_pagina(SCRIPT, **adres)
    assert app.header[0].value.startswith("Anna")
    assert "Bert" not in _teksten(app)
    assert not app.selectbox
    for script in ("pages/team/werkdruk.py", "pages/team/werkgebieden.py", "pages/beheer/gegevens.py",
                   "pages/beheer/aanmeldingen.py"):  # fmt: skip
        elders = open_pagina(script, **adres)
        assert "hoort niet bij" in " ".join(i.value for i in elders.info)
        assert not elders.title


@pytest.mark.usefixtures("twee")
def test_who_is_not_linked_or_whose_number_is_somebody_else_now_sees_no_hours(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _meld_aan(monkeypatch, WIE)
    assert "nog niet gekoppeld" in open_pagina(SCRIPT).info[0].value
    _koppel()
    with bron.store().schrijf() as tx:
        tx.doe("update medewerker set naam = 'Cor Ander' where medewerker = 'M01'")
    app = open_pagina(SCRIPT)
    assert "anders heet" in app.info[0].value
    assert not app.metric
    assert "Cor" not in _teksten(app)


@pytest.mark.usefixtures("twee")
def test_without_a_login_the_page_explains_itself_and_shows_what_an_employee_sees(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT)
    assert "niemand zich aan" in app.info[0].value
    assert not app.metric
    app.selectbox(key="mijn_werk_als").select("M02").run()
    assert app.header[0].value.startswith("Bert Geheim")


@pytest.mark.usefixtures("twee")
def test_the_front_page_of_an_employee_is_the_own_work(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _meld_aan(monkeypatch, WIE)
    _koppel()
    app = open_pagina("pages/vandaag/overzicht.py")
    assert app.title[0].value == "Mijn werk"


@pytest.mark.usefixtures("twee")
def test_a_manager_links_a_login_and_takes_it_away_again(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _meld_aan(monkeypatch, "oidc:bert", naam="bert geheim")
    _meld_aan(monkeypatch, "oidc:ruud", rol="manager", naam="Ruud")
    app = open_pagina("pages/beheer/aanmeldingen.py")
    assert "1 medewerker is nog niet gekoppeld" in app.markdown[0].value
    app.selectbox(key="aanmeldingen_wie").select("oidc:bert").run()
    keuze = app.selectbox(key="aanmeldingen_medewerker_oidc:bert")
    assert keuze.value is None  # a hint, never a link by itself
    assert keuze.options[0] == "Bert Geheim"
    keuze.select("M02").run()
    app.button(key="aanmeldingen_koppel").click().run()
    assert koppeling.medewerker_van(bron.kluis(), "oidc:bert") is not None
    assert "Elke aangemelde medewerker is gekoppeld" in app.markdown[0].value
    app.button(key="aanmeldingen_los").click().run()
    assert koppeling.medewerker_van(bron.kluis(), "oidc:bert") is None


def test_the_own_weeks_of_pieken_stand_on_the_own_sheet(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the manager reads there of somebody, the person reads here; nothing of a colleague."""
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", klein.VANDAAG.isoformat())
    klein.vul(bron.store())
    _meld_aan(monkeypatch, WIE)
    _koppel()
    app = open_pagina(SCRIPT)
    tekst = _teksten(app)
    assert opmaak.tekst(pieken.pieken(bron.store(), klein.VANDAAG).zin("M01")) in tekst
    eigen = [k for k in pieken.steunkaarten(bron.store(), klein.VANDAAG, 0.8) if k.medewerker == "M01"]
    for kaart in eigen:
        assert f"{pieken.weken_tekst(kaart.van, kaart.tot)}: {opmaak.uren(kaart.uren_per_week, 0)}" in tekst
    assert eigen
    assert "Bo" not in tekst.replace("Bovenaan", "")
    assert not [link for link in app.get("page_link") if "pieken" in link.proto.page]  # the team's page


def test_the_own_area_by_norm_stands_on_the_own_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", "2026-11-20")
    stad.bouw(bron.store())
    vraag = werkgebied.tafelvraag(bron.store(), bron.vandaag())
    assert vraag is not None
    balk = toets(vraag.instantie, vraag.nu).balken[0]
    zin = mijn_vooruit.gebied_zin(balk.medewerker)
    assert f"{opmaak.getal(balk.woningen)} woningen" in zin
    assert f"**{opmaak.uren(balk.uren)} per week**" in zin
    assert opmaak.procent(abs(balk.afwijking)) in zin
    assert mijn_vooruit.gebied_zin("niemand") == ""
