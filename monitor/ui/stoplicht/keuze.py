"""What the map shows: theme, indicator, source, year, level, yardstick and palette. All in the address.

It begins with the attention score. As long as no buurt has one it begins with the first indicator that does
colour the map, so that who has just read in figures doesn't see a grey map.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.indicatoren import CATALOGUS, THEMAS, Indicator
from monitor.ui import adres, bron, opmaak
from monitor.ui.stoplicht.beeld import PALETNAAM, VEILIG, te_weinig

AANDACHT = "aandacht"
ALLE = "alle"
BEWONERS = "bewoners"  # one file with several marks
NIEUWSTE = "nieuwste"
NIVEAUS = {"buurt": "Buurten", "complex": "Complexen"}
MAATSTAVEN = {
    "norm": "De norm",
    "eigen": "Het eigen gemiddelde",
    "vorig": "De drempels van vóór de laatste wijziging",
}

VELD = {  # name in the address → key of its field
    naam: f"stoplicht_{naam}"
    for naam in ("niveau", "thema", "bron", "indicator", "jaar", "maatstaf", "palet", "tegels")
}


@dataclass(frozen=True)
class Kaartkeuze:
    """What is chosen. `indicator` None: the attention score over all themes."""

    niveau: str
    indicator: Indicator | None
    jaar: int | None  # None: the newest figure of each area
    maatstaf: str
    palet: str
    tegels: bool


@dataclass(frozen=True)
class Keuzevelden:
    """What can be chosen, and what is; read before a field is drawn, so that the map can go first."""

    keuze: Kaartkeuze
    thema: str
    begin: tuple[str, str]  # theme and indicator when nothing is chosen
    themas: tuple[str, ...]
    bronnen: tuple[str, ...]
    indicatoren: tuple[Indicator, ...]  # of this theme and source
    jaren: tuple[str, ...]
    maatstaven: tuple[str, ...]


def lees() -> Keuzevelden | None:
    """The choices as the address has them; None when nothing can be shown yet."""
    niveau = _gekozen("niveau", tuple(NIVEAUS), "buurt", "Het niveau", NIVEAUS.__getitem__)
    alle = bron.vraag(questions.indicatoren, niveau)
    if not alle:
        return None
    themas = (AANDACHT, *dict.fromkeys(i.thema for i in alle))
    begin = _begin(niveau, alle)
    thema = _gekozen("thema", themas, begin[0], "Het thema", _thema)
    palet = _gekozen("palet", tuple(PALETNAAM), VEILIG, "De kleuren", PALETNAAM.__getitem__)
    tegels = bool(st.session_state.get(VELD["tegels"]))
    if thema == AANDACHT:
        keuze = Kaartkeuze(niveau, None, None, "norm", palet, tegels)
        return Keuzevelden(keuze, thema, begin, themas, (), (), (), ())
    in_thema = [i for i in alle if i.thema == thema]
    bronnen = (ALLE, *sorted({i.bron for i in in_thema}))
    wie = _gekozen("bron", bronnen, ALLE, "De bron", _bron)
    per_code = {i.code: i for i in in_thema if wie in (ALLE, i.bron)}
    eerste = _eerste(tuple(per_code), begin)
    code = _gekozen("indicator", tuple(per_code), eerste, "De indicator", lambda c: per_code[c].naam)
    indicator = per_code[code]
    laag = bron.vraag(questions.kaartlaag, bron.vandaag(), indicator.code, niveau=niveau)
    jaren = (*map(str, laag.jaren), NIEUWSTE)
    jaar = _gekozen("jaar", jaren, NIEUWSTE, "Het jaar")
    maatstaven = _maatstaven(indicator)
    maatstaf = _gekozen("maatstaf", maatstaven, "norm", "De maatstaf", MAATSTAVEN.__getitem__)
    keuze = Kaartkeuze(niveau, indicator, None if jaar == NIEUWSTE else int(jaar), maatstaf, palet, tegels)
    return Keuzevelden(keuze, thema, begin, themas, bronnen, tuple(per_code.values()), jaren, maatstaven)


def _begin(niveau: str, alle: Sequence[Indicator]) -> tuple[str, str]:
    """Theme and indicator to begin with; nothing has a colour: the attention score, which says why."""
    dag = bron.vandaag()
    if any(licht != "grijs" for _, _, licht in bron.vraag(questions.aandachtlaag, dag, niveau).scores):
        return AANDACHT, ""
    for indicator in alle:
        legenda = bron.vraag(questions.kaartlaag, dag, indicator.code, niveau=niveau).legenda
        if any(aantal for klasse, aantal in legenda.items() if klasse != "grijs"):
            return indicator.thema, indicator.code
    return AANDACHT, ""


def _eerste(codes: tuple[str, ...], begin: tuple[str, str]) -> str:
    return begin[1] if begin[1] in codes else codes[0]


def _gekozen(
    naam: str, opties: Sequence[str], standaard: str, wat: str, tekst: Callable[[str], str] = str
) -> str:
    return adres.gekozen(naam, opties, standaard, VELD[naam], wat=wat, tekst=tekst)


def _thema(thema: str) -> str:
    return THEMAS.get(thema, "Alles samen")


def _bron(naam: str) -> str:
    return "Alle bronnen" if naam == ALLE else naam.capitalize()


def teken(velden: Keuzevelden) -> None:
    """The row of choices above the map; each of them writes itself in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        teken_niveau()
        st.selectbox(
            "Thema", velden.themas, key=VELD["thema"], width=200,
            format_func=_thema,
            on_change=adres.onthoud,
            args=("thema", velden.begin[0], VELD["thema"], "indicator", "jaar", "bron"),
        )  # fmt: skip
        if velden.keuze.indicator is not None:
            _bron_en_indicator(velden)
        _weergave()
    if velden.keuze.indicator is not None:
        _jaar_en_maatstaf(velden)
    if velden.begin[0] != AANDACHT:
        st.caption(geen_score(velden.keuze.niveau))


