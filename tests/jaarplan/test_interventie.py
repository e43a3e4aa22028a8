"""Applied interventions: what they did, what is refused, history and undo, and the list as a file."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from importlib import resources

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.jaarplan.interventie import (
    bestand,
    bewaartermijn,
    effect,
    kaarten,
    toepassing,
    vergelijkbaar,
    vragen,
    woorden,
)
from monitor.jaarplan.interventie.antwoorden import Regel, telling
from monitor.jaarplan.interventie.meting import Omgeving
from monitor.jaarplan.interventie.toepassing import Stap, Toepassing, toepassingen
from monitor.store import Store
from monitor.ui import tabelbestand
from monitor.ui.download import csv_bytes, xlsx_bytes
from tests.jaarplan.interventiestad import BEGIN, BUURTEN, HALF, INDICATOR, NU, VANDAAG, pas_toe, vul
from tests.leefbaarheid.gegevens import maak_metingen


@pytest.fixture
def stad(open_gevuld: Callable[..., Store]) -> Store:
    """The small city."""
    return open_gevuld(vul)


def _regel(store: Store, sleutel: str) -> Regel:
    return next(r for r in vragen.regels(store, VANDAAG) if r.toepassing.toepassing == sleutel)


def _een(store: Store, sleutel: str) -> Toepassing:
    return _regel(store, sleutel).toepassing


def test_a_halving_beside_eleven_buurten_is_called_a_fall(stad: Store) -> None:
    regel = _regel(stad, pas_toe(stad))
    assert regel.effect is not None
    assert (regel.effect.uitkomst, regel.oordeel) == ("gedaald", "beter")
    assert (regel.effect.voor_van, regel.effect.voor_tot) == (2020, 2022)
    assert (regel.effect.na_van, regel.effect.na_tot) == (2024, 2025)
    assert regel.effect.voor == pytest.approx(0.1)
    assert regel.effect.na == pytest.approx(0.05)
    assert regel.effect.verschil == pytest.approx(-0.53, abs=0.03)
    assert woorden.zin(regel) == (
        "Overlastmeldingen bij de politie: meer gedaald dan in vergelijkbare buurten "
        "(gunstig, kans meer dan 99\u00a0%)."
    )
    detail = vragen.detail(stad, VANDAAG, regel.toepassing.toepassing)
    assert detail is not None
    assert len(detail.buren) == 8
    assert [p.jaar for p in detail.jaren] == list(range(2020, 2026))
    assert HALF not in {b.gebied for b in detail.buren}


def test_a_rise_of_a_figure_that_should_fall_is_unfavourable_and_equal_is_equal(stad: Store) -> None:
    regel = _regel(stad, pas_toe(stad, BUURTEN[5]))
    assert (regel.oordeel, woorden.zin(regel)) == (
        "gelijk", "Overlastmeldingen bij de politie: het verschil kan toeval zijn."
    )  # fmt: skip
    assert regel.effect is not None
    slechter = replace(regel, effect=replace(regel.effect, uitkomst="gestegen", voor=0.1, na=0.2, kans=0.96))
    assert "meer gestegen dan in vergelijkbare buurten (ongunstig, kans 96\u00a0%)" in (woorden.zin(slechter))
    minder = replace(regel, effect=replace(regel.effect, uitkomst="gestegen", voor=0.1, na=0.08, kans=0.96))
    assert "minder gedaald" in woorden.zin(minder)


def test_what_can_not_be_known_says_why(stad: Store) -> None:
    vragen_: list[tuple[dt.date, dict[str, object], str]] = [
        (dt.date(2025, 3, 1), {}, "het eerste hele kalenderjaar na de start is 2026; die cijfers zijn er"),
        (dt.date(2021, 3, 1), {}, "er zijn geen twee hele jaren met cijfers vóór de start"),
        (BEGIN, {"indicator": None}, "geen indicator gekozen"),
        (BEGIN, {"indicator": "leefbaarometer"}, "gemodelleerde klasse"),
        (BEGIN, {"indicator": "cijfer_buurt"}, "geen bruikbare cijfers"),
        (BEGIN, {"status": "gepland"}, "nog op gepland"),
    ]
    sleutels = [pas_toe(stad, begin=begin, **velden) for begin, velden, _ in vragen_]
    regels = {r.toepassing.toepassing: r for r in vragen.regels(stad, VANDAAG)}
    for sleutel, (_, _, reden) in zip(sleutels, vragen_, strict=True):
        zin = woorden.zin(regels[sleutel])
        assert zin.startswith("Weten we niet: ")
        assert reden in zin
        assert regels[sleutel].oordeel in ("vroeg", "onbekend")


def test_a_rise_before_the_start_is_the_reason_with_the_own_figures_and_no_expectation(store: Store) -> None:
    vul(store)
    with store.schrijf() as tx:
        for jaar, keer in ((2020, 0.5), (2022, 2.0), (2024, 3.0), (2025, 3.0)):
            tx.doe(
                "update meting set teller = 100 * ? where gebied = ? and jaar = ?", [keer, BUURTEN[5], jaar]
            )
        pipeline.vernieuw(tx, store.instellingen, ["indicatoren"])
    regel = _regel(store, pas_toe(store, BUURTEN[5]))
    assert woorden.zin(regel) == (
        "Weten we niet: het ging hier al vóór de start meer omhoog dan in vergelijkbare gebieden."
    )
    assert regel.effect is not None
    assert (regel.effect.na, regel.effect.verwacht, regel.effect.kans) == (pytest.approx(0.3), None, None)
    assert telling((regel,)).per_oordeel["onbekend"] == 1


def test_after_an_update_an_older_outcome_is_reckoned_again(stad: Store) -> None:
    sleutel = pas_toe(stad)
    opdracht = resources.files("monitor.store.migraties").joinpath("0038_interventie_opnieuw.sql").read_text()
    with stad.schrijf() as tx:
        tx.doe("update interventie_effect set uitkomst = 'gestegen'")
        tx.doe(opdracht)
    instellingen = stad.instellingen
    stad.sluit()
    with pipeline.open_gegevens(instellingen) as opnieuw:
        assert _regel(opnieuw, sleutel).oordeel == "beter"
        assert opnieuw.rij("select 1 from stand where sleutel = 'te_vernieuwen'") is None


def test_a_changed_border_breaks_the_series(store: Store) -> None:
    vul(store, grens=True)
    assert "gebroken" in woorden.zin(_regel(store, pas_toe(store)))


def test_a_buurt_where_something_ran_on_the_subject_is_nobodys_measure(stad: Store) -> None:
    sleutel = pas_toe(stad)
    pas_toe(stad, BUURTEN[1])
    pas_toe(stad, BUURTEN[2], indicator="vernieling")  # another subject
    detail = vragen.detail(stad, VANDAAG, sleutel)
    assert detail is not None
    assert BUURTEN[1] not in {b.gebied for b in detail.buren}
    assert BUURTEN[2] in {b.gebied for b in detail.buren}
    pas_toe(stad, BUURTEN[3])  # nine to compare with are left; with this one eight
    pas_toe(stad, BUURTEN[4])
    assert "te weinig vergelijkbare gebieden" in woorden.zin(_regel(stad, sleutel))


def test_what_else_ran_there_is_named(stad: Store) -> None:
    sleutel = pas_toe(stad)
    pas_toe(stad, begin=dt.date(2024, 2, 1), complex="C1")
    detail = vragen.detail(stad, VANDAAG, sleutel)
    assert detail is not None
    assert detail.ook == ("Huisregels in gesprek",)


def test_new_figures_renew_the_outcome(store: Store) -> None:
    vul(store, tot=2023)
    sleutel = pas_toe(store)
    assert _regel(store, sleutel).oordeel == "vroeg"
    with store.schrijf() as tx:
        tx.doe("delete from meting")
        maak_metingen(
            tx, 1,
            [{"gebied": b, "indicator": INDICATOR, "jaar": j, "teller": 49.0 + 50 * (b != HALF or j < 2024)}
             for b in BUURTEN for j in range(2020, 2026)],
        )  # fmt: skip
        pipeline.vernieuw(tx, store.instellingen, ["indicatoren"])
    assert _regel(store, sleutel).oordeel == "beter"


def test_what_can_not_be_true_or_names_a_tenant_is_refused(stad: Store) -> None:
    fouten: list[tuple[dict[str, object], str]] = [
        ({"notitie": "bel Jan op 06-12345678"}, "telefoonnummer"),
        ({"notitie": "mail naar jan@huurder.nl"}, "e-mailadres"),
        ({"notitie": "woont op 1234 AB 12"}, "adres"),
        ({"notitie": "123456782"}, "burgerservicenummer"),
        ({"notitie": "x" * 301}, "te lang"),
        ({"status": "klaar"}, "einddatum"),
        ({"eind": dt.date(2020, 1, 1)}, "vóór de begindatum"),
        ({"complex": "C9"}, "staat niet in die buurt"),
        ({"indicator": "niets"}, "kennen we niet"),
        ({"rol": "Jan"}, "geen rol"),
    ]
    for velden, zin in fouten:
        with pytest.raises(Geweigerd, match=zin):
            pas_toe(stad, **velden)  # type: ignore[arg-type]
    with pytest.raises(Geweigerd, match="ligt nog voor ons"):
        pas_toe(stad, begin=dt.date(2027, 1, 1))
    assert toepassingen(stad, VANDAAG) == ()


def test_every_change_is_in_the_history_and_can_be_taken_back_one_by_one(stad: Store) -> None:
    sleutel = pas_toe(stad)
    with stad.schrijf() as tx:
        toepassing.vink(tx, _een(stad, sleutel), 0, wie="Els", nu=NU, vandaag=VANDAAG)
    assert _een(stad, sleutel).stappen[0] == Stap(_een(stad, sleutel).stappen[0].stap, "Els", VANDAAG)
    with stad.schrijf() as tx:
        nieuw = replace(_een(stad, sleutel), notitie="samen met het wijkteam")
        toepassing.bewaar(tx, nieuw, wie="Bob", nu=NU, vandaag=VANDAAG)
    with stad.schrijf() as tx, pytest.raises(Geweigerd, match="intussen"):
        toepassing.bewaar(tx, replace(nieuw, notitie="te laat"), wie="Bob", nu=NU, vandaag=VANDAAG)
    for notitie, klaar in (("", 1), ("", 0)):
        with stad.schrijf() as tx:
            toepassing.neem_terug(tx, sleutel, wie="Els", nu=NU)
        assert (_een(stad, sleutel).notitie, _een(stad, sleutel).klaar) == (notitie, klaar)
    with stad.schrijf() as tx:
        toepassing.neem_terug(tx, sleutel, wie="Els", nu=NU)
    assert toepassingen(stad, VANDAAG) == ()
    with stad.schrijf() as tx, pytest.raises(Geweigerd, match="al teruggenomen"):
        toepassing.neem_terug(tx, sleutel, wie="Els", nu=NU)
    assert [v.wat for v in toepassing.geschiedenis(stad, sleutel)][::-1][:3] == [
        "gewijzigd", "stap 1 afgevinkt", "gewijzigd",
    ]  # fmt: skip


def test_a_line_of_an_imported_list_shows_borrows_its_card_and_can_be_changed_and_put_back(
    stad: Store,
) -> None:
    with stad.schrijf() as tx:
        tx.doe(
            "insert into interventie "
            "values ('I01', 'koffie in het portiek', 'ontmoeten', null, ?, null, ?, null, 1)",
            [HALF, BEGIN],
        )
    t = _een(stad, "I01")
    assert (t.versie, t.kaart, t.indicator, t.status) == (0, "koffie", "cijfer_buurt", "loopt")
    with stad.schrijf() as tx:
        toepassing.bewaar(tx, replace(t, notitie="loopt goed"), wie="Els", nu=NU, vandaag=VANDAAG)
    assert [x.notitie for x in toepassingen(stad, VANDAAG)] == ["loopt goed"]
    with stad.schrijf() as tx:
        toepassing.neem_terug(tx, "I01", wie="Els", nu=NU)
    assert [x.notitie for x in toepassingen(stad, VANDAAG)] == [""]
    with stad.schrijf() as tx:
        toepassing.haal_weg(tx, _een(stad, "I01"), wie="Els", nu=NU)
    assert toepassingen(stad, VANDAAG) == ()
    with stad.schrijf() as tx:
        toepassing.neem_terug(tx, "I01", wie="Els", nu=NU)
    assert len(toepassingen(stad, VANDAAG)) == 1


def test_names_of_colleagues_go_after_the_retention_period_and_nothing_else(stad: Store) -> None:
    sleutel = pas_toe(stad)
    with stad.schrijf() as tx:
        toepassing.vink(tx, _een(stad, sleutel), 0, wie="Els", nu=NU, vandaag=VANDAAG)
        kaarten.bewaar_kaart(tx, kaarten.START["koffie"], wie="Ruud", nu=NU)
    assert bewaartermijn.te_oud(stad, VANDAAG) == 0
    morgen = VANDAAG + dt.timedelta(days=1)
    assert bewaartermijn.te_oud(stad, morgen) == 4  # two versions, one card, one step
    with stad.schrijf() as tx:
        bewaartermijn.ruim_op(tx, morgen)
    assert bewaartermijn.te_oud(stad, morgen) == 0
    assert {v.wie for v in toepassing.geschiedenis(stad, sleutel)} == {"een oud-collega"}
    t = _een(stad, sleutel)
    assert (t.stappen[0].wie, t.stappen[0].op, t.begin) == ("een oud-collega", VANDAAG, BEGIN)
    assert _regel(stad, sleutel).oordeel == "beter"


def test_the_same_file_twice_changes_nothing_the_second_time(stad: Store) -> None:
    rijen = [
        ["naam", "buurt", "start"],
        ["Buurtkamer", HALF, "01-02-2024"],
        ["buurtkamer", HALF, "2024-02-01"],
    ]
    plan = bestand.voorstel(stad, list(enumerate(rijen, 1)), "x.csv", VANDAAG)
    assert [r.uitkomst for r in plan.rijen] == ["nieuw", "geweigerd"]
    assert "twee keer" in plan.rijen[1].reden
    with stad.schrijf() as tx:
        bestand.neem_in(tx, plan, wie="Els", nu=NU, vandaag=VANDAAG, bestand="x.csv")
    nog_eens = bestand.voorstel(stad, list(enumerate(rijen[:2], 1)), "x.csv", VANDAAG)
    assert [r.uitkomst for r in nog_eens.rijen] == ["ongewijzigd"]
    for _ in range(2):  # taken back, read once more, and taken back again
        with stad.schrijf() as tx:
            assert toepassing.neem_inlees_terug(tx, plan.sleutel, wie="Els", nu=NU) == 1
        assert toepassingen(stad, VANDAAG) == ()
        with stad.schrijf() as tx:
            later = NU + dt.timedelta(hours=1)
            bestand.neem_in(tx, plan, wie="Els", nu=later, vandaag=VANDAAG, bestand="x.csv")


def test_the_library_starts_with_labelled_cards_and_follows_the_corporation(stad: Store) -> None:
    assert {k.soort for k in kaarten.START.values()} == set(kaarten.SOORTEN)
    assert len(kaarten.START) >= 10
    assert all(
        k.is_start and k.uren_laag < k.uren_hoog and len(k.stappen) >= 4 for k in kaarten.START.values()
    )
    with stad.schrijf() as tx:
        anders = replace(kaarten.START["koffie"], uren_hoog=40.0, stappen=("Zet koffie", ""))
        kaarten.bewaar_kaart(tx, anders, wie="Ruud", nu=NU)
        with pytest.raises(Geweigerd, match="al een interventie"):
            kaarten.bewaar_kaart(tx, replace(anders, kaart="", naam="koffie in het Portiek"), wie="R", nu=NU)
        with pytest.raises(Geweigerd, match="uren"):
            kaarten.bewaar_kaart(tx, replace(anders, uren_laag=50.0), wie="Ruud", nu=NU)
    nu = vragen.bibliotheek(stad)["koffie"]
    assert (nu.stappen, nu.uren_hoog, nu.is_start) == (("Zet koffie",), 40.0, False)
    with stad.schrijf() as tx:
        kaarten.vorige_kaart(tx, "koffie", wie="Ruud", nu=NU)
    assert vragen.bibliotheek(stad)["koffie"] == kaarten.START["koffie"]


def _rijen(tabel: pd.DataFrame) -> list[tuple[int, list[str]]]:
    tekst = csv_bytes(tabel, ["Interventies"]).decode("utf-8-sig")
    return list(enumerate(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"), 1))


def _uit(stad: Store) -> list[tuple[int, list[str]]]:
    return _rijen(pd.DataFrame([bestand.als_rij(t) for t in toepassingen(stad, VANDAAG)]))


def test_a_file_brings_new_rows_changes_known_ones_and_refuses_with_a_reason(stad: Store) -> None:
    sleutel = pas_toe(stad, notitie="oud")
    kop = [namen[0] for namen in bestand.KOPPEN.values()]
    rijen = [
        kop,
        list(bestand.VOORBEELD),
        [sleutel, "Huisregels in gesprek", "", "", HALF, "", "01-05-2023", "", "", "", "", "nieuw"],
        ["", "Buurtkamer", "", "", "Buurt 03", "", "2024-02-01", "", "", "", "", ""],
        ["", "Buurtkamer", "", "", "Nergens", "", "01-02-2024", "", "", "", "", ""],
        ["", "Buurtkamer", "", "", HALF, "", "31-02-2024", "", "", "", "", ""],
        ["", "Buurtkamer", "", "", HALF, "", "01-02-2024", "", "", "", "", "bel 06-12345678"],
        ["", "Buurtkamer", "zingen", "", HALF, "", "01-02-2024", "", "", "", "", ""],
    ]
    plan = bestand.voorstel(stad, list(enumerate(rijen, 1)), "lijst.csv", VANDAAG)
    assert [r.uitkomst for r in plan.rijen] == ["gewijzigd", "nieuw", *["geweigerd"] * 4]
    redenen = [r.reden for r in plan.rijen[2:]]
    for woord, reden in zip(("Nergens", "31-02-2024", "telefoonnummer", "zingen"), redenen, strict=True):
        assert woord in reden
    assert [r.rij for r in plan.rijen] == [3, 4, 5, 6, 7, 8]
    with stad.schrijf() as tx:
        bestand.neem_in(tx, plan, wie="Els", nu=NU, vandaag=VANDAAG, bestand="lijst.csv")
    assert {t.naam: t.notitie for t in toepassingen(stad, VANDAAG)} == {
        "Huisregels in gesprek": "nieuw", "Buurtkamer": "",
    }  # fmt: skip
    with stad.schrijf() as tx:
        assert toepassing.neem_inlees_terug(tx, plan.sleutel, wie="Els", nu=NU) == 2
    assert [(t.naam, t.notitie) for t in toepassingen(stad, VANDAAG)] == [("Huisregels in gesprek", "oud")]


def test_a_file_writes_in_own_buurten_only(stad: Store) -> None:
    rijen = [
        ["naam", "buurt", "start"],
        ["Buurtkamer", HALF, "01-02-2024"],
        ["Buurtkamer", BUURTEN[1], "01-02-2024"],
    ]
    plan = bestand.voorstel(stad, list(enumerate(rijen, 1)), "x.csv", VANDAAG, frozenset({BUURTEN[1]}))
    assert [r.uitkomst for r in plan.rijen] == ["geweigerd", "nieuw"]


@pytest.mark.parametrize("rijen", [[], [["wat", "waar"], ["a", "b"]]])
def test_a_file_that_is_no_list_is_refused(store: Store, rijen: list[list[str]]) -> None:
    with pytest.raises(Geweigerd, match=r"niets|ontbreekt"):
        bestand.voorstel(store, list(enumerate(rijen, 1)), "x.csv", VANDAAG)


GEMEEN = st.sampled_from(
    ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "a;b", '"', "'", "<b>x</b>", "- punt, komma"]
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doel=GEMEEN, notitie=GEMEEN)
def test_what_goes_out_as_a_file_reads_back_as_unchanged(store: Store, doel: str, notitie: str) -> None:
    with store.schrijf(proef=True) as tx:
        if not tx.rij("select 1 from buurt"):
            tx.doe(
                "insert into buurt (buurt, naam, wijk, wijknaam, gemeente) values (?, 'Buurt', '', '', '')",
                [HALF],
            )
        t = toepassing.van_kaart(kaarten.START["koffie"], HALF, BEGIN, status="loopt", indicator=None)
        toepassing.bewaar(tx, replace(t, doel=doel, notitie=notitie), wie="Els", nu=NU, vandaag=VANDAAG)
        rijen = _rijen(pd.DataFrame([bestand.als_rij(x) for x in toepassingen(tx, VANDAAG)]))
        plan = bestand.voorstel(tx, rijen, "uit.csv", VANDAAG)
        assert [(r.uitkomst, r.reden) for r in plan.rijen] == [("ongewijzigd", "")]


def test_a_spreadsheet_reads_back_as_unchanged_too(stad: Store) -> None:
    pas_toe(stad, eind=dt.date(2024, 3, 1), doel="=1+1", complex="C1")
    tabel = pd.DataFrame([bestand.als_rij(t) for t in toepassingen(stad, VANDAAG)])
    rijen = tabelbestand.rijen(xlsx_bytes(tabel, ["Interventies"]))
    plan = bestand.voorstel(stad, rijen, "uit.xlsx", VANDAAG)
    assert [(r.uitkomst, r.reden) for r in plan.rijen] == [("ongewijzigd", "")]


def test_counting_says_how_often_and_with_what_outcome(stad: Store) -> None:
    pas_toe(stad)
    pas_toe(stad, BUURTEN[8])
    pas_toe(stad, begin=dt.date(2025, 6, 1), complex="C1")
    pas_toe(stad, BUURTEN[10], dt.date(2027, 1, 1), status="gepland")
    tekst = woorden.tel(telling(vragen.regels(stad, VANDAAG)))
    assert tekst == ("3 keer toegepast: 1 keer gunstig, 1 keer kan toeval zijn, 1 keer nog te vroeg")


def test_the_most_similar_buurten_come_with_their_figures_and_what_they_do(stad: Store) -> None:
    pas_toe(stad, BUURTEN[2])
    with stad.schrijf() as tx:
        tx.doe(
            "insert into partner (buurt, organisatie, afspraak) values (?, 'Wijkteam', 'overleg')",
            [BUURTEN[2]],
        )
    beeld = vragen.gelijkende(stad, VANDAAG, BUURTEN[1])
    assert beeld is not None
    assert {b.buurt for b in beeld.buren[:2]} <= {BUURTEN[2], BUURTEN[0], BUURTEN[3]}
    buur = next(b for b in beeld.buren if b.buurt == BUURTEN[2])
    assert 0.5 < buur.gelijkenis < 1.0
    assert buur.waarden[INDICATOR] == pytest.approx(104.0)  # per 1,000 residents
    assert buur.aantallen[INDICATOR] >= 1000  # residents
    assert "inwoners" not in buur.aantallen  # that is a number itself
    assert [r.toepassing.naam for r in buur.toepassingen] == ["Huisregels in gesprek"]
    assert buur.afspraken == ("Wijkteam: overleg",)
    assert vragen.gelijkende(stad, VANDAAG, "BU00000000") is None


def test_surroundings_before_the_start_count_when_they_are_known() -> None:
    omgeving = Omgeving({"B1": {2018: 4.0, 2022: 6.0}, "B2": {2022: 5.0}}, {"C1": 1968})
    kolom = omgeving.kolom(["B1", "B2", "C1", "B3"], 2021)
    assert kolom is not None
    assert np.array_equal(kolom[:, 0], [4.0, np.nan, 1968.0, np.nan], equal_nan=True)
    assert omgeving.kolom(["B2", "B3"], 2021) is None
    # of two areas alike in figures, the one in like surroundings is the nearer
    vast = np.array([[1.0, 0.0, 5.0]] * 4)
    met = np.column_stack([vast, [4.0, 9.0, 4.0, np.nan]])
    afstand = vergelijkbaar.afstanden(vergelijkbaar.geschaald(met), effect.gewichten(4))[0]
    assert afstand[2] == 0.0
    assert afstand[1] > 0.5
    assert afstand[3] == 0.0  # what is not known of an area is not held against it
