"""The forms of the year plan: a goal, an action, an agreement; each in a window of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from monitor.jaarplan import questions
from monitor.jaarplan.netwerk.tekst import HULP
from monitor.jaarplan.plan import daden
from monitor.jaarplan.plan.beeld import Actiebeeld, Doelbeeld, Jaarbeeld
from monitor.jaarplan.plan.doelen import (
    OMHOOG,
    OMLAAG,
    ROLLEN,
    TEKST_LENGTE,
    UREN_HOOGSTENS,
    Actie,
    Afspraak,
    Doel,
    Stap,
    keur_verandering,
)
from monitor.jaarplan.plan.rechten import Blik, mag_doel_wijzigen, wie
from monitor.jaarplan.plan.voortgang import GEPLAND, STATUSSEN
from monitor.ui import bron, gedaan, opmaak
from monitor.ui.getalveld import Invoer, getalveld
from monitor.ui.jaarplan import kijk, woorden

GEEN = ""
MET = ("Gemeente", "Huurdersorganisatie", "Gemeente en huurdersorganisatie")


def knop_doel(jaar: Jaarbeeld, blik: Blik) -> None:
    """A new goal; a coordinator makes one for an own buurt."""
    if (blik.alles or blik.buurten) and st.button(
        "Nieuw doel", key="jaarplan_nieuw_doel", icon=":material/add:", type="primary"
    ):
        buurten = () if blik.alles else tuple(sorted(blik.buurten)[:1])
        eigenaar = blik.medewerker or "rol:leidinggevende"
        _doel(Doel(0, jaar.jaar, "", buurten, eigenaar), jaar, blik)


def knop_wijzig_doel(beeld: Doelbeeld, jaar: Jaarbeeld, blik: Blik) -> None:
    """Change this goal, or take it away."""
    if st.button("Wijzig doel", key="jaarplan_wijzig_doel", icon=":material/edit:"):
        _doel(beeld.doel, jaar, blik)


def knop_actie(beeld: Doelbeeld, jaar: Jaarbeeld, blik: Blik, plek: str) -> None:
    """A new action under this goal."""
    if st.button(
        "Nieuwe actie", key=f"jaarplan_nieuwe_actie_{plek}_{beeld.doel.doel}", icon=":material/add_task:"
    ):
        vandaag = bron.vandaag()
        begin = vandaag if vandaag.year == beeld.doel.jaar else dt.date(beeld.doel.jaar, 1, 1)
        eind = max(begin, dt.date(beeld.doel.jaar, 12, 31))
        _actie(
            Actie(0, beeld.doel.doel, "", beeld.doel.eigenaar, begin, eind, GEPLAND), beeld.doel, jaar, blik
        )


def knop_wijzig_actie(beeld: Actiebeeld, jaar: Jaarbeeld, blik: Blik) -> None:
    """Change this action, or take it away."""
    if st.button("Wijzig", key=f"jaarplan_wijzig_actie_{beeld.actie.actie}", icon=":material/edit:"):
        _actie(beeld.actie, beeld.doel, jaar, blik)


def knop_afspraak(jaar: Jaarbeeld) -> None:
    """A new agreement."""
    if st.button("Nieuwe prestatieafspraak", key="jaarplan_nieuwe_afspraak", icon=":material/add:"):
        _afspraak(Afspraak(0, jaar.jaar, MET[0], ""))


def knop_wijzig_afspraak(afspraak: Afspraak) -> None:
    """Change this agreement, or take it away."""
    if st.button("Wijzig", key=f"jaarplan_wijzig_afspraak_{afspraak.afspraak}", icon=":material/edit:"):
        _afspraak(afspraak)


@st.dialog("Doel", width="large")
def _doel(doel: Doel, jaar: Jaarbeeld, blik: Blik) -> None:
    weet = jaar.kennis
    tekst = st.text_area(
        "Wat is er eind dit jaar anders?",
        doel.tekst,
        key="jaarplan_doel_tekst",
        max_chars=TEKST_LENGTE,
        help=HULP,
        placeholder="Minder woninginbraken in het Sluizenkwartier",
    )
    links, rechts = st.columns(2)
    with links:
        plan_jaar = int(st.number_input("Jaar", 2000, 2100, doel.jaar, key="jaarplan_doel_jaar"))
        keus = list(weet.buurten) if blik.alles else [c for c in weet.buurten if c in blik.buurten]
        buurten = st.multiselect(
            "Buurten",
            keus,
            [c for c in doel.buurten if c in keus],
            key="jaarplan_doel_buurten",
            format_func=lambda c: weet.buurten[c].naam,
            placeholder="Hele corporatie" if blik.alles else "Kies uw buurt",
        )
    with rechts:
        eigenaar = _kies_eigenaar(doel.eigenaar, blik, jaar, "doel")
        afspraak = _kies_afspraak(doel, plan_jaar)
    cijfer = _kies_cijfer(doel, tuple(sorted(buurten)), jaar)
    nieuw = replace(
        doel,
        jaar=plan_jaar,
        tekst=tekst,
        buurten=tuple(buurten),
        eigenaar=eigenaar,
        afspraak=afspraak,
        indicator=cijfer.code or None,
    )
    door = kijk.door()
    if not mag_doel_wijzigen(blik, nieuw):
        st.caption("Kies een of meer van uw eigen buurten.")
        return
    _knoppen(
        lambda tx: daden.bewaar_doel(tx, keur_verandering(cijfer.bij(nieuw), doel), weet, door),
        "Het doel is bewaard.",
        (lambda tx: daden.verwijder(tx, doel, door)) if doel.doel else None,
        "Het doel is verwijderd, met zijn acties. Terugzetten kan bij Geschiedenis.",
    )


def _kies_afspraak(doel: Doel, jaar: int) -> int | None:
    er = {a.afspraak: a for a in bron.vraag(questions.lees).afspraken if a.jaar == jaar}
    opties = [0, *er]
    gekozen = st.selectbox(
        "Draagt bij aan de prestatieafspraak",
        opties,
        opties.index(doel.afspraak) if doel.afspraak in er else 0,
        key="jaarplan_doel_afspraak",
        format_func=lambda n: f"{er[n].met}: {er[n].tekst}" if n else "Geen",
    )
    return int(gekozen) if gekozen else None


@dataclass(frozen=True)
class _Cijfer:
    """The figure of a goal as it stands in the window; its numbers are read when somebody saves."""

    code: str
    richting: int | None = None
    van: Invoer | None = None
    naar: Invoer | None = None

    def bij(self, doel: Doel) -> Doel:
        """The goal with this figure."""
        start = self.van.lees() if self.van else None
        streef = self.naar.lees() if self.naar else None
        return replace(doel, indicator=self.code or None, richting=self.richting, start=start, streef=streef)


def _kies_cijfer(doel: Doel, buurten: tuple[str, ...], jaar: Jaarbeeld) -> _Cijfer:
    """Indicator with start value (the figure as it is now) and target, which is asked."""
    maten = jaar.kennis.maten
    opties = [GEEN, *maten]
    code = st.selectbox(
        "Cijfer waaraan u het doel afmeet",
        opties,
        opties.index(doel.indicator) if doel.indicator in maten else 0,
        key="jaarplan_doel_indicator",
        format_func=lambda c: (
            f"{maten[c].naam} ({maten[c].eenheid or maten[c].soort})" if c else "Geen cijfer"
        ),
    )
    if not code:
        return _Cijfer(GEEN)
    maat = maten[code]
    nu = bron.vraag(questions.stand_nu, bron.vandaag(), code, buurten)
    zelfde = code == doel.indicator
    start = doel.start if zelfde and doel.start is not None else (round(nu.waarde, 1) if nu else None)
    beter = OMHOOG if maat.richting < 0 else OMLAAG
    sleutel = f"{code}_{'_'.join(buurten)}"
    een, twee, drie = st.columns(3)
    van = getalveld(een, "Van", start, f"jaarplan_van_{sleutel}")
    naar = getalveld(
        twee,
        "Naar",
        doel.streef if zelfde else None,
        f"jaarplan_naar_{sleutel}",
        placeholder="waar moet het heen?",
    )
    richting = drie.selectbox(
        "Het cijfer moet",
        [OMLAAG, OMHOOG],
        [OMLAAG, OMHOOG].index((doel.richting if zelfde else None) or beter),
        key=f"jaarplan_richting_{sleutel}",
        format_func=lambda r: "omlaag" if r == OMLAAG else "omhoog",
    )
    if nu is not None:
        st.caption(
            f"Nu: {opmaak.getal(nu.waarde, 1)} {opmaak.tekst(maat.eenheid)} ({nu.jaar}, bron: {maat.bron})."
        )
    return _Cijfer(code, richting, van, naar)


@st.dialog("Actie", width="large")
def _actie(actie: Actie, doel: Doel, jaar: Jaarbeeld, blik: Blik) -> None:
    st.caption(f"Onder het doel: **{opmaak.tekst(doel.tekst)}** ({doel.jaar})")
    tekst = st.text_area(
        "Wat gaan we doen?", actie.tekst, key="jaarplan_actie_tekst", max_chars=TEKST_LENGTE, help=HULP
    )
    links, rechts = st.columns(2)
    with links:
        eigenaar = _kies_eigenaar(actie.eigenaar, blik, jaar, "actie")
        van = st.date_input("Begin", actie.van, format="DD-MM-YYYY", key="jaarplan_actie_van")
        uren = getalveld(
            links,
            "Uren per week (mag leeg)",
            actie.uren_per_week,
            "jaarplan_actie_uren",
            hoog=UREN_HOOGSTENS,
            placeholder="weten we nog niet",
            help="Hoeveel uur per week vraagt dit van het team, zolang de actie loopt?",
        )
    with rechts:
        status = st.selectbox(
            "Status",
            STATUSSEN,
            STATUSSEN.index(actie.status),
            key="jaarplan_actie_status",
            format_func=lambda s: str(woorden.STATUS[s]),
        )
        tot = st.date_input("Eind", actie.tot, format="DD-MM-YYYY", key="jaarplan_actie_tot")
    stappen = st.text_area(
        "Stappen, één per regel (mag leeg)",
        "\n".join(f"{'[x] ' if s.klaar else ''}{s.tekst}" for s in actie.stappen),
        key="jaarplan_actie_stappen",
        help=f"Zet [x] voor een stap die al is gezet. {HULP}",
    )
    weet, door = jaar.kennis, kijk.door()
    _knoppen(
        lambda tx: daden.bewaar_actie(
            tx,
            replace(
                actie,
                tekst=tekst,
                eigenaar=eigenaar,
                van=van,
                tot=tot,
                status=str(status),
                uren_per_week=uren.lees(),
                stappen=lees_stappen(stappen),
            ),
            weet,
            door,
        ),
        "De actie is bewaard.",
        (lambda tx: daden.verwijder(tx, actie, door)) if actie.actie else None,
        "De actie is verwijderd. Terugzetten kan bij Geschiedenis.",
    )


def lees_stappen(tekst: str) -> tuple[Stap, ...]:
    """A step per line; `[x]` in front means that it is taken."""
    regels = [regel.strip() for regel in tekst.splitlines() if regel.strip()]
    return tuple(
        Stap(
            regel[3:].strip() if regel[:3].casefold() in ("[x]", "[ ]") else regel,
            regel[:3].casefold() == "[x]",
        )
        for regel in regels
    )


@st.dialog("Prestatieafspraak")
def _afspraak(afspraak: Afspraak) -> None:
    jaar = int(st.number_input("Jaar", 2000, 2100, afspraak.jaar, key="jaarplan_afspraak_jaar"))
    met = st.text_input("Met wie", afspraak.met, key="jaarplan_afspraak_met", max_chars=80)
    tekst = st.text_area(
        "Wat is er afgesproken?",
        afspraak.tekst,
        key="jaarplan_afspraak_tekst",
        max_chars=TEKST_LENGTE,
        help=HULP,
    )
    door = kijk.door()
    _knoppen(
        lambda tx: daden.bewaar_afspraak(tx, replace(afspraak, jaar=jaar, met=met, tekst=tekst), door),
        "De prestatieafspraak is bewaard.",
        (lambda tx: daden.verwijder(tx, afspraak, door)) if afspraak.afspraak else None,
        "De prestatieafspraak is verwijderd. Terugzetten kan bij Geschiedenis.",
    )


def _kies_eigenaar(nu: str, blik: Blik, jaar: Jaarbeeld, waar: str) -> str:
    """A role, or a person who may be named by this viewer; a coordinator can name him- or herself."""
    weet = jaar.kennis
    mensen: Sequence[str] = list(weet.mensen) if blik.namen else [m for m in (blik.medewerker,) if m]
    opties = list(dict.fromkeys([*ROLLEN, *mensen, nu]))
    return str(
        st.selectbox(
            "Wie zorgt ervoor?",
            opties,
            opties.index(nu),
            key=f"jaarplan_{waar}_eigenaar",
            format_func=lambda e: wie(e, blik, weet).capitalize() if e in ROLLEN else wie(e, blik, weet),
        )
    )


def _knoppen(bewaar: kijk.Wijzig, gelukt: str, weg: kijk.Wijzig | None, weggegaan: str) -> None:
    """Keep, and perhaps remove; a refusal stays in the window, so that nothing typed is lost."""
    with st.container(horizontal=True):
        opslaan = st.button("Bewaar", key="jaarplan_bewaar", type="primary", icon=":material/save:")
        verwijder = weg is not None and st.button(
            "Verwijder", key="jaarplan_verwijder", icon=":material/delete:"
        )
    if not opslaan and not verwijder:
        return
    doe, zin = (weg, weggegaan) if verwijder and weg is not None else (bewaar, gelukt)
    if kijk.doe(doe, zin):
        st.rerun()
    gedaan.toon_fout()
