"""The page Pieken: empty, filled, deep link, a shift, a scenario, support; and who sees persons."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monitor import opmaak, pipeline
from monitor.prognose import pieken, scenario
from monitor.prognose.watals import LAAT_WEG, VERSCHUIF, VOEG_TOE, Projectstap
from monitor.store import Transactie
from monitor.ui import bron, download, grafieken
from monitor.ui.pieken import grafieken as pieken_grafieken  # fmt: skip
from monitor.ui.pieken import kengetallen as kengetallen_ui
from monitor.ui.pieken import projecten as pieken_projecten
from monitor.ui.pieken import scenarios, steun, vooruit, watals
from tests.leefbaarheid.gegevens import maak_batch, maak_metingen
from tests.prognose import test_naamloos as naamloos
from tests.prognose.klein import BUURTEN, LAATSTE, VANDAAG, leg_plan_in_het_grootboek, vul

SCRIPT = "pages/team/pieken.py"
NU = dt.datetime(2026, 5, 12, 9, 0)  # noqa: DTZ001 — UTC, without zone, as in the database


@pytest.fixture
def gevuld(monkeypatch: pytest.MonkeyPatch, vul_app: Callable[..., None]) -> None:
    """Anna's peak by Pottenberg; the works council agreed, so figures per person may be seen."""
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", VANDAAG.isoformat())
    monkeypatch.setenv("BUURTMONITOR_OR_DATUM", "2025-01-01")
    monkeypatch.setenv("BUURTMONITOR_OR_KENMERK", "OR-1")
    vul_app(vul)


def test_without_data_the_page_says_what_to_import(
    monkeypatch: pytest.MonkeyPatch, open_pagina: Callable[..., AppTest]
) -> None:
    monkeypatch.setenv("BUURTMONITOR_OR_DATUM", "2025-01-01")
    monkeypatch.setenv("BUURTMONITOR_OR_KENMERK", "OR-1")
    app = open_pagina(SCRIPT)
    assert "Lees" in app.info[0].value
    assert not app.error


