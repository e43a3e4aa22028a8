"""What Pieken and Werkgebieden say of one person, on that person's own sheet: the manager sees no more.

Read-only, and without what is about colleagues (who could take over).
"""

from __future__ import annotations

import streamlit as st

from monitor.prognose import pieken
from monitor.ui import bron, herkomst, opmaak
from monitor.ui.pieken import vooruit
from monitor.werkgebied import questions as werkgebied
from monitor.werkgebied.toets import toets

TITEL, GEBIED = "Verwachting van Pieken", "Het werkgebied"
ZEKERHEID = 0.8
AFGEROND_NIETS = 0.005  # of the fair share: 0 % in whole percents
GEEN_VERWACHTING = (
    "Er is geen verwachting voor deze medewerker: daarvoor zijn een rooster en een eigen buurt nodig."
)


def toon(medewerker: str) -> None:
    """Both parts; each says why when there is nothing."""
    st.header(TITEL, anchor=False)
    st.caption("Precies wat er op Pieken over deze medewerker staat.")
    _vooruit(medewerker)
    zin = gebied_zin(medewerker)
    if zin:
        st.header(GEBIED, anchor=False)
        st.caption(
            "Precies wat er op Werkgebieden over dit gebied staat. Daar telt verlof niet mee en geldt één "
            "overhead voor het hele team; daarom verschilt het van de uren hierboven."
        )
        st.markdown(zin)


def _vooruit(medewerker: str) -> None:
    beeld = bron.vraag(pieken.pieken, bron.vandaag())
    if beeld.reden is not None:
        st.info(beeld.reden, icon=":material/info:")
        return
    if medewerker not in beeld.coordinatoren:
        weinig = "Er zijn te weinig volledig geregistreerde weken voor een verwachting: dat weten we niet."
        st.info(weinig if medewerker in beeld.onbekend else GEEN_VERWACHTING, icon=":material/info:")
        return
    st.markdown(f"**{opmaak.tekst(beeld.zin(medewerker))}**")
    herkomst.toon_regel(
        f"Periode {opmaak.periode(beeld.van, beeld.laatste_dag)} · bron: uren tot en met "
        f"{opmaak.datum(beeld.uren_tot)}, rooster en projectenplan · "
        f"{opmaak.meervoud(beeld.historie, 'week', 'weken')} historie"
    )
    vooruit.toon_grafiek(beeld, medewerker)
    st.markdown(_steun(medewerker))


def _steun(medewerker: str) -> str:
    zeker = f"({opmaak.procent(ZEKERHEID)} zekerheid)"
    regels = [
        f"- {pieken.weken_tekst(k.van, k.tot)}: {opmaak.uren(k.uren_per_week, 0)} per week, door "
        f"{opmaak.tekst(pieken.waardoor(k.projectnaam, k.fase))}"
        for k in sorted(bron.vraag(pieken.steunkaarten, bron.vandaag(), ZEKERHEID), key=lambda k: k.van)
        if k.medewerker == medewerker
    ]
    if not regels:
        return f"Er wordt geen ondersteuning geadviseerd {zeker}."
    uitleg = (
        "Ook in weken die waarschijnlijk passen kan ondersteuning staan: met deze zekerheid moet een "
        "tegenvaller er ook in passen."
    )
    return "\n".join([f"**Geadviseerde ondersteuning** {zeker}", "", *regels, "", uitleg])


def gebied_zin(medewerker: str) -> str:
    """Needed hours of the own area against a fair share; empty when this person has none."""
    vraag = bron.vraag(werkgebied.tafelvraag, bron.vandaag())
    if vraag is None:
        return ""
    eigen = [b for b in toets(vraag.instantie, vraag.nu).balken if b.medewerker == medewerker]
    if not eigen or not eigen[0].buurten:
        return ""
    balk = eigen[0]
    kant = "meer" if balk.afwijking > 0 else "minder"
    deel = opmaak.procent(abs(balk.afwijking))
    verschil = "evenveel als" if abs(balk.afwijking) < AFGEROND_NIETS else f"{deel} {kant} dan"
    vragen = "vraagt" if balk.buurten == 1 else "vragen"
    return (
        f"{opmaak.meervoud(balk.buurten, 'buurt', 'buurten')} met {opmaak.getal(balk.woningen)} woningen "
        f"{vragen} **{opmaak.uren(balk.uren)} per week**: {verschil} het eerlijke deel van "
        f"{opmaak.uren(balk.doel)}. Het zijn benodigde uren uit normen, geen geschreven uren."
    )
