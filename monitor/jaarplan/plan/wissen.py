"""Wiping a text from the history of the year plan: something of a tenant that should never have been there.

What stays: that something changed, of which item, by whom, when, and on which day the text was wiped. What
goes: every text in the log (of a goal, action, agreement or step) that is exactly one of those chosen, also
under another item that took it over. A text that stands in the plan itself is changed there first. A change
whose text was wiped can't be undone any more: what it would put back is gone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from monitor.fouten import Geweigerd
from monitor.jaarplan.plan.bewaar import Jaarplan, Logregel, geschiedenis, lees
from monitor.jaarplan.plan.daden import Door
from monitor.jaarplan.plan.doelen import Actie, Afspraak, Ding, Stap, als_json
from monitor.jaarplan.versies import GEWIST, vergeet_bytes
from monitor.store import Transactie


def teksten(ding: Ding | None) -> set[str]:
    """Everything in an item that somebody wrote."""
    if ding is None:
        return set()
    uit = {ding.tekst}
    if isinstance(ding, Afspraak):
        uit.add(ding.met)
    if isinstance(ding, Actie):
        uit |= {stap.tekst for stap in ding.stappen}
    return uit - {GEWIST}


def wisbaar(regels: Collection[Logregel], plan: Jaarplan) -> tuple[str, ...]:
    """The texts of these lines that no longer stand in the plan."""
    dingen: tuple[Ding, ...] = (*plan.afspraken, *plan.doelen, *plan.acties)
    er = {tekst for ding in dingen for tekst in teksten(ding)}
    ooit = {t for r in regels for ding in (r.wijziging.oud, r.wijziging.nieuw) for t in teksten(ding)}
    return tuple(sorted(ooit - er))


def wis(tx: Transactie, weg: Collection[str], door: Door) -> int:
    """Wipe these texts from the whole history; returns how many lines held one.

    Raises
    ------
    Geweigerd
        Nothing was chosen, or a text stands in the plan itself.
    """
    plan, regels = lees(tx), geschiedenis(tx)
    if not weg or not set(weg) <= set(wisbaar(regels, plan)):
        raise Geweigerd("Deze tekst staat nog in het plan, of is al gewist. Pas eerst het plan zelf aan.")
    aantal = 0
    for r in regels:
        oud, nieuw = (_zonder(ding, weg) for ding in (r.wijziging.oud, r.wijziging.nieuw))
        if (oud, nieuw) == (r.wijziging.oud, r.wijziging.nieuw):
            continue
        aantal += 1
        staart = f" (tekst gewist op {door.nu:%d-%m-%Y})"
        wat = r.wat if r.wat.endswith(staart) else f"{r.wat}{staart}"
        tx.doe(
            "update jaarplanlog set oud = ?, nieuw = ?, wat = ? where nummer = ?",
            [oud and als_json(oud), nieuw and als_json(nieuw), wat, r.nummer],
        )
    vergeet_bytes(tx, door.nu)
    return aantal


def _zonder(ding: Ding | None, weg: Collection[str]) -> Ding | None:
    """The item with these texts wiped."""
    if ding is None:
        return None
    tekst = GEWIST if ding.tekst in weg else ding.tekst
    if isinstance(ding, Afspraak):
        return replace(ding, tekst=tekst, met=GEWIST if ding.met in weg else ding.met)
    if isinstance(ding, Actie):
        stappen = tuple(Stap(GEWIST if s.tekst in weg else s.tekst, s.klaar) for s in ding.stappen)
        return replace(ding, tekst=tekst, stappen=stappen)
    return replace(ding, tekst=tekst)
