"""The page Gegevens: empty, ledger with undo, rows set apart, mapping; deep links to its parts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.intake import kolomkeuze, questions
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.lezen import Keuzes
from monitor.intake.stam import bewaren
from monitor.intake.uitslag import Importuitslag, Uursoorten
from monitor.store import Store
from monitor.ui import bron, kijker
from monitor.ui.gegevens import apart, indelen, inlezen, opslag, voorbeeld

SCRIPT = "pages/beheer/gegevens.py"
UREN = """Medewerker;Datum;Activiteit;Buurt;Uren
Anna Voorbeeld;02-03-2026;Huisbezoek;Noord;4,5
Anna Voorbeeld;03-03-2026;<b>Iets</b> [nieuws](http://kwaad);Noord;3
Anna Voorbeeld;2026-99-03;Overleg;Noord;2
Totaal;;;;9,5
"""
TOGGL = """User,Email,Client,Project,Task,Description,Start date,Start time,End date,End time,Duration
Anna Voorbeeld,a@x.nl,,Noord,,Huisbezoek,2026-03-02,09:00:00,2026-03-02,10:00:00,01:00:00
Anna Voorbeeld,a@x.nl,,Noord,,Huisbezoek,2026-03-05,09:00:00,2026-03-05,12:00:00,03:00:00
"""
AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//NL
BEGIN:VEVENT
UID:1
DTSTART:20260305T090000
DTEND:20260305T103000
SUMMARY:Overleg
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def ingelezen(vul_app: Callable[..., None]) -> None:
    """One home-made sheet: two rows that count, one with an impossible date, a total row."""
    vul_app(_lees_in)


def _lees_in(store: Store) -> None:
    pad = store.instellingen.werkmap / "uren_maart.csv"
    pad.write_text(UREN, encoding="utf-8")
    (uitslag,) = pipeline.importeer(store, [Bestand(pad, pad.name)], vandaag=store.instellingen.vandaag)
    pad.unlink()
    assert uitslag.uitkomst == "verwerkt", uitslag


@pytest.mark.parametrize(
    "deel",
    [
        "Importeren",
        "Ingelezen bestanden",
        "Apart gezet",
        "Indelen",
        "Team en roosters",
        "Normen",
        "Sjablonen",
    ],
)
def test_every_part_opens_on_an_empty_folder(open_pagina: Callable[..., AppTest], deel: str) -> None:
    app = open_pagina(SCRIPT, deel=deel)
    assert not app.error
    assert app.info or app.success or app.caption


def test_an_unknown_part_in_the_address_is_said_and_opens_the_first(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, deel="<script>")
    assert not app.error
    zin = "Het onderdeel in dit adres kennen we niet. U ziet nu ‘Importeren’."
    assert [stuk.value for stuk in app.info] == [zin]


def test_the_ledger_tells_what_came_in_and_the_page_says_what_counts(
    ingelezen: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Ingelezen bestanden")
    rij = app.table[0].value.iloc[0]  # two lines in a cell: all columns fit beside each other
    assert rij["Bestand"].replace("\\", "") == "uren_maart.csv  \nuren (eigen bestand)"
    assert rij["Telt nu mee"] == "telt mee  \n7,5\u00a0u"
    assert rij["Apart"] == "1"


def test_planned_hours_are_never_told_as_worked_ones(
    tmp_path: Path, open_pagina: Callable[..., AppTest]
) -> None:
    pad = tmp_path / "agenda.ics"
    pad.write_text(AGENDA, encoding="utf-8")
    (uitslag,) = pipeline.importeer(
        bron.store(),
        [Bestand(pad, pad.name)],
        Opdracht(keuzes=Keuzes(van_wie="Anna")),
        vandaag=bron.vandaag(),
    )
    assert uitslag.soorten == Uursoorten(gepland=5400)
    assert dict(voorbeeld.regels(uitslag))["Waarvan"] == ("1,5\u00a0u gepland; alleen werk telt als gewerkt")
    rij = open_pagina(SCRIPT, deel="Ingelezen bestanden").table[0].value.iloc[0]
    assert rij["Telt nu mee"] == "telt mee  \n1,5\u00a0u gepland"
    assert Uursoorten(5400, 0, 3600).kort() == "1,5\u00a0u werk en 1,0\u00a0u gepland"
    assert Uursoorten(5400).kort() == "1,5\u00a0u"


def test_hours_of_which_another_source_leads_count_nowhere_as_counting(
    ingelezen: None, tmp_path: Path, open_pagina: Callable[..., AppTest]
) -> None:
    """On 2 March the home-made sheet says more for Anna: of Toggl 4 h only the 3 h of 5 March count."""
    pad = tmp_path / "toggl.csv"
    pad.write_text(TOGGL, encoding="utf-8")
    (uitslag,) = pipeline.importeer(bron.store(), [Bestand(pad, pad.name)], vandaag=bron.vandaag())
    assert (uitslag.bron, uitslag.aansluiting.ok) == ("toggl", 2)
    assert any("Op 1 persoonsdag staan ook uren" in m.tekst for m in uitslag.meldingen)
    app = open_pagina(SCRIPT, deel="Ingelezen bestanden")
    rij, eerder = app.table[0].value.iloc[0], app.table[0].value.iloc[1]
    assert (rij["Telt nu mee"], rij["Andere bron gaat voor"]) == ("telt mee  \n3,0\u00a0u", "1,0\u00a0u")
    assert eerder["Telt nu mee"] == "telt mee  \n7,5\u00a0u"
    app.selectbox(key="gegevens_batch").select_index(0).run()
    zin = "1 rij telt niet mee (1,0\u00a0u), omdat op die dag een andere bron voorgaat."
    assert [stuk.value.startswith(zin) for stuk in app.warning] == [True]
    app = open_pagina(SCRIPT, deel="Importeren")
    app.session_state[inlezen.RESULTAAT] = [uitslag]
    app.run()
    assert "1 bestand ingelezen: 1 rij telt mee (3,0\u00a0u)." in app.success[0].value
    assert app.warning[0].value.startswith(zin)


def test_a_row_set_apart_shows_its_row_number_reason_and_raw_value(
    ingelezen: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Apart gezet")
    rij = app.table[0].value.iloc[0]
    assert rij["Waar"].replace("\\", "") == "**uren_maart.csv**  \nrij 4"
    assert "2026-99-03" in rij["In het bestand"].replace("\\", "")  # all of it, in as many lines as it takes


def test_a_text_is_mapped_on_the_page_and_the_figures_follow(
    ingelezen: None, open_pagina: Callable[..., AppTest]
) -> None:
    open_ = [t for t in questions.ongekoppeld(bron.store()) if t.soort == "categorie"]
    assert [t.naam for t in open_] == ["<b>Iets</b> [nieuws](http://kwaad)"]
    app = open_pagina(SCRIPT, deel="Indelen")
    assert "1 tekst is" in next(stuk.value for stuk in app.markdown if "tekst" in stuk.value)
    assert app.button(key="gegevens_indelen_bewaar_categorie").disabled
    gegevens_indelen_bewaar(open_[0].tekst)
    assert [t for t in questions.ongekoppeld(bron.store()) if t.soort == "categorie"] == []
    al = {t.naam: (t.doel, t.herkomst) for t in questions.ingedeeld(bron.store(), "categorie")}
    assert al == {
        "<b>Iets</b> [nieuws](http://kwaad)": ("schouw", "zelf"),
        "Huisbezoek": ("huisbezoek", "automatisch"),
    }
    app = open_pagina(SCRIPT, deel="Indelen")
    assert any("Alle 2 teksten zijn ingedeeld" in stuk.value for stuk in app.success)


def gegevens_indelen_bewaar(tekst: str) -> None:
    """What the save button does with one choice."""
    wijzig = indelen.wijziging("categorie", {tekst: "schouw"})
    pipeline.bewaar(bron.store(), wijzig, ("indeling",))


def test_a_row_is_mended_where_it_stands_and_the_reconciliation_follows(
    ingelezen: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Apart gezet")
    app.selectbox(key="gegevens_apart_kies").select_index(0).run()
    (datum,) = [vak for vak in app.text_input if vak.label == "Datum"]
    (knop,) = [knop for knop in app.button if knop.label == "Herstel deze rij"]
    datum.set_value("04-03-2026")
    app = knop.click().run()
    assert not app.exception
    assert any("Er staat niets apart" in stuk.value for stuk in app.success)
    app = open_pagina(SCRIPT, deel="Ingelezen bestanden")
    app.selectbox(key="gegevens_batch").select_index(0).run()
    assert any("4 gelezen = 3 goed" in stuk.value for stuk in app.markdown)


def test_undo_on_the_page_takes_the_hours_away(ingelezen: None) -> None:
    (regel,) = [r for r in questions.grootboek(bron.store()) if r.soort == "uren"]
    pipeline.draai_terug(bron.store(), regel.batch)
    assert bron.store().rijen("select * from uur where actief") == []


def test_remembered_columns_are_shown_as_text_and_can_be_forgotten(
    tmp_path: Path, open_pagina: Callable[..., AppTest]
) -> None:
    pad = tmp_path / "uren.csv"
    pad.write_text("Moment;Wie;Hoelang <b>\n2026-03-02;Anna;1,5\n2026-03-03;Anna;2\n", encoding="utf-8")
    opdracht = Opdracht(keuzes=Keuzes(kolommen={"datum": "Moment", "persoon": "Wie", "uren": "Hoelang <b>"}))
    (uitslag,) = pipeline.importeer(bron.store(), [Bestand(pad, pad.name)], opdracht, vandaag=bron.vandaag())
    assert uitslag.uitkomst == "verwerkt", uitslag
    app = open_pagina(SCRIPT, deel="Indelen")
    (regel,) = [stuk.value for stuk in app.markdown if "Hoelang" in stuk.value]
    assert "aantal uren = ‘Hoelang \\<b\\>’" in regel
    (knop,) = [knop for knop in app.button if knop.label == "Vergeet"]
    app = knop.click().run()
    assert not app.exception
    assert kolomkeuze.alle(bron.store()) == ()
    assert not [knop for knop in app.button if knop.label == "Vergeet"]


def test_a_preview_of_which_nothing_will_count_says_so_and_why(ingelezen: None, tmp_path: Path) -> None:
    def bekeken(naam: str, regels: str) -> Importuitslag:
        pad = tmp_path / naam
        pad.write_text(f"Medewerker;Datum;Activiteit;Uren\n{regels}", encoding="utf-8")
        (uitslag,) = pipeline.bekijk(bron.store(), [Bestand(pad, naam)], vandaag=bron.vandaag())
        assert uitslag.uitkomst == "verwerkt"
        return uitslag

    rooster = tmp_path / "rooster.csv"  # from now on an unknown person is not made by itself
    rooster.write_text(
        "medewerker;functie;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo\n"
        "Anna Voorbeeld;buurtcoordinator;01-01-2026;;1;1;01-01-2026;8;8;8;8;4;0;0\n",
        encoding="utf-8",
    )
    pipeline.importeer(bron.store(), [Bestand(rooster, rooster.name)], vandaag=bron.vandaag())
    vreemd = bekeken("vreemd.csv", "Els Vreemd;02-03-2026;Overleg;4\nEls Vreemd;03-03-2026;Overleg;4\n")
    zin = inlezen.telt_niets_mee(vreemd)
    assert zin.startswith("Telt nog niets mee: medewerker onbekend.")
    assert "dan tellen 2 rijen meteen mee (8,0\u00a0u werk)" in zin
    te_lang = bekeken("te_lang.csv", "Anna Voorbeeld;10-04-2026;Overleg;31\n")
    assert "Langer dan 24 uur" in inlezen.telt_niets_mee(te_lang)
    deels = bekeken("deels.csv", "Els Vreemd;11-04-2026;Overleg;4\nAnna Voorbeeld;11-04-2026;Overleg;1\n")
    assert inlezen.telt_niets_mee(deels) == ""
    oud = bekeken("oud.csv", "Anna Voorbeeld;14-10-2023;Overleg;4\nAnna Voorbeeld;15-10-2023;Overleg;4\n")
    assert oud.alles_te_oud
    assert "binnen een dag weer worden gewist. Het gaat daarom niet mee." in inlezen.telt_niets_mee(oud)
    half = bekeken("half.csv", "Anna Voorbeeld;14-10-2023;Overleg;4\nAnna Voorbeeld;12-04-2025;Overleg;4\n")
    assert (half.alles_te_oud, inlezen.telt_niets_mee(half)) == (False, "")


def test_a_file_of_unknown_people_is_one_box_and_goes_back_right_there(
    tmp_path: Path, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam, tekst in (
        ("rooster.csv", "medewerker;vanaf;ma;di;wo;do;vr\nAnna;01-01-2026;8;8;8;8;0\n"),
        ("vreemd.csv", "Medewerker;Datum;Uren\nE1;02-03-2026;2\nE2;03-03-2026;4\nE2;04-03-2026;1\n"),
    ):
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
        pipeline.importeer(bron.store(), [Bestand(tmp_path / naam, naam)], vandaag=bron.vandaag())
    lijst = open_pagina(SCRIPT, deel="Ingelezen bestanden").table[0].value
    assert lijst["Telt nu mee"].iloc[0] == "telt nog niets mee  \n3 rijen apart"
    monkeypatch.setattr(questions, "APART_HOOGSTENS", 2)
    app = open_pagina(SCRIPT, deel="Apart gezet")
    assert any("**3 rijen tellen niet mee** (7,0" in stuk.value for stuk in app.markdown)
    zin = "Hieronder staan de nieuwste 2 van 3 rijen; de download heeft ze allemaal."
    assert [stuk.value for stuk in app.info] == [zin]
    assert len(apart.alles_apart()) == 3
    assert any(
        stuk.value.replace("\\", "")
        == "**vreemd.csv** · 3 rijen apart (7,0\u00a0u) · 2 onbekende medewerkers · 2 maart t/m 4 maart 2026"
        for stuk in app.markdown
    )
    assert not app.table  # nobody needs these rows one by one
    (wie,) = [vak for vak in app.selectbox if vak.label == "Naam in het bestand"]
    assert wie.options == ["E2 (2 rijen, 5,0\u00a0u)", "E1 (1 rij, 2,0\u00a0u)"]
    (dit_is,) = [vak for vak in app.selectbox if vak.label == "Dit is"]
    dit_is.select("M01").run()
    next(knop for knop in app.button if knop.label == "Koppel").click().run()
    assert [w.naam for w in questions.wachtenden(bron.store())] == ["E1"]
    next(knop for knop in app.button if knop.label == "Draai dit bestand terug").click().run()
    assert app.button(key="gegevens_terug_ja").label == "Ja, draai terug"  # asked first, in a window
    assert not app.exception


def test_the_ledger_says_from_before_which_day_nothing_is_left(
    tmp_path: Path, open_pagina: Callable[..., AppTest]
) -> None:
    """20 November 2026, 24 months: what is from before Monday 18 November 2024 goes."""
    pad = tmp_path / "urenstaat.csv"
    pad.write_text("Medewerker;Datum;Uren\nAnna;12-11-2024;2\nAnna;20-11-2024;1,5\n", encoding="utf-8")
    pipeline.importeer(bron.store(), [Bestand(pad, pad.name)], vandaag=bron.vandaag())
    pipeline.ruim_verlopen_op(bron.store(), door="test", vandaag=bron.vandaag())
    app = open_pagina(SCRIPT, deel="Ingelezen bestanden")
    rij = app.table[0].value.iloc[1]
    assert rij["Telt nu mee"] == "telt mee  \n1,5\u00a0u"
    assert rij["Periode"] == "12 november t/m 20 november 2024; wat van vóór 18 november 2024 was, is gewist"
    app.selectbox(key="gegevens_batch").select_index(1).run()
    zin = "Wat van vóór 18 november 2024 was, is daarna gewist door de bewaartermijn."
    assert any(stuk.value.startswith(zin) for stuk in app.markdown)


def test_a_change_of_the_plan_is_named_for_what_it_is_and_where_it_was_made(
    open_pagina: Callable[..., AppTest],
) -> None:
    def project(code: str, woningen: int) -> dict[str, str]:
        return {
            "project": code, "naam": f"Renovatie {code}", "type": "renovatie", "buurt": "BU00010001",
            "woningen": str(woningen), "uitvoering van": "01-12-2026", "uitvoering tot": "31-03-2027",
        }  # fmt: skip

    buurt = {"buurtcode": "BU00010001", "buurtnaam": "Noord", "woningen": "900"}
    boeker = opslag.boeker("pagina Pieken")
    store = bron.store()
    with store.schrijf() as tx:
        bewaren.bewaar_tabel(tx, "buurten", [buurt], boeker)
        bewaren.bewaar_tabel(tx, "projecten", [project("A", 40), project("B", 50)], boeker)
    with store.schrijf() as tx:
        bewaren.bewaar_tabel(tx, "projecten", [project("A", 60)], boeker)
    app = open_pagina(SCRIPT, deel="Ingelezen bestanden")
    assert app.table[0].value.iloc[0]["Bestand"] == (
        "Plan van projecten gewijzigd\\: Renovatie A, Renovatie B \\(vervallen\\)  \nprojecten"
    )
    app.selectbox(key="gegevens_batch").select_index(0).run()
    assert any(
        "1 gelezen = 1 goed. De hele lijst daarna, met een gewijzigde regel als één nieuw en één vervallen: "
        "1 nieuw, 0 ongewijzigd, 2 vervallen." in stuk.value
        for stuk in app.markdown
    )


def test_what_is_booked_on_a_page_carries_its_name(open_pagina: Callable[..., AppTest]) -> None:
    assert open_pagina("pages/team/pieken.py").session_state[kijker.PAGINA] == "Pieken"
    assert open_pagina(SCRIPT).session_state[kijker.PAGINA] == "Gegevens"
