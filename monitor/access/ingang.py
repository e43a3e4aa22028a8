"""The gate's own addresses: share links, logging in and out, health. All else is the app's.

GET `/d/<token>` uses nothing up: it shows who shared what, with a button. POST opens, sets the cookie and
answers 303 to a page of the scope, so that the token leaves the address bar and its history. Failures count
per address; the log gets the link's name, never its secret.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.access import links, logboek, schermen, sessies
from monitor.access.aanmelden import Aanmelddienst, lokaal_pad
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.access.poortregels import Poortregels
from monitor.access.rem import Rem
from monitor.fouten import Geweigerd

INGANGEN = ("/d/", "/aanmelden", "/afmelden", "/healthz", "/readyz")
HALF: Final = "-aanmelding"  # the login cookie: the session cookie's name with this behind it
LANGSTE_FORMULIER = 4096  # bytes


@dataclass(frozen=True)
class Huis:
    """What the gate works with. `klok` gives the moment, `gereed` asks the database."""

    regels: Poortregels
    kluis: Kluis
    klok: Callable[[], int]
    gereed: Callable[[], bool]
    rem: Rem
    dienst: Aanmelddienst | None = None
    hashes: tuple[str, ...] = ()
    vooraf: Mapping[str, bytes] = field(default_factory=dict)  # page → links for its head


async def wijs(huis: Huis, verzoek: Request) -> Response:
    """The answer to one of the gate's own addresses."""
    pad = verzoek.url.path
    if pad == "/healthz":
        return Response("ok", media_type="text/plain")
    if pad == "/readyz":
        goed = await run_in_threadpool(huis.gereed)
        return Response("gereed" if goed else "niet gereed", 200 if goed else 503, media_type="text/plain")
    if huis.regels.modus == "lokaal":
        return scherm(404, "Niet gevonden", "Op deze computer is geen aanmelden of gedeelde link nodig.")
    if pad.startswith("/d/"):
        return await _link(huis, verzoek, pad.removeprefix("/d/"))
    if pad == "/aanmelden" and huis.dienst is not None:
        return await run_in_threadpool(_begin, huis, verzoek)
    if pad == "/aanmelden/terug" and huis.dienst is not None:
        return await run_in_threadpool(_voltooi, huis, verzoek)
    if pad == "/afmelden" and verzoek.method == "POST" and zelfde_oorsprong(huis, verzoek):
        return await run_in_threadpool(_af, huis, verzoek)
    return scherm(404, "Niet gevonden", "Deze pagina bestaat niet.", ("/", "Naar de Buurtmonitor"))


def scherm(status: int, kop: str, tekst: str, knop: tuple[str, str] | None = None) -> Response:
    """A page of one sentence."""
    return Response(
        schermen.melding(kop, tekst, knop), status, {"content-security-policy": schermen.BELEID}, "text/html"
    )


def zet_koekje(
    huis: Huis, antwoord: Response, token: str, *, extra: str = "", seconden: int | None = None
) -> None:
    """A cookie that scripts can't read and other sites can't send."""
    antwoord.set_cookie(
        huis.regels.koekje + extra, token, max_age=seconden, path="/",
        secure=huis.regels.veilig, httponly=True, samesite="lax",
    )  # fmt: skip


def zelfde_oorsprong(huis: Huis, verzoek: Request) -> bool:
    """Whether a form came from our own pages."""
    oorsprong = verzoek.headers.get("origin")
    if (
        oorsprong is None or oorsprong == "null"
    ):  # `no-referrer` makes browsers send null for our own form too
        return verzoek.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    return oorsprong == huis.regels.adres


def afzender(huis: Huis, verzoek: Request) -> str:
    """The address to count failures under: the last hop that a listed proxy names, else the peer."""
    wie = verzoek.client.host if verzoek.client else "?"
    if wie in huis.regels.proxies:
        return verzoek.headers.get("x-forwarded-for", wie).rsplit(",", 1)[-1].strip()[:60]
    return wie


async def _link(huis: Huis, verzoek: Request, token: str) -> Response:
    wie, nu = afzender(huis, verzoek), huis.klok()
    if huis.rem.dicht(wie, nu):
        return scherm(
            429, "Even wachten", "Er zijn te veel pogingen gedaan. Probeer het over een minuut opnieuw."
        )
    if verzoek.method not in ("GET", "HEAD", "POST") or (
        verzoek.method == "POST" and not zelfde_oorsprong(huis, verzoek)
    ):
        return scherm(405, "Niet gevonden", "Open de link uit het bericht opnieuw.")
    woord = await _wachtwoord(verzoek) if verzoek.method == "POST" else None
    try:
        link = await run_in_threadpool(links.bekijk, huis.kluis, token, nu)
        if verzoek.method != "POST":
            return _voordeur(link)
        sessie = await run_in_threadpool(links.open_, huis.kluis, token, nu, woord)
        # the cookie gets another token: what it held would live on in an open tab, with nothing to log out by
        await run_in_threadpool(sessies.sluit, huis.kluis, verzoek.cookies.get(huis.regels.koekje), nu)
    except links.FoutWachtwoord as fout:
        huis.rem.tel(wie, nu)
        return _voordeur(link, fout.zin)
    except links.OngeldigeLink as fout:
        huis.rem.tel(wie, nu)
        await run_in_threadpool(
            logboek.noteer, huis.kluis, nu, f"adres {wie}", "link geweigerd", _naam(token)
        )
        return scherm(404, "Deze link werkt niet", fout.zin)
    antwoord = RedirectResponse(f"/{_eerste(link.bereik.paginas)}", 303)
    zet_koekje(huis, antwoord, sessie)
    return antwoord