def test_the_first_thing_to_read_is_the_peak_and_its_cause(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    assert not app.error
    zin = app.subheader[0].value
    assert "Anna" in zin
    assert "door Pottenberg" in zin
    kaarten = pieken.steunkaarten(bron.store(), VANDAAG, 0.8)
    gepland = sum(k.uren_per_week * k.weken for k in kaarten)
    assert app.metric[0].value == f"{gepland:,.0f}\u00a0u".replace(",", ".")
    begin, eind = (
        opmaak.week_jaar(f(w)) for f, w in ((min, [k.van for k in kaarten]), (max, [k.tot for k in kaarten]))
    )
    assert any(s.value.startswith(f"Alle adviezen samen, van {begin} t/m {eind}.") for s in app.caption)
    assert any("indicatief" in stuk.value for stuk in app.markdown)


def test_more_certainty_asks_more_hours(gevuld: None, open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    voor = app.metric[0].value
    app.select_slider(key="pieken_zekerheid").set_value(90).run()
    assert float(app.metric[0].value.split()[0]) > float(voor.split()[0])


def test_the_address_opens_a_coordinator_by_id_and_an_unknown_one_does_no_harm(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, coordinator="M02")
    assert any("Verwachte uren van Bo" in kop.value for kop in app.subheader)
    app.selectbox(key="pieken_coordinator").select("M01").run()
    assert app.query_params["coordinator"] == "M01"
    assert any("Verwachte uren van Anna" in kop.value for kop in app.subheader)
    assert not open_pagina(SCRIPT, coordinator="<script>", deel="gek", zekerheid="5").error


def test_a_shift_shows_before_and_after_and_is_kept_by_name(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Wat als")
    voor = app.metric[1].value
    app.slider(key="pieken_weken").set_value(20).run()
    app.button(key="pieken_verschuif").click().run()
    assert any("Pottenberg 20 weken later" in stuk.value for stuk in app.markdown)
    assert any("nog niet bewaard" in stuk.value for stuk in app.caption)
    app.text_input(key="pieken_naam").input("Na de zomer")
    next(k for k in app.button if k.label == "Bewaar scenario").click().run()
    assert [fout.value for fout in app.error] == []
    [s] = scenario.scenarios(bron.store())
    assert (s.naam, s.stappen[0].weken) == ("Na de zomer", 20)
    assert not any("nog niet bewaard" in stuk.value for stuk in app.run().caption)
    assert any(
        s.value.startswith("Te drukke weken en tekort tellen") and "104 weken" in s.value for s in app.caption
    )
    app.button(key="pieken_terug").click().run()
    assert app.metric[1].value == voor


def test_a_project_added_and_one_dropped_show_before_and_after(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Wat als")
    voor = _tekort(app)
    app.segmented_control(key="pieken_soort").set_value(VOEG_TOE).run()
    app.text_input(key="pieken_nieuw_naam").input("Dakgoten")
    app.selectbox(key="pieken_nieuw_type").select("renovatie")
    app.selectbox(key="pieken_nieuw_buurt").select(BUURTEN[0])
    app.number_input(key="pieken_nieuw_woningen").set_value(300)
    next(k for k in app.button if k.label == "Voeg toe").click().run()
    assert [fout.value for fout in app.error] == []
    assert any("Dakgoten erbij" in stuk.value and "300 woningen" in stuk.value for stuk in app.markdown)
    meer = _tekort(app)
    assert meer > voor
    [rij] = app.table[0].value.to_dict("records")  # Bo has nothing to do with it
    assert rij["Wie verandert"] == "Anna"
    was, wordt = (_getal(deel) for deel in rij["Tekort"].split(" → "))
    assert wordt - was == pytest.approx(meer - voor, abs=1)

    app.button(key="pieken_leeg").click().run()
    assert _tekort(app) == voor
    app.segmented_control(key="pieken_soort").set_value(LAAT_WEG).run()
    app.button(key="pieken_laat_weg").click().run()
    assert any("Pottenberg vervalt" in stuk.value for stuk in app.markdown)
    assert _tekort(app) < voor
    assert app.metric[1].delta.startswith("−")
    app.button(key="pieken_terug").click().run()
    assert _tekort(app) == voor


def test_a_proposal_is_laid_beside_the_own_steps_and_adds_up_to_the_figure(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    with bron.store().schrijf() as tx:
        tx.doe("delete from projectverzet")
        tx.doe("insert into projectverzet values ('P1', 20, 14.2)")
    app = open_pagina(SCRIPT, deel="Wat als")
    app.button(key="pieken_spreid").click().run()
    [winst] = [s.value for s in app.caption if "tekort van het hele team" in s.value]
    uren = winst.replace("\\", "").split("tekort")[0].split(": ")[1].strip().replace("\u00a0", " ")
    assert uren == app.metric[1].delta.replace("\u00a0", " ")  # the same figure, rounded the same way
    assert uren.endswith(" u")
    [telt] = [s.value for s in app.caption if s.value.startswith("Drukke weken en tekort tellen van wk")]
    assert "(104 weken), opgeteld over alle coördinatoren. De grafiek laat de eerste 52 daarvan zien" in telt
    assert "in 104 weken" in winst.replace("\u00a0", " ")
    assert app.button(key="pieken_spreid").disabled

    app.button(key="pieken_leeg").click().run()
    app.slider(key="pieken_weken").set_value(4).run()
    app.button(key="pieken_verschuif").click().run()  # the user's own choice for the same project
    assert app.button(key="pieken_spreid").disabled  # nothing to add: the own step stays
    assert any("Pottenberg 4 weken later" in stuk.value for stuk in app.markdown)
    assert not [s for s in app.caption if "tekort van het hele team" in s.value]


@pytest.mark.parametrize(
    ("uren", "weken", "zin"),
    [
        (-16, 6, "Dak: −16 u tekort van het hele team in 104 weken, maar 6 drukke weken meer."),
        (-16, -1, "Dak: −16 u tekort van het hele team in 104 weken en 1 drukke week minder."),
        (-16, 0, "Dak: −16 u tekort van het hele team in 104 weken."),
        (3, 2, "Dak: +3 u tekort van het hele team in 104 weken en 2 drukke weken meer."),
    ],
)
def test_a_move_that_gives_more_busy_weeks_says_so_in_the_same_sentence(
    uren: float, weken: int, zin: str
) -> None:
    assert watals.winstzin("Dak", uren, weken, 104).replace("\u00a0", " ") == zin


def _tekort(app: AppTest) -> int:
    """The shortage on the screen, in hours."""
    return _getal(app.metric[1].value)


def _getal(tekst: str) -> int:
    return int(tekst.split("\u00a0")[0].replace(".", ""))


def test_agreeing_on_support_is_kept_and_shown(gevuld: None, open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    next(k for k in app.button if k.label == "Leg deze afspraak vast").click().run()
    assert not app.error
    [a] = scenario.afspraken(bron.store())
    assert a.medewerker == "M01"
    assert any(kop.value == "Afgesproken ondersteuning" for kop in app.subheader)


def _kaart(wie: str, naam: str, week: int, weken: int, uren: float) -> pieken.Steunkaart:
    van = LAATSTE + dt.timedelta(weeks=week)
    tot = van + dt.timedelta(weeks=weken - 1)
    return pieken.Steunkaart(
        wie, naam, van, tot, uren, 0.6, 4.04, 2.0, "P1", "Dak", "uitvoering", ("A", "B"), ("M02",)
    )


def test_advices_stand_per_person_with_who_needs_most_on_top_and_one_row_each_in_the_download() -> None:
    bo, anna = _kaart("M02", "Bo", 1, 2, 9), [_kaart("M01", "Anna", w, 4, u) for w, u in ((9, 3), (3, 2))]
    zin = [steun.groepskop(groep) for groep in steun.groepen([bo, *anna])]
    assert [z.replace("\u00a0", " ") for z in zin] == [
        f"**Anna** · 20 u te plannen · 2 adviezen · vanaf {opmaak.week_jaar(anna[1].van)}".replace(
            "\u00a0", " "
        ),
        f"**Bo** · 18 u te plannen · 1 advies · vanaf {opmaak.week_jaar(bo.van)}".replace("\u00a0", " "),
    ]
    rijen = steun.adviesbestand([bo, *anna], {"M02": "Bo"}).to_dict("records")
    assert [(r["voor"], r["te plannen uren"]) for r in rijen] == [("Bo", 18), ("Anna", 12), ("Anna", 8)]
    assert (rijen[0]["waarschijnlijk nodig (u)"], rijen[0]["van"], rijen[0]["collega's met ruimte"]) == (
        4.0,
        "A, anders B",
        "Bo",
    )


def test_only_the_heaviest_persons_advices_are_open_and_another_opens_to_agree(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    week = LAATSTE + dt.timedelta(weeks=3)
    with bron.store().schrijf() as tx:
        tx.doe(
            "insert into steunadvies by name select 0.8 as zekerheid, 'M02' as medewerker, "
            "?::date as van, ?::date as tot, 1.0 as uren_per_week, 0.6 as kans, 1.0 as gebruikt, "
            "1.0 as overgebleven, ['tijdelijke ondersteuning'] as bronnen, []::varchar[] as collegas",
            [week, week + dt.timedelta(weeks=1)],
        )

    def van_bo(app: AppTest) -> list[str]:
        return [s.value for s in app.markdown if s.value.startswith("**Bo** · wk")]

    app = open_pagina(SCRIPT)
    koppen = [e.label.split(" · ")[0] for e in app.expander if e.label.startswith("**")]
    assert koppen == ["**Anna**", "**Bo**"]
    assert any(s.value.startswith("**Anna** · wk") for s in app.markdown)
    assert not van_bo(app)
    app.session_state["pieken_groep_M02"] = True
    app.run()
    assert len(van_bo(app)) == 1
    app.select_slider(key="pieken_zekerheid").set_value(90).run()
    app.select_slider(key="pieken_zekerheid").set_value(80).run()  # other hours, and so another heading
    assert len(van_bo(app)) == 1
    [knop] = [k for k in app.button if k.label == "Leg deze afspraak vast" and "M02" in str(k.form_id)]
    knop.click().run()
    assert not app.error
    [a] = scenario.afspraken(bron.store())
    assert (a.medewerker, a.van) == ("M02", week)
    assert not van_bo(app)  # the advice is followed; Anna's still stand open
    app.select_slider(key="pieken_zekerheid").set_value(90).run()
    assert any(s.value.startswith("**Anna** · wk") for s in app.markdown)
    assert not [e for e in open_pagina(SCRIPT, coordinator="M01").expander if e.label.startswith("**")]


def test_agreed_support_shows_on_the_sheet_of_werkdruk_as_planned_support(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    week = LAATSTE + dt.timedelta(weeks=9)
    weken = (week, week + dt.timedelta(weeks=1))
    pipeline.bewaar(
        bron.store(),
        lambda tx: scenario.spreek_af(tx, "M01", weken, 5, "[Jansen](x)", door="Ruud", nu=NU),
        ("ondersteuning",),
    )
    app = open_pagina("pages/team/werkdruk.py", medewerker="M01")
    [zin] = [s.value for s in app.markdown if "Geplande ondersteuning" in s.value]
    nummer = week.isocalendar().week
    assert zin.replace("\\", "").replace("\u00a0", " ") == (
        f"- Geplande ondersteuning: 5,0 u per week in wk {nummer}–{nummer + 1}, van [Jansen](x)."
    )
    assert any("geplande ondersteuning er al af" in s.value for s in app.markdown)
    bronnen = [s.value for s in app.caption if "afgesproken ondersteuning" in s.value]
    assert any(s.startswith("Periode ") and "met een oordeel" in s for s in bronnen)


def test_kengetallen_show_that_they_are_start_values_and_projects_their_hours(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Kengetallen")
    assert not app.error
    assert "startwaarde" in app.caption[1].value
    app = open_pagina(SCRIPT, deel="Projecten")
    [rij] = app.table[0].value.to_dict("records")
    assert rij["Uren"].startswith("kengetal\u00a0435\u00a0u  \nverwacht\u00a0")  # 150 × 2.9
    assert rij["Project"] == "**Pottenberg**  \nrenovatie, voorlopig"
    regels = rij["Planning"].split("  \n")
    assert [regel.split("\u00a0")[0] for regel in regels] == [
        "voorbereiding",
        "uitvoering",
        "nazorg",
        "einde",
    ]
    assert all(regel.count("\u2011") == 2 for regel in regels)
    assert {len(regel.split("\u2011")[-1]) for regel in regels} == {4}  # the whole year
    app = open_pagina(SCRIPT, deel="Terugblik")
    assert "te weinig historie" in app.info[0].value


def test_downloads_hold_numbers_and_days_and_judge_as_the_screen_does(gevuld: None) -> None:
    [p] = pieken.projecten(bron.store(), VANDAAG)
    voorbij = replace(p, fasen={"nazorg": (dt.date(2024, 5, 13), dt.date(2025, 1, 3))}, verwacht_uren=None)
    assert pieken_projecten.op_scherm([voorbij])["Uren"].iloc[0].endswith("  \nafgerond")
    zonder = replace(p, kengetal_uren=None, fasen={}, coordinator=None)
    tekst = download.csv_bytes(pieken_projecten.bestand([replace(p, kengetal_uren=402.5), zonder])).decode()
    kop, eerste, tweede = (regel.split(";") for regel in tekst.lstrip("\ufeff").strip().split("\r\n"))
    rij = dict(zip(kop, eerste, strict=True))
    assert rij["uren volgens kengetal"] == "402,5"
    assert float(rij["nog te verwachten uren"].replace(",", ".")) > 0
    assert rij["start uitvoering"] == f"{p.fasen['uitvoering'][0]:%d-%m-%Y}"
    leeg = dict(zip(kop, tweede, strict=True))
    assert {leeg[k] for k in ("uren volgens kengetal", "einde", "start nazorg", "coördinator")} == {""}

    beeld = pieken.pieken(bron.store(), VANDAAG)
    weken = beeld.weken[beeld.weken["medewerker"] == "M01"].head(2)
    weken = weken.assign(kans=[0.5025, 0.4975], woord=["te druk", "let op"])
    tabel = vooruit.weektabel(replace(beeld, weken=weken), "M01")
    assert tabel["kans op te druk (%)"].tolist() == [50.25, 49.75]  # a number that agrees with its word
    assert tabel["oordeel"].tolist() == ["te druk", "let op"]
    weg = vooruit.weektabel(replace(beeld, weken=weken.assign(woord=["afwezig", "let op"])), "M01")
    assert weg["kans op te druk (%)"].isna().tolist() == [True, False]
    maat = [kolom for kolom in tabel if kolom not in ("week van", "oordeel")]
    assert all(kolom.endswith((" (u)", " (%)")) for kolom in maat)
    regel = pieken.kengetallen(bron.store())[0]
    gemeten = replace(regel, gemeten=2.5, gemeten_laag=2.0, gemeten_hoog=3.0, n=4)
    [rij] = kengetallen_ui.bestand((gemeten,)).to_dict("records")
    assert (rij["gemeten (u per woning)"], rij["gemeten laag (u per woning)"], rij["projecten"]) == (
        2.5,
        2.0,
        4,
    )

    van = dt.date(2026, 6, 1)
    afspraak = scenario.Steunafspraak(
        1, "M01", van, van + dt.timedelta(weeks=1), 2.5, "Jansen", None, NU, "Ruud"
    )
    [af] = steun.afspraakbestand([afspraak], {"M01": "Anna"}).to_dict("records")
    assert (af["voor"], af["uren per week"], af["uren samen"], af["eerste week van"]) == (
        "Anna",
        2.5,
        5.0,
        van,
    )


def test_a_shift_past_the_last_week_that_counts_says_what_is_left_out(gevuld: None) -> None:
    projecten = pieken.projecten(bron.store(), VANDAAG)
    [einde] = [p.tot for p in projecten]
    assert einde is not None
    tot = einde - dt.timedelta(days=einde.weekday()) + dt.timedelta(weeks=6)  # six weeks after the end

    def zin(weken: int) -> str:
        return watals.buiten_beeld((Projectstap(VERSCHUIF, "P1", weken),), projecten, tot)

    assert zin(6) == ""
    assert "een deel van het werk van Pottenberg komt zo na wk" in zin(7)
    assert watals.buiten_beeld((Projectstap(LAAT_WEG, "P1"),), projecten, einde) == ""


def test_what_lies_on_the_table_and_is_not_kept_is_warned_of() -> None:
    stap = (Projectstap(VERSCHUIF, "P1", 6),)
    bewaard = (scenario.Piekscenario(1, "Later", NU, "Ruud", False, False, stap),)
    assert scenarios.niet_bewaard((), (), wijzigen=True) == ""
    assert scenarios.niet_bewaard(stap, bewaard, wijzigen=True) == ""
    zin = scenarios.niet_bewaard(stap, (), wijzigen=True)
    assert "weg als u de pagina herlaadt" in zin
    assert zin.endswith("Bewaar het hierboven onder een naam.")
    assert "Bewaar" not in scenarios.niet_bewaard(stap, (), wijzigen=False)


def test_without_the_works_council_a_small_team_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    monkeypatch.setattr("monitor.ui.kijker.mag_personen", lambda *_, **__: False)
    app = open_pagina(SCRIPT)
    assert "minder dan 5" in app.info[0].value
    assert not app.selectbox
    assert "Anna" not in str([s.value for s in (*app.subheader, *app.markdown, *app.caption)])


def test_no_figure_finer_than_five_hours_reaches_who_may_not_see_persons(
    monkeypatch: pytest.MonkeyPatch, gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    """The works council's sheet has everybody's employable hours: beside it the very capacity of a week would
    say who is away in it, and the learned hours of a project what its one coordinator does."""
    precies = naamloos._beeld(())
    scheef = precies.weken.assign(**{k: precies.weken[k] + 1.37 for k in ("p10", "p50", "p90", "capaciteit")})
    getekend: list[object] = []
    monkeypatch.setattr("monitor.ui.kijker.mag_personen", lambda *_, **__: False)
    monkeypatch.setattr(pieken, "pieken", lambda _store, _dag: replace(precies, weken=scheef))
    monkeypatch.setattr(grafieken, "toon", lambda _maak, *inhoud, **_: getekend.append(inhoud))
    app = open_pagina(SCRIPT)
    [(weken, maat, _)] = getekend
    assert maat == "u"
    assert {uren % 5 for w in weken for uren in (w.laag, w.midden, w.hoog, w.capaciteit)} == {0}
    assert any("Uren zijn afgerond op 5" in regel.value for regel in app.caption)
    assert "Dak" not in str((getekend, [*app.markdown, *app.caption]))


def test_a_chosen_scenario_is_written_into_the_plan(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    store = bron.store()
    pipeline.bewaar(store, leg_plan_in_het_grootboek, ("projecten",))
    stap = Projectstap(VERSCHUIF, "P1", 6)
    pipeline.bewaar(store, lambda tx: scenario.bewaar(tx, "Later", [stap], "Ruud", NU), ())
    voor = pieken.projecten(store, VANDAAG)[0].fasen["uitvoering"][0]
    app = open_pagina(SCRIPT, deel="Wat als")
    app.button(key="pieken_kies_ja").click().run()
    assert [fout.value for fout in app.error] == []
    [project] = pieken.projecten(store, VANDAAG)
    assert project.fasen["uitvoering"][0] == voor + dt.timedelta(weeks=6)
    assert project.versies == 2  # the earlier plan is kept
    assert scenario.scenarios(store)[0].is_plan
    assert app.button(key="pieken_open").disabled
    app.button(key="pieken_plan_terug_ja").click().run()
    assert [fout.value for fout in app.error] == []
    assert pieken.projecten(store, VANDAAG)[0].fasen["uitvoering"][0] == voor
    app = open_pagina(SCRIPT, deel="Wat als")
    assert not app.button(key="pieken_open").disabled
    assert app.table[-1].value["Gekozen"].tolist() == ["✓ plan", ""]


def test_an_address_that_asks_for_what_is_not_there_says_so(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, coordinator="onzin", deel="Onzin")
    assert [s.value for s in app.info if "adres" in s.value] == [
        "De coördinator in dit adres kennen we niet. U ziet nu ‘Hele team’. "
        "Het onderdeel in dit adres kennen we niet. U ziet nu ‘Vooruitblik’."
    ]
    assert not [s.value for s in open_pagina(SCRIPT, coordinator="M01").info if "adres" in s.value]


def test_without_a_levelling_proposal_the_reason_is_told() -> None:
    assert "geen project dat mag schuiven" in watals.geen_voorstel(0)
    assert "levert niets op" in watals.geen_voorstel(1)
    assert "2 projecten die mogen schuiven" in watals.geen_voorstel(2).replace("\u00a0", " ")


def test_the_profile_of_a_buurt_lists_its_projects_and_keeps_hours_of_people_to_who_may_see_them(
    monkeypatch: pytest.MonkeyPatch, gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    pipeline.bewaar(bron.store(), _een_cijfer_per_buurt, ("indicatoren",))

    def lijst() -> pd.DataFrame:
        app = open_pagina("pages/buurten/buurtprofiel.py", buurt=BUURTEN[0])
        return next(t.value for t in app.table if "Project" in t.value.columns)

    [rij] = lijst().to_dict("records")
    assert (rij["Project"], rij["Nu"]) == ("Pottenberg", "nog niet begonnen (voorlopig)")
    assert (rij["Woningen"], rij["Uren volgens kengetal"]) == ("150", "435\u00a0u")  # 150 × 2.9
    assert (rij["Geboekt"], rij["Nog te verwachten"][-1]) == ("0\u00a0u", "u")
    monkeypatch.setattr("monitor.ui.kijker.mag_personen", lambda *_, **__: False)
    assert not {"Geboekt", "Nog te verwachten"} & set(lijst().columns)
    leeg = open_pagina("pages/buurten/buurtprofiel.py", buurt=BUURTEN[2])
    assert any("geen projecten in het plan" in stuk.value for stuk in leeg.info)


def _een_cijfer_per_buurt(tx: Transactie) -> None:
    """The page opens once there is a figure of some buurt."""
    maak_batch(tx, 101)
    maak_metingen(
        tx,
        101,
        [{"gebied": b, "indicator": "huurachterstand", "jaar": 2025, "teller": 5, "noemer": 100}
         for b in BUURTEN],
    )  # fmt: skip


def test_a_coming_division_is_told_with_its_week_and_its_projects(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    assert not any("andere verdeling" in blok.value for blok in open_pagina(SCRIPT).info)
    vanaf = LAATSTE + dt.timedelta(weeks=6)
    pipeline.neem_verdeling_in_gebruik(bron.store(), {BUURTEN[0]: "M02"}, vanaf, door="Ruud", nu=NU)
    app = open_pagina(SCRIPT)
    assert not app.error
    [zin] = [blok.value for blok in app.info if "andere verdeling" in blok.value]
    assert "Buurt 1 van Anna naar Bo" in zin
    assert any("Dunne lijn: vanaf die week" in stuk.value for stuk in app.caption)
    beeld = pieken.pieken(bron.store(), VANDAAG)
    assert vooruit.kop_regels("Verwachte uren", beeld)[-1] == beeld.wisselt  # above a download too
    app = open_pagina(SCRIPT, deel="Projecten")
    assert any(
        stuk.value
        == opmaak.tekst(f"Pottenberg gaat vanaf {opmaak.week(vanaf)} met Buurt 1 mee van Anna naar Bo.")
        for stuk in app.caption
    )


def test_many_changes_are_one_short_sentence_with_the_rest_below_it(
    gevuld: None, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.prognose.buurtwissel.BIJ_NAAM", 0)
    vanaf = LAATSTE + dt.timedelta(weeks=6)
    pipeline.neem_verdeling_in_gebruik(bron.store(), {BUURTEN[0]: "M02"}, vanaf, door="Ruud", nu=NU)
    app = open_pagina(SCRIPT)
    [zin] = [blok.value for blok in app.info if "andere coördinator" in blok.value]
    assert "elke week telt met wie de buurt dan heeft" in zin
    [rest] = [s.value for vak in app.expander for s in vak.markdown if "andere verdeling" in s.value]
    assert "Anna en Bo" in rest.replace("\\", "")


def test_the_charts_mark_the_week_in_which_the_division_changes(gevuld: None) -> None:
    beeld = pieken.pieken(bron.store(), VANDAAG)
    eerste, later = beeld.van, beeld.van + dt.timedelta(weeks=5)
    lagen = [len(pieken_grafieken._strook(
        pieken_grafieken._met_onbekend(beeld.weken, ()), wissels).to_dict()["layer"])
        for wissels in ((), (eerste,), (later,))]  # fmt: skip
    assert lagen == [2, 2, 3]  # no line before the first week shown
    eigen = beeld.weken[beeld.weken["medewerker"] == "M01"]
    waaier = pieken_grafieken._waaier(eigen, beeld.projecturen.iloc[:0], (later,)).to_dict()
    wat_als = eigen.assign(p50_voor=1.0, p50_na=2.0, kans_voor=0.1, kans_na=0.2)
    voor_na = [pieken_grafieken._voor_na(wat_als, soort, (later,)).to_dict() for soort in ("uren", "kans")]
    for grafiek in (waaier, *voor_na):
        streep = grafiek["layer"][-1]
        assert (streep["mark"]["type"], streep["encoding"]["x"]["bandPosition"]) == ("rule", 0)
    assert len(pieken_grafieken._voor_na(wat_als, "uren", (eerste,)).to_dict()["layer"]) == 2


def test_what_if_marks_the_week_of_a_coming_division_and_tells_one_after_the_weeks_of_the_page(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Wat als", coordinator="M01")
    assert not any("andere verdeling" in s.value for s in app.caption)
    vanaf = LAATSTE + dt.timedelta(weeks=40)
    pipeline.neem_verdeling_in_gebruik(bron.store(), {BUURTEN[0]: "M02"}, vanaf, door="Ruud", nu=NU)
    app = open_pagina(SCRIPT, deel="Wat als", coordinator="M01")
    assert not app.error
    assert not any("andere verdeling" in s.value for s in app.info)  # later than the page's 26 weeks
    uitleg = [s.value for s in app.caption if "andere verdeling" in s.value]
    assert uitleg[0] == "Dunne lijn: vanaf die week geldt een andere verdeling."
    assert "Buurt 1 van Anna naar Bo" in uitleg[1].replace("\\", "")
    team = open_pagina(SCRIPT, deel="Wat als")  # the team's hours stay the same: no line
    assert ["Dunne lijn" in s.value for s in team.caption if "andere verdeling" in s.value] == [False]


def test_only_of_the_team_are_busy_weeks_added_up(gevuld: None, open_pagina: Callable[..., AppTest]) -> None:
    for adres, opgeteld in (({}, True), ({"coordinator": "M01"}, False)):
        app = open_pagina(SCRIPT, deel="Wat als", **adres)
        [telt] = [s.value for s in app.caption if s.value.startswith("Drukke weken en tekort tellen van")]
        assert ("opgeteld" in telt) == opgeteld
        assert ("twee keer" in app.metric[0].help) == opgeteld
