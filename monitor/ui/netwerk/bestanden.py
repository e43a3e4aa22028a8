"""The network out and in: download, print, template, and reading a file with a preview per row."""

from __future__ import annotations

import secrets

import pandas as pd
import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk import afspraak, vragen
from monitor.jaarplan.netwerk import bestand as netwerk_bestand
from monitor.jaarplan.netwerk.afspraak import Afspraak
from monitor.jaarplan.netwerk.vragen import Netwerkbeeld
from monitor.pipeline import nu_utc
from monitor.report.blad import Alinea, Blad, Kolom, Kop, Tabel
from monitor.report.pdf import maak_pdf
from monitor.ui import bron, download, gedaan, herkomst, opmaak, tabelbestand
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.netwerk.vorm import PAGINA

UITLEG = (
    "Eén rij is één afspraak, herkend aan buurt, organisatie en afspraak. Een rij die er nog niet is, komt "
    "erbij; een rij die er is, wordt bijgewerkt. Een lege cel laat staan wat er stond. Er verdwijnt niets "
    "omdat het niet in het bestand staat."
)
MEELEZEN = ("naam buurt", "stand", "dagen over tijd", "volgende")  # columns that are not read back
GEWEIGERD_HOOGSTENS = 50  # rows, all their reasons written out
WOORDEN = {
    "nieuw": "nieuw", "gewijzigd": "bijgewerkt", "ongewijzigd": "ongewijzigd", "geweigerd": "geweigerd"
}  # fmt: skip


def toon(beeld: Netwerkbeeld, buurt: str | None, schrijver: Schrijver) -> None:
    """How it is calculated, source rows, and everything that is a file."""
    afspraken = beeld.van(buurt) if buurt else beeld.afspraken
    codes = (buurt,) if buurt else tuple(beeld.buurten)  # no row of a buurt that this viewer may not see
    titel = (
        f"Netwerk van {beeld.buurten[buurt].naam}" if buurt else f"Netwerk van {len(beeld.buurten)} buurten"
    )
    kop = [titel, netwerk_beeld.stand_regel(beeld, afspraken)]
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(vragen.uitleg(), sleutel="netwerk", titel="Wanneer is iets te laat?")
        herkomst.bronregels(
            lambda: bron.vraag(vragen.bronregels, codes), sleutel="netwerk", naam="netwerk", kop=kop,
            uitleg_leeg="Er staat nog niets vast.",
        )  # fmt: skip
        st.download_button(
            "Afdrukken (PDF)",
            lambda: maak_pdf(blad(beeld, buurt), bron.klok()),
            f"netwerk-{secrets.token_hex(4)}.pdf", "application/pdf", key="netwerk_pdf",
            icon=":material/picture_as_pdf:", on_click="ignore", disabled=not afspraken,
        )  # fmt: skip
    with st.expander("Als bestand: meenemen en inlezen", icon=":material/description:"):
        st.markdown("**Meenemen**")
        download.knoppen(tabel(beeld, afspraken), "netwerk", kop, sleutel="netwerk_lijst")
        st.markdown("**Leeg sjabloon**")
        _sjabloon()
        if schrijver.buurten is None or schrijver.buurten:
            st.markdown("**Inlezen**")
            _inlezen(schrijver)


def tabel(beeld: Netwerkbeeld, afspraken: tuple[Afspraak, ...]) -> pd.DataFrame:
    """The list as a file: the columns of the template, and some to read along."""
    rijen = []
    for a in afspraken:
        buurt = beeld.buurten.get(a.velden.buurt)
        bij = {"naam buurt": buurt.naam if buurt else "", "stand": a.moment.stand,
               "dagen over tijd": a.moment.dagen_over or None, "volgende": a.moment.volgende}  # fmt: skip
        rijen.append({**netwerk_bestand.als_rij(a, beeld.mensen), **bij})
    koppen = [namen[0] for namen in netwerk_bestand.KOPPEN.values()]
    return pd.DataFrame(rijen, columns=[*koppen, *MEELEZEN], dtype="object")


def sjablonen() -> tuple[bytes, bytes]:
    """The empty template, as CSV and as XLSX, with one row that shows how."""
    koppen = [namen[0] for namen in netwerk_bestand.KOPPEN.values()]
    leeg = pd.DataFrame([netwerk_bestand.VOORBEELDRIJ], columns=koppen)
    regels = ["Vul onder de kolommen in; de eerste rij is een voorbeeld en telt niet mee.", UITLEG]
    return download.csv_bytes(leeg, regels), download.xlsx_bytes(leeg, [f"# {regel}" for regel in regels])


def _sjabloon() -> None:
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    with st.container(horizontal=True):
        st.download_button(
            "Sjabloon CSV", lambda: sjablonen()[0], "sjabloon-netwerk.csv", "text/csv",
            key="netwerk_sjabloon_csv", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "Sjabloon Excel", lambda: sjablonen()[1], "sjabloon-netwerk.xlsx", xlsx,
            key="netwerk_sjabloon_xlsx", icon=":material/download:", on_click="ignore",
        )  # fmt: skip


