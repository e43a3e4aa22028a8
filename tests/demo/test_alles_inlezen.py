"""The whole sample goes through the product's own intake, and its stories come out of the figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from monitor import pipeline
from monitor.access.openbaarmaking import Bijdrage
from monitor.access.questions import publicatie
from monitor.demo import STANDAARD_SEED, jaarplan, samenwerking, schouwronde, verhalen
from monitor.intake import questions as intake
from monitor.intake import schouwinvoer
from monitor.intake.inlezen import Bestand
from monitor.jaarplan.interventie import vragen as interventie_vragen
from monitor.jaarplan.netwerk import vragen as netwerk_vragen
from monitor.jaarplan.overdracht import vragen as overdracht_vragen
from monitor.jaarplan.overdracht.daden import punten
from monitor.jaarplan.plan import beeld as jaarplan_beeld
from monitor.jaarplan.plan.rechten import ALLES
from monitor.settings import lees_instellingen
from monitor.store import Store, sql
from monitor.werkdruk import questions
from tests.access.organisaties import lekt_snel, per
from tests.demo.voorbeeld import bestanden
from tests.voorraad import Voorraad

VANDAAG = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def corporatie(voorraad: Voorraad, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Every file of the sample, imported in one go."""
    map_ = tmp_path_factory.mktemp("voorbeeld")
    paden = [pad for pad in bestanden(voorraad, VANDAAG) if pad.suffix != ".txt"]
    store = pipeline.open_gegevens(lees_instellingen(map_ / "data"))
    uitslagen = pipeline.importeer(store, [Bestand(pad, pad.name) for pad in paden], vandaag=VANDAAG)
    assert {u.bestand: u.reden or u.vraag for u in uitslagen if u.uitkomst != "verwerkt"} == {}
    assert all(u.aansluiting.sluit for u in uitslagen)
    yield store
    store.sluit()


def test_the_data_are_recognised_as_sample_data(corporatie: Store) -> None:
    assert intake.is_voorbeeld(corporatie)
    assert intake.alleen_voorbeeld(corporatie)


def test_the_structurally_full_one_is_the_only_one_and_the_half_registering_one_has_no_figure(
    corporatie: Store,
) -> None:
    overzicht = questions.teamoverzicht(corporatie, VANDAAG)
    per_naam = {persoon.naam: persoon for persoon in overzicht.personen}
    assert [naam for naam, p in per_naam.items() if p.verloop.structureel] == [verhalen.TE_VOL.medewerker]
    half = per_naam[verhalen.HALF.medewerker]
    assert half.bezetting.bezetting is None
    assert half.bezetting.registratiegraad == pytest.approx(0.5, abs=0.08)


def test_the_network_has_some_late_and_some_empty_and_deputies_are_never_the_coordinator(
    corporatie: Store,
) -> None:
    samenwerking.leg_vast(corporatie, VANDAAG, STANDAARD_SEED)
    netwerk = netwerk_vragen.beeld(corporatie, VANDAAG)
    assert 0.04 < len(netwerk.te_laat) / len(netwerk.lopend) < 0.3
    assert netwerk.onbekend == ()
    assert 2 < len(netwerk.zonder) < len(netwerk.buurten) / 4
    beeld = overdracht_vragen.beeld(corporatie, VANDAAG)
    assert 3 < len(beeld.zonder) < len(beeld.buurten) / 2
    for code, buurt in beeld.buurten.items():
        nu = beeld.nu(code)
        assert nu is None or nu.medewerker not in (None, buurt.medewerker)
    assert max(len(regel.nu) for regel in beeld.per_vervanger) < 12
    assert any(p.oud(VANDAAG) for p in punten(corporatie))
    assert {len(beeld.gedaan(c, p.medewerker)) for c in beeld.buurten if (p := beeld.nu(c))} >= {0, 4}


