"""The corporation's own figures: indicators, tenant survey, schouw, judgements, overlast dossiers.

Long form, one figure per row. An area is a CBS code of a buurt or the number of a complex. Only the columns
named here are read: whatever else a file holds (names, addresses, notes) never enters. A dossier has an id, a
complex, a type and two dates, and no person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.fouten import Geweigerd
from monitor.intake.gebieden.kolommen import BUURTCODE, gaat_over_herkomst, getallen, jaren, schoon, sleutel
from monitor.intake.gebieden.oogst import Oogst, noem
from monitor.intake.gebieden.raster import Raster
from monitor.intake.lezen.datums import lees_datum
from monitor.intake.lezen.koppen import normaliseer

GEBIED = (
    "gebied",
    "buurtcode",
    "bu code",
    "buurt",
    "complex",
    "complexnummer",
    "complexcode",
    "code",
    "gebiedscode",
)
JAAR = ("jaar", "perioden", "periode", "meetjaar", "peiljaar")
_TELLER = ("teller", "aantal", "aantal gevallen")
_NOEMER = ("noemer", "op hoeveel", "van", "totaal")
_RESPONDENTEN = ("respondenten", "n", "aantal respondenten", "respons", "aantal antwoorden")
_CIJFER = ("cijfer", "rapportcijfer", "gemiddeld cijfer", "waarde", "score")
_SD = ("sd", "standaarddeviatie", "standaardafwijking", "spreiding")
_POPULATIE = ("populatie", "uitgezet", "huishoudens", "aantal woningen")

# what people call an indicator → its code
INDICATOREN = {
    "overlastmeldingen": "overlast_dossiers",
    "overlastmelding": "overlast_dossiers",
    "overlast": "overlast_dossiers",
    "overlastdossiers": "overlast_dossiers",
    "overlast dossiers": "overlast_dossiers",
    "mutatie": "mutaties",
    "mutaties": "mutaties",
    "mutatiegraad": "mutaties",
    "verhuizingen": "mutaties",
    "huurachterstand": "huurachterstand",
    "huurachterstanden": "huurachterstand",
    "woninginbraak": "woninginbraak",
    "woninginbraken": "woninginbraak",
    "vernieling": "vernieling",
    "vernielingen": "vernieling",
    "mishandeling": "mishandeling",
    "mishandelingen": "mishandeling",
    "misdrijven": "misdrijven_totaal",
    "misdrijven totaal": "misdrijven_totaal",
    "overlast politie": "overlast_politie",
    "schouw": "schouw",
}
ONDERWERPEN = {
    "schoon en heel": "schoon",
    "schoon heel": "schoon",
    "schoon": "schoon",
    "overlast": "overlast",
    "veiligheid": "veiligheid",
    "veilig": "veiligheid",
    "sociale draagkracht": "draagkracht",
    "draagkracht": "draagkracht",
    "bewonersoordeel": "bewoners",
    "bewoners": "bewoners",
    "achtergrond": "context",
    "algemeen": "algemeen",
    "buurt": "algemeen",
    "leefbaarheid": "algemeen",
    "": "algemeen",
}
BRONTYPEN = {
    "professional": "professional",
    "professionals": "professional",
    "medewerker": "professional",
    "buurtcoordinator": "professional",
    "partner": "partner",
    "netwerkpartner": "partner",
    "netwerk": "partner",
}
RICHTINGEN = {
    **dict.fromkeys(("hoger is slechter", "slechter", "1"), 1),
    **dict.fromkeys(("hoger is beter", "beter", "-1"), -1),
}
ONDERDELEN = ("woning", "gebouw", "woonomgeving")
BEELDEN = ("A+", "A", "B", "C", "D")


@dataclass(frozen=True)
class Opzet:
    """A kind of file: what it is called, which headers it must have (each one of several), how to read it."""

    profiel: str
    soort: str
    bron: str
    moet: tuple[tuple[str, ...], ...]
    lees: Callable[[Oogst], None]


def herken(raster: Raster) -> Opzet | None:
    """The kind of own file with the most must-have headers that are all there."""
    vormen = set(raster.vormen)
    passend = [opzet for opzet in OPZETTEN if all(vormen & set(koppen) for koppen in opzet.moet)]
    return max(passend, key=lambda opzet: len(opzet.moet), default=None)


def lees(raster: Raster, opzet: Opzet) -> Oogst:
    """Figures of one of the corporation's own files."""
    oogst = Oogst(raster, opzet.soort, opzet.bron, opzet.profiel)
    opzet.lees(oogst)
    return oogst


