"""Questions on the map of a real municipality, for the tests and the bench."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from monitor.intake.stamgegevens import NORMEN
from monitor.leefbaarheid import aandacht
from monitor.leefbaarheid.bereken import bereken
from monitor.leefbaarheid.indicatoren import CATALOGUS
from monitor.leefbaarheid.waarneming import Waarnemingen
from monitor.settings import Instellingen
from monitor.werkgebied.grenzen import grenzen, middens, voorstel_wegen
from monitor.werkgebied.instantie import Instantie, Kandidaat, Werkbuurt

GEWOON, MARGE = 0.10, 0.02  # tolerance, and what is added to what the heaviest buurt needs
JAREN = range(2021, 2026)  # of the police figures
Rijen = Mapping[str, Mapping[str, str]]


def echte_vraag(echte_data: Path, gemeente: str, k: int, *, alleen_kernen: bool = False) -> Instantie:
    """A real municipality: rented homes from the CBS file; hours = homes × the norm by attention score."""
    map_ = echte_data / "buurten"
    kaart = json.loads((map_ / f"{gemeente}_buurten_2024.geojson").read_text(encoding="utf-8"))
    vlakken = {f["properties"]["statcode"]: f["geometry"] for f in kaart["features"]}
    namen = {f["properties"]["statcode"]: f["properties"]["statnaam"] for f in kaart["features"]}
    cbs = _lees(map_ / "kwb2024_buurten.csv", "bu_code")
    vlakken = {code: vlak for code, vlak in vlakken.items() if code in cbs}
    norm = normen(map_, cbs, sorted(vlakken))
    if alleen_kernen:
        vlakken = {code: v for code, v in vlakken.items() if "Kern" in namen[code]}
    codes, punt = sorted(vlakken), middens(vlakken)
    woningen = {
        code: round(float(cbs[code]["huishoudens"] or 0) * (1 - float(cbs[code]["koopwoningen"] or 60) / 100))
        for code in codes
    }
    paren = grenzen(vlakken)
    paren = grenzen(vlakken, wegen=voorstel_wegen(vlakken, paren))
    index = {code: nummer for nummer, code in enumerate(codes)}
    return Instantie(
        gemeente,
        tuple(
            Werkbuurt(code, round(woningen[code] * norm[code], 2), woningen[code], *punt[code])
            for code in codes
        ),
        tuple(sorted((index[a], index[b], m) for a, b, m in paren)),
        tuple(Kandidaat(f"M{m}", 20.0 + 4 * (m % 3)) for m in range(k)),
        (-1,) * len(codes),
    )


def normen(map_: Path, cbs: Rijen, codes: Sequence[str]) -> dict[str, float]:
    """Hours per home per week of each buurt by its attention score, or the norm of grey without one.

    The score is the product's own, on the two figures that the real files hold: recorded crimes (three years
    pooled, within the municipality) and the class of the Leefbaarometer, as heavy as each other. On the
    screens both are context and count for nothing: a real corporation has better indicators, these files not.
    """
    politie = _lees(map_ / "politie_misdrijven_totaal_2021_2025_buurten.csv", "bu_code")
    meter = _lees(map_ / "leefbaarometer2024_buurten.csv", "id")
    tellingen = [float(politie.get(c, {}).get(f"misdrijven_{j}", "") or "nan") for c in codes for j in JAREN]
    inwoners = np.array([float(cbs[c]["inwoners"] or 0) for c in codes])
    klassen = np.array([float(meter.get(c, {}).get("kscore", "") or "nan") for c in codes])
    misdrijven, leefbaarometer = CATALOGUS["misdrijven_totaal"], CATALOGUS["leefbaarometer"]
    veel = _kolommen(len(codes), JAREN, teller=np.array(tellingen), noemer=np.repeat(inwoners, len(JAREN)))
    een = _kolommen(len(codes), JAREN[-1:], waarde=klassen)
    boven = [
        bereken(misdrijven, veel, JAREN[-1], replace(misdrijven.drempels, jaren=3)).kans_rood[
            len(JAREN) - 1 :: len(JAREN)
        ],
        bereken(leefbaarometer, een, JAREN[-1], leefbaarometer.drempels).kans_rood,
    ]
    n = len(codes)
    scores = aandacht.bereken(
        np.tile(np.arange(n), 2), np.concatenate(boven), np.ones(2 * n), np.full(n, 2.0), n, seed=1,
        dekking_minimaal=0.5,
    ).score  # fmt: skip
    inst = Instellingen()
    return {
        code: NORMEN[f"woning:{_licht(score, inst)}"][1] for code, score in zip(codes, scores, strict=True)
    }


def _licht(score: float, inst: Instellingen) -> str:
    if not np.isfinite(score):
        return "grijs"
    return "rood" if score >= inst.zware_wijk_rood else "groen" if score <= inst.zware_wijk_groen else "geel"


def _kolommen(n: int, jaren: Sequence[int], **kolom: np.ndarray) -> Waarnemingen:
    """Figures of n areas in one reference group, sorted by area and year."""
    leeg, nul = np.full(n * len(jaren), np.nan), np.zeros(n * len(jaren), dtype=np.int64)
    alles = {"teller": leeg, "noemer": leeg, "waarde": leeg, **kolom}
    return Waarnemingen(
        gebied=np.repeat(np.arange(n), len(jaren)),
        jaar=np.tile(np.array(jaren), n),
        groep=nul, grens=nul, definitie=nul, sd=leeg, populatie=leeg,
        omvang=np.nan_to_num(alles["noemer"]),
        eigen=np.ones(nul.size, dtype=bool),
        **alles,
    )  # fmt: skip


def _lees(pad: Path, sleutel: str) -> Rijen:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return {rij[sleutel]: rij for rij in csv.DictReader(bestand)}


def nodige_tolerantie(vraag: Instantie) -> float:
    """10 %, or as wide as the heaviest buurt needs: one that is more than a fair share can't be split."""
    zwaarste = max(b.uren for b in vraag.buurten)
    return max(GEWOON, zwaarste / max(vraag.doeluren) - 1 + MARGE)
