"""Response headers and the content policy; request headers that only the gate may set.

The policy allows scripts of this server only, plus inline scripts whose hash was computed at start from
Streamlit's own page. Wildcards and eval are nowhere in it; the one other host is that of the background tiles
of a map, for images alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence

Koppen = list[tuple[bytes, bytes]]

# header that the gate adds → name under which the app reads it; the same headers from outside are dropped
IDENTITEIT = {
    "x-bm-sid": "sid",
    "x-bm-wie": "wie",
    "x-bm-naam": "naam",
    "x-bm-rol": "rol",
    "x-bm-bereik": "bereik",
    "x-bm-link": "link",
}
_VAN_ONS = re.compile(rb"x[-_]bm[-_]")
_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc\b)[^>]*>(.*?)</script>", re.DOTALL)
VAST: Koppen = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex, nofollow"),
]
TEGELS = "https://service.pdok.nl"  # asked for only when somebody switches the background on
HSTS = (b"strict-transport-security", b"max-age=31536000")
_VOOR_IEDEREEN_GELIJK = ("/component/", "/static/", "/_stcore/bidi-components/")


def inline_hashes(pagina: bytes) -> tuple[str, ...]:
    """CSP sources for the inline scripts of a page."""
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _SCRIPT.findall(pagina)
    )


def beleid(pad: str, ws: str, hashes: Sequence[str]) -> str:
    """The content policy of a path. `ws`: the address of our own WebSocket, such as wss://host."""
    script = f"script-src 'self' 'wasm-unsafe-eval' {' '.join(hashes)}"
    return "; ".join(
        [
            "default-src 'none'",
            script.strip(),
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob: {TEGELS}",
            "font-src 'self' data:",
            f"connect-src 'self' {ws}",
            "frame-src 'self' blob:",
            "worker-src 'self' blob:",
            "media-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
            # components live in frames of our own page; the page itself in no frame at all
            f"frame-ancestors {chr(39)}{'self' if pad.startswith('/component/') else 'none'}{chr(39)}",
        ]
    )


def antwoordkoppen(bestaand: Iterable[tuple[bytes, bytes]], pad: str, csp: str, veilig: bool) -> Koppen:
    """The headers of a response: ours win, the server's name goes, private answers are never stored."""
    onze: Koppen = [*VAST, (b"content-security-policy", csp.encode()), *([HSTS] if veilig else [])]
    if not pad.startswith(_VOOR_IEDEREEN_GELIJK):
        onze.append((b"cache-control", b"private, no-store"))
    namen = {naam for naam, _ in onze} | {b"server"}
    return [(naam, waarde) for naam, waarde in bestaand if naam.lower() not in namen] + onze


def schone_koppen(koppen: Iterable[tuple[bytes, bytes]], ook: Iterable[bytes] = ()) -> Koppen:
    """Request headers without those that only the gate may set."""
    weg = set(ook)
    return [
        (naam, waarde)
        for naam, waarde in koppen
        if not _VAN_ONS.match(naam.lower()) and naam.lower() not in weg
    ]