def test_the_year_plan_has_finished_late_and_planned_work_and_goals_with_a_verdict(corporatie: Store) -> None:
    jaarplan.vul(corporatie, VANDAAG, STANDAARD_SEED, "voorbeeld")
    dit, vorig, volgend = (
        jaarplan_beeld.jaarbeeld(corporatie, VANDAAG, j, ALLES) for j in (2026, 2025, 2027)
    )
    assert dit.laat
    assert {a.actie.status for a in dit.acties} >= {"klaar", "loopt"}
    assert {a.actie.status for a in volgend.acties} == {"gepland"}
    assert sum(vorig.gehaald.values()) == sum(d.maat is not None for d in vorig.doelen) > 0
    assert "weten we niet" not in vorig.gehaald
    assert set(dit.gehaald) <= {"weten we niet", "nog niet te zeggen"}  # the year is not over: no verdict yet
    assert all(a.doelen for a in dit.afspraken)
    assert all(d.nu is not None and d.nu.dekking > 0.9 for d in dit.doelen if d.maat)
    jaarplan.vul(corporatie, VANDAAG, STANDAARD_SEED, "voorbeeld")  # twice is once
    assert len(jaarplan_beeld.jaarbeeld(corporatie, VANDAAG, 2026, ALLES).acties) == len(dit.acties)
    assert schouwronde.vul(corporatie, VANDAAG) is not None
    (concept,) = schouwinvoer.concepten(corporatie)
    assert (concept.beoordeeld, len(concept.punten)) == (5, 12)


def test_partners_and_interventions_are_in(corporatie: Store) -> None:
    (partners,) = corporatie.rij("select count(*) from partner") or (0,)
    assert partners > 60
    soorten = {soort for (soort,) in corporatie.rijen("select distinct soort from interventie")}
    assert soorten == {"ontmoeten", "beinvloeden", "activeren"}


def test_the_approach_that_worked_is_found_and_chance_seldom_claims_another(corporatie: Store) -> None:
    alle = interventie_vragen.regels(corporatie, VANDAAG)
    gemeten = {r.toepassing.toepassing: r for r in alle if r.effect and r.effect.kans is not None}
    assert (gemeten["I01"].toepassing.naam, gemeten["I01"].oordeel) == (verhalen.WERKTE_NAAM, "beter")
    assert len(gemeten) >= 10
    anders = [r for code, r in gemeten.items() if code != "I01" and r.oordeel in ("beter", "slechter")]
    assert len(anders) <= 0.25 * len(gemeten)  # one in ten, and the luck of a handful


def test_who_knows_the_own_hours_and_all_that_is_shared_works_out_no_colleague(corporatie: Store) -> None:
    """An attack by each of the team and by an outsider, on every month: sums and differences of what is shown
    give no colleague's hours, and no sum minus the own hours has another's within a tenth."""
    rijen = corporatie.rijen(sql("access", "bijdragen"), {"vandaag": VANDAAG, "vanaf": dt.date(2024, 12, 1)})
    uren = [Bijdrage(*rij) for rij in rijen]
    cellen = [cel.sleutel for cel in publicatie(corporatie, VANDAAG).cellen]
    maanden = {sleutel[0] for sleutel in cellen}
    assert len(maanden) > 20
    for maand in maanden:
        hier = [b for b in uren if b.maand == maand]
        mensen = per(hier, "medewerker")
        sommen = [
            {n for n, b in enumerate(hier) if b.sleutel[: len(s)] == s} for s in cellen if s[0] == maand
        ]
        delen = [groot - klein for groot in sommen for klein in sommen if klein < groot]
        for lezer in (None, *mensen):
            eigen = set(mensen.get(lezer or "", ()))
            rest = [sorted(som - eigen) for som in sommen if som - eigen]
            anderen = {naam: nummers for naam, nummers in mensen.items() if naam != lezer}
            assert lekt_snel(rest, anderen, len(hier)) == set(), (maand, lezer)
        for som in (*sommen, *delen):
            samen = sorted(
                (sum(hier[n].seconden for n in som & set(v)) for v in mensen.values()), reverse=True
            )
            assert sum(samen[2:]) >= 0.1 * samen[0], (maand, samen)
