"""Real police totals 2021–2025: every colour equals an independent recomputation from the formulas.

The recomputation below is plain Python, one buurt at a time, with scipy's distributions; it shares no code
with the product. Municipality = reference group, residents of 2024 = denominator, one year per light (W = 1),
reference year 2025. Grey: fewer than 100 residents, or residents or counts not known.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from scipy import stats

from monitor.leefbaarheid.refresh import vernieuw
from monitor.store import Store
from tests.leefbaarheid.gegevens import maak_batch, maak_buurten, maak_metingen

pytestmark = pytest.mark.echt
JAREN = range(2021, 2026)
GEMEENTEN = {"GM0935": "Maastricht", "GM0917": "Heerlen", "GM0175": "Ommen"}


def _lees(map_: Path, naam: str) -> dict[str, dict[str, str]]:
    with (map_ / "buurten" / naam).open(encoding="utf-8", newline="") as bestand:
        return {rij["bu_code"]: rij for rij in csv.DictReader(bestand)}


def _getal(tekst: str) -> float | None:
    return float(tekst) if tekst else None


def _bron(map_: Path) -> tuple[dict[str, float | None], dict[tuple[str, int], float | None]]:
    kwb = _lees(map_, "kwb2024_buurten.csv")
    politie = _lees(map_, "politie_misdrijven_totaal_2021_2025_buurten.csv")
    codes = [code for code, rij in kwb.items() if rij["gm"] in GEMEENTEN]
    inwoners = {code: _getal(kwb[code]["inwoners"]) for code in codes}
    telling = {(c, j): _getal(politie[c][f"misdrijven_{j}"]) for c in codes for j in JAREN if c in politie}
    return inwoners, telling


def _herberekend(
    inwoners: dict[str, float | None], telling: dict[tuple[str, int], float | None]
) -> dict[tuple[str, int], str]:
    uit: dict[tuple[str, int], str] = {}
    for gemeente in GEMEENTEN:
        leden = [c for c, n in inwoners.items() if c[2:6] == gemeente[2:] and n is not None and n >= 100]
        bruikbaar = [c for c in leden if telling.get((c, 2025)) is not None]
        referentie = sum(telling[c, 2025] for c in bruikbaar) / sum(inwoners[c] for c in bruikbaar)
        for jaar in JAREN:
            mee = [c for c in leden if telling.get((c, jaar)) is not None]
            som_n = sum(inwoners[c] for c in mee)
            m0 = sum(telling[c, jaar] for c in mee) / som_n
            phi = {c: max(1.0, 1.0 + 0.12**2 * inwoners[c] * m0) for c in mee}
            y = {c: telling[c, jaar] / phi[c] for c in mee}
            n = {c: inwoners[c] / phi[c] for c in mee}
            m = sum(y.values()) / sum(n.values())
            spreiding = sum(n[c] * (y[c] / n[c] - m) ** 2 for c in mee) / sum(n.values())
            s2 = max(spreiding - m / (sum(n.values()) / len(mee)), 1e-6 * m * m)
            for c in mee:
                verdeling = stats.gamma(m * m / s2 + y[c], scale=1 / (m / s2 + n[c]))
                rood, groen = verdeling.sf(1.25 * referentie), verdeling.cdf(referentie)
                eerder = uit.get((c, jaar - 1))
                if rood >= 0.9 or (eerder == "rood" and rood >= 0.5 and groen < 0.9):
                    uit[c, jaar] = "rood"
                elif groen >= 0.9 or (eerder == "groen" and groen >= 0.5):
                    uit[c, jaar] = "groen"
                else:
                    uit[c, jaar] = "geel"
    return {sleutel: uit.get(sleutel, "grijs") for sleutel in telling}


def test_every_colour_equals_the_recomputation(store: Store, echte_data: Path) -> None:
    inwoners, telling = _bron(echte_data)
    verwacht = _herberekend(inwoners, telling)
    with store.schrijf() as tx:
        batch = maak_batch(tx, 1)
        maak_buurten(tx, {c: None if n is None else int(n) for c, n in inwoners.items()})
        maak_metingen(
            tx,
            batch,
            [
                {"gebied": c, "indicator": "misdrijven_totaal", "jaar": j, "teller": y}
                for (c, j), y in telling.items()
            ],
        )
        vernieuw(tx, store.instellingen)
    gevonden = {(c, j): kleur for c, j, kleur in store.rijen("select gebied, jaar, licht from licht")}
    assert gevonden == verwacht
    assert Counter(gevonden.values()).keys() == {"rood", "geel", "groen", "grijs"}
    in_2025 = Counter((c[2:6], kleur) for (c, j), kleur in verwacht.items() if j == 2025)
    geteld = store.rijen(
        "select substr(gebied, 3, 4), licht, count(*) from licht where laatste group by all order by all"
    )
    assert {(gemeente, kleur): n for gemeente, kleur, n in geteld} == dict(in_2025)


def test_an_outlier_with_five_residents_is_grey_and_drives_nobody(store: Store, echte_data: Path) -> None:
    """Stationsplein Amsterdam: 5 residents, 1,671 crimes. With and without it, nobody else changes."""
    kwb = _lees(echte_data, "kwb2024_buurten.csv")
    politie = _lees(echte_data, "politie_misdrijven_totaal_2021_2025_buurten.csv")
    codes = [c for c, rij in kwb.items() if rij["gm"] == "GM0363"]
    uitschieter = next(c for c in codes if kwb[c]["naam"] == "Stationsplein e.o.")
    kleuren = []
    for zonder in (None, uitschieter):
        with store.schrijf(proef=True) as tx:
            batch = maak_batch(tx, 1)
            inwoners = {c: _getal(kwb[c]["inwoners"]) for c in codes}
            maak_buurten(tx, {c: None if n is None else int(n) for c, n in inwoners.items()})
            rijen = [
                {
                    "gebied": c,
                    "indicator": "misdrijven_totaal",
                    "jaar": 2025,
                    "teller": _getal(politie[c]["misdrijven_2025"]),
                }
                for c in codes
                if c != zonder and c in politie
            ]
            maak_metingen(tx, batch, rijen)
            vernieuw(tx, store.instellingen)
            kleuren.append(dict(tx.rijen("select gebied, (licht, kans_rood, reden_grijs) from licht")))
    met, zonder_uitschieter = kleuren
    assert met.pop(uitschieter) == ("grijs", None, "minder dan 100 inwoners")
    assert met == zonder_uitschieter


def test_an_empty_database_renews_to_empty_tables(store: Store) -> None:
    with store.schrijf() as tx:
        vernieuw(tx, store.instellingen)
    assert store.rij("select count(*) from licht") == (0,)
