"""Support: how sure to be, how many hours that asks and leaves over, from whom; and what was agreed.

Of a team the advices stand per person, who needs most hours first, and only that one open; the cards of the
others are made when their name is pressed. Of one person they stand one after the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.pipeline import nu_utc
from monitor.prognose import pieken, scenario
from monitor.ui import adres, bron, download, herkomst, kijker, opmaak
from monitor.ui.getalveld import Invoer, getalveld
from monitor.ui.pieken import uitleg

ZEKERHEDEN = tuple(round(100 * z) for z in pieken.ZEKERHEDEN)
STANDAARD = 80
ZEKERHEID = "pieken_zekerheid"
PER_RIJ = 2
GELATEN = "pieken_groepen"  # person → words of the expander, how it began, is it open
COLLEGA = "collega met ruimte"


def toon(beeld: pieken.Piekenbeeld, keuze: str | None, *, wijzigen: bool) -> None:
    """Slider, totals, cards, agreements."""
    st.subheader("Benodigde ondersteuning", anchor=False)
    adres.gekozen("zekerheid", ZEKERHEDEN, STANDAARD, ZEKERHEID, wat="De zekerheid", tekst=_procent)
    zekerheid = st.select_slider(
        "Hoe zeker moet het werk passen?",
        ZEKERHEDEN,
        key=ZEKERHEID,
        on_change=adres.onthoud,
        args=("zekerheid", STANDAARD, ZEKERHEID),
        format_func=_procent,
        help="Meer zekerheid vraagt meer uren, en er blijven vaker uren over.",
        width=420,
    )
    vakken = st.columns(3)
    kaarten = [
        k
        for k in bron.vraag(pieken.steunkaarten, bron.vandaag(), zekerheid / 100)
        if keuze in (None, k.medewerker)
    ]
    gepland, gebruikt = sum(k.gepland for k in kaarten), sum(k.gebruikt for k in kaarten)
    vakken[0].metric(
        f"Te plannen ({zekerheid} %)",
        opmaak.uren(gepland, 0),
        border=True,
        help=f"De uren van alle adviezen samen, zodat het werk met {zekerheid} % zekerheid past: met een "
        "reserve voor wat tegenvalt.",
    )
    vakken[1].metric(
        "Waarschijnlijk nodig",
        opmaak.uren(gebruikt, 0),
        border=True,
        help="Wat daarvan gemiddeld echt wordt gebruikt.",
    )
    vakken[2].metric(
        "Reserve",
        opmaak.uren(gepland - gebruikt, 0),
        border=True,
        help="Wat gemiddeld overblijft. Hoe zekerder het werk moet passen, hoe groter de reserve. "
        "Met de schuif kiest u zelf.",
    )
    if keuze is None and beeld.minstens:
        st.caption(f"Dit is {beeld.minstens} (zie bovenaan).")
    if kaarten:
        begin, eind = min(k.van for k in kaarten), max(k.tot for k in kaarten)
        st.caption(
            f"Alle adviezen samen, van {opmaak.week_jaar(begin)} t/m {opmaak.week_jaar(eind)}. Een advies "
            f"dat in de komende {pieken.WEKEN} weken begint, telt helemaal mee, ook als het langer duurt."
            f"{' Wie de meeste uren nodig heeft, staat bovenaan.' if keuze is None else ''}"
        )
    if not kaarten:
        st.info(
            f"Bij {zekerheid} % zekerheid past het werk zonder ondersteuning, of duurt de drukte korter "
            "dan twee weken.",
            icon=":material/check_circle:",
        )
    if keuze is None:
        _per_persoon(beeld, kaarten, wijzigen)
    else:
        _kaarten(beeld, sorted(kaarten, key=lambda k: k.van), wijzigen)
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(uitleg.STEUN, sleutel="pieken_steun")
        if kaarten:
            download.knoppen(
                adviesbestand([k for groep in groepen(kaarten) for k in groep], beeld.coordinatoren),
                "ondersteuning-advies",
                [
                    f"Geadviseerde projectondersteuning bij {zekerheid} % zekerheid",
                    f"Periode: {opmaak.periode(begin, eind + dt.timedelta(days=6))}",
                    f"Bron: urenregistratie tot en met {opmaak.datum(beeld.uren_tot)}",
                ],
                sleutel="pieken_advies_uit",
            )
    _afspraken(beeld, keuze, wijzigen)


def _procent(zekerheid: int) -> str:
    return f"{zekerheid} %"


def groepen(kaarten: Sequence[pieken.Steunkaart]) -> list[list[pieken.Steunkaart]]:
    """The advices per person, earliest first; whose ask most hours together come first."""
    per: dict[str, list[pieken.Steunkaart]] = {}
    for k in sorted(kaarten, key=lambda k: k.van):
        per.setdefault(k.medewerker, []).append(k)
    return sorted(per.values(), key=lambda groep: (-sum(k.gepland for k in groep), groep[0].naam))


def groepskop(groep: Sequence[pieken.Steunkaart]) -> str:
    """`**Anna** · 54 u te plannen · 2 adviezen · vanaf wk 21 (2026)`."""
    return " · ".join(
        (
            f"**{opmaak.tekst(groep[0].naam)}**",
            f"{opmaak.uren(sum(k.gepland for k in groep), 0)} te plannen",
            opmaak.meervoud(len(groep), "advies", "adviezen"),
            f"vanaf {opmaak.week_jaar(groep[0].van)}",
        )
    )


@st.fragment
def _per_persoon(beeld: pieken.Piekenbeeld, kaarten: list[pieken.Steunkaart], wijzigen: bool) -> None:
    """A fragment: to open somebody draws the advices anew and not the page.

    An expander whose words change is a new one to Streamlit, as is one that was gone for a while: it begins
    as the one before it was left.
    """
    eerder: dict[str, tuple[str, bool, bool]] = st.session_state.get(GELATEN, {})
    gelaten = {wie: ("", begin, open_) for wie, (_, begin, open_) in eerder.items()}
    for n, groep in enumerate(groepen(kaarten)):
        wie, kop = groep[0].medewerker, groepskop(groep)
        vorige, begin, open_ = eerder.get(wie, (kop, n == 0, n == 0))
        begin = begin if vorige == kop else open_
        vak = st.expander(kop, expanded=begin, key=f"pieken_groep_{wie}", on_change="rerun")
        gelaten[wie] = (kop, begin, bool(vak.open))
        if vak.open:
            with vak:
                _kaarten(beeld, groep, wijzigen)
    st.session_state[GELATEN] = gelaten


def _kaarten(beeld: pieken.Piekenbeeld, kaarten: Sequence[pieken.Steunkaart], wijzigen: bool) -> None:
    for begin in range(0, len(kaarten), PER_RIJ):
        rij = kaarten[begin : begin + PER_RIJ]
        for vak, kaart in zip(st.columns(PER_RIJ), rij, strict=False):
            with vak:
                _kaart(beeld, kaart, wijzigen)


def _kaart(beeld: pieken.Piekenbeeld, k: pieken.Steunkaart, wijzigen: bool) -> None:
    collegas = [beeld.coordinatoren[c] for c in k.collegas if c in beeld.coordinatoren]
    van_wie = [
        f"{COLLEGA} ({opmaak.opsomming(collegas[:2])})" if b == COLLEGA and collegas else b for b in k.bronnen
    ]
    piek = beeld.piekzin(k.medewerker, k.van, k.tot)
    zonder = f"een piek in {piek}" if piek else f"gemiddeld {opmaak.procent(k.kans)} kans op te druk"
    with st.container(border=True, height="stretch"):
        st.markdown(
            f"**{opmaak.tekst(k.naam)}** · {pieken.weken_tekst(k.van, k.tot)}  \n"
            f"**{opmaak.uren(k.uren_per_week, 0)} per week**, {opmaak.meervoud(k.weken, 'week', 'weken')}"
        )
        st.markdown(
            f"Door {opmaak.tekst(pieken.waardoor(k.projectnaam, k.fase))}. "
            f"Zonder steun {zonder}.  \n"
            f"Van: {opmaak.tekst(', anders '.join(van_wie))}."
        )
        st.caption(
            f"Te plannen {opmaak.uren(k.gepland, 0)} · waarschijnlijk nodig {opmaak.uren(k.gebruikt, 0)} · "
            f"reserve {opmaak.uren(k.over, 0)}"
        )
        if wijzigen:
            _spreek_af(k, collegas)


def _spreek_af(k: pieken.Steunkaart, collegas: list[str]) -> None:
    sleutel = f"pieken_af_{k.medewerker}_{k.van}"
    with (
        st.popover("Spreek af", icon=":material/handshake:", key=f"{sleutel}_open"),
        st.form(sleutel, border=False),
    ):
        keuzes = [b for b in k.bronnen if b != COLLEGA] + [f"collega {naam}" for naam in collegas]
        van_wie = st.selectbox("Van wie", keuzes, key=f"{sleutel}_wie", accept_new_options=True)
        uren = getalveld(
            st.container(),
            "Uren per week",
            float(k.uren_per_week),
            f"{sleutel}_uren",
            hoog=float(scenario.MEESTE_UREN),
        )
        van = st.date_input("Eerste week", k.van, key=f"{sleutel}_van", format="DD-MM-YYYY")
        tot = st.date_input("Laatste week", k.tot, key=f"{sleutel}_tot", format="DD-MM-YYYY")
        if st.form_submit_button("Leg deze afspraak vast", type="primary"):
            leg_vast(k.medewerker, (van, tot), uren, str(van_wie or ""), k.project)


def leg_vast(
    medewerker: str, weken: tuple[dt.date, dt.date], uren: Invoer, van_wie: str, project: str | None
) -> None:
    """Agree on support; the forecast and the needed hours follow."""
    try:
        with st.spinner("De verwachting wordt bijgewerkt…"):
            pipeline.bewaar(
                bron.store(),
                lambda tx: scenario.spreek_af(
                    tx,
                    medewerker,
                    weken,
                    uren.moet(),
                    van_wie,
                    project=project,
                    door=kijker.kijker().naam,
                    nu=nu_utc(),
                ),
                ("ondersteuning",),
            )
    except BuurtmonitorFout as fout:
        st.error(fout.zin, icon=":material/error:")
        return
    st.rerun()


def _afspraken(beeld: pieken.Piekenbeeld, keuze: str | None, wijzigen: bool) -> None:
    alle = [a for a in bron.vraag(pieken.afspraken) if keuze in (None, a.medewerker)]
    if not alle:
        return
    st.subheader("Afgesproken ondersteuning", anchor=False)
    tabel = pd.DataFrame(
        {
            "Voor": [beeld.coordinatoren.get(a.medewerker, a.medewerker) for a in alle],
            "Weken": [pieken.weken_tekst(a.van, a.tot) for a in alle],
            "Uren per week": [opmaak.uren(a.uren_per_week) for a in alle],
            "Samen": [opmaak.uren(a.uren_per_week * a.weken, 0) for a in alle],
            "Van wie": [a.van_wie for a in alle],
            "Afgesproken": [f"{a.afgesproken_op:%d-%m-%Y} {kijker.door(a.afgesproken_door)}" for a in alle],
        }
    )
    st.dataframe(tabel, hide_index=True, key="pieken_afspraken", alt="Afgesproken ondersteuning")
    st.caption(
        "Deze uren tellen mee als capaciteit in de verwachting, en gaan in Werkdruk van de benodigde uren "
        "af als "
        "geplande ondersteuning."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        download.knoppen(
            afspraakbestand(alle, beeld.coordinatoren),
            "ondersteuning",
            [
                "Afgesproken projectondersteuning",
                f"Stand van {opmaak.datum(bron.vandaag())}",
                "Bron: afspraken op de pagina Pieken",
            ],
            sleutel="pieken_afspraken_uit",
        )
        if wijzigen:
            _zeg_af(alle, tabel)


def adviesbestand(alle: Sequence[pieken.Steunkaart], namen: dict[str, str]) -> pd.DataFrame:
    """One row per advice for a spreadsheet: hours are numbers and days are days."""
    return pd.DataFrame(
        {
            "voor": [k.naam for k in alle],
            "eerste week van": [k.van for k in alle],
            "laatste week van": [k.tot for k in alle],
            "weken": [k.weken for k in alle],
            "uren per week": [k.uren_per_week for k in alle],
            "te plannen uren": [k.gepland for k in alle],
            "waarschijnlijk nodig (u)": [round(k.gebruikt, 1) for k in alle],
            "reserve (u)": [round(k.over, 1) for k in alle],
            "kans op te druk zonder steun (%)": [opmaak.in_procenten(k.kans) for k in alle],
            "door": [pieken.waardoor(k.projectnaam, k.fase) for k in alle],
            "van": [", anders ".join(k.bronnen) for k in alle],
            "collega's met ruimte": [opmaak.opsomming([namen.get(c, c) for c in k.collegas]) for k in alle],
        }
    )


def afspraakbestand(alle: list[scenario.Steunafspraak], namen: dict[str, str]) -> pd.DataFrame:
    """The same for a spreadsheet: hours are numbers and days are days."""
    return pd.DataFrame(
        {
            "voor": [namen.get(a.medewerker, a.medewerker) for a in alle],
            "eerste week van": [a.van for a in alle],
            "laatste week van": [a.tot for a in alle],
            "weken": [a.weken for a in alle],
            "uren per week": [a.uren_per_week for a in alle],
            "uren samen": [a.uren_per_week * a.weken for a in alle],
            "van wie": [a.van_wie for a in alle],
            "afgesproken op": [a.afgesproken_op.date() for a in alle],
            "afgesproken door": [kijker.door(a.afgesproken_door) for a in alle],
        }
    )


def _zeg_af(alle: list[scenario.Steunafspraak], tabel: pd.DataFrame) -> None:
    with st.popover("Zeg een afspraak af", icon=":material/event_busy:", key="pieken_zeg_af"):
        nummer = st.selectbox(
            "Welke afspraak",
            range(len(alle)),
            key="pieken_zeg_af_keuze",
            format_func=lambda i: f"{tabel['Voor'][i]}, {tabel['Weken'][i]}, {tabel['Uren per week'][i]}",
        )
        if st.button("Zeg deze af", key="pieken_zeg_af_knop", type="primary") and nummer is not None:
            with st.spinner("De verwachting wordt bijgewerkt…"):
                pipeline.bewaar(
                    bron.store(),
                    lambda tx: scenario.zeg_af(tx, alle[nummer].steun, nu_utc()),
                    ("ondersteuning",),
                )
            st.rerun()
