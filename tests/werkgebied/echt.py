"""Questions on the map of a real municipality, for the tests and the bench."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from monitor.werkgebied.grenzen import grenzen, middens, voorstel_wegen
from monitor.werkgebied.instantie import Instantie, Kandidaat, Werkbuurt

GEWOON, MARGE = 0.10, 0.02  # tolerance, and what is added to what the heaviest buurt needs


def echte_vraag(echte_data: Path, gemeente: str, k: int, *, alleen_kernen: bool = False) -> Instantie:
    """A real municipality: rented homes from the CBS file; hours from homes, a third more at low incomes."""
    kaart = json.loads(
        (echte_data / "buurten" / f"{gemeente}_buurten_2024.geojson").read_text(encoding="utf-8")
    )
    vlakken = {f["properties"]["statcode"]: f["geometry"] for f in kaart["features"]}
    namen = {f["properties"]["statcode"]: f["properties"]["statnaam"] for f in kaart["features"]}
    cijfers = {}
    with (echte_data / "buurten" / "kwb2024_buurten.csv").open(encoding="utf-8") as bestand:
        for rij in csv.DictReader(bestand):
            if rij["bu_code"] in vlakken:
                huur = 1 - float(rij["koopwoningen"] or 60) / 100
                arm = 4 / 3 if float(rij["inkomenPerInwoner"] or 30) < 26 else 1.0
                woningen = round(float(rij["huishoudens"] or 0) * huur)
                cijfers[rij["bu_code"]] = (woningen, round(woningen / 100 * arm, 1))
    if alleen_kernen:
        vlakken = {code: v for code, v in vlakken.items() if "Kern" in namen[code]}
    vlakken = {code: v for code, v in vlakken.items() if code in cijfers}
    codes, punt = sorted(vlakken), middens(vlakken)
    paren = grenzen(vlakken)
    paren = grenzen(vlakken, wegen=voorstel_wegen(vlakken, paren))
    index = {code: nummer for nummer, code in enumerate(codes)}
    return Instantie(
        gemeente,
        tuple(Werkbuurt(code, cijfers[code][1], cijfers[code][0], *punt[code]) for code in codes),
        tuple(sorted((index[a], index[b], m) for a, b, m in paren)),
        tuple(Kandidaat(f"M{m}", 20.0 + 4 * (m % 3)) for m in range(k)),
        (-1,) * len(codes),
    )


def nodige_tolerantie(vraag: Instantie) -> float:
    """10 %, or as wide as the heaviest buurt needs: one that is more than a fair share can't be split."""
    zwaarste = max(b.uren for b in vraag.buurten)
    return max(GEWOON, zwaarste / max(vraag.doeluren) - 1 + MARGE)
