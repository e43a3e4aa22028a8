"""Werkdruk of the team: the sentence, the table of coordinators, the weeks of everybody.

Nobody is ranked: the table stands in order of name, and only the reader can sort it.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monitor.access.openbaarmaking import MEDEWERKERS_MINIMAAL
from monitor.intake import questions as intake
from monitor.prognose.pieken import ANDERS_DAN_WERKDRUK
from monitor.ui import adres, bron, download, herkomst, opmaak, startnormen, wie_ziet_dit
from monitor.ui.sorteertabel import sorteerbaar
from monitor.ui.werkdruk import bestand
from monitor.ui.werkdruk import grafieken as werkdruk_grafieken
from monitor.ui.werkdruk.namen import bronnaam
from monitor.werkdruk import questions
from monitor.werkdruk.rules import BAND_TE_BREED, GEEN_GEGEVENS, GEEN_ROOSTER, LEGENDA, ONBEKEND, TE_WEINIG

WEKEN = (4, 13, 26, 52)
STANDAARD_WEKEN = 13
TEAMFIGUREN = ("bezetting", "registratiegraad", "ondergrens", "druk", "tekort", "oordeel", "structureel")
HELE_TEAM = "team"
ADRES = "medewerker"  # name in the query string
KEUZE = "werkdruk_medewerker"
RIJHOOGTE = 44  # px
ZONDER_PERSONEN = (
    "Cijfers per medewerker zijn alleen voor de leidinggevende, en pas als de instemming van de "
    "ondernemingsraad is ingevuld. U ziet daarom de cijfers van het hele team."
)
VAN_WEINIG = (
    f"Een cijfer dat op minder dan {MEDEWERKERS_MINIMAAL} mensen rust, staat er niet: te weinig mensen "
    "schrijven al hun uren, of van te weinig mensen weten we wat er nodig is."
)
TE_KLEIN = (
    f"Dit team telt minder dan {MEDEWERKERS_MINIMAAL} mensen: cijfers van het hele team zijn dan cijfers van "
    "herkenbare mensen. Zolang de instemming van de ondernemingsraad niet is ingevuld, tonen we die niet."
)
ONBEKENDE_MEDEWERKER = "De medewerker in dit adres kennen we niet in deze periode. U ziet het hele team."
METRIEK = 236  # px: four side by side on a beamer, two by two on a small screen
# column, heading, width in px (together what a screen of 1024 px has room for), help
KOLOMMEN = (
    ("Medewerker", "Medewerker", 162, None),
    (
        "Oordeel",
        "Oordeel",
        216,
        "Structureel: te vol in 4 van de laatste 6 weken met een cijfer. Anders een piek. Misschien te vol "
        "of misschien ruimte: de band van de druk laat dat nog open. Weten we niet: te weinig "
        "uren geregistreerd, een te brede band van de druk, of niet bekend hoeveel er nodig is.",
    ),
    ("Druk", "Druk", 94, "Benodigde uren gedeeld door inzetbare uren, van laag tot hoog geschat."),
    (
        "Bezetting",
        "Bezetting",
        80,
        "Gewerkte uren gedeeld door beschikbare uren, over de volledige weken. "
        "Een streepje betekent: te weinig geregistreerd.",
    ),
    (
        "Tekort",
        "Per week",
        100,
        "Benodigde min inzetbare uren per week, middelste schatting: tekort of ruimte.",
    ),
    (
        "Weken",
        "Weken",
        66,
        "Weken met een volledige registratie, van de weken waarin er tijd was. De registratiegraad en de "
        "ondergrens staan op het blad van de medewerker en in de download.",
    ),
)
REDEN_KORT = {
    TE_WEINIG: "te weinig uren", BAND_TE_BREED: BAND_TE_BREED, GEEN_ROOSTER: GEEN_ROOSTER,
    GEEN_GEGEVENS: "geen gegevens",
}  # fmt: skip
CIJFERS = ("Druk", "Bezetting", "Tekort", "Weken")  # sort by size


def kies_weken() -> int:
    """The period, kept in the address: the last n weeks that are over."""
    return adres.knoppen(
        "Periode in weken", "weken", WEKEN, STANDAARD_WEKEN, "werkdruk_weken", lambda n: f"{n}",
        wat="Het aantal weken", met_label=True,
        uitleg="De laatste zoveel weken die helemaal voorbij zijn. De lopende week telt niet mee.",
    )  # fmt: skip


def kies_persoon(overzicht: questions.Teamoverzicht) -> str | None:
    """The person whose sheet is open, kept in the address by id (never by name); None is the whole team."""
    namen = {persoon.medewerker: persoon.naam for persoon in overzicht.personen}
    gevraagd = st.query_params.get(ADRES)
    st.session_state[KEUZE] = gevraagd if gevraagd in namen else HELE_TEAM
    if adres.onbekend(ADRES, {HELE_TEAM, *namen}):
        st.info(ONBEKENDE_MEDEWERKER, icon=":material/person_off:")
    gekozen = st.selectbox(
        "Medewerker",
        [HELE_TEAM, *namen],
        key=KEUZE,
        on_change=lambda: open_blad(st.session_state[KEUZE]),
        format_func=lambda sleutel: namen.get(sleutel, "Hele team"),
    )
    return None if gekozen in (None, HELE_TEAM) else str(gekozen)


def open_blad(medewerker: str) -> None:
    """Put the person in the address; `HELE_TEAM` goes back to the table."""
    if medewerker == HELE_TEAM:
        st.query_params.pop(ADRES, None)
    else:
        st.query_params[ADRES] = medewerker


def toon(overzicht: questions.Teamoverzicht, *, personen: bool, weken: int = STANDAARD_WEKEN) -> None:
    """The page of the team, in the order in which a manager reads."""
    if not overzicht.personen:
        st.info(
            "Er zijn nog geen medewerkers met uren of een rooster in deze periode. "
            "Importeer eerst een urenexport en de roosters.",
            icon=":material/upload_file:",
        )
        st.page_link("pages/beheer/gegevens.py", label="Naar Gegevens", icon=":material/database:")
        return
    if not personen and te_klein(overzicht):
        st.info(TE_KLEIN, icon=":material/lock:")
        wie_ziet_dit.toon(eigen=False)
        return
    st.subheader(overzicht.zin_met_reden if personen else overzicht.zin, anchor=False)
    toon_basis(overzicht.basis, f" · {opmaak.deel(overzicht.basis.ingedeeld)} van de uren ingedeeld")
    startnormen.toon(weken)
    roosters = heeft_roosters(overzicht)
    if not roosters:
        _eerst_roosters(overzicht.basis)
    _teamcijfers(overzicht, personen=personen)
    st.caption(
        "**Druk** is wat de woningen en zaken volgens de normen vragen, gedeeld door de inzetbare uren. "
        "**Bezetting** is wat er echt is gewerkt, gedeeld door de beschikbare uren. Iemand kan dus vol "
        "zitten terwijl de norm minder vraagt, en andersom."
    )
    st.caption(f"{ANDERS_DAN_WERKDRUK} Daarom kan iemand hier ruimte hebben en op Pieken te druk zijn.")
    wie_ziet_dit.toon(eigen=False)
    if not personen:
        st.info(ZONDER_PERSONEN, icon=":material/lock:")
        team = overzicht.team
        if (team.bezetting.bezetting, team.druk) != zichtbaar(overzicht, personen=False):
            st.caption(VAN_WEINIG)
        return
    st.subheader("Per medewerker", anchor=False)
    st.caption(
        "Klik op een rij voor het blad van die medewerker, met de weken, de oorzaken en de bronregels."
    )
    _tabel(overzicht)
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(_uitleg(TEAMFIGUREN), sleutel="werkdruk_team")
        download.knoppen(
            bestand.tabel(overzicht.tabel),
            "werkdruk-team",
            bestand.kop_regels("Werkdruk van het team", overzicht.basis),
            sleutel="werkdruk_team",
        )
    if roosters:
        _weken(overzicht.weken)


def heeft_roosters(overzicht: questions.Teamoverzicht) -> bool:
    """Whether there is a roster for anybody in this period: without one no week can be judged."""
    return any(p.bezetting.reden not in (GEEN_ROOSTER, GEEN_GEGEVENS) for p in overzicht.personen)


def _eerst_roosters(basis: questions.Basis) -> None:
    """What to do first, and that the hours that were read in lie before this period, when they do."""
    dagen = [regel.laatste for regel in bron.vraag(intake.actualiteit, bron.vandaag())]
    eerder = (
        f" De nieuwste uren die zijn ingelezen, zijn van {opmaak.datum(max(dagen))}: van vóór deze periode."
        if dagen and max(dagen) < basis.van
        else ""
    )
    st.info(
        "Er is van niemand een rooster voor deze weken. Lees de roosters in, of vul ze in bij Gegevens, Team "
        f"en roosters. Dan staat hier per week of het werk in de uren past.{eerder}",
        icon=":material/calendar_month:",
    )
    st.page_link(
        "pages/beheer/gegevens.py", label="Naar Team en roosters", icon=":material/database:",
        query_params={"deel": "Team en roosters"},
    )  # fmt: skip


def te_klein(overzicht: questions.Teamoverzicht) -> bool:
    """Whether the team's figures are those of people one can point at."""
    return len(overzicht.personen) < MEDEWERKERS_MINIMAAL


