"""Propose a division: the goal, the tolerance, the seconds; progress while it runs; the bound beside it."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd
import streamlit as st

from monitor.ui import grafieken, opmaak, tinten
from monitor.ui.werkgebied import uitweg
from monitor.ui.werkgebied.klus import ZOEKT, Klus, begin
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied.band import los_met_band
from monitor.werkgebied.grens import Grenspunt, grens
from monitor.werkgebied.instantie import Doel, Opdracht
from monitor.werkgebied.los import Antwoord, los

KLUS = "werkgebied_klus"
LIJN = "werkgebied_lijn"
EIGEN_BUURT = "Iedereen houdt een eigen buurt"  # the condition, as its box says it
SECONDEN = (2, 5, 10, 30)
LIJN_SECONDEN = 24.0
GELIJK = "balans"
DOELNAAM = {
    "wijziging": "zo weinig mogelijk verhuizen",
    "samen": "weinig verhuizen én compact",
    "compact": "zo compact mogelijk",
    "balans": "zo gelijk mogelijk",
}
MAAT = {
    "wijziging": "verhuizen",
    "balans": "afwijking",
    "compact": "grens",
    "samen": "grens en verhuizen samen",
}
STAP = 5  # of the slider between moving little (0) and compact (100)
KLAARZETTEN = (
    "Het zoekprogramma wordt geladen; dat gebeurt alleen de eerste keer na het opstarten van de app en kan "
    "even duren. Daarna begint het zoeken …"
)
POLS = 0.5  # seconds between two looks at the worker
MEETFOUT = (
    "**De meetfout-regel.** De uren per buurt zijn zelf een schatting. Met 10 % ruis daarop komt een "
    "verdeling die op papier 1 % scheef is in het echt uit op 11 %, en een van 5 % op 13 %. Strenger "
    "verdelen dan 10 % laat dus vooral méér bewoners van gezicht wisselen, zonder dat het eerlijker wordt. "
    "Kies 5 % alleen als de uren goed gemeten zijn."
)


def keuzes(nu: Tafel) -> None:
    """Goal, tolerance, seconds and the button; then progress or the outcome."""
    links, midden, rechts = st.columns([5, 3, 2], gap="medium")
    onder = st.container(horizontal=True, gap="large")  # a box of its own width: its words stay whole
    gelijk = nu.opdracht.doel == GELIJK
    with links:
        schuif = st.slider(
            "Doel: van zo weinig mogelijk verhuizen naar zo compact mogelijk", 0, 100,
            schuif_van(nu.opdracht), STAP, format="%d %% compact", key="werkgebied_doel",
            disabled=bool(st.session_state.get("werkgebied_gelijk", gelijk)),
        )  # fmt: skip
    with onder:
        gelijk = st.checkbox(
            "Liever zo gelijk mogelijk verdelen", value=gelijk, key="werkgebied_gelijk",
            help="Dan is de afwijking het doel, en begrenst u hoeveel woningen er mogen verhuizen.",
        )  # fmt: skip
    with midden:
        if gelijk:
            ruimte = st.slider(
                "Hoogstens verhuizen", *uitweg.RUIMTES, round(nu.opdracht.wijzigingsruimte * 100),
                format="%d %%", key="werkgebied_ruimte",
            )  # fmt: skip
            opdracht = Opdracht("balans", nu.opdracht.tolerantie, ruimte / 100)
        else:
            tolerantie = st.slider(
                "Afwijking hoogstens", *uitweg.TOLERANTIES, round(nu.opdracht.tolerantie * 100),
                format="%d %%", key="werkgebied_tolerantie",
            )  # fmt: skip
            opdracht = van_schuif(schuif, tolerantie / 100, nu.opdracht.wijzigingsruimte)
    with onder:
        band = st.checkbox(
            EIGEN_BUURT, value=True, key="werkgebied_band",
            help="Zonder dit kan een voorstel alle buurten van één coördinator weggeven, als er dan minder "
            "woningen verhuizen. Met dit zet het voorstel zo nodig van wie alles kwijtraakt één buurt vast.",
        )  # fmt: skip
    nu.opdracht = opdracht
    with rechts:
        seconden = st.selectbox("Seconden", SECONDEN, index=SECONDEN.index(10), key="werkgebied_seconden")
    klus: Klus | None = st.session_state.get(KLUS)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Stel een verdeling voor", type="primary", icon=":material/auto_awesome:",
            key="werkgebied_stel_voor",
            on_click=_begin, args=(nu, float(seconden or 10), band), disabled=klus is not None,
        )  # fmt: skip
        sloten = len(nu.stand.sloten)
        st.caption(
            f"{opmaak.meervoud(sloten, 'buurt op slot blijft', 'buurten op slot blijven')} op deze plek."
            if sloten
            else "Buurten op slot blijven waar ze staan; er staat er nu geen op slot."
        )
    volg()
    if nu.antwoord is not None and klus is None:
        _uitkomst(nu, nu.antwoord)
    with st.expander(
        "Waarom niet strenger dan 10 %?", icon=":material/straighten:", key="werkgebied_meetfout"
    ):
        st.markdown(MEETFOUT)


def schuif_van(opdracht: Opdracht) -> int:
    """Where the slider stands for a goal: 0 = moving little, 100 = compact."""
    if opdracht.doel == "samen":
        return STAP * round(100 * opdracht.gewicht / STAP)
    return 100 if opdracht.doel == "compact" else 0


def van_schuif(schuif: int, tolerantie: float, ruimte: float) -> Opdracht:
    """The goal for a place of the slider: the ends are goals of their own, with a sharper proof."""
    doel: Doel = "wijziging" if schuif == 0 else "compact" if schuif == 100 else "samen"
    return Opdracht(doel, tolerantie, ruimte, schuif / 100 if doel == "samen" else 0.5)


def doelnaam(opdracht: Opdracht) -> str:
    """The goal in words: `vooral compact (70 % tegen 30 % weinig verhuizen)`."""
    compact = round(100 * opdracht.gewicht)
    if opdracht.doel != "samen" or compact == 50:
        return DOELNAAM[opdracht.doel]
    if compact > 50:
        return f"vooral compact ({compact}\u00a0% tegen {100 - compact}\u00a0% weinig verhuizen)"
    return f"vooral weinig verhuizen ({100 - compact}\u00a0% tegen {compact}\u00a0% compact)"


def _begin(nu: Tafel, seconden: float, band: bool) -> None:
    vraag, opdracht = nu.stand.met_sloten(), nu.opdracht
    zoek = los_met_band if band else los

    def doe(klus: Klus) -> Antwoord:
        return zoek(vraag, opdracht, seconden=seconden, stop=klus.stop.is_set, voortgang=klus.meld)

    st.session_state[KLUS] = begin(ZOEKT, seconden, doe, opdracht)


def volg() -> None:
    """Show the job under way; ends in one rerun of the page when it is done."""
    klus: Klus | None = st.session_state.get(KLUS)
    if klus is not None:
        st.fragment(_volg, run_every=POLS)()


def _volg() -> None:
    klus: Klus | None = st.session_state.get(KLUS)
    if klus is None:
        return
    if klus.klaar:
        del st.session_state[KLUS]
        _neem_aan(klus)
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(klus.deel, text=_voortgangzin(klus))
        st.button("Stop", icon=":material/stop:", key="werkgebied_stop", on_click=klus.stop.set)


def _voortgangzin(klus: Klus) -> str:
    if klus.soort == "lijn":
        return "We zoeken per speelruimte de verdeling die het minst verhuist …"
    stand = klus.voortgang
    if stand is None:
        return KLAARZETTEN if klus.wacht else "Zoeken …"
    if not stand.haalbaar:
        return "Zoeken: nog geen verdeling die aan alles voldoet …"
    grens_ = "" if stand.ondergrens is None else f"; beter dan {opmaak.procent(stand.ondergrens)} kan niet"
    return f"Beste tot nu toe: {opmaak.procent(stand.waarde)} {MAAT[klus.opdracht.doel]}{grens_} …"


def _neem_aan(klus: Klus) -> None:
    from monitor.ui.werkgebied.tafel import tafel

    nu = tafel()
    uitkomst, fout = klus.uitkomst()
    if nu is None:
        return
    if fout is not None:
        nu.melding = fout
    elif klus.soort == "lijn":
        st.session_state[LIJN] = (nu.vraag.instantie, uitkomst)
    elif uitkomst.instantie.buurten == nu.vraag.instantie.buurten:
        nu.antwoord = uitkomst
        if uitkomst.toetsing.haalbaar:
            nu.voorstel = uitkomst.plan
            nu.neem_over(uitkomst.plan, f"Voorstel: {doelnaam(uitkomst.opdracht)}", "voorstel")


def _uitkomst(nu: Tafel, antwoord: Antwoord) -> None:
    """The bound beside the plan, or why there is none."""
    zin = uitkomstzin(antwoord)
    if antwoord.toetsing.haalbaar:
        st.success(zin, icon=":material/verified:" if antwoord.bewezen == "optimaal" else ":material/check:")
        for zin_ in bandzinnen(nu, antwoord):
            st.caption(opmaak.tekst(zin_))
        st.caption(
            f"Gezocht in {opmaak.getal(antwoord.seconden, 1)} seconden. Daarna is de hele verdeling nog eens "
            "apart nageteld.",
            help="Dat natellen staat los van het zoeken: een fout in het zoeken valt zo op. Wie het voorstel "
            f"precies wil namaken, begint bij zoeknummer {antwoord.seed} en doet dezelfde zoekstappen.",
        )
        return
    st.warning(zin, icon=":material/warning:")
    uitweg.toon(nu, antwoord)


def bandzinnen(nu: Tafel, antwoord: Antwoord) -> list[str]:
    """Who keeps a buurt only because of the condition, and what that costs."""
    if antwoord.zonder_band is None:
        return []
    namen = opmaak.opsomming([nu.vraag.coordinatoren[wie].naam for wie in antwoord.band_redt])
    raakt = "raakt" if len(antwoord.band_redt) == 1 else "raken"
    maat = MAAT[antwoord.opdracht.doel]
    return [
        f"Zonder de voorwaarde ‘{EIGEN_BUURT}’ {raakt} {namen} alle eigen buurten kwijt, en is het "
        f"{procent1(antwoord.zonder_band)} {maat} in plaats van {procent1(antwoord.waarde)}."
    ]


def uitkomstzin(antwoord: Antwoord) -> str:
    """`Hoogstens 9,8 % afwijking, 7 % van de woningen krijgt een andere coördinator, …`"""
    t = antwoord.toetsing
    if not t.haalbaar:
        kop = (
            "Dit kan niet, en dat is bewezen."
            if antwoord.onmogelijk
            else "Geen verdeling gevonden die aan alles voldoet."
        )
        raad = (
            " Dit zou helpen:" if antwoord.versoepelingen else " Kies meer seconden of een ruimere afwijking."
        )
        return f"{kop} Op tafel is niets veranderd.{raad}"
    kop = (
        f"Hoogstens {procent1(t.max_afwijking)} afwijking, {procent1(t.verhuisd)} van de woningen krijgt een "
        "andere coördinator, "
        f"{procent1(t.snijrand)} van de grenzen ligt tussen twee gebieden."
    )
    bewijs = grenszin(antwoord)
    return f"{kop} {bewijs or 'Hoe dicht dit bij het beste ligt, is niet bewezen.'}"


def grenszin(antwoord: Antwoord) -> str:
    """What is proven: `Beter dan 8,9 % verhuizen kan zeker niet; dit is 19,0 %. …`; empty when nothing is."""
    if not antwoord.toetsing.haalbaar:
        return ""
    maat = MAAT[antwoord.opdracht.doel]
    als = " als iedereen een eigen buurt houdt" if antwoord.opdracht.band else ""
    if antwoord.bewezen == "optimaal":
        return f"Bewezen: minder {maat} kan niet{als}."
    if antwoord.ondergrens is None:
        return ""
    onder, dit = procent1(antwoord.ondergrens), procent1(antwoord.waarde)
    return (
        f"Beter dan {onder} {maat} kan zeker niet{als}; dit is {dit}. Of er iets tussenin kan, weten we niet."
    )


def procent1(deel: float) -> str:
    """A share with one decimal: bounds lie close to plans."""
    return f"{opmaak.getal(deel * 100, 1)}\u00a0%"


def lijn(nu: Tafel) -> None:
    """The frontier: homes that must move against the deviation that remains."""
    bewaard = st.session_state.get(LIJN)
    klus: Klus | None = st.session_state.get(KLUS)
    punten: tuple[Grenspunt, ...] | None = (
        bewaard[1] if bewaard and bewaard[0] == nu.vraag.instantie else None
    )
    st.button(
        "Reken de lijn uit" if punten is None else "Reken opnieuw", icon=":material/show_chart:",
        key="werkgebied_reken_lijn", on_click=_begin_lijn, args=(nu,), disabled=klus is not None,
        help="Zoekt steeds met een andere speelruimte de verdeling die het minst verhuist. "
        "Duurt een halve minuut.",
    )  # fmt: skip
    volg()
    if not punten:
        st.caption("Hoeveel woningen moeten minstens verhuizen, voor welke afwijking die overblijft?")
        return
    teken_lijn(punten, nu)
    for hoe, onmogelijk in (("Bewezen onmogelijk", True), ("Niet gevonden", False)):
        grenzen = [tolerantie_van(p) for p in punten if not p.haalbaar and p.onmogelijk == onmogelijk]
        if grenzen:
            st.caption(f"{hoe}: een afwijking van hoogstens {opmaak.opsomming(grenzen)}.")
    st.markdown("**Leg op tafel:** een afwijking van hoogstens")
    with st.container(horizontal=True):
        for punt in (p for p in punten if p.haalbaar):
            st.button(
                tolerantie_van(punt), key=f"werkgebied_punt_{punt.tolerantie}",
                help="Leg deze verdeling op tafel", on_click=_neem_punt, args=(nu, punt),
            )  # fmt: skip


def _begin_lijn(nu: Tafel) -> None:
    vraag = nu.stand.met_sloten()
    bekend = [plan for plan in (nu.plan, nu.voorstel) if plan is not None]

    def doe(klus: Klus) -> tuple[Grenspunt, ...]:
        return grens(vraag, bekend=bekend, seconden=LIJN_SECONDEN, stop=klus.stop.is_set)

    st.session_state[KLUS] = begin("lijn", LIJN_SECONDEN, doe)


def _neem_punt(nu: Tafel, punt: Grenspunt) -> None:
    nu.voorstel = punt.plan
    nu.neem_over(punt.plan, f"Hoogstens {opmaak.procent(punt.tolerantie)} afwijking", "voorstel")


def tolerantie_van(punt: Grenspunt) -> str:
    """`7,5 %`, and `10 %` without a decimal."""
    heel = math.isclose(punt.tolerantie * 100, round(punt.tolerantie * 100))
    return opmaak.procent(punt.tolerantie) if heel else procent1(punt.tolerantie)


def lijnrijen(punten: tuple[Grenspunt, ...], nu: Tafel) -> pd.DataFrame:
    """A row per point from today (nothing moves) to the strictest; no `verhuisd` where nothing is found."""
    rijen = [
        {
            "afwijking": f"nu ({opmaak.procent(nu.toetsing_nu.max_afwijking)})", "verhuisd": 0.0,
            "grens": 0.0, "tekst": "0 %",
        }
    ]  # fmt: skip
    for punt in punten:
        rijen.append(
            {
                "afwijking": f"≤ {tolerantie_van(punt)}",
                "verhuisd": punt.toetsing.verhuisd if punt.haalbaar else None,
                "grens": punt.ondergrens,
                "tekst": f"{procent1(punt.toetsing.verhuisd)}{' bewezen' if punt.bewezen else ''}"
                if punt.haalbaar
                else ("kan niet" if punt.onmogelijk else "niet gevonden"),
            }
        )
    return pd.DataFrame(rijen)


def teken_lijn(punten: tuple[Grenspunt, ...], nu: Tafel) -> None:
    """Deviation on x, moved homes on y; the shaded part is proven impossible."""
    grafieken.toon(
        _teken_lijn,
        lijnrijen(punten, nu),
        alt_tekst="Per afwijking die overblijft het deel van de woningen dat minstens moet verhuizen",
        sleutel="werkgebied_lijn_grafiek",
    )
    st.caption(
        "Van links naar rechts: steeds gelijker verdeeld, en steeds meer woningen die van coördinator "
        "wisselen. Grijs: bewezen onmogelijk. Elke stip is een verdeling die u op tafel kunt leggen. "
        f"‘{EIGEN_BUURT}’ is hier geen voorwaarde; een voorstel dat daaraan voldoet, kan hoger uitkomen."
    )


def _teken_lijn(rijen: pd.DataFrame) -> grafieken.Grafiek:
    x = alt.X(
        "afwijking:O", title="grootste afwijking van het eerlijke deel", sort=list(rijen["afwijking"]),
        axis=alt.Axis(labelAngle=0),
    )  # fmt: skip
    tips = [
        alt.Tooltip("afwijking:N", title="Afwijking"),
        alt.Tooltip("tekst:N", title="Verhuist"),
        alt.Tooltip("grens:Q", title="Minder kan niet dan", format=".1%"),
    ]
    basis = alt.Chart(rijen).encode(x=x)
    gevonden = basis.transform_filter("isValid(datum.verhuisd)")
    y = alt.Y("verhuisd:Q", title="woningen die verhuizen", axis=alt.Axis(format=".0%"))
    return alt.layer(
        basis.mark_area(color=tinten.ONMOGELIJK, opacity=0.6).encode(y="grens:Q"),
        gevonden.mark_line(
            color=tinten.GEDAAN,
            strokeWidth=3,
            point=alt.OverlayMarkDef(size=90, filled=True, color=tinten.GEDAAN),
        ).encode(y=y, tooltip=tips),
        gevonden.mark_text(dy=-14, fontSize=13, color=tinten.INKT).encode(y=y, text="tekst:N"),
        basis.transform_filter("!isValid(datum.verhuisd)")
        .mark_text(dy=-10, fontSize=13, color=tinten.LETTER)
        .encode(y=alt.datum(0), text="tekst:N"),
    ).properties(height=300)