def _kolom(oogst: Oogst, namen: tuple[str, ...], *, tonen: bool = True) -> pd.Series:
    """Texts of a column, empty when it is not there. `tonen=False`: never shown with a row set apart."""
    plek = oogst.raster.plek(*namen)
    if plek is None:
        return pd.Series([""] * len(oogst.raster.rijen), index=oogst.raster.rijen.index, dtype="str")
    if tonen:
        oogst.gelezen.add(plek)
    return schoon(oogst.raster.rijen[plek])


def _gebied(oogst: Oogst, namen: tuple[str, ...] = GEBIED) -> tuple[pd.Series, NDArray[np.str_]]:
    """Area of every row and its level; an empty one is set apart."""
    tekst = _kolom(oogst, namen)
    hoofd = tekst.str.upper()
    buurt = hoofd.str.fullmatch(BUURTCODE)
    # BU and too few or too many characters is a typing error, not the number of a complex
    fout = (hoofd.str.match(r"BU\d{4}") & ~buurt).to_numpy(dtype=bool)
    oogst.apart(fout, "buurtcode", "‘{}’ is geen CBS-buurtcode (BU en acht tekens).", tekst)
    oogst.apart(
        (tekst == "").to_numpy(dtype=bool), "geen gebied", "Er staat geen buurt of complex in deze rij."
    )
    return tekst.where(~buurt, hoofd), np.where(buurt.to_numpy(dtype=bool), "buurt", "complex")


def _jaar(oogst: Oogst) -> NDArray[np.int64]:
    tekst = _kolom(oogst, JAAR)
    uit, voorlopig = jaren(tekst)
    oogst.apart(uit == 0, "geen jaar", "‘{}’ is geen jaar.", tekst)
    oogst.markeer(voorlopig, "voorlopig", "Rijen met een voorlopig cijfer (met een ster): {}.")
    return uit


def _getal(oogst: Oogst, namen: tuple[str, ...], wat: str, laag: float = 0.0) -> NDArray[np.float64]:
    """Numbers of a column; what is no number, or too low, is set apart."""
    tekst = _kolom(oogst, namen)
    waarde, onleesbaar = getallen(tekst)
    fout = onleesbaar | (np.isfinite(waarde) & (waarde < laag))
    oogst.apart(fout, "geen getal", f"‘{{}}’ is geen goede waarde voor {wat}.", tekst)
    return waarde


def _basis(
    oogst: Oogst, gebied: pd.Series, niveau: NDArray[np.str_], jaar: NDArray[np.int64]
) -> pd.DataFrame:
    return pd.DataFrame(
        {"rij": oogst.rij, "niveau": niveau, "gebied": gebied.to_numpy(), "jaar": jaar, "bron": oogst.bron}
    )


