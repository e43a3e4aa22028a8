"""The page Schouw: the newest round that saw enough against the norm, what fell below, how it goes, what is
due; and walking one.

In the address: `ronde`, `buurt`, `ritme`, the part, and `invoer` for a walk that goes on. Of who walked
only the role is known. There are no pictures: a photo shows faces and house numbers sooner than one thinks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from monitor.fouten import Geweigerd
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.leefbaarheid import schouwronde
from monitor.leefbaarheid.schouwronde import (
    GEEN_OORDEEL,
    HAALT,
    HAALT_NIET,
    ROND,
    TE_WEINIG,
    Ronde,
    Schouwaandeel,
    Schouwbeeld,
    Schouwplek,
)
from monitor.ui import adres, bron, download, gedaan, kijker, opmaak, smal, sorteertabel
from monitor.ui.schouw import bestand, grafiek, invoer

DEEL = "schouw_deel"
DELEN = (RONDE, ACTIE, VERLOOP, BEURT) = ("Deze ronde", "Onder B", "Verloop", "Aan de beurt")
NAMEN = ("Complex", "Wat", "Buurt")  # the column that names a row, the first that is there
ALLE = "alle"
RITMES = ("3", "6", "12", "24")
RITME = str(schouwronde.RITME_MAANDEN)
TEKEN = {HAALT: "●", HAALT_NIET: "▲", ROND: "◆", TE_WEINIG: "○", GEEN_OORDEEL: "○"}
NIVEAU = {"C": "◆ C, matig", "D": "▲ D, slecht"}
LEEG = """Er is nog geen schouw. Zo begint u:

1. **Complexen.** Lees bij Gegevens uw complexen in, dan weet de schouw waar u kunt lopen.
2. **Lopen of inlezen.** Loop een ronde op uw telefoon met *Schouw lopen*, of lees bij Gegevens een
   bestand in met de kolommen ronde, datum, complex, buurt, onderdeel, punt en niveau.
3. **Kijken.** Hier staat daarna per ronde wat er onder niveau B viel, en waar het tijd is voor een
   nieuwe ronde."""
HOE = """Een punt krijgt een niveau van A+ (zeer goed) tot en met D (slecht). De norm is dat {norm} van de
punten op B of beter staat; die drempel is een keuze van uw corporatie (Stoplichtkaart, Drempels). *Haalt de
norm* zeggen we als de kans daarop minstens 90 % is, *haalt de norm niet* als die hoogstens 10 % is, en
anders *rond de norm*. Onder de 10 punten is er geen oordeel, en ook niet over een ronde die minder dan
{dekking} van de complexen zag (instelling `schouw_dekking`). De pagina begint met de nieuwste ronde die er
genoeg zag. Hetzelfde punt in dezelfde ronde telt één
keer, zoals het het laatst is gezien.

Foto's bewaart de Buurtmonitor niet: er staan al snel gezichten, naambordjes of huisnummers op."""


def toon() -> None:
    """The whole page."""
    if kijker.kijker().link:
        raise Geweigerd("De schouw is alleen voor het team zelf.")
    if "invoer" in st.query_params:
        invoer.toon(st.query_params["invoer"])
        return
    ritme, buurt = _ritme_nu(), _buurt_nu()
    beeld = bron.vraag(
        schouwronde.schouwbeeld, bron.vandaag(), st.query_params.get("ronde"), buurt, int(ritme)
    )
    gedaan.toon(invoer.PAGINA)
    if beeld.ronde is None and not beeld.plekken:
        st.info(LEEG, icon=":material/checklist:")
        st.page_link("pages/beheer/gegevens.py", label="Naar Gegevens", icon=":material/database:")
        return
    st.subheader(opmaak.tekst(kopzin(beeld)), anchor=False)
    st.caption(_bron(beeld))
    if nieuwer := nieuwerzin(beeld):
        st.markdown(f":material/info: {opmaak.tekst(nieuwer)}")
    invoer.starten(beeld)
    _keuzes(beeld)
    deel = adres.knoppen("Onderdeel", "deel", DELEN, RONDE if beeld.ronde else BEURT, DEEL)
    if deel == BEURT:
        _plekken(beeld)
    elif beeld.ronde is None:
        st.info(LEEG, icon=":material/checklist:")
    elif deel == ACTIE:
        _onder(beeld)
    elif deel == VERLOOP:
        grafiek.toon(beeld)
        _tabel(
            [_ronderij(r.ronde, r.aandeel, telt=r.telt, complexen=r.complexen) for r in beeld.rondes],
            bestand.rondes(beeld), "rondes", "De schouw per ronde", beeld,
        )  # fmt: skip
    else:
        _ronde(beeld)


def kopzin(beeld: Schouwbeeld) -> str:
    """The round in one sentence."""
    if beeld.ronde is None:
        return f"Er is nog geen ronde; {_beurtzin(beeld)}."
    r = beeld.ronde
    return (
        f"Ronde {r.ronde}: {opmaak.deel(r.aandeel.aandeel)} van de punten op B of beter, "
        f"{oordeelzin(r)}; {_beurtzin(beeld)}."
    )


