"""The gate: one ASGI layer in front of the app. Nothing reaches Streamlit without passing here.

Every HTTP request and every WebSocket message, in both directions, belongs to a session that is valid at
that moment; a session that is revoked meanwhile ends at its next message. The gate alone says who is
looking: its identity headers are dropped from what comes in and set anew. Deep links, uploads, media and
the map's files are all behind it; Streamlit's metrics, agent API and own login are closed for everybody.
In `lokaal` there is no login: only this computer, under its own name, may connect.
"""

from __future__ import annotations

import hmac
import json
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.access import koppen, sessies, taal
from monitor.access.bereik import Bereik
from monitor.access.ingang import INGANGEN, Huis, naar_aanmelden, scherm, wijs, zet_koekje
from monitor.access.poortregels import is_hier
from monitor.access.sessies import Sessie

DICHT = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check", "/auth", "/oauth2callback")
# Streamlit takes any file for any session that is open, drawn or not, and keeps it in memory
UPLOAD = "/_stcore/upload_file"
PROXY_GEHEIM, PROXY_WIE, PROXY_NAAM, PROXY_GROEPEN = (
    "x-buurtmonitor-geheim", "x-forwarded-user", "x-forwarded-preferred-username", "x-forwarded-groups",
)  # fmt: skip
NIET_AANGEMELD, VERBODEN = 4401, 1008  # WebSocket close codes
LOKAAL = Sessie("lokaal", "lokaal", "Deze computer", "manager", Bereik.alles(), None, 0)


