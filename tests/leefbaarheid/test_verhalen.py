"""The sample corporation end to end: files through the ledger, stories in the lights, undo, the bridge."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from monitor import pipeline
from monitor.demo import verhalen
from monitor.demo.bestanden import schrijf_cijfers, schrijf_stamgegevens
from monitor.demo.wereld import bouw_wereld
from monitor.intake.inlezen import Bestand
from monitor.leefbaarheid import questions
from monitor.settings import lees_instellingen
from monitor.store import Store

VANDAAG = dt.date(2026, 11, 22)
BESTANDEN = (
    "voorbeeld_buurten.geojson",
    "voorbeeld_complexen.csv",
    "voorbeeld_indicatoren.csv",
    "voorbeeld_indicatoren_complexen.csv",
    "voorbeeld_bewonersonderzoek.csv",
    "voorbeeld_schouw.csv",
    "voorbeeld_oordelen.csv",
)  # fmt: skip


def _importeer(store: Store, map_: Path, *namen: str) -> None:
    for uitslag in pipeline.importeer(store, [Bestand(map_ / naam, naam) for naam in namen], vandaag=VANDAAG):
        assert (uitslag.uitkomst, uitslag.aansluiting.quarantaine) == ("verwerkt", 0), uitslag


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("voorbeeld")
    r = np.random.default_rng(2026).spawn(5)
    wereld = bouw_wereld(r, VANDAAG)
    schrijf_stamgegevens(map_, wereld)
    schrijf_cijfers(map_, r[4], wereld)
    return map_


@pytest.fixture(scope="module")
def gevuld(voorbeeld: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = pipeline.open_gegevens(lees_instellingen(tmp_path_factory.mktemp("gegevens")))
    _importeer(store, voorbeeld, *BESTANDEN)
    return store


def test_red_and_getting_worse(gevuld: Store) -> None:
    lijst = questions.standaardlijsten(gevuld, VANDAAG).rood_en_slechter
    gevonden = {(c.gebied.naam, c.indicator.code) for c in lijst if c.gebied.niveau == "buurt"}
    assert {
        (buurt, indicator)
        for buurt in verhalen.ROOD_BUURTEN
        for indicator in ("overlast_dossiers", "vernieling")
    } <= gevonden


def test_a_green_buurt_with_a_red_core(gevuld: Store) -> None:
    kernen = questions.standaardlijsten(gevuld, VANDAAG).groen_met_rode_kern
    assert (verhalen.GROEN_BUURT, verhalen.GROEN_COMPLEX, "overlast_dossiers") in {
        (k.buurt.gebied.naam, k.complex.gebied.naam, k.complex.indicator.code) for k in kernen
    }


def test_sources_that_contradict_each_other(gevuld: Store) -> None:
    tegenspraak = {
        (gebied.naam, bron.onderwerp): bron.per_bron
        for gebied, bron in questions.standaardlijsten(gevuld, VANDAAG).tegenspraak
    }
    assert tegenspraak[verhalen.TEGENSPRAAK_BUURT, "algemeen"] == {
        "bewoners": "groen",
        "professional": "rood",
        "partner": "rood",
    }


def test_areas_that_are_too_small_stay_grey(gevuld: Store) -> None:
    laag = questions.kaartlaag(gevuld, VANDAAG, "overlast_dossiers")
    assert {c.gebied.naam: c.woord for c in laag.lichten if c.licht == "grijs"} == dict.fromkeys(
        ("Bedrijvenpark De Baak", "Buitengebied Zuid", "Jachthaven"), "grijs: minder dan 25 woningen"
    )


def test_the_red_buurten_ask_most_attention_and_most_hours(gevuld: Store) -> None:
    laag = questions.aandachtlaag(gevuld, VANDAAG)
    licht = {gebied.naam: kleur for gebied, _, kleur in laag.scores}
    assert {licht[naam] for naam in verhalen.ROOD_BUURTEN} == {"rood"}
    assert {licht[naam] for naam in ("Jachthaven", "Buitengebied Zuid")} == {"grijs"}
    rang = {gebied.naam: score.rang for gebied, score, _ in laag.scores}
    assert {rang[naam] for naam in verhalen.ROOD_BUURTEN} == {1, 2}


def test_undo_takes_the_lights_of_that_file_away_and_nothing_else(voorbeeld: Path, tmp_path: Path) -> None:
    with pipeline.open_gegevens(lees_instellingen(tmp_path)) as store:
        _importeer(store, voorbeeld, *BESTANDEN[:3])
        voor = store.rijen("select * from licht order by all")
        _importeer(store, voorbeeld, "voorbeeld_schouw.csv")
        assert store.rij("select count(*) > 0 from licht where indicator = 'schouw'") == (True,)
        (batch,) = store.rij("select max(batch) from batch") or (0,)
        pipeline.draai_terug(store, batch)
        assert store.rijen("select * from licht order by all") == voor
