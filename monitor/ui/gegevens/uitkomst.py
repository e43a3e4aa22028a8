"""What the last import did, in words that say what is counted, and the page where that shows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monitor.intake import questions as intake
from monitor.intake import telling
from monitor.intake.uitslag import Importuitslag, Uursoorten, zonder_naam
from monitor.ui import bron, opmaak
from monitor.ui.gegevens.grootboek import telt, toon_niet_mee
from monitor.werkdruk import questions as werkdruk

RESULTAAT = "gegevens_resultaat"  # outcomes of the last import
WERKDRUK = ("pages/team/werkdruk.py", "Naar Werkdruk", ":material/speed:")
KAART = ("pages/buurten/stoplichtkaart.py", "Naar de Stoplichtkaart", ":material/traffic:")
PIEKEN = ("pages/team/pieken.py", "Naar Pieken", ":material/trending_up:")
NETWERK = ("pages/buurten/netwerk.py", "Naar Netwerk", ":material/groups:")
PROFIEL = ("pages/buurten/buurtprofiel.py", "Naar Buurtprofiel", ":material/home_pin:")
VERDER = {  # kind of file → where what it brought shows; anything else is about hours and people
    **dict.fromkeys(("buurten", "complexen", "indicatoren", "schouw"), KAART),
    **dict.fromkeys(("projecten", "kengetallen"), PIEKEN),
    "partners": NETWERK,
    "interventies": PROFIEL,
}


def toon() -> None:
    """The outcome under the upload box; nothing before the first import."""
    uitslagen: list[Importuitslag] = st.session_state.get(RESULTAAT, [])
    goed = [u for u in uitslagen if u.uitkomst == "verwerkt"]
    for uitslag in uitslagen:
        if uitslag.uitkomst not in ("verwerkt", "vraag"):
            st.warning(
                f"{opmaak.tekst(uitslag.bestand)}: {opmaak.tekst(zonder_naam(uitslag, uitslag.reden))}"
            )
    if goed:
        _ingelezen(goed)


def _ingelezen(goed: Sequence[Importuitslag]) -> None:
    op_nummer = {regel.batch: regel for regel in bron.vraag(intake.grootboek)}
    andere = bron.vraag(werkdruk.andere_bron)
    met_rijen = [op_nummer[u.batch] for u in goed if u.batch in op_nummer and u.gebieden is None]
    nu = [telt(regel, andere) for regel in met_rijen]
    rijen, seconden = sum(stand.rijen for stand in nu), sum(stand.seconden for stand in nu)
    soorten = Uursoorten(
        sum(stand.soorten.werk for stand in nu),
        sum(stand.soorten.afwezig for stand in nu),
        sum(stand.soorten.gepland for stand in nu),
    )
    apart = sum(u.aansluiting.quarantaine for u in goed)
    cijfers = [zin for u in goed if (zin := _cijfers(u, len(goed) > 1))]
    zin = f"{opmaak.meervoud(len(goed), 'bestand', 'bestanden')} ingelezen"
    if met_rijen:
        zin += f": {opmaak.meervoud(rijen, 'rij telt', 'rijen tellen')} mee"
        zin += f" ({soorten.kort()})" if seconden else ""
    zin = ". ".join([zin, *cijfers]) + "."
    if apart:
        zin += f" {opmaak.meervoud(apart, 'rij staat', 'rijen staan')} apart: herstel ze bij ‘Apart gezet’."
    if rijen or cijfers:
        st.success(zin, icon=":material/check_circle:")
    else:
        st.warning(zin, icon=":material/info:")
    toon_niet_mee(sum(stand.niet_rijen for stand in nu), sum(stand.niet_seconden for stand in nu))
    with st.container(horizontal=True):
        for pagina, naam, icoon in dict.fromkeys(VERDER.get(u.soort or "", WERKDRUK) for u in goed):
            st.page_link(pagina, label=naam, icon=icoon)


def _cijfers(uitslag: Importuitslag, met_naam: bool) -> str:
    """How many figures, and how many of the own areas as they are now: a map may have come in with them."""
    if uitslag.gebieden is None or uitslag.batch is None:
        return ""
    zin = bron.vraag(telling.tel_gebieden, uitslag.batch).in_woorden()
    if not zin:
        return ""
    return f"{opmaak.tekst(uitslag.bestand)}: {zin}" if met_naam else zin[:1].upper() + zin[1:]
