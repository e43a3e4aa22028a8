"""The real buurten of Maastricht, Heerlen and Ommen over four to eight people, with hours from the attention
score: feasible after how long? The tolerance is 10 %, or what the heaviest buurt needs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from monitor.werkgebied.instantie import Opdracht
from monitor.werkgebied.los import Voortgang, los
from monitor.werkgebied.toets import toets
from tests.werkgebied.echt import echte_vraag, nodige_tolerantie

STEDEN, MENSEN = ("maastricht", "heerlen", "ommen"), range(4, 9)
SECONDEN = 2.0


def vragen() -> Iterator[tuple[str, Path, str, int]]:
    """(name, folder, municipality, people); nothing where the real data are absent."""
    gewoon = Path(__file__).resolve().parents[3] / "shared" / "data"
    map_ = Path(os.environ.get("BUURTMONITOR_TESTDATA", gewoon))
    if map_.is_dir():
        yield from ((f"stad-{stad}-k{k}", map_, stad, k) for stad in STEDEN for k in MENSEN)


def meet(map_: Path, stad: str, k: int, klok: Callable[[], float]) -> dict[str, Any]:
    """One municipality: is the answer feasible by the checker, and seconds to the first plan that is."""
    vraag = echte_vraag(map_, stad, k)
    opdracht = Opdracht("samen", nodige_tolerantie(vraag))
    eerst: list[float] = []

    def kijk(stand: Voortgang) -> None:
        if stand.haalbaar and not eerst:
            eerst.append(stand.seconden)

    a = los(vraag, opdracht, seconden=SECONDEN, klok=klok, uitweg=False, voortgang=kijk)
    haalbaar = toets(vraag, a.plan, opdracht).haalbaar
    return {"n": vraag.n, "haalbaar": haalbaar, "tolerantie": opdracht.tolerantie, "eerst": eerst}


def rijen(al: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """A row per municipality: what, outcome, bar."""
    uit = []
    for stad in STEDEN:
        hier = [m for naam, m in al.items() if naam.startswith(f"stad-{stad}-")]
        if hier:
            na = [m["eerst"][0] for m in hier if m["haalbaar"]]
            tekst = f"{len(na)} van {len(hier)} haalbaar, de traagste na {max(na, default=0.0):.2f} s"
            ruim = max(m["tolerantie"] for m in hier)
            uit.append(
                (f"{stad}, {hier[0]['n']} buurten, k=4-8, tolerantie 10-{100 * ruim:.0f} %", tekst, "≤ 2 s")
            )
    return uit