def _indicatoren(oogst: Oogst) -> None:
    gebied, niveau = _gebied(oogst)
    jaar = _jaar(oogst)
    naam = _kolom(oogst, ("indicator", "onderwerp", "meting"))
    herkomst = naam.map(gaat_over_herkomst).to_numpy(dtype=bool)
    oogst.sla_over(herkomst, "herkomst", "Niet gelezen rijen over herkomst, nationaliteit of geloof: {}.")
    code = naam.map(lambda n: INDICATOREN.get(normaliseer(n), sleutel(n)))
    oogst.apart((code == "").to_numpy(dtype=bool), "geen indicator", "Er staat geen indicator in deze rij.")
    teller, noemer = _getal(oogst, _TELLER, "de teller"), _getal(oogst, _NOEMER, "de noemer")
    waarde = _getal(oogst, _CIJFER, "het cijfer", -np.inf)
    leeg = ~np.isfinite(teller) & ~np.isfinite(waarde)
    oogst.markeer(oogst.bruikbaar & leeg, "leeg", "Rijen zonder cijfer (niet bekend, geen nul): {}.")
    tabel = _basis(oogst, gebied, niveau, jaar).assign(
        indicator=code.to_numpy(), teller=teller, noemer=noemer, waarde=waarde,
        sd=_getal(oogst, _SD, "de spreiding"), populatie=_getal(oogst, _POPULATIE, "de populatie"),
        definitie=_kolom(oogst, ("definitie", "versie")).replace("", None).to_numpy(),
    )  # fmt: skip
    oogst.voeg_toe("meting", tabel[oogst.bruikbaar & ~leeg].reset_index(drop=True))
    _nieuwe_indicatoren(oogst, naam, code, np.isfinite(teller))


def _nieuwe_indicatoren(
    oogst: Oogst,
    naam: pd.Series,
    code: pd.Series,
    heeft_teller: NDArray[np.bool_],
) -> None:
    """Indicators the product does not know, described by columns of the file. No direction: no light."""
    bekend = set(INDICATOREN.values()) | {"leefbaarometer"}
    thema, richting = _kolom(oogst, ("thema",)), _kolom(oogst, ("richting", "hoger is"))
    soort, noemer = _kolom(oogst, ("soort",)).str.lower(), _kolom(oogst, ("noemersoort", "per")).str.lower()
    eerste = ~code.duplicated() & oogst.bruikbaar & ~code.isin(bekend) & ~code.str.startswith("cijfer_")
    zonder = []
    regels = []
    for i in np.flatnonzero(eerste.to_numpy(dtype=bool)):
        kant = RICHTINGEN.get(richting.iloc[i].lower(), 0)
        if kant == 0:
            zonder.append(naam.iloc[i])
        groep = ONDERWERPEN.get(normaliseer(thema.iloc[i]), "context")
        gok = "telling" if heeft_teller[i] else "cijfer"
        regels.append(
            {
                "rij": int(oogst.rij[i]),
                "code": code.iloc[i],
                "naam": naam.iloc[i],
                "thema": "context" if groep == "algemeen" else groep,
                "onderwerp": "algemeen" if groep in ("bewoners", "context") else groep,
                "soort": soort.iloc[i]
                if soort.iloc[i] in ("telling", "aandeel", "cijfer", "klasse")
                else gok,
                "richting": kant,
                "noemer": noemer.iloc[i]
                if noemer.iloc[i] in ("inwoners", "woningen", "verhuurd")
                else "verhuurd",
                "bron": oogst.bron,
            }
        )
    oogst.voeg_toe("indicator", pd.DataFrame(regels))
    if zonder:
        oogst.meld(
            "richting",
            f"Van {noem(zonder)} weten we niet of hoger beter of slechter is: geen licht. Voeg een kolom "
            "‘richting’ toe met ‘hoger is slechter’ of ‘hoger is beter’.",
        )


def _onderzoek(oogst: Oogst) -> None:
    gebied, niveau = _gebied(oogst)
    jaar = _jaar(oogst)
    vraag = _kolom(oogst, ("onderwerp", "thema", "vraag", "indicator"))
    onderwerp = vraag.map(lambda v: ONDERWERPEN.get(normaliseer(v), ""))
    oogst.apart(
        (onderwerp == "").to_numpy(dtype=bool), "onderwerp", "Het onderwerp ‘{}’ kennen we niet.", vraag
    )
    cijfer = _getal(oogst, _CIJFER, "het cijfer")
    oogst.apart(
        ~((cijfer >= 1) & (cijfer <= 10)),
        "cijfer",
        "‘{}’ is geen cijfer van 1 tot en met 10.",
        _kolom(oogst, _CIJFER),
    )
    n = _getal(oogst, _RESPONDENTEN, "het aantal respondenten")
    populatie = _getal(oogst, _POPULATIE, "de populatie")
    oogst.markeer(
        np.isfinite(populatie) & (n > populatie), "respons",
        "In {} rijen zijn er meer antwoorden dan huishoudens: we rekenen alsof iedereen antwoordde.",
    )  # fmt: skip
    tabel = _basis(oogst, gebied, niveau, jaar).assign(
        indicator=("cijfer_" + onderwerp.replace("algemeen", "buurt")).to_numpy(), noemer=n, waarde=cijfer,
        sd=_getal(oogst, _SD, "de spreiding"), populatie=populatie,
    )  # fmt: skip
    oogst.voeg_toe("meting", tabel[oogst.bruikbaar].reset_index(drop=True))


