"""Solve a question: local search and prover side by side, every answer through the independent checker.

The search makes plans, the prover bounds; they meet on a board that holds the best checked plan and the best
bound. The clock ends both; a caller may stop earlier and sees progress. With a number of iterations instead
of seconds there is no clock and no prover: same question, seed and iterations give the same plan. An answer
by the clock tells its runs (number, length), so that it can be made again.
"bewezen": `optimaal` when plan and bound meet (or nothing better can exist), `grens` when there is a bound
below, `geen` otherwise. Nothing feasible: the least violating plan, and what could be relaxed by how much.
"""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from monitor.werkgebied.instantie import Doel, Instantie, Opdracht, Plan
from monitor.werkgebied.start import begin
from monitor.werkgebied.toets import Toetsing, toets
from monitor.werkgebied.versoepeling import Versoepeling, versoepel

Bewezen = Literal["optimaal", "grens", "geen"]
GELIJK = 1e-9
PROEF = 131_072  # iterations to measure the speed with
LANG = 1e6  # seconds
EXACT_TOT = 40  # up to so many buurten the prover knows borders as well
# larger maps: share of the time for the prover alone once a plan is known; its bound hardly rises after that,
# and a second row of runs is worth half a point of moved homes at n = 400
BEWIJS_DEEL = 0.4
KLEIN = 60  # up to so many buurten the search leaves the machine to the prover once it finds nothing new
VOORZICHTIG = 0.95  # a run is planned to end before the clock: a cut-off run has not cooled down
LIEVER_LANG = 0.25  # another chain is begun when three quarters of it fit: else the ones there are get longer
# moves per second against those of the trial: what cools goes faster, and a few areas at a time stay in cache
HEET_SNELLER, STREEK_SNELLER = 1.1, 1.6
RUST = (12, 48)  # runs without a better plan after which it does: up to EXACT_TOT buurten, and above


@dataclass(frozen=True)
class Voortgang:
    """A look at a solve under way, for the screen."""

    seconden: float
    haalbaar: bool
    waarde: float
    ondergrens: float | None
    plan: Plan


@dataclass(frozen=True)
class Antwoord:
    """The outcome: plan, judgement, bound, what is proven, and how to make it again."""

    instantie: Instantie
    opdracht: Opdracht
    plan: Plan
    toetsing: Toetsing
    ondergrens: float | None
    bewezen: Bewezen
    onmogelijk: bool
    seconden: float
    seed: int
    rondes: tuple[tuple[int, int, int], ...]  # per run: number, planned length, iterations done
    versoepelingen: tuple[Versoepeling, ...] = ()
    zonder_band: float | None = None  # better value found when nobody needs to keep a buurt (`band`)
    band_redt: tuple[int, ...] = ()  # and who keeps none of the own buurten then

    @property
    def waarde(self) -> float:
        """Value of the goal."""
        return self.toetsing.waarde(self.opdracht)

    def als_json(self) -> dict[str, object]:
        """The answer in the shape of CONTRACTS, with a few fields more."""
        return {
            **meting(self.instantie, self.plan, self.toetsing),
            "ondergrens": self.ondergrens,
            "bewezen": self.bewezen,
            "onmogelijk": self.onmogelijk,
            "versoepelingen": [
                {"eis": v.eis, "van": v.van, "naar": v.naar, "bewezen": v.bewezen, "tekst": v.tekst}
                for v in self.versoepelingen
            ],
            "doel": self.opdracht.doel,
            "waarde": self.waarde,
            "iteraties": [list(ronde) for ronde in self.rondes],
            "seconden": round(self.seconden, 3),
            "seed": self.seed,
        }


def meting(instantie: Instantie, plan: Plan, toetsing: Toetsing) -> dict[str, object]:
    """A judged plan in the words of CONTRACTS."""
    return {
        "verdeling": instantie.verdeling(plan),
        "haalbaar": toetsing.haalbaar,
        "schendingen": [dataclasses.asdict(schending) for schending in toetsing.schendingen],
        "max_afwijking": toetsing.max_afwijking,
        "snijrand": toetsing.snijrand,
        "verhuisd": toetsing.verhuisd,
        "afstand": toetsing.afstand,
        "medewerkers": [dataclasses.asdict(balk) for balk in toetsing.balken],
    }


