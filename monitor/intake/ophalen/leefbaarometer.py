"""The Leefbaarometer from its WFS: classes and deviations per buurt, without shapes.

The filter goes with the question, and is applied again to what comes back: some services ignore it. A WFS
tells its mistakes as XML with status 200; that is no JSON, and refused as such.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from monitor.fouten import Geweigerd
from monitor.intake.ophalen.grenzen import Gemeente
from monitor.intake.ophalen.haler import Haler

PER_BLADZIJDE = 5_000
BLADZIJDEN_MAX = 10
VELDEN = (
    "id", "name", "gemeente", "scale", "year", "kscore", "kafw", "afw", "won", "fys", "vrz", "soc", "onv",
)  # fmt: skip


def haal_leefbaarometer(
    haler: Haler, adres: str, laag: str, gemeente: Gemeente
) -> tuple[dict[str, Any], str, dt.datetime]:
    """Figures per buurt (GeoJSON without shapes), the year they are about, and when they were asked.

    Raises
    ------
    Geweigerd
    """
    rijen: list[dict[str, Any]] = []
    momenten: list[dt.datetime] = []
    for nummer in range(BLADZIJDEN_MAX):
        vraag: dict[str, str | int] = {
            "service": "WFS", "version": "2.0.0", "request": "GetFeature", "typeNames": laag,
            "outputFormat": "application/json", "propertyName": ",".join(VELDEN),
            "CQL_FILTER": f"id LIKE '{gemeente.begin}%'", "count": PER_BLADZIJDE,
            "startIndex": nummer * PER_BLADZIJDE, "sortBy": "id",
        }  # fmt: skip
        antwoord, op = haler.json(adres, vraag, _houd(gemeente.begin))
        rijen += antwoord["rijen"]
        momenten.append(op)
        if antwoord["gekregen"] < PER_BLADZIJDE:
            break
    per_code = {rij["id"]: rij for rij in rijen}
    if not per_code:
        raise Geweigerd(
            f"De Leefbaarometer geeft geen enkele buurt van {gemeente.naam}. Controleer de laag in de "
            "instellingen."
        )
    jaren = sorted({str(rij.get("year") or "") for rij in per_code.values()} - {""})
    kenmerken = [{"type": "Feature", "properties": per_code[code]} for code in sorted(per_code)]
    return {"type": "FeatureCollection", "features": kenmerken}, ", ".join(jaren), min(momenten)


def _houd(begin: str) -> Any:
    def houd(antwoord: Any) -> dict[str, Any]:
        if not isinstance(antwoord, dict) or not isinstance(antwoord.get("features"), list):
            raise Geweigerd(
                "De Leefbaarometer gaf geen lijst van buurten. Controleer het adres in de instellingen."
            )
        rijen = []
        for kenmerk in antwoord["features"]:
            eigenschap = (kenmerk.get("properties") if isinstance(kenmerk, dict) else None) or {}
            code = str(eigenschap.get("id") or "").strip().upper()
            if code.startswith(begin):
                rijen.append({**{veld: eigenschap.get(veld) for veld in VELDEN}, "id": code})
        return {"rijen": rijen, "gekregen": len(antwoord["features"])}

    return houd
