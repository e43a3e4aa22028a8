"""Flags that need more than one row: overlap, day total, leave beside work, the same block day after day.

All tables of a file together. Overlap: two worked registrations of one person share more than a minute; both
get the flag. Day total: more than 14 hours of work on the day they begin. Leave day: work and absence on one
day. Same block: equal begin, end, category and buurt on three or more working days in a row (a weekend in
between does not break the row): often a block that was copied or a template.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.intake.lezen.regels import AFWEZIG, BIT, GEEN, WERK, Gehelen, Regels
from monitor.intake.lezen.waarden import SECONDEN_PER_DAG

MARGE = 60  # seconds; less in common is rounding
DAGEN_ZELFDE = 3
_MENGER = np.uint64(
    0x9E3779B97F4A7C15
)  # an odd number with well spread bits (2^64 divided by the golden ratio)
_RUIM = 2**36  # larger than any instant in seconds, for keys that hold person and instant


def zet_vlaggen(regels: Regels, uren_per_dag_lang: float) -> Gehelen:
    """The flags of all rows, those of single rows included; exceptions get none."""
    vlag = regels.vlag.copy()
    telt = regels.telt
    werk = np.flatnonzero(telt & (regels.soort == WERK))
    vlag[werk[_overlap(regels, werk)]] |= BIT["overlap"]
    vlag[_lange_dagen(regels, werk, uren_per_dag_lang)] |= BIT["dagtotaal"]
    afwezig = np.flatnonzero(telt & (regels.soort == AFWEZIG) & (regels.seconden > 0))
    vlag[_verlofdagen(regels, werk, afwezig)] |= BIT["verlofdag"]
    vlag[_zelfde_blok(regels, werk)] |= BIT["zelfde_blok"]
    vlag[~telt] = 0
    return vlag


def misschien_dubbel(delen: Sequence[Regels]) -> bool:
    """Could two rows of the file say the same? Person, times and, when needed, subject are mixed into one
    number per row; when no number occurs twice, "no" is sure."""
    tijden = [[deel.persoon, deel.dag, deel.begin, deel.seconden] for deel in delen]
    alles = [[*kolommen, deel.categorie, deel.buurt] for kolommen, deel in zip(tijden, delen, strict=True)]
    return all(_tweemaal(kolommen, delen) for kolommen in (tijden, alles))


def _tweemaal(kolommen: Sequence[Sequence[Gehelen]], delen: Sequence[Regels]) -> bool:
    gemengd = [_meng(eigen, deel) for eigen, deel in zip(kolommen, delen, strict=True)]
    reeks = np.sort(np.concatenate(gemengd))
    return bool((reeks[1:] == reeks[:-1]).any())


def _meng(kolommen: Sequence[Gehelen], deel: Regels) -> NDArray[np.uint64]:
    som = np.zeros(len(deel.rij), dtype=np.uint64)
    for kolom in kolommen:
        som *= _MENGER
        som += kolom.view(np.uint64)
    return som[deel.telt] if deel.uitzondering else som


def _dagsleutel(regels: Regels, welke: Gehelen) -> Gehelen:
    return np.asarray(regels.persoon[welke] * 2**20 + regels.dag[welke], dtype=np.int64)


def _overlap(regels: Regels, werk: Gehelen) -> Gehelen:
    """Positions within `werk` that share more than a minute with another one."""
    begin, eind = regels.begin[werk], regels.eind[werk]
    plekken = np.flatnonzero((begin != GEEN) & (eind != GEEN) & (eind - begin > MARGE))
    if len(plekken) < 2:
        return np.empty(0, dtype=np.int64)
    van = regels.persoon[werk][plekken] * _RUIM + begin[plekken]
    orde = np.argsort(van)
    plekken, van = plekken[orde], van[orde]
    tot = van + (eind - begin)[plekken]
    hoogste = np.maximum.accumulate(tot)
    later = np.zeros(len(van), dtype=bool)
    later[1:] = van[1:] + MARGE < np.minimum(tot[1:], hoogste[:-1])
    eerder = np.zeros(len(van), dtype=bool)
    eerder[:-1] = van[1:] + MARGE < np.minimum(tot[1:], tot[:-1])
    return np.asarray(plekken[later | eerder], dtype=np.int64)


def _lange_dagen(regels: Regels, werk: Gehelen, uren: float) -> Gehelen:
    if not len(werk):
        return werk
    dagen, _ = pd.factorize(_dagsleutel(regels, werk))
    som = np.bincount(dagen, weights=regels.seconden[werk])
    return np.asarray(werk[(som > uren * 3600)[dagen]], dtype=np.int64)


def _verlofdagen(regels: Regels, werk: Gehelen, afwezig: Gehelen) -> Gehelen:
    if not len(werk) or not len(afwezig):
        return np.empty(0, dtype=np.int64)
    werk = werk[regels.seconden[werk] > 0]
    dagen, soorten = pd.factorize(_dagsleutel(regels, np.concatenate([werk, afwezig])))
    met_werk, met_afwezig = np.zeros(len(soorten), dtype=bool), np.zeros(len(soorten), dtype=bool)
    met_werk[dagen[: len(werk)]] = True
    met_afwezig[dagen[len(werk) :]] = True
    return np.concatenate([werk, afwezig])[(met_werk & met_afwezig)[dagen]]


def _zelfde_blok(regels: Regels, werk: Gehelen) -> Gehelen:
    werk = werk[(regels.begin[werk] != GEEN) & (regels.seconden[werk] > 0)]
    if not len(werk):
        return werk
    tijd = regels.begin_lokaal[werk] % SECONDEN_PER_DAG
    blok, _ = pd.factorize(regels.persoon[werk] * SECONDEN_PER_DAG + tijd)
    duur = np.clip(regels.eind - regels.begin, 0, 2**31)
    for kolom in (duur, regels.categorie, regels.buurt):
        houd = (np.bincount(blok) >= DAGEN_ZELFDE)[blok]
        werk, blok = werk[houd], blok[houd]
        if not len(werk):
            return werk
        deel = kolom[werk]
        blok, _ = pd.factorize(blok.astype(np.int64) * (int(deel.max()) + 1) + deel)
    return werk[_in_reeks(blok.astype(np.int64), regels.dag[werk])]


def _in_reeks(blok: Gehelen, dag: Gehelen) -> Gehelen:
    """Positions that stand in a run of three or more working days of one block."""
    orde = np.argsort(blok * 2**20 + dag)
    b, d = blok[orde], dag[orde]
    stap = np.diff(d)
    weekdag = (d[:-1] + 3) % 7  # 1970-01-01 was a Thursday; 0 = Monday
    volgt = (stap <= 1) | ((weekdag == 4) & (stap == 3)) | ((weekdag == 5) & (stap == 2))
    nieuw = np.concatenate([[True], (np.diff(b) != 0) | ~volgt])
    reeks = np.cumsum(nieuw) - 1
    anders = np.concatenate([[True], (np.diff(b) != 0) | (stap != 0)])
    dagen = np.bincount(reeks, weights=anders)
    return np.asarray(orde[dagen[reeks] >= DAGEN_ZELFDE], dtype=np.int64)
