"""Gluren bij de buren: buurten that resemble one most, what they do differently, what worked there."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monitor.jaarplan.interventie import vragen, woorden
from monitor.jaarplan.interventie.antwoorden import BETER, Burenbeeld, Kenmerk, Lijkt
from monitor.ui import adres, bron, herkomst, opmaak
from monitor.ui.interventie import lijst

KEUZE, PER_RIJ = "buren_buurt", 2
ONBEKENDE_BUURT = "De buurt in dit adres kennen we hier niet. Kies hierboven een buurt."
TE_WEINIG = (
    "Van deze buurt is nog niets bekend om op te vergelijken. Importeer woningen of cijfers bij Gegevens."
)
UITLEG = (
    "Elk kenmerk telt even zwaar en wordt gedeeld door hoe sterk het tussen uw buurten verschilt. 100 % is "
    "precies gelijk. Boven 60 % lijken twee buurten veel op elkaar, onder 37 % weinig: dan is het verschil "
    "op elk kenmerk ongeveer zo groot als gewoonlijk tussen uw buurten. Sommige cijfers zijn over "
    "drie jaar opgeteld, omdat één jaar te weinig gevallen heeft; dat staat op Buurtprofiel bij het cijfer. "
    "Achter een cijfer staat n: over hoeveel woningen, inwoners, schouwpunten of antwoorden het gaat. "
    "Herkomst of nationaliteit van bewoners doet nooit mee."
)
HOE_GELIJK = ((0.6, "veel"), (0.37, "redelijk"), (0.0, "weinig"))  # likeness from, and its word
OVERSTAP = (
    "**Overstappen naar ander werk**: weten we niet. Van ieder staat alleen de functie van nu in de "
    "gegevens, zonder begindatum, dus een overstap is er niet uit op te maken."
)


def toon() -> None:
    """Choose a buurt; the most similar ones side by side, then what they do that this one doesn't."""
    buurten, _ = bron.vraag(vragen.plekken)
    codes = list(buurten)
    if adres.onbekend("buurt", codes):
        st.session_state[KEUZE] = None
    else:
        adres.gekozen("buurt", codes, codes[0], KEUZE)
    code = st.selectbox(
        "Buurt", codes, key=KEUZE, index=None if adres.onbekend("buurt", codes) else 0, width=330,
        format_func=lambda c: buurten[c], placeholder="Kies een buurt",
        on_change=adres.onthoud, args=("buurt", "", KEUZE),
    )  # fmt: skip
    if code is None:
        st.info(ONBEKENDE_BUURT, icon=":material/search_off:")
        return
    beeld = bron.vraag(vragen.gelijkende, bron.vandaag(), code)
    if beeld is None or not beeld.buren:
        st.info(TE_WEINIG, icon=":material/upload_file:")
    else:
        _beeld(beeld)
    _overstappen()


def _beeld(beeld: Burenbeeld) -> None:
    namen = opmaak.opsomming([opmaak.tekst(b.naam) for b in beeld.buren[:3]])
    st.subheader(f"{opmaak.tekst(beeld.zelf.naam)} lijkt het meest op {namen}", anchor=False)
    st.table(
        naast_elkaar(beeld), border="horizontal", hide_index=True,
        alt=f"Kenmerken van {beeld.zelf.naam} naast die van de buurten die er het meest op lijken",
    )  # fmt: skip
    jaren = sorted({jaar for k in beeld.kenmerken for jaar in k.jaren})
    delen = [
        f"Nieuwste cijfers, tot en met {opmaak.opsomming([str(jaar) for jaar in jaren])}" if jaren else "",
        "bron: de cijfers van de stoplichtkaart",
        opmaak.meervoud(len(beeld.kenmerken), "kenmerk", "kenmerken"),
    ]  # fmt: skip
    herkomst.toon_regel(" · ".join(deel for deel in delen if deel))
    st.caption(UITLEG)
    st.subheader("Wat doen zij anders, en wat werkte daar?", anchor=False)
    eigen = {r.toepassing.naam.casefold() for r in beeld.zelf.toepassingen}
    partners = {a.casefold() for a in beeld.zelf.afspraken}
    for buur, vak in zip(beeld.buren, _vakken(len(beeld.buren)), strict=True):
        with vak, st.container(border=True):
            _buur(buur, eigen, partners)


