"""Why is this buurt here: a sentence, what would change with each neighbour, and the best alternative."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor.ui import opmaak
from monitor.ui.stoplicht.beeld import AANDACHT, merk
from monitor.ui.werkgebied.balken import afwijking
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied.antwoorden import Tafelvraag
from monitor.werkgebied.pakket import Wisselpakket, wisselpakketten
from monitor.werkgebied.stand import Gevolg
from monitor.werkgebied.toets import schendingen_van
from monitor.werkgebied.waarom import Alternatief, waarom_hier

DOELWAARDE = {
    "wijziging": "woningen die verhuizen",
    "balans": "grootste afwijking",
    "compact": "grens tussen gebieden",
    "samen": "grens en verhuizen samen",
}
EERST_HAALBAAR = (
    "De verdeling op tafel voldoet zelf ook nog niet aan alles: vraag eerst een voorstel, of kies daar een "
    "ruimere afwijking."
)
MEE_HOOGSTENS = 6  # names in one sentence


def toon(nu: Tafel) -> None:
    """For the chosen buurt; without one, how to choose."""
    if nu.gekozen is None:
        st.caption("Klik een buurt op de kaart aan, of kies haar in de lijst.")
        return
    uitleg = waarom_hier(nu.stand, nu.gekozen, nu.opdracht, alternatief=False)
    st.markdown(f"**{opmaak.tekst(nu.vraag.leesbaar(uitleg.zin))}**")
    _samenstelling(nu)
    if not uitleg.gevolgen:
        st.caption("Deze buurt grenst alleen aan buurten van dezelfde coördinator.")
        return
    st.table(
        gevolgtabel(nu.vraag, uitleg.gevolgen), border="horizontal", hide_index=True,
        alt="Wat er verandert als deze buurt naar een buurcoördinator gaat",
    )  # fmt: skip
    with st.container(horizontal=True):
        for gevolg in uitleg.gevolgen:
            wie = nu.vraag.instantie.wie[gevolg.naar]
            st.button(
                f"Geef aan {opmaak.tekst(nu.vraag.naam(gevolg.naar))}",
                key=f"werkgebied_geef_{wie}",
                disabled=not gevolg.mag,
                on_click=nu.geef,
                args=(nu.gekozen, wie),
            )
        zoek = st.button(
            "Zoek het beste alternatief", icon=":material/search:", key="werkgebied_alternatief",
            help="Geeft de buurt aan een ander en herstelt de rest. Dat duurt een halve seconde.",
        )  # fmt: skip
    if zoek:
        _alternatief(nu)


def gevolgtabel(vraag: Tafelvraag, gevolgen: Sequence[Gevolg]) -> pd.DataFrame:
    """A row per neighbouring coordinator: the plan after that one edit."""
    return pd.DataFrame(
        [
            {
                "Naar": opmaak.tekst(vraag.naam(g.naar)),
                "Deze houdt": afwijking(g.afwijking_van),
                "De ander krijgt": afwijking(g.afwijking_naar),
                "Woningen daar": opmaak.getal(g.woningen_naar),
                "Hoe scheef": opmaak.procent(g.toetsing.max_afwijking),
                "Nieuw gezicht": opmaak.procent(g.toetsing.verhuisd),
                "Langs een grens": opmaak.procent(g.toetsing.snijrand),
                "Kan het": kan_het(g),
            }
            for g in gevolgen
        ]
    )


def kan_het(gevolg: Gevolg) -> str:
    """Whether the edit is allowed, and what it would break."""
    if not gevolg.mag:
        return "nee, vast of uitgesloten"
    if gevolg.leeg:
        return "ja, maar deze houdt geen buurt"
    if gevolg.heel:
        return "ja"
    return "ja, maar een gebied valt uiteen" if gevolg.breekt else "ja, maar er blijven losse stukken"


def _samenstelling(nu: Tafel) -> None:
    c = nu.vraag.buurten[nu.gekozen or 0]
    delen = [
        f"{opmaak.uren(c.uren)} per week: woningen {opmaak.uren(c.uren_woningen)}",
        f"zaken {opmaak.uren(c.uren_zaken)}" if c.uren_zaken else "",
        f"projecten {opmaak.uren(c.uren_projecten)}" if c.uren_projecten else "",
        f"taken {opmaak.uren(c.uren_taken)}" if c.uren_taken else "",
    ]
    jaren = "" if c.jaren is None else f" · {opmaak.getal(c.jaren, 1)} jaar bij de coördinator van nu"
    st.caption(
        f"{opmaak.opsomming([deel for deel in delen if deel])} · {opmaak.getal(c.woningen)} woningen · "
        f"aandachtscore: {merk(AANDACHT[c.licht])}{jaren}"
    )


def _alternatief(nu: Tafel) -> None:
    uitleg = waarom_hier(nu.stand, nu.gekozen or 0, nu.opdracht)
    if uitleg.alternatief is None:
        raad = "" if haalbaar(nu) else f" {EERST_HAALBAAR}"
        st.info(
            f"Er is geen haalbare verdeling gevonden met deze buurt bij een ander.{raad}",
            icon=":material/block:",
        )
        return
    st.info(alternatiefzin(nu, uitleg.alternatief, uitleg.gelijkwaardig), icon=":material/compare_arrows:")


def haalbaar(nu: Tafel) -> bool:
    """Does the plan on the table keep every rule, the tolerance of the goal as well?"""
    return schendingen_van(nu.vraag.instantie, nu.plan, nu.opdracht, nu.toetsing).haalbaar


def alternatiefzin(nu: Tafel, keuze: Alternatief, gelijkwaardig: bool) -> str:
    """What the best alternative costs, and who comes along."""
    naam = opmaak.tekst(nu.vraag.naam(keuze.naar))
    mee = [opmaak.tekst(nu.vraag.naam(code)) for code in keuze.mee[:MEE_HOOGSTENS]]
    rest = len(keuze.mee) - len(mee)
    namen = opmaak.opsomming([*mee, f"{rest} andere"] if rest > 0 else mee)
    samen = f" Dan {'verhuist' if len(keuze.mee) == 1 else 'verhuizen'} ook {namen}." if mee else ""
    if gelijkwaardig:
        return f"Bij {naam} is gelijkwaardig: de werkgroep kiest.{samen}"
    punten = opmaak.getal(keuze.kosten * 100, 1)
    return (
        f"Het beste alternatief is {naam}. Dat kost {punten} punt op {DOELWAARDE[nu.opdracht.doel]}.{samen}"
    )


def pakketten(nu: Tafel) -> None:
    """From today to the plan in steps that can be taken one by one."""
    doel = nu.voorstel or nu.plan
    stappen = wisselpakketten(nu.vraag.instantie, nu.vraag.nu, doel)
    if not stappen:
        st.caption("Er is nog geen verschil met nu. Maak eerst een voorstel of schilder een verdeling.")
        return
    st.caption(
        "Elk pakket is een stap die op zichzelf klopt: na elke stap is elk werkgebied weer aaneengesloten. "
        "Zet een stap aan of uit en zie wat de balken doen."
    )
    for stap in stappen:
        st.toggle(
            pakketzin(nu.vraag, stap),
            value=_genomen(nu, stap),
            key=f"werkgebied_pakket_{stap.nummer}_{hash((doel, nu.plan))}",
            on_change=_wissel,
            args=(nu, stap),
        )


def pakketzin(vraag: Tafelvraag, stap: Wisselpakket) -> str:
    """`1. Scheepsbel en Bakermat: van A naar B (386 woningen, 6,2 u). Daarna zitten …`"""
    per: dict[tuple[str, str], list[str]] = {}
    for buurt, van, naar in stap.wissels:
        per.setdefault((van, naar), []).append(opmaak.tekst(vraag.naam(buurt)))
    delen = [
        f"{opmaak.opsomming(buurten)} van {opmaak.tekst(vraag.naam(van))} "
        f"naar {opmaak.tekst(vraag.naam(naar))}"
        for (van, naar), buurten in per.items()
    ]
    return (
        f"**{stap.nummer}.** {'; '.join(delen)} ({opmaak.getal(stap.woningen)} woningen, "
        f"{opmaak.uren(stap.uren)}). {_erna(vraag, stap)}"
    )


def _erna(vraag: Tafelvraag, stap: Wisselpakket) -> str:
    """What the step does to those who take part: `Daarna zit A op +12 % en B op −3 %.`"""
    erbij = {wie for _, van, naar in stap.wissels for wie in (van, naar)}
    stand = [
        f"{opmaak.tekst(vraag.naam(balk.medewerker))} op {afwijking(balk.afwijking)}"
        for balk in stap.na.balken
        if balk.medewerker in erbij
    ]
    return (
        f"Daarna {'zit' if len(stand) == 1 else 'zitten'} {opmaak.opsomming(stand)} van het eerlijke deel; "
        f"de grootste afwijking van allen is {opmaak.procent(stap.na.max_afwijking)}."
    )


def _genomen(nu: Tafel, stap: Wisselpakket) -> bool:
    index, wie = nu.vraag.instantie.index, nu.vraag.instantie.wie
    return all(nu.plan[index[buurt]] == wie[naar] for buurt, _, naar in stap.wissels)


def _wissel(nu: Tafel, stap: Wisselpakket) -> None:
    """Take the step, or take it back, as one step for undo."""
    index, wie = nu.vraag.instantie.index, nu.vraag.instantie.wie
    terug = _genomen(nu, stap)
    plan = list(nu.plan)
    for buurt, van, naar in stap.wissels:
        plan[index[buurt]] = wie[van if terug else naar]
    if nu.voorstel is None:
        nu.voorstel = nu.plan
    nu.stand.neem_over(plan)
    nu.aangeraakt()
