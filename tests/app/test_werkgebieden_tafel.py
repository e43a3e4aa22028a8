"""At the table of Werkgebieden: any edits keep every buurt once; groups, what-ifs, files, goals, borders."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as hs
from streamlit.testing.v1 import AppTest

from monitor.opmaak import VAST
from monitor.ui import bron, download, opmaak
from monitor.ui.werkgebied import balken as werkgebied_balken
from monitor.ui.werkgebied import bestand, blad, concept, rechten, verdelen, voorstel, watals
from monitor.ui.werkgebied import wie as werkgebied_wie
from monitor.ui.werkgebied.bewaar import verdelingtabel
from monitor.ui.werkgebied.klus import Klus
from monitor.ui.werkgebied.tafel import SLEUTEL, Tafel, verwerk_klik, wissel_aannames
from monitor.werkdruk import questions as werkdruk
from monitor.werkgebied import questions
from monitor.werkgebied.antwoorden import Aannames
from monitor.werkgebied.grens import grens
from monitor.werkgebied.instantie import Opdracht
from monitor.werkgebied.los import Voortgang, los
from tests.werkdruk.conftest import MA_DO_8
from tests.werkgebied import stad

SCRIPT = "pages/team/werkgebieden.py"
LETTERS = ("AB", "BV", "CC")


@pytest.fixture
def gevuld(vul_app: Callable[..., None]) -> None:
    vul_app(stad.bouw, breed=5, hoog=3, namen=stad.NAMEN[:3])


@pytest.fixture
def app(gevuld: None, open_pagina: Callable[..., AppTest]) -> AppTest:
    return open_pagina(SCRIPT)


def tafel(app: AppTest) -> Tafel:
    nu: Tafel = app.session_state[SLEUTEL]
    return nu


def heel(app: AppTest) -> AppTest:
    """The page ran without an error."""
    assert not app.exception, [fout.value for fout in app.exception]
    assert not app.error
    return app


def knop(app: AppTest, sleutel: str) -> AppTest:
    return heel(app.button(key=sleutel).click().run())


def vak(app: AppTest, naam: str) -> AppTest:
    """Open a tab: what stands in it is drawn only then."""
    app.session_state["werkgebied_vak"] = naam
    return heel(app.run())


ZET = hs.one_of(
    hs.tuples(hs.just("schilder"), hs.integers(0, 14), hs.integers(0, 2)),
    hs.tuples(hs.just("slot"), hs.integers(0, 14), hs.just(0)),
    hs.tuples(hs.just("ongedaan"), hs.just(0), hs.just(0)),
    hs.tuples(hs.just("opnieuw"), hs.just(0), hs.just(0)),
)


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(zetten=hs.lists(ZET, min_size=3, max_size=8))
def test_whatever_is_clicked_every_buurt_stays_with_one_coordinator(
    gevuld: None, open_pagina: Callable[..., AppTest], zetten: list[tuple[str, int, int]]
) -> None:
    """Paint, lock, undo and redo through the page against a model of it; undo after an edit gives it back."""
    if (vorige := concept.pak()) is not None:
        concept.gooi_weg(vorige)  # of the example before
    app = open_pagina(SCRIPT)
    nu = tafel(app)
    codes = [b.code for b in nu.vraag.instantie.buurten]
    verleden, toekomst, dicht = [nu.plan], list[tuple[int, ...]](), set[int]()
    for wat, buurt, wie in zetten:
        if wat in ("ongedaan", "opnieuw"):
            te_doen = len(verleden) > 1 if wat == "ongedaan" else bool(toekomst)
            assert app.button(key=f"werkgebied_{wat}").disabled is not te_doen
            if not te_doen:
                continue
            knop(app, f"werkgebied_{wat}")
            if wat == "ongedaan":
                toekomst.append(verleden.pop())
            else:
                verleden.append(toekomst.pop())
        else:
            app.pills(key="werkgebied_penseel").set_value("kijken").run()
            app.selectbox(key="werkgebied_buurt").select(codes[buurt]).run()
            if wat == "slot":
                knop(app, "werkgebied_slot")
                dicht ^= {buurt}
            else:
                app.selectbox(key="werkgebied_buurt").set_value(None).run()
                app.pills(key="werkgebied_penseel").set_value(LETTERS[wie]).run()
                app.selectbox(key="werkgebied_buurt").select(codes[buurt]).run()
                na = tuple(wie if b == buurt else oud for b, oud in enumerate(verleden[-1]))
                if buurt not in dicht and na != verleden[-1]:
                    verleden.append(na)
                    toekomst.clear()
        heel(app)
        assert tafel(app).plan == verleden[-1]
        assert tafel(app).stand.sloten == dicht
        balken = tafel(app).toetsing.balken
        assert sum(b.buurten for b in balken) == len(codes)
        assert sum(b.woningen for b in balken) == nu.vraag.instantie.totaal_woningen
        assert [b.buurten for b in balken] == [Counter(verleden[-1])[i] for i in range(3)]


def test_several_buurten_from_the_list_are_painted_as_one_step(app: AppTest) -> None:
    voor = tafel(app).plan
    groep = [stad.code(1, 0), stad.code(1, 1), stad.code(1, 2)]
    app.multiselect(key="werkgebied_groep").set_value(groep)
    next(k for k in app.button if k.label == "Kies deze buurten").click().run()
    assert len(heel(app) and tafel(app).groep) == 3
    assert any("3 buurten gekozen" in tekst.value for tekst in app.caption)
    app.pills(key="werkgebied_penseel").set_value("CC").run()
    index = tafel(heel(app)).vraag.instantie.index
    assert [tafel(app).plan[index[code]] for code in groep] == [2, 2, 2]
    knop(app, "werkgebied_ongedaan")
    assert tafel(app).plan == voor


def test_a_lasso_chooses_paints_and_leaves_locked_buurten_where_they_are(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    nu = tafel(app)
    groep = [stad.code(0, 0), stad.code(0, 1), "onbekend"]
    monkeypatch.setattr(st, "session_state", {SLEUTEL: nu})
    verwerk_klik({"kaart": "a", "klikken": [{"nr": 1, "codes": groep}]})
    index = nu.vraag.instantie.index
    assert nu.keuze == {index[groep[0]], index[groep[1]]}
    nu.slot()
    assert nu.stand.sloten == nu.keuze
    nu.slot()
    assert not nu.stand.sloten
    nu.stand.op_slot(index[groep[0]])
    nu.penseel = 2
    verwerk_klik({"kaart": "a", "klikken": [{"nr": 2, "codes": groep}]})
    assert [nu.plan[index[code]] for code in groep[:2]] == [0, 2]
    assert nu.melding == "1 buurt staat op slot en bleven staan."


def test_fast_clicks_are_each_dealt_with_once_and_nonsense_not_at_all(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The map tells clicks again until it hears that they arrived; a map that is drawn anew counts from 1."""
    nu = tafel(app)
    kleuren = nu.merken
    monkeypatch.setattr(st, "session_state", {SLEUTEL: nu})
    nu.penseel = 2
    een, twee = {"nr": 1, "code": stad.code(0, 0)}, {"nr": 2, "code": stad.code(1, 0)}
    index = nu.vraag.instantie.index
    verwerk_klik({"kaart": "a", "klikken": [een]})
    verwerk_klik({"kaart": "a", "klikken": [een, twee]})
    assert nu.gezien == ("a", 2)
    assert [nu.plan[index[stad.code(kolom, 0)]] for kolom in (0, 1)] == [2, 2]
    assert nu.merken == kleuren  # nobody's colour changes on a click
    nu.ongedaan()
    nu.ongedaan()
    assert not nu.stand.kan_ongedaan  # two clicks, two steps: the first was not painted twice
    verwerk_klik({"kaart": "b", "klikken": [een]})
    assert nu.gezien == ("b", 1)
    assert nu.plan[index[stad.code(0, 0)]] == 2
    voor = nu.plan
    for onzin in ({}, {"klikken": "x"}, {"klikken": ["x", {"nr": "9"}, {"nr": 9, "code": ["x"]}]}):
        verwerk_klik({"kaart": "b", **onzin})
    assert nu.plan == voor


