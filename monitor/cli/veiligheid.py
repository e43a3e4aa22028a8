"""What `doctor` says about safety: back-ups, the log, access, and when asked every value in the database."""

from __future__ import annotations

import datetime as dt

from monitor.access import links, logboek
from monitor.access.kluis import Kluis
from monitor.access.poortregels import keur
from monitor.fouten import BuurtmonitorFout
from monitor.pipeline import ruim_verlopen_op
from monitor.settings import Instellingen
from monitor.store import Store
from monitor.store.backup import laatste

TE_LAAT_DAGEN = 7  # the limit moves a week at a time; the nightly job has so long
BACKUP_DAGEN = 2  # a changed database without a younger back-up wants attention
Bevinding = tuple[str, str, str]  # what, goed | let op | fout, one sentence


def van_de_map(instellingen: Instellingen, nu: dt.datetime) -> list[Bevinding]:
    """Access, and the vault with its log; works while the app runs. `nu` in UTC."""
    return [_toegang(instellingen), *_kluis(instellingen, int(nu.timestamp()))]


def van_de_database(store: Store, vandaag: dt.date, *, grondig: bool) -> list[Bevinding]:
    """How it opened, the last back-up, and when asked for: can every value be read?"""
    uit = [("opening", "let op", zin) for zin in store.meldingen]
    uit += [_backup(store), _bewaartermijn(store, vandaag)]
    if grondig:
        rijen = store.controleer()
        uit.append(("database gelezen", "goed", f"alle {rijen} rijen zijn heel."))
    return uit


def _toegang(instellingen: Instellingen) -> Bevinding:
    try:
        regels = keur(instellingen)
    except BuurtmonitorFout as fout:
        return "toegang", "fout", fout.zin
    if regels.modus == "lokaal":
        return "toegang", "goed", "alleen deze computer, zonder aanmelden."
    return "toegang", "goed", f"{regels.modus}, op {regels.adres}."


def _kluis(instellingen: Instellingen, nu: int) -> list[Bevinding]:
    try:
        with Kluis.open(instellingen.kluis) as kluis:
            uitkomst = logboek.controleer(kluis)
            levend = sum(link.geldig(nu) for link in links.lijst(kluis))
    except BuurtmonitorFout as fout:
        return [("kluis", "fout", fout.zin)]
    if uitkomst.fout:
        return [("logboek", "fout", f"{uitkomst.fout} Vergelijk het met een back-up.")]
    return [("logboek", "goed", f"heel, {uitkomst.regels} regels; {levend} gedeelde links zijn geldig.")]


def _backup(store: Store) -> Bevinding:
    vandaag = dt.date.today()  # noqa: DTZ011 — local, as in the names; the setting may look back
    vorige = laatste(store.instellingen.reserve, vandaag)
    if vorige is None:
        return "back-up", "let op", "er is nog geen back-up. Maak er een met: buurtmonitor backup"
    oud = (vandaag - vorige.gemaakt_op.date()).days
    zin = f"de laatste is van {vorige.gemaakt_op:%d-%m-%Y %H:%M}"
    if oud > BACKUP_DAGEN and vorige.versie != store.versie:
        return "back-up", "let op", f"{zin}; daarna is er gewijzigd. Maak er een met: buurtmonitor backup"
    return "back-up", "goed", f"{zin}."


def _bewaartermijn(store: Store, vandaag: dt.date) -> Bevinding:
    maanden = store.instellingen.bewaar_maanden
    wat = ruim_verlopen_op(store, door="doctor", vandaag=vandaag, proef=True)
    if wat.oudste is not None and (wat.grens - wat.oudste).days > TE_LAAT_DAGEN:
        return (
            "bewaartermijn",
            "let op",
            f"{wat.rijen} regels over personen zijn ouder dan {maanden} maanden (de oudste van "
            f"{wat.oudste:%d-%m-%Y}). Verwijder ze met: buurtmonitor bewaartermijn",
        )
    return "bewaartermijn", "goed", f"niets over personen is ouder dan {maanden} maanden (op hele weken)."
