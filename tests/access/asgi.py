"""Talk to an ASGI app without a network: requests, WebSockets, and an app that tells what reached it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGINA = (
    b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><link rel="service-desc" href="x" />'
    b"</head><body><script>a = 1</script></body></html>"
)


class Binnen:
    """The app behind the gate: remembers every scope that reached it."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []
        self.ontvangen: list[bytes] = []

    @property
    def paden(self) -> list[str]:
        return [scope["path"] for scope in self.scopes]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        if scope["type"] == "http":
            is_html = scope["path"] in ("/", "/werkdruk") or scope["path"].endswith(".html")
            soort = b"text/html; charset=utf-8" if is_html else b"text/plain"
            koppen = [
                (b"content-type", soort),
                (b"server", b"geheime server 1.0"),
                (b"content-length", b"%d" % len(PAGINA)),
            ]
            await send({"type": "http.response.start", "status": 200, "headers": koppen})
            await send({"type": "http.response.body", "body": PAGINA[:50], "more_body": True})
            await send({"type": "http.response.body", "body": PAGINA[50:]})
            return
        await receive()
        await send({"type": "websocket.accept"})
        while True:
            bericht = await receive()
            if bericht["type"] == "websocket.disconnect":
                return
            self.ontvangen.append(bericht.get("bytes") or b"")
            await send({"type": "websocket.send", "bytes": b"echo " + (bericht.get("bytes") or b"")})

    def identiteit(self) -> dict[str, Any]:
        """The gate's own headers in the last scope; each must be there once."""
        koppen = [(n.decode(), w) for n, w in self.scopes[-1]["headers"] if n.startswith((b"x-bm", b"x_bm"))]
        assert len(koppen) == len({naam for naam, _ in koppen})
        return {naam.removeprefix("x-bm-"): json.loads(waarde) for naam, waarde in koppen}


@dataclass
class Antwoord:
    """What came back."""

    status: int
    koppen: list[tuple[str, str]]
    inhoud: bytes = b""

    def kop(self, naam: str) -> str:
        return next((waarde for eigen, waarde in self.koppen if eigen == naam), "")

    @property
    def koekjes(self) -> dict[str, str]:
        return dict(w.split(";")[0].split("=", 1) for n, w in self.koppen if n == "set-cookie")  # type: ignore[misc]


@dataclass
class Browser:
    """Keeps cookies; `host` and `peer` are what the server sees."""

    app: ASGIApp
    host: str = "buurt.voorbeeld.nl"
    peer: str = "10.0.0.9"
    koekjes: dict[str, str] = field(default_factory=dict)
    altijd: Sequence[tuple[str, str]] = ()
    weg_na: int = 1_000  # messages after which the tab is closed: sending fails, as uvicorn has it

    def vraag(self, pad: str, methode: str = "GET", inhoud: bytes = b"", **koppen: str) -> Antwoord:
        """One request; a keyword `x_bm_rol` is the header `x-bm-rol`."""
        delen = urlsplit(pad)
        scope = self._scope("http", delen.path, delen.query, {"accept": "text/html", **koppen})
        scope["method"] = methode
        antwoord = Antwoord(0, [])

        async def receive() -> Message:
            return {"type": "http.request", "body": inhoud}

        async def send(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                antwoord.status = bericht["status"]
                antwoord.koppen = [(n.decode().lower(), w.decode()) for n, w in bericht["headers"]]
            else:
                antwoord.inhoud += bericht.get("body", b"")

        asyncio.run(self.app(scope, receive, send))
        self.koekjes.update(antwoord.koekjes)
        if antwoord.kop("content-length"):
            assert int(antwoord.kop("content-length")) == len(antwoord.inhoud)
        return antwoord

    def verbind(self, berichten: Sequence[Any], pad: str = "/_stcore/stream", **koppen: str) -> list[Message]:
        """Open a WebSocket, send bytes (a callable in between is called first), return all that came back."""
        scope = self._scope("websocket", pad, "", koppen)
        terug: list[Message] = []
        rij: list[Message] = [{"type": "websocket.connect"}]
        te_doen = list(berichten)

        async def receive() -> Message:
            if rij:
                return rij.pop(0)
            while te_doen:
                stap = te_doen.pop(0)
                if callable(stap):
                    stap()
                    continue
                return {"type": "websocket.receive", "bytes": stap}
            return {"type": "websocket.disconnect", "code": 1000}

        async def send(bericht: Message) -> None:
            if len(terug) >= self.weg_na:
                raise OSError
            terug.append(bericht)

        asyncio.run(self.app(scope, receive, send))
        return terug

    def _scope(self, soort: str, pad: str, vraag: str, koppen: dict[str, str]) -> Scope:
        alle = [("host", self.host), *self.altijd, *((n.replace("_", "-"), w) for n, w in koppen.items())]
        if self.koekjes:
            alle.append(("cookie", "; ".join(f"{n}={w}" for n, w in self.koekjes.items())))
        return {
            "type": soort, "path": pad, "raw_path": pad.encode(), "query_string": vraag.encode(),
            "headers": [(n.encode(), w.encode("latin-1")) for n, w in alle], "client": (self.peer, 40000),
            "server": ("127.0.0.1", 8501), "scheme": "http", "http_version": "1.1", "root_path": "",
            "subprotocols": [],
        }  # fmt: skip
