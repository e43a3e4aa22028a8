"""Overzicht: what stands out this week, which data are missing or old, and where to read more.

Every line is a fact with its page behind it. What we don't know is a line too.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import streamlit as st

from monitor.access.openbaarmaking import MEDEWERKERS_MINIMAAL
from monitor.intake import questions as intake
from monitor.prognose import pieken
from monitor.prognose.naamloos import teamblik
from monitor.prognose.voorspel import TEAM
from monitor.ui import bron, kijker, opgeruimd, opmaak, samen, startnormen
from monitor.ui.jaarplan import kort as jaarplan_kort
from monitor.ui.stoplicht import overzicht as stoplicht_overzicht
from monitor.ui.werkdruk.namen import bronnaam
from monitor.ui.werkdruk.team import (
    ADRES,
    STANDAARD_WEKEN,
    TE_KLEIN,
    ZONDER_PERSONEN,
    te_klein,
    toon_basis,
)
from monitor.werkdruk import questions as werkdruk
from monitor.werkdruk.rules import AFWEZIG, GEEN_ROOSTER, MISSCHIEN_TE_VOL, ONBEKEND

WERKDRUK = "pages/team/werkdruk.py"
PIEKEN = "pages/team/pieken.py"
GEGEVENS = "pages/beheer/gegevens.py"
RECENT_DAGEN = 7  # so far apart the last days of people may lie without a word
OUD_DAGEN = 14  # a source whose last day is longer ago is called old
MENSEN_MAX = 6
NIEMAND_BEKEND = "We weten het van niemand: er zijn te weinig gegevens voor een oordeel."
APART, INDELEN = "Apart gezet", "Indelen"  # parts of the page Gegevens, as its address names them


def toon() -> None:
    """The week in one screen."""
    overzicht = bron.vraag(werkdruk.teamoverzicht, bron.vandaag(), STANDAARD_WEKEN)
    st.caption(f"{opmaak.datum(bron.vandaag())} · {opmaak.week_jaar(bron.vandaag())}")
    opgeruimd.toon()
    if not overzicht.personen:
        _begin()
        stoplicht_overzicht.toon()
        samen.overzicht()
        return
    personen = kijker.mag_personen(
        kijker.kijker(), bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld()
    )
    klein = not personen and te_klein(overzicht)
    if not klein:
        st.subheader(overzicht.zin_met_reden if personen else overzicht.zin, anchor=False)
        toon_basis(overzicht.basis)
        startnormen.toon(STANDAARD_WEKEN)
    links, rechts = st.columns(2, gap="medium")
    with links:
        if personen:
            _te_vol(overzicht)
            _onbekend(overzicht)
        else:
            st.info(TE_KLEIN if klein else ZONDER_PERSONEN, icon=":material/lock:")
        _piek(personen)
        jaarplan_kort.op_overzicht()
        _gegevens({persoon.naam for persoon in overzicht.personen})
    with rechts:
        stoplicht_overzicht.toon()
        samen.overzicht()
        _ontbreekt(overzicht.basis.ingedeeld)


def _piek(personen: bool) -> None:
    beeld = bron.vraag(pieken.pieken, bron.vandaag())
    team = teamblik(beeld)
    with st.container(border=True):
        st.markdown("##### Wat eraan komt")
        klein = not personen and beeld.reden is None and team.groep < MEDEWERKERS_MINIMAAL
        kijk = beeld.reden or (beeld.zin() if personen else team.beeld.zin(TEAM))
        st.markdown(opmaak.tekst(TE_KLEIN if klein else kijk))
        if not klein and beeld.reden is None and (let_op := beeld.wisselt_kort() if personen else team.mist):
            st.markdown(f":material/swap_horiz: {opmaak.tekst(let_op)}")
        if personen and beeld.reden is None and beeld.steeds_vol:
            st.markdown(opmaak.tekst(beeld.steeds_zin))
            st.caption(f"{pieken.ANDERS_DAN_WERKDRUK} Daarom kan iemand hier te druk zijn en hierboven niet.")
        st.page_link(PIEKEN, label="Naar Pieken", icon=":material/trending_up:")


def _begin() -> None:
    st.info(
        "Er zijn nog geen gegevens. Importeer een urenexport en roosters; dan staat hier wie het druk heeft.",
        icon=":material/upload_file:",
    )
    st.page_link(GEGEVENS, label="Naar Gegevens", icon=":material/database:")


def _te_vol(overzicht: werkdruk.Teamoverzicht) -> None:
    vol = [p for p in overzicht.personen if p.verloop.structureel or p.oordeel == "te vol"]
    with st.container(border=True):
        st.markdown("##### ▲ Te vol")
        misschien = [p for p in overzicht.personen if p.oordeel == MISSCHIEN_TE_VOL and p not in vol]
        if not vol:
            weet = any(p.oordeel not in (ONBEKEND, AFWEZIG) for p in overzicht.personen)
            st.markdown("Niemand is nu zeker te vol." if weet else NIEMAND_BEKEND)
        for persoon in vol[:MENSEN_MAX]:
            druk = opmaak.interval(persoon.druk.laag, persoon.druk.hoog) if persoon.druk else opmaak.ONBEKEND
            _persoon(persoon, f"druk {druk}, {persoon.verloop.zin}")
        _rest(vol)
        for persoon in misschien[:MENSEN_MAX]:
            druk = opmaak.interval(persoon.druk.laag, persoon.druk.hoog) if persoon.druk else opmaak.ONBEKEND
            _persoon(persoon, f"{persoon.symbool} {persoon.oordeel}: druk {druk}")
        _rest(misschien)


def _onbekend(overzicht: werkdruk.Teamoverzicht) -> None:
    weinig = [p for p in overzicht.personen if p.bezetting.bezetting is None and p.bezetting.weken]
    onzeker = [p for p in overzicht.personen if p.oordeel == "weten we niet" and p not in weinig]
    with st.container(border=True):
        st.markdown("##### ? Weten we niet")
        if not weinig and not onzeker:
            st.markdown("Van iedereen weten we genoeg voor een oordeel.")
        for persoon in weinig[:MENSEN_MAX]:
            b = persoon.bezetting
            _persoon(
                persoon,
                f"te weinig geregistreerd: {b.weken_volledig} van {b.weken} weken volledig, "
                f"registratiegraad {opmaak.deel(b.registratiegraad)}",
            )
        _rest(weinig)
        rooster = [p.naam for p in onzeker if p.bezetting.reden == GEEN_ROOSTER]
        breed = [p.naam for p in onzeker if p.druk is not None]
        zonder = [p.naam for p in onzeker if p.druk is None and p.bezetting.reden is None]
        if rooster:
            ook = "" if overzicht.basis.registraties else " Uren staan er in deze periode ook niet."
            st.markdown(
                f"**Geen rooster** bij {opmaak.tekst(opmaak.opsomming(rooster))}. "
                f"Zonder rooster weten we niet hoeveel uren zij hebben.{ook}"
            )
        if breed:
            st.markdown(
                f"**De band van de druk is te breed** bij {opmaak.tekst(opmaak.opsomming(breed))}. "
                "Op hun blad staat welke aanname het verschil maakt."
            )
        if zonder:
            st.markdown(
                f"**Woningen en zaken ontbreken** bij {opmaak.tekst(opmaak.opsomming(zonder))}. "
                "Dan weten we wel hoeveel zij werken, niet hoeveel er nodig is."
            )
        if onzeker:
            st.page_link(WERKDRUK, label="Naar Werkdruk", icon=":material/speed:")


def _persoon(persoon: werkdruk.Persoonscijfer, zin: str) -> None:
    with st.container(gap=None):
        st.page_link(
            WERKDRUK,
            label=f"**{opmaak.tekst(persoon.naam)}**",
            icon=":material/person:",
            query_params={ADRES: persoon.medewerker},
        )
        st.caption(zin)


def _rest(mensen: list[werkdruk.Persoonscijfer]) -> None:
    if len(mensen) > MENSEN_MAX:
        st.page_link(
            WERKDRUK, label=f"en nog {len(mensen) - MENSEN_MAX} op Werkdruk", icon=":material/speed:"
        )


def _gegevens(hierboven: set[str]) -> None:
    """How fresh each source is; `hierboven`: names of the people whom the headline counts."""
    per_bron: dict[str, list[intake.Actualiteit]] = defaultdict(list)
    for regel in bron.vraag(intake.actualiteit, bron.vandaag()):
        per_bron[regel.bron].append(regel)
    with st.container(border=True):
        st.markdown("##### Hoe vers zijn de gegevens?")
        if not per_bron:
            st.markdown("Er zijn nog geen uren ingelezen.")
        for naam, regels in sorted(per_bron.items()):
            goed, zin = versheid([regel.laatste for regel in regels], bron.vandaag())
            teken = ":material/check:" if goed else ":material/warning:"
            st.markdown(f"{teken} **{opmaak.tekst(bronnaam(naam))}**: {zin}")
        samen = samen_zin([regel for regels in per_bron.values() for regel in regels], hierboven)
        if samen:
            st.caption(samen)
        st.page_link(GEGEVENS, label="Naar Gegevens", icon=":material/database:")


def samen_zin(regels: list[intake.Actualiteit], hierboven: set[str]) -> str:
    """Why the people of the sources add up to another number than the headline; empty when they don't.

    One person may write in two sources, or have stopped, or not be mapped to a medewerker.
    """
    mensen: dict[str, int] = defaultdict(int)
    for regel in regels:
        mensen[regel.medewerker or f"? {regel.persoon}"] += 1
    dubbel = sum(aantal > 1 for aantal in mensen.values())
    elders = len(set(mensen) - hierboven)
    delen = []
    if dubbel:
        delen.append(f"{dubbel} {'staat' if dubbel == 1 else 'staan'} in meer dan één bron")
    if elders:
        telt = "telt" if elders == 1 else "tellen"
        delen.append(f"{elders} {telt} hierboven niet mee: geen uren in deze periode, of niet in het team")
    if not delen:
        return ""
    return f"Samen {opmaak.meervoud(len(mensen), 'persoon', 'personen')}; {'; '.join(delen)}."


def versheid(dagen: list[dt.date], vandaag: dt.date) -> tuple[bool, str]:
    """Whether a source is fresh for most of its people, and the last day with how many of them it holds for.

    `dagen`: each person's last day. A day to come is a mistake in the file, so it is never fresh.
    """
    laatste = max(dagen)
    midden = sorted(dagen)[(len(dagen) - 1) // 2]
    op_die_dag = sum(dag == laatste for dag in dagen)
    alle = opmaak.meervoud(len(dagen), "persoon", "personen")
    wie = alle if op_die_dag == len(dagen) else f"die dag van {op_die_dag} van {alle}"
    if (laatste - midden).days > RECENT_DAGEN:
        wie += f", van de meesten t/m {opmaak.datum(midden)}"
    goed = laatste <= vandaag and (vandaag - midden).days <= OUD_DAGEN
    return goed, f"t/m {opmaak.datum(laatste)} ({_geleden((vandaag - laatste).days)}), {wie}"


def _geleden(dagen: int) -> str:
    if dagen < 0:
        return "in de toekomst: kijk de datum in het bestand na"
    return {0: "vandaag", 1: "gisteren"}.get(dagen, f"{opmaak.meervoud(dagen, 'dag', 'dagen')} geleden")


def _ontbreekt(ingedeeld: float | None) -> None:
    """What does not count (well) yet; `ingedeeld`: share of the period's hours that have a task."""
    apart = bron.vraag(intake.apart_telling).values()
    los = [t for t in bron.vraag(intake.ongekoppeld) if t.soort != "persoon"]
    mensen = [t for t in bron.vraag(intake.ongekoppeld) if t.soort == "persoon"]
    with st.container(border=True):
        st.markdown("##### Wat telt nog niet (goed) mee?")
        if not apart and not los and not mensen:
            st.markdown("Alles is ingedeeld en er staat niets apart.")
            return
        if mensen:
            _actie(f"{opmaak.meervoud(len(mensen), 'onbekende medewerker', 'onbekende medewerkers')}", APART)
        if apart:
            seconden = sum(deel.seconden for deel in apart)
            aantal = sum(deel.rijen for deel in apart)
            _actie(
                f"{opmaak.meervoud(aantal, 'rij staat', 'rijen staan')} apart "
                f"({opmaak.uren_uit_seconden(seconden)})",
                APART,
            )
        if los:
            _actie(_niet_ingedeeld(los, ingedeeld), INDELEN)


def _niet_ingedeeld(los: list[intake.OngekoppeldeTekst], ingedeeld: float | None) -> str:
    """Texts without a task in everything that was read in, with its days; and the share of this period."""
    zin = f"{opmaak.meervoud(len(los), 'tekst is', 'teksten zijn')} niet ingedeeld"
    taken = [t for t in los if t.soort == "categorie"]
    if not taken:
        return f"{zin}."
    zin += f": {opmaak.uren_uit_seconden(sum(t.seconden for t in taken))} zonder taak"
    begin = [t.eerste for t in taken if t.eerste]
    eind = [t.laatste for t in taken if t.laatste]
    if begin and eind:
        zin += f", over alles van {opmaak.periode(min(begin), max(eind))}"
    deel = (
        f" In de weken van deze pagina is {opmaak.deel(ingedeeld)} van de uren ingedeeld."
        if ingedeeld
        else ""
    )
    return f"{zin}.{deel}"


def _actie(zin: str, deel: str) -> None:
    """The whole sentence, and below it the way: a link cuts off what doesn't fit."""
    with st.container(gap=None):
        st.markdown(zin)
        st.page_link(GEGEVENS, label=f"Naar {deel}", icon=":material/build:", query_params={"deel": deel})
