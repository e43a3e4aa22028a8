"""Walking a schouw on a phone: choose a complex, judge point by point with large buttons, go on later,
finish.

Each judgement is kept at once. Finishing goes through the import of files, and can be undone here or at
Gegevens.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

import streamlit as st

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake import schouwinvoer
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.schouwinvoer import OPMERKING_LENGTE, Schouwconcept
from monitor.jaarplan.netwerk.tekst import HULP, keur
from monitor.jaarplan.plan.rechten import blik_van
from monitor.leefbaarheid.schouwronde import Schouwbeeld, Schouwplek
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, gedaan, kijker, opmaak
from monitor.ui.jaarplan import kijk as jaarplan_kijk
from monitor.ui.wie_ben_ik import eigen_medewerker

PAGINA = "schouw"
COMPLEX, RONDENAAM = "schouw_complex", "schouw_rondenaam"  # keys of the fields
MAG = ("manager", "medewerker")
ROL = {"manager": "leidinggevende", "medewerker": "buurtteam"}
NIVEAUS = {
    "A+": "Zeer goed: zo goed als nieuw, niets op aan te merken",
    "A": "Goed: hier en daar iets kleins, het valt niet op",
    "B": "Voldoende: wat gebreken of vuil, het stoort niet (de norm)",
    "C": "Matig: duidelijk zichtbare gebreken of vuil, het stoort",
    "D": "Slecht: kapot, vies of onveilig, hier moet snel iets gebeuren",
}


def mag_lopen() -> bool:
    """Whether this viewer may enter a schouw."""
    wie = kijker.kijker()
    return not wie.link and wie.rol in MAG


def starten(beeld: Schouwbeeld) -> None:
    """Begin a walk, or go on with one."""
    if not mag_lopen() or not beeld.plekken:
        return
    alle = bron.vraag(schouwinvoer.concepten)
    open_ = [c for c in alle if c.batch is None]
    titel = f"Schouw lopen ({len(open_)} nog niet af)" if open_ else "Schouw lopen"
    with st.expander(titel, icon=":material/directions_walk:", key="schouw_lopen"):
        for concept in open_:
            _verder(concept)
        vandaag = bron.vandaag()
        plekken = {p.complex: p for p in eigen_eerst(beeld.plekken, _eigen_buurten())}
        st.selectbox(
            "Complex",
            list(plekken),
            key=COMPLEX,
            format_func=lambda c: f"{plekken[c].naam} ({plekken[c].buurtnaam})",
            help="Uw eigen buurten staan bovenaan, en daarin wat het langst niet is gezien.",
        )
        st.text_input("Naam van de ronde", rondenaam(vandaag), key=RONDENAAM, max_chars=60)
        st.button(
            "Begin",
            key="schouw_begin",
            type="primary",
            icon=":material/play_arrow:",
            on_click=_begin,
            args=(vandaag,),
        )
        klaar = [c for c in alle if c.batch is not None][:3]
        for concept in klaar:
            _afgerond(concept)


def eigen_eerst(plekken: Sequence[Schouwplek], eigen: Collection[str]) -> list[Schouwplek]:
    """The same places, those of the own buurten first."""
    return sorted(plekken, key=lambda p: p.buurt not in eigen)


def _eigen_buurten() -> frozenset[str]:
    medewerker = eigen_medewerker(kijker.kijker())
    return blik_van(medewerker, jaarplan_kijk.weet()).buurten if medewerker else frozenset()


def rondenaam(dag: dt.date) -> str:
    """`2026-voorjaar` until July, then `2026-najaar`."""
    return f"{dag.year}-{'voorjaar' if dag.month < 7 else 'najaar'}"


def _verder(concept: Schouwconcept) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{opmaak.tekst(concept.naam)}**: {concept.beoordeeld} van {len(concept.punten)} punten, "
            f"begonnen op {opmaak.datum(concept.datum)}"
        )
        st.button(
            "Ga verder",
            key=f"schouw_verder_{concept.concept}",
            icon=":material/play_arrow:",
            on_click=_open,
            args=(concept.concept,),
        )
        st.button(
            "Gooi weg",
            key=f"schouw_weg_{concept.concept}",
            icon=":material/delete:",
            on_click=_gooi_weg,
            args=(concept.concept,),
        )


def _afgerond(concept: Schouwconcept) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"Afgerond: {opmaak.tekst(concept.naam)}, {opmaak.datum(concept.datum)} "
            f"({opmaak.tekst(concept.ronde)})",
            width="content",
        )
        st.button(
            "Draai terug",
            key=f"schouw_terug_{concept.concept}",
            icon=":material/undo:",
            type="tertiary",
            on_click=_draai_terug,
            args=(concept.batch,),
        )


def toon(sleutel: str) -> None:
    """One walk, as on a phone: where, how far, the point and its five buttons."""
    if not mag_lopen():
        raise Geweigerd("Een schouw invoeren doet het buurtteam zelf.")
    gedaan.toon(PAGINA)
    concept = next((c for c in bron.vraag(schouwinvoer.concepten) if c.concept == sleutel), None)
    if concept is None or concept.batch is not None:
        st.info("Deze schouw is afgerond, of is er niet meer.", icon=":material/info:")
        st.button("Naar de schouw", key="schouw_stop", icon=":material/arrow_back:", on_click=_stop)
        return
    totaal = len(concept.punten)
    st.markdown(f"**{opmaak.tekst(concept.naam)}** · {opmaak.tekst(concept.ronde)}")
    st.progress(
        concept.beoordeeld / max(1, totaal), text=f"{concept.beoordeeld} van {totaal} punten beoordeeld"
    )
    nummer = _punt(concept)
    if nummer < totaal:
        _beoordeel(concept, nummer)
    _afronden(concept)
    st.button(
        "Stop voor nu (alles is bewaard)",
        key="schouw_stop",
        icon=":material/pause:",
        width="stretch",
        on_click=_stop,
    )


def _punt(concept: Schouwconcept) -> int:
    """Which point is on the screen: what was chosen, else the first without a level."""
    gekozen = st.query_params.get("punt", "")
    if gekozen.isdigit() and int(gekozen) < len(concept.punten):
        return int(gekozen)
    return concept.volgende


def _beoordeel(concept: Schouwconcept, nummer: int) -> None:
    punt = concept.punten[nummer]
    st.subheader(f"{opmaak.tekst(punt.punt.capitalize())}", anchor=False)
    st.caption(f"{opmaak.tekst(punt.onderdeel.capitalize())} · punt {nummer + 1} van {len(concept.punten)}")
    sleutel = f"schouw_opmerking_{concept.concept}_{nummer}"
    st.text_input(
        "Opmerking (mag leeg, vul eerst in)",
        punt.opmerking or "",
        key=sleutel,
        max_chars=OPMERKING_LENGTE,
        help=HULP,
    )
    for beeld, uitleg in NIVEAUS.items():
        st.button(
            f"**{beeld.replace('+', chr(92) + '+')}** {uitleg}",
            key=f"schouw_{beeld}_{nummer}",
            width="stretch",
            type="primary" if punt.beeld == beeld else "secondary",
            on_click=_zet,
            args=(concept.concept, nummer, beeld, sleutel),
        )
    with st.container(horizontal=True):
        if nummer:
            st.button(
                "Vorige",
                key="schouw_vorige",
                icon=":material/arrow_back:",
                on_click=_naar,
                args=(nummer - 1,),
            )
        if nummer + 1 < len(concept.punten):
            st.button(
                "Sla over",
                key="schouw_volgende",
                icon=":material/arrow_forward:",
                on_click=_naar,
                args=(nummer + 1,),
            )
    st.caption(
        "Elke tik is meteen bewaard. Foto's bewaren we niet: er staan al snel gezichten of huisnummers op."
    )


def _afronden(concept: Schouwconcept) -> None:
    if not concept.beoordeeld:
        return
    rest = len(concept.punten) - concept.beoordeeld
    if rest:
        st.caption(
            f"{opmaak.meervoud(rest, 'punt heeft', 'punten hebben')} nog geen niveau; die tellen niet mee."
        )
    st.button(
        "Rond deze schouw af",
        key="schouw_afronden",
        icon=":material/task_alt:",
        width="stretch",
        type="secondary" if rest else "primary",
        on_click=_rond_af,
        args=(concept,),
    )


def _begin(dag: dt.date) -> None:
    complex_, ronde = str(st.session_state[COMPLEX]), str(st.session_state[RONDENAAM])
    rol = ROL.get(kijker.kijker().rol, "buurtteam")

    def doe(tx: Transactie) -> str:
        naam = keur(ronde, "De naam van de ronde", verplicht=True, langste=60)
        return schouwinvoer.begin(tx, complex_, naam, dag, rol=rol, nu=nu_utc())

    sleutel = gedaan.bewaar(doe)
    if sleutel is not None:
        _open(sleutel)


def _open(sleutel: str) -> None:
    st.query_params["invoer"] = sleutel
    st.query_params.pop("punt", None)


def _naar(nummer: int) -> None:
    st.query_params["punt"] = str(nummer)


def _stop() -> None:
    for naam in ("invoer", "punt"):
        st.query_params.pop(naam, None)


def _zet(sleutel: str, nummer: int, beeld: str, veld: str) -> None:
    tekst = str(st.session_state.get(veld) or "")

    def doe(tx: Transactie) -> None:
        opmerking = keur(tekst, "De opmerking", langste=OPMERKING_LENGTE)
        schouwinvoer.beoordeel(tx, sleutel, nummer, beeld, opmerking)

    if gedaan.lukt(doe):
        st.query_params.pop("punt", None)


def _gooi_weg(sleutel: str) -> None:
    gedaan.lukt(lambda tx: schouwinvoer.gooi_weg(tx, sleutel))


def _rond_af(concept: Schouwconcept) -> None:
    if gedaan.probeer(lambda: _neem_in(concept)):
        _stop()
        gedaan.meld(
            PAGINA,
            f"De schouw van {concept.naam} is afgerond: "
            f"{opmaak.meervoud(concept.beoordeeld, 'punt telt', 'punten tellen')} mee, "
            "ook op de Stoplichtkaart. Terugdraaien kan hier of bij Gegevens.",
        )


def _neem_in(concept: Schouwconcept) -> int:
    """Into the very import that a file goes through; returns the batch."""
    with tempfile.TemporaryDirectory() as map_:
        naam = f"schouw_{concept.complex}_{concept.datum:%Y-%m-%d}_{concept.concept}.csv"
        pad = Path(map_) / "schouw.csv"
        pad.write_bytes(schouwinvoer.als_csv(concept))
        (uit,) = pipeline.importeer(
            bron.store(),
            [Bestand(pad, naam)],
            Opdracht(soort="schouw", door=kijker.kijker().naam),
            vandaag=bron.vandaag(),
        )
    if uit.batch is None or uit.uitkomst != "verwerkt":
        raise Geweigerd(uit.reden or uit.vraag or "Deze schouw stond er al precies zo in.")
    batch = uit.batch
    pipeline.bewaar(bron.store(), lambda tx: schouwinvoer.sluit(tx, concept.concept, batch), ())
    return batch


def _draai_terug(batch: int) -> None:
    if gedaan.probeer(lambda: (pipeline.draai_terug(bron.store(), batch),)):
        gedaan.meld(PAGINA, "De schouw telt niet meer mee en staat weer open, zodat u haar kunt aanpassen.")
