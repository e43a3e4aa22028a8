"""The links that were made: who, when, last used, uses left, until when; and the button to take one back."""

from __future__ import annotations

import streamlit as st

from monitor.access import links
from monitor.access.bereik import ALLES
from monitor.access.kluis import Kluis
from monitor.access.links import Link
from monitor.report.bordvragen import wijknamen
from monitor.ui import bron, gedeeld, kijker, opmaak
from monitor.ui.delen.maken import PAGINA

STATUS = {
    "geldig": ":material/link: geldig", "ingetrokken": ":material/link_off: ingetrokken",
    "verlopen": ":material/schedule: verlopen", "opgebruikt": ":material/done_all: opgebruikt",
}  # fmt: skip
OUD_HOOGSTENS = 20


def toon() -> None:
    """Valid links first; those that ended below, folded."""
    moment = gedeeld.nu()
    with Kluis.open(bron.instellingen().kluis) as kluis:
        alle = links.lijst(kluis)
    geldig = [link for link in alle if link.geldig(moment)]
    oud = [link for link in alle if not link.geldig(moment)]
    st.header("Gedeelde links", anchor=False)
    if not geldig:
        st.markdown("Er is nu niets gedeeld: geen enkele link werkt.")
    for link in geldig:
        with st.container(border=True):
            _regel(link, moment)
    if oud:
        with st.expander(f"Niet meer geldig ({len(oud)})", icon=":material/history:"):
            for link in oud[:OUD_HOOGSTENS]:
                _regel(link, moment)


def _regel(link: Link, moment: int) -> None:
    slot = " · :material/key: met wachtwoord" if link.met_wachtwoord else ""
    st.markdown(f"**{opmaak.tekst(link.titel)}** · {STATUS[link.status(moment)]}{slot}")
    st.markdown(f":small[{_wat(link)}]  \n:small[{_gebruik(link)}]")
    if link.ingetrokken_op is None and moment < link.verloopt_op:
        with st.popover("Intrekken", icon=":material/link_off:", key=f"delen_weg_{link.id}"):
            st.markdown("De link werkt meteen niet meer. Wat op een scherm staat, verdwijnt bij verversen.")
            st.button("Ja, trek in", key=f"delen_ja_{link.id}", on_click=_trek_in, args=(link.id,))


def _trek_in(naam: str) -> None:
    with Kluis.open(bron.instellingen().kluis) as kluis:
        gelukt = links.trek_in(kluis, naam, gedeeld.nu(), door=kijker.kijker().naam)
    st.toast(
        "De link is ingetrokken." if gelukt else "Deze link was al ingetrokken.", icon=":material/link_off:"
    )


def _wat(link: Link) -> str:
    namen = bron.vraag(wijknamen)
    waar = "alle wijken"
    if link.bereik.wijken != (ALLES,):
        waar = opmaak.opsomming([opmaak.tekst(namen.get(w, w)) for w in link.bereik.wijken])
    paginas = opmaak.opsomming([PAGINA.get(p, opmaak.tekst(p)) for p in link.bereik.paginas])
    delen = [link.soort, paginas, waar]
    if link.bereik.van or link.bereik.tot:
        van = opmaak.datum(link.bereik.van) if link.bereik.van else "begin"
        tot = opmaak.datum(link.bereik.tot) if link.bereik.tot else "nu"
        delen.append(f"periode {van} t/m {tot}")
    return " · ".join(delen)


def _gebruik(link: Link) -> str:
    keer = opmaak.meervoud(link.gebruikt, "keer", "keer")
    if link.hoogstens is not None:
        over = max(link.hoogstens - link.gebruikt, 0)
        keer += f", nog {over} van {link.hoogstens}"
    laatst = f", laatst {_tijd(link.laatst_op)}" if link.laatst_op is not None else ""
    delen = [
        f"Gemaakt {opmaak.tekst(kijker.door(link.gemaakt_door))} op {_tijd(link.gemaakt_op)}",
        f"geldig tot {_tijd(link.verloopt_op)}",
        f"geopend: {keer}{laatst}",
    ]
    if link.ingetrokken_op is not None:
        delen.append(f"ingetrokken op {_tijd(link.ingetrokken_op)}")
    return " · ".join(delen)


def _tijd(moment: int) -> str:
    plek = bron.op_de_klok(moment)
    return f"{opmaak.datum(plek.date())}, {plek:%H:%M}"
