"""Page Gegevens, Importeren: a question that comes up while importing, and what is told per kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.intake import personen
from monitor.intake.inlezen import Bestand
from monitor.intake.uitslag import Aansluiting, Bevinding, Gebiedstelling, Importuitslag, zonder_naam
from monitor.ui import bron
from monitor.ui.gegevens import uitkomst, voorbeeld

SCRIPT = "pages/beheer/gegevens.py"
KOP = "Medewerker;Datum;Activiteit;Uren\n"
ALLES = f"{KOP}Anna;02-03-2026;Overleg;4\nAnna;03-03-2026;Huisbezoek;4\n"
ZONDER_BEZOEK = f"{KOP}Anna;02-03-2026;Overleg;4\nAnna;03-03-2026;Overleg;3\n"
BUURTEN = "buurtcode;buurtnaam;woningen\nBU00010001;Noord;900\nBU00010002;Zuid;800\n"
KWB = "Codering (code);Naam;Aantal inwoners;Huishoudens\n" + "".join(
    f"BU0001000{n};Buurt {n};{1000 * n};{500 * n}\n" for n in range(1, 6)
)


def _bekijk(tmp_path: Path, naam: str, inhoud: str) -> Importuitslag:
    return pipeline.bekijk(bron.store(), [_leg(tmp_path, naam, inhoud)], vandaag=bron.vandaag())[0]


def _neem(tmp_path: Path, naam: str, inhoud: str) -> Importuitslag:
    return pipeline.importeer(bron.store(), [_leg(tmp_path, naam, inhoud)], vandaag=bron.vandaag())[0]


def _leg(tmp_path: Path, naam: str, inhoud: str) -> Bestand:
    pad = tmp_path / naam
    pad.write_text(inhoud, encoding="utf-8")
    return Bestand(pad, naam)


def test_a_file_that_becomes_a_question_while_importing_is_answered_right_there(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT)
    app.file_uploader[0].set_value(
        [("alles.csv", ALLES.encode(), "text/csv"), ("deel.csv", ZONDER_BEZOEK.encode(), "text/csv")]
    ).run()
    assert sum("Klaar om te importeren" in stuk.value for stuk in app.markdown) == 2
    app.button(key="gegevens_importeer").click().run()
    assert "1 bestand ingelezen: 2 rijen tellen mee" in app.success[0].value
    assert [stuk.value.split(".")[0] for stuk in app.info] == ["1 bestand vraagt nog iets"]
    (vraag,) = [stuk.value for stuk in app.markdown if "categorieën zouden verdwijnen" in stuk.value]
    assert vraag.startswith("**Deze categorieën")  # the name stands above it, once
    (aanvul,) = [knop for knop in app.button if str(knop.key).endswith("_aanvul")]
    aanvul.click().run()
    assert not app.info
    app.button(key="gegevens_importeer").click().run()
    assert not app.exception
    assert "1 bestand ingelezen: 1 rij telt mee (3,0" in app.success[0].value  # the other is in already
    assert bron.store().rij("select count(*) from batch where batch > 0") == (2,)
    assert not list(bron.instellingen().werkmap.glob("upload-*"))


def test_a_question_may_also_be_left_out(open_pagina: Callable[..., AppTest], tmp_path: Path) -> None:
    _neem(tmp_path, "alles.csv", ALLES)
    app = open_pagina(SCRIPT)
    nieuw = f"{KOP}Anna;06-03-2026;Overleg;4\n"
    app.file_uploader[0].set_value(
        [("los.csv", nieuw.encode(), "text/csv"), ("deel.csv", ZONDER_BEZOEK.encode(), "text/csv")]
    ).run()
    app.button(key="gegevens_importeer").click().run()  # the other one asked before, and still does
    (weg,) = [knop for knop in app.button if str(knop.key).startswith("gegevens_weg_")]
    weg.click().run()
    assert not app.exception
    assert not [knop for knop in app.button if knop.key == "gegevens_importeer"]
    assert not list(bron.instellingen().werkmap.glob("upload-*"))


def test_the_year_of_a_file_is_asked_and_taken_back_with_the_import(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT)
    app.file_uploader[0].set_value([("kwb.csv", KWB.encode(), "text/csv")]).run()
    assert any("**Over welk jaar gaat dit bestand?" in stuk.value for stuk in app.markdown)
    (jaar,) = [vak for vak in app.selectbox if vak.label == "Jaar van de cijfers"]
    assert jaar.value is None
    assert (jaar.options[0], jaar.options[-1]) == ("2026", "1990")  # it is 2026
    (gebruik,) = [knop for knop in app.button if knop.label == "Gebruik dit jaar"]
    gebruik.click().run()
    assert [stuk.value for stuk in app.warning] == ["Kies over welk jaar de cijfers gaan."]
    app.selectbox(key=jaar.key).set_value(2023)
    (gebruik,) = [knop for knop in app.button if knop.label == "Gebruik dit jaar"]
    gebruik.click().run()
    assert not app.exception
    (opgevallen,) = [tabel.value for tabel in app.table if "Gevolg" in tabel.value]
    assert opgevallen["Wat"].tolist()[0].replace("\\", "") == "Jaar 2023 is gekozen bij het inlezen."
    app.button(key="gegevens_importeer").click().run()
    store = bron.store()
    telt = "select distinct jaar from gebiedscijfer join batch using (batch) where teruggedraaid_op is null"
    assert store.rijen(telt) == [(2023,)]
    ((batch,),) = store.rijen("select batch from batch where batch > 0")
    pipeline.draai_terug(store, batch)
    assert store.rijen(telt) == []


def test_the_name_of_a_file_stands_once() -> None:
    uitslag = Importuitslag("uren.csv", "vraag", vraag="uren.csv: er zouden uren verdwijnen.")
    assert zonder_naam(uitslag, uitslag.vraag) == "Er zouden uren verdwijnen."
    assert zonder_naam(uitslag, "uren.csv is te groot.") == "uren.csv is te groot."
    assert zonder_naam(uitslag, None) == ""


def test_figures_say_how_much_is_about_the_own_buurten(
    tmp_path: Path, open_pagina: Callable[..., AppTest]
) -> None:
    """Five buurten with two figures each; two of the buurten are ours."""
    vooraf = _bekijk(tmp_path, "kwb2024.csv", KWB)
    assert vooraf.gebieden == Gebiedstelling(5, 0, 10, 0)
    assert "lees eerst uw buurten in" in dict(voorbeeld.regels(vooraf))["Waarover"]
    buurten = _neem(tmp_path, "buurten.csv", BUURTEN)
    regels = dict(voorbeeld.regels(_bekijk(tmp_path, "kwb2024.csv", KWB)))
    assert regels["Verandert"] == "10 cijfers nieuw · 0 ongewijzigd · 0 vervallen"
    assert regels["Waarover"] == (
        "Van de 5 buurten zijn er 2 van u (4 van de 10 cijfers); de andere dienen als vergelijking."
    )
    assert regels["Aansluiting in rijen"] == "5 gelezen = 5 goed"
    assert not {"Personen", "Datums"} & set(regels)
    kwb = _neem(tmp_path, "kwb2024.csv", KWB)
    app = open_pagina(SCRIPT)
    app.session_state[uitkomst.RESULTAAT] = [buurten, kwb]
    app.run()
    assert app.success[0].value.replace("\\", "") == (
        "2 bestanden ingelezen: 2 rijen tellen mee. kwb2024.csv: van de 5 buurten zijn er 2 van u "
        "(4 van de 10 cijfers)."
    )
    assert [deel.proto.label for deel in app.get("page_link")] == ["Naar de Stoplichtkaart"]


def test_a_list_without_days_or_people_tells_nothing_about_them(tmp_path: Path) -> None:
    regels = dict(voorbeeld.regels(_bekijk(tmp_path, "buurten.csv", BUURTEN)))
    assert regels == {
        "Herkend als": "Buurten",
        "Verandert in de lijst": "2 buurten nieuw · 0 ongewijzigd · 0 vervallen",
        "Aansluiting in rijen": "2 gelezen = 2 goed",
    }


def test_who_is_added_is_told_whole_and_not_as_if_it_had_happened(tmp_path: Path) -> None:
    uitslag = _bekijk(tmp_path, "alles.csv", ALLES)
    (zin,) = [m.tekst for m in uitslag.meldingen if "Anna" in m.tekst]
    assert zin == (
        "Anna komt erbij als medewerker (buurtcoördinator), omdat er nog geen rooster is. Pas dit aan bij "
        "‘Team en roosters’."
    )
    # what an older version wrote about somebody is found as well, when the retention period removes it
    assert "Anna is toegevoegd als medewerker" in personen.zinnen_toegevoegd("Anna")


def test_a_reconciliation_leaves_out_what_no_row_has() -> None:
    assert voorbeeld.aansluiting(Aansluiting(4, 1, 2, 0, 1)) == (
        "4 gelezen = 1 goed + 2 met een opmerking + 1 overgeslagen"
    )
    assert voorbeeld.aansluiting(Aansluiting()) == "0 gelezen"


def test_each_kind_of_file_leads_to_the_page_where_it_shows() -> None:
    naar = {soort: pagina[1] for soort, pagina in uitkomst.VERDER.items()}
    assert naar["indicatoren"] == naar["buurten"] == "Naar de Stoplichtkaart"
    assert naar["projecten"] == "Naar Pieken"
    assert Bevinding(None, "x", "y").ernst in voorbeeld.GEVOLG
