"""With a roster for their persons, Werkdruk shows figures made from the real files, checked by hand."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.lezen import Keuzes
from monitor.settings import Instellingen
from monitor.werkdruk import questions

pytestmark = pytest.mark.echt


def _rooster(map_: Path, naam: str, vanaf: str, uren_per_dag: int) -> Bestand:
    pad = map_ / "rooster.csv"
    pad.write_text(
        "medewerker;functie;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo\n"
        f"{naam};buurtcoordinator;{vanaf};;1;1;04-01-2021;{';'.join([str(uren_per_dag)] * 5)};0;0\n",
        encoding="utf-8",
    )
    return Bestand(pad, pad.name)


def test_a_month_of_day_totals_of_somebody_becomes_that_persons_bezetting(
    instellingen: Instellingen, tmp_path: Path, echte_data: Path
) -> None:
    """Clockify's summary by date: 22 working days of October 2022, asked whose it is."""
    pad = echte_data / "uren" / "clockify_summary_by_date_ddmmyyyy_CRLF.csv"
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    dagen: dict[dt.date, int] = {}
    for rij in rijen:
        uur, minuut, seconde = (int(deel) for deel in rij["Time (h)"].split(":"))
        dag, maand, jaar = (int(deel) for deel in rij["Date"].split("/"))
        dagen[dt.date(jaar, maand, dag)] = uur * 3600 + minuut * 60 + seconde
    with pipeline.open_gegevens(instellingen) as store:
        pipeline.importeer(store, [_rooster(tmp_path, "Peter", "01-10-2022", 8)])
        opdracht = Opdracht(keuzes=Keuzes(van_wie="Peter"))
        (uitslag,) = pipeline.importeer(store, [Bestand(pad, pad.name)], opdracht)
        assert uitslag.uitkomst == "verwerkt", uitslag
        assert uitslag.aansluiting.sluit
        # the four weeks from 3 to 30 October 2022
        overzicht = questions.teamoverzicht(store, dt.date(2022, 10, 31), 4)
    (persoon,) = overzicht.personen
    begin = dt.date(2022, 10, 3)
    weken = {n: [begin + dt.timedelta(days=7 * n + i) for i in range(7)] for n in range(4)}
    vol = [
        week
        for week in weken.values()
        if sum(dagen.get(dag, 0) >= 4 * 3600 for dag in week[:5]) >= 4  # R >= 0.8 of five days
    ]
    gewerkt = sum(dagen.get(dag, 0) for week in vol for dag in week)
    assert persoon.bezetting.weken == 4
    assert persoon.bezetting.weken_volledig == len(vol)
    assert persoon.bezetting.bezetting == pytest.approx(gewerkt / (len(vol) * 40 * 3600))


def test_a_toggl_export_by_mail_address_counts_for_the_person_of_that_address(
    instellingen: Instellingen, tmp_path: Path, echte_data: Path
) -> None:
    """Toggl with reduced columns: the person is an e-mail address that the roster names."""
    pad = echte_data / "uren" / "toggl_reduced_columns_CRLF.csv"
    rooster = tmp_path / "rooster.csv"
    rooster.write_text(
        "medewerker;functie;e-mail;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo\n"
        "Persoon Een;buurtcoordinator;persoon1@example.org;01-01-2020;;1;1;06-01-2020;1;1;1;1;1;1;1\n",
        encoding="utf-8",
    )
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        seconden = sum(
            sum(
                int(deel) * keer for deel, keer in zip(rij["Duration"].split(":"), (3600, 60, 1), strict=True)
            )
            for rij in csv.DictReader(bestand)
        )
    with pipeline.open_gegevens(instellingen) as store:
        pipeline.importeer(store, [Bestand(rooster, rooster.name)])
        (uitslag,) = pipeline.importeer(store, [Bestand(pad, pad.name)])
        assert uitslag.aansluiting.quarantaine == 0
        blad = questions.teamoverzicht(store, dt.date(2020, 9, 7), 4)
    assert [p.naam for p in blad.personen] == ["Persoon Een"]
    assert blad.basis.uren == pytest.approx(seconden / 3600)