class Poort:
    """The gate around an ASGI app."""

    def __init__(self, app: ASGIApp, huis: Huis) -> None:
        self._app, self._huis = app, huis

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    # -- HTTP ---------------------------------------------------------------------------------------
    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        verzoek = Request(scope, receive)
        pad = str(scope["path"])
        uit = _Uitgang(self._huis, pad, send)
        if pad == "/healthz" or pad == "/readyz":
            await (await wijs(self._huis, verzoek))(scope, receive, uit)
            return
        weigering = self._weigering(scope)
        if weigering is not None:
            await weigering(scope, receive, uit)
        elif pad.startswith(INGANGEN):
            await (await wijs(self._huis, verzoek))(scope, receive, uit)
        elif pad.startswith(DICHT):
            await scherm(404, "Niet gevonden", "Deze pagina bestaat niet.")(scope, receive, uit)
        else:
            sessie, koekje = await self._wie(scope)
            if sessie is None:
                weg = await run_in_threadpool(naar_aanmelden, self._huis, verzoek)
                await weg(scope, receive, uit)
                return
            uit.koekje = koekje
            if pad.startswith(UPLOAD) and sessie.bereik.alleen_kijken:
                geen = "Met deze weergave leest u niets in."
                await scherm(403, "Alleen om te bekijken", geen)(scope, receive, uit)
                return
            await self._app(self._met_identiteit(scope, sessie), receive, uit)

    def _weigering(self, scope: Scope) -> Response | None:
        """A request under another name than ours, or one that went round the proxy."""
        kop, regels = Headers(scope=scope), self._huis.regels
        if regels.modus == "lokaal":
            if is_hier(kop.get("host")) and _van_hier(scope):
                return None
            return scherm(
                403, "Alleen op deze computer", "Deze Buurtmonitor is alleen te openen op de eigen computer."
            )
        if kop.get("host") != regels.host:
            return scherm(
                421,
                "Verkeerd adres",
                "Open de Buurtmonitor op het afgesproken adres.",
                (regels.adres, regels.adres),
            )
        if regels.modus == "proxy" and not self._via_proxy(scope):
            return scherm(403, "Geen toegang", "Open de Buurtmonitor via het portaal van uw organisatie.")
        return None

    # -- WebSocket ----------------------------------------------------------------------------------
    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        kop = Headers(scope=scope)
        sessie = None
        if self._weigering(scope) is None and self._eigen_oorsprong(kop.get("origin")):
            sessie, _ = await self._wie(scope, begin=False)
        if sessie is None or str(scope["path"]).startswith(DICHT):
            await receive()
            await send({"type": "websocket.close", "code": NIET_AANGEMELD if sessie is None else VERBODEN})
            return
        token = self._token(scope)
        dicht = False

        async def nog_binnen(teken_van_leven: bool) -> bool:
            nonlocal dicht
            if not dicht and self._huis.regels.modus != "lokaal":
                nog = await self._controleer(token, teken_van_leven)
                if nog is None or nog.sid != sessie.sid:
                    dicht = True
                    await _zend(send, {"type": "websocket.close", "code": NIET_AANGEMELD})
            return not dicht

        async def naar_binnen() -> Message:
            bericht = await receive()
            if bericht["type"] == "websocket.receive" and not await nog_binnen(True):
                return {"type": "websocket.disconnect", "code": NIET_AANGEMELD}
            return bericht

        async def naar_buiten(bericht: Message) -> None:
            nonlocal dicht
            if dicht:
                return
            if bericht["type"] != "websocket.send" or await nog_binnen(False):
                dicht = not await _zend(send, bericht)

        await self._app(self._met_identiteit(scope, sessie), naar_binnen, naar_buiten)

    async def _controleer(self, token: str | None, teken_van_leven: bool) -> Sessie | None:
        """The session of a token. A page is some hundred messages out, each of them checked: that takes no
        thread of its own when nothing is written and nobody else is writing."""
        kluis, nu = self._huis.kluis, self._huis.klok()
        with kluis.vrij() as vrij:
            if vrij and not teken_van_leven:
                return sessies.controleer(kluis, token, nu, teken_van_leven=False)
        return await run_in_threadpool(sessies.controleer, kluis, token, nu, teken_van_leven=teken_van_leven)

    def _eigen_oorsprong(self, oorsprong: str | None) -> bool:
        if self._huis.regels.modus == "lokaal":
            return oorsprong is None or is_hier(urlsplit(oorsprong).netloc)
        return oorsprong == self._huis.regels.adres

    # -- who ----------------------------------------------------------------------------------------
    async def _wie(self, scope: Scope, *, begin: bool = True) -> tuple[Sessie | None, str | None]:
        """The session of a request, and the cookie to set when it is new."""
        huis = self._huis
        if huis.regels.modus == "lokaal":
            return LOKAAL, None
        token = self._token(scope)
        sessie = await run_in_threadpool(sessies.controleer, huis.kluis, token, huis.klok())
        if huis.regels.modus != "proxy" or PROXY_WIE not in Headers(scope=scope):
            # in proxy mode a login session without the proxy's word is worth nothing; a share link's is
            return (sessie if huis.regels.modus == "oidc" or (sessie and sessie.link) else None), None
        return await run_in_threadpool(self._volgens_proxy, scope, sessie, begin)

    def _volgens_proxy(
        self, scope: Scope, sessie: Sessie | None, begin: bool
    ) -> tuple[Sessie | None, str | None]:
        kop, huis = Headers(scope=scope), self._huis
        namen = kop.getlist(PROXY_WIE)
        if len(namen) != 1 or not namen[0].strip():
            return None, None
        wie = f"proxy:{namen[0].strip()}"
        groepen = [groep.strip() for groep in kop.get(PROXY_GROEPEN, "").split(",")]
        rol = huis.regels.rol(groepen)
        if sessie is not None and (sessie.wie, sessie.rol) == (wie, rol):
            return sessie, None
        nu = huis.klok()
        if rol is None and sessie is not None and sessie.wie == wie:  # out of all groups: what is open ends
            sessies.sluit_alle(huis.kluis, wie, nu, door="portaal")
        if rol is None or not begin:
            return None, None
        naam = kop.get(PROXY_NAAM) or namen[0].strip()
        token = sessies.begin(huis.kluis, nu, wie=wie, naam=naam, rol=rol, bereik=Bereik.van_rol(rol))
        return sessies.controleer(huis.kluis, token, nu), token

    def _via_proxy(self, scope: Scope) -> bool:
        geheim = Headers(scope=scope).getlist(PROXY_GEHEIM)
        peer = scope["client"][0] if scope.get("client") else ""
        goed = len(geheim) == 1 and hmac.compare_digest(
            geheim[0].encode("latin-1", "replace"), self._huis.regels.proxy_geheim.encode()
        )
        return goed and peer in self._huis.regels.proxies

    def _token(self, scope: Scope) -> str | None:
        koekjes: SimpleCookie = SimpleCookie()
        for waarde in Headers(scope=scope).getlist("cookie"):
            try:
                koekjes.load(waarde)
            except CookieError:
                return None
        stuk = koekjes.get(self._huis.regels.koekje)
        return stuk.value if stuk is not None else None

    def _met_identiteit(self, scope: Scope, sessie: Sessie) -> Scope:
        """The scope that the app sees: identity from us, nothing from outside in its place."""
        weg = [naam.encode() for naam in (PROXY_GEHEIM, PROXY_WIE, PROXY_NAAM, PROXY_GROEPEN)]
        if scope["type"] == "http" and not str(scope["path"]).startswith(
            ("/static/", "/media/", "/component/", "/_stcore/")
        ):
            weg.append(b"accept-encoding")  # so that the page's own text can be put into Dutch
        schoon = koppen.schone_koppen(scope["headers"], weg)
        waarden = {
            "sid": sessie.sid, "wie": sessie.wie, "naam": sessie.naam, "rol": sessie.rol,
            "bereik": sessie.bereik.als_tekst(), "link": sessie.link or "",
        }  # fmt: skip
        # a header is latin-1: as JSON text every name survives
        eigen = [
            (kop.encode(), json.dumps(waarden[veld]).encode()) for kop, veld in koppen.IDENTITEIT.items()
        ]
        return {**scope, "headers": [*schoon, *eigen]}


