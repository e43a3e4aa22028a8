"""What if: shift, add or drop projects, or take the levelling proposal, and see before and after at once.

A fragment: only this part runs again after a click. What lies on the table is kept by `pieken.tafel`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monitor.fouten import BuurtmonitorFout
from monitor.prognose import buurtwissel, pieken, watals
from monitor.prognose.refresh import VERGEZICHT
from monitor.prognose.verschuif import Verzet
from monitor.prognose.voorspel import TEAM
from monitor.prognose.watals import LAAT_WEG, VERSCHUIF, VOEG_TOE, NieuwProject, Projectstap
from monitor.ui import bron, herkomst, opmaak
from monitor.ui.pieken import grafieken as pieken_grafieken
from monitor.ui.pieken import scenarios, uitleg
from monitor.ui.pieken.tafel import beweegbaar, kan_terug, reken, stappen_nu, telt, terug, zet, zin

TELLER = "pieken_teller"  # how many projects were added, for their codes
MEESTE_SCHUIF = 26  # weeks on the slider
SOORTNAAM = {VERSCHUIF: "Verschuif", VOEG_TOE: "Voeg toe", LAAT_WEG: "Laat weg"}


@st.fragment
def toon(beeld: pieken.Piekenbeeld, wie: str, *, wijzigen: bool) -> None:
    """Steps on the left, their effect on the right, scenarios below."""
    projecten = bron.vraag(pieken.projecten, bron.vandaag())
    namen = {p.project: p.naam for p in projecten}
    links, rechts = st.columns(2, gap="medium")
    with links:
        st.subheader("Wat als…", anchor=False)
        _nieuwe_stap(beeld, projecten)
        _voorstel(namen)
    stappen = stappen_nu()
    with links:
        _lijst(stappen, namen)
    with rechts:
        st.subheader(f"Wat doet dat met {opmaak.tekst(pieken.naam_van(beeld, wie))}?", anchor=False)
        try:
            uitkomst = reken(stappen)
        except BuurtmonitorFout as fout:
            st.error(fout.zin, icon=":material/error:")
        else:
            _effect(uitkomst, wie)
            _wisselt(uitkomst, beeld, wie)
            if let_op := buiten_beeld(stappen, projecten, uitkomst.tot):
                st.caption(opmaak.tekst(let_op))
    herkomst.uitleg(uitleg.WATALS, sleutel="pieken_watals")
    scenarios.toon(namen, beeld.eerste, wijzigen=wijzigen)


def _nieuwe_stap(beeld: pieken.Piekenbeeld, projecten: tuple[pieken.Planproject, ...]) -> None:
    soort = st.segmented_control(
        "Soort wijziging",
        list(SOORTNAAM),
        default=VERSCHUIF,
        key="pieken_soort",
        required=True,
        format_func=SOORTNAAM.__getitem__,
        label_visibility="collapsed",
        wrap=True,
    )
    if soort == VOEG_TOE:
        _voeg_toe(beeld, projecten)
        return
    volgorde = sorted(projecten, key=lambda p: p.status != "voorlopig")  # what may still move comes first
    lopend = {p.project: p.naam for p in volgorde if p.tot is not None and p.tot >= beeld.van}
    if not lopend:
        st.info("Er zijn geen lopende of geplande projecten om te verschuiven of weg te laten.")
        return
    project = st.selectbox("Project", list(lopend), key="pieken_project", format_func=lopend.__getitem__)
    if soort == LAAT_WEG:
        if st.button("Laat dit project weg", icon=":material/remove:", key="pieken_laat_weg"):
            zet((*(s for s in stappen_nu() if s.project != project), Projectstap(LAAT_WEG, project)))
        return
    weken = st.slider(
        "Weken later (eerder is min)", -MEESTE_SCHUIF, MEESTE_SCHUIF, 4, key="pieken_weken", format="%d"
    )
    if st.button("Verschuif", icon=":material/move_down:", key="pieken_verschuif", disabled=weken == 0):
        anders = [s for s in stappen_nu() if s.project != project]
        zet((*anders, Projectstap(VERSCHUIF, project, weken)))


def _voeg_toe(beeld: pieken.Piekenbeeld, projecten: tuple[pieken.Planproject, ...]) -> None:
    buurten: dict[str, str] = bron.vraag(pieken.buurten, bron.vandaag())
    typen = sorted({k.type for k in bron.vraag(pieken.kengetallen)})
    with st.form("pieken_nieuw", border=False):
        naam = st.text_input("Naam", "Nieuw project", key="pieken_nieuw_naam", max_chars=60)
        a, b = st.columns(2)
        soort = a.selectbox("Type", typen, key="pieken_nieuw_type")
        woningen = b.number_input("Woningen", 1, 5000, 100, key="pieken_nieuw_woningen")
        buurt = a.selectbox("Buurt", list(buurten), key="pieken_nieuw_buurt", format_func=buurten.__getitem__)
        start = b.date_input(
            "Begint op", beeld.van + dt.timedelta(weeks=4), key="pieken_nieuw_start", format="DD-MM-YYYY"
        )
        duren = [
            vak.number_input(f"{fase}, weken", 0, watals.MEESTE_WEKEN, duur, key=f"pieken_nieuw_{fase}")
            for vak, fase, duur in zip(
                st.columns(3), ("Voorbereiding", "Uitvoering", "Nazorg"), (8, 16, 6), strict=True
            )
        ]
        if st.form_submit_button("Voeg toe", icon=":material/add:") and buurt and soort:
            nummer = st.session_state[TELLER] = st.session_state.get(TELLER, 0) + 1
            nieuw = NieuwProject(
                naam.strip() or "Nieuw project",
                soort,
                buurt,
                int(woningen),
                start,
                (duren[0], duren[1], duren[2]),
            )
            bezet = {p.project for p in projecten} | {s.project for s in stappen_nu()}
            sleutel = next(s for n in range(nummer, nummer + 1000) if (s := f"nieuw-{n}") not in bezet)
            zet((*stappen_nu(), Projectstap(VOEG_TOE, sleutel, 0, nieuw)))


def _voorstel(namen: dict[str, str]) -> None:
    voorstel: tuple[Verzet, ...] = bron.vraag(pieken.spreidingsvoorstel)
    nu = stappen_nu()
    samen = watals.met_voorstel(nu, voorstel)
    with st.container(horizontal=True):
        st.button(
            "Stel spreiding voor",
            icon=":material/auto_awesome_motion:",
            key="pieken_spreid",
            help="Schuift voorlopige projecten binnen hun vroegste en laatste start, met het minste tekort. "
            f"Geteld over {VERGEZICHT} weken; werk dat nog verder schuift, is geen winst. "
            "Gemaakt bij het plan zoals het nu is. Wat u zelf op tafel legde, blijft liggen.",
            on_click=zet,
            args=(samen,),
            disabled=samen == nu,
        )
        st.button(
            "Ongedaan maken",
            icon=":material/undo:",
            key="pieken_terug",
            on_click=terug,
            disabled=not kan_terug(),
        )
        st.button(
            "Begin opnieuw",
            icon=":material/restart_alt:",
            key="pieken_leeg",
            on_click=zet,
            args=((),),
            disabled=not nu,
        )
    if not voorstel:
        st.caption(geen_voorstel(beweegbaar()))
    _winst(nu, watals.stappen_uit(voorstel), namen)


def geen_voorstel(aantal: int) -> str:
    """Why there is no levelling proposal, when `aantal` projects may be moved."""
    if not aantal:
        return (
            "Geen spreidingsvoorstel: er is geen project dat mag schuiven. Dat mag een voorlopig project dat "
            "nog moet beginnen, en dat een vroegste en een laatste start heeft."
        )
    wie = opmaak.meervoud(aantal, "project dat mag schuiven", "projecten die mogen schuiven")
    return (
        f"Geen spreidingsvoorstel: schuiven levert niets op, geteld over {VERGEZICHT} weken ({wie}, binnen "
        "de vroegste en de laatste start)."
    )


def _winst(nu: tuple[Projectstap, ...], voorstel: tuple[Projectstap, ...], namen: dict[str, str]) -> None:
    """What each move of the proposal adds on top of what lay there, in the whole hours of the figure beside
    it: the steps add up to its difference."""
    gelegd = [stap for stap in nu if stap in voorstel]
    if not gelegd:
        return
    eigen = [stap for stap in nu if stap not in voorstel]
    voorgesteld = {stap.project for stap in voorstel}
    try:
        na = [reken((*eigen, *gelegd[:n])) for n in range(len(gelegd) + 1)]
    except BuurtmonitorFout:
        return  # told beside it
    tot_nu = [opmaak.rond(straks.van(TEAM).tekort_na - na[0].van(TEAM).tekort_na) for straks in na]
    druk = [_drukke_weken(straks)[1] for straks in na]
    for n, stap in enumerate(gelegd):
        naam = namen.get(stap.project, stap.project)
        verschil = (tot_nu[n + 1] - tot_nu[n], druk[n + 1] - druk[n])
        st.caption(opmaak.tekst(winstzin(naam, *verschil, na[0].aantal_weken)))
    blijft = [namen.get(s.project, s.project) for s in eigen if s.project in voorgesteld]
    if blijft:
        st.caption(
            f"Voor {opmaak.tekst(opmaak.opsomming(blijft))} lag er al iets op tafel; dat is niet veranderd."
        )


def winstzin(naam: str, uren: float, weken: int, geteld: int) -> str:
    """What a move does to the shortage and, in the same sentence, to the number of busy weeks; `geteld` is
    the number of weeks over which both count."""
    zin = f"{naam}: {opmaak.verschil(uren, 0)} tekort van het hele team in {geteld} weken"
    if not weken:
        return f"{zin}."
    hoeveel = opmaak.meervoud(abs(weken), "drukke week", "drukke weken")
    beter = (weken < 0) == (uren <= 0)
    return f"{zin}{' en' if beter else ', maar'} {hoeveel} {'meer' if weken > 0 else 'minder'}."


def buiten_beeld(
    stappen: Sequence[Projectstap], projecten: Sequence[pieken.Planproject], tot: dt.date
) -> str:
    """Which projects are moved so that they end after the last week that counts (Monday `tot`)."""
    einde = {p.project: (p.naam, p.tot) for p in projecten if p.tot is not None}
    verder = [(*einde[s.project], s.weken) for s in stappen if s.weken > 0 and s.project in einde]
    laatste = tot + dt.timedelta(days=6)
    namen = [naam for naam, dag, weken in verder if dag + dt.timedelta(weeks=weken) > laatste]
    if not namen:
        return ""
    return (
        f"Let op: een deel van het werk van {opmaak.opsomming(namen)} komt zo na {opmaak.week_jaar(tot)} en "
        "telt hier niet mee. Het tekort lijkt daardoor kleiner dan het is."
    )


def _drukke_weken(uitkomst: watals.Vergelijking) -> tuple[int, int]:
    """Busy weeks before and after, added up over the coordinators."""
    anderen = [e for e in uitkomst.effecten if e.medewerker != TEAM]
    return sum(e.weken_voor for e in anderen), sum(e.weken_na for e in anderen)


def _lijst(stappen: tuple[Projectstap, ...], namen: dict[str, str]) -> None:
    if not stappen:
        st.caption("Nog niets veranderd: rechts staat het plan zoals het nu is.")
        return
    st.markdown("**Op tafel**")
    for n, stap in enumerate(stappen):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(opmaak.tekst(zin(stap, namen)))
            st.button(
                "Haal weg",
                icon=":material/close:",
                key=f"pieken_weg_{n}",
                type="tertiary",
                on_click=zet,
                args=(tuple(s for s in stappen if s != stap),),
            )


def _effect(uitkomst: watals.Vergelijking, wie: str) -> None:
    anderen = [e for e in uitkomst.effecten if e.medewerker != TEAM]
    if wie == TEAM:
        voor, na = _drukke_weken(uitkomst)
    else:
        voor, na = uitkomst.van(wie).weken_voor, uitkomst.van(wie).weken_na
    eigen = uitkomst.van(wie)
    opgeteld = dubbel = ""
    if wie == TEAM:
        opgeteld = ", opgeteld over alle coördinatoren"
        dubbel = " Zijn er twee coördinatoren in dezelfde week te druk, dan telt die week twee keer."
    a, b = st.columns(2)
    _tegel(
        a, "Drukke weken", opmaak.getal(na), na - voor, "",
        help=f"Weken met meer dan 50 % kans op te druk.{dubbel}",
    )  # fmt: skip
    _tegel(
        b, "Tekort", opmaak.uren(eigen.tekort_na, 0), eigen.tekort_na - eigen.tekort_voor, f"{opmaak.VAST}u",
        help="Uren boven de capaciteit, per coördinator geteld.",
    )  # fmt: skip
    st.caption(
        f"Drukke weken en tekort tellen van {telt(uitkomst)}{opgeteld}. De grafiek laat de eerste "
        f"{uitkomst.weken['week'].nunique()} daarvan zien: een project dat schuift, vraagt ook daarna nog "
        "werk. Het verschil is met het plan zoals het nu is."
    )
    soort = st.segmented_control(
        "Laat zien", ["uren", "kans"], default="uren", key="pieken_voor_na", required=True,
        format_func={"uren": "Uren", "kans": "Kans op te druk"}.__getitem__, label_visibility="collapsed",
    )  # fmt: skip
    wissels = () if wie == TEAM else buurtwissel.weken(uitkomst.wissels, wie)
    tabel = uitkomst.weken[uitkomst.weken["medewerker"] == wie]
    pieken_grafieken.voor_na(tabel, soort or "uren", wissels)
    if streep := pieken_grafieken.lijnzin([week for week in wissels if week in set(tabel["week"])]):
        st.caption(streep.strip())
    anders = [e for e in anderen if abs(e.tekort_na - e.tekort_voor) >= 0.5 or e.weken_na != e.weken_voor]
    if anders:
        st.table(
            pd.DataFrame(
                {
                    "Wie verandert": [opmaak.tekst(e.naam) for e in anders],
                    "Te drukke weken": [f"{e.weken_voor} → {e.weken_na}" for e in anders],
                    "Tekort": [
                        f"{opmaak.getal(e.tekort_voor)} → {opmaak.uren(e.tekort_na, 0)}" for e in anders
                    ],
                }
            ),
            border="horizontal",
            hide_index=True,
            alt="Per coördinator de te drukke weken en het tekort, voor en na",
        )


def _wisselt(uitkomst: watals.Vergelijking, beeld: pieken.Piekenbeeld, wie: str) -> None:
    """A division that begins after the weeks of the page, but within those that count here."""
    if wie == TEAM and beeld.minstens:
        st.caption(f"De drukke weken en het tekort zijn {beeld.minstens} (zie bovenaan).")
    later = [w for w in uitkomst.wissels if w not in beeld.wissels]
    if zin_ := buurtwissel.zin(later, beeld.coordinatoren, None if wie == TEAM else wie):
        st.caption(opmaak.tekst(zin_))


def _tegel(vak: DeltaGenerator, naam: str, waarde: str, verschil: float, eenheid: str, help: str) -> None:
    """A figure with what changes, in whole numbers; nothing when nothing changes. Less is better.

    Arrow and colour are given: Streamlit knows only a hyphen as a minus.
    """
    anders = opmaak.rond(verschil)
    tekst = f"{'+' if anders > 0 else ''}{opmaak.getal(anders)}{eenheid}" if anders else None
    vak.metric(
        naam,
        waarde,
        tekst,
        delta_color="red" if anders > 0 else "green",
        delta_arrow="up" if anders > 0 else "down",
        help=help,
    )