def _vakken(aantal: int) -> list[DeltaGenerator]:
    vakken: list[DeltaGenerator] = []
    for begin in range(0, aantal, PER_RIJ):
        vakken += st.columns(PER_RIJ, gap="medium")[: aantal - begin]
    return vakken


def _buur(buur: Lijkt, eigen: set[str], partners: set[str]) -> None:
    st.markdown(f"**{opmaak.tekst(buur.naam)}** ({opmaak.deel(buur.gelijkenis)} gelijkend)")
    anders = [r for r in buur.toepassingen if r.toepassing.naam.casefold() not in eigen]
    if anders:
        st.caption(f"{opmaak.meervoud(len(anders), 'keer', 'keer')} iets dat in uw buurt nog niet is gedaan")
    elif not buur.toepassingen:
        st.caption("Daar is geen interventie vastgelegd.")
    for regel in sorted(anders, key=lambda r: r.oordeel != BETER):
        lijst.rij(regel, waar=False)
    zelfde = [r for r in buur.toepassingen if r not in anders]
    if zelfde:
        namen = [f"{r.toepassing.naam}: {woorden.kort(r)}" for r in zelfde]
        st.caption(opmaak.tekst(f"Ook hier gedaan: {'; '.join(namen)}."))
    hun = [a for a in buur.afspraken if a.casefold() not in partners]
    if hun:
        st.caption(opmaak.tekst(f"Afspraken die hier niet zijn: {'; '.join(hun)}."))
    elif not buur.afspraken:
        st.caption("Afspraken met partners: geen bekend.")


def naast_elkaar(beeld: Burenbeeld) -> pd.DataFrame:
    """A row per feature, a column per buurt: this one first."""
    alle = (beeld.zelf, *beeld.buren)
    koppen = [f"{opmaak.tekst(b.naam)}" for b in alle]
    rijen = [
        {"Kenmerk": "**Gelijkenis**", **dict(zip(koppen, (_gelijk(b, beeld) for b in alle), strict=True))}
    ]
    rijen += [
        {"Kenmerk": _kenmerk(k), **dict(zip(koppen, (_waarde(b, k) for b in alle), strict=True))}
        for k in beeld.kenmerken
    ]
    return pd.DataFrame(rijen)


def _gelijk(buur: Lijkt, beeld: Burenbeeld) -> str:
    if buur is beeld.zelf:
        return "deze buurt"
    hoe = next(woord for vanaf, woord in HOE_GELIJK if buur.gelijkenis >= vanaf)
    return f"{opmaak.deel(buur.gelijkenis)}, {hoe} (op {buur.gedeeld} kenmerken)"


def _kenmerk(k: Kenmerk) -> str:
    return opmaak.tekst(f"{k.naam}, {k.eenheid}" if k.eenheid else k.naam)


def _waarde(buur: Lijkt, k: Kenmerk) -> str:
    waarde = buur.waarden.get(k.code)
    if k.code == "bouwjaar" and waarde is not None:
        n = buur.aantallen.get(k.code)
        return str(round(waarde)) if n is None else f"{round(waarde)} {_n(n)}"
    n = buur.aantallen.get(k.code)
    cijfer = opmaak.tekst(opmaak.getal(waarde, k.decimalen))
    return cijfer if waarde is None or n is None else f"{cijfer} {_n(n)}"


def _n(n: float) -> str:
    return f":small[(n{opmaak.VAST}{opmaak.tekst(opmaak.getal(n))})]"


def _overstappen() -> None:
    st.subheader("Mensen die van plek wisselen", anchor=False)
    st.markdown(OVERSTAP)
    jaren = bron.vraag(vragen.wisseljaren, bron.vandaag())
    if jaren:
        delen = [f"{opmaak.meervoud(j.buurten, 'buurt', 'buurten')} in {j.jaar}" for j in jaren[:5]]
        st.markdown(
            f"Wat we wel weten, voor de hele corporatie: een andere coördinator kregen "
            f"{opmaak.opsomming(delen)}. Bron: de verdelingen die zijn ingelezen."
        )