def zichtbaar(
    overzicht: questions.Teamoverzicht, *, personen: bool
) -> tuple[float | None, questions.Druk | None]:
    """Bezetting and druk of the team; to who may not see persons only when five people or more are in it:
    when of a team only one writes all hours, its bezetting is that one's."""
    b, d = overzicht.team.bezetting.bezetting, overzicht.team.druk
    if personen:
        return b, d
    schrijven = sum(p.bezetting.weken_volledig > 0 for p in overzicht.personen)
    met_druk = sum(p.druk is not None for p in overzicht.personen)
    return (
        b if schrijven >= MEDEWERKERS_MINIMAAL else None,
        d if met_druk >= MEDEWERKERS_MINIMAAL else None,
    )


def toon_basis(basis: questions.Basis, meer: str = "") -> None:
    """What the figures of the team rest on; `meer` comes behind the share of days that are registered."""
    herkomst.toon_regel(
        herkomst.regel(
            basis.van,
            basis.tot,
            bron=[bronnaam(b) for b in basis.bronnen],
            n=opmaak.meervoud(basis.registraties, "registratie", "registraties"),
            volledig=f"registratiegraad {opmaak.deel(basis.registratiegraad)}{meer}",
        )
    )


def _teamcijfers(overzicht: questions.Teamoverzicht, *, personen: bool) -> None:
    b = overzicht.team.bezetting
    bezetting, d = zichtbaar(overzicht, personen=personen)
    vak = st.container(horizontal=True)
    vak.metric(
        "Bezetting van het team",
        opmaak.procent(bezetting),
        border=True,
        width=METRIEK,
        help="Gewerkte uren gedeeld door beschikbare uren, over de volledige weken van iedereen samen.",
    )
    vak.metric(
        "Druk (laag – hoog)",
        opmaak.interval(d.laag, d.hoog) if d else opmaak.ONBEKEND,
        border=True,
        width=METRIEK,
        help="Benodigde uren gedeeld door inzetbare uren. De band volgt uit lage en hoge normen.",
    )
    tekort(vak, d, team=True)
    vak.metric(
        "Volledige weken",
        f"{opmaak.getal(b.weken_volledig)} van {opmaak.getal(b.weken)}" if b.weken else opmaak.ONBEKEND,
        border=True,
        width=METRIEK,
        help="Een week is volledig als op minstens 80 % van de werkdagen genoeg is geregistreerd.",
    )


