"""Changes to the data, from one end to the other: intake and every derived table in one transaction.

Heavy work happens here, when data changes; never when a page is drawn. A subject renews its own tables in
`refresh.vernieuw(tx, instellingen)`. The only module that calls several subjects, and the lowest one that
may look at the clock.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from monitor.fouten import Geweigerd, VraagNodig
from monitor.intake import bewaartermijn, terugdraaien
from monitor.intake.bewaartermijn import Opgeruimd
from monitor.intake.grootboek import Boeker
from monitor.intake.inlezen import (
    Bestand,
    Opdracht,
    al_ingelezen,
    keur,
    neem_in,
    vingerafdruk,
    wijzigingen,
)
from monitor.intake.lezen import VraagOverBestand
from monitor.intake.ophalen import BRONNEN, Haler, Opgehaald, haal_alles
from monitor.intake.stam.tabellen import herbouw
from monitor.intake.stamgegevens import startregels_ontbreken, volg_kalender, zorg_voor_start
from monitor.intake.terugdraaien import Teruggedraaid
from monitor.intake.uitslag import Importuitslag
from monitor.intake.verdeling import neem_in_gebruik
from monitor.intake.verlies import VerliesVraag
from monitor.intake.vreemd import VreemdVraag
from monitor.jaarplan.interventie import bewaartermijn as interventie_bewaartermijn
from monitor.jaarplan.interventie import refresh as interventies
from monitor.jaarplan.overdracht import bewaartermijn as overdracht_bewaartermijn
from monitor.jaarplan.plan import bewaartermijn as jaarplan_bewaartermijn
from monitor.kalender import bewaargrens
from monitor.leefbaarheid import refresh as leefbaarheid
from monitor.prognose import refresh as prognose
from monitor.settings import Instellingen
from monitor.store import TE_WISSEN, Store, Transactie
from monitor.werkdruk import refresh as werkdruk

Vernieuwer = Callable[[Transactie, Instellingen], None]
Voortgang = Callable[[float, str], None]  # fraction 0..1 and a Dutch sentence
T = TypeVar("T")
# what people wrote on the pages of the year plan's room: names that go after the retention period
SAMEN = (overdracht_bewaartermijn, interventie_bewaartermijn, jaarplan_bewaartermijn)
WACHT = "te_vernieuwen"  # mark in the database: kinds of change whose derived tables must still follow
GEREKEND_MET = "gerekend_met"  # mark in the database: the settings its derived tables were made with
# the settings that derived tables are made with; all others only decide what is shown of them
REKENT_MEE = (
    "tijdzone", "goede_vrijdag", "bevrijdingsdag_altijd", "dag_geregistreerd", "week_volledig",
    "overhead_start", "ingedeeld_minimum", "te_vol", "ruimte", "weten_we_niet_hoog", "licht_zekerheid",
    "licht_behoud", "dekking_minimaal", "zware_wijk_rood", "zware_wijk_groen",
)  # fmt: skip

# subject → its renewal, in order of the arrows between the tables
VERNIEUWERS: dict[str, Vernieuwer] = {
    "uren": werkdruk.vernieuw_uren,
    "leefbaarheid": leefbaarheid.vernieuw,  # before the needed hours, which take their norm from the light
    "effecten": interventies.vernieuw,  # after the yearly figures
    "projectuur": prognose.vernieuw,  # before the needed hours, which count project hours in
    "werkweek": werkdruk.vernieuw_weken,  # after the lights and the project hours
    "verwachting": prognose.vernieuw_verwachting,  # after the weeks, which give capacity and completeness
}

# what changed → which subjects must be renewed
_UREN = ("uren", "werkweek", "verwachting")
_LICHT = ("leefbaarheid", "effecten", "werkweek")
GEVOLGEN: dict[str, tuple[str, ...]] = {
    "uren": _UREN,
    "planning": _UREN,
    "medewerkers": _UREN,
    "rooster": _UREN,
    "afwezigheid": _UREN,
    "feestdagen": ("uren", "projectuur", "werkweek", "verwachting"),  # working days of projects and weeks
    "indeling": _UREN,
    "categorieen": _UREN,
    "caseload": ("uren", "werkweek"),
    "buurten": ("uren", *_LICHT, "verwachting"),
    "complexen": ("uren", *_LICHT, "verwachting"),  # hours on a complex are hours in its buurt
    "indicatoren": _LICHT,
    "schouw": _LICHT,
    "drempels": _LICHT,
    "besluiten": _LICHT,
    "projecten": ("uren", "projectuur", "werkweek", "verwachting"),
    "kengetallen": ("projectuur", "werkweek", "verwachting"),
    "verdeling": ("werkweek", "verwachting"),
    "ondersteuning": ("werkweek", "verwachting"),  # agreed support: fewer needed hours, more capacity
    "taken": ("werkweek",),
    "normen": ("werkweek",),
    "interventies": ("effecten",),
    "rolprofielen": (),  # read as it is, nothing is derived from it
}


def vernieuw(tx: Transactie, instellingen: Instellingen, wijzigingen: Iterable[str]) -> list[str]:
    """Renew every derived table that these kinds of change touch; return the subjects renewed."""
    te_doen = {onderwerp for soort in wijzigingen for onderwerp in GEVOLGEN[soort]}
    gedaan = [onderwerp for onderwerp in VERNIEUWERS if onderwerp in te_doen]
    for onderwerp in gedaan:
        VERNIEUWERS[onderwerp](tx, instellingen)
    return gedaan


def open_gegevens(instellingen: Instellingen) -> Store:
    """Open the data folder; a new database gets its start values (categories, holidays, norms).

    What an interrupted import of several files left to be renewed is renewed now; and everything, when the
    settings that figures are made with have changed: no figure mixes old and new ones.
    """
    store = Store.open(instellingen)
    _haal_in(store)
    if store.rij("select 1 from batch limit 1") is None:
        with store.schrijf() as tx:
            zorg_voor_start(tx, instellingen, nu_utc())
            vernieuw(tx, instellingen, GEVOLGEN)
            tx.onthoud(GEREKEND_MET, _rekent_met(instellingen))
    elif startregels_ontbreken(store):
        with store.schrijf() as tx:
            zorg_voor_start(tx, instellingen, nu_utc())
    _volg_instellingen(store)
    return store


def _rekent_met(instellingen: Instellingen) -> str:
    return json.dumps({naam: getattr(instellingen, naam) for naam in REKENT_MEE})


def _volg_instellingen(store: Store) -> None:
    """Renew everything when it was made with other settings than those in force."""
    nu = _rekent_met(store.instellingen)
    toen = store.rij("select waarde from stand where sleutel = ?", [GEREKEND_MET])
    if toen is not None and toen[0] == nu:
        return
    with store.schrijf() as tx:
        if toen is not None:
            volg_kalender(tx, store.instellingen)
            herbouw(tx, "feestdagen")
            vernieuw(tx, store.instellingen, GEVOLGEN)
        tx.onthoud(GEREKEND_MET, nu)


def importeer(
    store: Store,
    bestanden: Sequence[Bestand],
    opdracht: Opdracht | Sequence[Opdracht] | None = None,
    *,
    proef: bool = False,
    vandaag: dt.date | None = None,
    voortgang: Voortgang | None = None,
) -> list[Importuitslag]:
    """Import files, each in its own transaction: one refused file does not hold up the others.

    `opdracht` is one for all files, or one per file. `proef=True` previews: the same code, rolled back.
    `vandaag` is today unless given. The derived tables follow in the transaction of the file; with several
    files they follow once, after the last one, and what waits is kept in the database until then.
    """
    uitslagen = []
    opdrachten = (
        list(opdracht) if isinstance(opdracht, Sequence) else [opdracht or Opdracht()] * len(bestanden)
    )
    stel_uit = len(bestanden) > 1
    for nummer, bestand in enumerate(bestanden):

        def meld(deel: float, zin: str, nummer: int = nummer, naam: str = bestand.naam) -> None:
            if voortgang is not None:
                voortgang((nummer + deel) / len(bestanden), f"{naam}: {zin}")

        uitslagen.append(
            _importeer_een(
                store,
                bestand,
                opdrachten[nummer],
                Gang(proef, stel_uit, vandaag or _vandaag(store.instellingen), meld),
            )
        )
    if stel_uit and not proef:
        if voortgang is not None:
            voortgang(0.99, "Cijfers bijwerken")
        _haal_in(store)
    if not proef and any(uitslag.uitkomst == "verwerkt" for uitslag in uitslagen):
        store.leg_vast()
    return uitslagen


def bekijk(
    store: Store,
    bestanden: Sequence[Bestand],
    opdracht: Opdracht | Sequence[Opdracht] | None = None,
    *,
    vandaag: dt.date | None = None,
    voortgang: Voortgang | None = None,
) -> list[Importuitslag]:
    """Preview: what would importing these files do? Nothing is kept."""
    return importeer(store, bestanden, opdracht, proef=True, vandaag=vandaag, voortgang=voortgang)


def haal_op(
    instellingen: Instellingen,
    gemeente: str,
    bronnen: Sequence[str] = tuple(BRONNEN),
    *,
    voortgang: Voortgang | None = None,
) -> list[Opgehaald]:
    """Ask open data about one municipality on the internet; nothing is imported yet.

    Raises
    ------
    Geweigerd
        Switched off, no such municipality, or no connection.
    """
    haler = Haler(instellingen, nu=nu_utc(), klok=time.monotonic)
    return haal_alles(haler, instellingen, gemeente, bronnen, voortgang or (lambda _deel, _zin: None))


def importeer_opgehaald(
    store: Store,
    stukken: Sequence[Opgehaald],
    *,
    door: str,
    proef: bool = False,
    voortgang: Voortgang | None = None,
) -> list[Importuitslag]:
    """Import what was fetched, each file with its origin: the same preview, ledger and undo as any file."""
    met = [stuk for stuk in stukken if stuk.pad is not None]
    bestanden = [Bestand(stuk.pad, stuk.naam) for stuk in met if stuk.pad is not None]
    opdrachten = [Opdracht(soort=stuk.soort, door=door, herkomst=stuk.herkomst) for stuk in met]
    return importeer(store, bestanden, opdrachten, proef=proef, voortgang=voortgang)


def draai_terug(store: Store, batch: int) -> Teruggedraaid:
    """Undo one import; everything derived follows."""
    with store.schrijf() as tx:
        uitslag = terugdraaien.draai_terug(tx, batch, nu_utc())
        vernieuw(tx, store.instellingen, wijzigingen(uitslag.soort))
    store.leg_vast()
    return uitslag


def ruim_verlopen_op(
    store: Store, *, door: str, vandaag: dt.date | None = None, proef: bool = False
) -> Opgeruimd:
    """Remove what is past the retention period, in data and back-ups; `proef=True` only counts.

    A day in the future removes nothing extra: the clock's own day is the latest, and after a jump of the
    clock not even that (`bewaartermijn.vertrouwde_dag`), unless somebody names the day. The sample
    corporation follows the same rule, from the moment it is made: its figures don't change when own files
    come in.
    """
    klok = dt.datetime.now(ZoneInfo(store.instellingen.tijdzone)).date()
    vertrouwd = klok if vandaag else bewaartermijn.vertrouwde_dag(store, klok)
    dag = min(vandaag or _vandaag(store.instellingen), vertrouwd)
    tot = bewaargrens(dag, store.instellingen.bewaar_maanden)
    wat = bewaartermijn.te_oud(store, tot)
    if proef:
        return wat
    if wat.rijen:
        with store.schrijf() as tx:
            wat = bewaartermijn.ruim_op(tx, tot, Boeker(door, nu_utc()))
            for samen in SAMEN:
                samen.ruim_op(tx, tot)
            tx.onthoud(TE_WISSEN, tot.isoformat())
            vernieuw(tx, store.instellingen, bewaartermijn.WIJZIGT)
        store.leg_vast()
    elif any(samen.te_oud(store, tot) for samen in SAMEN):
        with store.schrijf() as tx:
            for samen in SAMEN:
                samen.ruim_op(tx, tot)
            tx.onthoud(TE_WISSEN, tot.isoformat())
        store.leg_vast()
    if klok == vertrouwd:  # else the newest copies may look old
        store.ruim_oude_backups_op(dag)
    return wat


def bewaar(store: Store, wijziging: Callable[[Transactie], T], soorten: Iterable[str]) -> T:
    """Run one change of the data and renew what follows from it, in one transaction."""
    with store.schrijf() as tx:
        zorg_voor_start(tx, store.instellingen, nu_utc())
        uitkomst = wijziging(tx)
        vernieuw(tx, store.instellingen, soorten)
    return uitkomst


def neem_verdeling_in_gebruik(
    store: Store, verdeling: Mapping[str, str], vanaf: dt.date, *, door: str, nu: dt.datetime | None = None
) -> int:
    """Let a division (buurt → medewerker) hold from a day on; needed hours and weeks follow at once.

    Returns how many buurten change hands. A batch of its own in the ledger: it can be undone.
    """
    boeker = Boeker(door, nu or nu_utc())
    aantal = bewaar(store, lambda tx: neem_in_gebruik(tx, verdeling, vanaf, boeker), wijzigingen("verdeling"))
    store.leg_vast()
    return aantal


@dataclass(frozen=True)
class Gang:
    """How one file of an import is handled."""

    proef: bool
    stel_uit: bool  # the derived tables follow later
    vandaag: dt.date
    voortgang: Voortgang


def _haal_in(store: Store) -> None:
    """Renew what earlier transactions left to be renewed."""
    if store.rij("select 1 from stand where sleutel = ?", [WACHT]) is None:
        return
    with store.schrijf() as tx:
        vernieuw(tx, store.instellingen, _wacht(tx))
        tx.onthoud(WACHT, None)


def _wacht(tx: Transactie) -> set[str]:
    rijen = tx.rijen("select waarde from stand where sleutel = ?", [WACHT])
    return {soort for (waarde,) in rijen for soort in str(waarde).split(",") if soort}


def _importeer_een(store: Store, bestand: Bestand, opdracht: Opdracht, gang: Gang) -> Importuitslag:
    instellingen, nu, voortgang = store.instellingen, nu_utc(), gang.voortgang
    try:
        sha256 = vingerafdruk(bestand.pad)
        bekend = al_ingelezen(store, bestand, sha256)
        if bekend is not None:
            return bekend
        keur(bestand, sha256, opdracht, instellingen, vandaag=gang.vandaag, voortgang=voortgang)
        with store.schrijf(proef=gang.proef) as tx:
            bekend = al_ingelezen(tx, bestand, sha256)  # by somebody else, in the meantime
            if bekend is not None:
                return bekend
            zorg_voor_start(tx, instellingen, nu)
            uitslag = neem_in(
                tx, bestand, sha256, opdracht, instellingen, vandaag=gang.vandaag, nu=nu, voortgang=voortgang
            )
            if gang.stel_uit:
                tx.onthoud(WACHT, ",".join(sorted(_wacht(tx) | set(wijzigingen(uitslag.soort)))))
            elif not gang.proef:
                voortgang(0.98, "Cijfers bijwerken")
                vernieuw(tx, instellingen, wijzigingen(uitslag.soort))
        voortgang(1.0, "Klaar")
    except (VerliesVraag, VreemdVraag) as vraag:
        return vraag.uitslag
    except VraagOverBestand as vraag:
        return Importuitslag(
            bestand.naam, "vraag", vraag=vraag.zin, keuzes=vraag.keuzes, bestandsvraag=vraag.bij
        )
    except VraagNodig as vraag:
        return Importuitslag(bestand.naam, "vraag", vraag=vraag.zin, keuzes=vraag.keuzes)
    except Geweigerd as fout:
        return Importuitslag(bestand.naam, "geweigerd", reden=fout.zin)
    except OSError:
        return Importuitslag(
            bestand.naam,
            "geweigerd",
            reden=f"{bestand.naam} kan niet worden gelezen. Bestaat het bestand nog?",
        )
    return replace(uitslag, batch=None) if gang.proef else uitslag


def _vandaag(instellingen: Instellingen) -> dt.date:
    """Today where the corporation is, unless the settings fix a day."""
    return instellingen.vandaag or dt.datetime.now(ZoneInfo(instellingen.tijdzone)).date()


def nu_utc() -> dt.datetime:
    """Now in UTC, without zone, as the database keeps it."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
