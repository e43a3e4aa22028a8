"""When a registration was and how long it took, per row.

Local date; begin and end in UTC. An end before its begin without an end date of its own is on the next day
(in the hour that occurs twice in autumn: the second time). A duration in the file wins over end − begin; they
may differ a minute, with or without the break. Without a duration: end − begin − break.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.intake.lezen.kolommen import DUURCODES, Duren, Kolommen, Momenten
from monitor.intake.lezen.regels import BIT, GEEN, Gehelen
from monitor.intake.lezen.tijdzone import naar_lokaal, naar_utc
from monitor.intake.lezen.waarden import LEEG, OK, SECONDEN_PER_DAG, SECONDEN_PER_UUR, is_dagfractie

MARGE = 60  # seconds that duration and end − begin may differ
_OK, _LEEG = DUURCODES.index(OK), DUURCODES.index(LEEG)
Masker = NDArray[np.bool_]


@dataclass(frozen=True)
class Tijden:
    """Per row: day, begin and end (GEEN = none), seconds, code of the duration, flags, running timer."""

    dag: Gehelen
    begin: Gehelen
    eind: Gehelen
    begin_lokaal: Gehelen
    seconden: Gehelen
    duurcode: Gehelen
    vlag: Gehelen
    loopt: Masker


def lees_tijden(k: Kolommen, volgorde: str, zone: str, *, handgemaakt: bool) -> Tijden:
    """All times of a table. `handgemaakt`: no tool's export, so parts of a day may pass for hours."""
    datum, begin = k.momenten("datum", volgorde), k.momenten("begin", volgorde)
    begindag = np.where(begin.dag != GEEN, begin.dag, datum.dag)
    tijd = np.where(begin.tijd != GEEN, begin.tijd, np.where(begin.gevuld == 1, GEEN, datum.tijd))
    verschil = np.where(begin.tijd != GEEN, begin.zone, datum.zone)
    begin_utc, begin_lokaal = _utc(begindag, tijd, verschil, zone)
    dag = np.where((datum.dag != GEEN) | (datum.gevuld == 1), datum.dag, begindag)
    gezoned = (begin_utc != GEEN) & (verschil != GEEN)
    dag = np.where(gezoned, begin_lokaal // SECONDEN_PER_DAG, dag)
    eind_utc, eindtekst = _einde(k, volgorde, zone, begindag, begin_utc)
    duur, dagfractie = _duur(k, handgemaakt=handgemaakt)
    span = np.where((begin_utc != GEEN) & (eind_utc != GEEN), eind_utc - begin_utc, GEEN)
    pauze = _pauze(k)
    heeft_duur, heeft_span = duur.code == _OK, span != GEEN
    seconden = np.where(heeft_duur, duur.seconden, np.where(heeft_span, span - pauze, 0))
    code = np.where((duur.code == _LEEG) & heeft_span & (span - pauze >= 0), _OK, duur.code)
    anders = (np.abs(seconden - span) > MARGE) & (np.abs(seconden - span + pauze) > MARGE)
    vlag = np.where(heeft_duur & heeft_span & anders, BIT["verschil"], 0) | dagfractie
    loopt = _loopt(k, begin_utc, eindtekst, duur)
    eind_utc = np.where(
        (begin_utc != GEEN) & (eind_utc == GEEN) & (code == _OK) & (seconden >= 0),
        begin_utc + seconden,
        eind_utc,
    )
    return Tijden(dag, begin_utc, eind_utc, begin_lokaal, seconden, code, vlag, loopt)


def _utc(dag: Gehelen, tijd: Gehelen, verschil: Gehelen, zone: str) -> tuple[Gehelen, Gehelen]:
    geldig = (dag != GEEN) & (tijd != GEEN)
    geschreven = np.where(geldig, dag * SECONDEN_PER_DAG + tijd, 0)
    met_zone = geldig & (verschil != GEEN)
    utc = np.where(met_zone, geschreven - verschil, naar_utc(geschreven, zone))
    lokaal = np.where(met_zone, naar_lokaal(utc, zone), geschreven) if met_zone.any() else geschreven
    return np.where(geldig, utc, GEEN), np.where(geldig, lokaal, GEEN)


def _einde(
    k: Kolommen, volgorde: str, zone: str, begindag: Gehelen, begin: Gehelen
) -> tuple[Gehelen, Masker]:
    """End in UTC, and whether anything was written as end."""
    eind, einddatum = k.momenten("eind", volgorde), k.momenten("einddatum", volgorde)
    einddag = np.where(eind.dag != GEEN, eind.dag, einddatum.dag)
    zelf = einddag != GEEN
    einddag = np.where(zelf, einddag, begindag)
    tijd = np.where(eind.tijd != GEEN, eind.tijd, np.where(eind.gevuld == 1, GEEN, einddatum.tijd))
    utc, lokaal = _utc(einddag, tijd, eind.zone, zone)
    terug = (utc != GEEN) & (begin != GEEN) & (utc < begin) & (eind.zone == GEEN)
    if terug.any():
        tweede = np.where(terug, naar_utc(np.where(terug, lokaal, 0), zone, tweede_keer=True), GEEN)
        dubbel = terug & (tweede >= begin)
        morgen = terug & ~dubbel & ~zelf
        volgende = naar_utc(np.where(morgen, lokaal + SECONDEN_PER_DAG, 0), zone)
        utc = np.where(dubbel, tweede, np.where(morgen, volgende, utc))
    return utc, (eind.gevuld == 1) | _is_gevuld_zonder_kolom(k, einddatum)


def _is_gevuld_zonder_kolom(k: Kolommen, einddatum: Momenten) -> Masker:
    return (einddatum.gevuld == 1) if "eind" not in k else np.zeros(k.tabel.lengte, dtype=bool)


def _loopt(k: Kolommen, begin: Gehelen, eindtekst: Masker, duur: Duren) -> Masker:
    """A running timer: a begin, an end column without an end, and nothing measured yet."""
    if "eind" not in k:
        return np.zeros(k.tabel.lengte, dtype=bool)
    niets = (duur.code == _LEEG) | ((duur.code == _OK) & (duur.seconden <= 0))
    loopt: Masker = (begin != GEEN) & ~eindtekst & niets
    return loopt


def _duur(k: Kolommen, *, handgemaakt: bool) -> tuple[Duren, Gehelen]:
    """The first filled of duration, hours and minutes; with a flag where it may be a part of a day."""
    uit: Duren | None = None
    vlag = np.zeros(k.tabel.lengte, dtype=np.int64)
    for veld, eenheid in (("duur", SECONDEN_PER_UUR), ("uren", SECONDEN_PER_UUR), ("minuten", 60)):
        if veld not in k:
            continue
        duren = k.duren(veld, eenheid)
        if handgemaakt and eenheid == SECONDEN_PER_UUR:
            duren, eigen = _dagfracties(k, duren)
            vlag = vlag | eigen
        if uit is None:
            uit = duren
            continue
        neem = uit.code == _LEEG
        neem |= (uit.code != _OK) & (duren.code == _OK)
        uit = Duren(
            np.where(neem, duren.seconden, uit.seconden),
            np.where(neem, duren.code, uit.code),
            np.where(neem, duren.getal, uit.getal),
        )
    if uit is None:
        leeg = np.full(k.tabel.lengte, _LEEG, dtype=np.int64)
        uit = Duren(np.zeros(k.tabel.lengte, dtype=np.int64), leeg, np.full(k.tabel.lengte, np.nan))
    return uit, vlag


def _dagfracties(k: Kolommen, duren: Duren) -> tuple[Duren, Gehelen]:
    """A whole column of parts of a day is turned into hours; a single one only gets a flag."""
    verschillend = [float(g) for g in np.unique(duren.getal[~np.isnan(duren.getal)]) if g != 0]
    fracties = [getal for getal in verschillend if is_dagfractie(getal)]
    if not fracties:
        return duren, np.zeros(k.tabel.lengte, dtype=np.int64)
    alles = len(verschillend) >= 3 and max(verschillend) < 1 and 2 * len(fracties) > len(verschillend)
    if alles:
        seconden = np.where(
            np.isnan(duren.getal), duren.seconden, np.round(np.nan_to_num(duren.getal) * SECONDEN_PER_DAG)
        )
        vlag = np.where(np.nan_to_num(duren.getal) != 0, BIT["dagfractie"], 0)
        return Duren(seconden.astype(np.int64), duren.code, duren.getal), vlag
    if not k.tabel.getypeerd:
        return duren, np.zeros(k.tabel.lengte, dtype=np.int64)
    return duren, np.where(np.isin(duren.getal, fracties), BIT["dagfractie"], 0)


def _pauze(k: Kolommen) -> Gehelen:
    """Seconds of break; a bare number of 5 or more is minutes, below that hours."""
    if "pauze" not in k:
        return np.zeros(k.tabel.lengte, dtype=np.int64)
    duren = k.duren("pauze", SECONDEN_PER_UUR)
    minuten = np.nan_to_num(duren.getal) >= 5
    seconden = np.where(minuten, np.nan_to_num(duren.getal) * 60, duren.seconden)
    return np.where(duren.code == _OK, np.clip(seconden, 0, SECONDEN_PER_DAG), 0).astype(np.int64)
