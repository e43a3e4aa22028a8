"""What a preview tells of one file: what means something for its kind, in words that say what is counted.

Hours: people, dates, rows and hours. A list or a map: rows. Figures per area: figures (one figure of one area
in one year), and how much of that is about the own buurten and complexes.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor.intake.stam import SOORTEN
from monitor.intake.uitslag import (
    BEWAARTERMIJN,
    NA_VANDAAG,
    TWEE_BRONNEN,
    Aansluiting,
    Bevinding,
    Importuitslag,
)
from monitor.ui import opmaak
from monitor.ui.werkdruk.namen import bronnaam

EIGEN = "eigen"  # dates that are dates in the file itself: there is no order to tell
VOLGORDES = {
    "ymd": "jaar-maand-dag",
    "dmy": "dag-maand-jaar",
    "mdy": "maand/dag/jaar",
    EIGEN: "echte datumcellen",
}
GEVOLG = {"info": "ter informatie", "quarantaine": "apart gezet", "gemarkeerd": "telt mee, met een opmerking"}
MELDINGEN = 50
OPVAL_HOOGTE = 420  # px: a long list scrolls in its own box


def toon(sleutel: str, uitslag: Importuitslag) -> None:
    """The table of what would happen, and below it what stood out."""
    st.table(
        pd.DataFrame(regels(uitslag), columns=["Wat", "Uitkomst"]),
        border="horizontal",
        hide_index=True,
        hide_header=True,
        alt=f"Voorbeeld van {uitslag.bestand}",
    )
    _opgevallen(sleutel, uitslag)


def regels(uitslag: Importuitslag) -> list[tuple[str, str]]:
    """Name and outcome, line by line."""
    uren, g = uitslag.soort == "uren", uitslag.gebieden
    uit = [("Herkend als", _soort(uitslag))]
    if uren or uitslag.periode:
        uit.append(("Periode", opmaak.periode(*uitslag.periode) if uitslag.periode else "geen datums"))
    if uren or uitslag.personen:
        uit.append(("Personen", opmaak.getal(uitslag.personen)))
    if uren or uitslag.datumvolgorde:
        uit.append(("Datums", _datums(uitslag)))
    lijst = not uren and g is None
    uit.append(("Verandert in de lijst" if lijst else "Verandert", _verandert(uitslag)))
    if g is not None and g.gebieden:
        uit.append(("Waarover", _waarover(uitslag)))
    uit.append(("Aansluiting in rijen", aansluiting(uitslag.aansluiting)))
    if uren:
        uit.append(("Aansluiting in uren", _uren(uitslag)))
    if uitslag.soorten.afwezig or uitslag.soorten.gepland:
        uit.append(("Waarvan", f"{uitslag.soorten.in_woorden()}; alleen werk telt als gewerkt"))
    return uit


def aansluiting(a: Aansluiting) -> str:
    """`120 gelezen = 115 goed + 2 met een opmerking + 3 apart gezet`; what no row has is left out."""
    delen = (
        (a.ok, "goed"),
        (a.gemarkeerd, "met een opmerking"),
        (a.quarantaine, "apart gezet"),
        (a.overgeslagen, "overgeslagen"),
    )
    uit = " + ".join(f"{opmaak.getal(aantal)} {woord}" for aantal, woord in delen if aantal)
    return f"{opmaak.getal(a.gelezen)} gelezen{f' = {uit}' if uit else ''}"


def opviel(meldingen: Sequence[Bevinding], alt: str) -> None:
    """What stood out, every sentence whole: a table that wraps, and scrolls by itself when it is long."""
    tabel = pd.DataFrame(
        {
            "Rij": [opmaak.getal(m.rij) for m in meldingen],
            "Gevolg": [GEVOLG.get(m.ernst, m.ernst) for m in meldingen],
            "Wat": [opmaak.tekst(m.tekst) for m in meldingen],
        }
    )
    if all(m.rij is None for m in meldingen):
        tabel = tabel.drop(columns="Rij")
    with st.container(height=OPVAL_HOOGTE if len(meldingen) > 8 else "content", border=False):
        st.table(tabel, border="horizontal", hide_index=True, alt=alt)


def _soort(uitslag: Importuitslag) -> str:
    """`Uren · Toggl`, or the name of the list."""
    soort = uitslag.soort or "uren"
    if soort in SOORTEN:
        return SOORTEN[soort].titel
    return f"{soort.capitalize()} · {opmaak.tekst(bronnaam(uitslag.bron or uitslag.profiel or ''))}"


def _verandert(uitslag: Importuitslag) -> str:
    v = uitslag.verschil
    if uitslag.soort == "uren":
        eenheid = ("rij", "rijen")
    elif uitslag.gebieden is not None:
        eenheid = ("cijfer", "cijfers")
    elif uitslag.soort == "buurten":
        eenheid = ("buurt", "buurten")
    else:
        eenheid = ("regel", "regels")
    return (
        f"{opmaak.meervoud(v.nieuw, *eenheid)} nieuw{_erbij(uitslag, v.nieuw_seconden)} · "
        f"{opmaak.getal(v.ongewijzigd)} ongewijzigd · "
        f"{opmaak.getal(v.vervallen)} vervallen{_erbij(uitslag, v.vervallen_seconden)}"
    )


def _waarover(uitslag: Importuitslag) -> str:
    g = uitslag.gebieden
    if g is None:
        return ""
    zin = g.in_woorden()
    zin = zin[:1].upper() + zin[1:]
    if g.eigen == g.gebieden:
        return f"{zin}."
    rest = "de andere dienen als vergelijking" if g.buurten else "de andere tellen mee zodra ze bekend zijn"
    return f"{zin}; {rest}." if g.eigen else f"{zin}: lees eerst uw buurten in bij ‘Importeren’."


def _erbij(uitslag: Importuitslag, seconden: int) -> str:
    return f" ({opmaak.uren_uit_seconden(seconden)})" if uitslag.soort == "uren" else ""


def _datums(uitslag: Importuitslag) -> str:
    if not uitslag.datumvolgorde:
        return opmaak.ONBEKEND
    vertel = uitslag.datumvolgorde_hoe if uitslag.datumvolgorde != EIGEN else None
    hoe = f" ({opmaak.tekst(vertel)})" if vertel else ""
    return f"{VOLGORDES.get(uitslag.datumvolgorde, uitslag.datumvolgorde)}{hoe}"


def _uren(uitslag: Importuitslag) -> str:
    a = uitslag.aansluiting
    mee = a.seconden_ok + a.seconden_gemarkeerd
    apart = f", {opmaak.uren_uit_seconden(a.seconden_quarantaine, 2)} apart gezet" if a.quarantaine else ""
    zin = f"{opmaak.uren_uit_seconden(mee, 2)} goed gelezen{apart}"
    if a.seconden_controle is None:
        return f"{zin}; het bestand heeft geen totaalregel"
    klopt = (
        any(m.code == "controletotaal" for m in uitslag.meldingen)
        or abs(a.seconden_controle - mee - a.seconden_quarantaine) < 60
        or abs(a.seconden_controle - mee) < 60
    )
    oordeel = "klopt" if klopt else "wijkt af"
    return (
        f"{zin}; totaalregel in het bestand {opmaak.uren_uit_seconden(a.seconden_controle, 2)}: **{oordeel}**"
    )


def _opgevallen(sleutel: str, uitslag: Importuitslag) -> None:
    if not uitslag.meldingen:
        return
    for melding in uitslag.meldingen:
        if melding.code in (
            BEWAARTERMIJN,
            NA_VANDAAG,
            TWEE_BRONNEN,
        ):  # whether hours count is never said in a fold
            st.warning(opmaak.tekst(melding.tekst), icon=":material/info:")
    aantal = max(uitslag.meldingen_aantal, len(uitslag.meldingen))
    with st.expander(f"Wat valt op ({opmaak.getal(aantal)})", key=f"gegevens_op_{sleutel}"):
        opviel(uitslag.meldingen[:MELDINGEN], f"Wat opvalt in {uitslag.bestand}")
        if aantal > MELDINGEN:
            st.caption(f"De eerste {MELDINGEN}; na het importeren staat alles bij ‘Ingelezen bestanden’.")
