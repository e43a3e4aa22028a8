"""The network of a buurt: agreements with partners, and every change of them as a step that stays.

An agreement is known by its key. What the import of partners brought is its first state; each step after
that is a version of the whole agreement (`jaarplan.versies`; how it stands: `sql/netwerk_stand.sql`). Ending
sets a last day; the steps of one action (`greep`) are taken back together.

Only who may write a buurt changes it (`Schrijver`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from monitor.fouten import Geweigerd, bezwaren, kort
from monitor.jaarplan.gedeeld import KAMER, Schrijver, ken_buurt, volgnummer
from monitor.jaarplan.netwerk.regels import BEEINDIGD, RITMES, Moment, herken_ritme, moment
from monitor.jaarplan.netwerk.tekst import keur, toonbaar
from monitor.jaarplan.versies import Boek, neem_terug
from monitor.store import Store, Transactie, sql

STAPPEN = Boek("netwerkstap", "afspraak", teksten=("organisatie", "functie", "soort", "wat"))
EERSTE_DAG = dt.date(1950, 1, 1)
LANGSTE_NAAM = 80  # characters of an organisation, role or kind


@dataclass(frozen=True)
class Afspraakvelden:
    """What is agreed with a partner in a buurt. `ritme` as in `RITMES`, or as a file wrote it; `eigenaar`
    None: the coordinator of the buurt, whoever that is."""

    buurt: str
    organisatie: str
    functie: str | None = None
    soort: str | None = None
    wat: str | None = None
    begin: dt.date | None = None
    ritme: str | None = None
    eigenaar: str | None = None
    laatste_contact: dt.date | None = None
    eind: dt.date | None = None

    @property
    def kenmerk(self) -> tuple[str, str, str]:
        """What makes it this agreement: buurt, organisation, what."""
        return self.buurt, self.organisatie.casefold(), (self.wat or "").casefold()


@dataclass(frozen=True)
class Afspraak:
    """An agreement as it stands, with its next moment. `bestand`: the file that brought it; `door` and `op`
    (UTC): its last change on the page."""

    sleutel: str
    velden: Afspraakvelden
    moment: Moment
    bestand: str | None
    door: str | None
    op: dt.datetime | None

    @property
    def naam(self) -> str:
        """`Wijkteam: casusoverleg`."""
        wat = self.velden.wat
        return f"{self.velden.organisatie}: {wat}" if wat else self.velden.organisatie


@dataclass(frozen=True)
class Netwerkstap:
    """One line of the history."""

    nummer: int
    greep: int
    afspraak: str
    handeling: str
    buurt: str
    organisatie: str
    wat: str | None
    laatste_contact: dt.date | None
    door: str
    op: dt.datetime
    terug_op: dt.datetime | None
    terug_door: str | None


def afspraken(bron: Store | Transactie, vandaag: dt.date, buurt: str | None = None) -> tuple[Afspraak, ...]:
    """All agreements, or those of one buurt; ended ones too. Their texts are tidy, also
    those of a file; what looks like something of a person is hidden."""
    uit = []
    for rij in bron.rijen(sql(KAMER, "netwerk_stand"), {"buurt": buurt}):
        cellen: list[Any] = [toonbaar(cel) if isinstance(cel, str) else cel for cel in rij[1:11]]
        velden = Afspraakvelden(*cellen)
        nu = moment(
            vandaag,
            ritme=herken_ritme(velden.ritme),
            laatste_contact=velden.laatste_contact,
            begin=velden.begin,
            eind=velden.eind,
        )
        uit.append(Afspraak(rij[0], velden, nu, *rij[11:]))
    return tuple(uit)


def geschiedenis(store: Store, buurt: str | None = None) -> tuple[Netwerkstap, ...]:
    """Every step, newest first, with what was taken back."""
    return tuple(
        Netwerkstap(*rij) for rij in store.rijen(sql(KAMER, "netwerk_geschiedenis"), {"buurt": buurt})
    )


def voeg_toe(
    tx: Transactie, velden: Afspraakvelden, schrijver: Schrijver, *, vandaag: dt.date, nu: dt.datetime
) -> int:
    """A new agreement; returns the action, to undo it.

    Raises
    ------
    Geweigerd
        Not this writer's buurt, a field that is not right, or it is there already.
    """
    velden = keur_velden(tx, velden, vandaag)
    schrijver.eis(velden.buurt)
    bekend = afspraken(tx, vandaag, velden.buurt)
    dubbel = next((a for a in bekend if a.velden.kenmerk == velden.kenmerk), None)
    if dubbel is not None and dubbel.moment.stand != BEEINDIGD:
        raise Geweigerd(f"{kort(dubbel.naam)} staat er al voor deze buurt. Wijzig die afspraak.")
    handeling = "nieuw" if dubbel is None else "hervat"
    sleutel = dubbel.sleutel if dubbel else vrije_sleutel(velden, {a.sleutel for a in bekend})
    return schrijf(tx, [(sleutel, handeling, velden)], schrijver, nu)


def wijzig(
    tx: Transactie,
    sleutel: str,
    velden: Afspraakvelden,
    schrijver: Schrijver,
    *,
    vandaag: dt.date,
    nu: dt.datetime,
) -> int:
    """Change an agreement; returns the action.

    Raises
    ------
    Geweigerd
        Unknown, not this writer's buurt, nothing changes, or another agreement is called the same.
    """
    oud = vind(tx, sleutel, vandaag)
    schrijver.eis(oud.velden.buurt)
    velden = keur_velden(tx, dataclasses.replace(velden, buurt=oud.velden.buurt), vandaag)
    if velden == oud.velden:
        raise Geweigerd("Er is niets veranderd aan deze afspraak.")
    for ander in afspraken(tx, vandaag, velden.buurt):
        if ander.sleutel != sleutel and ander.velden.kenmerk == velden.kenmerk:
            raise Geweigerd(f"{kort(ander.naam)} staat er al voor deze buurt. Kies een andere omschrijving.")
    return schrijf(tx, [(sleutel, "gewijzigd", velden)], schrijver, nu)


def gesproken(
    tx: Transactie, sleutel: str, schrijver: Schrijver, *, vandaag: dt.date, nu: dt.datetime
) -> int:
    """There was contact today; returns the action.

    Raises
    ------
    Geweigerd
        Unknown, not this writer's buurt, or it is recorded already.
    """
    oud = vind(tx, sleutel, vandaag)
    schrijver.eis(oud.velden.buurt)
    if oud.velden.laatste_contact == vandaag:
        raise Geweigerd(f"Bij {kort(oud.naam)} staat het contact van vandaag er al.")
    velden = dataclasses.replace(oud.velden, laatste_contact=vandaag)
    return schrijf(tx, [(sleutel, "gesproken", velden)], schrijver, nu)


def beeindig(
    tx: Transactie, sleutel: str, eind: dt.date, schrijver: Schrijver, *, vandaag: dt.date, nu: dt.datetime
) -> int:
    """Set the last day of an agreement; it stays in the list of ended ones.

    Raises
    ------
    Geweigerd
        Unknown, not this writer's buurt, or an end before the begin.
    """
    oud = vind(tx, sleutel, vandaag)
    schrijver.eis(oud.velden.buurt)
    velden = keur_velden(tx, dataclasses.replace(oud.velden, eind=eind), vandaag, oud=oud.velden)
    return schrijf(tx, [(sleutel, "beëindigd", velden)], schrijver, nu)


def maak_ongedaan(tx: Transactie, greep: int, schrijver: Schrijver, *, nu: dt.datetime) -> int:
    """Take one action back; returns of how many agreements. The steps stay in the history.

    Raises
    ------
    Geweigerd
        Unknown, taken back already, not this writer's buurten, or changed again since.
    """
    stappen = tx.rijen("select afspraak, nummer, buurt from netwerkstap where greep = ?", [greep])
    for _, _, buurt in stappen:
        schrijver.eis(buurt)
    versies = [(afspraak, nummer) for afspraak, nummer, _ in stappen]
    neem_terug(tx, STAPPEN, versies, wie=schrijver.naam, nu=nu)
    return len({afspraak for afspraak, _ in versies})


def keur_velden(
    tx: Store | Transactie, velden: Afspraakvelden, vandaag: dt.date, oud: Afspraakvelden | None = None
) -> Afspraakvelden:
    """The fields in tidy form. A rhythm that is as it was in `oud` is not asked again: a file may bring any.

    Raises
    ------
    Geweigerd
        A sentence about each field that is not right.
    """
    if not velden.buurt:
        raise Geweigerd("Kies eerst een buurt.")
    if mis := wat_niet_klopt(tx, velden, vandaag, oud):
        raise Geweigerd(" ".join(mis))
    return dataclasses.replace(
        velden,
        organisatie=_keur_organisatie(velden),
        functie=_keur_functie(velden) or None,
        soort=_keur_soort(velden) or None,
        wat=_keur_wat(velden) or None,
        ritme=_keur_ritme(velden, oud) or None,
        eigenaar=velden.eigenaar or None,
    )


def wat_niet_klopt(
    tx: Store | Transactie, velden: Afspraakvelden, vandaag: dt.date, oud: Afspraakvelden | None = None
) -> list[str]:
    """A sentence about each field that is not right; a buurt that is not filled in is left to the caller."""
    return bezwaren(
        lambda: ken_buurt(tx, velden.buurt) if velden.buurt else None,
        lambda: _keur_ritme(velden, oud),
        lambda: _keur_eigenaar(tx, velden),
        lambda: _keur_dagen(velden, vandaag),
        lambda: _keur_contact(velden, vandaag),
        lambda: _keur_organisatie(velden),
        lambda: _keur_functie(velden),
        lambda: _keur_soort(velden),
        lambda: _keur_wat(velden),
    )


def _keur_organisatie(velden: Afspraakvelden) -> str:
    return keur(velden.organisatie, "De organisatie", verplicht=True, langste=LANGSTE_NAAM)


def _keur_functie(velden: Afspraakvelden) -> str:
    return keur(velden.functie or "", "De functie", langste=LANGSTE_NAAM)


def _keur_soort(velden: Afspraakvelden) -> str:
    return keur(velden.soort or "", "De soort", langste=LANGSTE_NAAM)


def _keur_wat(velden: Afspraakvelden) -> str:
    return keur(velden.wat or "", "De afspraak")


def _keur_ritme(velden: Afspraakvelden, oud: Afspraakvelden | None) -> str | None:
    ritme = velden.ritme if oud is not None and velden.ritme == oud.ritme else herken_ritme(velden.ritme)
    if velden.ritme and ritme is None:
        raise Geweigerd(f"Het ritme {kort(velden.ritme)} kennen we niet. Kies uit: {', '.join(RITMES)}.")
    return ritme


def _keur_eigenaar(tx: Store | Transactie, velden: Afspraakvelden) -> None:
    if velden.eigenaar and not tx.rijen("select 1 from medewerker where medewerker = ?", [velden.eigenaar]):
        raise Geweigerd(f"{kort(velden.eigenaar)} hoort niet bij het team. Kies een naam uit de lijst.")


def _keur_dagen(velden: Afspraakvelden, vandaag: dt.date) -> None:
    laatste = vandaag.replace(year=vandaag.year + 20, day=min(vandaag.day, 28))
    for dag, wat in ((velden.begin, "begindatum"), (velden.eind, "einddatum")):
        if dag is not None and not EERSTE_DAG <= dag <= laatste:
            raise Geweigerd(f"De {wat} {dag:%d-%m-%Y} kan niet kloppen; kijk het jaar na.")
    if velden.begin and velden.eind and velden.eind < velden.begin:
        raise Geweigerd("De afspraak eindigt voordat zij begint. Kijk de datums na.")


def _keur_contact(velden: Afspraakvelden, vandaag: dt.date) -> None:
    contact = velden.laatste_contact
    if contact is not None and contact > vandaag:
        raise Geweigerd(
            f"Het laatste contact ligt in de toekomst ({contact:%d-%m-%Y}). Vul een eerdere dag in."
        )
    if contact is not None and contact < EERSTE_DAG:
        raise Geweigerd(f"Het laatste contact {contact:%d-%m-%Y} kan niet kloppen; kijk het jaar na.")


def vind(bron: Store | Transactie, sleutel: str, vandaag: dt.date) -> Afspraak:
    """One agreement.

    Raises
    ------
    Geweigerd
        There is none with this key.
    """
    for afspraak in afspraken(bron, vandaag):
        if afspraak.sleutel == sleutel:
            return afspraak
    raise Geweigerd("Deze afspraak is er niet meer. Laad de pagina opnieuw.")


def vrije_sleutel(velden: Afspraakvelden, bezet: set[str]) -> str:
    """The key for a new agreement; the same as a file's row with the same words gets."""
    basis = "|".join((velden.buurt, velden.organisatie.lower(), (velden.wat or "").lower()))
    nummer = 0
    while True:
        tekst = f"{basis}|{nummer}" if nummer else basis
        sleutel = hashlib.md5(tekst.encode(), usedforsecurity=False).hexdigest()
        if sleutel not in bezet:
            return sleutel
        nummer += 1


def schrijf(
    tx: Transactie,
    stappen: Sequence[tuple[str, str, Afspraakvelden]],
    schrijver: Schrijver,
    nu: dt.datetime,
) -> int:
    """Write steps (key, what was done, fields) as one action; returns its number."""
    eerste, greep = volgnummer(tx, "netwerkstap"), volgnummer(tx, "netwerkstap", "greep")
    tx.doe_vaak(
        "insert into netwerkstap values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null)",
        [
            [eerste + n, greep, sleutel, handeling, *dataclasses.astuple(velden), schrijver.naam, nu]
            for n, (sleutel, handeling, velden) in enumerate(stappen)
        ],
    )
    return greep