def _datums(oogst: Oogst, namen: tuple[str, ...], wat: str, verplicht: bool = True) -> pd.Series:
    tekst = _kolom(oogst, namen)
    datum = tekst.map({t: lees_datum(t, "dmy") for t in tekst.unique()})
    fout = datum.isna() & ((tekst != "") if not verplicht else True)
    oogst.apart(
        fout.to_numpy(dtype=bool), "datum", f"{wat}: ‘{{}}’ is geen datum (schrijf dd-mm-jjjj).", tekst
    )
    return datum


def _schouw(oogst: Oogst) -> None:
    complex_ = _kolom(oogst, ("complex", "complexnummer"))
    buurt = _kolom(oogst, ("buurt", "buurtcode", "gebied")).str.upper()
    fout = ~buurt.str.fullmatch(BUURTCODE).to_numpy(dtype=bool)
    oogst.apart(fout, "buurtcode", "‘{}’ is geen CBS-buurtcode (BU en acht tekens).", buurt)
    datum = _datums(oogst, ("datum", "schouwdatum"), "datum")
    onderdeel = _kolom(oogst, ("onderdeel",)).str.lower()
    oogst.apart(
        ~onderdeel.isin(ONDERDELEN).to_numpy(dtype=bool), "onderdeel",
        "‘{}’ is geen woning, gebouw of woonomgeving.", onderdeel,
    )  # fmt: skip
    beeld = _kolom(oogst, ("niveau", "beeld", "beeldkwaliteit", "score")).str.upper()
    oogst.apart(
        ~beeld.isin(BEELDEN).to_numpy(dtype=bool), "niveau", "‘{}’ is geen niveau A+, A, B, C of D.", beeld
    )
    tabel = pd.DataFrame(
        {"rij": oogst.rij, "buurt": buurt.to_numpy(), "complex": complex_.replace("", None).to_numpy(),
         "ronde": _kolom(oogst, ("ronde", "schouwronde")).to_numpy(), "datum": datum.to_numpy(),
         "onderdeel": onderdeel.to_numpy(), "punt": _kolom(oogst, ("punt", "aspect")).to_numpy(),
         "beeld": beeld.to_numpy()}
    )  # fmt: skip
    oogst.voeg_toe("schouwpunt", tabel[oogst.bruikbaar].reset_index(drop=True))


def _oordelen(oogst: Oogst) -> None:
    gebied, niveau = _gebied(oogst)
    jaar = _jaar(oogst)
    thema = _kolom(oogst, ("thema", "onderwerp"))
    onderwerp = thema.map(lambda t: ONDERWERPEN.get(normaliseer(t), ""))
    oogst.apart((onderwerp == "").to_numpy(dtype=bool), "onderwerp", "Het thema ‘{}’ kennen we niet.", thema)
    wie = _kolom(oogst, ("brontype", "bron", "wie"))
    bron = wie.map(lambda t: BRONTYPEN.get(normaliseer(t), ""))
    oogst.apart(
        (bron == "").to_numpy(dtype=bool), "bron", "‘{}’ is geen professional of netwerkpartner.", wie
    )
    oordeel = _getal(oogst, ("oordeel", "cijfer"), "het oordeel", 1.0)
    hoogste = float(np.nanmax(oordeel, initial=1.0))
    schaal = 5 if hoogste <= 5 else 10
    oogst.apart(
        ~((oordeel >= 1) & (oordeel <= schaal)),
        "oordeel",
        "‘{}’ is geen oordeel van 1 tot en met 10.",
        _kolom(oogst, ("oordeel", "cijfer")),
    )
    oogst.meld("schaal", f"Oordelen gelezen op een schaal van 1 tot en met {schaal}; hoger is beter.")
    tabel = pd.DataFrame(
        {"rij": oogst.rij, "niveau": niveau, "gebied": gebied.to_numpy(), "onderwerp": onderwerp.to_numpy(),
         "jaar": jaar, "bron": bron.to_numpy(), "oordeel": oordeel, "schaal": schaal}
    )  # fmt: skip
    oogst.voeg_toe("oordeel", tabel[oogst.bruikbaar].reset_index(drop=True))


