"""A small identity provider on this machine, that can be told to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey


@dataclass
class Provider:
    """Give `anders` to change claims (None removes one); `sleutel` to sign with another key."""

    nu: int
    client: str = "bm"
    geheim: str = ""
    groepen: list[str] = field(default_factory=lambda: ["bm-manager"])
    anders: dict[str, Any] = field(default_factory=dict)
    alg: str = "RS256"
    vals: bool = False

    def __post_init__(self) -> None:
        self.echt = RSAKey.generate_key(2048, {"kid": "een"}, auto_kid=False)
        self.namaak = RSAKey.generate_key(2048, {"kid": "een"}, auto_kid=False)
        self.codes: dict[str, dict[str, str]] = {}
        provider = self

        class _Loket(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/.well-known/openid-configuration":
                    self._zeg(provider.wegwijzer())
                else:
                    self._zeg(KeySet([provider.echt]).as_dict(private=False))

            def do_POST(self) -> None:
                lengte = int(self.headers["content-length"])
                veld = {n: w[0] for n, w in parse_qs(self.rfile.read(lengte).decode()).items()}
                antwoord = provider.token(veld)
                self._zeg(antwoord or {"error": "invalid_grant"}, 200 if antwoord else 400)

            def _zeg(self, inhoud: dict[str, Any], status: int = 200) -> None:
                ruw = json.dumps(inhoud).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(ruw)))
                self.end_headers()
                self.wfile.write(ruw)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Loket)
        self.adres = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def sluit(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def wegwijzer(self) -> dict[str, str]:
        return {
            "issuer": self.adres, "authorization_endpoint": f"{self.adres}/auth",
            "token_endpoint": f"{self.adres}/token", "jwks_uri": f"{self.adres}/jwks",
        }  # fmt: skip

    def meld_aan(self, adres: str) -> str:
        """What the browser does at the provider: returns the query string of the way back."""
        vraag = {n: w[0] for n, w in parse_qs(urlsplit(adres).query).items()}
        assert vraag["response_type"] == "code"
        assert vraag["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = vraag
        return f"code={code}&state={vraag['state']}"

    def token(self, veld: dict[str, str]) -> dict[str, Any] | None:
        vraag = self.codes.get(veld.get("code", ""))
        if vraag is None:
            return None
        uitdaging = base64.urlsafe_b64encode(hashlib.sha256(veld["code_verifier"].encode()).digest()).rstrip(
            b"="
        )
        if uitdaging.decode() != vraag["code_challenge"]:
            return None
        gegevens = {
            "iss": self.adres, "sub": "u1", "aud": self.client, "exp": self.nu + 300, "iat": self.nu,
            "nonce": vraag["nonce"], "name": "Ruud de Vries", "groups": self.groepen, **self.anders,
        }  # fmt: skip
        gegevens = {naam: waarde for naam, waarde in gegevens.items() if waarde is not None}
        if self.alg == "HS256":
            sleutel: Any = OctKey.import_key(self.echt.as_pem(private=False))
        else:
            sleutel = self.namaak if self.vals else self.echt
        id_token = jwt.encode(
            {"alg": self.alg, "kid": "een"}, gegevens, sleutel, algorithms=["RS256", "HS256"]
        )
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": id_token}
