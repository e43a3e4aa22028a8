"""The territory solver against its bars, and against peers on the same questions (DEFINITIONS §4, issue 4).

Every measurement is printed when it is there and kept in `data/bench/`, under the state of the solver's
source: a bench that is stopped goes on where it was, and after a change in the solver it begins again.
Quality is measured against the best known value of a question in `werkgebied_beste.json`: proven optima and
own runs with their seed, length, clock and day (renewed with `--beste SECONDEN`; a better plan met in a bench
run counts at once). A gap says how long the runs behind the best known value were: against short ones it is
too small. Every plan is judged by the independent checker. On a machine that others use as well,
`--klok rekentijd` counts processor time instead: two seconds on two processors are four.
Peers (`werkgebied_peers`) run after the product on as much time, in an environment of their own, made from a
lock file with hashes; without a package index their rows say so.

Run: `python -m tests.bench.werkgebied_bench`; `--deel`, `--zaden`, `--klok` and `--beste` as its help says.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import math
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from monitor.werkgebied import kern
from monitor.werkgebied.__main__ import klaarzetten
from monitor.werkgebied.grens import grens
from monitor.werkgebied.instantie import Instantie, Opdracht, plan_uit
from monitor.werkgebied.los import los
from monitor.werkgebied.stand import Stand
from monitor.werkgebied.toets import toets
from monitor.werkgebied.waarom import dwing
from tests.bench import werkgebied_steden
from tests.bench.werkgebied_maker import als_json, maak

HIER = Path(__file__).parent
BESTE = HIER / "werkgebied_beste.json"
PROJECT = HIER.parents[1]
OMGEVING = PROJECT / ".venv-peers"
SLOT = HIER / "requirements-bench-werkgebied.lock"
UITKOMSTEN = PROJECT / "data" / "bench"
SECONDEN = 2.0
PROCESSORS = 2
ZADEN = 6
# seeds of the search: where runs differ by more than the bar one says little, so large questions get three
STARTS, HERHAALD_VANAF = (7, 8, 9), 150
PEERS = ("SKATER", "AZP", "MaxP", "GerryChain", "CP-SAT flow")
Rij = tuple[str, str, str]
Meting = dict[str, Any]
Taak = tuple[str, Callable[[], Meting]]
# n, k, villages; goals; seeds follow
SOORTEN = (
    (400, 40, 0, ("samen", "wijziging", "compact", "balans")),
    (150, 17, 0, ("samen", "wijziging", "compact", "balans")),
    (200, 22, 6, ("samen", "wijziging")),
    (60, 7, 0, ("samen", "wijziging", "compact", "balans")),
    (30, 4, 0, ("samen", "wijziging", "compact", "balans")),
)
LAT = {  # (goal, n) → (bar in words, absolute points or relative %)
    ("samen", 150): ("≤ +1,5 %", "rel"),
    ("samen", 400): ("≤ +2 %", "rel"),
    ("wijziging", 150): ("≤ +1,0 punt", "abs"),
    ("wijziging", 400): ("≤ +1,0 punt", "abs"),
    ("compact", 150): ("≤ +5 %", "rel"),
    ("compact", 400): ("≤ +5 %", "rel"),
}
BEWIJZEN = ((20, 3, 1.0), (30, 4, 1.0), (50, 6, 40.0), (60, 7, 40.0))  # n, k, bar in seconds
DELEN = ("kwaliteit", "bewijs", "groot", "tafel", "lijn", "steden", "peers")


class Bench:
    """The measurements of one state of the source, kept as they come."""

    def __init__(self, klok: str, zaden: int) -> None:
        self.zaden, self.naam = zaden, klok
        self.klok = rekentijd if klok == "rekentijd" else time.perf_counter
        bron = b"".join(pad.read_bytes() for pad in sorted(Path(kern.__file__).parent.glob("*.py")))
        self.pad = UITKOMSTEN / f"werkgebied-{klok}-{hashlib.sha256(bron).hexdigest()[:12]}.jsonl"
        self.al: dict[str, Meting] = {}
        if self.pad.exists():
            for regel in self.pad.read_text(encoding="utf-8").splitlines():
                rij = json.loads(regel)
                self.al[rij["naam"]] = rij

    def draai(self, delen: tuple[str, ...]) -> None:
        """Do what was not done yet, a line for each."""
        self.pad.parent.mkdir(parents=True, exist_ok=True)
        for deel in delen:
            for naam, doe in getattr(self, f"_{deel}")():
                if naam not in self.al:
                    meting = {"naam": naam, **doe()}
                    self.al[naam] = meting
                    with self.pad.open("a", encoding="utf-8") as uit:
                        uit.write(json.dumps(meting, ensure_ascii=False) + "\n")
                    kort = {k: v for k, v in meting.items() if k not in ("naam", "verdeling")}
                    sys.stdout.write(f"  {naam:28} {kort}\n")
                    sys.stdout.flush()

    # -- what is measured ---------------------------------------------------------------------------
    def _kwaliteit(self) -> Iterator[Taak]:
        for naam, maten, opdracht in vragen(self.zaden):
            yield naam, partial(self._los, maten, opdracht)

    def _los(self, maten: tuple[int, int, int, int], opdracht: Opdracht) -> Meting:
        vraag = maak(*maten[:2], seed=maten[3], dorpen=maten[2])
        a = los(vraag, opdracht, seconden=SECONDEN, seed=STARTS[0], klok=self.klok, uitweg=False)
        toetsing = toets(vraag, a.plan, opdracht)
        nog_eens: list[tuple[bool, float]] = []
        for seed in STARTS[1:] if vraag.n >= HERHAALD_VANAF else ():
            b = los(vraag, opdracht, seconden=SECONDEN, seed=seed, klok=self.klok, uitweg=False)
            haalbaar = toets(vraag, b.plan, opdracht).haalbaar
            nog_eens.append((haalbaar or b.onmogelijk, b.waarde if haalbaar else math.inf))
        return {
            "nog_eens": nog_eens,
            "haalbaar": toetsing.haalbaar, "onmogelijk": a.onmogelijk, "bewezen": a.bewezen,
            "waarde": toetsing.waarde(opdracht), "grens": a.ondergrens, "seconden": round(a.seconden, 2),
            "verdeling": vraag.verdeling(a.plan),
        }  # fmt: skip

    def _bewijs(self) -> Iterator[Taak]:
        for n, k, lat in BEWIJZEN:
            for zaad in range(1, min(3, self.zaden) + 1):
                yield f"bewijs-n{n}s{zaad}", partial(self._bewijs_een, n, k, zaad, Opdracht(), lat, 1.0)
        for zaad in range(1, min(3, self.zaden) + 1):
            yield (
                f"krap-n50s{zaad}",
                partial(self._bewijs_een, 50, 6, zaad, Opdracht("wijziging", 0.02), 5.0, 0.6),
            )

    def _bewijs_een(self, n: int, k: int, zaad: int, opdracht: Opdracht, lat: float, ruim: float) -> Meting:
        vraag = maak(n, k, seed=zaad, ruim=ruim) if ruim != 1.0 else maak(n, k, seed=zaad)
        a = los(vraag, opdracht, seconden=max(10.0, lat), seed=7, uitweg=False, klok=self.klok)
        klaar = a.bewezen == "optimaal" or a.onmogelijk
        return {"klaar": klaar, "onmogelijk": a.onmogelijk, "seconden": round(a.seconden, 2), "lat": lat}

    def _groot(self) -> Iterator[Taak]:
        yield "groot-n2000", self._groot_een

    def _groot_een(self) -> Meting:
        vraag = maak(2000, 120, seed=1, schots=0.4, verdeeld=True)
        a = los(vraag, Opdracht(), seconden=5.0, uitweg=False, klok=self.klok)
        return {
            "nu": toets(vraag, vraag.huidig).max_afwijking, "haalbaar": a.toetsing.haalbaar,
            "afwijking": a.toetsing.max_afwijking, "verhuisd": a.toetsing.verhuisd,
        }  # fmt: skip

    def _steden(self) -> Iterator[Taak]:
        for naam, map_, stad, k in werkgebied_steden.vragen():
            yield naam, partial(werkgebied_steden.meet, map_, stad, k, self.klok)

    def _tafel(self) -> Iterator[Taak]:
        yield "tafel-n400", self._tafel_een

    def _tafel_een(self) -> Meting:
        """One edit, all what-ifs of a buurt, a forced alternative, at n=400; median seconds of 40."""
        vraag, opdracht = maak(400, 40, seed=1), Opdracht("samen")
        plan = los(vraag, opdracht, seconden=SECONDEN, klok=self.klok).plan
        stand = Stand(vraag, plan, opdracht)
        klok = time.thread_time if self.naam == "rekentijd" else time.perf_counter
        tijden: dict[str, list[float]] = defaultdict(list)

        def meet(wat: str, doe: Callable[[], object]) -> None:
            begin = klok()
            doe()
            tijden[wat].append(klok() - begin)

        for buurt in range(0, 400, 10):
            buren = sorted({stand.plan[b] for b, _ in vraag.buren[buurt]} - {stand.plan[buurt]})
            if buren:
                meet("zet", partial(stand.zet, [buurt], buren[0]))
                stand.ongedaan()
                meet("gevolgen", partial(stand.gevolgen, buurt))
                meet("dwang", partial(dwing, stand, buurt, buren[0], opdracht))
        return {wat: median(reeks) for wat, reeks in tijden.items()}

    def _lijn(self) -> Iterator[Taak]:
        yield "lijn-n150", self._lijn_een

    def _lijn_een(self) -> Meting:
        begin = time.perf_counter()
        punten = grens(maak(150, 17, seed=1))
        return {
            "punten": len(punten), "haalbaar": sum(p.haalbaar for p in punten),
            "seconden": round(time.perf_counter() - begin, 1),
            "lijn": [[p.tolerantie, p.toetsing.verhuisd, p.ondergrens] for p in punten if p.haalbaar],
        }  # fmt: skip

    def _peers(self) -> Iterator[Taak]:
        """A peer gets the questions of the first seed; the nameless ones once per map."""
        python = peeromgeving()
        for naam, maten, opdracht in vragen(1):
            kaart = naam.split("-")[0]
            for peer in PEERS:
                sleutel = f"peer-{peer}-{naam if peer == 'CP-SAT flow' else kaart}"
                yield sleutel, partial(_peer, python, peer, maten, opdracht)

    # -- what it comes to ---------------------------------------------------------------------------
    def rijen(self) -> list[Rij]:
        """(what, measured, bar) of all that was measured."""
        return [
            *self._kwaliteit_rijen(),
            *self._rest_rijen(),
            *werkgebied_steden.rijen(self.al),
            *self._peer_rijen(),
        ]

    def _kwaliteit_rijen(self) -> list[Rij]:
        beste = lees_beste()
        eigen = [(naam, o, self.al[naam]) for naam, _, o in vragen(self.zaden) if naam in self.al]
        goed = [
            goed for _, _, m in eigen
            for goed in (m["haalbaar"] or m["onmogelijk"], *(goed for goed, _ in m["nog_eens"]))
        ]  # fmt: skip
        lengte: dict[tuple[int, str], float] = {}
        gaten: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
        for naam, opdracht, m in eigen:
            sleutel = (int(naam[1 : naam.index("k")]), opdracht.doel)
            lijst = gaten[sleutel]
            ijk = _ijkpunten().get(naam)
            # a best value from a run as short as this one, and not proven, is no measure
            if (
                not m["haalbaar"]
                or ijk is None
                or (ijk["seconden"] <= SECONDEN and m["bewezen"] != "optimaal")
            ):
                continue
            waarden = (m["waarde"], *(waarde for _, waarde in m["nog_eens"]))
            top = min((beste.get(naam, math.inf), *waarden))
            if m["bewezen"] != "optimaal":
                lengte[sleutel] = min(ijk["seconden"], lengte.get(sleutel, ijk["seconden"]))
            lijst += [(100 * (w - top), 100 * (w / top - 1) if top else 0.0) for w in waarden]
        rijen = [("haalbaar in 2 s, of bewezen onmogelijk", f"{sum(goed)} van {len(goed)}", "alle")]
        for (n, doel), lijst in sorted(gaten.items()):
            lat, soort = LAT.get((doel, n), ("", "rel"))
            if not lijst:
                rijen.append((f"{doel}, n={n}", "geen langere runs om mee te vergelijken", lat))
                continue
            maat = median(g[0] if soort == "abs" else g[1] for g in lijst)
            eenheid = "punt" if soort == "abs" else "%"
            uit = f"beste uit ≥ {lengte[n, doel]:.0f} s" if (n, doel) in lengte else "beste bewezen"
            tekst = f"{maat:+.2f} {eenheid} ({len(lijst)} runs, {uit})"
            rijen.append((f"{doel}, n={n}: mediaan boven het beste bekende", tekst, lat))
        return rijen

    def _rest_rijen(self) -> list[Rij]:
        rijen: list[Rij] = []
        for soort, wat in (("bewijs-n", "wijziging bewezen, n="), ("krap-n", "onmogelijk bewezen, krap, n=")):
            per: dict[str, list[Meting]] = defaultdict(list)
            for naam, m in self.al.items():
                if naam.startswith(soort):
                    per[naam.removeprefix(soort).split("s")[0]].append(m)
            for n, metingen in per.items():
                open_ = sum(not m["klaar"] for m in metingen)
                tekst = f"langste {max(m['seconden'] for m in metingen):.1f} s" + (
                    f", {open_} van {len(metingen)} niet" if open_ else ""
                )
                rijen.append((f"{wat}{n}", tekst, f"≤ {metingen[0]['lat']:.0f} s"))
        if m := self.al.get("groot-n2000"):
            tekst = f"afwijking {100 * m['afwijking']:.1f} %, verhuisd {100 * m['verhuisd']:.1f} %"
            rijen.append((f"n=2000 in 5 s (nu {100 * m['nu']:.0f} % scheef)", tekst, "≤ 10 %, ≤ 8 %"))
        if m := self.al.get("tafel-n400"):
            rijen += [
                ("één zet, n=400", f"{1000 * m['zet']:.1f} ms", "≤ 5 ms"),
                ("alle gevolgen van een buurt, n=400", f"{1000 * m['gevolgen']:.1f} ms", "≤ 10 ms"),
                ("gedwongen alternatief met herstel, n=400", f"{m['dwang']:.2f} s", "≤ 0,5 s"),
            ]
        if m := self.al.get("lijn-n150"):
            tekst = f"{m['haalbaar']} van {m['punten']} punten in {m['seconden']:.0f} s"
            rijen.append(("verhuizen tegen afwijking, n=150", tekst, "≥ 6 in 30 s"))
        return rijen

    def _peer_rijen(self) -> list[Rij]:
        wint: dict[str, list[bool]] = defaultdict(list)
        for naam, maten, opdracht in vragen(1):
            if naam not in self.al:
                continue
            vraag = maak(*maten[:2], seed=maten[3], dorpen=maten[2])
            for peer in PEERS:
                m = self.al.get(f"peer-{peer}-{naam if peer == 'CP-SAT flow' else naam.split('-')[0]}")
                if m is not None and "geen" not in m:
                    wint[peer].append(_beter(vraag, opdracht, self.al[naam], m["verdeling"]))
        stuk = [m["geen"] for naam, m in self.al.items() if naam.startswith("peer-") and "geen" in m]
        rijen = [("peers die niet liepen", f"{len(stuk)}: {stuk[0]}", "geen")] if stuk else []
        uitkomst = [(f"product beter dan {p}", f"{sum(w)} van {len(w)}", "alle") for p, w in wint.items()]
        return [*rijen, *uitkomst]


def rekentijd() -> float:
    """Processor seconds of this process per processor: what a clock would say if nobody else were here."""
    return time.process_time() / PROCESSORS


def vragen(zaden: int) -> Iterator[tuple[str, tuple[int, int, int, int], Opdracht]]:
    """Every question of the bench with a name that does not change: (n, k, villages, seed)."""
    for zaad in range(1, zaden + 1):
        for n, k, dorpen, doelen in SOORTEN:
            for doel in doelen:
                yield f"n{n}k{k}d{dorpen}s{zaad}-{doel}", (n, k, dorpen, zaad), Opdracht(doel)  # type: ignore[arg-type]


def _beter(vraag: Instantie, opdracht: Opdracht, eigen: Meting, verdeling: dict[str, str] | None) -> bool:
    """Feasible against not, else the objective; equal counts as a win only when it is proven optimal."""
    af = eigen["haalbaar"] or eigen["onmogelijk"]
    if verdeling is None:
        return bool(af)
    ander = toets(vraag, plan_uit(verdeling, vraag), opdracht)
    if not ander.haalbaar:
        return bool(af)
    waarde = ander.waarde(opdracht)
    gelijk = eigen["bewezen"] == "optimaal" and eigen["waarde"] <= waarde + 1e-9
    return bool(eigen["haalbaar"] and (eigen["waarde"] < waarde - 1e-9 or gelijk))


def _peer(python: Path | None, peer: str, maten: tuple[int, int, int, int], opdracht: Opdracht) -> Meting:
    """One peer on one question, stopped hard when its time is up."""
    if python is None:
        return {"geen": "omgeving van de peers is hier niet te maken", "verdeling": None}
    vraag = maak(*maten[:2], seed=maten[3], dorpen=maten[2])
    extra = {"doel": opdracht.doel, "tolerantie": opdracht.tolerantie, "ruimte": opdracht.wijzigingsruimte}
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "vraag.json"
        pad.write_text(json.dumps({**als_json(vraag), **extra}), encoding="utf-8")
        opdrachtregel = [
            str(python), str(HIER / "werkgebied_peers.py"), str(pad), peer, str(SECONDEN * PROCESSORS),
        ]  # fmt: skip
        klaar = subprocess.run(opdrachtregel, capture_output=True, text=True, start_new_session=True)
        uit = pad.with_suffix(".uit.json")
        if uit.exists():
            return dict(json.loads(uit.read_text(encoding="utf-8")))
    if klaar.returncode < 0:
        return {"reden": "tijd om", "verdeling": None}
    return {"geen": klaar.stderr.strip().rsplit("\n", 1)[-1][:120], "verdeling": None}


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


def lees_beste() -> dict[str, float]:
    """The best known value per question."""
    return {naam: float(rij["waarde"]) for naam, rij in _ijkpunten().items()}


def _ijkpunten() -> dict[str, dict[str, Any]]:
    """Per question the best known value and how it was found."""
    return dict(json.loads(BESTE.read_text(encoding="utf-8"))) if BESTE.exists() else {}


def onthoud_beste(naam: str, waarde: float, zaad: int, seconden: float, klok: str) -> None:
    """Keep a value when it is the best so far, with how it was found; as good from a longer run says more."""
    rijen = _ijkpunten()
    oud = rijen.get(naam, {"waarde": float("inf"), "seconden": 0.0})
    even_goed = abs(waarde - oud["waarde"]) <= 1e-9 and seconden > oud["seconden"]
    if waarde < oud["waarde"] - 1e-9 or even_goed:
        dag = dt.date.today().isoformat()  # noqa: DTZ011
        rijen[naam] = {"waarde": waarde, "zaad": zaad, "seconden": seconden, "klok": klok, "datum": dag}
        tekst = ",\n".join(
            f"{json.dumps(sleutel)}: {json.dumps(rijen[sleutel])}" for sleutel in sorted(rijen)
        )
        BESTE.write_text(f"{{\n{tekst}\n}}\n", encoding="utf-8")


def vernieuw_beste(bench: Bench, seconden: float) -> None:
    """Longer own runs from another seed, first for what has a bar; keeps the better of old and new."""
    alle = sorted(vragen(bench.zaden), key=lambda vraag: (vraag[2].doel, vraag[1][0]) not in LAT)
    for naam, maten, opdracht in alle:
        vraag = maak(*maten[:2], seed=maten[3], dorpen=maten[2])
        a = los(vraag, opdracht, seconden=seconden, seed=99, klok=bench.klok, uitweg=False)
        if a.toetsing.haalbaar:
            onthoud_beste(naam, a.waarde, 99, seconden, bench.naam)
        sys.stdout.write(f"  {naam:28} {a.waarde:.4f} {a.bewezen}, beste {lees_beste().get(naam)}\n")
        sys.stdout.flush()


def main(argumenten: list[str] | None = None) -> None:
    """Measure, print the rows."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--zaden", type=int, default=ZADEN)
    lezer.add_argument("--deel", nargs="*", choices=DELEN, default=list(DELEN))
    lezer.add_argument("--klok", choices=("wand", "rekentijd"), default="wand")
    lezer.add_argument("--beste", type=float, default=None, metavar="SECONDEN")
    args = lezer.parse_args(argumenten)
    klaarzetten()
    bench = Bench(args.klok, args.zaden)
    if args.beste:
        vernieuw_beste(bench, args.beste)
        return
    bench.draai(tuple(args.deel))
    for naam, _, _ in vragen(args.zaden):
        m = bench.al.get(naam)
        if m and m["haalbaar"]:
            onthoud_beste(naam, m["waarde"], 7, SECONDEN, args.klok)
    for wat, waarde, lat in bench.rijen():
        sys.stdout.write(f"{wat:60} {waarde:40} {lat}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
