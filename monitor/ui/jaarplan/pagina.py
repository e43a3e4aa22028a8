"""The page Jaarplan: what is late first, then the year as time line, goals, agreements, hours, files,
history.

In the address: the year, filters (codes, never a name), the part, and `doel` for one goal on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from monitor.jaarplan import questions
from monitor.jaarplan.plan.beeld import TE_LAAT, Actiebeeld, Doelbeeld, Jaarbeeld, kies
from monitor.jaarplan.plan.doelen import ROLLEN
from monitor.jaarplan.plan.rechten import Blik, mag_doel_wijzigen, wie
from monitor.jaarplan.plan.voortgang import STATUSSEN, dagen_te_laat
from monitor.ui import adres, bron, gedaan, opmaak
from monitor.ui.jaarplan import (
    afspraken,
    bestanden,
    formulieren,
    geschiedenis,
    kijk,
    meenemen,
    tijdlijn,
    uren,
    woorden,
)
from monitor.ui.jaarplan import doel as jaarplan_doel

DEEL = "jaarplan_deel"
DELEN = (TIJDLIJN, DOELEN, AFSPRAKEN, UREN, BESTANDEN, GESCHIEDENIS) = (
    "Tijdlijn",
    "Doelen",
    "Prestatieafspraken",
    "Uren",
    "Bestanden",
    "Geschiedenis",
)
ALLE = "alle"
LAAT_HOOGSTENS = 6
NIET_GEKOPPELD = (
    "Uw aanmelding is nog niet gekoppeld aan een medewerker. Vraag uw leidinggevende of beheerder om dat te "
    "doen bij Aanmeldingen; daarna ziet u hier uw eigen acties en de doelen van uw buurt."
)
LEEG = """Er is nog geen jaarplan voor {jaar}. Zo begint u:

1. **Maak een doel.** Schrijf in één zin wat er eind {jaar} anders is, voor welke buurten, en wie ervoor
   zorgt. Met een cijfer erbij (*van 12 naar 8 inbraken per 1.000 woningen*) rekent de Buurtmonitor uit of
   het is gehaald.
