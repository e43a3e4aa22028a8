"""Signs, words and colours of the year plan, and the sentences about a goal's figure: the same on page and
paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.jaarplan.plan.beeld import TE_LAAT, Actiebeeld, Doelbeeld, Jaarbeeld
from monitor.jaarplan.plan.cijferstand import Cijferstand
from monitor.jaarplan.plan.daden import Kennis, Maat
from monitor.jaarplan.plan.doelen import OMLAAG, Doel
from monitor.jaarplan.plan.voortgang import (
    GEHAALD,
    GEPLAND,
    KLAAR,
    LOOPT,
    NIET_GEHAALD,
    NOG_NIET,
    ONBEKEND,
    VERVALLEN,
    Voortgang,
    dagen_te_laat,
)
from monitor.ui import opmaak
from monitor.ui.stoplicht.beeld import KLASSEN, jaren

DOORGEZET = "naar volgend jaar"
HEEL = "Hele corporatie"
NIETS_LAAT = "Geen enkele actie is te laat."
NOEMER = {"verhuurd": "woningen", "punten": "schouwpunten", "geen": ""}


@dataclass(frozen=True)
class Teken:
    """How a status or a verdict looks: sign and word together, on a colour that is never needed to read
    it."""

    teken: str
    woord: str
    kleur: str
    inkt: str

    def __str__(self) -> str:
        return f"{self.teken}{opmaak.VAST}{self.woord.replace(' ', opmaak.VAST)}"


_DONKER, _LICHT = "#1b2430", "#ffffff"
STATUS = {
    t.woord: t
    for t in (
        Teken("▲", TE_LAAT, "#a50026", _LICHT),
        Teken("►", LOOPT, "#1f5a94", _LICHT),
        Teken("○", GEPLAND, "#bcd6ee", _DONKER),
        Teken("✓", KLAAR, "#9cc9a8", _DONKER),
        Teken("→", DOORGEZET, "#e3d9c6", _DONKER),
        Teken("□", VERVALLEN, "#d9d9d9", _DONKER),
    )
}
UITSLAG = {
    GEHAALD: Teken("✓", GEHAALD, "#4575b4", _LICHT),
    NIET_GEHAALD: Teken("▲", NIET_GEHAALD, "#a50026", _LICHT),
    NOG_NIET: Teken("◇", NOG_NIET, "#fdae61", _DONKER),
    ONBEKEND: Teken("○", ONBEKEND, "#d9d9d9", _DONKER),
}


def status(actie: Actiebeeld) -> Teken:
    """The sign of an action: late leads, then carried on, then its own status."""
    if actie.laat:
        return STATUS[TE_LAAT]
    open_ = actie.actie.status in (GEPLAND, LOOPT)
    return STATUS[DOORGEZET if actie.doorgezet and open_ else actie.actie.status]


def status_zin(actie: Actiebeeld, vandaag: dt.date) -> str:
    """`▲ te laat (12 dagen)`."""
    teken = status(actie)
    mee = ", ook in het plan van volgend jaar" if actie.meegenomen and not actie.doorgezet else ""
    if not actie.laat:
        return f"{teken}{mee}"
    return f"{teken} ({opmaak.meervoud(dagen_te_laat(actie.actie.tot, vandaag), 'dag', 'dagen')}){mee}"


def waar(doel: Doel, weet: Kennis) -> str:
    """The buurten of a goal by name."""
    if not doel.buurten:
        return HEEL
    return opmaak.opsomming([weet.buurten[c].naam if c in weet.buurten else c for c in doel.buurten])


def getal(maat: Maat, waarde: float | None) -> str:
    """A figure in the shown unit: a class whole, all else with one decimal when it has one."""
    if waarde is None:
        return opmaak.ONBEKEND
    heel = maat.soort == "klasse" or abs(waarde - round(waarde)) < 1e-9
    return opmaak.getal(waarde, 0 if heel else 1)


def van_naar(doel: Doel, maat: Maat) -> str:
    """`Woninginbraken: van 12 naar 8 per 1.000 woningen`."""
    als = f" {maat.eenheid}" if maat.eenheid else ""
    if doel.start == doel.streef:
        kant = "hoogstens" if doel.richting == OMLAAG else "minstens"
        return f"{maat.naam}: {kant} {getal(maat, doel.streef)}{als}"
    return f"{maat.naam}: van {getal(maat, doel.start)} naar {getal(maat, doel.streef)}{als}"


def cijfer_nu(beeld: Doelbeeld) -> str:
    """The figure now with its interval and n; or that there is none."""
    nu, maat = beeld.nu, beeld.maat
    if maat is None:
        return ""
    if nu is None:
        return "Nu: weten we niet, er is nog geen cijfer van deze buurten."
    marge = ""
    if nu.laag is not None and nu.hoog is not None:
        laag, hoog = opmaak.getal(max(0.0, nu.laag), 1), opmaak.getal(nu.hoog, 1)
        wat = (
            f"het echte cijfer van deze {nu.met_cijfer} buurten samen"
            if nu.met_cijfer > 1
            else "het echte cijfer"
        )
        marge = f" ({wat} ligt bijna zeker tussen {laag} en {hoog})"
    eenheid = f" {maat.eenheid}" if maat.eenheid else ""
    waarde = opmaak.getal(nu.waarde, 0 if maat.soort == "klasse" else 1)
    if nu.tot_nu_toe:
        return f"Tot nu toe in {nu.jaar}: {waarde}{eenheid}{marge}; het jaar is nog niet om."
    return f"In {nu.jaar}: {waarde}{eenheid}{marge}."


def lichten(nu: Cijferstand) -> str:
    """The lights of the buurten, counted and never averaged: `▲ slecht`, or `2 × ▲ slecht, 1 × ● goed`."""
    delen = []
    for code, klasse in KLASSEN.items():
        aantal = sum(
            n for licht, soort, n in nu.lichten if code == (f"geel, {soort}" if licht == "geel" else licht)
        )
        if aantal:
            merk = f"{klasse.teken}{opmaak.VAST}{klasse.woord}"
            delen.append(merk if nu.buurten == 1 else f"{aantal} × {merk}")
    over = f" over {jaren((nu.jaar - nu.lichtjaren + 1, nu.jaar))} samen" if nu.lichtjaren > 1 else ""
    woord = "Licht" if nu.buurten == 1 else "Lichten"
    return f"{woord}{over}: {', '.join(delen)}"


def herkomst(beeld: Doelbeeld) -> str:
    """Period, source and n of a goal's figure."""
    nu, maat = beeld.nu, beeld.maat
    if nu is None or maat is None:
        return ""
    wat = NOEMER.get(maat.noemer, maat.noemer)
    delen = [f"Periode {nu.jaar}{' tot nu toe' if nu.tot_nu_toe else ''}", f"bron: {maat.bron}"]
    if nu.teller is not None and nu.noemer:
        delen.append(f"{opmaak.getal(nu.teller)} op {opmaak.getal(nu.noemer)} {wat}".strip())
    elif nu.noemer and wat:
        delen.append(f"{opmaak.getal(nu.noemer)} {wat}")
    if nu.buurten > 1:
        delen.append(
            f"{nu.met_cijfer} van {opmaak.meervoud(nu.buurten, 'buurt', 'buurten')} "
            f"({opmaak.deel(nu.dekking)} van de woningen)"
        )
    delen.append(lichten(nu))
    return " · ".join(delen)


