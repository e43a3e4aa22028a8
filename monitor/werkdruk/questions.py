"""The questions of the Werkdruk pages and the command line; each answers a frozen dataclass.

A period is the last `weken` weeks that are over on `vandaag`. Answers are drawn from the derived weeks (a few
hundred rows), never from the entries themselves, except `bronregels`, which shows just those. Each answer
carries its `Basis`: period, sources, number of entries, completeness.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from monitor.store import Store, sql
from monitor.werkdruk.antwoorden import (
    Basis,
    Bronregels,
    GemetenNormen,
    Persoonsblad,
    Persoonscijfer,
    Teamoverzicht,
)
from monitor.werkdruk.blad import (
    EERDER,
    blad_aandrijvers,
    blad_buurten,
    blad_concentratie,
    blad_doen_willen,
    blad_gewogen,
    blad_omslag,
    geen_omslag,
    haal_namen,
    haal_uren,
)
from monitor.werkdruk.ophalen import (
    EEN_WEEK,
    TABEL,
    WEEK_KOLOMMEN,
    haal_mens,
    haal_mensen,
    haal_weken,
    laatste_weken,
    maak_basis,
    maak_cijfer,
    tabelrij,
    teamzin,
    weekrijen,
    weektabel,
    zondag,
)
from monitor.werkdruk.rules import SECONDEN_PER_UUR, Druk, Week
from monitor.werkdruk.startnorm import Startnormen, startnormen
from monitor.werkdruk.uitleg import FIGUREN, Uitleg, uitleg
from monitor.werkdruk.vooruit import haal_vooruit

__all__ = [
    "FIGUREN",
    "Basis",
    "Bronregels",
    "Druk",
    "GemetenNormen",
    "Persoonsblad",
    "Persoonscijfer",
    "Startnormen",
    "Teamoverzicht",
    "Uitleg",
    "andere_bron",
    "bronregels",
    "gemeten_normen",
    "medewerkers",
    "persoonsblad",
    "startnormen",
    "teamoverzicht",
    "uitleg",
]

TERUG = 26  # weeks looked back for structureel / piek
VOORUIT = 26
_KAMER = "werkdruk"
WEEKVAK = [
    "medewerker", "naam", "week", "bezetting", "druk_midden", "volledigheid", "oordeel", "symbool",
]  # fmt: skip


def teamoverzicht(store: Store, vandaag: dt.date, weken: int = 13) -> Teamoverzicht:
    """Who is busy, how sure are we, structural or a peak?"""
    eerste, laatste = laatste_weken(vandaag, weken)
    per_persoon = haal_weken(store, laatste - (_terug(weken) - 1) * EEN_WEEK, laatste)
    cijfers = tuple(
        maak_cijfer(store, mens, per_persoon.get(mens[0], []), eerste)
        for mens in haal_mensen(store, eerste, laatste)
    )
    alles = [w for mens in cijfers for w in per_persoon.get(mens.medewerker, []) if w.week >= eerste]
    return Teamoverzicht(
        zin=teamzin(cijfers),
        zin_met_reden=teamzin(cijfers, redenen=True),
        personen=cijfers,
        team=maak_cijfer(store, ("team", "Team", ""), alles, eerste),
        tabel=pd.DataFrame(
            [
                tabelrij(c, [w for w in per_persoon.get(c.medewerker, []) if w.week >= eerste])
                for c in cijfers
            ],
            columns=TABEL,
        ),
        weken=_weekvakken(store, cijfers, per_persoon, eerste),
        basis=maak_basis(store, eerste, laatste, alles),
    )


def _terug(weken: int) -> int:
    """Weeks looked at for a period of `weken`: the same everywhere, so that a peak begins on the same day."""
    return max(weken + EERDER, TERUG)


def _weekvakken(
    store: Store, cijfers: Sequence[Persoonscijfer], per_persoon: Mapping[str, list[Week]], eerste: dt.date
) -> pd.DataFrame:
    """Person × week of the period: bezetting, druk, completeness and verdict."""
    rijen = [
        (c.medewerker, c.naam, *rij)
        for c in cijfers
        for rij in weekrijen(
            [w for w in per_persoon.get(c.medewerker, []) if w.week >= eerste],
            store.instellingen,
            toekomst=False,
        )
    ]
    return pd.DataFrame(rijen, columns=["medewerker", "naam", *WEEK_KOLOMMEN])[WEEKVAK]


def medewerkers(store: Store) -> dict[str, str]:
    """Everybody of the team, also who left: id → name, by name."""
    return dict(store.rijen("select medewerker, naam from medewerker order by naam, medewerker"))


def persoonsblad(store: Store, medewerker: str, vandaag: dt.date, weken: int = 13) -> Persoonsblad:
    """One person: done, available, needed, planned; doing and wanting; what drives it; what would flip it.

    Raises
    ------
    Geweigerd
        Nobody has this id.
    """
    eerste, laatste = laatste_weken(vandaag, weken)
    mens = haal_mens(store, medewerker)
    van, tot = laatste - (_terug(weken) - 1) * EEN_WEEK, laatste + VOORUIT * EEN_WEEK
    rijen = haal_weken(store, van, tot, medewerker)
    alle = rijen.get(medewerker, [])
    geweest = [w for w in alle if w.week <= laatste]
    periode = [w for w in geweest if w.week >= eerste]
    cijfer = maak_cijfer(store, mens, geweest, eerste)
    uren = haal_uren(store, medewerker, eerste - EERDER * EEN_WEEK, zondag(laatste))
    nu = [regel for regel in uren if regel.week >= eerste]
    namen = haal_namen(store)
    nodig = store.df(sql(_KAMER, "onderdelen"), {"medewerker": medewerker, "van": eerste, "tot": laatste})
    buurten = blad_buurten(store, medewerker, zondag(laatste))
    kering = blad_omslag(store, cijfer, periode, nodig)
    return Persoonsblad(
        cijfer=cijfer,
        weken=weektabel(periode, store.instellingen, toekomst=False),
        vooruit=haal_vooruit(store, medewerker, [w for w in alle if w.week > laatste][:VOORUIT]),
        nodig=nodig,
        doen_willen=blad_doen_willen(store, nu, mens[2], namen),
        aandrijvers=blad_aandrijvers(uren, geweest, eerste, namen),
        concentratie=blad_concentratie(nu, buurten),
        buurten=buurten.drop(columns="complexen"),
        gewogen_woningen_per_fte=blad_gewogen(store, medewerker, periode),
        omslag=kering,
        omslag_zin=kering.zin if kering else geen_omslag(cijfer),
        basis=maak_basis(store, eerste, laatste, periode, medewerker),
    )


def bronregels(
    store: Store,
    medewerker: str,
    van: dt.date,
    tot: dt.date,
    *,
    soort: str | None = None,
    categorie: str | None = None,
    gebied: str | None = None,
    project: str | None = None,
    aantal: int | None = 100,
    vanaf: int = 0,
) -> Bronregels:
    """The entries behind a figure, with file, sheet, batch and row; a page of `aantal` (None: all) from row
    `vanaf`."""
    tabel = store.df(
        sql(_KAMER, "bronregels"),
        {
            "medewerker": medewerker,
            "van": van,
            "tot": tot,
            "soort": soort,
            "categorie": categorie,
            "gebied": gebied,
            "project": project,
            "aantal": aantal,
            "vanaf": vanaf,
        },
    )
    totaal = int(tabel["totaal"].iloc[0]) if len(tabel) else 0
    seconden = float(tabel["totaal_seconden"].iloc[0]) if len(tabel) else 0.0
    tabel = tabel.drop(columns=["totaal", "totaal_seconden"])
    return Bronregels(
        tabel, totaal, seconden / SECONDEN_PER_UUR, vanaf, len(tabel) if aantal is None else aantal
    )


def andere_bron(store: Store) -> dict[int, tuple[int, int, int, int]]:
    """Import → rows of it that do not count, because another source leads on their day, with their seconds:
    all, of absence, and planned."""
    return {batch: tuple(rest) for batch, *rest in store.rijen(sql(_KAMER, "andere_bron"))}


def gemeten_normen(store: Store, vandaag: dt.date, weken: int = 52) -> GemetenNormen:
    """P25/P50/P75 of hours per home over own full weeks, beside the norm in force; with the sources."""
    eerste, laatste = laatste_weken(vandaag, weken)
    gemeten = store.df(sql(_KAMER, "gemeten_norm"), {"van": eerste, "tot": laatste})
    normen = store.df(sql(_KAMER, "normen"))
    tabel = gemeten.merge(normen, on="sleutel", how="left", suffixes=("_gemeten", "_norm"))
    bronnen = store.rijen(sql(_KAMER, "bronnen"), {"van": eerste, "tot": zondag(laatste), "medewerker": None})
    werk = tuple(rij[0] for rij in bronnen if rij[1] == "werk")
    return GemetenNormen(tabel, eerste, zondag(laatste), werk)
