"""What runs now, what ran last year and what it did, per intervention, and everything under filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from monitor.jaarplan.interventie import vragen, woorden
from monitor.jaarplan.interventie.antwoorden import (
    BETER,
    GELIJK,
    ONBEKEND,
    SLECHTER,
    VROEG,
    Regel,
    in_jaar,
    loopt,
    telling,
)
from monitor.jaarplan.interventie.bestand import als_rij
from monitor.jaarplan.interventie.kaarten import SOORTEN
from monitor.jaarplan.interventie.toepassing import STATUSSEN
from monitor.ui import adres, bron, download, herkomst, opmaak, smal
from monitor.ui.interventie import formulier

PAGINA = "pages/buurten/interventies.py"
ALLE, KORT = "alle", 6  # the choice "all"; lines before "toon er nog"
FILTERS = {"buurt": "Buurt", "naam": "Interventie", "soort": "Soort", "status": "Status", "jaar": "Jaar"}
VOLGORDE = (BETER, SLECHTER, GELIJK, VROEG, ONBEKEND)  # of outcomes in a short list
ZONDER_SCHUIFBALK = 16  # rows
BREEDTE = {"buurt": 210, "naam": 250, "soort": 150, "status": 140, "jaar": 110}


def toon() -> None:
    """The filters, the two short lists, the counts, and the whole list."""
    alle = bron.vraag(vragen.regels, bron.vandaag())
    if not alle:
        _leeg()
        return
    gekozen = _filter(alle)
    vorig = bron.vandaag().year - 1
    nu, toen = loopt(gekozen, bron.vandaag()), in_jaar(gekozen, vorig)
    st.subheader(opmaak.tekst(kopzin(len(nu), len(toen), vorig)), anchor=False)
    _herkomst(gekozen)
    links, rechts = st.columns(2, gap="large")
    with links, st.container(border=True):
        _korte_lijst("Loopt nu", "Wat er op dit moment loopt.", nu, "nu")
    with rechts, st.container(border=True):
        st_zin = f"Wat er in {vorig} liep, al was het maar een deel van het jaar, en wat het deed."
        _korte_lijst(f"In {vorig}", st_zin, sorted(toen, key=_zegt_iets), "vorig")
    _per_interventie(gekozen)
    _alles(gekozen)
    formulier.nieuw()


def kopzin(nu: int, toen: int, jaar: int) -> str:
    """`Nu lopen er 5 interventies; in 2025 waren het er 12`"""
    lopen = "loopt er 1 interventie" if nu == 1 else f"lopen er {opmaak.getal(nu)} interventies"
    waren = "was het er 1" if toen == 1 else f"waren het er {opmaak.getal(toen)}"
    return f"Nu {lopen}; in {jaar} {waren}"


def _leeg() -> None:
    st.info(
        "Er is nog geen interventie vastgelegd. Kies er hieronder een uit de bibliotheek en zeg waar en "
        "wanneer, of lees een lijst in bij ‘Inlezen en meenemen’.",
        icon=":material/handyman:",
    )
    formulier.nieuw(open_=True)


def _filter(alle: tuple[Regel, ...]) -> tuple[Regel, ...]:
    """The lines that the filters in the address leave."""
    keuzes = opties(alle)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        gekozen = {naam: _veld(naam, keuzes[naam]) for naam in FILTERS}
    houd = tuple(regel for regel in alle if past(regel, gekozen))
    if not houd:
        st.info(
            "Bij deze keuze staat er niets op de lijst. Kies hierboven ‘alle’.", icon=":material/filter_alt:"
        )
    return houd


def opties(alle: Sequence[Regel]) -> dict[str, dict[str, str]]:
    """Per filter what can be chosen: value → words."""
    jaren = {j for r in alle for j in _jaren(r)}
    return {
        "buurt": dict(sorted({r.toepassing.buurt: r.buurt for r in alle}.items(), key=lambda p: p[1])),
        "naam": {naam: naam for naam in sorted({r.toepassing.naam for r in alle})},
        "soort": SOORTEN,
        "status": STATUSSEN,
        "jaar": {str(j): str(j) for j in sorted(jaren, reverse=True)},
    }


def _jaren(regel: Regel) -> range:
    t = regel.toepassing
    tot = t.eind.year if t.eind else max(t.begin.year, bron.vandaag().year)
    return range(t.begin.year, tot + 1)


def past(regel: Regel, gekozen: Mapping[str, str]) -> bool:
    """Does a line pass all filters?"""
    t = regel.toepassing
    eigen = {"buurt": t.buurt, "naam": t.naam, "soort": t.soort, "status": t.status}
    if any(gekozen[naam] not in (ALLE, waarde) for naam, waarde in eigen.items()):
        return False
    return gekozen["jaar"] == ALLE or int(gekozen["jaar"]) in _jaren(regel)


def _veld(naam: str, keuzes: Mapping[str, str]) -> str:
    return adres.keuzelijst(
        FILTERS[naam], naam, [ALLE, *keuzes], ALLE, f"interventie_filter_{naam}",
        lambda code: keuzes.get(code, "alle"), breedte=BREEDTE[naam],
        wat=f"{'Het' if naam == 'jaar' else 'De'} {FILTERS[naam].lower()}",
    )  # fmt: skip


def _herkomst(regels: Sequence[Regel]) -> None:
    bronnen = sorted({r.indicator.bron for r in regels if r.indicator and r.effect and not r.effect.reden})
    eerste = min((r.toepassing.begin for r in regels), default=None)
    herkomst.toon_regel(
        herkomst.regel(
            eerste, bron.vandaag() if eerste else None,
            bron=[*bronnen, "wat hier is vastgelegd of ingelezen"],
            n=hoeveel(regels),
        )
    )  # fmt: skip
    herkomst.uitleg(bron.vraag(vragen.uitleg), sleutel="interventies", titel="Hoe weten we wat het deed?")


def hoeveel(regels: Sequence[Regel]) -> str:
    """`41 toepassingen, 2 nog gepland`: what is planned counts in no outcome yet."""
    gepland = sum(r.toepassing.status == "gepland" for r in regels)
    alle = opmaak.meervoud(len(regels), "toepassing", "toepassingen")
    return f"{alle}, {opmaak.getal(gepland)} nog gepland" if gepland else alle


def _korte_lijst(titel: str, uitleg: str, regels: Sequence[Regel], sleutel: str) -> None:
    st.markdown(f"**{titel}** ({opmaak.meervoud(len(regels), 'keer', 'keer')})")
    st.caption(uitleg)
    if not regels:
        st.markdown("Niets.")
        return
    _rijen(regels[:KORT])
    if len(regels) > KORT:
        with st.expander(f"Toon er nog {len(regels) - KORT}", key=f"interventie_meer_{sleutel}"):
            _rijen(regels[KORT:])


def _zegt_iets(regel: Regel) -> int:
    """What did something first, then what can't be told from chance, then what is not known."""
    return list(VOLGORDE).index(regel.oordeel)