@pytest.mark.parametrize(
    ("schuif", "opdracht", "woorden"),
    [
        (0, Opdracht("wijziging", 0.2, 0.3), "zo weinig mogelijk verhuizen"),
        (100, Opdracht("compact", 0.2, 0.3), "zo compact mogelijk"),
        (50, Opdracht("samen", 0.2, 0.3), "weinig verhuizen én compact"),
        (70, Opdracht("samen", 0.2, 0.3, 0.7), "vooral compact (70\u00a0% tegen 30\u00a0% weinig verhuizen)"),
        (5, Opdracht("samen", 0.2, 0.3, 0.05), "vooral weinig verhuizen (95\u00a0% tegen 5\u00a0% compact)"),
    ],
)
def test_the_slider_runs_from_moving_little_to_compact(schuif: int, opdracht: Opdracht, woorden: str) -> None:
    assert voorstel.van_schuif(schuif, 0.2, 0.3) == opdracht
    assert voorstel.schuif_van(opdracht) == schuif
    assert voorstel.doelnaam(opdracht) == woorden


def test_the_slider_sets_the_goal_and_a_proposal_keeps_locks(app: AppTest) -> None:
    vak(app, "Voorstel")
    app.slider(key="werkgebied_doel").set_value(70)
    app.slider(key="werkgebied_tolerantie").set_value(30).run()
    assert tafel(heel(app)).opdracht == Opdracht("samen", 0.3, 0.15, 0.7)
    app.checkbox(key="werkgebied_gelijk").set_value(True).run()
    assert tafel(heel(app)).opdracht.doel == "balans"


