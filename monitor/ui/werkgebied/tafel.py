"""The table of this session: the plan under people's hands, the brush, the chosen buurt, and what-ifs.

The table outlives a change of the data: the plan is laid on the new question by buurt and person. Clicks on
the map, buttons and the list of buurten all end in the same few methods, so that they do the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from monitor.fouten import Geweigerd
from monitor.ui import bron, opmaak
from monitor.ui.werkgebied import kaart as werkgebied_kaart
from monitor.ui.werkgebied import rechten
from monitor.ui.werkgebied.concept import Inhoud
from monitor.ui.werkgebied.kleuren import Merk, merken
from monitor.werkgebied import questions
from monitor.werkgebied.antwoorden import Aannames, Tafelvraag
from monitor.werkgebied.gegevens import Coordinator
from monitor.werkgebied.instantie import Opdracht, Plan
from monitor.werkgebied.los import Antwoord
from monitor.werkgebied.scenario import Scenario, plan_op
from monitor.werkgebied.stand import Stand
from monitor.werkgebied.toets import Toetsing, toets

SLEUTEL = "werkgebied_tafel"
KAART = "werkgebied_kaart"
ADRES = "scenario"  # name in the query string
GEOPEND = "werkgebied_adres"  # the kept plan that the address has opened in this session


@dataclass
class Tafel:
    """Everything that one working group has on its table."""

    vraag: Tafelvraag
    stand: Stand
    aannames: Aannames
    versie: int
    gekozen: int | None = None  # buurt
    penseel: int | None = None  # coordinator; None = look only
    groep: frozenset[int] = frozenset()  # several buurten at once
    opdracht: Opdracht = field(default_factory=Opdracht)
    herkomst: str = "handwerk"
    titel: str = "Nu"
    scenario: str | None = None
    antwoord: Antwoord | None = None  # the last proposal
    voorstel: Plan | None = None  # where packages lead to
    melding: str | None = None
    basis: Tafelvraag | None = None  # the question without any what-if: colours follow from it
    gezien: tuple[str, int] = ("", 0)  # which map, and the number of its last click that was dealt with
    genoemd: dict[Plan, tuple[str, str, str | None]] = field(
        default_factory=dict
    )  # titel, herkomst, scenario
    schoon: Inhoud | None = None  # as it lay here when nothing was changed yet, or when it was kept
    _bij: Tafelvraag | None = None
    _geteld: tuple[Toetsing, tuple[Merk, ...], str] = field(init=False)

    def __post_init__(self) -> None:
        self.onthoud()
        if self.schoon is None:
            self.schoon = self.inhoud

    @property
    def inhoud(self) -> Inhoud:
        """What would be lost with this table, in codes and ids."""
        buurten = self.vraag.instantie.buurten
        sloten = frozenset(buurten[b].code for b in self.stand.sloten)
        return self.vraag.instantie.verdeling(self.plan), sloten, self.aannames

    @property
    def vuil(self) -> bool:
        """Is there work on the table that is not kept under a name?"""
        return self.inhoud != self.schoon

    @property
    def plan(self) -> Plan:
        """The plan on the table."""
        return self.stand.plan

    @property
    def toetsing(self) -> Toetsing:
        """The plan judged."""
        return self.stand.toetsing

    @property
    def toetsing_nu(self) -> Toetsing:
        """Today's division judged, under the same what-ifs."""
        return self._vast[0]

    @property
    def merken(self) -> tuple[Merk, ...]:
        """Colour and letters per coordinator."""
        return self._vast[1]

    @property
    def kaart(self) -> str:
        """What the map shows and no click changes."""
        return self._vast[2]

    @property
    def _vast(self) -> tuple[Toetsing, tuple[Merk, ...], str]:
        """What only changes with the question: counted once per question, not once per click."""
        if self._bij is not self.vraag:
            self._bij, kleuren = self.vraag, merken(self.vraag, self.basis)
            kaart = werkgebied_kaart.vast(self.vraag, kleuren)
            self._geteld = (toets(self.vraag.instantie, self.vraag.nu), kleuren, kaart)
        return self._geteld

    def kies(self, buurt: int | None) -> None:
        """Choose a buurt; with a brush in hand it is painted as well."""
        self.gekozen, self.groep = buurt, frozenset()
        if buurt is not None and self.penseel is not None:
            self.geef(buurt, self.penseel)

    def kies_meer(self, buurten: Iterable[int]) -> None:
        """Choose several at once; with a brush in hand all that are not locked are painted, as one step."""
        self.gekozen, self.groep = None, frozenset(buurten)
        if self.penseel is not None:
            self.geef_groep(self.penseel)

    def geef_groep(self, wie: int) -> None:
        """Give the chosen group to a coordinator; locked buurten stay, and that is said."""
        vrij = self.groep - self.stand.sloten
        vast = len(self.groep) - len(vrij)
        if vrij:
            self.stand.zet(sorted(vrij), wie)
            self.aangeraakt()
        if vast:
            self.melding = f"{opmaak.meervoud(vast, 'buurt staat', 'buurten staan')} op slot en bleven staan."
        self.groep = frozenset()

    def geef(self, buurt: int, wie: int) -> None:
        """Give a buurt to a coordinator; a lock refuses, with a sentence."""
        try:
            self.stand.zet([buurt], wie)
            self.aangeraakt()
        except Geweigerd as fout:
            self.melding = self.vraag.leesbaar(fout.zin)

    @property
    def keuze(self) -> frozenset[int]:
        """What a button works on: the group, or the one buurt."""
        return self.groep or (frozenset() if self.gekozen is None else frozenset((self.gekozen,)))

    def slot(self) -> None:
        """Lock what is chosen, or unlock it when all of it is locked."""
        dicht = not self.keuze <= self.stand.sloten
        for buurt in self.keuze:
            self.stand.op_slot(buurt, dicht)

    def ongedaan(self) -> None:
        """Take back the last step."""
        if self.stand.ongedaan():
            self._noem()

    def opnieuw(self) -> None:
        """Do the step that was taken back again."""
        if self.stand.opnieuw():
            self._noem()

    def neem_over(self, plan: Plan, titel: str, herkomst: str) -> None:
        """A whole plan at once, as one step for undo."""
        self.stand.neem_over(plan)
        self.titel, self.herkomst, self.scenario = titel, herkomst, None
        self.onthoud()

    def onthoud(self) -> None:
        """What this plan is called, for who comes back to it by undo or redo."""
        self.genoemd[self.plan] = (self.titel, self.herkomst, self.scenario)

    def _noem(self) -> None:
        """After undo or redo: the name that the plan had, or a plan by hand."""
        naam = self.genoemd.get(self.plan)
        if naam is None:
            self.aangeraakt()
        else:
            self.titel, self.herkomst, self.scenario = naam

    def aangeraakt(self) -> None:
        """After an edit by hand the plan is no longer the kept one."""
        if self.scenario is not None:
            self.scenario = None
        self.titel, self.herkomst = "Eigen verdeling", "handwerk"