2. **Zet er acties onder.** Wie doet wat, van wanneer tot wanneer, en hoeveel uur per week vraagt dat?
3. **Houd het bij.** Vink stappen af; wat te laat is, staat vanzelf bovenaan. Al een plan in Excel? Lees
   het in bij *Bestanden*."""


def toon() -> None:
    """The whole page."""
    blik = kijk.blik()
    gedaan.toon(kijk.NAAM)
    if not blik.alles and blik.medewerker is None:
        st.info(NIET_GEKOPPELD, icon=":material/link_off:")
        return
    jaar = _kies_jaar()
    beeld = bron.vraag(questions.jaarbeeld, bron.vandaag(), jaar, blik)
    gekozen = st.query_params.get("doel")
    if gekozen is not None:
        een = next((d for d in beeld.doelen if str(d.doel.doel) == gekozen), None)
        if een is not None:
            jaarplan_doel.toon(een, beeld, blik)
            return
        st.info(
            "Het doel in dit adres is er niet (meer), of hoort niet bij uw buurten.", icon=":material/help:"
        )
    st.subheader(opmaak.tekst(woorden.kopzin(beeld)), anchor=False)
    st.caption(_bron(beeld, blik))
    if not beeld.doelen:
        _leeg(beeld, blik)
        return
    _laat(beeld, blik)
    _delen(beeld, blik)


def _kies_jaar() -> int:
    jaren = [str(j) for j in bron.vraag(questions.jaren_van, bron.vandaag())]
    standaard = str(bron.vandaag().year)
    doel = st.query_params.get("doel")
    if doel is not None and "jaar" not in st.query_params:
        er = {str(d.doel): str(d.jaar) for d in bron.vraag(questions.lees).doelen}
        standaard = er.get(doel, standaard)
    adres.gekozen("jaar", jaren, standaard, "jaarplan_jaar", wat="Het jaar")
    return int(
        st.segmented_control(
            "Jaar",
            jaren,
            key="jaarplan_jaar",
            required=True,
            on_change=adres.onthoud,
            args=("jaar", str(bron.vandaag().year), "jaarplan_jaar", "doel"),
        )
        or standaard
    )


def _bron(beeld: Jaarbeeld, blik: Blik) -> str:
    wie_ = (
        "alles van het team" if blik.alles else "uw eigen acties, en de doelen van uw buurten en van iedereen"
    )
    return (
        f"Stand van {opmaak.datum(bron.vandaag())} · bron: wat het team hier bijhoudt en de cijfers van de "
        f"Stoplichtkaart · {opmaak.meervoud(len(beeld.acties), 'actie', 'acties')} · u ziet {wie_}"
    )


def _leeg(beeld: Jaarbeeld, blik: Blik) -> None:
    st.info(LEEG.format(jaar=beeld.jaar), icon=":material/flag:")
    with st.container(horizontal=True):
        formulieren.knop_doel(beeld, blik)
    if blik.alles:
        bestanden.toon(beeld, blik, leeg=True)


def _laat(beeld: Jaarbeeld, blik: Blik) -> None:
    with st.container(border=True):
        st.markdown("##### ▲ Wat is te laat")
        if not beeld.laat:
            st.markdown(woorden.NIETS_LAAT)
            return
        for actie in beeld.laat[:LAAT_HOOGSTENS]:
            _late_regel(actie, beeld, blik)
        rest = len(beeld.laat) - LAAT_HOOGSTENS
        if rest > 0:
            st.caption(f"En nog {rest}: kies hieronder de status 'te laat'.")


def _late_regel(actie: Actiebeeld, beeld: Jaarbeeld, blik: Blik) -> None:
    wie_ = wie(actie.actie.eigenaar, blik, beeld.kennis)
    dagen = dagen_te_laat(actie.actie.tot, bron.vandaag())
    with st.container(gap=None):
        kijk.naar_doel(
            f"**{opmaak.tekst(actie.actie.tekst)}**",
            actie.doel,
            f"laat_{actie.actie.actie}",
            icoon="schedule",
        )
        st.caption(
            f"Moest af zijn op {opmaak.datum(actie.actie.tot)}, "
            f"{opmaak.meervoud(dagen, 'dag', 'dagen')} te laat · "
            + (f"ook in het plan van {beeld.jaar + 1} · " if actie.meegenomen else "")
            + f"{opmaak.tekst(wie_)} · doel: {opmaak.tekst(actie.doel.tekst)}"
        )


def _delen(beeld: Jaarbeeld, blik: Blik) -> None:
    delen = [d for d in DELEN if d != UREN or kijk.ziet_uren()]
    deel = adres.knoppen("Onderdeel", "deel", delen, TIJDLIJN, DEEL)
    if deel in (TIJDLIJN, DOELEN):
        doelen = _filter(beeld, blik)
        if not doelen:
            st.info("Bij deze keuze staat er niets. Kies ruimer.", icon=":material/filter_alt_off:")
        elif deel == TIJDLIJN:
            tijdlijn.toon(doelen, beeld.jaar, blik, beeld.kennis)
        else:
            for doel in doelen:
                _kaartje(doel, beeld, blik)
        with st.container(horizontal=True):
            formulieren.knop_doel(beeld, blik)
            meenemen.knop(beeld, blik)
    elif deel == AFSPRAKEN:
        afspraken.toon(beeld, blik)
    elif deel == UREN:
        uren.toon(beeld, blik)
    elif deel == BESTANDEN:
        bestanden.toon(beeld, blik)
    else:
        geschiedenis.toon(beeld, blik)


def _filter(beeld: Jaarbeeld, blik: Blik) -> tuple[Doelbeeld, ...]:
    """Three choices in a row; each writes itself in the address."""
    weet = beeld.kennis
    genoemd = {c for d in beeld.doelen for c in d.doel.buurten}
    buurten = [ALLE, *(c for c in weet.buurten if c in genoemd or c == st.query_params.get("buurt"))]
    eigenaars = [ALLE, *_eigenaars(beeld)]
    with st.container(horizontal=True):
        buurt = _keuze(
            "Buurt",
            "De buurt",
            "buurt",
            buurten,
            lambda c: "Alle buurten" if c == ALLE else weet.buurten[c].naam,
        )
        eigenaar = _keuze(
            "Wie",
            "De persoon",
            "wie",
            eigenaars,
            lambda e: "Iedereen" if e == ALLE else wie(e, blik, weet).capitalize(),
        )
        status = _keuze(
            "Status",
            "De status",
            "status",
            [ALLE, TE_LAAT, *STATUSSEN],
            lambda s: "Elke status" if s == ALLE else str(woorden.STATUS[s]),
        )
    return kies(beeld, buurt=buurt, eigenaar=eigenaar, status=status)


def _eigenaars(beeld: Jaarbeeld) -> Sequence[str]:
    er = {d.doel.eigenaar for d in beeld.doelen} | {a.actie.eigenaar for a in beeld.acties}
    mensen = sorted(er - set(ROLLEN), key=lambda e: beeld.kennis.mensen.get(e, (e, ""))[0])
    return [*(r for r in ROLLEN if r in er), *mensen]


def _keuze(label: str, wat: str, naam: str, opties: Sequence[str], tekst: Callable[[str], str]) -> str | None:
    gekozen = adres.keuzelijst(label, naam, opties, ALLE, f"jaarplan_{naam}", tekst, wat=wat, breedte=220)
    return None if gekozen == ALLE else gekozen


def _kaartje(beeld: Doelbeeld, jaar: Jaarbeeld, blik: Blik) -> None:
    d = beeld.doel
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"##### {opmaak.tekst(d.tekst)}", width="stretch")
            kijk.naar_doel("Open dit doel", d, "kaart", icoon="open_in_full", soort="secondary")
        st.caption(
            f"{opmaak.tekst(woorden.waar(d, jaar.kennis))} · "
            f"{opmaak.tekst(wie(d.eigenaar, blik, jaar.kennis))}"
            + (f" · afspraak met {opmaak.tekst(beeld.afspraak.met)}" if beeld.afspraak else "")
        )
        if beeld.maat is not None:
            st.markdown(opmaak.tekst(f"{woorden.van_naar(d, beeld.maat)}. {woorden.cijfer_nu(beeld)}"))
        st.markdown(f"**{opmaak.tekst(woorden.uitslag_zin(beeld))}**")
        if beeld.maat is not None and beeld.nu is not None:
            st.caption(opmaak.tekst(woorden.herkomst(beeld)))
        st.progress(woorden.voortgang(beeld.voortgang), text=opmaak.tekst(beeld.voortgang.zin))
        if mag_doel_wijzigen(blik, d):
            with st.container(horizontal=True):
                formulieren.knop_actie(beeld, jaar, blik, "lijst")