class _Bord:
    """Where search and prover meet: the best plan by the checker, guarded by a lock."""

    def __init__(
        self, instantie: Instantie, opdracht: Opdracht, begonnen: float, klok: Callable[[], float]
    ) -> None:
        self.instantie, self.opdracht, self.begonnen, self.klok = instantie, opdracht, begonnen, klok
        self.slot = threading.Lock()
        self.klaar = threading.Event()
        self.plan = begin(instantie, 0, instantie.huidig)
        self.toetsing = toets(instantie, self.plan, opdracht)
        self.ondergrens: float | None = None
        self.voortgang: Callable[[Voortgang], None] | None = None

    def meld(self, plan: Plan) -> None:
        toetsing = toets(self.instantie, plan, self.opdracht)
        with self.slot:
            if self._rang(toetsing) < self._rang(self.toetsing):
                self.plan, self.toetsing = plan, toetsing
        self.vertel()

    def vertel(self) -> None:
        if self.voortgang is not None:
            plan, toetsing = self.plan, self.toetsing
            self.voortgang(
                Voortgang(
                    seconden=self.klok() - self.begonnen,
                    haalbaar=toetsing.haalbaar,
                    waarde=toetsing.waarde(self.opdracht),
                    ondergrens=self.ondergrens,
                    plan=plan,
                )
            )

    def bekend(self) -> tuple[float, Plan] | None:
        with self.slot:
            return (self.toetsing.waarde(self.opdracht), self.plan) if self.toetsing.haalbaar else None

    def _rang(self, toetsing: Toetsing) -> tuple[float, float]:
        waarde = toetsing.waarde(self.opdracht)
        return (breuk(self.instantie, toetsing), waarde if toetsing.haalbaar else 0.0)


def breuk(instantie: Instantie, toetsing: Toetsing) -> float:
    """How much a plan breaks, in one number: pieces, empty areas, `vast` and `niet` weigh 10 each; homes
    above a maximum as a share of all; deviation above the tolerance as it is."""
    som = 0.0
    for schending in toetsing.schendingen:
        if schending.soort in ("tolerantie", "wijzigingsruimte"):
            som += schending.hoeveel
        elif schending.soort == "woningen":
            som += schending.hoeveel / max(1, instantie.totaal_woningen)
        else:
            som += 10.0 * schending.hoeveel
    return som


