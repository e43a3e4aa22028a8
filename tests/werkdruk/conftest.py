"""Small source rows for the workload tests, put into the tables as an import would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from monitor.kalender import feestdagen
from monitor.store import Store
from monitor.werkdruk import refresh
from tests.vullen import voeg_in

UUR = 3600
MA_VR_8 = (8, 8, 8, 8, 8, 0, 0)
MA_DO_8 = (8, 8, 8, 8, 0, 0, 0)
UURRIJ = "(?, ?, 0, ?, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)"


class Bouwer:
    """Puts source rows in; `ververs` makes the derived tables. Hours are written together, as soon as
    anything else happens or the store is looked at. `erbij`: its first import is there already."""

    def __init__(self, store: Store, *, erbij: bool = False) -> None:
        self._store = store
        self._rij = 1
        self._uren: list[tuple[object, ...]] = []
        if erbij:
            (self._rij,) = store.rij("select coalesce(max(rij), 1) from uur") or (1,)
        else:
            self.batch(1, "uren.csv")

    @property
    def store(self) -> Store:
        """The database with everything in it."""
        if self._uren:
            with self._store.schrijf() as tx:
                voeg_in(tx, "uur", self._uren, UURRIJ)
            self._uren.clear()
        return self._store

    def doe(self, vraag: str, *waarden: object) -> None:
        with self.store.schrijf() as tx:
            tx.doe(vraag, waarden)

    def batch(self, nummer: int, bestand: str) -> None:
        self.doe(
            "insert into batch by name select ?::integer as batch, 'uren' as soort, "
            "'toggl' as bron, 'toggl' as profiel, ? as bestand, '' as sha256, 'vervang' as modus, "
            "1 as personen, 0 as gelezen, "
            "0 as ok, 0 as gemarkeerd, 0 as quarantaine, 0 as overgeslagen, "
            "0 as seconden_ok, "
            "0 as seconden_gemarkeerd, 0 as seconden_quarantaine, 0 as nieuw, 0 as ongewijzigd, "
            "0 as vervallen, "
            "timestamp '2026-07-01' as geladen_op, 'test' as geladen_door",
            nummer,
            bestand,
        )

    def mens(
        self,
        wie: str = "M01",
        *,
        van: dt.date | None = None,
        tot: dt.date | None = None,
        bron: str | None = None,
        functie: str = "buurtcoordinator",
    ) -> None:
        self.doe(
            "insert into medewerker values (?, ?, ?, ?, ?, ?)", wie, f"Naam {wie}", functie, van, tot, bron
        )
        self.doe("insert into indeling values ('persoon', ?, ?, 'zelf')", wie.lower(), wie)

    def rooster(
        self,
        wie: str = "M01",
        dagen: tuple[float, ...] = MA_VR_8,
        *,
        vanaf: dt.date = dt.date(2020, 1, 6),
        tot: dt.date | None = None,
        cyclus: int = 1,
        week: int = 1,
        anker: dt.date = dt.date(2020, 1, 6),
    ) -> None:
        self.doe(
            "insert into rooster values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
            wie,
            vanaf,
            tot,
            cyclus,
            week,
            anker,
            *(int(u * UUR) for u in dagen),
        )

    def uur(
        self,
        datum: dt.date,
        uren: float,
        wie: str = "m01",
        *,
        soort: str = "werk",
        taak: str | None = None,
        plek: str | None = None,
        bron: str = "toggl",
        begin: dt.datetime | None = None,
        eind: dt.datetime | None = None,
        batch: int = 1,
        actief: bool = True,
        contact: str = "onbekend",
        plaats: str = "onbekend",
        aard: str = "onbekend",
    ) -> int:
        self._rij += 1
        self._uren.append(
            (batch, self._rij, bron, wie, datum, begin, eind, round(uren * UUR), soort, taak, plek, contact,
             plaats, aard, self._rij, actief)
        )  # fmt: skip
        return self._rij

    def week(
        self, maandag: dt.date, uren: float = 8, wie: str = "m01", dagen: int = 5, **anders: object
    ) -> None:
        for i in range(dagen):
            self.uur(maandag + dt.timedelta(days=i), uren, wie, **anders)  # type: ignore[arg-type]

    def categorie(
        self, naam: str, *, soort: str = "werk", overhead: bool = False, contact: str = "onbekend"
    ) -> None:
        self.doe(
            "insert into categorie values (?, ?, ?, ?, ?, 'onbekend', 'onbekend', 1)",
            *(naam, naam.title(), soort, overhead, contact),
        )
        self.doe("insert into indeling values ('categorie', ?, ?, 'zelf')", naam, naam)

    def buurt(self, code: str, woningen: int | None = 100, *, licht: str | None = None) -> None:
        self.doe(
            "insert into buurt values (?, ?, 'WK1', 'Wijk', 'Stad', 1000, ?, null, null)",
            code,
            f"Buurt {code}",
            woningen,
        )
        self.doe("insert into indeling values ('buurt', ?, ?, 'zelf')", code.lower(), f"buurt:{code}")
        if licht:
            self.doe("insert into gebiedslicht values (?, ?, null, 1)", code, licht)

    def verdeling(
        self, code: str, wie: str = "M01", vanaf: dt.date = dt.date(2020, 1, 1), tot: dt.date | None = None
    ) -> None:
        self.doe("insert into verdeling values (?, ?, ?, ?, null)", code, wie, vanaf, tot)

    def norm(self, sleutel: str, laag: float, midden: float, hoog: float) -> None:
        self.doe(
            "insert into norm values (?, ?, ?, ?, 'uur', 'startwaarde', null)", sleutel, laag, midden, hoog
        )

    def taak(self, uren: tuple[float, float, float], van: dt.date, tot: dt.date, wie: str = "M01") -> None:
        self.doe(
            "insert into taak values (?, 'rondgang', null, null, ?, ?, ?, ?, ?, null, null)",
            wie,
            van,
            tot,
            *uren,
        )

    def feestdagen(self, jaar: int) -> None:
        for dag, naam in feestdagen(jaar).items():
            self.doe("insert or ignore into feestdag values (?, ?, true)", dag, naam)

    def ververs(self) -> None:
        with self.store.schrijf() as tx:
            refresh.vernieuw(tx, self.store.instellingen)

    def dagen(self) -> dict[tuple[str, dt.date], int]:
        """Counted work seconds per person and day."""
        return {
            (m, d): s
            for m, d, s in self.store.rijen(
                "select medewerker, datum, sum(seconden)::bigint from uur_dag "
                "where telt and soort = 'werk' group by all"
            )
        }

    def cel(self, kolom: str, week: dt.date, wie: str = "M01", tabel: str = "werkweek") -> object:
        rij = self.store.rij(f"select {kolom} from {tabel} where medewerker = ? and week = ?", [wie, week])
        assert rij is not None
        return rij[0]


@pytest.fixture
def bouw(store: Store) -> Bouwer:
    """A builder on an empty database."""
    return Bouwer(store)


@pytest.fixture
def kwartaal(bouw: Bouwer) -> Callable[[], Bouwer]:
    """The scenario of Q2 2026: 40/32 roster, leave week 18, sick week 23, weeks 20 and 21 not registered."""

    def maak() -> Bouwer:
        oneven = dt.date.fromisocalendar(2026, 13, 1)
        bouw.mens()
        bouw.rooster(dagen=MA_DO_8, cyclus=2, week=1, anker=oneven)
        bouw.rooster(dagen=MA_VR_8, cyclus=2, week=2, anker=oneven)
        bouw.feestdagen(2026)
        for nummer in (18, 23):
            maandag = dt.date.fromisocalendar(2026, nummer, 1)
            bouw.doe(
                "insert into afwezigheid values ('M01', ?, ?, null, null, null)",
                maandag,
                maandag + dt.timedelta(days=6),
            )
        vrij = set(feestdagen(2026))
        for nummer in range(14, 27):
            if nummer in (18, 20, 21, 23):
                continue
            for dag in range(1, 6 if nummer % 2 == 0 else 5):
                datum = dt.date.fromisocalendar(2026, nummer, dag)
                if datum not in vrij:
                    bouw.uur(datum, 8 * 1.12)
        bouw.ververs()
        return bouw

    return maak
