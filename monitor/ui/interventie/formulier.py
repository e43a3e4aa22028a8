"""The two forms: apply an intervention somewhere, and change one that is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from monitor.jaarplan.interventie import toepassing, vragen
from monitor.jaarplan.interventie.kaarten import SOORTEN, STAP_LENGTE, in_gebruik
from monitor.jaarplan.interventie.toepassing import NOTITIE_LENGTE, ROLLEN, STATUSSEN, Toepassing
from monitor.jaarplan.netwerk.tekst import HULP
from monitor.jaarplan.versies import Boek, laatste, neem_terug
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, gedaan
from monitor.ui.interventie import rechten

HEEL, GEEN = "", ""  # the whole buurt; no role, no indicator
GEVOLG = ("interventies",)
PAGINA = "interventie"


def bewaar(
    boek: Boek, wijziging: Callable[[Transactie], str], zin: str, daarna: Callable[[], None] | None = None
) -> str | None:
    """Keep a change that answers with the key of what it changed, and say what was done, with the way back
    (then `daarna`); returns the key, None when it was refused."""

    def doe(tx: Transactie) -> tuple[str, int]:
        sleutel = wijziging(tx)
        return sleutel, laatste(tx, boek, sleutel)

    versie = gedaan.bewaar(doe, GEVOLG)
    if versie is None:
        return None

    def terug(tx: Transactie) -> None:
        neem_terug(tx, boek, [versie], wie=rechten.auteur(), nu=nu_utc())

    gedaan.meld(PAGINA, zin, terug, GEVOLG, daarna)
    return versie[0]


def naar_lijst() -> None:
    """From one application to the list of all."""
    st.query_params.pop("toepassing", None)


def nieuw(*, open_: bool = False) -> None:
    """Choose from the library, a place and a begin."""
    mag = rechten.mag()
    buurten, complexen = bron.vraag(vragen.plekken)
    hier = {code: naam for code, naam in buurten.items() if mag is None or code in mag}
    with st.expander(
        "Een interventie toepassen", icon=":material/add:", expanded=open_, key="interventie_nieuw"
    ):
        if not hier:
            st.caption(rechten.NIET_HIER)
            return
        kaarten = {k.kaart: k for k in in_gebruik(bron.vraag(vragen.bibliotheek))}
        links, rechts = st.columns(2)
        sleutel = links.selectbox(
            "Interventie uit de bibliotheek", list(kaarten), key="interventie_nieuw_kaart",
            format_func=lambda k: f"{kaarten[k].naam} ({SOORTEN[kaarten[k].soort].lower()})",
        )  # fmt: skip
        buurt = rechts.selectbox(
            "Buurt", list(hier), key="interventie_nieuw_buurt", format_func=lambda code: hier[code]
        )
        if sleutel is None or buurt is None:
            st.caption("De bibliotheek is leeg: zet er eerst een interventie in.")
            return
        basis = toepassing.van_kaart(kaarten[sleutel], buurt, bron.vandaag())
        with st.form("interventie_nieuw_vorm", border=False):
            ingevuld = _velden(replace(basis, status="loopt"), complexen, "nieuw")
            rechten.vraag_naam()
            if st.form_submit_button("Zet op de lijst", icon=":material/save:"):
                _maak(ingevuld)


def _maak(nieuw_: Toepassing) -> None:
    def doe(tx: Transactie) -> str:
        return toepassing.bewaar(
            tx, nieuw_, wie=rechten.auteur(), nu=nu_utc(), vandaag=bron.vandaag(), wat="op de lijst gezet"
        )

    sleutel = bewaar(toepassing.TOEPASSINGEN, doe, "De interventie staat op de lijst.", naar_lijst)
    if sleutel:
        st.query_params["toepassing"] = sleutel
        st.rerun()
    gedaan.toon_fout()


def wijzig(t: Toepassing) -> None:
    """Change one that is there."""
    _, complexen = bron.vraag(vragen.plekken)
    with (
        st.expander("Wijzigen", icon=":material/edit:", key="interventie_wijzig"),
        st.form(f"interventie_wijzig_vorm_{t.versie}", border=False),
    ):
        ingevuld = _velden(t, complexen, f"wijzig_{t.versie}")
        if st.form_submit_button("Bewaar", icon=":material/save:"):
            gelukt = bewaar(
                toepassing.TOEPASSINGEN,
                lambda tx: toepassing.bewaar(
                    tx, ingevuld, wie=rechten.auteur(), nu=nu_utc(), vandaag=bron.vandaag()
                ),
                "De interventie is gewijzigd.",
            )
            if gelukt:
                st.rerun()
            gedaan.toon_fout()


def _velden(t: Toepassing, complexen: dict[str, tuple[str, str]], sleutel: str) -> Toepassing:
    """The fields that both forms share, filled with what is there."""
    hun = [HEEL, *(code for code, (_, buurt) in complexen.items() if buurt == t.buurt)]
    indicatoren = bron.vraag(vragen.indicatoren)
    codes = [
        GEEN,
        *(c for c, i in indicatoren.items() if i.soort != "klasse" and (i.cijfers or c == t.indicator)),
    ]
    k = f"interventie_{sleutel}_"
    een, twee = st.columns(2)
    complex_ = een.selectbox(
        "Complex", hun, index=hun.index(t.complex or HEEL) if (t.complex or HEEL) in hun else 0,
        key=k + "complex", format_func=lambda code: complexen[code][0] if code else "de hele buurt",
    )  # fmt: skip
    indicator = twee.selectbox(
        "Gericht op", codes, index=codes.index(t.indicator or GEEN) if (t.indicator or GEEN) in codes else 0,
        key=k + "indicator", format_func=lambda c: indicatoren[c].naam if c else "geen indicator",
        help="Het cijfer waaraan u het effect wilt zien. Zonder indicator zeggen we niet wat het deed.",
    )  # fmt: skip
    een, twee = st.columns(2)
    begin = een.date_input(
        "Begin", t.begin, format="DD-MM-YYYY", min_value=toepassing.VROEGST, key=k + "begin"
    )
    eind = twee.date_input("Eind (leeg = onbekend)", t.eind, format="DD-MM-YYYY", key=k + "eind")
    een, twee = st.columns(2)
    status = een.selectbox("Status", list(STATUSSEN), index=list(STATUSSEN).index(t.status), key=k + "status")
    rollen = [GEEN, *ROLLEN]
    rol = twee.selectbox(
        "Wie trekt het (rol)", rollen, index=rollen.index(t.rol), key=k + "rol",
        format_func=lambda r: ROLLEN.get(r, "niet gezegd"),
    )  # fmt: skip
    doel = st.text_input("Doel", t.doel, max_chars=STAP_LENGTE, key=k + "doel")
    notitie = st.text_area(
        "Notitie",
        t.notitie,
        max_chars=NOTITIE_LENGTE,
        key=k + "notitie",
        help=HULP,
        placeholder=HULP,
        height=80,
    )
    return replace(
        t, complex=complex_ or None, indicator=indicator or None,
        begin=begin if isinstance(begin, dt.date) else t.begin,
        eind=eind if isinstance(eind, dt.date) else None, status=str(status), rol=str(rol or ""),
        doel=doel or "", notitie=notitie or "",
    )  # fmt: skip
