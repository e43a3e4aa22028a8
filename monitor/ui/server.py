"""The server: the app as it is, with the gate in front, under uvicorn.

Streamlit reads its settings from config.toml beside app.py. Three are set here, because they are only safe
behind the gate: which headers say who is looking, the address, and a cookie secret of this process alone.
No access log is kept and no forwarded header is believed: addresses with a link's token appear nowhere.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import secrets
import socket
import sys
import threading
import time
from pathlib import Path

import streamlit as st
import streamlit.config
import uvicorn
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from monitor.access.aanmelden import Aanmelddienst
from monitor.access.ingang import Huis
from monitor.access.kluis import Kluis
from monitor.access.koppen import IDENTITEIT, inline_hashes
from monitor.access.poort import Poort
from monitor.access.poortregels import keur
from monitor.access.rem import Rem
from monitor.access.reserve import kopieer_kluis, ruim_op
from monitor.access.taal import in_het_nederlands
from monitor.fouten import BuurtmonitorFout, Geweigerd
from monitor.settings import Instellingen
from monitor.store import Store
from monitor.store.backup import Backup
from monitor.ui import grafieken
from monitor.ui.voorsprong import Voorsprong, vooraf

APP = Path(__file__).parents[2] / "app.py"
LOGBOEK = logging.getLogger(__name__)
EERSTE_ONDERHOUD, ONDERHOUD_ELKE = 30, 600  # seconds
BERICHT_MB = 20  # what a browser may send in one message: choices and edits; files go another way


def maak_app(instellingen: Instellingen, kluis: Kluis) -> st.App:
    """The app behind its gate.

    Raises
    ------
    Geweigerd
        A missing or weak setting: then nothing starts.
    """
    regels = keur(instellingen)
    dienst = None
    if regels.modus == "oidc":
        dienst = Aanmelddienst(
            regels, instellingen.oidc_uitgever, instellingen.oidc_client,
            instellingen.oidc_geheim.get_secret_value(), instellingen.groepenveld,
        )  # fmt: skip
    # a folder named pages would be served page by page until st.navigation has run once: a hole in the gate,
    # and a "page not found" at the first deep link
    PagesManager.uses_pages_directory = False
    grafieken.zonder_schemacontrole()
    pagina = in_het_nederlands((Path(st.__file__).parent / "static" / "index.html").read_bytes())
    huis = Huis(
        regels,
        kluis,
        lambda: int(time.time()),
        _gereed,
        Rem(),
        dienst,
        inline_hashes(pagina),
        vooraf(),
    )
    app = st.App(APP, middleware=[Middleware(Poort, huis=huis), Middleware(Voorsprong)])
    streamlit.config.set_option("server.trustedUserHeaders", dict(IDENTITEIT))
    streamlit.config.set_option("server.address", instellingen.luister)
    streamlit.config.set_option("server.cookieSecret", secrets.token_hex(32))
    return app


def draai(instellingen: Instellingen, poort: int) -> int:
    """Serve until stopped; returns the exit code."""
    _eis_vrij(instellingen.luister, poort)
    with Kluis.open(instellingen.kluis) as kluis:
        app = maak_app(instellingen, kluis)
        waar = instellingen.adres if instellingen.toegang != "lokaal" else f"http://127.0.0.1:{poort}"
        print(f"De Buurtmonitor draait op {waar}  (stoppen: Ctrl+C)", file=sys.stderr)  # noqa: T201
        stop = threading.Event()
        onderhoud = threading.Thread(target=_onderhoud, args=(kluis, stop), daemon=True)
        onderhoud.start()
        _zet_vast()
        uvicorn.run(
            app, host=instellingen.luister, port=poort, log_level="warning", access_log=False,
            proxy_headers=False, server_header=False, ws="websockets-sansio", ws_ping_interval=30,
            ws_ping_timeout=30, ws_max_size=BERICHT_MB * 2**20, ws_per_message_deflate=False,
            timeout_graceful_shutdown=3,
        )  # fmt: skip
        stop.set()
        onderhoud.join()
        _laat_los()
    return 0


def _zet_vast() -> None:
    """What is loaded now stays until the end: the rubbish collector need not look through it again and again.
    It so comes round sooner to what the pages leave behind, which keeps the memory low."""
    gc.collect()
    gc.freeze()


def _laat_los() -> None:
    """The end is near: what was set apart may be thrown away again. The database engine complains at length
    about every object of its own that outlives the program."""
    gc.unfreeze()


def dagelijks(store: Store, kluis: Kluis, nu: dt.datetime) -> Backup | None:
    """The daily back-up with a copy of the vault, when there is something to keep; and tidying up.

    First what is past the retention period goes, so that the new back-up doesn't hold it any more.
    """
    from monitor.ui import bron  # its caches want a running Streamlit

    bron.ruim_verlopen_weg(store, nu, kluis)
    gemaakt = store.backup_als_nodig(nu)
    if gemaakt is not None:
        kopieer_kluis(kluis, gemaakt.bestand, int(nu.timestamp()), door="de app")
    ruim_op(kluis, store.instellingen.reserve, int(nu.timestamp()))
    return gemaakt


def _onderhoud(kluis: Kluis, stop: threading.Event) -> None:
    """Look every ten minutes whether the day asks for a back-up. A failure is logged; the app goes on."""
    wacht = EERSTE_ONDERHOUD
    while not stop.wait(wacht):
        wacht = ONDERHOUD_ELKE
        try:
            from monitor.ui import bron  # its caches want a running Streamlit

            dagelijks(bron.store(), kluis, dt.datetime.now())  # noqa: DTZ005 — local time, as people read it
        except Exception:
            LOGBOEK.exception("The daily back-up failed")


def _eis_vrij(adres: str, poort: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in adres else socket.AF_INET) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((adres, poort))
        except OSError as fout:
            raise Geweigerd(
                f"Poort {poort} op {adres} is niet vrij: misschien draait de app al. "
                "Kies een andere met --port, of sluit het andere programma."
            ) from fout


def _gereed() -> bool:
    """Whether the database answers."""
    from monitor.ui import bron  # its caches want a running Streamlit

    try:
        return bron.store().rij("select 1") == (1,)
    except BuurtmonitorFout:
        return False