def tafel() -> Tafel | None:
    """The table of this session, on today's data; None when there is nothing to divide."""
    huidig: Tafel | None = st.session_state.get(SLEUTEL)
    versie = bron.store().versie
    if huidig is None or huidig.versie != versie:
        huidig = _leg_klaar(huidig, huidig.aannames if huidig else Aannames(), versie)
        st.session_state[SLEUTEL] = huidig
    return huidig


def wissel_aannames(aannames: Aannames) -> None:
    """Lay the table on other what-ifs; the plan stays where it can."""
    oud: Tafel | None = st.session_state.get(SLEUTEL)
    nieuw = _leg_klaar(oud, aannames, bron.store().versie)
    if nieuw is None:
        raise Geweigerd("Met deze aannames is er niemand om over te verdelen; laat er minstens één meedoen.")
    st.session_state[SLEUTEL] = nieuw


def _leg_klaar(oud: Tafel | None, aannames: Aannames, versie: int) -> Tafel | None:
    vraag = _vraag(aannames)
    if vraag is None:
        return None
    if oud is None:
        opdracht = Opdracht("wijziging", bron.instellingen().verdeling_tolerantie)
        return Tafel(
            vraag, Stand(vraag.instantie, vraag.nu), aannames, versie, opdracht=opdracht, basis=_basis()
        )
    if vraag.instantie == oud.vraag.instantie:
        oud.vraag, oud.versie, oud.aannames, oud.basis = vraag, versie, aannames, _basis()
        return oud
    verdeling = oud.vraag.instantie.verdeling(oud.plan)
    if oud.plan == oud.vraag.nu:  # today's division stays today's, whoever takes part
        verdeling = vraag.instantie.verdeling(vraag.nu)
    plan, _ = plan_op(vraag.instantie, verdeling, vraag.nu)
    codes = {oud.vraag.instantie.buurten[b].code for b in oud.stand.sloten}
    sloten = [b for b, buurt in enumerate(vraag.instantie.buurten) if buurt.code in codes]
    onveranderd = not oud.vuil and aannames == oud.aannames  # only the data changed under it
    return Tafel(
        vraag, Stand(vraag.instantie, plan, sloten=sloten), aannames, versie,
        opdracht=oud.opdracht, herkomst=oud.herkomst, titel=oud.titel, melding=oud.melding, basis=_basis(),
        schoon=None if onveranderd else oud.schoon,
    )  # fmt: skip


