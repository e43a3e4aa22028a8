"""The few pages that stand before the app: a share link's front page, a refusal, a goodbye.

Plain HTML without a script; one style block that the policy allows by its hash. Every text from outside is
escaped here and nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
import html

STIJL = (
    ":root{color-scheme:light dark}"
    "body{font:18px/1.5 system-ui,sans-serif;color:light-dark(#1b2430,#f1f4f8);"
    "background:light-dark(#f3f5f8,#11171f);margin:0}"
    "main{max-width:34rem;margin:12vh auto;padding:2rem;border-radius:.5rem;"
    "background:light-dark(#fff,#1b242f)}"
    "h1{font-size:1.5rem;margin-top:0}button{font:inherit;padding:.6rem 1.6rem;border:0;border-radius:.4rem;"
    "background:light-dark(#1f5a94,#2f74ba);color:#fff;cursor:pointer}a{color:light-dark(#1f5a94,#8fc1f2)}"
    "button:focus-visible,input:focus-visible{outline:3px solid #e08a1e;outline-offset:2px}"
    "input{font:inherit;padding:.5rem;width:100%;box-sizing:border-box;margin:.3rem 0 1rem}"
    "[role=alert]{color:light-dark(#a50026,#ff8c96)}"
)
BELEID = (
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; style-src "
    f"'sha256-{base64.b64encode(hashlib.sha256(STIJL.encode()).digest()).decode()}'"
)


def melding(kop: str, tekst: str, knop: tuple[str, str] | None = None) -> bytes:
    """One heading and one sentence; `knop`: address and text of a link below it."""
    onder = f'<p><a href="{html.escape(knop[0])}">{html.escape(knop[1])}</a></p>' if knop else ""
    return _pagina(kop, f"<h1>{html.escape(kop)}</h1><p>{html.escape(tekst)}</p>{onder}")


def voordeur(titel: str, van: str, tot: str, *, levend: bool, met_wachtwoord: bool, fout: str = "") -> bytes:
    """A share link's front page: who shared what until when, and the button that uses it."""
    soort = "De cijfers lopen mee." if levend else "De cijfers zijn vastgelegd op de dag van delen."
    veld = (
        '<label for="w">Wachtwoord</label>'
        '<input id="w" name="wachtwoord" type="password" required autocomplete="off">'
        if met_wachtwoord
        else ""
    )
    alarm = f'<p role="alert">{html.escape(fout)}</p>' if fout else ""
    return _pagina(
        "Gedeelde weergave",
        f"<h1>{html.escape(titel)}</h1><p>Gedeeld door {html.escape(van)}, "
        f"te bekijken tot {html.escape(tot)}. {soort}</p>{alarm}"
        f"<form method='post'>{veld}<button type='submit'>Openen</button></form>",
    )


def _pagina(titel: str, inhoud: str) -> bytes:
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
        f"<title>{html.escape(titel)} – Buurtmonitor</title><style>{STIJL}</style></head>"
        f"<body><main>{inhoud}</main></body></html>"
    ).encode()
