"""Peers of the territory solver, each the way its own documentation shows, on one question.

Runs in the peers' environment, not in the product's: `werkgebied_peers.py VRAAG.json PEER SECONDEN` writes
VRAAG.uit.json with a division, or null. SECONDEN are of processor time; at twice that the system ends it, so
that a peer that cannot be told to stop gets no more than the others. SKATER, AZP and MaxP
(threshold 90 % of the mean) come from spopt; GerryChain does ReCom with short bursts from today's division on
the largest deviation; the flow model is the textbook one: assignment, one unit of flow per buurt towards a
root per coordinator, CP-SAT with two workers. Regions without a name go to the coordinators whose fair share
fits best (assignment problem).
"""

from __future__ import annotations

import json
import random
import resource
import sys
import threading
import time
import warnings
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import networkx as nx
import numpy as np
from gerrychain import Graph, Partition
from gerrychain.optimization import SingleMetricOptimizer
from gerrychain.proposals import recom
from gerrychain.tree import bipartition_tree
from gerrychain.updaters import Tally
from libpysal.weights import W
from ortools.sat.python import cp_model
from scipy.optimize import linear_sum_assignment
from shapely import Point
from spopt.region import AZP, MaxPHeuristic, Skater


class Vraag:
    """A question of CONTRACTS with indices."""

    def __init__(self, ruw: dict[str, Any]) -> None:
        self.ruw = ruw
        self.codes = [b["code"] for b in ruw["buurten"]]
        self.ids = [m["id"] for m in ruw["medewerkers"]]
        self.n, self.k = len(self.codes), len(self.ids)
        self.uren = np.array([b["uren"] for b in ruw["buurten"]])
        self.woningen = [b["woningen"] for b in ruw["buurten"]]
        inzet = np.array([m["uren"] for m in ruw["medewerkers"]])
        self.doel = self.uren.sum() * inzet / inzet.sum()
        index = {code: b for b, code in enumerate(self.codes)}
        self.randen = [(index[a], index[b], m) for a, b, m in ruw["grenzen"]]
        self.buren: list[list[int]] = [[] for _ in self.codes]
        for a, b, _ in self.randen:
            self.buren[a].append(b)
            self.buren[b].append(a)
        self.nu = [self.ids.index(ruw["huidig"][code]) for code in self.codes]
        self.vast = {index[c]: self.ids.index(m) for c, m in ruw["vast"].items()}
        self.niet = {(index[c], self.ids.index(m)) for c, m in ruw["niet"]}

    def verdeling(self, plan: Any) -> dict[str, str]:
        return {code: self.ids[int(wie)] for code, wie in zip(self.codes, plan, strict=True)}

    def benoem(self, labels: Any) -> dict[str, str] | None:
        """Nameless regions → coordinators; None when their number is wrong."""
        soorten = sorted(set(labels))
        if len(soorten) != self.k:
            return None
        labels = np.array([soorten.index(x) for x in labels])
        last = np.array([self.uren[labels == r].sum() for r in range(self.k)])
        rij, kolom = linear_sum_assignment(np.abs(last[:, None] / self.doel[None] - 1))
        naar = dict(zip(rij, kolom, strict=True))
        return self.verdeling([naar[r] for r in labels])


def spopt(vraag: Vraag, peer: str) -> dict[str, str] | None:
    """SKATER, AZP or MaxP."""
    punten = [Point(b["x"], b["y"]) for b in vraag.ruw["buurten"]]
    kaart = gpd.GeoDataFrame({"uren": vraag.uren}, geometry=punten)
    w = W(dict(enumerate(vraag.buren)), silence_warnings=True)
    if peer == "SKATER":
        model = Skater(kaart, w, ["uren"], n_clusters=vraag.k)
    elif peer == "AZP":
        model = AZP(kaart, w, ["uren"], n_clusters=vraag.k, random_state=1)
    else:
        np.random.seed(1)
        deel = 0.9 * vraag.uren.sum() / vraag.k
        model = MaxPHeuristic(kaart, w, ["uren"], "uren", deel, max_iterations_construction=20)
    model.solve()
    return vraag.benoem(model.labels_)


def gerrychain(vraag: Vraag, seconden: float) -> dict[str, str]:
    """ReCom with short bursts on the largest deviation, from today's division."""
    graaf = nx.Graph()
    for b in range(vraag.n):
        graaf.add_node(b, uren=float(vraag.uren[b]))
    graaf.add_edges_from((a, b) for a, b, _ in vraag.randen)
    begin = Partition(Graph.from_networkx(graaf), dict(enumerate(vraag.nu)), {"uren": Tally("uren")})

    doel, snede = float(vraag.uren.sum() / vraag.k), partial(bipartition_tree, max_attempts=50)

    def voorstel(deel: Partition, *, rng: Any = None) -> Partition:
        try:
            return recom(deel, "uren", doel, 0.9, bipartition_tree_fn=snede, rng=rng)
        except RuntimeError:  # no cut of this pair: stay and draw another pair
            return deel

    def scheef(deel: Partition) -> float:
        return max(abs(deel["uren"][i] / vraag.doel[i] - 1) for i in range(vraag.k))

    zoeker = SingleMetricOptimizer(voorstel, [], begin, scheef, maximize=False, rng=random.Random(1))  # noqa: S311
    einde = time.process_time() + seconden
    for _ in zoeker.short_bursts(5, 10**9):
        if time.process_time() >= einde:
            break
    beste = zoeker.best_part
    return vraag.verdeling([beste.assignment[b] for b in range(vraag.n)])