def _rijen(regels: Sequence[Regel]) -> None:
    for regel in regels:
        rij(regel)


def rij(regel: Regel, *, waar: bool = True) -> None:
    """One line with the way to its own sheet."""
    t = regel.toepassing
    with st.container(gap=None):
        st.page_link(
            PAGINA,
            label=f"**{opmaak.tekst(t.naam)}**",
            icon=":material/handyman:",
            query_params={"toepassing": t.toepassing},
        )
        delen = [regel.waar if waar else "", periode(regel), t.status, stand(regel)]
        st.caption(opmaak.tekst(" · ".join(deel for deel in delen if deel)))
        if uitkomst := woorden.kort(regel):
            st.caption(opmaak.tekst(uitkomst))


def periode(regel: Regel) -> str:
    """`11 mei 2023 t/m 5 maart 2024`, `sinds 30 mei 2026`, or `vanaf 1 februari 2027`."""
    t = regel.toepassing
    if t.eind is not None:
        return opmaak.periode(t.begin, t.eind)
    return f"{'vanaf' if t.begin > bron.vandaag() else 'sinds'} {opmaak.datum(t.begin)}"


def stand(regel: Regel) -> str:
    """`3 van 5 stappen`."""
    t = regel.toepassing
    return f"{t.klaar} van {opmaak.meervoud(len(t.stappen), 'stap', 'stappen')}" if t.stappen else ""


