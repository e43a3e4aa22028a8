"""The board's page says what is in the data, and nothing outside the scope: no name, no foreign buurt."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from monitor import pipeline
from monitor.access.bereik import Bereik
from monitor.fouten import Geweigerd
from monitor.leefbaarheid.trend import telzin
from monitor.prognose.naamloos import DEEL_ONBEKEND
from monitor.report import bordbeeld, bordbuurten
from monitor.report.blad import Staafgrafiek
from monitor.report.bord import Bord, Bordproject, Buurtdeel, Lichtbalk, Opvallend, teksten
from monitor.report.bordblad import Stempel, maak_blad
from monitor.report.bordtabellen import werkbladen
from monitor.report.bordvragen import bord
from monitor.report.kaartvragen import kaart
from monitor.report.pdf import maak_pdf
from monitor.report.werkboek import maak_werkboek
from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.ui.stoplicht import gedeeld as stoplicht_gedeeld
from tests.app.stad import BUURTEN, GEMEEN, vul_stad
from tests.leefbaarheid.gegevens import maak_batch, maak_metingen
from tests.report.lezen import bladen, pdf_paginas, pdf_tekst
from tests.report.organisatie import (
    ANDERE,
    MENSEN,
    PROJECTEN,
    VANDAAG,
    WIJK,
    vul_organisatie,
)

ALLES = Bereik(("bord",), ("*",))
GEDEELD = Bereik(("stoplichtkaart",), ("*",))
ALLEEN = Bereik(("bord",), (WIJK,))
GEMAAKT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
STEMPEL = Stempel("Gedeeld met Bestuur · geldig tot 4 december 2026", "Gedeeld met Bestuur")


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(lees_instellingen(tmp_path_factory.mktemp("bord") / "data")) as store:
        vul_organisatie(store)
        yield store


def _uitvoer(beeld: Bord) -> dict[str, str]:
    """Every output that leaves the app for this board."""
    xlsx = bladen(maak_werkboek(werkbladen(beeld, STEMPEL), gemaakt=GEMAAKT))
    return {
        "bevroren": beeld.als_tekst(),
        "pdf": pdf_tekst(maak_pdf(maak_blad(beeld, STEMPEL), GEMAAKT)),
        "xlsx": json.dumps(xlsx, default=str, ensure_ascii=False),
    }


def test_the_whole_organisation_in_figures_that_can_be_checked(gevuld: Store) -> None:
    beeld = bord(gevuld, ALLES, VANDAAG)
    assert beeld.buurten.aantal == 12
    # huurachterstand has a figure for all 12 buurten, overlast too: each bar counts 12
    assert [sum(balk.aantallen) for balk in beeld.buurten.balken] == [12, 12]
    assert [o.buurt for o in beeld.buurten.opvallend][:1] == ["Buurt 0"]  # 190 reports where others have 40
    assert beeld.team.medewerkers == 12
    assert beeld.team.registratiegraad == 1.0
    # 12 people, 32 hours a week: October has 17 of their days from the 1st, at 8 hours: 1,632 → 1,630
    werkdagen = sum(dt.date(2026, 10, d).weekday() < 4 for d in range(1, 32))
    oktober = {u.groep: u.uren for u in beeld.team.uren if u.maand == "2026-10" and not u.taak}
    assert oktober["hele team"] == round(12 * 8 * werkdagen / 5) * 5
    assert len(beeld.vooruit.weken) == 26
    druk = [w for w in beeld.vooruit.weken if w.kans > 0.5]
    kolom = next(v.tabel for v in werkbladen(beeld, STEMPEL) if v.naam == "Weken")["Kans op te druk (%)"]
    assert kolom.max() == round(100 * max(w.kans for w in beeld.vooruit.weken))  # numbers: 12, not "12 %"
    assert [(w.week, w.midden, w.capaciteit) for w in druk] == [(dt.date(2026, 12, 14), 340, 340)]
    assert "In 1 van de komende 26 weken" in beeld.vooruit.zin
    assert {p.naam for p in beeld.vooruit.projecten} == set(PROJECTEN)


def test_what_a_verdict_rests_on_is_said_on_screen_on_paper_and_in_the_tables(gevuld: Store) -> None:
    beeld = bord(gevuld, ALLES, VANDAAG)
    assert (
        "normen waarmee we rekenen zijn een startwaarde: een aanname, niet gemeten."
        in beeld.team.kanttekening
    )
    mist = DEEL_ONBEKEND
    beeld = replace(beeld, vooruit=replace(beeld.vooruit, kanttekening=mist))
    for soort, tekst in _uitvoer(beeld).items():
        for zin in (beeld.team.kanttekening, mist):
            assert zin in " ".join(tekst.split()), soort
    oud = json.loads(beeld.als_tekst())
    for deel, veld in (
        ("team", "kanttekening"), ("vooruit", "kanttekening"), ("vooruit", "onvolledig"),
        ("vooruit", "verdeling"),
    ):  # fmt: skip
        del oud[deel][veld]
    assert Bord.uit_tekst(json.dumps(oud)).vooruit.kanttekening == ""  # links made before still open


def test_no_employee_is_named_anywhere(gevuld: Store) -> None:
    for soort, tekst in _uitvoer(bord(gevuld, ALLES, VANDAAG)).items():
        for naam in MENSEN:
            assert naam.split()[0] not in tekst, soort


def test_another_wijk_is_in_no_output(gevuld: Store) -> None:
    for soort, tekst in _uitvoer(bord(gevuld, ALLEEN, VANDAAG)).items():
        assert "Kanarie" not in tekst, soort
        assert PROJECTEN[1] not in tekst, soort
        assert ANDERE not in tekst, soort
        assert "Buurt 0" in tekst, soort
        assert PROJECTEN[0] in tekst, soort
    andersom = bord(gevuld, Bereik(("bord",), (ANDERE,)), VANDAAG)
    assert not [t for t in teksten(andersom) if t.startswith("Buurt ") or t == PROJECTEN[0]]


def test_part_of_the_wijken_shows_nothing_of_the_team(gevuld: Store) -> None:
    beeld = bord(gevuld, ALLEEN, VANDAAG)
    assert "alle wijken" in str(beeld.team.reden)
    assert beeld.team.midden is None
    assert beeld.vooruit.weken == ()
    assert {u.groep for u in beeld.team.uren} <= {"Wijk"}  # whole cells of the publication, of this wijk


def test_a_period_cuts_whatever_does_not_lie_in_it_whole(gevuld: Store) -> None:
    tot = dt.date(2026, 10, 31)
    beeld = bord(gevuld, Bereik(("bord",), ("*",), dt.date(2026, 9, 1), tot), VANDAAG)
    assert beeld.vandaag == tot
    assert beeld.buurten.reden is not None  # figures of whole years
    assert beeld.team.reden is not None  # thirteen weeks don't fit
    assert beeld.vooruit.weken == ()
    assert beeld.vooruit.projecten == ()
    assert {u.maand for u in beeld.team.uren} == {"2026-09", "2026-10"}


def test_an_empty_scope_and_another_page_show_nothing(gevuld: Store) -> None:
    for bereik in (Bereik(), Bereik(("pieken",), ("*",)), Bereik(("bord",), ())):
        with pytest.raises(Geweigerd, match="hoort niet bij"):
            bord(gevuld, bereik, VANDAAG)


def test_what_was_frozen_is_what_is_seen(gevuld: Store) -> None:
    beeld = bord(gevuld, ALLES, VANDAAG)
    assert Bord.uit_tekst(beeld.als_tekst()) == beeld
    for kapot in (
        None,
        "",
        "{}",
        '{"soort": "uren"}',
        beeld.als_tekst().replace('"uitgave":1', '"uitgave":9'),
    ):
        with pytest.raises(Geweigerd, match="nieuwe link"):
            Bord.uit_tekst(kapot)


def test_a_team_of_four_stays_hidden(store: Store) -> None:
    vul_organisatie(store, mensen=4)
    beeld = bord(store, ALLES, VANDAAG)
    assert "minder dan 5" in str(beeld.team.reden)
    assert beeld.team.uren == ()
    assert beeld.vooruit.weken == ()
    assert beeld.buurten.aantal == 12


@pytest.mark.parametrize(("met_buurt", "zichtbaar"), [(9, True), (5, True), (4, False)])
def test_the_druk_tells_of_how_many_people_it_is(store: Store, met_buurt: int, zichtbaar: bool) -> None:
    vul_organisatie(store)
    pipeline.bewaar(
        store,
        lambda tx: tx.doe_vaak(
            "delete from verdeling where medewerker = ?", [(f"M{n:02d}",) for n in range(met_buurt, 12)]
        ),
        ["verdeling"],
    )
    deel = bord(store, ALLES, VANDAAG).team
    if not zichtbaar:  # four people's needed hours would be shown
        assert "Van minder dan 5 mensen" in str(deel.reden)
        assert (deel.midden, deel.laag, deel.hoog) == (None, None, None)
        return
    assert deel.reden is None
    assert deel.medewerkers == met_buurt
    # all twelve register; of some there are no needed hours, because they have no buurt
    assert f"druk van {met_buurt} medewerkers met een norm" in deel.herkomst
    assert "registratiegraad 100\u00a0% van 12 medewerkers" in deel.herkomst


def test_the_margin_of_rounding_is_not_taken_for_certainty(gevuld: Store) -> None:
    uit = _uitvoer(bord(gevuld, ALLES, VANDAAG))
    for soort in ("pdf", "xlsx"):
        assert "zegt niets over hoe zeker het cijfer is" in " ".join(uit[soort].split()), soort
    assert "druk " in uit["pdf"]
    assert bordbeeld.MARGE in stoplicht_gedeeld.UITLEG  # the same figures, the same words


def test_an_empty_database_says_so(store: Store) -> None:
    beeld = bord(store, ALLES, VANDAAG)
    assert beeld.buurten.reden
    assert beeld.team.reden
    assert maak_pdf(maak_blad(beeld, STEMPEL), GEMAAKT)
    assert len(werkbladen(beeld, STEMPEL)) == 7


def test_hostile_names_and_a_name_in_a_project(store: Store) -> None:
    namen = [*GEMEEN, *(f"Buurt {n}" for n in range(len(GEMEEN), 12))]
    vul_organisatie(store, namen=namen, projecten=(f"Klus van {MENSEN[3].upper()}", '#eval("1")'))
    beeld = bord(store, ALLES, VANDAAG)
    assert "Klus van (naam verborgen)" in {p.naam for p in beeld.vooruit.projecten}
    uit = _uitvoer(beeld)
    assert "KANARIE" not in "".join(uit.values()).upper()
    assert '#eval("1")' in uit["pdf"]
    assert "'=cmd" in uit["xlsx"]
    assert "\u202e" not in uit["pdf"]


def test_what_can_still_go_either_way_is_counted_apart_as_on_the_shared_map(store: Store) -> None:
    """Of 40 homes nobody can say yet whether 2 to 13 removals are many."""
    vul_stad(store)

    def weinig_woningen(tx: pipeline.Transactie) -> None:
        maak_batch(tx, 300)
        maak_metingen(tx, 300, [
            {"gebied": b, "indicator": "mutaties", "jaar": 2025, "noemer": 40, "teller": 2 + n}
            for n, b in enumerate(BUURTEN)
        ])  # fmt: skip

    pipeline.bewaar(store, weinig_woningen, ["indicatoren"])
    balken = bord(store, ALLES, VANDAAG).buurten.balken
    lagen = {laag.indicator: laag.lichten for laag in kaart(store, GEDEELD, VANDAAG).lagen}
    klassen = ("rood", "geel, rond norm", "geel, onzeker", "groen", "grijs")
    assert {b.indicator: b.aantallen for b in balken} == {
        naam: tuple(sum(licht.klasse == k for licht in lichten) for k in klassen)
        for naam, lichten in lagen.items()
    }
    assert [b.onzeker for b in balken] == [0, 0, 12]
    assert [m.woord for m in bordbeeld.LICHTEN] == ["slecht", "let op", "onzeker", "goed", "onbekend"]
    oud = Lichtbalk("Overlast", "", "", "", 2, 40, 15, 3)  # frozen before it was told apart
    assert oud.aantallen == (2, 40, 0, 15, 3)


def test_buurten_that_we_know_nothing_of_are_not_counted_as_asking_no_attention() -> None:
    """60 buurten, of 3 of which we don't know; 405 series tested: 405 × 5 % ÷ 2 = 10.1 to worse by chance."""
    nieuw = tuple(Opvallend("B", "nieuw rood", "Overlast", "1", 2025, "5") for _ in range(3))
    zin = bordbuurten._buurtzin((4, 22, 31, 3), nieuw, telzin(11, 405))
    assert zin == (
        "4 van de 57 buurten vragen veel aandacht (van 3 weten we het niet); 3 lichten zijn nieuw rood. Van "
        "405 cijfers met minstens 5 jaren lijken er 11 slechter te worden; door toeval alleen zouden het "
        "er hoogstens ongeveer 10 zijn."
    )
    deel = Buurtdeel(zin, "", klassen=(4, 22, 31, 3))
    assert bordbeeld._buurtcijfer(deel)[1:3] == (
        "▲ 4 van 57",
        "buurten vragen veel aandacht; van 3 weten we het niet",
    )
    alles = bordbuurten._buurtzin((0, 1, 11, 0), (), telzin(0, 24))
    assert alles == (
        "0 van de 12 buurten vragen veel aandacht; geen enkel licht is nieuw rood. Van 24 cijfers met "
        "minstens 5 jaren lijkt er geen slechter te worden; door toeval alleen zou het er "
        "hoogstens ongeveer 1 zijn."
    )