async def _zend(send: Send, bericht: Message) -> bool:
    """Send; False when the browser left meanwhile. The app hears that at its next `receive`, as it should:
    an error in the middle of drawing would be a stack trace in the log at every closed tab.
    """
    try:
        await send(bericht)
    except OSError:
        return False
    return True


class _Uitgang:
    """The way out: our headers on every answer, and the app's own page in Dutch."""

    def __init__(self, huis: Huis, pad: str, send: Send) -> None:
        self._huis, self._pad, self._send = huis, pad, send
        self.koekje: str | None = None
        self._begin: dict[str, Any] | None = None
        self._pagina = b""

    async def __call__(self, bericht: Message) -> None:
        if bericht["type"] == "http.response.start":
            begin = {**bericht, "headers": self._koppen(bericht["headers"])}
            if self._is_pagina(begin):
                self._begin = begin
                return
            await self._send(begin)
        elif bericht["type"] == "http.response.body" and self._begin is not None:
            self._pagina += bericht.get("body", b"")
            if not bericht.get("more_body"):
                await self._send_pagina(self._begin)
        else:
            await self._send(bericht)

    async def _send_pagina(self, begin: dict[str, Any]) -> None:
        pagina = taal.in_het_nederlands(self._pagina, self._huis.vooraf.get(self._pad, b""))
        anders = [
            (naam, waarde)
            for naam, waarde in begin["headers"]
            if naam.lower() not in (b"content-length", b"etag")
        ]
        lengte = (b"content-length", str(len(pagina)).encode())
        await self._send({**begin, "headers": [*anders, lengte]})
        await self._send({"type": "http.response.body", "body": pagina})

    def _is_pagina(self, begin: dict[str, Any]) -> bool:
        soort = next((w for n, w in begin["headers"] if n.lower() == b"content-type"), b"")
        van_ons = self._pad.startswith(INGANGEN)
        return (
            begin["status"] == 200
            and soort.startswith(b"text/html")
            and not van_ons
            and "/component/" not in self._pad
            and not self._pad.startswith("/media/")  # a download stays what was made, to the letter
        )

    def _koppen(self, bestaand: Any) -> koppen.Koppen:
        regels = self._huis.regels
        eigen_beleid = next(
            (w.decode() for n, w in bestaand if n.lower() == b"content-security-policy"), None
        )
        ws = regels.adres.replace("http", "ws", 1)
        csp = eigen_beleid or koppen.beleid(self._pad, ws, self._huis.hashes)
        uit = koppen.antwoordkoppen(bestaand, self._pad, csp, regels.veilig)
        if self.koekje is not None:
            drager = Response()
            zet_koekje(self._huis, drager, self.koekje)
            uit += [(n, w) for n, w in drager.raw_headers if n == b"set-cookie"]
            self.koekje = None
        return uit


def _van_hier(scope: Scope) -> bool:
    client = scope.get("client")
    return client is not None and str(client[0]) in ("127.0.0.1", "::1")