def test_the_list_says_who_gets_what_and_begins_with_what_changes(app: AppTest) -> None:
    nu = tafel(app)
    vak(app, "Voorstel")
    assert any(tekst.value.startswith("Er verandert nog niets") for tekst in app.caption)
    nu.geef(7, 2)
    vak(app, "Voorstel")
    rijen = werkgebied_wie.tabel(nu)
    c = nu.vraag.buurten[7]
    assert rijen.iloc[0].tolist() == [
        c.naam, "Bert de Vries", "Carla Cohen", "ja", round(c.uren or 0, 1), c.woningen,
    ]  # fmt: skip
    assert rijen.columns.tolist() == ["Buurt", "Nu", "Op tafel", "Wisselt", "Uren per week", "Woningen"]
    assert rijen["Wisselt"].tolist() == ["ja"] + 14 * ["nee"]
    assert sorted(rijen["Buurt"]) == sorted(b.naam for b in nu.vraag.buurten)
    assert app.dataframe[-1].value.iloc[0]["Buurt"] == c.naam
    assert "1 buurt krijgt een andere coördinator; die staat bovenaan." in [t.value for t in app.caption]
    nu.herkomst = "voorstel"
    assert "Voorstel" in werkgebied_wie.tabel(nu).columns


def test_the_map_as_a_file_holds_the_plan_as_it_lay_there(app: AppTest) -> None:
    nu = tafel(app)
    nu.geef(7, 2)
    vak(app, "Voorstel")
    assert "werkgebied_wie_kaart" in {knop.key for knop in app.get("download_button")}
    maak = bestand.maker(nu)
    nu.geef(8, 2)  # what is done later is not in it
    tekst = maak(blad.kop(nu), werkgebied_wie.tabel(nu)).decode()
    (blok,) = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', tekst)
    gegevens = json.loads(blok)
    vlakken = {v["c"]: (gegevens["kleuren"][v["k"]], v["t"]) for v in gegevens["vlakken"]}
    c = nu.vraag.buurten[7]
    (kleur, _, gestreept, letters), regels = vlakken[c.code]
    assert (kleur, gestreept, letters) == (nu.merken[2].kleur, True, "CC")
    assert regels == [
        f"{c.naam} ({c.wijk})", "Carla Cohen, nu Bert de Vries",
        f"{opmaak.uren(c.uren)} per week · {opmaak.getal(c.woningen)} woningen".replace(VAST, " "), regels[3],
    ]  # fmt: skip
    assert [code for code, ((_, _, gestreept, _), _) in vlakken.items() if gestreept] == [c.code]
    assert re.findall(r"> (\w+ [\w ]+): (\d+) buurten</li>", tekst) == [
        ("Anna Bakker", "6"), ("Bert de Vries", "5"), ("Carla Cohen", "4"),  # 6, 6 and 3 before
    ]  # fmt: skip