def _inlezen(schrijver: Schrijver) -> None:
    ronde = st.session_state.setdefault("netwerk_ronde", 0)
    st.caption(UITLEG)
    bestand = st.file_uploader(
        "Een ingevuld sjabloon (CSV of Excel)", type=["csv", "xlsx"], key=f"netwerk_bestand_{ronde}"
    )
    if bestand is None:
        return
    try:
        rijen = tabelbestand.rijen(bestand.getvalue())
        voorbeeld = netwerk_bestand.bekijk(bron.store(), rijen, schrijver, bron.vandaag())
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    toon_voorbeeld(voorbeeld)
    if st.button(
        "Lees in", type="primary", icon=":material/upload_file:", key="netwerk_lees_in",
        disabled=not voorbeeld.doet_iets,
    ):  # fmt: skip
        uit = gedaan.bewaar(
            lambda tx: netwerk_bestand.lees_in(tx, rijen, schrijver, vandaag=bron.vandaag(), nu=nu_utc())
        )
        if uit is not None:
            greep, gelezen = uit
            st.session_state["netwerk_ronde"] = ronde + 1
            gedaan.meld(
                PAGINA, f"{bestand.name} ingelezen: {telling(gelezen)}.",
                lambda tx: afspraak.maak_ongedaan(tx, greep, schrijver, nu=nu_utc()),
            )  # fmt: skip
        st.rerun()


def telling(voorbeeld: netwerk_bestand.Netwerkvoorbeeld) -> str:
    """`3 nieuw, 1 bijgewerkt, 0 ongewijzigd, 2 geweigerd`."""
    return ", ".join(f"{voorbeeld.aantal(soort)} {woord}" for soort, woord in WOORDEN.items())


def toon_voorbeeld(voorbeeld: netwerk_bestand.Netwerkvoorbeeld) -> None:
    """What the file would do; first each refused row with everything that is wrong with it."""
    st.markdown(f"**Dit gebeurt er:** {telling(voorbeeld)}.")
    geweigerd = [r for r in voorbeeld.rijen if r.uitkomst == "geweigerd"]
    if geweigerd:
        tabel_ = pd.DataFrame(
            {
                "Rij": str(r.rij),
                "Organisatie": opmaak.tekst(r.velden.organisatie or opmaak.ONBEKEND),
                "Waarom niet": opmaak.tekst(r.reden),
            }
            for r in geweigerd[:GEWEIGERD_HOOGSTENS]
        )
        st.table(
            tabel_, border="horizontal", hide_index=True,
            alt="De rijen die niet worden ingelezen, met de organisatie en alles wat er niet klopt",
        )  # fmt: skip
        if (rest := len(geweigerd) - GEWEIGERD_HOOGSTENS) > 0:
            st.caption(f"En nog {opmaak.meervoud(rest, 'rij', 'rijen')} die we niet inlezen.")
    rijen = [
        {
            "Rij": r.rij,
            "Wat": WOORDEN[r.uitkomst],
            "Organisatie": r.velden.organisatie,
            "Afspraak": r.velden.wat or "",
        }
        for r in voorbeeld.rijen
        if r.uitkomst in ("nieuw", "gewijzigd")
    ]
    if rijen:
        st.dataframe(
            pd.DataFrame(rijen), hide_index=True, height=min(320, 38 * (len(rijen) + 1)),
            alt="De rijen die nieuw zijn of iets wijzigen",
        )  # fmt: skip


def blad(beeld: Netwerkbeeld, buurt: str | None) -> Blad:
    """The list on paper: of one buurt, or of all."""
    lopend = tuple(a for a in beeld.lopend if buurt in (None, a.velden.buurt))
    codes = sorted({a.velden.buurt for a in lopend}, key=lambda c: beeld.buurten[c].naam)
    blokken: list[Kop | Alinea | Tabel] = []
    kolommen = (
        Kolom("Partner", 1.6), Kolom("Afspraak", 2.2), Kolom("Ritme", 1.1), Kolom("Van ons", 1.2),
        Kolom("Laatste contact", 1.1), Kolom("Volgende", 1.1), Kolom("Stand", 1.2),
    )  # fmt: skip
    for code in codes:
        rijen = [netwerk_beeld.rij(beeld, a, buurt=False) for a in lopend if a.velden.buurt == code]
        naam = beeld.buurten[code].naam
        cellen = tuple(tuple(cel.replace(opmaak.VAST, " ") for cel in r.values()) for r in rijen)
        blokken += [Kop(naam), Tabel(kolommen, cellen, f"Afspraken in {naam}")]
    zonder = [b.naam for b in beeld.zonder if buurt in (None, b.code)]
    if zonder:
        blokken.append(Alinea(f"Nog niets vastgelegd: {opmaak.opsomming(zonder)}."))
    regel = netwerk_beeld.stand_regel(beeld, lopend)
    blokken.append(Alinea(regel, "klein"))
    return Blad(
        titel=f"Netwerk: {beeld.buurten[buurt].naam}" if buurt else "Netwerk van de buurten",
        ondertitel=f"Stand van {opmaak.datum(beeld.vandaag)}",
        blokken=tuple(blokken),
        onderwerp=beeld.zin,
        label=bron.voorbeeldlabel(),
        voet="Ritme en speling zijn een keuze van de corporatie. Geen gegevens van personen van partners of "
        "bewoners.",
    )
