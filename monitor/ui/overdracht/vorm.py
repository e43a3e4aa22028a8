"""Naming a deputy, ending that, writing down what is good to know, and ticking off the hand-over."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk.tekst import HULP, LANGSTE
from monitor.jaarplan.overdracht import daden
from monitor.jaarplan.overdracht.daden import ONDERDELEN, Overdrachtpunt
from monitor.jaarplan.overdracht.keuze import tussen
from monitor.jaarplan.overdracht.regels import Vervangen, Weg
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Overdrachtsblad
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, buurt_schrijver, gedaan, kijker, opmaak
from monitor.ui.overdracht import keuze

PAGINA = "overdracht"


def toon(beeld: Overdrachtbeeld, schrijver: Schrijver) -> None:
    """The window that somebody asked for, if any."""
    match buurt_schrijver.gevraagd_venster():
        case ("vervanger", dagen, *codes):
            vervanger(beeld, tuple(str(code) for code in codes), schrijver, _periode(beeld, dagen))


def _periode(beeld: Overdrachtbeeld, dagen: object) -> tuple[dt.date, dt.date | None]:
    """The days to begin with: of the absence behind the button, else from today until further notice."""
    if isinstance(dagen, Weg):
        return max(dagen.van, beeld.vandaag), dagen.tot
    return beeld.vandaag, None


@st.dialog("Vervanger vastleggen", width="large", on_dismiss=buurt_schrijver.sluit_venster)
def vervanger(
    beeld: Overdrachtbeeld,
    buurten: tuple[str, ...],
    schrijver: Schrijver,
    dagen: tuple[dt.date, dt.date | None],
) -> None:
    """Somebody takes over one or more buurten."""
    mag = [code for code in beeld.buurten if schrijver.mag(code)]
    gekozen = st.multiselect(
        "Buurten", mag, [code for code in buurten if code in mag], key="overdracht_buurten",
        format_func=lambda code: beeld.buurten[code].naam, placeholder="Kies een of meer buurten",
    )  # fmt: skip
    links, rechts = st.columns(2)
    van = links.date_input("Vanaf", dagen[0], format="DD-MM-YYYY", key="overdracht_van")
    tot = rechts.date_input(
        "Tot en met (leeg: tot nader bericht)", dagen[1], format="DD-MM-YYYY", key="overdracht_tot"
    )
    begin = van if isinstance(van, dt.date) else beeld.vandaag
    eind = tot if isinstance(tot, dt.date) else None
    mensen = keuze.kandidaten(tuple(gekozen), begin, eind)
    wie = st.selectbox(
        "Vervanger", list(mensen), index=None, key="overdracht_wie", placeholder="Kies een collega",
        format_func=lambda m: keuze.bij_naam(mensen[m], len(gekozen)) if m in mensen else str(m),
        help=keuze.VOLGORDE,
    )  # fmt: skip
    if wie in mensen:
        keuze.waarschuw(mensen[wie], len(gekozen))
    klik = st.button("Leg vast", type="primary", icon=":material/save:", disabled=not (gekozen and wie))
    if klik and _leg_vast(beeld, tuple(gekozen), str(wie), begin, eind, schrijver):
        buurt_schrijver.sluit_venster()
        st.rerun()
    gedaan.toon_fout()


def _leg_vast(
    beeld: Overdrachtbeeld,
    buurten: tuple[str, ...],
    wie: str,
    van: dt.date,
    tot: dt.date | None,
    schrijver: Schrijver,
) -> bool:
    nu = nu_utc()

    def doe(tx: Transactie) -> list[int]:
        return [
            daden.zet_vervanger(tx, b, wie, van, tot, schrijver, vandaag=bron.vandaag(), nu=nu)
            for b in buurten
        ]

    nummers = gedaan.bewaar(doe)
    if nummers is None:
        return False
    namen = opmaak.opsomming([beeld.buurten[b].naam for b in buurten])
    tot_en_met = f" tot en met {opmaak.datum(tot)}" if tot else ""
    zin = f"{beeld.naam(wie)} is vervanger van {namen} vanaf {opmaak.datum(van)}{tot_en_met}."
    _gedaan(zin + _afgelost(beeld, buurten, wie, van, tot), nummers, schrijver)
    return True


def _afgelost(
    beeld: Overdrachtbeeld, buurten: tuple[str, ...], wie: str, van: dt.date, tot: dt.date | None
) -> str:
    """Who was to take over on these days and does not any more."""
    wie_nog = {p.medewerker for b in buurten for p in tussen(beeld, b, van, tot)} - {wie}
    if not wie_nog:
        return ""
    namen = opmaak.opsomming(sorted(beeld.naam(m) for m in wie_nog))
    return f" Op die dagen {'vervangt' if len(wie_nog) == 1 else 'vervangen'} {namen} daar niet meer."


def _gedaan(zin: str, nummers: list[int], schrijver: Schrijver) -> None:
    def terug(tx: Transactie) -> None:
        for nummer in nummers:
            daden.trek_vervanging_terug(tx, nummer, schrijver, nu=nu_utc())

    gedaan.meld(PAGINA, zin, terug)


def stopt(beeld: Overdrachtbeeld, buurt: str, nu: Vervangen, schrijver: Schrijver) -> None:
    """The button that ends a deputyship today."""
    st.button(
        "Vervanging stopt", icon=":material/event_busy:", key="overdracht_stopt", on_click=_stop,
        args=(beeld, buurt, nu, schrijver),
        help="Vandaag is dan de laatste dag. Wat er was vastgelegd, blijft in de geschiedenis.",
    )  # fmt: skip


def _stop(beeld: Overdrachtbeeld, buurt: str, nu: Vervangen, schrijver: Schrijver) -> None:
    vandaag = bron.vandaag()
    laatste = vandaag if nu.van <= vandaag else nu.van - dt.timedelta(days=1)
    nummer = gedaan.bewaar(lambda tx: daden.beeindig_vervanging(tx, buurt, laatste, schrijver, nu=nu_utc()))
    if nummer is not None:
        wie, waar = beeld.naam(nu.medewerker), beeld.buurten[buurt].naam
        _gedaan(f"{wie} is na {opmaak.datum(laatste)} geen vervanger meer van {waar}.", [nummer], schrijver)


def punten(blad: Overdrachtsblad, schrijver: Schrijver) -> None:
    """What is good to know: the list, and for who may write the buttons and the form."""
    vandaag = bron.vandaag()
    for p in blad.op_blad:
        with st.container(border=True):
            with st.container(gap=None):
                st.markdown(opmaak.tekst(p.tekst))
                st.caption(_over(p, vandaag))
            if schrijver.mag(p.buurt):
                with st.container(horizontal=True):
                    st.button(
                        "Klopt nog", key=f"overdracht_klopt_{p.nummer}", icon=":material/check:",
                        on_click=_klopt, args=(p, schrijver), type="tertiary",
                    )  # fmt: skip
                    st.button(
                        "Haal weg", key=f"overdracht_weg_{p.nummer}", icon=":material/close:",
                        on_click=_weg, args=(p, schrijver), type="tertiary",
                    )  # fmt: skip
    if schrijver.mag(blad.buurt.code):
        with st.expander("Iets opschrijven", icon=":material/edit_note:", expanded=not blad.op_blad):
            _vorm(blad.buurt.code, schrijver)


def _vorm(buurt: str, schrijver: Schrijver) -> None:
    vandaag = bron.vandaag()
    with st.form("overdracht_punt", border=False):
        tekst = st.text_area(
            "Goed om te weten over deze buurt", key="overdracht_punt_tekst", max_chars=LANGSTE, height=80,
            help=HULP, placeholder="Het vaste spreekuur is op dinsdagochtend in het buurthuis.",
        )  # fmt: skip
        st.caption(HULP)
        dag = st.date_input(
            "Nakijken voor", vandaag + daden.NAKIJKEN_STANDAARD, format="DD-MM-YYYY",
            min_value=vandaag + dt.timedelta(days=1), max_value=vandaag + daden.NAKIJKEN_HOOGSTENS,
            key="overdracht_punt_dag",
        )  # fmt: skip
        if st.form_submit_button("Schrijf op", icon=":material/add:"):
            _schrijf(buurt, tekst, dag, schrijver)
    gedaan.toon_fout()


def _over(p: Overdrachtpunt, vandaag: dt.date) -> str:
    delen = [f"{opmaak.tekst(kijker.door(p.door))}, {opmaak.datum(p.op.date())}"]
    if p.nagekeken_op:
        delen.append(
            f"nagekeken {opmaak.tekst(kijker.door(p.nagekeken_door or ''))} op {opmaak.datum(p.nagekeken_op)}"
        )
    if p.oud(vandaag):
        delen.append(f"**◆ kijk na of dit nog klopt** (was tot {opmaak.datum(p.nakijken_voor)})")
    else:
        delen.append(f"nakijken voor {opmaak.datum(p.nakijken_voor)}")
    return " · ".join(delen)


def _schrijf(buurt: str, tekst: str, dag: object, schrijver: Schrijver) -> None:
    vandaag = bron.vandaag()
    voor = dag if isinstance(dag, dt.date) else vandaag + daden.NAKIJKEN_STANDAARD
    nummer = gedaan.bewaar(
        lambda tx: daden.schrijf_punt(tx, buurt, tekst, voor, schrijver, vandaag=vandaag, nu=nu_utc())
    )
    if nummer is not None:
        st.session_state.pop("overdracht_punt_tekst", None)
        gedaan.meld(
            PAGINA, "Opgeschreven bij ‘Goed om te weten’.",
            lambda tx: daden.haal_weg(tx, nummer, schrijver, nu=nu_utc()),
        )  # fmt: skip
        st.rerun()


def _klopt(p: Overdrachtpunt, schrijver: Schrijver) -> None:
    vandaag = bron.vandaag()
    tot = vandaag + daden.NAKIJKEN_STANDAARD
    if gedaan.lukt(lambda tx: daden.kijk_na(tx, p.nummer, tot, schrijver, vandaag=vandaag)):
        gedaan.meld(PAGINA, "Nagekeken: dit klopt nog.")


def _weg(p: Overdrachtpunt, schrijver: Schrijver) -> None:
    if gedaan.lukt(lambda tx: daden.haal_weg(tx, p.nummer, schrijver, nu=nu_utc())):
        gedaan.meld(PAGINA, "Van het blad gehaald.", lambda tx: daden.zet_terug(tx, p.nummer, schrijver))


def lijst(beeld: Overdrachtbeeld, blad: Overdrachtsblad, schrijver: Schrijver) -> None:
    """The checklist of this hand-over."""
    code = blad.buurt.code
    nu = beeld.nu_of_straks(code)
    if nu is None:
        st.caption("Er is nog geen vervanger, dus nog niets over te dragen.")
        return
    klaar = beeld.gedaan(code, nu.medewerker)
    for onderdeel, naam in ONDERDELEN.items():
        vink = klaar.get(onderdeel)
        sleutel = f"overdracht_vink_{code}_{nu.medewerker}_{onderdeel}"
        st.session_state[sleutel] = vink is not None
        with st.container(gap=None):
            st.checkbox(
                naam, key=sleutel, disabled=not schrijver.mag(code),
                on_change=_vink, args=(sleutel, code, nu.medewerker, onderdeel, schrijver),
            )  # fmt: skip
            if vink:
                st.caption(f"{opmaak.datum(vink.gedaan_op)}, {opmaak.tekst(kijker.door(vink.door))}")
    st.caption(
        f"Overdracht aan {opmaak.tekst(beeld.naam(nu.medewerker))} · {len(klaar)} van {len(ONDERDELEN)} "
        "gedaan"
    )


def _vink(sleutel: str, buurt: str, vervanger_: str, onderdeel: str, schrijver: Schrijver) -> None:
    vandaag = bron.vandaag()
    dag = vandaag if st.session_state[sleutel] else None
    gedaan.lukt(
        lambda tx: daden.vink(tx, buurt, vervanger_, onderdeel, dag, schrijver, vandaag=vandaag, nu=nu_utc())
    )