def tekort(vak: DeltaGenerator, d: questions.Druk | None, *, team: bool = False) -> None:
    """How many hours a week are short, or left."""
    over = d is not None and d.tekort_uren < 0
    hulp = (
        "Benodigde min inzetbare uren, middelste schatting: een tekort als er meer nodig is, anders ruimte."
    )
    if team and d is not None:
        hulp += (
            f" Het team deelt door {opmaak.meervoud(d.weken, 'week', 'weken')}, een medewerker door de weken "
            "waarin die er was: de uren in de tabel tellen daarom niet precies op tot dit cijfer."
        )
    vak.metric(
        "Ruimte per week" if over else "Tekort per week",
        opmaak.uren(abs(d.tekort_uren)) if d else opmaak.ONBEKEND,
        border=True,
        width=METRIEK,
        help=f"{hulp} Omgerekend {opmaak.getal(abs(d.tekort_fte), 2)} fte." if d else hulp,
    )


def _tabel(overzicht: questions.Teamoverzicht) -> None:
    personen = [persoon.medewerker for persoon in overzicht.personen]

    def gekozen() -> None:
        cellen = st.session_state["werkdruk_tabel"]["selection"]["cells"]
        if cellen:
            open_blad(personen[cellen[0][0]])

    st.dataframe(
        sorteerbaar(leestabel(overzicht.tabel), CIJFERS),
        key="werkdruk_tabel",
        hide_index=True,
        row_height=RIJHOOGTE,
        height="content",
        on_select=gekozen,
        selection_mode="single-cell",
        column_config={
            naam: st.column_config.TextColumn(kop, width=breed, help=hulp)
            for naam, kop, breed, hulp in KOLOMMEN
        },
        alt="Werkdruk per medewerker: oordeel, druk, bezetting, tekort of ruimte, en volledige weken",
    )


