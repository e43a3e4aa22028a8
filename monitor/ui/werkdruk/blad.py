"""Werkdruk of one person: verdict, how sure, the weeks, doing and wanting, what drives it, source rows.

The person sees exactly this sheet too; nothing in it is kept from him or her.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.ui import bron, download, herkomst, opmaak
from monitor.ui.werkdruk import bestand, pieken, vooruit
from monitor.ui.werkdruk import grafieken as werkdruk_grafieken
from monitor.ui.werkdruk.namen import bronnaam, functienaam
from monitor.ui.werkdruk.team import HELE_TEAM, METRIEK, open_blad, tekort
from monitor.werkdruk import questions

BLADFIGUREN = (
    "bezetting",
    "ondergrens",
    "registratiegraad",
    "nodig",
    "druk",
    "tekort",
    "oordeel",
    "omslag",
)
ONDERDELEN = 10  # parts of the needed hours with a row of their own
DRUK_ZONDER_REGISTRATIES = (
    "Druk en ruimte of tekort volgen uit de normen en het rooster en hebben geen registraties nodig: daarom "
    "staan die er wel."
)
DECIMALEN_REGEL = 4  # of the hours of one row; 0,36 seconds


def toon(blad: questions.Persoonsblad, *, terug: bool = True) -> None:
    """One person on one screen; `terug` is the way back to the team, for who may see it."""
    cijfer = blad.cijfer
    if terug:
        st.button(
            "Hele team",
            icon=":material/arrow_back:",
            key="werkdruk_terug",
            on_click=open_blad,
            args=(HELE_TEAM,),
        )
    st.header(f"{opmaak.tekst(cijfer.naam)}: {cijfer.symbool} {cijfer.oordeel}", anchor=False)
    st.markdown(zin(cijfer))
    pieken.toon(cijfer)
    herkomst.toon_regel(
        f"{functienaam(cijfer.functie)} · "
        + herkomst.regel(
            blad.basis.van,
            blad.basis.tot,
            bron=[bronnaam(b) for b in blad.basis.bronnen],
            n=opmaak.meervoud(blad.basis.registraties, "registratie", "registraties"),
            volledig=f"{opmaak.deel(blad.basis.ingedeeld)} van de uren ingedeeld",
        )
    )
    _cijfers(cijfer)
    _knoppen(blad)
    st.subheader("Gedaan, beschikbaar en nodig", anchor=False)
    _weken(blad)
    vooruit.toon(blad)
    links, rechts = st.columns(2, gap="large")
    with links:
        _doen_willen(blad)
    with rechts:
        _aandrijvers(blad)
    links, rechts = st.columns(2, gap="large")
    with links:
        _aandelen(blad)
    with rechts:
        _nodig(blad)
    _buurten(blad)


def zin(cijfer: questions.Persoonscijfer) -> str:
    """The figure in one sentence, or why there is none."""
    b = cijfer.bezetting
    if b.bezetting is None:
        geen = f"Geen bezetting: {b.reden}. Ondergrens {opmaak.procent(b.ondergrens)}."
        return f"{geen} {DRUK_ZONDER_REGISTRATIES}" if cijfer.druk else geen
    druk = ""
    if cijfer.druk is not None:
        band = opmaak.interval(cijfer.druk.laag, cijfer.druk.hoog)
        druk = f"Het oordeel komt van de druk: {band} van de inzetbare uren is nodig. "
    return (
        f"{druk}Bezetting **{opmaak.procent(b.bezetting)}** over {b.weken_volledig} van {b.weken} weken, "
        f"registratiegraad {opmaak.deel(b.registratiegraad)}, ondergrens {opmaak.procent(b.ondergrens)}. "
        f"{cijfer.verloop.zin.capitalize()}."
    )


def _cijfers(cijfer: questions.Persoonscijfer) -> None:
    b, d = cijfer.bezetting, cijfer.druk
    vak = st.container(horizontal=True)
    vak.metric("Bezetting", opmaak.procent(b.bezetting), border=True, width=METRIEK)
    vak.metric(
        "Druk (laag – hoog)",
        opmaak.interval(d.laag, d.hoog) if d else opmaak.ONBEKEND,
        border=True,
        width=METRIEK,
        help=None if d else f"Geen cijfer: {cijfer.druk_onbekend or 'te weinig bekend'}.",
    )
    tekort(vak, d)
    vak.metric(
        "Vaste overhead",
        opmaak.procent(cijfer.overhead),
        border=True,
        width=METRIEK,
        help="Aanname: er zijn nog geen 13 volledige weken om dit te meten."
        if cijfer.overhead_aanname
        else "Gemeten over volledige weken.",
    )
    if d is None and cijfer.druk_onbekend:
        st.caption(f"Waarom geen druk: {cijfer.druk_onbekend}.")


def _knoppen(blad: questions.Persoonsblad) -> None:
    cijfer, basis = blad.cijfer, blad.basis
    titel = f"Werkdruk van {cijfer.naam}"

    def haal() -> pd.DataFrame:
        antwoord = bron.vraag(questions.bronregels, cijfer.medewerker, basis.van, basis.tot, aantal=None)
        return bronregeltabel(antwoord.tabel)

    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(
            [bron.vraag(questions.uitleg, figuur) for figuur in BLADFIGUREN], sleutel="werkdruk_blad"
        )
        herkomst.bronregels(
            haal,
            toon=leesbaar,
            sleutel="werkdruk_blad",
            naam=f"bronregels-{cijfer.medewerker}",
            kop=bestand.kop_regels(f"Bronregels van {cijfer.naam}", basis, normen=False),
            uitleg_leeg="In deze periode zijn er geen registraties van deze medewerker.",
        )
        download.knoppen(
            bestand.tabel(blad.weken),
            f"werkdruk-{cijfer.medewerker}",
            bestand.kop_regels(titel, basis),
            sleutel="werkdruk_blad",
        )


def bronregeltabel(rijen: pd.DataFrame) -> pd.DataFrame:
    """The source rows for a spreadsheet: days are days and hours are numbers, so fine that the sum of some
    hundreds of rows is that of the weeks."""
    return pd.DataFrame(
        {
            "Datum": pd.to_datetime(rijen["datum"]).dt.date,
            "Uren": [round(int(s) / opmaak.SECONDEN_PER_UUR, DECIMALEN_REGEL) for s in rijen["seconden"]],
            "Soort": rijen["soort"],
            "Taak in het bestand": rijen["categorie_tekst"],
            "Ingedeeld als": rijen["categorie_naam"].fillna("niet ingedeeld"),
            "Plek in het bestand": rijen["buurt_tekst"],
            "Telt mee": ["ja" if telt else "nee, andere bron" for telt in rijen["telt"]],
            **herkomst.plekken(rijen["bestand"], rijen["blad"], rijen["rij"]),
        }
    )


def leesbaar(rijen: pd.DataFrame) -> pd.DataFrame:
    """The same rows as people read them on the screen."""
    return rijen.assign(
        Datum=[opmaak.datum_kort(dag) for dag in rijen["Datum"]],
        Uren=[opmaak.uren(uren, 2) for uren in rijen["Uren"]],
    )


def _weken(blad: questions.Persoonsblad) -> None:
    if blad.weken.empty:
        st.info("In deze periode is er geen rooster en zijn er geen uren van deze medewerker.")
        return
    werkdruk_grafieken.weken(blad.weken)
    st.caption(
        "Lichte staven: die week is niet volledig geregistreerd en telt niet mee in de bezetting. "
        "De oranje band loopt van de lage tot de hoge schatting van wat nodig is."
    )
    st.markdown(f"**Wat zou dit oordeel veranderen?** {blad.omslag_zin}")


def _doen_willen(blad: questions.Persoonsblad) -> None:
    st.subheader("Doen en willen doen", anchor=False)
    tabel = blad.doen_willen.dropna(subset=["doen"])
    tabel = tabel[(tabel["doen"] > 0) | (tabel["willen"].fillna(0) > 0)]
    if tabel.empty:
        st.info("Nog geen ingedeelde uren in deze periode. Deel de taken in op de pagina Gegevens.")
        return
    werkdruk_grafieken.doen_willen(tabel)


def _aandrijvers(blad: questions.Persoonsblad) -> None:
    st.subheader("Wat veranderde er?", anchor=False)
    if blad.aandrijvers.empty:
        st.info("Er zijn te weinig volledige weken om met de 13 weken ervoor te vergelijken.")
        return
    tabel = blad.aandrijvers.head(8).assign(
        kant=lambda t: ["meer" if v >= 0 else "minder" for v in t["verschil"]]
    )
    st.markdown(f"**{opmaak.tekst(tabel['zin'].iloc[0])}**")
    werkdruk_grafieken.aandrijvers(tabel)
    st.caption("Vergeleken met de eigen 13 weken ervoor.")


def _aandelen(blad: questions.Persoonsblad) -> None:
    st.subheader("Contact en zichtbaar in de wijk", anchor=False)
    a = blad.cijfer.aandelen
    delen = (
        ("Direct contact met bewoners", a.contact),
        ("In de wijk", a.wijk),
        ("Onderweg", a.onderweg),
        ("Reactief werk", a.reactief),
    )
    st.table(
        pd.DataFrame(
            {
                "Aandeel van de uren": [naam for naam, _ in delen],
                "Aandeel": [opmaak.deel(deel.aandeel) for _, deel in delen],
                "Bekend van": [opmaak.deel(deel.bekend) for _, deel in delen],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Aandelen van de uren, met het deel waarvan het bekend is",
    )
    minimum = bron.instellingen().ingedeeld_minimum
    if any((deel.bekend or 0) < minimum for _, deel in delen):
        st.caption(
            f"Is minder dan {opmaak.procent(minimum)} bekend, lees het aandeel dan met voorzichtigheid."
        )


def _nodig(blad: questions.Persoonsblad) -> None:
    st.subheader("Waaruit bestaat ‘nodig’?", anchor=False)
    if blad.nodig.empty:
        st.info("Woningen, zaken, projecten en taken van deze medewerker zijn nog niet bekend.")
        return
    som = nodigtabel(blad.nodig, blad.weken)
    st.table(
        pd.DataFrame(
            {
                "Onderdeel": [opmaak.tekst(naam) for naam in som["onderdeel"]],
                "Midden": [opmaak.uren(x) for x in som["midden"]],
                "Laag – hoog": [
                    f"{opmaak.getal(a, 1)} – {opmaak.uren(b)}"
                    for a, b in zip(som["laag"], som["hoog"], strict=True)
                ],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Benodigde uren per week naar onderdeel, laag, midden en hoog",
    )
    st.caption("Uren per week, gemiddeld over de weken met beschikbare tijd waarvan bekend is wat nodig is.")


def nodigtabel(nodig: pd.DataFrame, weken: pd.DataFrame) -> pd.DataFrame:
    """Hours per week of the largest parts, of all others together, and their total: what is needed."""
    maten = ["laag", "midden", "hoog"]
    aantal = max(int(((weken["beschikbaar"] > 0) & weken["nodig_midden"].notna()).sum()), 1)
    som = nodig.groupby(["onderdeel", "naam"], sort=False)[maten].sum().reset_index()
    som = som.sort_values("midden", ascending=False, kind="stable")
    som["onderdeel"] = som["onderdeel"] + ": " + som["naam"]
    delen = [som.head(ONDERDELEN)[["onderdeel", *maten]]]
    rest = som.iloc[ONDERDELEN:]
    if len(rest):
        delen.append(pd.DataFrame([{"onderdeel": f"overig ({len(rest)})", **rest[maten].sum()}]))
    delen.append(pd.DataFrame([{"onderdeel": "totaal nodig", **som[maten].sum()}]))
    tabel = pd.concat(delen, ignore_index=True)
    tabel[maten] = tabel[maten].astype(float) / aantal
    return tabel


def _buurten(blad: questions.Persoonsblad) -> None:
    if blad.buurten.empty:
        return
    st.subheader("Buurten", anchor=False)
    delen = [
        f"{opmaak.tekst(naam)} ({opmaak.getal(jaren, 1)} jaar)"
        for naam, jaren in zip(blad.buurten["naam"], blad.buurten["jaren"], strict=True)
    ]
    st.markdown(opmaak.opsomming(delen) + ".")
    c = blad.concentratie
    if c.gebieden:
        st.caption(
            f"80 % van de uren met een plek gaat naar {c.gebieden} van {c.van} {c.niveau}en; "
            f"van {opmaak.deel(c.bekend)} van de uren is de plek bekend."
        )
