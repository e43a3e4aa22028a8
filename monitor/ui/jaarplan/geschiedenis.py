"""What changed in the year plan: who, when, from what to what; and undoing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

import streamlit as st

from monitor.jaarplan import questions
from monitor.jaarplan.plan import bewaar, wissen
from monitor.jaarplan.plan.beeld import Jaarbeeld
from monitor.jaarplan.plan.bewaar import Logregel
from monitor.jaarplan.plan.doelen import Actie, Afspraak, Ding, Doel
from monitor.jaarplan.plan.rechten import Blik, mag_actie_wijzigen, mag_doel_wijzigen, wie
from monitor.ui import bron, geschiedenis, kijker, opmaak
from monitor.ui.geschiedenis import Historieregel
from monitor.ui.jaarplan import kijk, woorden

BEURTEN_HOOGSTENS = 40
VELD = {
    "jaar": "jaar",
    "tekst": "tekst",
    "buurten": "waar",
    "eigenaar": "eigenaar",
    "afspraak": "prestatieafspraak",
    "indicator": "cijfer",
    "richting": "richting",
    "start": "van",
    "streef": "naar",
    "afgesloten": "afgesloten",
    "van": "begin",
    "tot": "eind",
    "status": "status",
    "uren_per_week": "uren per week",
    "stappen": "stappen",
    "met": "met wie",
}


def toon(jaar: Jaarbeeld, blik: Blik) -> None:
    """Newest first: a line per turn, with its changes and a way back."""
    doelen = {d.doel: d for d in bron.vraag(questions.lees).doelen}
    regels = [r for r in bron.vraag(questions.geschiedenis) if mag_zien(r, doelen, blik)]
    beurten = [list(groep) for _, groep in groupby(regels, key=lambda r: r.beurt)]
    if not beurten:
        st.info("Er is nog niets gewijzigd.", icon=":material/history:")
        return
    st.caption(
        "Wat er is gewijzigd in het hele jaarplan, het nieuwste eerst. Ongedaan maken kan zolang niemand het "
        "daarna nog heeft veranderd; ook dat staat hier dan weer."
    )
    geschiedenis.toon(
        kijk.NAAM, [_beurt(groep, jaar, blik) for groep in beurten[:BEURTEN_HOOGSTENS]],
        len(beurten) - BEURTEN_HOOGSTENS, lambda tx, weg: wissen.wis(tx, weg, kijk.door()),
    )  # fmt: skip


def mag_zien(regel: Logregel, doelen: dict[int, Doel], blik: Blik) -> bool:
    """Whether this change may be seen (and undone): what one may change oneself."""
    if blik.alles:
        return True
    ding = regel.wijziging.ding
    if isinstance(ding, Doel):
        return mag_doel_wijzigen(blik, ding)
    if isinstance(ding, Actie):
        doel = doelen.get(ding.doel)
        return doel is not None and mag_actie_wijzigen(blik, ding, doel)
    return False


def _beurt(groep: Sequence[Logregel], jaar: Jaarbeeld, blik: Blik) -> Historieregel:
    """A turn, with a way back, and for who may change the whole plan what can be wiped."""
    een = groep[0]
    door = (
        kijker.door(een.wie) if blik.namen or een.wie == kijker.kijker().naam else "door iemand van het team"
    )
    hele = sum(r.beurt == een.beurt for r in bron.vraag(questions.geschiedenis)) == len(groep)
    kan = hele and not een.ongedaan and not any(bewaar.is_gewist(r) for r in groep)
    return Historieregel(
        str(een.beurt),
        geschiedenis.zin(een.wanneer, f"{geschiedenis.moment(een.wanneer):%H:%M} uur, {door}", een.wat),
        (lambda tx: kijk.neem_terug(tx, een.beurt)) if kan else None,
        f"Ongedaan gemaakt: {een.wat}.",
        terug_door="" if een.ongedaan else None,
        details=tuple(zin for r in groep for zin in verschillen(r, jaar, blik)),
        teksten=wissen.wisbaar(groep, bron.vraag(questions.lees)) if blik.alles else (),
    )


def verschillen(regel: Logregel, jaar: Jaarbeeld, blik: Blik) -> list[str]:
    """The change in words: `Actie 'Opruimen': status van gepland naar klaar`."""
    w = regel.wijziging
    kop = f"{w.soort.capitalize()} ‘{w.ding.tekst}’"
    if w.oud is None:
        return [f"{kop} toegevoegd"]
    if w.nieuw is None:
        return [f"{kop} verwijderd"]
    oud, nieuw = _woorden(w.oud, jaar, blik), _woorden(w.nieuw, jaar, blik)
    return [f"{kop}: {VELD[v]} van {oud[v]} naar {nieuw[v]}" for v in oud if oud[v] != nieuw[v]]


def _woorden(ding: Ding, jaar: Jaarbeeld, blik: Blik) -> dict[str, str]:
    """The fields of an item as people read them."""
    uit = {veld: _waarde(waarde) for veld, waarde in asdict(ding).items() if veld in VELD}
    if not isinstance(ding, Afspraak):
        uit["eigenaar"] = wie(ding.eigenaar, blik, jaar.kennis)
    else:
        uit.pop("afspraak")
    if isinstance(ding, Doel):
        uit["buurten"] = woorden.waar(ding, jaar.kennis)
        if ding.indicator in jaar.kennis.maten:
            uit["indicator"] = jaar.kennis.maten[ding.indicator].naam
    if isinstance(ding, Actie):
        uit["stappen"] = f"{sum(s.klaar for s in ding.stappen)} van {len(ding.stappen)} gezet" + (
            f" ({opmaak.opsomming([s.tekst for s in ding.stappen])})" if ding.stappen else ""
        )
    return uit


def _waarde(waarde: object) -> str:
    if waarde is None or waarde == "":
        return "leeg"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        return opmaak.getal(waarde, 0 if waarde.is_integer() else 1)
    return f"{waarde:%d-%m-%Y}" if hasattr(waarde, "strftime") else str(waarde)
