"""Share links: `/d/<name>.<secret>`, of which only the hash of the secret is kept.

A link always expires (14 days unless chosen otherwise, 90 at most), may have a password and a number of
uses, shows only its scope, and can be revoked; a revoked link ends its sessions too. Opening counts as one
use and takes a button press, so that a mail scanner that follows the address uses nothing up. After ten
wrong passwords in a row the link rests for a quarter of an hour. A link manages nothing: whoever comes in
with one has the role `bestuur` and the link's scope.
"""

from __future__ import annotations

import hmac
import re
import sqlite3
from dataclasses import dataclass

from monitor.access import logboek, sessies, wachtwoord
from monitor.access.bereik import ALLES, Bereik
from monitor.access.kluis import Kluis, vingerafdruk
from monitor.fouten import Geweigerd, kort

DAG = 24 * 60 * 60
DAGEN_STANDAARD = 14
DAGEN_HOOGSTENS = 90
FOUT_HOOGSTENS = 10  # wrong passwords in a row …
RUST = 15 * 60  # … and then this many seconds nothing is tried
ROL = "bestuur"
SOORTEN = ("momentopname", "levend")
_TOKEN = re.compile(r"([A-Za-z0-9_-]{12})\.([A-Za-z0-9_-]{43})")
_VELDEN = (
    "id, titel, soort, bereik, gemaakt_door, gemaakt_op, verloopt_op, wachtwoord is not null, hoogstens, "
    "gebruikt, laatst_op, ingetrokken_op"
)


@dataclass(frozen=True)
class Link:
    """A share link as its maker sees it; the secret is nowhere in it. Moments in seconds, UTC."""

    id: str
    titel: str
    soort: str
    bereik: Bereik
    gemaakt_door: str
    gemaakt_op: int
    verloopt_op: int
    met_wachtwoord: bool
    hoogstens: int | None
    gebruikt: int
    laatst_op: int | None
    ingetrokken_op: int | None

    def geldig(self, nu: int) -> bool:
        """Whether somebody could still open it."""
        return self.status(nu) == "geldig"

    def status(self, nu: int) -> str:
        """geldig | ingetrokken | verlopen | opgebruikt."""
        if self.ingetrokken_op is not None:
            return "ingetrokken"
        if not self.gemaakt_op <= nu < self.verloopt_op:
            return "verlopen"
        if self.hoogstens is not None and self.gebruikt >= self.hoogstens:
            return "opgebruikt"
        return "geldig"


class OngeldigeLink(Geweigerd):
    """The link doesn't exist, has expired, was revoked or is used up: on purpose one sentence for all."""

    def __init__(self) -> None:
        super().__init__("Deze link is ongeldig, verlopen of ingetrokken. Vraag de afzender om een nieuwe.")


class FoutWachtwoord(Geweigerd):
    """The link is right, the password isn't."""


def maak(
    kluis: Kluis,
    nu: int,
    *,
    door: str,
    titel: str,
    bereik: Bereik,
    soort: str = "momentopname",
    inhoud: str | None = None,
    dagen: int = DAGEN_STANDAARD,
    hoogstens: int | None = None,
    geheim_woord: str | None = None,
    kosten: wachtwoord.Kosten | None = None,
) -> tuple[Link, str]:
    """Make a link; returns it with its token, which is shown this once and kept nowhere.

    Raises
    ------
    Geweigerd
        An empty or unlimited page list, a wrong kind, expiry or number of uses, a short password, or a
        momentopname without the figures it freezes.
    """
    _keur(bereik, soort, inhoud, dagen, hoogstens)
    bewaard = None
    if geheim_woord is not None:
        bewaard = wachtwoord.versleutel(geheim_woord, kluis.zout(), kosten or wachtwoord.Kosten())
    naam, geheim = kluis.nieuwe_naam(), kluis.nieuw_geheim()
    with kluis.wijzig() as verbinding:
        verbinding.execute(
            "insert into link (id, hash, titel, soort, bereik, inhoud, gemaakt_door, gemaakt_op, "
            "verloopt_op, wachtwoord, hoogstens) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (naam, vingerafdruk(geheim), kort(titel, 80), soort, bereik.als_tekst(), inhoud, kort(door, 80),
             nu, nu + dagen * DAG, bewaard, hoogstens),
        )  # fmt: skip
        logboek.schrijf(verbinding, nu, door, "link gemaakt", f"{naam}, {soort}, {dagen} dagen")
        gemaakt = _link(verbinding.execute(f"select {_VELDEN} from link where id = ?", (naam,)).fetchone())
    return gemaakt, f"{naam}.{geheim}"


def bekijk(kluis: Kluis, token: str, nu: int) -> Link:
    """What the landing page may tell somebody who holds the whole token; uses nothing up.

    Raises
    ------
    OngeldigeLink
        For every reason the same.
    """
    with kluis.lees() as verbinding:
        return _zoek(verbinding, token, nu)[0]


