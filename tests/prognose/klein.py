"""A small corporation: two coordinators, three buurten, seventy weeks of hours, one renovation to come."""

from __future__ import annotations

import datetime as dt

import numpy as np

from monitor import pipeline
from monitor.intake.grootboek import Boeker
from monitor.intake.stam import SOORTEN, bewaren
from monitor.store import Store, Transactie
from tests.vullen import voeg_in

MA = dt.date(2025, 1, 6)
WEKEN = 70
LAATSTE = MA + dt.timedelta(weeks=WEKEN - 1)
VANDAAG = LAATSTE + dt.timedelta(weeks=1, days=1)
GEBOEKT = dt.datetime(2026, 5, 12, 9, 0)  # noqa: DTZ001 — UTC, without zone, as in the database
BUURTEN = ("BU00000001", "BU00000002", "BU00000003")


def moment(week: int, dag: int = 0) -> dt.date:
    return MA + dt.timedelta(weeks=week, days=dag)


def vul(store: Store) -> None:
    """Anna (two buurten) and Bo (one) work 32 hours a week; a renovation comes to Anna's first buurt."""
    rng = np.random.default_rng(0)
    with store.schrijf() as tx:
        tx.doe_vaak(
            "insert into medewerker (medewerker, naam, functie) values (?, ?, 'buurtcoordinator')",
            [("M01", "Anna"), ("M02", "Bo")],
        )
        tx.doe_vaak(
            "insert into rooster (medewerker, vanaf, cyclus, week, anker, ma, di, wo, do_, vr, za, zo) "
            "values (?, ?, 1, 1, ?, 28800, 28800, 28800, 0, 28800, 0, 0)",
            [("M01", MA, MA), ("M02", MA, MA)],
        )
        tx.doe_vaak(
            "insert into buurt (buurt, naam, wijk, wijknaam, gemeente, woningen) "
            "values (?, ?, 'W', 'W', 'G', 400)",
            [(b, f"Buurt {b[-1]}") for b in BUURTEN],
        )
        tx.doe_vaak(
            "insert into verdeling (buurt, medewerker, vanaf) values (?, ?, ?)",
            [(BUURTEN[0], "M01", MA), (BUURTEN[1], "M01", MA), (BUURTEN[2], "M02", MA)],
        )
        tx.doe_vaak(
            "insert into indeling values (?, ?, ?, 'zelf')",
            [("persoon", "anna", "M01"), ("persoon", "bo", "M02")]
            + [("buurt", b.lower(), f"buurt:{b}") for b in BUURTEN],
        )
        rijen = []
        for week in range(WEKEN):
            for dag in (0, 1, 2, 4):
                for wie, buurt, uren in (
                    ("anna", BUURTEN[0], 3.5),
                    ("anna", BUURTEN[1], 3.0),
                    ("bo", BUURTEN[2], 5.5),
                ):
                    seconden = int(3600 * uren * rng.uniform(0.85, 1.15))
                    rijen.append((len(rijen), wie, moment(week, dag), seconden, buurt.lower(), len(rijen)))
        voeg_in(
            tx,
            "uur (batch, rij, bron, persoon, datum, seconden, soort, buurt_tekst, contact, plaats, aard, "
            "sleutel, actief)",
            rijen,
            "(1, ?, 'toggl', ?, ?, ?, 'werk', ?, 'onbekend', 'onbekend', 'onbekend', ?, true)",
        )
        tx.doe(
            "insert into batch by name select 1 as batch, 'uren' as soort, 'toggl' as bron, 'p' as profiel, "
            "'u.csv' as bestand, 'x' as sha256, 'vervang' as modus, 2 as personen, 0 as gelezen, 0 as ok, "
            "0 as gemarkeerd, 0 as quarantaine, 0 as overgeslagen, 0 as seconden_ok, "
            "0 as seconden_gemarkeerd, 0 as seconden_quarantaine, 0 as nieuw, 0 as ongewijzigd, "
            "0 as vervallen, "
            "timestamp '2026-05-11 08:00' as geladen_op, 'proef' as geladen_door"
        )
        tx.doe_vaak(
            "insert or replace into kengetal values ('renovatie', ?, ?, ?, ?, 'startwaarde', null)",
            [("voorbereiding", 0.3, 0.5, 0.7), ("uitvoering", 1, 2, 3), ("nazorg", 0.2, 0.4, 0.6)],
        )
        tx.doe(
            "insert into project (project, naam, type, buurt, woningen, bekend_vanaf, status, "
            "vroegste_start, laatste_start, batch) "
            "values ('P1', 'Pottenberg', 'renovatie', ?, 150, ?, 'voorlopig', ?, ?, 1)",
            [BUURTEN[0], moment(50), moment(WEKEN + 2), moment(WEKEN + 30)],
        )
        for fase, van, tot in (("voorbereiding", 4, 7), ("uitvoering", 8, 19), ("nazorg", 20, 25)):
            tx.doe(
                "insert into projectfase values ('P1', ?, ?, ?, 1)",
                [fase, moment(WEKEN + van), moment(WEKEN + tot, 4)],
            )
        pipeline.vernieuw(tx, store.instellingen, ["uren", "projecten"])


def leg_plan_in_het_grootboek(tx: Transactie) -> None:
    """The renovation as a save on the page, so that it can be changed there."""
    tx.doe("delete from projectfase")
    tx.doe("delete from project")
    dagen = {
        f"{fase} {kant}": f"{moment(WEKEN + week, dag):%d-%m-%Y}"
        for fase, weken in (("voorbereiding", (4, 7)), ("uitvoering", (8, 19)), ("nazorg", (20, 25)))
        for kant, week, dag in (("van", weken[0], 0), ("tot", weken[1], 4))
    }
    rij = {"project": "P1", "naam": "Pottenberg", "type": "renovatie", "buurt": BUURTEN[0], "woningen": "150",
           "status": "voorlopig", **dagen}  # fmt: skip
    leeg = {veld.naam: "" for veld in SOORTEN["projecten"].velden}
    bewaren.bewaar_tabel(tx, "projecten", [leeg | rij], Boeker("Ruud", GEBOEKT))
