"""The territory solver against its bars, and against peers on the same questions (DEFINITIONS §4, issue 4).

`draai()` returns rows (wat, waarde, lat). Quality is measured against the best known value of a question in
`werkgebied_beste.json`: proven optima and long own runs (renewed with `--beste SECONDEN`; a better plan found
in a bench run counts at once). Every plan is judged by the independent checker. Peers (`werkgebied_peers`)
run after the product in an environment of their own, made from a lock file with hashes; without a package
index their rows say so.

Run: `python -m tests.bench.werkgebied_bench [--zaden N] [--zonder-peers] [--beste SECONDEN]`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from monitor.werkgebied.__main__ import klaarzetten
from monitor.werkgebied.grens import grens
from monitor.werkgebied.instantie import Instantie, Opdracht, plan_uit
from monitor.werkgebied.los import Antwoord, los
from monitor.werkgebied.stand import Stand
from monitor.werkgebied.toets import toets
from monitor.werkgebied.waarom import dwing
from tests.bench.werkgebied_maker import als_json, maak

HIER = Path(__file__).parent
BESTE = HIER / "werkgebied_beste.json"
OMGEVING = HIER.parents[1] / ".venv-peers"
SLOT = HIER / "requirements-bench-werkgebied.lock"
SECONDEN = 2.0
PEERS = ("SKATER", "AZP", "MaxP", "GerryChain", "CP-SAT flow")
Rij = tuple[str, str, str]
# n, k, villages; goals; seeds follow
SOORTEN = (
    (30, 4, 0, ("wijziging", "balans", "compact", "samen")),
    (60, 7, 0, ("wijziging", "balans", "compact", "samen")),
    (150, 17, 0, ("wijziging", "balans", "compact", "samen")),
    (200, 22, 6, ("wijziging", "samen")),
    (400, 40, 0, ("wijziging", "balans", "compact", "samen")),
)
LAT = {  # (goal, n) → (bar in words, absolute points or relative %)
    ("samen", 150): ("≤ +1,5 %", "rel"),
    ("samen", 400): ("≤ +2 %", "rel"),
    ("wijziging", 150): ("≤ +1,0 punt", "abs"),
    ("wijziging", 400): ("≤ +1,0 punt", "abs"),
    ("compact", 150): ("≤ +5 %", "rel"),
    ("compact", 400): ("≤ +5 %", "rel"),
}


def draai(zaden: int = 3, *, met_peers: bool = True) -> list[Rij]:
    """All figures: quality, proofs, size, interaction, frontier, peers."""
    klaarzetten()
    rijen, eigen = kwaliteit(zaden)
    rijen += bewijzen(zaden) + groot() + aan_tafel() + lijn()
    if met_peers:
        rijen += peers(eigen)
    return rijen


def vragen(zaden: int) -> list[tuple[str, Instantie, Opdracht]]:
    """Every question of the bench with a name that does not change."""
    return [
        (f"n{n}k{k}d{dorpen}s{zaad}-{doel}", maak(n, k, seed=zaad, dorpen=dorpen), Opdracht(doel))  # type: ignore[arg-type]
        for n, k, dorpen, doelen in SOORTEN
        for zaad in range(1, zaden + 1)
        for doel in doelen
    ]


def kwaliteit(zaden: int) -> tuple[list[Rij], dict[str, Antwoord]]:
    """Feasible or rightly refused, and how far from the best known, at two seconds."""
    beste = json.loads(BESTE.read_text(encoding="utf-8")) if BESTE.exists() else {}
    eigen = {naam: los(vraag, opdracht, seconden=SECONDEN, seed=7) for naam, vraag, opdracht in vragen(zaden)}
    goed = sum(
        toets(a.instantie, a.plan, a.opdracht).haalbaar or a.onmogelijk or beste.get(naam, 0) is None
        for naam, a in eigen.items()
    )
    gaten: dict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)
    for naam, a in eigen.items():
        if a.toetsing.haalbaar:
            top = min(beste.get(naam) or a.waarde, a.waarde)
            gaten[a.opdracht.doel, a.instantie.n].append(
                (100 * (a.waarde - top), 100 * (a.waarde / top - 1) if top else 0.0)
            )
    rijen = [("haalbaar binnen 2 s of terecht geweigerd", f"{goed} van {len(eigen)}", "alle")]
    for (doel, n), lijst in sorted(gaten.items(), key=lambda paar: (paar[0][1], paar[0][0])):
        lat, soort = LAT.get((doel, n), ("", "rel"))
        maat = median(g[0] if soort == "abs" else g[1] for g in lijst)
        rijen.append(
            (
                f"{doel}, n={n}: mediaan boven het beste bekende",
                f"{maat:+.2f} {'punt' if soort == 'abs' else '%'}",
                lat,
            )
        )
    return rijen, eigen


def bewijzen(zaden: int) -> list[Rij]:
    """How fast *wijziging* is proven, and how fast impossible is."""
    tijden: dict[int, list[float]] = defaultdict(list)
    for n, k, seconden in ((20, 3, 10.0), (30, 4, 10.0), (50, 6, 40.0), (60, 7, 40.0)):
        for zaad in range(1, zaden + 1):
            a = los(maak(n, k, seed=zaad), Opdracht(), seconden=seconden, uitweg=False)
            klaar = a.bewezen == "optimaal" or a.onmogelijk
            tijden[n].append(a.seconden if klaar else float("inf"))
    rijen = [
        (f"wijziging bewezen, n={n}: langste", f"{max(t):.1f} s", "≤ 1 s" if n <= 30 else "≤ 40 s")
        for n, t in tijden.items()
    ]
    krap = []
    for zaad in range(1, zaden + 1):
        a = los(maak(50, 6, seed=zaad, ruim=0.6), Opdracht("wijziging", 0.02), seconden=5.0, uitweg=False)
        krap.append(a.seconden if a.onmogelijk else float("inf"))
    return [*rijen, ("onmogelijk bewezen, n=50 krap: langste", f"{max(krap):.1f} s", "≤ 5 s")]


def groot() -> list[Rij]:
    """Two thousand buurten in five seconds."""
    vraag = maak(2000, 120, seed=1, schots=0.4, verdeeld=True)
    a = los(vraag, Opdracht(), seconden=5.0, uitweg=False)
    nu = toets(vraag, vraag.huidig).max_afwijking
    tekst = f"afwijking {100 * a.toetsing.max_afwijking:.1f} %, verhuisd {100 * a.toetsing.verhuisd:.1f} %"
    return [(f"n=2000 in 5 s (nu {100 * nu:.0f} % scheef)", tekst, "≤ 10 %, ≤ 8 %")]


def aan_tafel() -> list[Rij]:
    """One edit, all what-ifs of a buurt, a forced alternative, at n=400. Milliseconds, slowest of 40."""
    vraag, opdracht = maak(400, 40, seed=1), Opdracht("samen")
    stand = Stand(vraag, los(vraag, opdracht, seconden=SECONDEN).plan, opdracht)
    zet, wat_als, dwang = [], [], []
    for buurt in range(0, 400, 10):
        buren = sorted({stand.plan[b] for b, _ in vraag.buren[buurt]} - {stand.plan[buurt]})
        if not buren:
            continue
        begin = time.perf_counter()
        stand.zet([buurt], buren[0])
        zet.append(time.perf_counter() - begin)
        stand.ongedaan()
        begin = time.perf_counter()
        stand.gevolgen(buurt)
        wat_als.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        dwing(stand, buurt, buren[0], opdracht)
        dwang.append(time.perf_counter() - begin)
    return [
        ("één zet, n=400", f"{1000 * median(zet):.1f} ms", "≤ 5 ms"),
        ("alle gevolgen van een buurt, n=400", f"{1000 * median(wat_als):.1f} ms", "≤ 10 ms"),
        ("gedwongen alternatief met herstel, n=400", f"{median(dwang):.2f} s", "≤ 0,5 s"),
    ]


def lijn() -> list[Rij]:
    """The frontier at n=150."""
    begin = time.perf_counter()
    punten = grens(maak(150, 17, seed=1))
    duur = time.perf_counter() - begin
    tekst = ", ".join(
        f"≤{100 * p.tolerantie:.0f}%: {100 * p.toetsing.verhuisd:.1f}%" for p in punten if p.haalbaar
    )
    return [
        ("verhuizen tegen afwijking, n=150", f"{len(punten)} punten in {duur:.0f} s ({tekst})", "≥ 6 in 30 s")
    ]


def peers(eigen: dict[str, Antwoord]) -> list[Rij]:
    """On how many questions the product beats each peer, in objective or feasibility."""
    python = peeromgeving()
    if python is None:
        return [
            (f"product beter dan {peer}", "omgeving van de peers is hier niet te maken", "alle")
            for peer in PEERS
        ]
    wint: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as map_:
        for naam, a in eigen.items():
            pad = Path(map_) / f"{naam}.json"
            extra = {
                "doel": a.opdracht.doel,
                "tolerantie": a.opdracht.tolerantie,
                "ruimte": a.opdracht.wijzigingsruimte,
            }
            pad.write_text(json.dumps({**als_json(a.instantie), **extra}), encoding="utf-8")
        opdracht = [str(python), str(HIER / "werkgebied_peers.py"), map_, str(SECONDEN)]
        if subprocess.run(opdracht, stdout=subprocess.DEVNULL).returncode:
            return [
                (f"product beter dan {peer}", "de peers liepen vast (zie hierboven)", "alle")
                for peer in PEERS
            ]
        for naam, a in eigen.items():
            antwoorden = json.loads((Path(map_) / f"{naam}.uit.json").read_text(encoding="utf-8"))
            for peer in PEERS:
                wint[peer].append(_beter(a, antwoorden.get(peer)))
    return [(f"product beter dan {peer}", f"{sum(w)} van {len(w)}", "alle") for peer, w in wint.items()]


def _beter(a: Antwoord, verdeling: dict[str, str] | None) -> bool:
    """Feasible against not, else the objective; equal counts as a win only when it is proven optimal."""
    if verdeling is None:
        return a.toetsing.haalbaar or a.onmogelijk
    ander = toets(a.instantie, plan_uit(verdeling, a.instantie), a.opdracht)
    if not ander.haalbaar:
        return a.toetsing.haalbaar or a.onmogelijk
    waarde = ander.waarde(a.opdracht)
    return a.toetsing.haalbaar and (
        a.waarde < waarde - 1e-9 or (a.bewezen == "optimaal" and a.waarde <= waarde + 1e-9)
    )


def peeromgeving() -> Path | None:
    """The peers' own environment, made once from the lock file; None when that can't be."""
    python = OMGEVING / "bin" / "python"
    merk = OMGEVING / "klaar"
    if merk.exists() and merk.read_bytes() == SLOT.read_bytes():
        return python
    try:
        subprocess.run([sys.executable, "-m", "venv", str(OMGEVING)], check=True, capture_output=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(SLOT)]
        subprocess.run(pip, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    merk.write_bytes(SLOT.read_bytes())
    return python


def vernieuw_beste(zaden: int, seconden: float) -> None:
    """Longer own runs; keeps the better of old and new. null = proven impossible."""
    beste = json.loads(BESTE.read_text(encoding="utf-8")) if BESTE.exists() else {}
    for naam, vraag, opdracht in vragen(zaden):
        a = los(vraag, opdracht, seconden=seconden, seed=99, uitweg=False)
        if a.onmogelijk:
            beste[naam] = None
        elif a.toetsing.haalbaar:
            beste[naam] = min(a.waarde, beste.get(naam) or a.waarde)
        BESTE.write_text(json.dumps(beste, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Print the rows."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--zaden", type=int, default=3)
    lezer.add_argument("--zonder-peers", action="store_true")
    lezer.add_argument("--beste", type=float, default=None, metavar="SECONDEN")
    args = lezer.parse_args()
    if args.beste:
        vernieuw_beste(args.zaden, args.beste)
        return
    for wat, waarde, lat in draai(args.zaden, met_peers=not args.zonder_peers):
        sys.stdout.write(f"{wat:60} {waarde:40} {lat}\n")


if __name__ == "__main__":
    main()
