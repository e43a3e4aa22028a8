"""Open data per buurt: CBS key figures (KWB), StatLine tables, police counts, Leefbaarometer, RIVM.

Only rows of buurten give figures; rows of municipalities and wijken are skipped and counted (their names are
kept). Key figures are background without judgement; residents and homes serve as denominators. Police counts
become observations. Anything about origin, nationality or belief of residents is never read: such columns are
dropped before a single cell is looked at, and the import says so.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.fouten import Geweigerd, VraagNodig, kort
from monitor.intake.gebieden import politie
from monitor.intake.gebieden.kolommen import (
    JAAR_TOT,
    JAAR_VAN,
    codes,
    gaat_over_herkomst,
    getallen,
    jaar_uit_naam,
    jaren,
    schoon,
    sleutel,
)
from monitor.intake.gebieden.oogst import Oogst, metingen, noem
from monitor.intake.gebieden.raster import Raster
from monitor.opmaak import meervoud

CODEKOPPEN = (
    "bu code", "buurtcode", "gwb code", "gwb code 10", "regioaanduiding codering code", "codering code",
    "regiocode gemeente wijk buurt code", "wijken en buurten code", "wijkenenbuurten", "codering",
    "regiocode", "statcode", "regios", "gwbcode", "id", "code",
)  # fmt: skip
NAAMKOPPEN = (
    "naam", "name", "wijken en buurten", "regio s", "buurten", "buurt", "statnaam",
    "districts and neighbourhoods",
)  # fmt: skip
JAARVRAAG = "jaar=JJJJ"  # the question that only a year answers
GEKOZEN = "is gekozen bij het inlezen"
JAARKOPPEN = ("perioden", "periode", "jaar", "year")
WIJZIGINGKOPPEN = (
    "indelingswijziging", "regioaanduiding indelingswijziging gemeente wijk buurt code",
    "indelingswijzigingwijkenenbuurten",
)  # fmt: skip
# key of a measure → the short key by which it is known everywhere
KORT = {
    "bevolking_aantal_inwoners": "inwoners",
    "aantal_inwoners": "inwoners",
    "aantalinwoners": "inwoners",
    "t001036": "inwoners",  # codes of measures in OData v4
    "m000297": "woningen",
    "1050010": "huishoudens",
    "woningvoorraad": "woningen",
    "wonen_woningvoorraad": "woningen",
    "wonen_en_vastgoed_woningvoorraad": "woningen",
    "woningen_woningvoorraad": "woningen",
    "woningvoorraad_aantal": "woningen",
}
# what a column must be about to be read at all: a list of what we want is safer than one of what we don't
_TOEGESTAAN = re.compile(
    r"inw|\b\d\d? tot \d|leeftijd|jaar of ouder|mannen|vrouwen|huishoud|persoons|gezin|dichtheid|woz|woning"
    r"|koop|huur|inkomen|stedelijk|adress|oppervlakte|afstand|school|scholen|bijstand|uitkering|auto|opleiding|ses"
    r"|score|waarde|gezond|eenzaam|beweeg|rook|roken|gewicht|hitte|geluid|lucht|groen|energie|gas|elektric|beperking"
    r"|depressie|mantelzorg|rondkomen|regie|misdrij|overlast"
)
LEEFBAAROMETER = ("afw", "won", "fys", "vrz", "soc", "onv")
_VALT_OP = 0.001  # largest gap between the sum of the parts and the total


def herken(raster: Raster) -> str | None:
    """Which open data this is; None when it is something else."""
    vormen = set(raster.vormen)
    plekken = [p for kop in CODEKOPPEN if (p := raster.plek(kop)) is not None]
    if not any(_regiocodes(raster.rijen[p]).any() for p in plekken):
        return None
    if {"afw", "won", "fys", "vrz", "soc", "onv"} <= vormen:
        return "leefbaarometer"
    if any(politie.indicator_van(kop) and re.search(r"(?:19|20)\d\d$", kop) for kop in raster.vormen):
        return "politie_per_jaar"
    if {"bu code", "inwoners", "gm"} <= vormen:
        return "kwb"
    if "measure" in vormen and "value" in vormen:
        return "odata_v4"
    if vormen & {"soort misdrijf", "soortmisdrijf"} or any("geregistreerde" in vorm for vorm in vormen):
        return "politie"
    if raster.plek(*JAARKOPPEN) is not None and vormen & {"indicator", "cijfer", "thema", "ronde"}:
        return None
    if vormen & {"woningen", "verhuureenheden", "vhe", "complex"}:
        return None  # the corporation's own list of buurten or complexes
    if raster.plek(*NAAMKOPPEN) is not None or vormen & {"wijkenenbuurten", "regioaanduiding codering code"}:
        return "statline"
    return None


def _regiocodes(kolom: pd.Series) -> pd.Series:
    """Which cells look like a CBS code of a buurt, wijk, municipality or the country."""
    tekst = schoon(kolom).str.upper()
    return tekst.str.fullmatch(r"(?:BU|WK|GM|NL)[0-9A-Z]{2,8}") | tekst.str.fullmatch(r"\d{7,8}")


def lees(raster: Raster, profiel: str, bestand: str, jaar: int | None) -> Oogst:
    """Figures of a file with open data.

    Raises
    ------
    Geweigerd, VraagNodig
        No codes of buurten in it; or the year is not in the file and must be told.
    """
    bron = {"kwb": "cbs", "statline": "cbs", "odata_v4": "cbs", "leefbaarometer": "leefbaarometer"}
    oogst = Oogst(raster, "indicatoren", bron.get(profiel, "politie"), profiel)
    code = _gebieden(oogst)
    if profiel == "politie_per_jaar":
        politie.per_jaar(oogst, code)
        return oogst
    per_rij = _jaar_per_rij(oogst, bestand, jaar)
    _grenzen(oogst, code, per_rij)
    if profiel == "leefbaarometer":
        _leefbaarometer(oogst, code, per_rij)
    elif profiel == "politie":
        politie.lang(oogst, code, per_rij, _meetkolommen(oogst)[0])
    elif profiel == "odata_v4":
        _odata_v4(oogst, code, per_rij)
    else:
        _kerncijfers(oogst, code, per_rij)
    return oogst


def antwoord_jaar(antwoord: str) -> int | None:
    """The answer to the question about the year; None when it wasn't given.

    Raises
    ------
    VraagNodig
        It is no year that figures can be of.
    """
    if not antwoord:
        return None
    jaar = int(antwoord) if antwoord.isascii() and antwoord.isdigit() and len(antwoord) == 4 else 0
    if not JAAR_VAN <= jaar <= JAAR_TOT:
        raise _welk_jaar(f"{kort(antwoord)} is geen jaar van {JAAR_VAN} tot en met {JAAR_TOT}. ")
    return jaar


def _welk_jaar(vooraf: str) -> VraagNodig:
    return VraagNodig(
        f"{vooraf}Over welk jaar gaat dit bestand? Dat staat er niet in.",
        {JAARVRAAG: "het jaar van de cijfers, bijvoorbeeld jaar=2024"},
    )


def _gebieden(oogst: Oogst) -> pd.Series:
    """Codes per row; other regions are skipped, their names kept."""
    raster = oogst.raster
    plekken = [p for kop in CODEKOPPEN if (p := raster.plek(kop)) is not None]
    plek = next((p for p in plekken if codes(raster.rijen[p])[1].any()), plekken[0])
    oogst.gelezen.add(plek)
    code, goed = codes(raster.rijen[plek])
    if not goed.any():
        raise Geweigerd(
            "In dit bestand staat geen enkele CBS-buurtcode (BU en acht tekens). Exporteer de tabel opnieuw "
            "met de kolom ‘Codering’ of ‘Regiocode’ erbij."
        )
    regio = code.str.fullmatch(r"(?:WK|GM|NL|PV|LD)[0-9A-Z]{2,6}").to_numpy(dtype=bool)
    namen = raster.kolom(*NAAMKOPPEN)
    if namen is not None:
        naam = schoon(namen)
        met = (goed | code.str.match(r"(?:WK|GM)\d").to_numpy(dtype=bool)) & (naam.str.len() > 0).to_numpy()
        oogst.voeg_toe(
            "gebiedsnaam",
            pd.DataFrame({"rij": oogst.rij[met], "code": code[met].to_numpy(), "naam": naam[met].to_numpy()}),
        )
    oogst.sla_over(~goed & regio, "andere regio", "Rijen over een gemeente, wijk of het land: {}.")
    oogst.apart(~goed & ~regio, "geen buurtcode", "‘{}’ is geen CBS-buurtcode (BU en acht tekens).", code)
    return code


def _jaar_per_rij(oogst: Oogst, bestand: str, jaar: int | None) -> NDArray[np.int64]:
    kolom = oogst.raster.kolom(*JAARKOPPEN)
    if kolom is not None:
        uit, voorlopig = jaren(kolom)
        oogst.apart(oogst.bruikbaar & (uit == 0), "geen jaar", "‘{}’ is geen jaar.", schoon(kolom))
        oogst.markeer(voorlopig, "voorlopig", "Rijen met een voorlopig cijfer (met een ster): {}.")
        return uit
    uit_naam = jaar or jaar_uit_naam(bestand)
    if uit_naam is None:
        raise _welk_jaar("")
    oogst.meld("jaar", f"Jaar {uit_naam} {'komt uit de bestandsnaam' if jaar is None else GEKOZEN}.")
    return np.full(len(oogst.raster.rijen), uit_naam, dtype=np.int64)


def _grenzen(oogst: Oogst, code: pd.Series, per_rij: NDArray[np.int64]) -> None:
    kolom = oogst.raster.kolom(*WIJZIGINGKOPPEN)
    if kolom is None:
        return
    vlag = getallen(kolom)[0]
    mee = oogst.bruikbaar & np.isin(vlag, (1.0, 2.0, 3.0))
    oogst.voeg_toe(
        "grenswijziging",
        pd.DataFrame(
            {"rij": oogst.rij[mee], "buurt": code[mee].to_numpy(), "jaar": per_rij[mee],
             "vlag": vlag[mee].astype(np.int64)}
        ),
    )  # fmt: skip
    gewijzigd = int((vlag[mee] == 3).sum())
    if gewijzigd:
        oogst.meld(
            "grens",
            f"{meervoud(gewijzigd, 'buurt heeft', 'buurten hebben')} een andere grens dan "
            "het jaar ervoor: trends breken daar.",
        )


def _meetkolommen(oogst: Oogst) -> tuple[list[tuple[int, str]], list[int]]:
    """Columns with numbers (place, header) and texts that divide them (dimensions); origin is left out."""
    raster = oogst.raster
    overig = {
        *CODEKOPPEN,
        *NAAMKOPPEN,
        *JAARKOPPEN,
        *WIJZIGINGKOPPEN,
        "wk",
        "gm",
        "gemeente",
        "prov",
        "postcode",
    }
    maten: list[tuple[int, str]] = []
    dimensies: list[int] = []
    onbekend: list[str] = []
    geweerd = 0
    for plek, (kop, vorm) in enumerate(zip(raster.koppen, raster.vormen, strict=True)):
        if gaat_over_herkomst(kop):
            geweerd += 1
        elif vorm in overig or not vorm or vorm.startswith(("regioaanduiding", "gemeentenaam", "soortregio")):
            continue
        elif is_getal(raster.rijen[plek]):
            if _TOEGESTAAN.search(f"{vorm} {sleutel(kop)}"):
                maten.append((plek, kop))
                oogst.gelezen.add(plek)
            else:
                onbekend.append(kop)
        else:
            dimensies.append(plek)
    if geweerd:
        oogst.meld("herkomst", f"Niet gelezen kolommen over herkomst, nationaliteit of geloof: {geweerd}.")
    if onbekend:
        oogst.meld(
            "kolom",
            f"{meervoud(len(onbekend), 'kolom', 'kolommen')} niet overgenomen, "
            f"want onbekend: {noem(onbekend)}.",
        )
    return maten, dimensies


def is_getal(kolom: pd.Series) -> bool:
    """Do the first rows of a column hold numbers, give or take one in twenty?"""
    waarde, onleesbaar = getallen(kolom.iloc[:2000])
    return bool(np.isfinite(waarde).any()) and onleesbaar.mean() < 0.05


def _kerncijfers(oogst: Oogst, code: pd.Series, per_rij: NDArray[np.int64]) -> None:
    """Every numeric column becomes a key figure; a dimension that is not a total is part of the key."""
    maten, dimensies = _meetkolommen(oogst)
    extra = pd.Series([""] * len(code), index=code.index, dtype="str")
    for dimensie in dimensies:
        waarde = schoon(oogst.raster.rijen[dimensie])
        if gaat_over_herkomst(" ".join(waarde.unique())):
            oogst.sla_over(
                waarde.map(gaat_over_herkomst).to_numpy(dtype=bool), "herkomst",
                "Niet gelezen rijen over herkomst, nationaliteit of geloof: {}.",
            )  # fmt: skip
        gewoon = waarde.str.lower().str.match(r"totaal|waarde$|mw00000|t\d+|$").to_numpy(dtype=bool)
        if waarde.nunique() > 1:
            extra = extra + ("|" + waarde.map(sleutel)).where(~gewoon, "")
    if not maten:
        raise Geweigerd(
            "In dit bestand staat geen kolom met getallen. Kies bij het exporteren de onderwerpen erbij."
        )
    leeg = np.ones(len(code), dtype=bool)
    for plek, kop in maten:
        waarde_, onleesbaar = getallen(oogst.raster.rijen[plek])
        oogst.apart(
            oogst.bruikbaar & onleesbaar,
            "geen getal",
            f"‘{{}}’ is geen getal ({kop[:40]}).",
            oogst.raster.rijen[plek],
        )
        mee = oogst.bruikbaar & np.isfinite(waarde_)
        leeg &= ~np.isfinite(waarde_)
        basis = KORT.get(sleutel(kop), sleutel(kop))
        oogst.voeg_toe(
            "gebiedscijfer",
            pd.DataFrame(
                {"rij": oogst.rij[mee], "gebied": code[mee].to_numpy(), "jaar": per_rij[mee],
                 "sleutel": (basis + extra[mee]).to_numpy(), "waarde": waarde_[mee], "bron": oogst.bron}
            ),
        )  # fmt: skip
    oogst.markeer(oogst.bruikbaar & leeg, "leeg", "Buurten zonder één cijfer in dit bestand: {}.")


def _leefbaarometer(oogst: Oogst, code: pd.Series, per_rij: NDArray[np.int64]) -> None:
    """Class 1–9 as an observation; the deviation and its five parts as background, checked as a sum."""
    delen = {naam: getallen(oogst.raster.kolom(naam))[0] for naam in LEEFBAAROMETER}  # type: ignore[arg-type]
    som = sum(delen[naam] for naam in LEEFBAAROMETER[1:])
    oogst.markeer(
        np.abs(som - delen["afw"]) > _VALT_OP, "som",
        "Bij {} buurten tellen de vijf onderdelen niet op tot het totaal.",
    )  # fmt: skip
    mee = oogst.bruikbaar
    for naam, waarde in delen.items():
        heeft = mee & np.isfinite(waarde)
        oogst.voeg_toe(
            "gebiedscijfer",
            pd.DataFrame(
                {"rij": oogst.rij[heeft], "gebied": code[heeft].to_numpy(), "jaar": per_rij[heeft],
                 "sleutel": naam, "waarde": waarde[heeft], "bron": "leefbaarometer"}
            ),
        )  # fmt: skip
    kolom = oogst.raster.kolom("kscore", "klasse", "k score")
    if kolom is None:
        oogst.meld("klasse", "De kolom met de klasse (kscore) ontbreekt: alleen de afwijking is overgenomen.")
        return
    klasse = getallen(kolom)[0]
    oogst.apart(
        mee & ~((klasse >= 1) & (klasse <= 9)), "klasse", "‘{}’ is geen klasse van 1 tot en met 9.", kolom
    )
    mee = oogst.bruikbaar
    oogst.voeg_toe("meting", metingen(oogst, code, mee, "leefbaarometer", per_rij, waarde=klasse))
    oogst.tabellen["meting"]["definitie"] = "Leefbaarometer 3.0"


def _odata_v4(oogst: Oogst, code: pd.Series, per_rij: NDArray[np.int64]) -> None:
    """Observations of CBS OData v4: one row per measure; residents and homes are known by code."""
    maat = schoon(oogst.raster.kolom("measure"))  # type: ignore[arg-type]
    waarde, onleesbaar = getallen(oogst.raster.kolom("value"))  # type: ignore[arg-type]
    oogst.apart(
        oogst.bruikbaar & onleesbaar, "geen getal", "‘{}’ is geen getal.", oogst.raster.kolom("value")
    )
    oogst.markeer(oogst.bruikbaar & ~np.isfinite(waarde), "leeg", "Waarnemingen zonder waarde: {}.")
    soort = oogst.raster.kolom("soort misdrijf", "soortmisdrijf")
    mee = oogst.bruikbaar & np.isfinite(waarde)
    if soort is not None:
        per_soort = schoon(soort).map(politie.indicator_van)
        for indicator in per_soort.dropna().unique():
            dit = mee & (per_soort == indicator).to_numpy(dtype=bool)
            oogst.bron = "politie"
            oogst.voeg_toe("meting", metingen(oogst, code, dit, str(indicator), per_rij, teller=waarde))
        return
    bekend = maat.map(lambda m: KORT.get(m.casefold().split("_")[0], ""))
    oogst.sla_over(
        (bekend == "").to_numpy(dtype=bool) & mee, "maat",
        "Niet overgenomen waarnemingen, met een maat die we alleen als code kennen: {}.",
    )  # fmt: skip
    mee = oogst.bruikbaar & np.isfinite(waarde)
    oogst.voeg_toe(
        "gebiedscijfer",
        pd.DataFrame(
            {"rij": oogst.rij[mee], "gebied": code[mee].to_numpy(), "jaar": per_rij[mee],
             "sleutel": bekend[mee].to_numpy(), "waarde": waarde[mee], "bron": "cbs"}
        ),
    )  # fmt: skip