def stroom(vraag: Vraag, seconden: float) -> dict[str, str] | None:
    """The textbook model: assignment with a flow per coordinator from its root."""
    m, n, k = cp_model.CpModel(), vraag.n, vraag.k
    x = {(b, i): m.new_bool_var("") for b in range(n) for i in range(k)}
    for b in range(n):
        m.add_exactly_one(x[b, i] for i in range(k))
    for b, i in vraag.vast.items():
        m.add(x[b, i] == 1)
    for b, i in vraag.niet:
        m.add(x[b, i] == 0)
    uren = [round(10 * u) for u in vraag.uren]
    doel, tau = vraag.ruw["doel"], vraag.ruw["tolerantie"]
    scheef = m.new_int_var(0, 100_000, "")
    for i in range(k):
        som = sum(uren[b] * x[b, i] for b in range(n))
        t = 10 * vraag.doel[i]
        if doel == "balans":
            m.add(10_000 * som <= round(10_000 * t) + round(t) * scheef)
            m.add(10_000 * som >= round(10_000 * t) - round(t) * scheef)
        else:
            m.add(som <= int((1 + tau) * t))
            m.add(som >= int(np.ceil((1 - tau) * t)))
        m.add(
            sum(vraag.woningen[b] * x[b, i] for b in range(n)) <= vraag.ruw["medewerkers"][i]["max_woningen"]
        )
        _samenhang(m, vraag, [x[b, i] for b in range(n)])
    weg = sum(vraag.woningen[b] * (1 - x[b, vraag.nu[b]]) for b in range(n))
    if doel == "balans":
        m.add(weg <= int(vraag.ruw["ruimte"] * sum(vraag.woningen)))
        m.minimize(scheef)
    else:
        snij = 0 if doel == "wijziging" else _snij(m, vraag, x)
        rand, woningen = round(sum(meters for *_, meters in vraag.randen)), sum(vraag.woningen)
        m.minimize({"wijziging": weg, "compact": snij, "samen": woningen * snij + rand * weg}[doel])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    einde = time.process_time() + seconden

    def wacht() -> None:
        while time.process_time() < einde:
            time.sleep(0.01)
        solver.stop_search()

    threading.Thread(target=wacht, daemon=True).start()
    if solver.solve(m) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return vraag.verdeling([next(i for i in range(k) if solver.boolean_value(x[b, i])) for b in range(n)])


def _samenhang(m: cp_model.CpModel, vraag: Vraag, x: list[Any]) -> None:
    n = vraag.n
    wortel = [m.new_bool_var("") for _ in range(n)]
    m.add_exactly_one(wortel)
    f = {(a, b): m.new_int_var(0, n, "") for a in range(n) for b in vraag.buren[a]}
    for b in range(n):
        m.add_implication(wortel[b], x[b])
        erin = sum(f[a, b] for a in vraag.buren[b])
        eruit = sum(f[b, a] for a in vraag.buren[b])
        m.add(eruit - erin + x[b] <= n * wortel[b])
        m.add(erin <= n * x[b])
        m.add(erin - eruit >= x[b] - n * wortel[b])
        for a in vraag.buren[b]:
            m.add(f[b, a] <= n * x[b])


def _snij(m: cp_model.CpModel, vraag: Vraag, x: dict[tuple[int, int], Any]) -> Any:
    termen = []
    for a, b, meters in vraag.randen:
        door = m.new_bool_var("")
        for i in range(vraag.k):
            m.add_bool_or([~x[a, i], x[b, i], door])
        termen.append(round(meters) * door)
    return sum(termen)


def main() -> None:
    """One peer on one question."""
    pad, peer, seconden = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    warnings.simplefilter("ignore")
    vraag = Vraag(json.loads(pad.read_text(encoding="utf-8")))
    begin = time.process_time()  # loading the libraries is not counted
    hoogstens = int(begin + 2 * seconden) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (hoogstens, hoogstens))
    if peer == "CP-SAT flow":
        verdeling = stroom(vraag, seconden)
    elif peer == "GerryChain":
        verdeling = gerrychain(vraag, seconden)
    else:
        verdeling = spopt(vraag, peer)
    uit = {"verdeling": verdeling, "seconden": round(time.process_time() - begin, 2)}
    pad.with_suffix(".uit.json").write_text(json.dumps(uit), encoding="utf-8")


if __name__ == "__main__":
    main()
