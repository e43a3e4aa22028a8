"""A corporation of two wijken with six coordinators each, lights, hours, a forecast, and canaries.

Every name of a person and every buurt of the second wijk is a canary: none may show up in a view of the
first wijk. The forecast is laid down as the room prognose would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from monitor import pipeline
from monitor.store import Store
from tests.app.stad import BUURTEN, vul_stad

VANDAAG = dt.date(2026, 11, 20)
MAANDAG = dt.date(2026, 11, 16)
EERSTE = dt.date(2026, 8, 31)  # Monday of the first week with hours
WEKEN = 11
WIJK, ANDERE = "WK099900", "WK099901"
MENSEN = tuple(f"Kanarie{n:02d} van der Proef" for n in range(12))
PROJECTEN = ("Renovatie Merelhof", "Sloop Zwartwijk")  # in the first wijk, in the other
BUURTNAMEN = tuple([f"Buurt {n}" for n in range(6)] + [f"Kanariebuurt {n}" for n in range(6, 12)])


def vul_organisatie(
    store: Store,
    *,
    mensen: int = 12,
    namen: Sequence[str] = BUURTNAMEN,
    projecten: Sequence[str] = PROJECTEN,
    verwachting: bool = True,
) -> None:
    """Fill it; everything derived follows as after an import."""
    vul_stad(store, namen=namen)

    def _vul(tx: pipeline.Transactie) -> None:
        codes = [f"M{n:02d}" for n in range(mensen)]
        tx.doe_vaak(
            "insert into medewerker (medewerker, naam, functie) values (?, ?, 'buurtcoordinator')",
            list(zip(codes, MENSEN[:mensen], strict=True)),
        )
        tx.doe_vaak(
            "insert into rooster (medewerker, vanaf, cyclus, week, anker, ma, di, wo, do_, vr, za, zo) "
            "values (?, date '2020-01-06', 1, 1, date '2020-01-06', 28800, 28800, 28800, 28800, 0, 0, 0)",
            [(code,) for code in codes],
        )
        tx.doe_vaak(
            "insert into verdeling (buurt, medewerker, vanaf) values (?, ?, date '2020-01-01')",
            list(zip(BUURTEN, codes, strict=False)),
        )
        tx.doe_vaak("insert into indeling values ('persoon', ?, ?, 'zelf')", [(c.lower(), c) for c in codes])
        tx.doe_vaak(
            "insert into indeling values ('buurt', ?, ?, 'zelf')",
            [(b.lower(), f"buurt:{b}") for b in BUURTEN],
        )
        tx.doe(
            "insert into batch by name select 900 as batch, 'uren' as soort, 'toggl' as bron, "
            "'p' as profiel, 'u.csv' as bestand, 'x' as sha256, 'vervang' as modus, 2 as personen, "
            "0 as gelezen, 0 as ok, 0 as gemarkeerd, 0 as quarantaine, 0 as overgeslagen, 0 as seconden_ok, "
            "0 as seconden_gemarkeerd, 0 as seconden_quarantaine, 0 as nieuw, 0 as ongewijzigd, "
            "0 as vervallen, timestamp '2026-11-16 08:00' as geladen_op, 'proef' as geladen_door"
        )
        rijen = [
            (rij, code.lower(), EERSTE + dt.timedelta(weeks=week, days=dag), 28800, BUURTEN[n].lower(), rij)
            for rij, (n, code, week, dag) in enumerate(
                (n, code, week, dag)
                for n, code in enumerate(codes)
                for week in range(WEKEN)
                for dag in range(4)
            )
        ]
        tx.doe_vaak(
            "insert into uur (batch, rij, bron, persoon, datum, seconden, soort, buurt_tekst, contact, "
            "plaats, aard, sleutel, actief) values (900, ?, 'toggl', ?, ?, ?, 'werk', ?, 'onbekend', "
            "'onbekend', 'onbekend', ?, true)",
            rijen,
        )
        for nummer, (naam, buurt) in enumerate(zip(projecten, (BUURTEN[2], BUURTEN[8]), strict=True)):
            tx.doe(
                "insert into project (project, naam, type, buurt, woningen, status, batch) "
                "values (?, ?, 'renovatie', ?, 83, 'definitief', 900)",
                [f"P{nummer}", naam, buurt],
            )
            tx.doe(
                "insert into projectfase values (?, 'uitvoering', date '2027-01-04', date '2027-06-25', 900)",
                [f"P{nummer}"],
            )

    pipeline.bewaar(store, _vul, ["feestdagen"])  # hours, project hours and weeks; the forecast is laid down
    if verwachting:
        zet_verwachting(store, mensen)


def zet_verwachting(store: Store, mensen: int) -> None:
    """A forecast: the team fits, save in the fifth week."""
    with store.schrijf() as tx:
        tx.doe("delete from prognose_week")
        tx.doe("delete from prognose_stand")
        tx.doe(
            "insert into prognose_stand by name select ?::date as laatste_week, 110 as weken, "
            "1.0 as breedte, false as gemengd, false as indicatief, 3 as terugblikken, "
            "false as optimistisch, []::varchar[] as chronisch_vol",
            [MAANDAG - dt.timedelta(weeks=1)],
        )
        rijen = []
        for week in range(26):
            maandag, druk = MAANDAG + dt.timedelta(weeks=week), week == 4
            kans = 0.8 if druk else 0.1
            rijen += [(f"M{n:02d}", maandag, 26.0, 28.0, 31.0, 28.2, kans, False) for n in range(mensen)]
            rijen.append(("team", maandag, 301.0, 341.0 if druk else 312.4, 352.0, 338.0, kans, False))
        tx.doe_vaak("insert into prognose_week values (?, ?, ?, ?, ?, ?, ?, ?)", rijen)