def test_a_count_too_small_for_its_part_of_the_bar_stands_beside_the_name(gevuld: Store) -> None:
    balk = Lichtbalk("Overlast", "", "", "", 2, 42, 15, 1, onzeker=39)  # of 60: up to 6 doesn't fit
    assert balk.aantallen == (2, 3, 39, 15, 1)
    assert bordbeeld.naast_balk(balk, 60) == "▲\u00a02, ◆\u00a03, ○\u00a01"  # 6 or fewer: no room for a sign
    assert bordbeeld.naast_balk(balk, 9) == ""


def test_every_figure_has_the_period_of_its_own(gevuld: Store) -> None:
    beeld = bord(gevuld, ALLES, VANDAAG)
    maanden = sorted(u.maand for u in beeld.team.uren)
    van, tot = bordbeeld.maandnaam(maanden[0]), bordbeeld.maandnaam(maanden[-1])
    vellen = {vel.naam: " ".join(vel.kop) for vel in werkbladen(beeld, STEMPEL)}
    assert f"Periode {van} t/m {tot} · bron: geregistreerde uren · afgerond op 5" in vellen["Uren per maand"]
    assert beeld.team.herkomst not in vellen["Uren per maand"]
    assert "minstens 5 medewerkers in minstens 2 buurten" in vellen["Uren per maand"]
    assert [naam for naam, kop in vellen.items() if "lees dat niet als nul" in kop] == ["Uren per maand"]
    assert "kengetallen" in vellen["Projecten"]
    laatste = bordbeeld.urenherkomst([maand for maand, _ in bordbeeld.teamuren(beeld.team)])
    assert laatste in " ".join(_uitvoer(beeld)["pdf"].split())