def _per_interventie(regels: tuple[Regel, ...]) -> None:
    st.subheader("Per interventie", anchor=False)
    st.table(
        per_interventie(regels), border="horizontal", hide_index=True,
        alt="Per interventie hoe vaak toegepast en met welke uitkomst",
    )  # fmt: skip
    st.caption("Een telling, geen bewijs: waar en wanneer iets is ingezet, is niet geloot.")


def per_interventie(regels: tuple[Regel, ...]) -> pd.DataFrame:
    """A row per intervention: how often, and with what outcome."""
    namen = sorted({r.toepassing.naam for r in regels}, key=str.casefold)
    rijen = []
    for naam in namen:
        hun = tuple(r for r in regels if r.toepassing.naam == naam)
        soort = SOORTEN.get(hun[0].toepassing.soort, hun[0].toepassing.soort)
        rijen.append(
            {
                "Interventie": f"**{opmaak.tekst(naam)}**",
                "Soort": soort,
                "Uitkomst": woorden.tel(telling(hun)),
            }
        )
    return pd.DataFrame(rijen, columns=["Interventie", "Soort", "Uitkomst"])


def _alles(regels: Sequence[Regel]) -> None:
    with st.expander(f"De hele lijst ({opmaak.getal(len(regels))})", key="interventie_alles"):
        tabel = op_scherm(regels)
        hoogte: int | Literal["content"] = "content" if len(regels) <= ZONDER_SCHUIFBALK else 620
        with smal.tabel(tabel, "Interventie", "interventies_alles"):
            st.container(height=hoogte, border=False).table(
                tabel.map(opmaak.tekst), border="horizontal", hide_index=True,
                alt="Alle toepassingen bij deze keuze met plek, periode, status en uitkomst",
            )  # fmt: skip
        download.knoppen(
            pd.DataFrame({**met_namen(r), "wat het deed": woorden.kort(r)} for r in regels),
            "interventies",
            [
                "Interventies",
                f"Stand van {opmaak.datum(bron.vandaag())}",
                "Bron: wat het team bijhoudt; wat het deed: jaarcijfers, naast vergelijkbare gebieden",
            ],
            sleutel="interventies_lijst",
        )  # fmt: skip


def met_namen(regel: Regel) -> dict[str, Any]:
    """A line for a download: every code with its name behind it; reading it back looks at the codes."""
    namen = {
        "buurt": ("buurtnaam", regel.buurt),
        "complex": ("complexnaam", regel.complex),
        "indicator": ("cijfer", regel.indicator.naam if regel.indicator else ""),
    }
    uit: dict[str, Any] = {}
    for kolom, waarde in als_rij(regel.toepassing).items():
        uit[kolom] = waarde
        if kolom in namen:
            kop, naam = namen[kolom]
            uit[kop] = naam
    return uit


def op_scherm(regels: Sequence[Regel]) -> pd.DataFrame:
    """The list as a table to look through; its texts wrap, so that every column fits."""
    kolommen: dict[str, Callable[[Regel], str]] = {
        "Interventie": lambda r: r.toepassing.naam,
        "Waar": lambda r: r.waar,
        "Wanneer": periode,
        "Status": lambda r: r.toepassing.status,
        "Gericht op": lambda r: r.indicator.naam if r.indicator else opmaak.ONBEKEND,
        "Wat het deed": woorden.kort,
    }
    return pd.DataFrame(
        [{kop: haal(r) for kop, haal in kolommen.items()} for r in regels], columns=[*kolommen]
    )
