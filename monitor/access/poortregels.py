"""How the gate is set, checked before anything listens: a weak secret or a half setting is refused."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.access.bereik import ROLLEN
from monitor.fouten import Geweigerd
from monitor.settings import Instellingen

KORTST_GEHEIM = 32
SOORTEN_TEKENS = 12
_BEKEND = (
    "changeme",
    "secret",
    "geheim",
    "password",
    "wachtwoord",
    "voorbeeld",
    "example",
    "1234567890",
    "vervang",
)
_HIER = ("127.0.0.1", "localhost", "::1", "[::1]")


@dataclass(frozen=True)
class Poortregels:
    """The gate's settings, known to be sound. `adres` has no slash at the end; empty in `lokaal`."""

    modus: str
    adres: str
    groepen: tuple[tuple[str, str], ...]
    proxies: tuple[str, ...]
    proxy_geheim: str

    @property
    def veilig(self) -> bool:
        """Whether browsers reach us over TLS."""
        return self.adres.startswith("https://")

    @property
    def host(self) -> str:
        """Host (with port) that a browser names."""
        return urlsplit(self.adres).netloc

    @property
    def koekje(self) -> str:
        """Name of the session cookie; the prefix makes browsers refuse it from other hosts or over http."""
        return "__Host-bm" if self.veilig else "bm"

    def rol(self, groepen: list[str]) -> str | None:
        """The first role, in the order of ROLLEN, that these groups give; None: no access."""
        gekregen = {rol for groep, rol in self.groepen if groep in groepen}
        return next(
            (rol for rol in ("manager", "beheerder", "medewerker", "bestuur") if rol in gekregen), None
        )


def is_hier(host: str | None) -> bool:
    """Whether a host name (with or without port) is this very computer."""
    if not host:
        return False
    naam = urlsplit(f"//{host}").hostname or ""
    return naam.lower() in _HIER


def eis_sterk(naam: str, geheim: str) -> None:
    """Refuse a secret that is short, simple or known.

    Raises
    ------
    Geweigerd
    """
    zwak = (
        len(geheim) < KORTST_GEHEIM
        or len(set(geheim)) < SOORTEN_TEKENS
        or any(woord in geheim.lower() for woord in _BEKEND)
    )
    if zwak:
        raise Geweigerd(
            f"De instelling '{naam}' is te zwak: de app start niet. Maak een geheim van minstens "
            f"{KORTST_GEHEIM} willekeurige tekens, bijvoorbeeld met: openssl rand -base64 32"
        )


def keur(instellingen: Instellingen) -> Poortregels:
    """The gate's settings, or a sentence that says what is wrong.

    Raises
    ------
    Geweigerd
        A missing or weak setting.
    """
    modus = instellingen.toegang
    if modus == "lokaal":
        if not is_hier(instellingen.luister):
            raise Geweigerd(
                "Zonder aanmelden luistert de app alleen op deze computer. Zet 'luister' op 127.0.0.1, "
                "of kies bij 'toegang' voor oidc of proxy."
            )
        return Poortregels(modus, "", (), (), "")
    adres = instellingen.adres.rstrip("/")
    delen = urlsplit(adres)
    if delen.scheme not in ("http", "https") or not delen.netloc or delen.path or delen.query:
        raise Geweigerd("Vul bij 'adres' het volledige adres in, zoals https://buurtmonitor.voorbeeld.nl")
    if delen.scheme == "http" and not is_hier(delen.netloc):
        raise Geweigerd("Het 'adres' moet met https:// beginnen: zonder TLS kan iedereen meelezen.")
    _keur_rollen(instellingen.groepen)
    geheim = ""
    if modus == "oidc":
        if not instellingen.oidc_uitgever or not instellingen.oidc_client:
            raise Geweigerd("Vul 'oidc_uitgever' en 'oidc_client' in om via een aanmelddienst aan te melden.")
        eis_sterk("oidc_geheim", instellingen.oidc_geheim.get_secret_value())
    else:
        geheim = instellingen.proxy_geheim.get_secret_value()
        eis_sterk("proxy_geheim", geheim)
        if not instellingen.proxy_adressen:
            raise Geweigerd("Vul bij 'proxy_adressen' in welke server mag melden wie er kijkt.")
    for ip in instellingen.proxy_adressen:
        _keur_ip(ip)
    return Poortregels(
        modus, adres, tuple(sorted(instellingen.groepen.items())), instellingen.proxy_adressen, geheim
    )


def _keur_rollen(groepen: dict[str, str]) -> None:
    if not groepen:
        raise Geweigerd("Vul bij 'groepen' in welke groep welke rol krijgt; anders komt niemand binnen.")
    vreemd = sorted(set(groepen.values()) - set(ROLLEN))
    if vreemd:
        raise Geweigerd(f"De rol '{vreemd[0]}' bij 'groepen' bestaat niet. Kies uit: {', '.join(ROLLEN)}.")


def _keur_ip(ip: str) -> None:
    try:
        ipaddress.ip_address(ip)
    except ValueError as fout:
        raise Geweigerd(f"'{ip}' bij 'proxy_adressen' is geen IP-adres.") from fout
