"""One application on one screen: what it did next to comparable areas, its steps, and its history."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor.jaarplan.interventie import toepassing as interventie
from monitor.jaarplan.interventie import vragen, woorden
from monitor.jaarplan.interventie.antwoorden import Detail, Doelindicator, Uitkomst
from monitor.jaarplan.interventie.effect import CIJFER
from monitor.jaarplan.interventie.kaarten import SOORTEN
from monitor.jaarplan.interventie.toepassing import ROLLEN, Toepassing, Versie
from monitor.jaarplan.interventie.vergelijkbaar import gelijkenis
from monitor.jaarplan.versies import neem_terug
from monitor.leefbaarheid import questions
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, gedaan, geschiedenis, herkomst, kijker, opmaak
from monitor.ui.geschiedenis import Historieregel
from monitor.ui.interventie import formulier, grafiek, lijst, rechten
from monitor.ui.interventie.formulier import PAGINA
from monitor.ui.stoplicht import bereik as stoplicht_bereik
from monitor.ui.stoplicht import uitleg as stoplicht_uitleg
from monitor.ui.stoplicht.kort import PROFIEL

ONBEKEND = "De interventie in dit adres staat niet (meer) op de lijst."


def toon(toepassing: str) -> None:
    """The sheet of one application, with the way back to the list."""
    st.button(
        "Naar de lijst", icon=":material/arrow_back:", key="interventie_terug", on_click=formulier.naar_lijst
    )
    detail = bron.vraag(vragen.detail, bron.vandaag(), toepassing)
    if detail is None:
        st.info(ONBEKEND, icon=":material/search_off:")
        _geschiedenis(bron.vraag(interventie.geschiedenis, toepassing))
        return
    regel, t = detail.regel, detail.regel.toepassing
    st.subheader(opmaak.tekst(f"{t.naam}, {regel.waar}"), anchor=False)
    delen = [
        SOORTEN.get(t.soort, t.soort), lijst.periode(regel), t.status,
        f"getrokken door: {ROLLEN[t.rol]}" if t.rol else "", t.doel,
    ]  # fmt: skip
    herkomst.toon_regel(opmaak.tekst(" · ".join(deel for deel in delen if deel)))
    links, rechts = st.columns([3, 2], gap="large")
    with links:
        _effect(detail)
    with rechts:
        _stappen(t)
        if t.notitie:
            st.markdown(f"**Notitie**: {opmaak.tekst(t.notitie)}")
        if rechten.mag_in(t.buurt):
            rechten.vraag_naam()
            formulier.wijzig(t)
            st.button(
                "Haal van de lijst",
                icon=":material/delete:",
                key="interventie_weg",
                on_click=_haal_weg,
                args=(t,),
            )
        else:
            st.caption(rechten.NIET_HIER)
        if not detail.geschiedenis:
            st.caption("Komt uit een ingelezen lijst; hier is er nog niets aan gewijzigd.")
        _geschiedenis(detail.geschiedenis)
        st.page_link(
            PROFIEL, label="Naar Buurtprofiel", icon=":material/home_pin:", query_params={"buurt": t.gebied}
        )


def _effect(detail: Detail) -> None:
    regel, effect = detail.regel, detail.regel.effect
    st.markdown(f"**{woorden.TEKEN[regel.oordeel]} {opmaak.tekst(woorden.zin(regel))}**")
    if detail.ook:
        namen = opmaak.opsomming([opmaak.tekst(naam) for naam in detail.ook])
        st.markdown(f"In die jaren liep hier ook: {namen}. Een verschil hoort dan bij alles samen.")
    grafiek.toon(detail)
    if detail.jaren and regel.indicator:
        st.caption(bijschrift(detail))
    if effect is not None and regel.indicator is not None and effect.voor is not None:
        st.table(
            tabel(effect, regel.indicator), border="horizontal", hide_index=True,
            alt=f"{regel.indicator.naam} voor en na, met wat verwacht was",
        )  # fmt: skip
        herkomst.toon_regel(opmaak.tekst(bronregel(effect, regel.indicator)))
    with st.container(horizontal=True):
        herkomst.uitleg(bron.vraag(vragen.uitleg), sleutel="interventie", titel="Hoe weten we dit?")
        if effect is not None and regel.indicator is not None and detail.jaren:
            _bronregels(effect, detail)
    st.caption(woorden.TOEVAL_KORT)
    if detail.buren and regel.indicator:
        _buren(detail, regel.indicator)


def _bronregels(effect: Uitkomst, detail: Detail) -> None:
    """The rows of the files behind the own figures, as on Buurtprofiel."""
    regel, indicator = detail.regel, detail.regel.indicator
    if indicator is None:
        return
    van, tot = detail.jaren[0].jaar, detail.jaren[-1].jaar

    def haal() -> pd.DataFrame:
        rijen = bron.vraag(questions.rijen_van_jaren, effect.gebied, indicator.code, van, tot)
        return stoplicht_uitleg.tabel(rijen)

    herkomst.bronregels(
        haal, sleutel="interventie", naam=f"bronregels-{effect.gebied}-{indicator.code}",
        kop=stoplicht_uitleg.kop(f"Bronregels: {regel.waar}, {indicator.naam}, {van} t/m {tot}"),
        uitleg_leeg="Achter dit cijfer staan geen losse rijen: het is uit een ander bestand afgeleid.",
    )  # fmt: skip


def bijschrift(detail: Detail) -> str:
    """What the lines of the picture are."""
    regel = detail.regel
    naam = opmaak.tekst(regel.indicator.naam if regel.indicator else "")
    plek, over = opmaak.tekst(regel.waar), ""
    if regel.toepassing.complex and regel.effect and regel.effect.gebied == regel.toepassing.buurt:
        plek = opmaak.tekst(regel.buurt)
        over = " Per complex is dit cijfer er niet: gemeten is de hele buurt."
    band = (
        f" De band is waar de middelste 80 % van {len(detail.buren)} vergelijkbare gebieden zit, de "
        "streepjeslijn hun midden."
        if detail.buren
        else ""
    )
    return f"Lijn: {naam} in {plek}.{band} De staande streep is de start, het vlak de looptijd.{over}"


def tabel(effect: Uitkomst, indicator: Doelindicator) -> pd.DataFrame:
    """Before, after, expected, difference, and how sure."""
    rijen = [
        (f"Vóór ({_jaren(effect.voor_van, effect.voor_tot)})", woorden.cijfer(effect.voor, indicator)),
        (f"Na ({_jaren(effect.na_van, effect.na_tot)})", woorden.cijfer(effect.na, indicator)),
    ]
    zegt_iets = [
        ("Verwacht na, zonder interventie", woorden.cijfer(effect.verwacht, indicator)),
        ("Verschil", woorden.verschil(effect, indicator)),
        ("Kans op een verschil deze kant op", woorden.kans(effect.kans)),
        ("Naast dezelfde som elders", f"{woorden.plek(effect)}, van groot naar klein verschil"),
    ]
    rijen += zegt_iets if effect.verwacht is not None else []
    return pd.DataFrame([{"": opmaak.tekst(wat), "Cijfer": opmaak.tekst(cijfer)} for wat, cijfer in rijen])


def bronregel(effect: Uitkomst, indicator: Doelindicator) -> str:
    """`Bron: politie · 120 gevallen vóór en 61 na · 8 vergelijkbare gebieden`"""
    if indicator.soort == CIJFER:
        n = f"{opmaak.getal(effect.voor_noemer)} respondenten vóór en {opmaak.getal(effect.na_noemer)} na"
    else:
        n = f"{opmaak.getal(effect.voor_teller)} gevallen vóór en {opmaak.getal(effect.na_teller)} na"
    delen = [
        f"Periode {_jaren(effect.voor_van, effect.na_tot)}", f"bron: {indicator.bron}", n,
        opmaak.meervoud(effect.buren or 0, "vergelijkbaar gebied", "vergelijkbare gebieden"),
    ]  # fmt: skip
    return " · ".join(delen)


def _jaren(van: int | None, tot: int | None) -> str:
    if van is None or tot is None:
        return opmaak.ONBEKEND
    return str(van) if van == tot else f"{van}–{tot}"


def _buren(detail: Detail, indicator: Doelindicator) -> None:
    with st.expander("De vergelijkbare gebieden", key="interventie_buren"):
        st.table(
            pd.DataFrame(
                {
                    "Gebied": opmaak.tekst(b.naam),
                    "Gelijkenis vooraf": opmaak.deel(gelijkenis(b.afstand)),
                    "Vóór": opmaak.getal(indicator.getoond(b.voor), 1),
                    "Na": opmaak.getal(indicator.getoond(b.na), 1),
                }
                for b in detail.buren
            ),
            border="horizontal", hide_index=True, alt="Vergelijkbare gebieden met hun cijfers voor en na",
        )  # fmt: skip
        st.caption(
            "Gekozen op niveau, verloop, omvang en omgeving vóór de start; daarna liep hier niets op dit "
            "onderwerp. 100 % is precies gelijk."
        )


def _stappen(t: Toepassing) -> None:
    st.markdown(f"**Stappen**{f' ({t.klaar} van {len(t.stappen)})' if t.stappen else ''}")
    if not t.stappen:
        st.caption("Er zijn geen stappen bij deze interventie.")
    mag = rechten.mag_in(t.buurt)
    for nummer, stap in enumerate(t.stappen):
        wie = opmaak.tekst(stoplicht_bereik.naam(stap.wie or ""))
        af = f"  \n:small[gedaan door {wie}, {opmaak.datum(stap.op)}]" if stap.op else ""
        with st.container(gap=None):  # a long label of a checkbox is cut off, so the step stands below it
            st.checkbox(
                f"Stap {nummer + 1}", value=stap.op is not None, disabled=not mag,
                key=f"interventie_stap_{t.toepassing}_{t.versie}_{nummer}",
                on_change=_vink, args=(t, nummer),
            )  # fmt: skip
            st.markdown(f"{opmaak.tekst(stap.stap)}{af}")


def _vink(t: Toepassing, nummer: int) -> None:
    gedaan.lukt(
        lambda tx: interventie.vink(tx, t, nummer, wie=rechten.auteur(), nu=nu_utc(), vandaag=bron.vandaag())
    )


def _haal_weg(t: Toepassing) -> None:
    gelukt = formulier.bewaar(
        interventie.TOEPASSINGEN,
        lambda tx: interventie.haal_weg(tx, t, wie=rechten.auteur(), nu=nu_utc()),
        "De interventie is van de lijst gehaald.",
    )
    if gelukt:
        formulier.naar_lijst()


def _geschiedenis(versies: Sequence[Versie]) -> None:
    laatste = next((v for v in versies if v.terug_op is None), None)
    mag = laatste is not None and rechten.mag_in(laatste.inhoud.buurt)
    wis = geschiedenis.wisbaar(interventie.TOEPASSINGEN)
    regels = [
        _regel(v, wis.get((v.inhoud.toepassing, v.versie), ()), terug=mag and v is laatste) for v in versies
    ]
    geschiedenis.uitklap(PAGINA, regels, geschiedenis.wis(interventie.TOEPASSINGEN))


def _regel(v: Versie, teksten: tuple[str, ...], *, terug: bool) -> Historieregel:
    """`3 oktober 2026, door Els: stap 1 afgevinkt`."""
    deze = [(v.inhoud.toepassing, v.versie)]

    def neem(tx: Transactie) -> None:
        neem_terug(tx, interventie.TOEPASSINGEN, deze, wie=rechten.auteur(), nu=nu_utc())

    return Historieregel(
        str(v.versie), geschiedenis.zin(v.wanneer, _door(v.wie), v.wat), neem if terug else None,
        f"Ongedaan gemaakt: {v.wat}.", formulier.GEVOLG,
        terug_door=None if v.terug_op is None else _door(v.terug_door or ""), teksten=teksten,
    )  # fmt: skip


def _door(wie: str) -> str:
    return kijker.door(stoplicht_bereik.naam(wie))