def uitslag_zin(beeld: Doelbeeld) -> str:
    """`◇ nog niet te zeggen: …`; of a goal without a figure what the team says."""
    if beeld.uitslag is None:
        return "Afgesloten door het team." if beeld.doel.afgesloten else "Doel zonder cijfer."
    dicht = " Het team heeft dit doel afgesloten." if beeld.doel.afgesloten else ""
    return f"{UITSLAG[beeld.uitslag.woord]}: {beeld.uitslag.zin}.{dicht}"


def kopzin(beeld: Jaarbeeld) -> str:
    """The year in one sentence: goals, verdicts, actions, late ones."""
    if not beeld.doelen:
        return f"Voor {beeld.jaar} staat er nog geen doel in het jaarplan."
    delen = [f"{opmaak.meervoud(len(beeld.doelen), 'doel', 'doelen')}"]
    telling = beeld.gehaald
    for woord in (GEHAALD, NIET_GEHAALD):
        if telling[woord]:
            delen.append(f"{telling[woord]} {woord}")
    return f"Jaarplan {beeld.jaar}: {', '.join(delen)}; {beeld.voortgang.zin}."


def voortgang(v: Voortgang) -> float:
    """The share of a progress bar: actions that are finished."""
    return v.klaar / v.acties if v.acties else 0.0


def periode(actie: Actiebeeld) -> str:
    """`1 maart t/m 30 juni 2026`."""
    return opmaak.periode(actie.actie.van, actie.actie.tot)


def voortgang_kort(beeld: Doelbeeld) -> str:
    """What stands beside a goal on the time line: its verdict, else how many actions are finished."""
    v = beeld.voortgang
    klaar = f"{v.klaar} van {v.acties} klaar"
    return klaar if beeld.uitslag is None else f"{klaar} · {UITSLAG[beeld.uitslag.woord]}"