def _dossiers(oogst: Oogst) -> None:
    complex_ = _kolom(oogst, _COMPLEX)
    oogst.apart((complex_ == "").to_numpy(dtype=bool), "geen complex", "Er staat geen complex in deze rij.")
    nummer = _kolom(oogst, _DOSSIER, tonen=False)
    oogst.apart(
        (nummer == "").to_numpy(dtype=bool), "geen dossier", "Er staat geen dossiernummer in deze rij."
    )
    # a case number may be made of a name or a birthday: only its fingerprint is kept
    vinger = nummer.map(lambda t: hashlib.blake2b(t.encode(), digest_size=8).hexdigest())
    geopend = _datums(oogst, _GEOPEND, "geopend")
    gesloten = _datums(oogst, ("gesloten", "einddatum", "afgesloten", "eind"), "gesloten", verplicht=False)
    tabel = pd.DataFrame(
        {"rij": oogst.rij, "dossier": vinger.to_numpy(), "complex": complex_.to_numpy(),
         "type": _kolom(oogst, ("type", "soort", "soort overlast", "zaaktype")).str[:60].to_numpy(),
         "geopend": geopend.to_numpy(), "gesloten": gesloten.to_numpy()}
    )  # fmt: skip
    oogst.voeg_toe("overlastdossier", tabel[oogst.bruikbaar].reset_index(drop=True))
    oogst.meld(
        "dossier", "Van dossiers bewaren we nummer (als vingerafdruk), complex, type en datums; geen persoon."
    )


def wijs_lege_af(oogst: Oogst) -> None:
    """A file of which not one row can be used is refused, with the first reason.

    Raises
    ------
    Geweigerd
    """
    if len(oogst.raster.rijen) == 0:
        raise Geweigerd("Er staan geen rijen in dit bestand.")
    if not oogst.bruikbaar.any():
        eerste = oogst.apart_code[0][2] if oogst.apart_code else "Alle rijen gaan over iets anders."
        raise Geweigerd(f"Geen enkele rij kan worden gebruikt. {eerste}")


_DOSSIER = ("dossier", "dossiernummer", "zaak", "zaaknummer", "case id", "zaak id")
_COMPLEX = ("complex", "complexnummer", "complexcode")
_GEOPEND = ("geopend", "datum", "startdatum", "begindatum", "datum melding", "begin")
OPZETTEN = (
    Opzet(
        "indicatoren", "indicatoren", "corporatie",
        (GEBIED, JAAR, ("indicator", "meting"), (*_TELLER, *_CIJFER)), _indicatoren,
    ),
    Opzet(
        "bewonersonderzoek", "indicatoren", "bewonersonderzoek",
        (GEBIED, JAAR, _CIJFER, _RESPONDENTEN), _onderzoek,
    ),
    Opzet(
        "schouw", "schouw", "schouw",
        (("ronde", "schouwronde"), ("punt", "aspect"), ("niveau", "beeld", "beeldkwaliteit")), _schouw,
    ),
    Opzet(
        "oordelen", "indicatoren", "oordelen",
        (GEBIED, JAAR, ("thema", "onderwerp"), ("oordeel",), ("brontype", "bron", "wie")), _oordelen,
    ),
    Opzet("overlastdossiers", "indicatoren", "corporatie", (_DOSSIER, _COMPLEX, _GEOPEND), _dossiers),
)  # fmt: skip