def geen_score(niveau: str) -> str:
    """Why there is no attention score yet, and which figures it waits for."""
    er = {i.code for i in bron.vraag(questions.indicatoren, niveau)}
    telt = (i for i in CATALOGUS.values() if i.drempels.gewicht > 0 and i.code not in er)
    mist = list(dict.fromkeys(i.naam if i.thema != BEWONERS else "het bewonersonderzoek" for i in telt))
    waarom = te_weinig(bron.instellingen().dekking_minimaal)
    erbij = f" Nog niet ingelezen: {opmaak.opsomming(mist)}." if mist else ""
    return f"Nog geen aandachtscore: {waarom}{erbij}"


def teken_niveau() -> None:
    """Buurten or complexen: the one choice that is always there."""
    st.selectbox(
        "Kaart van", list(NIVEAUS), key=VELD["niveau"], width=130, format_func=NIVEAUS.__getitem__,
        on_change=adres.onthoud, args=("niveau", "buurt", VELD["niveau"], "indicator", "jaar", "gebied"),
    )  # fmt: skip


def _bron_en_indicator(velden: Keuzevelden) -> None:
    st.selectbox(
        "Bron", velden.bronnen, key=VELD["bron"], width=160, disabled=len(velden.bronnen) == 2,
        format_func=_bron,
        on_change=adres.onthoud, args=("bron", ALLE, VELD["bron"], "indicator", "jaar"),
    )  # fmt: skip
    namen = {i.code: i.naam for i in velden.indicatoren}
    st.selectbox(
        "Indicator", list(namen), key=VELD["indicator"], width=265, format_func=namen.__getitem__,
        on_change=adres.onthoud,
        args=("indicator", _eerste(tuple(namen), velden.begin), VELD["indicator"], "jaar"),
    )  # fmt: skip


def _weergave() -> None:
    with st.popover("Weergave", icon=":material/palette:", key="stoplicht_weergave"):
        st.radio(
            "Kleuren", list(PALETNAAM), key=VELD["palet"], format_func=PALETNAAM.__getitem__,
            on_change=adres.onthoud, args=("palet", VEILIG, VELD["palet"]),
        )  # fmt: skip
        st.toggle(
            "Achtergrondkaart van PDOK", key=VELD["tegels"],
            help="Haalt plaatjes op bij pdok.nl. Zonder internet blijft de achtergrond gewoon wit.",
        )  # fmt: skip


def _jaar_en_maatstaf(velden: Keuzevelden) -> None:
    links, rechts = st.columns([3, 2], vertical_alignment="bottom", gap="large")
    links.select_slider(
        "Jaar", velden.jaren, key=VELD["jaar"],
        on_change=adres.onthoud, args=("jaar", NIEUWSTE, VELD["jaar"]),
        help="Nieuwste: van elk gebied het laatste cijfer dat nog houdbaar is.",
    )  # fmt: skip
    rechts.selectbox(
        "Vergeleken met", velden.maatstaven, key=VELD["maatstaf"], format_func=MAATSTAVEN.__getitem__,
        on_change=adres.onthoud, args=("maatstaf", "norm", VELD["maatstaf"]),
    )  # fmt: skip


def _maatstaven(indicator: Indicator) -> tuple[str, ...]:
    """The map under the old thresholds exists once somebody changed them."""
    gewijzigd = {regel.indicator.code for regel in bron.vraag(questions.drempellijst) if regel.vorig}
    return tuple(m for m in MAATSTAVEN if m != "vorig" or indicator.code in gewijzigd)