def test_who_is_not_in_the_division_is_said_with_the_reason(open_pagina: Callable[..., AppTest]) -> None:
    """Dirk has another job, Eva no roster, Fred has left; Carla is left out at the table."""
    bouwer = stad.bouw(bron.store(), breed=5, hoog=3, namen=stad.NAMEN[:3])
    for wie, naam, functie in (("M04", "Dirk", "gebiedsregisseur"), ("M05", "Eva", "buurtcoordinator")):
        bouwer.mens(wie)
        bouwer.doe("update medewerker set naam = ?, functie = ? where medewerker = ?", naam, functie, wie)
    bouwer.mens("M06")
    bouwer.doe("update medewerker set naam = 'Fred', uit_dienst = '2026-01-01' where medewerker = 'M06'")
    bouwer.rooster("M04", MA_DO_8)
    bouwer.ververs()
    vraag = tafel(open_pagina(SCRIPT)).vraag
    assert verdelen.buitenzinnen(vraag.basis.buiten) == [
        "2 medewerkers staan niet in deze verdeling: Dirk (gebiedsregisseur zonder eigen buurt) en Eva "
        "(coördinator zonder buurt en zonder rooster). Op Werkdruk kunnen ze wel staan."
    ]
    zonder = bron.vraag(questions.tafelvraag, bron.vandaag(), Aannames(zonder=("M03",)))
    assert [(b.naam, b.reden) for b in zonder.basis.buiten][-1] == (
        "Carla Cohen", "doet niet mee volgens Wat als",
    )  # fmt: skip
    letters = rechten.met_letters(vraag, [m.id for m in vraag.coordinatoren])
    assert verdelen.buitenzinnen(letters.basis.buiten)[0].startswith(
        "2 medewerkers staan niet in deze verdeling: 1 (gebiedsregisseur zonder eigen buurt) en 1 ("
    )


def test_what_if_one_more_one_fewer_other_hours_and_a_maximum(app: AppTest) -> None:
    vak(app, "Wat als")
    kleuren = {m.naam: m.kleur for m in tafel(app).merken}
    app.number_input(key="werkgebied_erbij").set_value(1)
    app.number_input(key="werkgebied_max").set_value(900)
    next(k for k in app.button if k.label == "Reken hiermee").click().run()
    vraag = tafel(heel(app)).vraag
    assert [m.id for m in vraag.coordinatoren] == ["M01", "M02", "M03", "N1"]
    erbij = {m.naam: m.kleur for m in tafel(app).merken}
    assert {naam: erbij[naam] for naam in kleuren} == kleuren
    assert len(set(erbij.values())) == 4
    assert vraag.instantie.medewerkers[0].max_woningen == round(900 * 40 / bron.instellingen().uren_per_fte)
    assert app.metric[3].value != "0"
    zin = "Met aannames uit Wat als: 1 extra collega (36 uur), hoogstens 900 woningen per voltijder."
    assert any(zin in tekst.value.replace(VAST, " ").replace("\\", "") for tekst in app.markdown)
    assert zin in blad.maak(tafel(app), dt.date(2026, 11, 20), voorbeeld=False).replace(VAST, " ")
    next(k for k in app.button if k.label == "Terug naar de gegevens").click().run()
    assert len(tafel(heel(app)).vraag.coordinatoren) == 3
    assert [app.number_input(key=f"werkgebied_{veld}").value for veld in ("erbij", "max")] == [0, 0]
    assert watals.zin(tafel(app)) == ""


def test_todays_division_stays_todays_when_somebody_is_left_out_and_put_back(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "session_state", {SLEUTEL: tafel(app)})
    voor = tafel(app).plan
    wissel_aannames(Aannames(zonder=("M01",)))
    zonder = st.session_state[SLEUTEL]
    assert zonder.plan == zonder.vraag.nu
    wissel_aannames(Aannames())
    assert st.session_state[SLEUTEL].plan == voor
    assert verdelen.zin(st.session_state[SLEUTEL]).startswith("Nu: ")


def test_a_division_goes_out_as_csv_and_xlsx_and_comes_back(app: AppTest) -> None:
    nu = tafel(app)
    nu.geef(2, 2)
    plan, tabel, kop = nu.plan, verdelingtabel(nu), blad.kop(nu)
    nu.ongedaan()
    vak(app, "Bewaren en delen")
    for naam, inhoud in (
        ("plan.csv", download.csv_bytes(tabel, kop)),
        ("plan.xlsx", download.xlsx_bytes(tabel, kop)),
    ):
        app.file_uploader(key="werkgebied_inlezen").set_value((naam, inhoud, "")).run()
        knop(app, "werkgebied_leg_in")
        assert tafel(app).plan == plan
        assert tafel(app).titel == naam
        knop(app, "werkgebied_ongedaan")