def leestabel(tabel: pd.DataFrame) -> pd.DataFrame:
    """The table as people read it: Dutch figures, and a reason where there is no figure."""
    regels = []
    for rij in tabel.to_dict("records"):
        regels.append(
            {
                "Medewerker": rij["naam"],
                "Oordeel": f"{rij['symbool']} {rij['oordeel']}{_soort(rij)}{_waarom(rij)}",
                "Druk": opmaak.interval(rij["druk_laag"], rij["druk_hoog"]),
                "Bezetting": opmaak.procent(rij["bezetting"]),
                "Tekort": _tekort_of_ruimte(rij["tekort_uren"]),
                "Weken": f"{rij['weken_volledig']} van {rij['weken']}" if rij["weken"] else opmaak.ONBEKEND,
            }
        )
    return pd.DataFrame(regels)


def _tekort_of_ruimte(uren: float | None) -> str:
    """`tekort 21,6 u`, `ruimte 7,4 u`: no sign to puzzle over."""
    if uren is None or pd.isna(uren):
        return opmaak.ONBEKEND
    return f"{'tekort' if uren > 0 else 'ruimte'} {opmaak.uren(abs(uren))}"


def _weken(weken: pd.DataFrame) -> None:
    st.subheader("Week voor week", anchor=False)
    bezet = [opmaak.procent(b) for b in weken["bezetting"]]
    werkdruk_grafieken.hittekaart(weken.assign(bezet=bezet))
    st.caption(
        f"{LEGENDA}. Een open teken is niet zeker: de band van de druk laat nog open of het werk past. "
        "De drempels zijn een keuze van de corporatie, geen landelijke norm."
    )


def _uitleg(figuren: tuple[str, ...]) -> list[questions.Uitleg]:
    return [bron.vraag(questions.uitleg, figuur) for figuur in figuren]


def _soort(rij: dict[Any, Any]) -> str:
    if rij["structureel"]:
        return ", structureel"
    return ", piek" if rij["oordeel"] == "te vol" else ""


def _waarom(rij: dict[Any, Any]) -> str:
    """Why we don't know, as short as the column; the file has it in full."""
    return f": {REDEN_KORT.get(rij['reden'], 'nodig onbekend')}" if rij["oordeel"] == ONBEKEND else ""