def los(
    instantie: Instantie,
    opdracht: Opdracht,
    *,
    seconden: float = 2.0,
    seed: int = 0,
    iteraties: int | None = None,
    stop: Callable[[], bool] | None = None,
    voortgang: Callable[[Voortgang], None] | None = None,
    uitweg: bool = True,
    klok: Callable[[], float] = time.perf_counter,
    bekend: Iterable[Plan] = (),
) -> Antwoord:
    """The best plan within the seconds (or the iterations), with its bound; `uitweg` = look for what could
    be relaxed when there is none; `klok` = what the seconds are read from (a bench on a busy machine counts
    processor time); `bekend` = plans that exist already: the answer is never worse."""
    from monitor.werkgebied.zoek import Zoeker  # compiled: 120 MB, only for who searches

    Zoeker(instantie, opdracht, seed).loop(0, 1)  # makes the machine code ready before the clock runs
    begonnen = klok()
    bord = _Bord(instantie, opdracht, begonnen, klok)
    bord.voortgang = voortgang
    bord.vertel()
    if any(i >= 0 for i in instantie.huidig) and min(instantie.huidig) >= 0:
        bord.meld(instantie.huidig)
    for plan in bekend:
        bord.meld(plan)
    if iteraties is not None:
        gedaan = _zonder_klok(bord, seed, iteraties, stop)
        return _antwoord(bord, seed, gedaan, onmogelijk=False, rest=0.0 if uitweg else None)
    einde = begonnen + seconden

    def gestopt() -> bool:
        return bord.klaar.is_set() or klok() >= einde or bool(stop and stop())

    onmogelijk = threading.Event()
    rondes: list[tuple[int, int, int]] = []
    bewijst = _te_bewijzen(instantie, opdracht)
    samen = bewijst and instantie.n <= KLEIN  # search and prover share the machine to the end
    stromen = [_draad(_zoekstroom, bord, seed, 0, 1 if samen else 2, einde, gestopt, rondes)]

    def bewezen_genoeg() -> bool:
        deel = not samen and klok() >= begonnen + BEWIJS_DEEL * seconden
        return gestopt() or (deel and bord.bekend() is not None)

    def tweede() -> None:
        if bewijst:
            _bewijsstroom(bord, seed, bewezen_genoeg, onmogelijk)
        if not samen and not bord.klaar.is_set():
            _zoekstroom(bord, seed, 1, 2, einde, gestopt, rondes)

    stromen.append(_draad(tweede))
    for stroom in stromen:
        stroom.join()
    rest = max(0.25 * seconden, einde - klok()) if uitweg else None
    return _antwoord(bord, seed, sorted(rondes), onmogelijk=onmogelijk.is_set(), rest=rest)


def _te_bewijzen(instantie: Instantie, opdracht: Opdracht) -> bool:
    """Is a prover of use? Bounds on borders alone are worthless beyond small maps: never promised."""
    return opdracht.doel in ("wijziging", "balans") or instantie.n <= EXACT_TOT


def _draad(doe: Callable[..., None], *args: object) -> threading.Thread:
    draad = threading.Thread(target=doe, args=args, daemon=True)
    draad.start()
    return draad


def _zonder_klok(
    bord: _Bord, seed: int, iteraties: int, stop: Callable[[], bool] | None
) -> list[tuple[int, int, int]]:
    from monitor.werkgebied.zoek import Zoeker, rondes_van

    zoeker = Zoeker(bord.instantie, bord.opdracht, seed)
    gedaan = []
    for vondst in zoeker.rondes(rondes_van(bord.instantie, bord.opdracht.doel, iteraties), stop):
        bord.meld(vondst.plan)
        gedaan.append((vondst.nummer, vondst.lengte, vondst.gedaan))
    return gedaan


def _zoekstroom(
    bord: _Bord,
    seed: int,
    eerste: int,
    stap: int,
    einde: float,
    stop: Callable[[], bool],
    rondes: list[tuple[int, int, int]],
) -> None:
    """Chains of runs until the clock: as many as fit, by the speed of the last run of the same kind."""
    from monitor.werkgebied.zoek import Spoor, Zoeker

    klok = bord.klok
    spoor = Spoor(Zoeker(bord.instantie, bord.opdracht, seed), eerste, stap)
    maat = _Maat.van(bord.instantie, bord.opdracht.doel)
    van = spoor.zoeker.loop(0, 1).plan  # making a first plan takes longer than the moves that are timed
    begin_ronde = klok()
    spoor.zoeker.loop(0, PROEF, van=van)
    proef = PROEF / max(1e-4, klok() - begin_ronde)
    snelheid = [HEET_SNELLER * proef, STREEK_SNELLER * proef]
    zonder_winst = 0
    while not stop():
        nummer, streek = spoor.nummer, spoor.plek > 0
        lengte = maat.lengte(snelheid[0], snelheid[1], einde - klok(), spoor.plek)
        begin_ronde, oud = klok(), spoor.beste
        vondst = spoor.volgende(lengte, stop)
        if vondst.gedaan >= PROEF:
            snelheid[streek] = vondst.gedaan / max(1e-4, klok() - begin_ronde)
        beter = oud is None or vondst.sleutel[:2] < (oud.breuk, oud.waarde - GELIJK)
        if beter:
            bord.meld(vondst.plan)
        zonder_winst = 0 if beter else zonder_winst + 1
        rondes.append((nummer, lengte, vondst.gedaan))
        klaar = (
            spoor.beste is not None
            and spoor.beste.breuk == 0
            and zonder_winst >= RUST[bord.instantie.n > EXACT_TOT]
        )
        if klaar and bord.instantie.n <= KLEIN:
            return