def test_the_paper_for_the_works_council_names_what_changes(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = werkdruk.Startnormen(start=2, alle=8, nu=None, straks=None)
    monkeypatch.setattr(werkdruk, "startnormen", lambda *_: stand)
    let_op = "Let op: 2 van de 8 normen waarmee we rekenen zijn een startwaarde: een aanname, niet gemeten."
    nu = tafel(app)
    nu.geef(2, 2)
    papier = blad.maak(nu, dt.date(2026, 11, 20), voorbeeld=True)
    assert "van de woningen krijgt een andere coördinator" in papier
    assert blad.BLIJFT_WONEN in papier
    assert "verhuist" not in papier
    wie, nieuw = nu.vraag.coordinatoren[nu.vraag.nu[2]].naam, nu.vraag.coordinatoren[2].naam
    assert f"<li>Van {wie} naar {nieuw}: {nu.vraag.buurten[2].naam} (" in papier
    assert "VERZONNEN VOORBEELDGEGEVENS" in papier
    assert papier.count("<path") >= 15
    assert "@page{size:landscape" in papier  # A4 or A3: whoever prints chooses
    assert "<script" not in papier
    assert "-webkit-print-color-adjust:exact" in papier  # the colours of the names print too
    assert let_op in papier
    assert let_op in blad.kop(nu)


def test_who_keeps_no_buurt_of_today_is_an_attention_point_on_screen_and_paper(app: AppTest) -> None:
    nu = tafel(app)
    eigen = [b for b, wie in enumerate(nu.vraag.nu) if wie == 0]
    for buurt in eigen[:-1]:
        nu.geef(buurt, 1)
    assert werkgebied_balken.zonder_eigen(nu.vraag, nu.plan) == []
    nu.geef(eigen[-1], 1)
    nu.geef(next(b for b, wie in enumerate(nu.vraag.nu) if wie == 1), 0)
    (zin,) = werkgebied_balken.zonder_eigen(nu.vraag, nu.plan)
    assert zin == f"{nu.vraag.coordinatoren[0].naam} houdt geen van de {len(eigen)} eigen buurten."
    heel(app.run())
    assert any(opmaak.tekst(zin) in vak_.value for vak_ in app.warning)
    assert zin in blad.maak(nu, dt.date(2026, 11, 20), voorbeeld=False)


def test_the_paper_tells_what_is_proven_of_the_answer_and_of_no_other_plan(app: AppTest) -> None:
    nu = tafel(app)
    nu.antwoord = los(nu.vraag.instantie, Opdracht("wijziging", 0.4), seconden=2.0, uitweg=False)
    nu.neem_over(nu.antwoord.plan, "Voorstel", "voorstel")
    assert nu.antwoord.bewezen == "optimaal"
    assert "Bewezen: minder verhuizen kan niet." in blad.maak(nu, dt.date(2026, 11, 20), voorbeeld=False)
    nu.geef(0, (nu.plan[0] + 1) % 3)
    assert "Bewezen" not in blad.maak(nu, dt.date(2026, 11, 20), voorbeeld=False)


def test_who_keeps_a_buurt_only_by_the_condition_is_named_with_what_it_costs(app: AppTest) -> None:
    nu = tafel(app)
    antwoord = los(nu.vraag.instantie, Opdracht("wijziging", 0.4), iteraties=20_000, uitweg=False)
    assert voorstel.bandzinnen(nu, antwoord) == []
    met = replace(antwoord, opdracht=Opdracht("wijziging", 0.4, band=True), zonder_band=0.05, band_redt=(1,))
    (zin,) = voorstel.bandzinnen(nu, met)
    assert zin.startswith(
        "Zonder de voorwaarde ‘Iedereen houdt een eigen buurt’ raakt "
        f"{nu.vraag.coordinatoren[1].naam} alle eigen "
    )
    assert "en is het 5,0 % verhuizen in plaats van" in zin.replace(VAST, " ")
    assert voorstel.grenszin(replace(met, bewezen="optimaal")) == (
        "Bewezen: minder verhuizen kan niet als iedereen een eigen buurt houdt."
    )


def test_progress_says_of_what_and_its_clock_starts_with_the_search() -> None:
    klus = Klus("voorstel", 10.0, Opdracht("wijziging"))
    klus.begonnen -= 60
    assert klus.wacht
    assert klus.deel == 0.0  # the bar doesn't run before the search does
    assert voorstel._voortgangzin(klus) == voorstel.KLAARZETTEN
    klus.meld(Voortgang(0.0, haalbaar=True, waarde=0.19, ondergrens=0.089, plan=()))
    assert klus.deel < 0.5
    assert voorstel._voortgangzin(klus).replace(VAST, " ") == (
        "Beste tot nu toe: 19 % verhuizen; beter dan 9 % kan niet …"
    )


def test_a_plan_that_comes_back_by_undo_or_redo_has_its_name_again(app: AppTest) -> None:
    nu = tafel(app)
    nu.neem_over(tuple((wie + 1) % 3 for wie in nu.plan), "Voorstel: compact", "voorstel")
    nu.geef(0, (nu.plan[0] + 1) % 3)
    assert nu.titel == "Eigen verdeling"
    nu.ongedaan()
    assert (nu.titel, nu.herkomst) == ("Voorstel: compact", "voorstel")
    nu.ongedaan()
    assert nu.titel == "Nu"
    nu.opnieuw()
    nu.opnieuw()
    assert nu.titel == "Eigen verdeling"


def test_steps_can_be_taken_one_by_one(app: AppTest) -> None:
    nu = tafel(app)
    nu.geef(2, 2)
    nu.geef(0, 1)
    vak(app, "Stap voor stap")
    assert len(app.toggle) >= 1
    assert "Daarna zit" in app.toggle[0].label
    assert "van het eerlijke deel" in app.toggle[0].label
    app.toggle[0].set_value(False).run()
    assert tafel(heel(app)).plan != nu.voorstel


def test_feeling_is_read_and_laid_beside_the_figures(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, beeld="Gevoel en cijfers")
    regels = [
        "buurt;kleur",
        *(f"{stad.code(k, r)};{'rood' if k else 'groen'}" for k in range(5) for r in range(3)),
        "Onbekendbuurt;rood",
    ]
    app.file_uploader(key="werkgebied_gevoel").set_value(("gevoel.csv", "\n".join(regels).encode(), "")).run()
    knop(app, "werkgebied_gevoel_in")
    assert "van 15 buurten zeggen gevoel en cijfers hetzelfde" in app.subheader[0].value
    assert len(app.dataframe[0].value) == 15
    assert "15 buurten is de kleur ingelezen. 1 rij is overgeslagen" in app.warning[0].value
    assert "Onbekendbuurt" in app.warning[0].value


def test_road_links_and_closed_borders_are_set_and_taken_away(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, beeld="Grenzen")
    next(k for k in app.button if k.label == "Leg vast").click().run()
    assert [fout.value for fout in app.error] == ["Kies eerst beide buurten."]
    app.selectbox(key="werkgebied_een").set_value(stad.code(0, 0))
    app.selectbox(key="werkgebied_ander").set_value(stad.code(4, 2))
    next(k for k in app.button if k.label == "Leg vast").click().run()
    assert app.subheader[0].value == "De kaart hangt aan elkaar: 22 grenzen en 1 wegverbinding"
    knop(app, f"werkgebied_weg_{stad.code(0, 0)}_{stad.code(4, 2)}")
    assert app.subheader[0].value.endswith("0 wegverbindingen")
    x = stad.WEST + 2 * stad.BREED
    lijn = f'{{"type":"LineString","coordinates":[[{x},{stad.ZUID - 0.01}],[{x},{stad.ZUID + 0.02}]]}}'
    app.file_uploader(key="werkgebied_lijnen").set_value(("kanaal.geojson", lijn.encode(), "")).run()
    knop(app, "werkgebied_lijnen_in")
    assert app.subheader[0].value.startswith("De kaart ligt in 2 losse stukken")
    assert len(questions.kaartkeuzes(bron.store()).barrieres) == 1


def test_the_frontier_says_what_each_tolerance_costs_and_lays_a_point_on_the_table(app: AppTest) -> None:
    nu = tafel(app)
    punten = grens(nu.vraag.instantie, toleranties=(0.5, 0.2, 0.001), seconden=3)
    app.session_state[voorstel.LIJN] = (nu.vraag.instantie, punten)
    vak(app, "Verhuizen of gelijk")
    rijen = voorstel.lijnrijen(punten, nu)
    assert rijen["afwijking"].tolist()[1:] == [f"≤ {n}{VAST}%" for n in ("50", "20", "0,1")]
    assert rijen["afwijking"][0].startswith("nu (")
    assert rijen["verhuisd"][0] == 0
    assert rijen["tekst"].iloc[-1] in {"kan niet", "niet gevonden"}
    assert any(f"0,1{VAST}%" in regel.value for regel in app.caption)
    assert any("‘Iedereen houdt een eigen buurt’ is hier geen" in regel.value for regel in app.caption)
    knop(app, f"werkgebied_punt_{punten[1].tolerantie}")
    assert tafel(app).plan == punten[1].plan
    assert f"20{VAST}%" in app.subheader[0].value
