"""CBS key figures of wijken en buurten: only the subjects on our list are asked for, never all columns.

Origin, nationality and belief of residents are not on the list, and a column is skipped when its path in the
table says so, whatever its name. The answer becomes a table as StatLine itself exports it (path and unit in
the header), so a fetched and a downloaded file give the same keys.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from monitor.fouten import Geweigerd
from monitor.intake.gebieden.kolommen import gaat_over_herkomst
from monitor.intake.ophalen import odata
from monitor.intake.ophalen.grenzen import Gemeente
from monitor.intake.ophalen.haler import Haler

ONDERWERPEN = (
    "AantalInwoners", "k_0Tot15Jaar", "k_15Tot25Jaar", "k_25Tot45Jaar", "k_45Tot65Jaar", "k_65JaarOfOuder",
    "HuishoudensTotaal", "Eenpersoonshuishoudens", "HuishoudensMetKinderen", "GemiddeldeHuishoudensgrootte",
    "Bevolkingsdichtheid", "Woningvoorraad", "GemiddeldeWOZWaardeVanWoningen", "PercentageEengezinswoning",
    "Koopwoningen", "HuurwoningenTotaal", "InBezitWoningcorporatie", "GemiddeldInkomenPerInwoner",
    "PersonenPerSoortUitkeringBijstand", "MateVanStedelijkheid", "Omgevingsadressendichtheid",
    "AfstandTotHuisartsenpraktijk", "AfstandTotGroteSupermarkt", "AfstandTotSchool",
)  # fmt: skip
REGIO = "WijkenEnBuurten"
WIJZIGING = "IndelingswijzigingWijkenEnBuurten"
CODEKOP = "Regioaanduiding/Codering (code)"
WIJZIGINGKOP = "Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)"


def haal_kerncijfers(
    haler: Haler, adres: str, gemeente: Gemeente, jaar: int
) -> tuple[list[str], list[list[str]], dt.datetime]:
    """Headers, rows (one per buurt, sorted by code) and when they were asked.

    Raises
    ------
    Geweigerd
        None of our subjects in this table, or no buurt of this municipality.
    """
    velden = odata.eigenschappen(haler, adres)
    koppen = _koppen(velden)
    if not koppen:
        raise Geweigerd(f"In de tabel {adres.rsplit('/', 1)[-1]} staan geen kerncijfers die we kennen.")
    kolommen = [REGIO, *_wijziging(velden), *koppen]
    vraag: dict[str, str | int] = {
        "$filter": odata.begint_met(REGIO, gemeente.begin), "$select": ",".join(kolommen),
    }  # fmt: skip

    def houd(rij: dict[str, Any]) -> list[str] | None:
        code = str(rij.get(REGIO) or "").strip().upper()
        if not code.startswith(gemeente.begin):
            return None
        return [code, *(_tekst(rij.get(kolom)) for kolom in kolommen[1:])]

    rijen, op = odata.rijen(haler, f"{adres}/TypedDataSet", vraag, houd)
    per_code = {rij[0]: rij for rij in rijen}
    if not per_code:
        raise odata.leeg(adres.rsplit("/", 1)[-1], gemeente.naam)
    kop = [CODEKOP, *(WIJZIGINGKOP for _ in _wijziging(velden)), *koppen.values(), "Perioden"]
    return kop, [[*per_code[code], str(jaar)] for code in sorted(per_code)], op


def _tekst(waarde: Any) -> str:
    return "" if waarde is None else str(waarde).strip()


def _stam(sleutel: str) -> str:
    return re.sub(r"_\d+$", "", sleutel)


def _wijziging(velden: list[dict[str, Any]]) -> list[str]:
    return [str(v["Key"]) for v in velden if _stam(str(v["Key"] or "")).startswith(WIJZIGING[:20])][:1]


def _koppen(velden: list[dict[str, Any]]) -> dict[str, str]:
    """Column → header as StatLine writes it: `Bevolking/Aantal inwoners (aantal)`."""
    per_id = {veld["ID"]: veld for veld in velden}
    uit: dict[str, str] = {}
    for veld in velden:
        sleutel = str(veld["Key"] or "")
        if veld["Type"] != "Topic" or _stam(sleutel) not in ONDERWERPEN:
            continue
        pad, ouder = [str(veld["Title"] or sleutel)], veld["ParentID"]
        while ouder in per_id and len(pad) < 6:
            pad.insert(0, str(per_id[ouder]["Title"] or ""))
            ouder = per_id[ouder]["ParentID"]
        kop = "/".join(pad)
        if not gaat_over_herkomst(kop):
            eenheid = str(veld["Unit"] or "").strip()
            uit[sleutel] = f"{kop} ({eenheid})" if eenheid else kop
    return uit
