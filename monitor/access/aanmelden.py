"""Logging in at the corporation's own identity provider: OpenID Connect, authorization code with PKCE.

Authlib makes and trades the code, joserfc (of the same makers) checks the ID token. Refused: a signature
that is not the provider's, another issuer or audience, an expired token, a missing or other nonce, a
`state` that we didn't give, gave to another browser, or that was used before (replay), and a user without
a group that has a role. `state`, nonce and verifier live in the vault, once, for ten minutes.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from monitor.access.kluis import Kluis, vingerafdruk
from monitor.access.poortregels import Poortregels
from monitor.fouten import Geweigerd, kort

TIEN_MINUTEN = 600
SPELING = 60  # seconds that two clocks may differ
NETWERK_SECONDEN = 10
ALGORITMEN = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
_MISLUKT = "Aanmelden is niet gelukt. Begin opnieuw; lukt het dan nog niet, vraag uw beheerder om hulp."


@dataclass(frozen=True)
class Identiteit:
    """Who somebody proved to be."""

    wie: str
    naam: str
    rol: str


class Aanmelddienst:
    """The identity provider. Its addresses and keys are fetched when first needed."""

    def __init__(
        self, regels: Poortregels, uitgever: str, client: str, geheim: str, groepenveld: str
    ) -> None:
        self._regels, self._uitgever, self._client = regels, uitgever.rstrip("/"), client
        self._geheim, self._groepenveld = geheim, groepenveld
        self._slot = threading.Lock()
        self._wegwijzer: dict[str, Any] = {}
        self._sleutels: KeySet | None = None

    def begin(self, kluis: Kluis, nu: int, terug: str) -> tuple[str, str]:
        """Start: returns the provider's address to go to, and the token for the login cookie."""
        state, nonce, verifier, browser = (kluis.nieuw_geheim() for _ in range(4))
        adres, _ = self._sessie().create_authorization_url(
            self._weg("authorization_endpoint"), state=state, nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier), code_challenge_method="S256",
        )  # fmt: skip
        with kluis.wijzig() as verbinding:
            verbinding.execute(
                "insert into aanmelding (hash, browser, nonce, verifier, terug, begonnen_op) "
                "values (?, ?, ?, ?, ?, ?)",
                (vingerafdruk(state), vingerafdruk(browser), nonce, verifier, lokaal_pad(terug), nu),
            )
        return str(adres), browser

    def voltooi(
        self, kluis: Kluis, nu: int, *, state: str, code: str, browser: str, uitgever: str | None
    ) -> tuple[Identiteit, str]:
        """Finish: returns who it is and the page to go to.

        Raises
        ------
        Geweigerd
            For every reason above; the user reads one sentence, the log tells no secrets.
        """
        with kluis.wijzig() as verbinding:
            raak = verbinding.execute(
                "update aanmelding set gebruikt_op = ? where hash = ? and browser = ? "
                "and gebruikt_op is null and begonnen_op between ? and ? returning nonce, verifier, terug",
                (nu, vingerafdruk(state), vingerafdruk(browser), nu - TIEN_MINUTEN, nu),
            ).fetchone()
        if raak is None or (uitgever is not None and uitgever.rstrip("/") != self._uitgever):
            raise Geweigerd(_MISLUKT)
        nonce, verifier, terug = raak
        try:
            antwoord = self._sessie().fetch_token(
                self._weg("token_endpoint"), code=code, code_verifier=verifier,
                grant_type="authorization_code", timeout=NETWERK_SECONDEN,
            )  # fmt: skip
            gegevens = self._keur_token(str(antwoord["id_token"]), nonce, nu)
        except Geweigerd:
            raise
        except Exception as fout:  # whatever goes wrong in another's token or network: refused
            raise Geweigerd(_MISLUKT) from fout
        return self._wie(gegevens), str(terug)

    def _keur_token(self, token: str, nonce: str, nu: int) -> dict[str, Any]:
        try:
            gelezen = jwt.decode(token, self._sleutelbos(), algorithms=ALGORITMEN)
        except (JoseError, ValueError):
            gelezen = jwt.decode(token, self._sleutelbos(ververs=True), algorithms=ALGORITMEN)
        jwt.JWTClaimsRegistry(
            now=nu, leeway=SPELING,
            iss={"essential": True, "value": self._wegwijzer.get("issuer", self._uitgever)},
            sub={"essential": True}, exp={"essential": True}, iat={"essential": True},
            aud={"essential": True, "value": self._client}, nonce={"essential": True, "value": nonce},
        ).validate(gelezen.claims)  # fmt: skip
        publiek = gelezen.claims["aud"]
        if isinstance(publiek, list) and len(publiek) > 1 and gelezen.claims.get("azp") != self._client:
            raise Geweigerd(_MISLUKT)
        return dict(gelezen.claims)

    def _wie(self, gegevens: dict[str, Any]) -> Identiteit:
        groepen = gegevens.get(self._groepenveld, [])
        rol = self._regels.rol([groepen] if isinstance(groepen, str) else [str(groep) for groep in groepen])
        naam = str(gegevens.get("name") or gegevens.get("preferred_username") or gegevens["sub"])
        if rol is None:
            raise Geweigerd(
                f"{kort(naam)} heeft geen rol in de Buurtmonitor. "
                "Vraag uw beheerder om u aan een groep toe te voegen."
            )
        return Identiteit(f"oidc:{gegevens['sub']}", naam, rol)

    def _sessie(self) -> OAuth2Session:
        return OAuth2Session(
            self._client, self._geheim, scope="openid profile email",
            redirect_uri=f"{self._regels.adres}/aanmelden/terug",
        )  # fmt: skip

    def _weg(self, naam: str) -> str:
        with self._slot:
            if not self._wegwijzer:
                self._wegwijzer = self._haal(f"{self._uitgever}/.well-known/openid-configuration")
                if str(self._wegwijzer.get("issuer", "")).rstrip("/") != self._uitgever:
                    self._wegwijzer = {}
                    raise Geweigerd(_MISLUKT)
            return str(self._wegwijzer[naam])

    def _sleutelbos(self, *, ververs: bool = False) -> KeySet:
        adres = self._weg("jwks_uri")
        with self._slot:
            if self._sleutels is None or ververs:
                self._sleutels = KeySet.import_key_set(self._haal(adres))
            return self._sleutels

    def _haal(self, adres: str) -> Any:
        try:
            antwoord = self._sessie().get(adres, withhold_token=True, timeout=NETWERK_SECONDEN)
            antwoord.raise_for_status()
            return antwoord.json()
        except Exception as fout:  # the provider is another's machine: anything may come back
            raise Geweigerd(
                "De aanmelddienst is niet bereikbaar. Probeer het over een minuut opnieuw."
            ) from fout


def lokaal_pad(pad: str) -> str:
    """A page of our own to go back to; anything else becomes the front page."""
    eigen = (
        pad.startswith("/") and not pad.startswith(("//", "/\\")) and pad.isprintable() and "\\" not in pad
    )
    return pad if eigen and not pad.startswith(("/d/", "/aanmelden", "/afmelden")) else "/"