def test_hours_per_month_are_bars_on_paper_as_on_screen(gevuld: Store) -> None:
    beeld = bord(gevuld, ALLES, VANDAAG)
    (grafiek,) = [blok for blok in maak_blad(beeld, STEMPEL).blokken if isinstance(blok, Staafgrafiek)]
    uren = bordbeeld.teamuren(beeld.team)
    assert grafiek.staven == tuple((bordbeeld.maandkort(maand), float(aantal)) for maand, aantal in uren)
    assert len(uren) > 1
    assert "uren per maand, afgerond op 5" in " ".join(_uitvoer(beeld)["pdf"].split())


def test_a_project_that_is_still_to_begin_has_no_phase_yet() -> None:
    project = Bordproject(
        "P",
        "B",
        "renovatie",
        10,
        "voorbereiding",
        dt.date(2027, 1, 11),
        dt.date(2027, 7, 9),
        100,
        "definitief",
    )
    assert bordbeeld.fase(project, dt.date(2026, 11, 23)) == "begint op 11 januari 2027"
    assert bordbeeld.fase(project, dt.date(2027, 1, 11)) == "fase voorbereiding"


def test_how_to_read_it_stands_on_one_page(gevuld: Store) -> None:
    """Buurten on the first page, the team and what comes on the second, nothing left over."""
    paginas = pdf_paginas(_pdf(gevuld))
    assert len(paginas) == 2
    assert "Het team" not in paginas[0]
    (achteraan,) = [p for p in paginas if "Zo leest u dit" in p]
    uitleg = bordbeeld.uitleg(bord(gevuld, ALLES, VANDAAG))
    assert uitleg[0].startswith(
        "Rood of groen wordt een licht pas vanaf 90\u00a0% kans; wat het een jaar eerder was, blijft het "
        "zolang die kans ten minste 50\u00a0% is."
    )
    for zin in uitleg:
        assert (" ".join(zin.split()) in achteraan) == (
            zin != bordbeeld.MARGE
        )  # the margin stands at its figures


def _pdf(store: Store) -> bytes:
    return maak_pdf(maak_blad(bord(store, ALLES, VANDAAG), STEMPEL), GEMAAKT)