def oordeelzin(r: Ronde) -> str:
    """`haalt de norm`, or `1 van 160 complexen gezien: geen oordeel`."""
    if r.telt:
        return r.oordeel
    return f"{gezien(r)}: {GEEN_OORDEEL}"


def gezien(r: Ronde) -> str:
    """`1 van 160 complexen gezien`; of a round without complexes its buurten."""
    if not r.alle:
        return "we weten niet hoeveel complexen er zijn"
    enkel, meer = ("complex", "complexen") if r.complexen else ("buurt", "buurten")
    return f"{opmaak.getal(r.gezien)} van {opmaak.meervoud(r.alle, enkel, meer)} gezien"


def nieuwerzin(beeld: Schouwbeeld) -> str:
    """That newer rounds than the one shown saw too little for a verdict; empty when there are none."""
    if beeld.ronde is None:
        return ""
    plek = beeld.rondes.index(beeld.ronde)
    delen = [f"ronde {r.ronde}, {oordeelzin(r)}" for r in beeld.rondes[plek + 1 :] if not r.telt]
    return f"Er is een nieuwere ronde: {'; '.join(delen)}. Kies haar bij Ronde." if delen else ""


def _beurtzin(beeld: Schouwbeeld) -> str:
    beurt = sum(p.aan_de_beurt for p in beeld.plekken)
    return f"{beurt} van {opmaak.meervoud(len(beeld.plekken), 'complex', 'complexen')} aan de beurt"


def _bron(beeld: Schouwbeeld) -> str:
    r = beeld.ronde
    if r is None:
        return "Bron: schouw · 0 punten"
    laatst = sum(p.ronde == r.ronde for p in beeld.plekken)
    zijn = "is" if laatst == 1 else "zijn"
    return (
        f"Periode {opmaak.periode(r.van, r.tot)} · bron: schouw · "
        f"{opmaak.meervoud(r.aandeel.n, 'punt', 'punten')} in "
        f"{opmaak.meervoud(r.complexen, 'complex', 'complexen')} ({opmaak.getal(laatst)} van "
        f"{opmaak.getal(len(beeld.plekken))} {zijn} in deze ronde het laatst gezien) · "
        f"interval {opmaak.interval(r.aandeel.laag, r.aandeel.hoog)} · norm {opmaak.procent(beeld.norm)}"
    )


def _ritme_nu() -> str:
    return adres.gekozen("ritme", RITMES, RITME, "schouw_ritme")


def _buurt_nu() -> str | None:
    gekozen = st.query_params.get("buurt")
    return gekozen if gekozen in _buurten() else None


def _buurten() -> dict[str, str]:
    alle = bron.vraag(leefbaarheid.gebieden)
    return {g.code: g.naam for g in sorted(alle.values(), key=lambda g: g.naam) if g.niveau == "buurt"}


def _keuzes(beeld: Schouwbeeld) -> None:
    namen = [r.ronde for r in reversed(beeld.rondes)]
    buurten = _buurten()
    with st.container(horizontal=True):
        if namen:
            _keuze("Ronde", "De ronde", "ronde", namen, beeld.standaard or namen[0], str)
        _keuze("Buurt", "De buurt", "buurt", [ALLE, *buurten], ALLE, lambda c: buurten.get(c, "Alle buurten"))
        _keuze("Ritme", "Het ritme", "ritme", RITMES, RITME, lambda m: f"elke {m} maanden")


def _keuze(
    label: str, wat: str, naam: str, opties: Sequence[str], standaard: str, tekst: Callable[[str], str]
) -> None:
    adres.keuzelijst(label, naam, opties, standaard, f"schouw_{naam}", tekst, wat=wat, breedte=220)


def _ronde(beeld: Schouwbeeld) -> None:
    telt = beeld.ronde is not None and beeld.ronde.telt
    st.markdown("**Per onderdeel**")
    _tabel(
        [_ronderij(d.naam.capitalize(), d, telt=telt) for d in beeld.onderdelen],
        bestand.onderdelen(beeld), "onderdelen", "De ronde per onderdeel", beeld,
    )  # fmt: skip
    st.markdown("**Per punt**")
    rijen = [{"Onderdeel": o, **_ronderij(a.naam, a, telt=telt)} for o, a in beeld.punten]
    _tabel(rijen, bestand.punten(beeld), "punten", "De ronde per punt", beeld)
    with st.popover("Hoe is dit berekend?", icon=":material/help:", key="schouw_uitleg"):
        st.markdown(
            HOE.format(
                norm=opmaak.procent(beeld.norm), dekking=opmaak.procent(bron.instellingen().schouw_dekking)
            )
        )


