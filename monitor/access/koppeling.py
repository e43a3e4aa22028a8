"""Which medewerker is behind a login: said once by the manager or the beheerder, never guessed.

A name or an address from the identity provider is no proof: two people can share a name, and with some
providers people set their address themselves. The link holds the medewerker's number and the name that
stood there at that moment; when that number carries another name (another database was put in place) the
link is void until somebody renews it. One login per medewerker, one medewerker per login. Every change is
a line in the audit log; taking a link away ends the sessions of that login.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from monitor.access import logboek, sessies
from monitor.access.kluis import Kluis
from monitor.fouten import Geweigerd, kort

_VELDEN = "wie, naam, rol, gezien_op, medewerker, medewerker_naam, gekoppeld_door, gekoppeld_op"


@dataclass(frozen=True)
class Aanmeldnaam:
    """Somebody who logged in at least once. Moments in seconds, UTC."""

    wie: str
    naam: str
    rol: str
    gezien_op: int
    medewerker: str | None
    medewerker_naam: str | None
    gekoppeld_door: str | None
    gekoppeld_op: int | None


def lijst(kluis: Kluis) -> list[Aanmeldnaam]:
    """Everybody who ever logged in, by name."""
    with kluis.lees() as verbinding:
        rijen = verbinding.execute(f"select {_VELDEN} from aanmeldnaam order by naam, wie").fetchall()
    return [Aanmeldnaam(*rij) for rij in rijen]


def medewerker_van(kluis: Kluis, wie: str) -> Aanmeldnaam | None:
    """The login with its medewerker; None when nobody linked it."""
    with kluis.lees() as verbinding:
        rij = verbinding.execute(
            f"select {_VELDEN} from aanmeldnaam where wie = ? and medewerker is not null", (wie,)
        ).fetchone()
    return Aanmeldnaam(*rij) if rij else None


def koppel(kluis: Kluis, nu: int, wie: str, medewerker: str, naam: str, *, door: str) -> None:
    """This login is this medewerker from now on.

    Raises
    ------
    Geweigerd
        Nobody logged in under this name, or another login has this medewerker.
    """
    try:
        with kluis.wijzig() as verbinding:
            raak = verbinding.execute(
                "update aanmeldnaam set medewerker = ?, medewerker_naam = ?, gekoppeld_door = ?, "
                "gekoppeld_op = ? where wie = ?",
                (medewerker, naam, kort(door, 80), nu, wie),
            ).rowcount
            if not raak:
                raise Geweigerd(f"{kort(wie)} heeft zich nog nooit aangemeld. Kies iemand uit de lijst.")
            logboek.schrijf(verbinding, nu, door, "aanmelding gekoppeld", f"{wie} is {medewerker}")
    except sqlite3.IntegrityError as fout:
        raise Geweigerd(
            f"{kort(naam)} hoort al bij een andere aanmelding. Haal die koppeling eerst weg."
        ) from fout


def ontkoppel(kluis: Kluis, nu: int, wie: str, *, door: str) -> None:
    """This login is nobody's any more; its sessions end."""
    with kluis.wijzig() as verbinding:
        verbinding.execute(
            "update aanmeldnaam set medewerker = null, medewerker_naam = null, gekoppeld_door = null, "
            "gekoppeld_op = null where wie = ?",
            (wie,),
        )
        logboek.schrijf(verbinding, nu, door, "aanmelding losgemaakt", wie)
    sessies.sluit_alle(kluis, wie, nu, door=door)
