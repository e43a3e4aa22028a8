"""Asks open data over HTTP, carefully: a few hosts only, with a limit on everything, and kept for a while.

- Hosts: only those of the addresses in the settings. A redirect or a next page elsewhere (another host, a
  private address, http instead of https) is refused, never followed.
- Limits: seconds to connect, seconds of silence, seconds in all, redirects, and bytes after unpacking.
- Again: a connection that fails, a 429 or a 5xx is tried again after a pause that doubles (urllib3's Retry);
  an answer that is cut off halfway too. A 4xx is not: asking again does not help.
- Cache: an answer is kept in the work folder, already reduced to what we read of it, and used again for
  `ophaal_cache_uren`. So columns that we do not want never reach the disk.

Nothing is sent but the question itself (name or code of a municipality, years, subjects).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from monitor.fouten import Geweigerd, kort
from monitor.settings import Instellingen

VERBINDEN_SECONDEN = 5.0
ANTWOORD_SECONDEN_MAX = 180.0  # one answer, however slowly it drips in
WACHT_MAX_SECONDEN = 20  # also when a server asks for longer
OMLEIDINGEN = 3
BLOK = 1 << 16  # bytes
_POORT = {"http": 80, "https": 443}

Klok = Callable[[], float]  # seconds that only go up
Houd = Callable[[Any], Any]  # what we keep of an answer


class GeenVerbinding(Geweigerd):
    """The host cannot be reached at all: asking the next source makes no sense."""


class _Sessie(requests.Session):
    """A session that leaves redirects to us: the library would read their whole body first."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        """None: nothing is followed here."""
        return None


class Haler:
    """One session of questions; answers are JSON."""

    def __init__(
        self, instellingen: Instellingen, *, nu: dt.datetime, klok: Klok, wacht: float = 0.5
    ) -> None:
        self._i = instellingen
        self._nu, self._klok = nu, klok
        self._map = instellingen.werkmap / "ophalen"
        self._hosten = {_oorsprong(adres) for adres in instellingen.ophaal_adressen.values()}
        self._sessie = _Sessie()
        self._sessie.auth = lambda vraag: vraag  # no names and passwords from a .netrc
        self._sessie.headers["User-Agent"] = "Buurtmonitor"
        opnieuw = Retry(
            total=instellingen.ophaal_pogingen,
            read=min(1, instellingen.ophaal_pogingen),  # silence has already cost half a minute
            backoff_factor=wacht,
            backoff_max=WACHT_MAX_SECONDEN,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
            redirect=False,
            raise_on_status=False,
            retry_after_max=WACHT_MAX_SECONDEN,
        )
        for soort in _POORT:
            self._sessie.mount(f"{soort}://", HTTPAdapter(max_retries=opnieuw))

    def json(
        self, adres: str, vraag: Mapping[str, str | int] | None = None, houd: Houd = lambda antwoord: antwoord
    ) -> tuple[Any, dt.datetime]:
        """What `houd` keeps of an answer, and when it was asked.

        Raises
        ------
        GeenVerbinding
            No internet, or the host refuses.
        Geweigerd
            Not allowed, too large, too slow, not found, or no JSON.
        """
        url = f"{adres}?{urlencode(vraag)}" if vraag else adres
        bewaard = self._uit_cache(url)
        if bewaard is not None:
            return bewaard
        ruw = self._vraag(url)
        try:
            antwoord = houd(ruw)
        except (AttributeError, KeyError, TypeError, ValueError) as fout:
            raise Geweigerd(
                f"{_naam(url)} antwoordt in een vorm die we niet kennen. Controleer het adres in de "
                "instellingen."
            ) from fout
        self._in_cache(url, antwoord)
        return antwoord, self._nu

    # -- asking -------------------------------------------------------------------------------------
    def _vraag(self, url: str) -> Any:
        fout: Geweigerd | None = None
        for _ in range(self._i.ophaal_pogingen + 1):
            try:
                return json.loads(self._haal(url))
            except (ValueError, RecursionError):
                fout = Geweigerd(
                    f"{_naam(url)} gaf geen leesbaar antwoord: het is afgebroken of geen JSON. Probeer het "
                    "later opnieuw."
                )
            except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
                fout = Geweigerd(
                    f"Het antwoord van {_naam(url)} werd halverwege afgebroken. Probeer het later opnieuw."
                )
        raise fout or Geweigerd(f"{_naam(url)} gaf geen antwoord.")

    def _haal(self, url: str) -> bytes:
        begin = self._klok()
        for _ in range(OMLEIDINGEN + 1):
            self._toets(url)
            try:
                antwoord = self._sessie.get(
                    url,
                    timeout=(VERBINDEN_SECONDEN, self._i.ophaal_seconden),
                    allow_redirects=False,
                    stream=True,
                )
            except requests.exceptions.RequestException as fout:
                raise self._geen_antwoord(url, fout) from fout
            with antwoord:
                if antwoord.is_redirect:
                    url = _volg(url, antwoord.headers["Location"])
                    continue
                self._status(url, antwoord.status_code)
                return self._lees(url, antwoord, begin)
        raise Geweigerd(f"{_naam(url)} blijft doorverwijzen. Controleer het adres in de instellingen.")

    def _lees(self, url: str, antwoord: requests.Response, begin: float) -> bytes:
        inhoud = bytearray()
        try:
            for blok in antwoord.iter_content(BLOK):
                inhoud += blok
                if len(inhoud) > self._i.ophaal_max_mb * 1_000_000:
                    raise Geweigerd(
                        f"Het antwoord van {_naam(url)} is groter dan {self._i.ophaal_max_mb} MB. Verhoog "
                        "ophaal_max_mb in de instellingen als dat klopt."
                    )
                if self._klok() - begin > ANTWOORD_SECONDEN_MAX:
                    raise Geweigerd(
                        f"{_naam(url)} is te traag: na {ANTWOORD_SECONDEN_MAX:.0f} seconden was het antwoord "
                        "nog niet binnen. Probeer het later opnieuw."
                    )
        except (requests.exceptions.Timeout, requests.exceptions.ConnectionError) as fout:
            raise self._geen_antwoord(url, fout) from fout
        return bytes(inhoud)

    def _geen_antwoord(self, url: str, fout: Exception) -> Geweigerd:
        if isinstance(fout, requests.exceptions.SSLError):
            return Geweigerd(
                f"De beveiligde verbinding met {_naam(url)} klopt niet (certificaat). Vraag uw beheerder "
                "of een "
                "tussenserver het verkeer opent."
            )
        stil = isinstance(fout, requests.exceptions.ReadTimeout) or "timed out" in str(fout).casefold()
        if stil and not isinstance(fout, requests.exceptions.ConnectTimeout):
            return Geweigerd(
                f"{_naam(url)} gaf {self._i.ophaal_seconden:.0f} seconden lang geen antwoord. Probeer het "
                "later "
                "opnieuw."
            )
        return GeenVerbinding(
            f"Er is geen verbinding met {_naam(url)}. Is er internet, en laat de firewall dit adres door? "
            "Welke adressen nodig zijn staat in docs/beheer.md. Zonder internet kunt u de bestanden zelf "
            "downloaden en importeren."
        )

    def _status(self, url: str, status: int) -> None:
        if status == 200:
            return
        if status == 429 or status >= 500:
            raise Geweigerd(f"{_naam(url)} heeft een storing ({status}). Probeer het later opnieuw.")
        raise Geweigerd(
            f"{_naam(url)} kent deze vraag niet ({status}). Controleer het adres en het jaar in de "
            "instellingen."
        )

    def _toets(self, url: str) -> None:
        """Only the hosts of the settings, in the way they stand there; https instead of http is fine.

        Raises
        ------
        Geweigerd
        """
        soort, host, poort = _oorsprong(url)
        mag = (soort, host, poort) in self._hosten or (
            (soort, poort) == ("https", 443) and any(host == ander for _, ander, _ in self._hosten)
        )
        if not mag:
            raise Geweigerd(
                f"Het antwoord verwijst naar {kort(host or 'een onbekend adres')}. Dat adres staat niet "
                "in de "
                "instellingen en is niet gevolgd."
            )

    # -- cache --------------------------------------------------------------------------------------
    def _plek(self, url: str) -> Path:
        return self._map / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _uit_cache(self, url: str) -> tuple[Any, dt.datetime] | None:
        try:
            bewaard = json.loads(self._plek(url).read_text(encoding="utf-8"))
            toen = dt.datetime.fromisoformat(bewaard["op"])
            vers = dt.timedelta(0) <= self._nu - toen < dt.timedelta(hours=self._i.ophaal_cache_uren)
            return (bewaard["antwoord"], toen) if vers and bewaard["url"] == url else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # not there, or unreadable: ask again

    def _in_cache(self, url: str, antwoord: Any) -> None:
        self._map.mkdir(parents=True, exist_ok=True)
        plek = self._plek(url)
        tijdelijk = plek.with_suffix(".deel")
        tijdelijk.write_text(
            json.dumps({"url": url, "op": self._nu.isoformat(), "antwoord": antwoord}, ensure_ascii=False),
            encoding="utf-8",
        )
        tijdelijk.replace(plek)

    def vergeet_oude(self) -> None:
        """Throw away kept answers that are too old to be used again."""
        for pad in self._map.glob("*.json"):
            leeftijd = self._nu.replace(tzinfo=dt.UTC).timestamp() - pad.stat().st_mtime
            if leeftijd > self._i.ophaal_cache_uren * 3600:
                pad.unlink(missing_ok=True)


def _oorsprong(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address; empty where there is none.

    Raises
    ------
    Geweigerd
        No http(s) address at all.
    """
    try:
        delen = urlsplit(url)
        if delen.scheme not in _POORT or not delen.hostname or delen.username:
            raise ValueError
        return delen.scheme, delen.hostname.casefold(), delen.port or _POORT[delen.scheme]
    except ValueError as fout:
        raise Geweigerd(
            f"{kort(re.sub('[^ -~]', '?', url))} is geen webadres. Controleer de instellingen."
        ) from fout


def _volg(url: str, doel: str) -> str:
    """Where a redirect goes to; the host is looked at before it is asked."""
    try:
        return urljoin(url, doel)
    except ValueError as fout:
        raise Geweigerd(f"{_naam(url)} verwijst naar iets dat geen webadres is.") from fout


def _naam(url: str) -> str:
    return kort(urlsplit(url).hostname or url)
