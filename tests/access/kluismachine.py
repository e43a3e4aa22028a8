"""A model of the vault as plain Python, and a machine that makes both do the same and compares.

Steps: make, open (right, wrong and guessed tokens, right and wrong passwords), look, use a session, close,
revoke, and the clock going forward (and now and then back). After every step each token that was ever
given out must be valid in the vault exactly when it is valid in the model.
"""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from monitor.access import links, logboek, sessies
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.access.wachtwoord import Kosten
from monitor.fouten import Geweigerd

SNEL = Kosten(n=2, r=1, p=1)  # the cost of a guess is not what is tested here
DAG = 24 * 3600
BORD = Bereik(("overzicht",), ("W1",))
WOORDEN = st.sampled_from(["geheim woord", "een ander woord"])


@dataclass
class ModelLink:
    """What a link should do."""

    token: str
    naam: str
    gemaakt: int
    verloopt: int
    woord: str | None
    over: int | None
    ingetrokken: bool = False
    fout: int = 0
    dicht_tot: int = 0
    sessies: list[str] = field(default_factory=list)

    def geldig(self, nu: int) -> bool:
        return (
            not self.ingetrokken
            and self.gemaakt <= nu < self.verloopt
            and (self.over is None or self.over > 0)
        )


@dataclass
class ModelSessie:
    """What a session should do."""

    token: str
    begonnen: int
    gezien: int
    verloopt: int
    link: ModelLink | None
    dicht: bool = False

    def geldig(self, nu: int) -> bool:
        link_goed = self.link is None or (not self.link.ingetrokken and nu < self.link.verloopt)
        levend = self.begonnen <= nu < self.verloopt and nu - self.gezien < 30 * 60
        return not self.dicht and link_goed and levend


