"""Divide at the table: map left, balance right, and below why, a proposal, steps, what-ifs and keeping.

All of it is one fragment: a click redraws this part only, from figures that are counted anew for the areas
that the click touches.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monitor.ui import herkomst, opmaak
from monitor.ui.werkgebied import balken, bewaar, verder, voorstel, waarom, watals
from monitor.ui.werkgebied import kaart as werkgebied_kaart
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied import wie as werkgebied_wie
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied.antwoorden import Gebiedsbasis
from monitor.werkgebied.gegevens import Buitenstaander
from monitor.werkgebied.toets import schendingen_van

KIJKEN = "kijken"
PENSEEL, BUURT, GROEP = "werkgebied_penseel", "werkgebied_buurt", "werkgebied_groep"
VAKKEN = ("Waarom hier?", "Voorstel", "Verhuizen of gelijk", "Stap voor stap", "Wat als", bewaar.TABBLAD)
KAARTHOOGTE = 560


@st.fragment
def toon() -> None:
    """The table. Everything in it reruns on its own."""
    nu = tafels.tafel()
    if nu is None:
        return
    verder.onthoud(nu)
    toetsing = schendingen_van(nu.vraag.instantie, nu.plan, nu.opdracht, nu.toetsing)
    st.subheader(zin(nu), anchor=False)
    if aannames := watals.zin(nu):
        st.markdown(f":material/science: **{opmaak.tekst(aannames)}**")
    if nu.melding:
        st.info(opmaak.tekst(nu.melding), icon=":material/info:")
        nu.melding = None
    verder.toon_regel(nu)
    bewaar.toon_komend()
    punten = balken.zinnen(nu.vraag, toetsing.schendingen, nu.plan)
    te_ver = sum(s.soort == "tolerantie" for s in toetsing.schendingen)
    oud = schendingen_van(nu.vraag.instantie, nu.vraag.nu, nu.opdracht, nu.toetsing_nu)
    balken.cijfers(
        nu.toetsing,
        nu.toetsing_nu,
        buurten=sum(a != b for a, b in zip(nu.plan, nu.vraag.nu, strict=True)),
        punten=len(punten) + te_ver,
        punten_nu=len(oud.schendingen),
    )
    links, rechts = st.columns([3, 2], gap="medium")
    with links:
        _gereedschap(nu)
    with rechts:
        _keuze(nu)
    # below 900 px the map stands on its own, above the bars: see `access.taal`
    with st.container(key="werkgebied_blad_op_tafel"):
        links, rechts = st.columns([53, 47], gap="medium")
    with links:
        werkgebied_kaart.toon(
            nu.kaart, nu.vraag.kader, nu.plan, sleutel=tafels.KAART, gekozen=nu.keuze, sloten=nu.stand.sloten,
            penseel=nu.penseel, gezien=nu.gezien, bij_klik=tafels.verwerk_klik, hoogte=KAARTHOOGTE,
        )  # fmt: skip
    with rechts:
        _knoppen(nu)
        rijen = balken.tabel(nu.vraag, nu.merken, nu.toetsing, nu.toetsing_nu, nu.opdracht.tolerantie)
        balken.toon(rijen)
        st.caption(balken.LEGENDA)
        balken.waarschuwingen(balken.bondig(nu.vraag, toetsing.schendingen, nu.plan))
        st.caption(opmaak.tekst(balken.afstandzin(nu.vraag, nu.plan, nu.toetsing, nu.toetsing_nu)))
    _vakken(nu)
    regel(nu.vraag.basis)


def zin(nu: Tafel) -> str:
    """The table in one sentence."""
    t, oud = nu.toetsing, nu.toetsing_nu
    if nu.plan == nu.vraag.nu:
        volste = max(t.balken, key=lambda b: b.afwijking)
        leegste = min(t.balken, key=lambda b: b.afwijking)
        if volste.afwijking < 0.005:
            return "De verdeling van nu geeft iedereen precies het eerlijke deel"
        return (
            f"Nu: {opmaak.tekst(nu.vraag.naam(volste.medewerker))} zit {opmaak.procent(volste.afwijking)} "
            f"boven het eerlijke deel, {opmaak.tekst(nu.vraag.naam(leegste.medewerker))} "
            f"{opmaak.procent(-leegste.afwijking)} eronder"
        )
    anders = sum(a != b for a, b in zip(nu.plan, nu.vraag.nu, strict=True))
    return (
        f"{opmaak.tekst(nu.titel)}: de grootste afwijking gaat van {opmaak.procent(oud.max_afwijking)} naar "
        f"{opmaak.procent(t.max_afwijking)}; {opmaak.meervoud(anders, 'buurt wisselt', 'buurten wisselen')}"
    )


def _gereedschap(nu: Tafel) -> None:
    merken = nu.merken
    st.session_state[PENSEEL] = KIJKEN if nu.penseel is None else merken[nu.penseel].letters
    letters = [m.letters for m in merken]

    def pak() -> None:
        keuze = st.session_state[PENSEEL]
        nu.penseel = letters.index(keuze) if keuze in letters else None
        if nu.groep and nu.penseel is not None:
            nu.geef_groep(nu.penseel)

    st.pills(
        "Wie krijgt de buurt waarop u klikt?", [KIJKEN, *letters], key=PENSEEL, on_change=pak,
        format_func=lambda wat: "Alleen kijken" if wat == KIJKEN else wat,
        wrap=True,
        help="Kies een coördinator en klik op de kaart: die krijgt de buurt. Met Alleen kijken verandert een "
        "klik niets; onder de kaart leest u dan waarom de buurt daar hoort. Meer buurten tegelijk: houd "
        "Shift ingedrukt en trek er op de kaart een lijn omheen, of zet links op de kaart de lasso aan.",
    )  # fmt: skip


def _keuze(nu: Tafel) -> None:
    """The list of buurten: does what a click does."""
    codes = [c.code for c in nu.vraag.buurten]
    st.session_state[BUURT] = None if nu.gekozen is None else codes[nu.gekozen]

    def kies() -> None:
        code = st.session_state[BUURT]
        nu.kies(None if code is None else codes.index(code))

    st.selectbox(
        "Buurt", sorted(codes, key=nu.vraag.naam), key=BUURT, on_change=kies, index=None,
        format_func=lambda code: f"{nu.vraag.naam(code)} ({_wie(nu, code)})",
        placeholder="Klik op de kaart of kies hier", help="Doet hetzelfde als een klik op de kaart.",
    )  # fmt: skip
    with st.popover("Meer buurten tegelijk", icon=":material/select_all:"):
        _meer(nu)


def _knoppen(nu: Tafel) -> None:
    dicht = bool(nu.keuze) and nu.keuze <= nu.stand.sloten
    if nu.groep:
        st.caption(f"**{len(nu.groep)} buurten gekozen.** Kies wie ze krijgt, of zet ze op slot.")
    with st.container(horizontal=True):
        st.button(
            "Slot eraf" if dicht else "Op slot", icon=":material/lock_open:" if dicht else ":material/lock:",
            key="werkgebied_slot", disabled=not nu.keuze, on_click=nu.slot,
            help="Een buurt op slot blijft bij deze coördinator, ook in een voorstel.",
        )  # fmt: skip
        st.button(
            "Ongedaan", icon=":material/undo:", key="werkgebied_ongedaan", on_click=nu.ongedaan,
            disabled=not nu.stand.kan_ongedaan, help="Neemt de laatste stap terug.",
        )  # fmt: skip
        st.button(
            "Opnieuw", icon=":material/redo:", key="werkgebied_opnieuw", on_click=nu.opnieuw,
            disabled=not nu.stand.kan_opnieuw, help="Doet de teruggenomen stap weer.",
        )  # fmt: skip
        st.button(
            "Naar nu", icon=":material/restart_alt:", key="werkgebied_terug",
            disabled=nu.plan == nu.vraag.nu, on_click=nu.neem_over, args=(nu.vraag.nu, "Nu", "handwerk"),
            help="Legt de verdeling van nu op tafel; buurten op slot blijven. Ook dit is ongedaan te maken.",
        )  # fmt: skip


def _meer(nu: Tafel) -> None:
    """Several buurten without a mouse: does what the lasso does."""
    codes = [c.code for c in nu.vraag.buurten]
    with st.form("werkgebied_meer", border=False):
        st.multiselect(
            "Buurten", sorted(codes, key=nu.vraag.naam), key=GROEP, format_func=nu.vraag.naam,
            placeholder="Kies buurten",
        )  # fmt: skip
        st.form_submit_button(
            "Kies deze buurten", icon=":material/select_all:",
            on_click=lambda: nu.kies_meer(codes.index(code) for code in st.session_state[GROEP]),
        )  # fmt: skip


def _wie(nu: Tafel, code: str) -> str:
    return nu.merken[nu.plan[nu.vraag.instantie.index[code]]].letters


def _vakken(nu: Tafel) -> None:
    tabs = st.tabs(VAKKEN, key=bewaar.VAK, on_change="rerun")
    inhoud = (
        waarom.toon,
        _voorstel,
        voorstel.lijn,
        waarom.pakketten,
        watals.toon,
        bewaar.toon,
    )
    for vak, doe in zip(tabs, inhoud, strict=True):
        if vak.open:
            with vak:
                doe(nu)


def _voorstel(nu: Tafel) -> None:
    """The proposal, and who gets which buurt."""
    voorstel.keuzes(nu)
    werkgebied_wie.toon(nu)


def regel(basis: Gebiedsbasis) -> None:
    """What the figures rest on: period, sources, n, and what to know before trusting them."""
    hoe = "gemeten bij het hele team" if basis.overhead_gemeten else "aanname"
    herkomst.toon_regel(
        herkomst.regel(
            basis.van,
            basis.tot,
            bron=list(basis.bronnen),
            n=f"{opmaak.meervoud(basis.buurten, 'buurt', 'buurten')}, "
            f"{opmaak.meervoud(basis.coordinatoren, 'coördinator', 'coördinatoren')}",
            volledig=f"vaste overhead {opmaak.procent(basis.overhead)} ({hoe})",
        )
    )
    for melding in (*basis.meldingen, *buitenzinnen(basis.buiten)):
        st.caption(opmaak.tekst(melding))


def buitenzinnen(buiten: Sequence[Buitenstaander]) -> list[str]:
    """Who is not in the division and why, so that it can be laid beside Werkdruk; without names a number."""
    if not buiten:
        return []
    per: dict[str, list[str]] = {}
    for wie in buiten:
        per.setdefault(wie.reden, []).append(wie.naam)
    delen = [
        f"{opmaak.opsomming(namen) if all(namen) else len(namen)} ({reden})" for reden, namen in per.items()
    ]
    staan = "medewerker staat" if len(buiten) == 1 else "medewerkers staan"
    return [
        f"{len(buiten)} {staan} niet in deze verdeling: {opmaak.opsomming(delen)}. "
        "Op Werkdruk kunnen ze wel staan."
    ]
