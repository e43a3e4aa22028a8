"""Look at pages without a browser: a WebSocket as Streamlit's page opens it, and all bytes that come back."""

from __future__ import annotations

from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

WACHT = 120  # seconds


def verbind(adres: str, token: str) -> ClientConnection:
    """A connection of the session with this token."""
    return connect(
        adres.replace("http", "ws") + "/_stcore/stream", origin=Origin(adres), max_size=None,
        subprotocols=[Subprotocol("streamlit")], additional_headers={"cookie": f"bm={token}"},
    )  # fmt: skip


def vraag_pagina(pad: str) -> bytes:
    """The message that asks for one run of a page, with its query string."""
    delen = urlsplit(pad)
    bericht = BackMsg()
    bericht.rerun_script.query_string = delen.query
    bericht.rerun_script.page_script_hash = calc_hash(delen.path.strip("/"))
    return bericht.SerializeToString()


def klaar(stuk: bytes) -> bool:
    """Whether this message ends the run; a page that sends on to another one has not ended yet."""
    bericht = ForwardMsg.FromString(stuk)
    eind = bericht.WhichOneof("type") == "script_finished"
    return eind and bericht.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def bekijk(lijn: ClientConnection, pad: str) -> bytes:
    """Everything that the server sends for one run of a page."""
    lijn.send(vraag_pagina(pad))
    alles = b""
    while True:
        stuk = lijn.recv(timeout=WACHT)
        assert isinstance(stuk, bytes)
        alles += stuk
        if klaar(stuk):
            return alles