def _eerste(paginas: tuple[str, ...]) -> str:
    """The board first: it is the page that sums up the rest."""
    return "bord" if "bord" in paginas else paginas[0]


def _naam(token: str) -> str:
    """The public part of a token, if it looks like one; the rest never enters the log."""
    naam = token.partition(".")[0]
    return naam if len(naam) == 12 and naam.replace("-", "").replace("_", "").isalnum() else "(geen link)"


def _voordeur(link: links.Link, fout: str = "") -> Response:
    tot = f"{dt.datetime.fromtimestamp(link.verloopt_op, dt.UTC):%d-%m-%Y}"
    html = schermen.voordeur(
        link.titel, link.gemaakt_door, tot, levend=link.soort == "levend",
        met_wachtwoord=link.met_wachtwoord, fout=fout,
    )  # fmt: skip
    return Response(html, 403 if fout else 200, {"content-security-policy": schermen.BELEID}, "text/html")


async def _wachtwoord(verzoek: Request) -> str | None:
    """The one field of the form, read with a limit."""
    if int(verzoek.headers.get("content-length") or 0) > LANGSTE_FORMULIER:
        return None
    ruw = b""
    async for stuk in verzoek.stream():
        ruw += stuk
        if len(ruw) > LANGSTE_FORMULIER:
            return None
    return parse_qs(ruw.decode("utf-8", "replace")).get("wachtwoord", [None])[0]


def _begin(huis: Huis, verzoek: Request) -> Response:
    assert huis.dienst is not None  # noqa: S101 — `wijs` looked
    try:
        adres, browser = huis.dienst.begin(huis.kluis, huis.klok(), verzoek.query_params.get("terug", "/"))
    except Geweigerd as fout:
        return scherm(502, "Aanmelden lukt niet", fout.zin, ("/aanmelden", "Opnieuw aanmelden"))
    antwoord = RedirectResponse(adres, 302)
    zet_koekje(huis, antwoord, browser, extra=HALF, seconden=600)
    return antwoord


def _voltooi(huis: Huis, verzoek: Request) -> Response:
    assert huis.dienst is not None  # noqa: S101
    nu, wie, vraag = huis.klok(), afzender(huis, verzoek), verzoek.query_params
    if huis.rem.dicht(wie, nu):
        return scherm(
            429, "Even wachten", "Er zijn te veel pogingen gedaan. Probeer het over een minuut opnieuw."
        )
    try:
        mens, terug = huis.dienst.voltooi(
            huis.kluis, nu, state=vraag.get("state", ""), code=vraag.get("code", ""),
            browser=verzoek.cookies.get(huis.regels.koekje + HALF, ""), uitgever=vraag.get("iss"),
        )  # fmt: skip
    except Geweigerd as fout:
        huis.rem.tel(wie, nu)
        logboek.noteer(huis.kluis, nu, f"adres {wie}", "aanmelden geweigerd")
        return scherm(403, "Aanmelden is niet gelukt", fout.zin, ("/aanmelden", "Opnieuw aanmelden"))
    token = sessies.begin(
        huis.kluis, nu, wie=mens.wie, naam=mens.naam, rol=mens.rol, bereik=Bereik.van_rol(mens.rol)
    )
    antwoord = RedirectResponse(lokaal_pad(terug), 303)
    zet_koekje(huis, antwoord, token)
    antwoord.delete_cookie(huis.regels.koekje + HALF, path="/", secure=huis.regels.veilig, httponly=True)
    return antwoord


def _af(huis: Huis, verzoek: Request) -> Response:
    sessies.sluit(huis.kluis, verzoek.cookies.get(huis.regels.koekje), huis.klok())
    antwoord = scherm(200, "U bent afgemeld", "U kunt dit venster sluiten.", ("/", "Opnieuw aanmelden"))
    antwoord.delete_cookie(huis.regels.koekje, path="/", secure=huis.regels.veilig, httponly=True)
    return antwoord


def naar_aanmelden(huis: Huis, verzoek: Request) -> Response:
    """What somebody without a session meets: a person goes to log in, a script gets 401."""
    document = verzoek.method == "GET" and "text/html" in verzoek.headers.get("accept", "")
    if not document:
        return Response("aanmelden vereist", 401, media_type="text/plain")
    if sessies.was_van_link(huis.kluis, verzoek.cookies.get(huis.regels.koekje)):
        return scherm(
            401, "Deze link geeft geen toegang meer",
            "De link waarmee u binnenkwam, is ingetrokken of verlopen. Vraag de afzender om een nieuwe.",
            *([("/aanmelden", "Aanmelden als medewerker")] if huis.dienst is not None else []),
        )  # fmt: skip
    if huis.dienst is None:
        return scherm(401, "Aanmelden vereist", "Open de Buurtmonitor via het portaal van uw organisatie.")
    delen = urlsplit(str(verzoek.url))
    terug = lokaal_pad(delen.path + (f"?{delen.query}" if delen.query else ""))
    return RedirectResponse(f"/aanmelden?{urlencode({'terug': terug})}", 302)
