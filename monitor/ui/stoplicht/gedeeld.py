"""The Stoplichtkaart for eyes outside the team: the same lights, with rounded figures, and nothing to change.

All of it comes from one document (`report.kaartvragen`) that holds the scope's buurten only: what a link
keeps, or made anew for the viewer. There are no complexes, no earlier years, no intervals, no source rows and
no way to the profile; the table of a buurt stands beside the map.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

import pandas as pd
import streamlit as st

from monitor.access.bereik import ALLES, Bereik
from monitor.leefbaarheid.trend import telzin
from monitor.report import kaartvragen
from monitor.report.bord import ONLEESBAAR
from monitor.report.bordbeeld import MARGE, ondertitel_van
from monitor.report.gedeeldekaart import Deellaag, Gedeeldekaart, Kaartbuurt, Kaartlicht
from monitor.ui import adres, bron, download, gedeeld, kijker, opmaak
from monitor.ui.bord import bron as bord_bron
from monitor.ui.kaart import kaart
from monitor.ui.kaart.vlakken import Vlak, Vlakken, als_vorm, omhullende
from monitor.ui.stoplicht import bestand as stoplicht_bestand
from monitor.ui.stoplicht import legenda
from monitor.ui.stoplicht.beeld import AANDACHT, KLASSEN, NIET_OP_KAART, VEILIG, Klasse, merk

KAART, LAAG, BUURT = "gedeeldekaart", "gedeeld_laag", "gedeeld_buurt"
SAMEN, GEEN = "samen", "–"
HOOGTE, KAARTBREEDTE = 540, 560  # px
OPVALLEND_HOOGSTENS = 8
UITLEG = (
    f"Aantallen zijn afgerond op 5. {MARGE} "
    "Een licht wordt rood of groen als dat vrijwel zeker is, en blijft dat zolang het waarschijnlijk is; "
    "gestreept met ◇ kan het beide kanten op, en van een grijs vlak met ○ weten we te weinig."
)


def geldt() -> bool:
    """Whether the viewer gets this map: by a link, or as a member of the board."""
    wie = kijker.kijker()
    return bool(wie.link) or wie.rol == "bestuur"


def beeld(wie: kijker.Kijker) -> Gedeeldekaart:
    """The document of this viewer.

    Raises
    ------
    Geweigerd
        The link is gone, or its scope doesn't hold the map.
    """
    bereik = wie.bereik.doorsnede(Bereik((kaartvragen.PAGINA,), (ALLES,)))
    if wie.link and (vast := gedeeld.van(wie).vast) is not None:
        bereik.eis_pagina(kaartvragen.PAGINA)
        return vast.kaart or Gedeeldekaart(bron.vandaag(), False, "", "", ONLEESBAAR)
    return bron.vraag(kaartvragen.kaart, bereik, bron.vandaag())


def toon() -> None:
    """Map, legend, the lights of one buurt, what stands out, and the same as a table."""
    wie = kijker.kijker()
    alles = beeld(wie)
    st.markdown(opmaak.tekst(ondertitel_van(alles.gebied, alles.periode, alles.vandaag)))
    if alles.reden is not None:
        st.info(alles.reden, icon=":material/visibility_off:")
        return
    _kaartdeel(alles, wie)
    _opvallend(alles)


@st.fragment
def _kaartdeel(alles: Gedeeldekaart, wie: kijker.Kijker) -> None:
    codes = [SAMEN, *(laag.code for laag in alles.lagen)]
    namen = {laag.code: f"{laag.thema}: {laag.indicator}" for laag in alles.lagen}
    keuze = adres.keuzelijst(
        "Wat laat de kaart zien?", "indicator", codes, SAMEN, LAAG,
        lambda c: namen.get(c, "Alles samen: hoeveel aandacht een buurt vraagt"),
        wat="De indicator", breedte=KAARTBREEDTE,
    )  # fmt: skip
    laag = alles.laag(keuze)
    klassen = _klassen(alles, laag)
    beelden = KLASSEN if laag else AANDACHT
    codes = [k.code for k in klassen.values()]
    vlakken = _vlakken(alles, laag, klassen)
    legenda.toon(codes, beelden.values(), VEILIG)
    with st.container(horizontal=True, gap="medium"):
        with st.container(width=KAARTBREEDTE):
            _teken(alles, vlakken)
        with st.container(width="stretch"):
            _buurt(alles)
    st.caption(_herkomst(alles, laag, klassen, opmaak.tekst))
    st.caption(UITLEG)
    if st.toggle("Toon dezelfde kaart als tabel, of bewaar haar als bestand", key="gedeeld_tabel"):
        _tabel(alles, laag, klassen, vlakken, wie)


def _klassen(alles: Gedeeldekaart, laag: Deellaag | None) -> dict[str, Klasse]:
    """Buurt → its class on this map; a buurt without a light is not known."""
    if laag is None:
        return {b.code: AANDACHT[b.aandacht] for b in alles.buurten}
    gezien = {licht.buurt: KLASSEN[licht.klasse] for licht in laag.lichten}
    return {b.code: gezien.get(b.code, KLASSEN["grijs"]) for b in alles.buurten}


def _vlakken(alles: Gedeeldekaart, laag: Deellaag | None, klassen: dict[str, Klasse]) -> list[Vlak]:
    regels = {licht.buurt: _regels(licht) for licht in laag.lichten} if laag else {}
    return [
        Vlak(
            b.code, als_vorm(b.ringen), None, (wat := klassen[b.code]).kleur, wat.inkt, wat.teken,
            wat.arcering, (b.naam, merk(wat), *regels.get(b.code, ())),
        )
        for b in alles.buurten
        if b.ringen
    ]  # fmt: skip


def _teken(alles: Gedeeldekaart, vlakken: list[Vlak]) -> None:
    grenzen = omhullende(vlakken)
    if grenzen is None:
        st.info("Van deze buurten is er geen kaart; de tabel toont de lichten.", icon=":material/map:")
        return
    kaart.toon(
        kaart.nieuw(grenzen, Vlakken(vlakken, (_gekozen(alles), 0))), sleutel=KAART, hoogte=HOOGTE,
        bij_klik=lambda klik: adres.zet("gebied", klik["code"]) if klik.get("code") else None,
        alt="Kaart van de buurten; dezelfde inhoud staat in de tabel eronder",
    )  # fmt: skip


def _regels(licht: Kaartlicht) -> Iterable[str]:
    if licht.cijfer:
        yield f"{licht.cijfer} ({licht.periode})"
    yield from (deel for deel in (licht.aantal, licht.verloop, licht.reden) if deel)


def _gekozen(alles: Gedeeldekaart) -> str | None:
    code = st.query_params.get("gebied")
    return code if any(b.code == code for b in alles.buurten) else None


def _buurt(alles: Gedeeldekaart) -> None:
    """The lights of one buurt, by click or by name."""
    namen = {b.code: b.naam for b in sorted(alles.buurten, key=lambda b: b.naam)}
    code = adres.keuzelijst(
        "Buurt", "gebied", [GEEN, *namen], GEEN, BUURT,
        lambda c: namen.get(c, "Klik of tik op de kaart, of kies hier"),
    )  # fmt: skip
    if adres.onbekend("gebied", {GEEN, *namen}):
        st.info(NIET_OP_KAART, icon=":material/link_off:")
    if code not in namen:
        st.markdown(
            "Klik of tik op een buurt voor al haar lichten, met cijfer en verloop. Met een muis: wijs aan "
            "voor cijfer en aantal."
        )
        return
    buurt = next(b for b in alles.buurten if b.code == code)
    lichten = alles.van_buurt(buurt.code)
    st.markdown(f"**{opmaak.tekst(_zin(buurt, [licht for _, licht in lichten]))}**")
    st.table(
        pd.DataFrame(
            {
                "Licht": merk(KLASSEN[licht.klasse]), "Waarop": opmaak.tekst(laag.indicator),
                "Cijfer": opmaak.tekst(licht.cijfer or licht.reden or opmaak.ONBEKEND),
                "Verloop": licht.verloop or opmaak.ONBEKEND,
            }
            for laag, licht in lichten
        ),
        border="horizontal", hide_index=True, alt=f"Lichten van {buurt.naam}, met cijfer en verloop",
    )  # fmt: skip


def _zin(buurt: Kaartbuurt, lichten: list[Kaartlicht]) -> str:
    bekend = [licht for licht in lichten if licht.klasse != "grijs"]
    if not bekend:
        return f"Van {buurt.naam} weten we te weinig voor een licht."
    rood = sum(licht.klasse == "rood" for licht in bekend)
    groen = sum(licht.klasse == "groen" for licht in bekend)
    return f"{buurt.naam}: {rood} van de {len(bekend)} lichten slecht, {groen} goed."


def _opvallend(alles: Gedeeldekaart) -> None:
    namen = {b.code: b.naam for b in alles.buurten}
    regels = alles.opvallend()
    st.subheader("Rood én verslechterend", anchor=False)
    telling = telzin(len(regels), alles.rood_getoetst(), "rode lichten")
    if telling:
        st.caption(telling)
    if not regels:
        st.markdown("Geen enkele buurt.")
        return
    st.markdown(
        "\n".join(
            f"- **{opmaak.tekst(namen.get(licht.buurt, ''))}**: {opmaak.tekst(laag.indicator)}: "
            f"{opmaak.tekst(licht.cijfer)} ({licht.periode})"
            for laag, licht in regels[:OPVALLEND_HOOGSTENS]
        )
    )
    if len(regels) > OPVALLEND_HOOGSTENS:
        st.caption(f"En nog {len(regels) - OPVALLEND_HOOGSTENS}; kies een onderwerp boven de kaart.")


def _herkomst(
    alles: Gedeeldekaart,
    laag: Deellaag | None,
    klassen: dict[str, Klasse],
    schrijf: Callable[[str], str] = str,
) -> str:
    """Period, source, completeness; `schrijf` writes a name from outside."""
    bekend = sum(k.code != "grijs" for k in klassen.values())
    deel = f"{bekend} van {opmaak.meervoud(len(klassen), 'buurt', 'buurten')} met een oordeel"
    if laag is None:
        jaren = sorted({jaar for eigen in alles.lagen for jaar in re.findall(r"\d{4}", eigen.periode)})
        bronnen = opmaak.opsomming([schrijf(b.capitalize()) for b in sorted({x.bron for x in alles.lagen})])
        periode = " t/m ".join(dict.fromkeys((jaren[0], jaren[-1]))) if jaren else opmaak.ONBEKEND
        wat = "Aandacht: gewogen kans op rood over alle onderwerpen. "
        return f"{wat}Periode {periode} · bron: {bronnen} · {deel}"
    return f"Periode {laag.periode} · bron: {schrijf(laag.bron.capitalize())} · {deel}"


def tabel(alles: Gedeeldekaart, laag: Deellaag | None, klassen: dict[str, Klasse]) -> pd.DataFrame:
    """What the map shows, a row per buurt."""
    lichten = {licht.buurt: licht for licht in laag.lichten} if laag else {}
    rijen = []
    for b in sorted(alles.buurten, key=lambda b: b.naam):
        licht = lichten.get(b.code)
        rij = {"Buurt": b.naam, "Licht" if laag else "Aandacht": merk(klassen[b.code])}
        if laag:
            rij |= {
                "Cijfer": (licht and (licht.cijfer or licht.reden)) or opmaak.ONBEKEND,
                "Aantal": (licht and licht.aantal) or opmaak.ONBEKEND,
                "Verloop": (licht and licht.verloop) or opmaak.ONBEKEND,
                "Jaar": (licht and licht.periode) or opmaak.ONBEKEND,
            }
        rijen.append(rij)
    return pd.DataFrame(rijen)


def _tabel(
    alles: Gedeeldekaart,
    laag: Deellaag | None,
    klassen: dict[str, Klasse],
    vlakken: list[Vlak],
    wie: kijker.Kijker,
) -> None:
    naam = laag.indicator if laag else "Alles samen"
    inhoud = tabel(alles, laag, klassen)
    st.table(inhoud.map(opmaak.tekst), border="horizontal", hide_index=True, alt=f"{naam} per buurt")
    eigen = f"Gemaakt {kijker.door(wie.naam)} op {opmaak.datum(bron.vandaag())} · vertrouwelijk"
    stempel = gedeeld.van(wie).stempel.badge if wie.link else eigen
    kop = [f"Stoplichtkaart: {naam}", _herkomst(alles, laag, klassen), UITLEG, stempel]
    kop += [download.VOORBEELD] if alles.voorbeeld else []
    merk_ = gedeeld.van(wie).merk if wie.link else ""
    codes, beelden = [k.code for k in klassen.values()], (KLASSEN if laag else AANDACHT).values()
    bestand = stoplicht_bestand.maker(omhullende(vlakken), vlakken, codes, beelden, VEILIG, merk=merk_)
    kluis, door = bron.instellingen().kluis, f"link {wie.link}" if wie.link else wie.naam
    download.knoppen(
        inhoud, "stoplichtkaart", kop, sleutel="gedeeld", merk=merk_,
        kaart=partial(bestand, tabel=inhoud) if bestand else None,
        bij_download=lambda wat: bord_bron.noteer(kluis, door, f"stoplichtkaart, {wat}"),
    )  # fmt: skip
