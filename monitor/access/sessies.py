"""Sessions: who is logged in, for how long, and which token in the browser says so.

A session ends 30 minutes after it was last seen, 8 hours after it began, when its share link ends or is
revoked, or when it is closed; whichever comes first. "Last seen" is written at most once a minute: a
session may so end up to a minute early, never late. A moment before the session began is refused, so
that a clock set back opens nothing.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from monitor.access import logboek
from monitor.access.bereik import ROLLEN, Bereik
from monitor.access.kluis import Kluis, vingerafdruk
from monitor.fouten import Geweigerd

STIL = 30 * 60  # seconds without a sign of life
LANGST = 8 * 60 * 60  # seconds in all
VERGEET = 400 * 24 * 60 * 60  # seconds after which a name that no longer logs in is forgotten
ZIE_ELKE = 60  # "last seen" is written at most this often, in seconds

_GELDIG = """
    select s.sid, s.wie, s.naam, s.rol, s.bereik, s.link, s.gezien_op, s.verloopt_op
    from sessie s left join link l on l.id = s.link
    where s.hash = ? and s.gesloten_op is null
      and s.begonnen_op <= ? and s.verloopt_op > ? and s.gezien_op > ?
      and (s.link is null or (l.id is not null and l.ingetrokken_op is null and l.verloopt_op > ?))
"""


@dataclass(frozen=True)
class Sessie:
    """Somebody who may come in now. `link` is the share link's name, None for a login."""

    sid: str
    wie: str
    naam: str
    rol: str
    bereik: Bereik
    link: str | None
    verloopt_op: int


def begin(
    kluis: Kluis, nu: int, *, wie: str, naam: str, rol: str, bereik: Bereik, hoe: str = "aangemeld"
) -> str:
    """Open a session for somebody who proved who he is; returns the token for the cookie."""
    with kluis.wijzig() as verbinding:
        return voeg_toe(kluis, verbinding, nu, wie=wie, naam=naam, rol=rol, bereik=bereik, hoe=hoe)


def voeg_toe(
    kluis: Kluis,
    verbinding: sqlite3.Connection,
    nu: int,
    *,
    wie: str,
    naam: str,
    rol: str,
    bereik: Bereik,
    link: str | None = None,
    uiterlijk: int | None = None,
    hoe: str = "aangemeld",
) -> str:
    """The same inside a transaction; `uiterlijk` is the moment at which it ends anyway."""
    if rol not in ROLLEN:
        raise Geweigerd("Deze rol bestaat niet.")
    token, sid = kluis.nieuw_geheim(), kluis.nieuwe_naam()
    verloopt = min(nu + LANGST, uiterlijk if uiterlijk is not None else nu + LANGST)
    verbinding.execute(
        "insert into sessie (hash, sid, wie, naam, rol, bereik, link, begonnen_op, gezien_op, verloopt_op) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (vingerafdruk(token), sid, wie, naam, rol, bereik.als_tekst(), link, nu, nu, verloopt),
    )
    if link is None:
        _sluit_andere_rol(verbinding, nu, wie, rol)
        verbinding.execute(
            "insert into aanmeldnaam (wie, naam, rol, gezien_op) values (?, ?, ?, ?) "
            "on conflict (wie) do update set naam = excluded.naam, rol = excluded.rol, "
            "gezien_op = excluded.gezien_op",
            (wie, naam, rol, nu),
        )
    logboek.schrijf(verbinding, nu, wie, hoe, f"sessie {sid}, rol {rol}")
    return token


def _sluit_andere_rol(verbinding: sqlite3.Connection, nu: int, wie: str, rol: str) -> None:
    """Whoever comes in with another role than before has it everywhere: what is open elsewhere ends."""
    aantal = verbinding.execute(
        "update sessie set gesloten_op = ? where wie = ? and rol <> ? and gesloten_op is null "
        "and verloopt_op > ? and gezien_op > ?",
        (nu, wie, rol, nu, nu - STIL),
    ).rowcount
    if aantal:
        logboek.schrijf(verbinding, nu, wie, "sessies gesloten", f"andere rol ({rol}): {aantal}")


def controleer(kluis: Kluis, token: str | None, nu: int, *, teken_van_leven: bool = True) -> Sessie | None:
    """The session of a token if it is valid at this moment, else None."""
    if not token or len(token) > 100:
        return None
    with kluis.lees() as verbinding:
        rij = verbinding.execute(_GELDIG, (vingerafdruk(token), nu, nu, nu - STIL, nu)).fetchone()
    if rij is None:
        return None
    sid, wie, naam, rol, bereik, link, gezien_op, verloopt_op = rij
    try:
        sessie = Sessie(sid, wie, naam, rol, Bereik.uit_tekst(bereik), link, verloopt_op)
    except Geweigerd:
        return None  # an unreadable scope shows nothing
    if teken_van_leven and nu - gezien_op >= ZIE_ELKE:
        with kluis.wijzig() as verbinding:
            verbinding.execute(
                "update sessie set gezien_op = ? where sid = ? and gezien_op < ?", (nu, sid, nu)
            )
    return sessie


def was_van_link(kluis: Kluis, token: str | None) -> bool:
    """Whether this token came in by a share link, be it that it has ended since."""
    if not token or len(token) > 100:
        return False
    with kluis.lees() as verbinding:
        rij = verbinding.execute(
            "select 1 from sessie where hash = ? and link is not null", (vingerafdruk(token),)
        ).fetchone()
    return rij is not None


def sluit(kluis: Kluis, token: str | None, nu: int) -> None:
    """Log out: the token is worthless from now on."""
    sessie = controleer(kluis, token, nu, teken_van_leven=False)
    if sessie is None:
        return
    with kluis.wijzig() as verbinding:
        verbinding.execute("update sessie set gesloten_op = ? where sid = ?", (nu, sessie.sid))
        logboek.schrijf(verbinding, nu, sessie.wie, "afgemeld", f"sessie {sessie.sid}")


def sluit_alle(kluis: Kluis, wie: str, nu: int, *, door: str) -> int:
    """Close every session of a person, for instance when somebody leaves; returns how many."""
    with kluis.wijzig() as verbinding:
        aantal = verbinding.execute(
            "update sessie set gesloten_op = ? where wie = ? and gesloten_op is null", (nu, wie)
        ).rowcount
        logboek.schrijf(verbinding, nu, door, "sessies gesloten", f"van {wie}: {aantal}")
    return aantal


def ruim_op(kluis: Kluis, nu: int) -> int:
    """Forget sessions and half logins that ended more than a day ago; the log keeps their lines."""
    grens = nu - 24 * 60 * 60
    with kluis.wijzig() as verbinding:
        aantal = verbinding.execute(
            "delete from sessie where verloopt_op < ? or gezien_op < ? or gesloten_op < ?",
            (grens, grens - STIL, grens),
        ).rowcount
        verbinding.execute("delete from aanmelding where begonnen_op < ?", (grens,))
        verbinding.execute("delete from aanmeldnaam where gezien_op < ?", (nu - VERGEET,))
    return aantal