@dataclass(frozen=True)
class _Maat:
    """What a chain is made of: a hot run of `heet` × the length of each of its `rest` regional runs."""

    normaal: int
    heet: int
    rest: int
    kortste: int

    @classmethod
    def van(cls, instantie: Instantie, doel: Doel) -> _Maat:
        from monitor.werkgebied.zoek import HEET_KEER, KETEN, KORTSTE, normale_lengte

        return cls(normale_lengte(instantie, doel), HEET_KEER[doel], KETEN - 1, KORTSTE)

    def lengte(self, heet_snel: float, streek_snel: float, over: float, plek: int) -> int:
        """Length of the run at this place of a chain, so that this chain and as many whole ones as fit at
        about the normal length end before the clock; speeds in moves per second, `over` in seconds."""
        heet, streek = self.heet / heet_snel, 1 / streek_snel
        keten = heet + self.rest * streek
        hier = keten if plek == 0 else (self.rest + 1 - plek) * streek
        tijd = max(0.0, over) * VOORZICHTIG
        ketens = max(0, int((tijd / self.normaal - hier) / keten + LIEVER_LANG))
        return max(self.kortste, int(tijd / (hier + keten * ketens)) * (self.heet if plek == 0 else 1))


def _bewijsstroom(
    bord: _Bord,
    seed: int,
    stop: Callable[[], bool],
    onmogelijk: threading.Event,
) -> None:
    from monitor.werkgebied.bewijs import Bewijzer  # loading the solver takes a while: beside the search

    werkers = 2 if bord.instantie.n <= KLEIN else 1  # a large search needs the other processor more
    bewijzer = Bewijzer(
        bord.instantie, bord.opdracht, meld=bord.meld, bekend=bord.bekend, seed=seed, werkers=werkers
    )
    wacht = _draad(_wacht, bewijzer.stop, stop)
    bewijs = bewijzer.zoek(LANG)  # the watch beside it looks at the clock
    bord.ondergrens = bewijs.ondergrens
    if bewijs.uitslag == "onmogelijk":
        onmogelijk.set()
    if bewijs.uitslag != "open":
        bord.klaar.set()
    bewijzer.stop()
    wacht.join(timeout=0.1)


def _wacht(dan: Callable[[], None], stop: Callable[[], bool]) -> None:
    while not stop():
        time.sleep(0.01)
    dan()


def _antwoord(
    bord: _Bord, seed: int, rondes: list[tuple[int, int, int]], *, onmogelijk: bool, rest: float | None
) -> Antwoord:
    waarde, haalbaar = bord.toetsing.waarde(bord.opdracht), bord.toetsing.haalbaar
    grens = bord.ondergrens
    if haalbaar and bord.opdracht.doel != "samen" and waarde <= GELIJK:
        grens = 0.0
    bewezen: Bewezen = "geen"
    if haalbaar and grens is not None:
        bewezen = "optimaal" if grens >= waarde - GELIJK else "grens"
        grens = min(grens, waarde)
    versoepelingen: tuple[Versoepeling, ...] = ()
    if not haalbaar and rest is not None:
        versoepelingen = versoepel(bord.instantie, bord.opdracht, seconden=rest, seed=seed)
    return Antwoord(
        instantie=bord.instantie,
        opdracht=bord.opdracht,
        plan=bord.plan,
        toetsing=bord.toetsing,
        ondergrens=grens,
        bewezen=bewezen,
        onmogelijk=onmogelijk,
        seconden=bord.klok() - bord.begonnen,
        seed=seed,
        rondes=tuple(rondes),
        versoepelingen=versoepelingen,
    )