class KluisMachine(RuleBasedStateMachine):
    """Vault against model."""

    link_bundel: Bundle[ModelLink] = Bundle("link")
    sessie_bundel: Bundle[ModelSessie] = Bundle("sessie")

    def __init__(self) -> None:
        super().__init__()
        self.map = TemporaryDirectory()
        self.nu = 1_800_000_000
        self.links: list[ModelLink] = []
        self.sessies: list[ModelSessie] = []

    @initialize(zaad=st.integers(0, 2**32))
    def begin(self, zaad: int) -> None:
        self.kluis = Kluis.open(Path(self.map.name) / "kluis.sqlite", random.Random(zaad).randbytes)  # noqa: S311

    @rule(
        target=link_bundel,
        dagen=st.integers(1, 90),
        woord=st.none() | WOORDEN,
        hoogstens=st.none() | st.integers(1, 3),
    )
    def maak(self, dagen: int, woord: str | None, hoogstens: int | None) -> ModelLink:
        link, token = links.maak(
            self.kluis, self.nu, door="Ruud", titel="Bestuur", bereik=BORD, soort="levend",
            dagen=dagen, hoogstens=hoogstens, geheim_woord=woord, kosten=SNEL,
        )  # fmt: skip
        model = ModelLink(token, link.id, self.nu, self.nu + dagen * DAG, woord, hoogstens)
        self.links.append(model)
        return model

    @rule(dagen=st.sampled_from([0, -1, 91, 3650]))
    def maak_te_lang(self, dagen: int) -> None:
        try:
            links.maak(
                self.kluis,
                self.nu,
                door="R",
                titel="x",
                bereik=Bereik(("a",), ("*",)),
                soort="levend",
                dagen=dagen,
            )
        except Geweigerd:
            return
        raise AssertionError("a link without a proper end was made")

    @rule(target=sessie_bundel, link=link_bundel, woord=st.none() | WOORDEN)
    def open_link(self, link: ModelLink, woord: str | None) -> ModelSessie | None:
        return self._probeer(link, woord)

    def _probeer(self, link: ModelLink, woord: str | None) -> ModelSessie | None:
        mag = link.geldig(self.nu)
        rust = mag and link.woord is not None and self.nu < link.dicht_tot
        if mag and link.woord is not None and (self.nu < link.dicht_tot or woord != link.woord):
            mag = False
            if self.nu >= link.dicht_tot:
                link.fout += 1
                if link.fout == 10:
                    link.fout, link.dicht_tot = 0, self.nu + 15 * 60
        try:
            token, zin = links.open_(self.kluis, link.token, self.nu, woord), ""
        except Geweigerd as fout:
            token, zin = "", fout.zin
        assert ("kwartier" in zin) == rust, "it rests exactly when the model does"
        if not token:
            assert not mag, "the vault refused what it should allow"
            return None
        assert mag, "the vault allowed what it should refuse"
        link.over = None if link.over is None else link.over - 1
        link.fout = 0
        model = ModelSessie(token, self.nu, self.nu, min(self.nu + 8 * 3600, link.verloopt), link)
        self.sessies.append(model)
        return model

    @rule(target=sessie_bundel)
    def meld_aan(self) -> ModelSessie:
        token = sessies.begin(
            self.kluis, self.nu, wie="ruud", naam="Ruud", rol="manager", bereik=Bereik.alles()
        )
        model = ModelSessie(token, self.nu, self.nu, self.nu + 8 * 3600, None)
        self.sessies.append(model)
        return model

    @rule(sessie=sessie_bundel)
    def gebruik(self, sessie: ModelSessie | None) -> None:
        if sessie is None:
            return
        mag = sessie.geldig(self.nu)
        assert (sessies.controleer(self.kluis, sessie.token, self.nu) is not None) == mag
        if mag and self.nu - sessie.gezien >= 60:
            sessie.gezien = self.nu

    @rule(sessie=sessie_bundel)
    def meld_af(self, sessie: ModelSessie | None) -> None:
        if sessie is not None:
            if sessie.geldig(self.nu):
                sessie.dicht = True
            sessies.sluit(self.kluis, sessie.token, self.nu)

    @rule(link=link_bundel)
    def trek_in(self, link: ModelLink) -> None:
        assert links.trek_in(self.kluis, link.naam, self.nu, door="Ruud") == (not link.ingetrokken)
        link.ingetrokken = True

    @rule(
        seconden=st.sampled_from([1, 59, 60, 61, 899, 1799, 1800, 1801, 4 * 3600, DAG, 20 * DAG, -1, -3600])
    )
    def klok(self, seconden: int) -> None:
        self.nu += seconden

    @precondition(lambda self: self.links or self.sessies)
    @rule(keuze=st.integers(0, 10_000), naast=st.sampled_from([-1, 0, 1]))
    def klok_naar_grens(self, keuze: int, naast: int) -> None:
        """To just before, on or just after a moment that matters; that may be back in time."""
        grenzen = [moment for link in self.links for moment in (link.gemaakt, link.verloopt, link.dicht_tot)]
        grenzen += [moment for s in self.sessies for moment in (s.begonnen, s.gezien + 1800, s.verloopt)]
        grenzen = [moment for moment in grenzen if moment]
        self.nu = grenzen[keuze % len(grenzen)] + naast

    @rule(link=link_bundel, keer=st.sampled_from([1, 9, 10, 11]))
    def raad_wachtwoord(self, link: ModelLink, keer: int) -> None:
        for _ in range(keer):
            self._probeer(link, "nooit het goede")

    @rule(link=link_bundel, plek=st.integers(0, 55), teken=st.sampled_from("AZaz09-_.%/"))
    def raad(self, link: ModelLink, plek: int, teken: str) -> None:
        gok = link.token[:plek] + teken + link.token[plek + 1 :]
        for poging in (
            gok,
            f"{link.naam}.{secrets.token_urlsafe(32)}",
            link.naam,
            "",
            gok + "x",
            "../" + gok,
        ):
            if poging == link.token:
                continue
            try:
                links.open_(self.kluis, poging, self.nu, link.woord)
            except Geweigerd:
                continue
            raise AssertionError("a guess came in")

    @invariant()
    def elke_link_precies_zoals_het_model(self) -> None:
        for link in self.links:
            try:
                links.bekijk(self.kluis, link.token, self.nu)
                assert link.geldig(self.nu)
            except Geweigerd:
                assert not link.geldig(self.nu)

    @invariant()
    def iedereen_precies_zoals_het_model(self) -> None:
        for sessie in self.sessies:
            binnen = sessies.controleer(self.kluis, sessie.token, self.nu, teken_van_leven=False)
            assert (binnen is not None) == sessie.geldig(self.nu)
            if binnen is not None and sessie.link is not None:
                assert (binnen.rol, binnen.bereik.wijken, binnen.link) == (
                    "bestuur",
                    ("W1",),
                    sessie.link.naam,
                )

    def teardown(self) -> None:
        if not hasattr(self, "kluis"):
            self.map.cleanup()
            return
        assert logboek.controleer(self.kluis).fout is None
        regels = " ".join(
            f"{regel.wie} {regel.wat} {regel.over}" for regel in logboek.regels(self.kluis, 10_000)
        )
        self.kluis.sluit()
        ruw = b"".join(bestand.read_bytes() for bestand in Path(self.map.name).iterdir())
        for token in [link.token.split(".")[1] for link in self.links] + [s.token for s in self.sessies]:
            assert token not in regels
            assert token.encode() not in ruw, "a token stands in the file"
        self.map.cleanup()