def _vraag(aannames: Aannames) -> Tafelvraag | None:
    """The question as this viewer may see it: with names, or with letters."""
    vraag: Tafelvraag | None = bron.vraag(questions.tafelvraag, bron.vandaag(), aannames)
    if vraag is None or rechten.namen_zichtbaar():
        return vraag
    return rechten.met_letters(vraag, [m.id for m in iedereen()])


def _basis() -> Tafelvraag | None:
    basis: Tafelvraag | None = bron.vraag(questions.tafelvraag, bron.vandaag(), Aannames())
    return basis


def iedereen() -> tuple[Coordinator, ...]:
    """Everybody who can take part, without any what-if; with letters for who may not see names."""
    basis = _basis()
    if basis is None:
        return ()
    if not rechten.namen_zichtbaar():
        basis = rechten.met_letters(basis, [m.id for m in basis.coordinatoren])
    return basis.coordinatoren


def open_scenario(scenario: Scenario) -> None:
    """Put a kept plan on the table, with its what-ifs, goal and locks."""
    wissel_aannames(scenario.aannames)
    nu = tafel()
    if nu is None:
        return
    plan, gemist = plan_op(nu.vraag.instantie, scenario.verdeling, nu.vraag.nu)
    nu.stand.sloten.clear()
    nu.stand.neem_over(plan)
    nu.stand.sloten.update(
        b for b, buurt in enumerate(nu.vraag.instantie.buurten) if buurt.code in scenario.sloten
    )
    nu.titel, nu.herkomst, nu.scenario = scenario.naam, scenario.herkomst, scenario.id
    nu.opdracht, nu.voorstel = scenario.opdracht, plan
    nu.onthoud()
    nu.schoon = nu.inhoud
    if gemist:
        buurten = "buurt past" if gemist == 1 else "buurten passen"
        nu.melding = f"{gemist} {buurten} niet meer bij de gegevens van nu en staan zoals nu."


def open_adres() -> None:
    """Open the plan that the address names, once."""
    gevraagd = st.query_params.get(ADRES)
    nu = tafel()
    if nu is None or not gevraagd or gevraagd == nu.scenario or gevraagd == st.session_state.get(GEOPEND):
        return
    st.session_state[GEOPEND] = gevraagd
    gevonden = questions.scenario(bron.store(), gevraagd)
    if gevonden is None:
        st.query_params.pop(ADRES, None)
        nu.melding = "De verdeling uit dit adres bestaat niet (meer). U ziet de verdeling van nu."
    else:
        open_scenario(gevonden)


def verwerk_klik(bericht: dict[str, Any]) -> None:
    """Clicks and lassos on the map that were not dealt with yet: choose the buurten, and paint them when a
    brush is in hand. What comes from a browser is believed in form only when it fits."""
    nu: Tafel | None = st.session_state.get(SLEUTEL)
    klikken = bericht.get("klikken")
    if nu is None or not isinstance(klikken, list):
        return
    kaart, index = str(bericht.get("kaart")), nu.vraag.instantie.index
    for klik in klikken:
        nummer = klik.get("nr") if isinstance(klik, dict) else None
        if not isinstance(nummer, int) or (nu.gezien[0] == kaart and nummer <= nu.gezien[1]):
            continue
        nu.gezien = (kaart, nummer)
        codes = klik.get("codes")
        if isinstance(codes, list):
            nu.kies_meer(index[str(code)] for code in codes if str(code) in index)
        elif (buurt := index.get(str(klik.get("code")))) is not None:
            nu.kies(buurt)
