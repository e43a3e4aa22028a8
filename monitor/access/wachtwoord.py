"""Passwords of share links: scrypt, with the cost written beside the hash so that it can be raised later.

Cost n = 2^15, r = 8, p = 3: about 0.2 s and 32 MiB for one guess (OWASP Password Storage Cheat Sheet).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from monitor.fouten import Geweigerd

KORTST = 8
LANGST = 200


@dataclass(frozen=True)
class Kosten:
    """How hard one guess is."""

    n: int = 2**15
    r: int = 8
    p: int = 3


def versleutel(wachtwoord: str, zout: bytes, kosten: Kosten) -> str:
    """`scrypt:n:r:p:salt:hash` of a password; too short or too long is refused."""
    if not KORTST <= len(wachtwoord) <= LANGST:
        raise Geweigerd(f"Kies een wachtwoord van {KORTST} tot {LANGST} tekens.")
    return ":".join(
        [
            "scrypt",
            str(kosten.n),
            str(kosten.r),
            str(kosten.p),
            zout.hex(),
            _scrypt(wachtwoord, zout, kosten).hex(),
        ]
    )


def klopt(wachtwoord: str, bewaard: str) -> bool:
    """Whether this is the password, in constant time."""
    _, n, r, p, zout, hash_ = bewaard.split(":")
    if len(wachtwoord) > LANGST:
        return False
    kosten = Kosten(int(n), int(r), int(p))
    return hmac.compare_digest(_scrypt(wachtwoord, bytes.fromhex(zout), kosten), bytes.fromhex(hash_))


def _scrypt(wachtwoord: str, zout: bytes, kosten: Kosten) -> bytes:
    return hashlib.scrypt(
        wachtwoord.encode("utf-8", "surrogatepass"),
        salt=zout, n=kosten.n, r=kosten.r, p=kosten.p,
        maxmem=256 * kosten.n * kosten.r + 2**20, dklen=32,
    )  # fmt: skip
