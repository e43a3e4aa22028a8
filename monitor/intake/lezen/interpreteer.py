"""One table becomes interpreted rows: columns of numbers, and a reason for each row that does not count.

Every row ends in exactly one place: accepted, set aside (quarantaine), or skipped. Good rows are handled as
columns; only the exceptions are looked at one by one, to say in a sentence what is wrong with them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from monitor.intake.lezen import woorden
from monitor.intake.lezen.datums import EERSTE_DATUM, JAREN_VOORUIT
from monitor.intake.lezen.kolommen import DUURCODES, Kolommen
from monitor.intake.lezen.profielen import Profiel
from monitor.intake.lezen.regels import AFWEZIG, BIT, GEEN, Gehelen, Regels, Woorden
from monitor.intake.lezen.tijden import Tijden, lees_tijden
from monitor.intake.lezen.uitzonderingen import FOUTEN, GEEN_UREN, Rijkijker
from monitor.intake.lezen.waarden import EUROS, KILOMETERS, LEEG, OK, ONLEESBAAR
from monitor.intake.lezen.wie_wat import Inhoud, lees_inhoud, lees_personen
from monitor.settings import Instellingen

_DAG_NUL = dt.date(1970, 1, 1).toordinal()
MAX_SECONDEN = 2**31 - 1
HANDGEMAAKT = frozenset(("algemeen", "weekstaat", "eigen"))


@dataclass(frozen=True)
class Opdracht:
    """What holds for the whole file while its tables are interpreted."""

    profiel: Profiel
    volgorde: str
    van_wie: str | None
    soort: str | None
    vandaag: dt.date
    instellingen: Instellingen


def laatste_datum(vandaag: dt.date) -> dt.date:
    """The last day that a registration can be about."""
    return vandaag.replace(year=vandaag.year + JAREN_VOORUIT, day=min(vandaag.day, 28))


def interpreteer(k: Kolommen, opdracht: Opdracht, alle: Woorden) -> Regels:
    """Interpret all rows of one table."""
    tabel = k.tabel
    zone = opdracht.instellingen.tijdzone
    tijden = lees_tijden(k, opdracht.volgorde, zone, handgemaakt=opdracht.profiel.naam in HANDGEMAAKT)
    persoon, persoon_totaal = lees_personen(k, alle, opdracht.van_wie)
    inhoud = lees_inhoud(k, alle, agenda=opdracht.profiel.agenda, soort=opdracht.soort)
    fout = _fouten(k, tijden, persoon, inhoud, opdracht)
    totaal = inhoud.totaal | persoon_totaal
    totaal[list(tabel.totaalrijen)] = True
    fout[totaal] = FOUTEN["totaal"]
    fout[list(tabel.te_lang)] = FOUTEN["lange_rij"]
    fout[list(tabel.stuk)] = FOUTEN["aanhalingsteken"]
    kijker = Rijkijker(k, opdracht.profiel.agenda)
    seconden = np.clip(tijden.seconden, -MAX_SECONDEN, MAX_SECONDEN)
    uitzonderingen = {}
    geen_uren = 0
    for index in np.flatnonzero(fout).tolist():
        afwezig = bool(inhoud.soort[index] == AFWEZIG) or bool(inhoud.verlof[index])
        uitzonderingen[index] = kijker.bekijk(index, int(fout[index]), afwezig=afwezig)
        gelezen = uitzonderingen[index].uitkomst == "quarantaine" and tijden.duurcode[
            index
        ] == DUURCODES.index(OK)
        if gelezen and uitzonderingen[index].code in GEEN_UREN:
            geen_uren += int(seconden[index])
            gelezen = False
        if not gelezen:
            seconden[index] = 0
    lang = round(opdracht.instellingen.uren_per_registratie_lang * 3600)
    vlag = (
        tijden.vlag | np.where(seconden >= lang, BIT["lang"], 0) | np.where(seconden < 0, BIT["negatief"], 0)
    )
    volgnummer = tabel.volgnummer if tabel.volgnummer is not None else np.zeros(tabel.lengte, dtype=np.int64)
    return Regels(
        tabel.blad,
        tabel.rij,
        volgnummer,
        tijden.dag,
        tijden.begin,
        tijden.eind,
        tijden.begin_lokaal,
        seconden,
        inhoud.soort,
        persoon,
        inhoud.categorie,
        inhoud.buurt,
        inhoud.plaats,
        inhoud.contact,
        inhoud.aard,
        vlag,
        uitzonderingen,
        _bron_id(k),
        tuple(kijker.totalen),
        geen_uren,
    )


def _bron_id(k: Kolommen) -> pa.Array | None:
    return k.tekst("bron_id") if "bron_id" in k else None


def _fouten(k: Kolommen, tijden: Tijden, persoon: Gehelen, inhoud: Inhoud, opdracht: Opdracht) -> Gehelen:
    """Per row the number of its finding (0 = none); a later finding in this list is the more telling one."""
    eerste = EERSTE_DATUM.toordinal() - _DAG_NUL
    laatste = laatste_datum(opdracht.vandaag).toordinal() - _DAG_NUL
    grens = round(opdracht.instellingen.uren_per_registratie_max * 3600)
    code = {naam: plek for plek, naam in enumerate(DUURCODES)}
    fout = np.zeros(k.tabel.lengte, dtype=np.int64)
    for naam, masker in (
        ("te_lang", (np.abs(tijden.seconden) > grens) & (tijden.duurcode == code[OK])),
        ("geen_duur", tijden.duurcode == code[LEEG]),
        ("duur_onleesbaar", tijden.duurcode == code[ONLEESBAAR]),
        ("geen_persoon", persoon == 0),
        ("datum_buiten_bereik", (tijden.dag < eerste) | (tijden.dag > laatste)),
        ("datum_onleesbaar", tijden.dag == GEEN),
        ("euros", inhoud.kosten | (tijden.duurcode == code[EUROS])),
        ("kilometers", inhoud.kilometers | (tijden.duurcode == code[KILOMETERS])),
        ("lopende_timer", tijden.loopt),
    ):
        fout[masker] = FOUTEN[naam]
    if opdracht.profiel.agenda:
        fout[inhoud.verlof & (tijden.dag != GEEN)] = FOUTEN["agenda_afwezig"]
        fout[k.vertaal("bezet", lambda t: int(woorden.is_vrij(t))).astype(bool)] = FOUTEN["agenda_vrij"]
        fout[k.vertaal("bezet", lambda t: int(t == "geannuleerd")).astype(bool)] = FOUTEN[
            "agenda_geannuleerd"
        ]
        fout[k.vertaal("heledag", lambda t: int(_is_ja(t))).astype(bool)] = FOUTEN["agenda_hele_dag"]
    return fout


def _is_ja(tekst: str) -> bool:
    return tekst.strip().casefold() in ("ja", "waar", "true", "wahr", "yes", "1")