def open_(kluis: Kluis, token: str, nu: int, geheim_woord: str | None = None) -> str:
    """Use the link: returns the token of a new session.

    Raises
    ------
    OngeldigeLink, FoutWachtwoord
    """
    with kluis.lees() as verbinding:
        link, bewaard, dicht_tot = _zoek(verbinding, token, nu)
    if bewaard is not None:
        if nu < dicht_tot:
            raise FoutWachtwoord("Te vaak een fout wachtwoord. Probeer het over een kwartier opnieuw.")
        if geheim_woord is None or not wachtwoord.klopt(geheim_woord, bewaard):
            _tel_fout(kluis, link.id, nu)
            raise FoutWachtwoord("Dit wachtwoord klopt niet. Vraag het na bij de afzender van de link.")
    with kluis.wijzig() as verbinding:
        raak = verbinding.execute(
            "update link set gebruikt = gebruikt + 1, laatst_op = ?, fout_achtereen = 0 where id = ? "
            "and ingetrokken_op is null and verloopt_op > ? and (hoogstens is null or gebruikt < hoogstens)",
            (nu, link.id, nu),
        ).rowcount
        if raak != 1:
            raise OngeldigeLink
        return sessies.voeg_toe(
            kluis, verbinding, nu, wie=f"link {link.id}", naam=link.titel, rol=ROL, bereik=link.bereik,
            link=link.id, uiterlijk=link.verloopt_op, hoe="link geopend",
        )  # fmt: skip


def trek_in(kluis: Kluis, naam: str, nu: int, *, door: str) -> bool:
    """Revoke a link and with it every session it opened. False: no such link, or already revoked."""
    with kluis.wijzig() as verbinding:
        raak = verbinding.execute(
            "update link set ingetrokken_op = ?, ingetrokken_door = ? "
            "where id = ? and ingetrokken_op is null",
            (nu, kort(door, 80), naam),
        ).rowcount
        if raak:
            logboek.schrijf(verbinding, nu, door, "link ingetrokken", naam)
    return bool(raak)


def lijst(kluis: Kluis) -> list[Link]:
    """All links, newest first."""
    with kluis.lees() as verbinding:
        rijen = verbinding.execute(f"select {_VELDEN} from link order by gemaakt_op desc, id").fetchall()
    return [_link(rij) for rij in rijen]


def zoek(kluis: Kluis, naam: str) -> Link | None:
    """One link by its name, as its maker sees it."""
    with kluis.lees() as verbinding:
        rij = verbinding.execute(f"select {_VELDEN} from link where id = ?", (naam,)).fetchone()
    return None if rij is None else _link(rij)


def inhoud(kluis: Kluis, naam: str, nu: int) -> str | None:
    """The frozen figures of a momentopname, while the link is neither revoked nor expired."""
    with kluis.lees() as verbinding:
        rij = verbinding.execute(
            "select inhoud from link where id = ? and ingetrokken_op is null and verloopt_op > ?", (naam, nu)
        ).fetchone()
    return None if rij is None else rij[0]


def _keur(bereik: Bereik, soort: str, inhoud: str | None, dagen: int, hoogstens: int | None) -> None:
    if bereik.leeg or bereik.paginas == (ALLES,):
        raise Geweigerd("Kies welke pagina's en wijken u deelt; een link naar alles bestaat niet.")
    if soort not in SOORTEN:
        raise Geweigerd("Een link is een momentopname of levend.")
    if soort == "momentopname" and not inhoud:
        raise Geweigerd(
            "Er zijn nog geen cijfers om vast te leggen. Importeer eerst, of maak een levende link."
        )
    if not 1 <= dagen <= DAGEN_HOOGSTENS:
        raise Geweigerd(f"Een link verloopt na 1 tot {DAGEN_HOOGSTENS} dagen.")
    if hoogstens is not None and hoogstens < 1:
        raise Geweigerd("Een link moet minstens één keer te openen zijn.")


def _zoek(verbinding: sqlite3.Connection, token: str, nu: int) -> tuple[Link, str | None, int]:
    delen = _TOKEN.fullmatch(token)
    if delen is None:
        raise OngeldigeLink
    rij = verbinding.execute(
        f"select {_VELDEN}, hash, wachtwoord, dicht_tot from link where id = ?", (delen[1],)
    ).fetchone()
    # compare always, so that a wrong name takes as long as a wrong secret
    hash_ = bytes(rij[-3]) if rij else b"\0" * 32
    if not hmac.compare_digest(hash_, vingerafdruk(delen[2])) or rij is None:
        raise OngeldigeLink
    link = _link(rij[:-3])
    if not link.geldig(nu):
        raise OngeldigeLink
    return link, rij[-2], rij[-1]


def _tel_fout(kluis: Kluis, naam: str, nu: int) -> None:
    with kluis.wijzig() as verbinding:
        verbinding.execute("update link set fout_achtereen = fout_achtereen + 1 where id = ?", (naam,))
        (aantal,) = verbinding.execute("select fout_achtereen from link where id = ?", (naam,)).fetchone()
        if aantal >= FOUT_HOOGSTENS:
            verbinding.execute(
                "update link set fout_achtereen = 0, dicht_tot = ? where id = ?", (nu + RUST, naam)
            )
        logboek.schrijf(verbinding, nu, f"link {naam}", "fout wachtwoord", f"{aantal} achtereen")


def _link(rij: tuple[object, ...]) -> Link:
    naam, titel, soort, bereik, *rest = rij
    return Link(str(naam), str(titel), str(soort), Bereik.uit_tekst(str(bereik)), *_getypt(rest))  # type: ignore[arg-type]


def _getypt(rest: list[object]) -> list[object]:
    rest[3] = bool(rest[3])  # met_wachtwoord
    return rest