def _ronderij(naam: str, a: Schouwaandeel, *, telt: bool, complexen: int | None = None) -> dict[str, Any]:
    """A row against the norm; of a round that saw too little (`telt`) without a verdict."""
    oordeel = a.oordeel if telt else GEEN_OORDEEL
    extra = {} if complexen is None else {"Complexen": complexen}
    return {
        "Wat": naam,
        "Op B of beter": opmaak.deel(a.aandeel),
        "Interval": opmaak.interval(a.laag, a.hoog),
        "Oordeel": f"{TEKEN[oordeel]} {oordeel}",
        "Onder B": a.onder,
        "Punten": a.n,
        **extra,
    }


def _onder(beeld: Schouwbeeld) -> None:
    if not beeld.onder:
        st.info("In deze ronde viel niets onder niveau B.", icon=":material/check:")
        return
    slecht = sum(p.beeld == "D" for p in beeld.onder)
    st.markdown(
        f"**{opmaak.meervoud(len(beeld.onder), 'punt', 'punten')} onder niveau B, waarvan {slecht} op D.**"
    )
    _tabel(
        [
            {
                "Niveau": NIVEAU[p.beeld],
                "Buurt": p.buurtnaam,
                "Complex": p.naam,
                "Onderdeel": p.onderdeel,
                "Punt": p.punt,
                "Gezien op": p.datum,
                "Opmerking": p.opmerking,
            }
            for p in beeld.onder
        ],
        bestand.onder(beeld), "onder-b", "Punten onder niveau B", beeld,
    )  # fmt: skip


def per_buurt(beeld: Schouwbeeld) -> list[dict[str, Any]]:
    """Coverage of each buurt: complexes, seen in this round, due, and the last day."""
    groepen: dict[str, list[Schouwplek]] = {}
    for plek in beeld.plekken:
        groepen.setdefault(plek.buurtnaam, []).append(plek)
    ronde = beeld.ronde.ronde if beeld.ronde else None
    return [
        {
            "Buurt": naam,
            "Complexen": len(plekken),
            "In deze ronde gezien": sum(p.ronde == ronde for p in plekken if ronde),
            "Aan de beurt": sum(p.aan_de_beurt for p in plekken),
            "Laatst gezien": max((p.laatste for p in plekken if p.laatste), default=None),
        }
        for naam, plekken in sorted(groepen.items())
    ]


def _plekken(beeld: Schouwbeeld) -> None:
    st.markdown(
        f"**{opmaak.tekst(_beurtzin(beeld).capitalize())}.** De langst geleden geziene staan bovenaan."
    )
    _tabel(
        [
            {
                "Aan de beurt": "▲ ja" if p.aan_de_beurt else "nee",
                "Buurt": p.buurtnaam,
                "Complex": p.naam,
                "Laatst gezien": p.laatste,
                "Maanden geleden": "nooit" if p.maanden is None else str(p.maanden),
                "Ronde": p.ronde,
                "Door": p.rol or ("uit een bestand" if p.laatste else None),
                "Op B of beter": opmaak.deel(p.aandeel.aandeel) if p.aandeel else opmaak.ONBEKEND,
                "Punten": p.aandeel.n if p.aandeel else None,
                "Woningen": p.woningen,
            }
            for p in beeld.plekken
        ],
        bestand.plekken(beeld), "plekken", "Complexen met hun laatste schouw", beeld,
    )  # fmt: skip
    st.markdown("**Per buurt**")
    buurten = per_buurt(beeld)
    _tabel(buurten, buurten, "buurten", "Per buurt hoeveel complexen zijn gezien", beeld)


def _tabel(
    rijen: list[dict[str, Any]], in_bestand: list[dict[str, Any]], naam: str, alt: str, beeld: Schouwbeeld
) -> None:
    """A table with its download: the same rows with numbers, under the round, its days, source and n."""
    tabel = pd.DataFrame(rijen)
    datums = {k: st.column_config.DateColumn(format="DD-MM-YYYY") for k in ("Gezien op", "Laatst gezien")}
    grote = [kolom for kolom in ("Punten", "Woningen") if kolom in tabel]
    met_punten = tabel.assign(**{k: [opmaak.getal(n) for n in tabel[k]] for k in grote})
    leesbaar = sorteertabel.sorteerbaar(met_punten, grote)
    with smal.tabel(tabel, next(k for k in NAMEN if k in tabel), f"schouw_{naam}"):
        st.dataframe(leesbaar, hide_index=True, placeholder=opmaak.ONBEKEND, alt=alt, column_config=datums)
    download.knoppen(
        pd.DataFrame(in_bestand), f"schouw-{naam}", bestandskop(alt, beeld), sleutel=f"schouw_{naam}"
    )


def bestandskop(titel: str, beeld: Schouwbeeld) -> list[str]:
    """What stands above every file: title, round with its verdict, period, source, n, interval and norm."""
    ronde = [f"Ronde {beeld.ronde.ronde}: {oordeelzin(beeld.ronde)}"] if beeld.ronde else []
    dag = f"Stand van {opmaak.datum(bron.vandaag())}, niveaus A+ tot en met D"
    return [titel, *ronde, _bron(beeld), dag]
