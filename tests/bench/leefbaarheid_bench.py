"""Recomputing all lights after an import: 14,574 buurten × 20 indicators × 5 years, target < 10 s on 2 cores.

Run: `python -m tests.bench.leefbaarheid_bench`. Made-up counts on made-up buurten, fixed seed; the time is
that of the whole renewal, from source tables to written lights, trends, references and attention scores. CPU
seconds are told beside it: on a busy machine they say more than the clock.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from monitor.leefbaarheid.refresh import vernieuw
from monitor.settings import lees_instellingen
from monitor.store import Store, Transactie
from tests.leefbaarheid.gegevens import maak_batch

BUURTEN = 14_574
JAREN = np.arange(2021, 2026)
BEKEND = ("misdrijven_totaal", "vernieling", "mishandeling", "overlast_politie", "woninginbraak")
GRENS_SECONDEN = 10.0
GRENS_REKENTIJD = 8.0  # CPU seconds, so that it holds on two cores with air


def _bron(rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Buurten, own indicators and observations: 12 counts, 5 percentages, 3 marks."""
    gemeente = np.sort(rng.integers(1, 343, BUURTEN))
    code = [f"BU{g:04d}{i % 10_000:04d}" for i, g in enumerate(gemeente)]
    inwoners = np.maximum(5, rng.gamma(0.8, 1500, BUURTEN)).astype(int)
    buurt = pd.DataFrame({"buurt": code, "inwoners": inwoners, "woningen": inwoners // 4 + 1})
    eigen = [f"eigen_{i:02d}" for i in range(15)]
    soort = ["telling"] * 7 + ["aandeel"] * 5 + ["cijfer"] * 3
    indicator = pd.DataFrame({"code": eigen, "soort": soort})
    delen = []
    for naam, kind in [*((b, "telling") for b in BEKEND), *zip(eigen, soort, strict=True)]:
        niveau = rng.gamma(4, 0.01 / 4, BUURTEN)
        for jaar in JAREN:
            n = inwoners.astype(float)
            deel = pd.DataFrame({"gebied": code, "jaar": jaar, "indicator": naam})
            deel["teller"] = rng.poisson(niveau * n) if kind != "cijfer" else np.nan
            deel["noemer"] = np.nan if naam in BEKEND else n
            deel.loc[deel["teller"] > deel["noemer"], "teller"] = 0
            deel["waarde"] = rng.normal(7, 0.5, BUURTEN) if kind == "cijfer" else np.nan
            deel["sd"] = 1.6 if kind == "cijfer" else np.nan
            delen.append(deel)
    return buurt, indicator, pd.concat(delen, ignore_index=True)


def _vul(tx: Transactie) -> None:
    buurt, indicator, meting = _bron(np.random.default_rng(1))
    maak_batch(tx, 1)
    with tx.tabel("b", buurt), tx.tabel("i", indicator), tx.tabel("m", meting):
        tx.doe(
            "insert into buurt by name select *, buurt as naam, '' as wijk, '' as wijknaam, "
            "'' as gemeente from b"
        )
        tx.doe(
            "insert into gebiedscijfer select 1, 1, buurt, 2024, s, inwoners, 'cbs' "
            "from b, (values ('inwoners'), ('woningen')) v(s)"
        )
        tx.doe(
            "insert into indicator by name select 1 as batch, 1 as rij, *, code as naam, "
            "'draagkracht' as thema, 'draagkracht' as onderwerp, "
            "case soort when 'cijfer' then -1 else 1 end as richting, "
            "'inwoners' as noemer, 'proef' as bron from i"
        )
        tx.doe(
            "insert into meting by name select 1 as batch, 1 as rij, 'buurt' as niveau, "
            "'proef' as bron, * from m"
        )


def main() -> int:
    """Fill, renew twice (the second time is what a nightly import meets), print the figures."""
    with tempfile.TemporaryDirectory() as map_:
        instellingen = lees_instellingen(Path(map_))
        with Store.open(instellingen) as store:
            with store.schrijf() as tx:
                _vul(tx)
            for keer in ("eerste keer", "opnieuw"):
                begin, rekentijd = time.perf_counter(), time.process_time()
                with store.schrijf() as tx:
                    vernieuw(tx, instellingen)
                duur = time.perf_counter() - begin
                rekentijd = time.process_time() - rekentijd
                print(  # noqa: T201
                    f"alle lichten opnieuw, {keer}: {duur:.1f} s (doel < {GRENS_SECONDEN:.0f} s), "
                    f"rekentijd {rekentijd:.1f} s (doel < {GRENS_REKENTIJD:.0f} s)"
                )
            for rij in store.rijen("select licht, count(*) from licht group by all order by all"):
                print(*rij)  # noqa: T201
    return 0 if duur < GRENS_SECONDEN else 1


if __name__ == "__main__":
    sys.exit(main())
