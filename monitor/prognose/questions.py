"""Questions that the command line asks (the page's will join them): one function each, frozen answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from monitor.fouten import Geweigerd
from monitor.kalender import maandag
from monitor.prognose.advies import LET_OP, TE_DRUK, Steunadvies, adviseer, oorzaak, woord
from monitor.prognose.ophalen import haal, laatste_week, vrije_dagen
from monitor.prognose.voorspel import (
    TEAM,
    Verwachting,
    Voorspeller,
    kans_te_druk,
    kwantielen,
    met_team,
)
from monitor.store import Store

OUDSTE_UREN = 26  # weeks; a forecast from older hours is none


@dataclass(frozen=True)
class Weekverwachting:
    """One week of one coordinator or the team, hours."""

    week: dt.date
    p10: float
    p50: float
    p90: float
    capaciteit: float
    kans: float
    afwezig: bool


@dataclass(frozen=True)
class Piek:
    """Weeks in a row with more than 50 % chance of too much work, and the project behind it."""

    van: dt.date
    tot: dt.date
    kans: float
    project: str | None
    fase: str | None
    zin: str


@dataclass(frozen=True)
class Persoonsverwachting:
    """All weeks and peaks of one coordinator, or of the team."""

    medewerker: str
    naam: str
    chronisch_vol: bool
    weken: tuple[Weekverwachting, ...]
    pieken: tuple[Piek, ...]


@dataclass(frozen=True)
class Vooruitblik:
    """The forecast from today on."""

    vandaag: dt.date
    uren_tot: dt.date  # last day of the hours it rests on
    zin: str
    personen: tuple[Persoonsverwachting, ...]
    team: Persoonsverwachting
    steun: tuple[Steunadvies, ...]
    namen: dict[str, str]
    breedte: float
    gemengd: bool
    indicatief: bool
    opmerkingen: tuple[str, ...]


def vooruitblik(
    store: Store, vandaag: dt.date, weken: int, seed: int = 0, zekerheid: float = 0.8
) -> Vooruitblik:
    """Forecast `weken` weeks from the week of `vandaag` on, with the hours of the weeks before it.

    Raises
    ------
    Geweigerd
        Nothing to forecast from, or hours that are too old.
    """
    laatste = laatste_week(store)
    if laatste is None:
        raise Geweigerd("Er zijn nog geen uren. Lees urenregistraties in.")
    begin = maandag(vandaag)
    laatste = min(laatste, begin - dt.timedelta(weeks=1))
    overslaan = (begin - laatste).days // 7 - 1
    if overslaan > OUDSTE_UREN:
        raise Geweigerd(
            f"De laatste uren zijn van de week van {laatste:%d-%m-%Y}. Dat is te lang geleden voor een "
            "verwachting; lees nieuwere urenregistraties in."
        )
    horizon = overslaan + weken
    vrij = vrije_dagen(store, store.instellingen, [laatste, laatste + dt.timedelta(weeks=horizon)])
    bron = haal(store, laatste, horizon, vrij)
    v = Voorspeller(bron.invoer, seed).verwacht()
    projectnaam = {p.project: p.naam for p in v.invoer.projecten}
    allen = _personen(v, {**bron.namen, TEAM: "Team"}, projectnaam, overslaan)
    return Vooruitblik(
        vandaag=vandaag,
        uren_tot=laatste + dt.timedelta(days=6),
        zin=_zin(allen[:-1]),
        personen=allen[:-1],
        team=allen[-1],
        steun=tuple(a for a in adviseer(v, zekerheid) if a.weken[-1] >= begin),
        namen=bron.namen,
        breedte=v.band.breedte,
        gemengd=v.band.gemengd,
        indicatief=v.band.indicatief,
        opmerkingen=(
            *opmerkingen(v, optimistisch=bron.optimistisch, namen=bron.namen),
            *zin_zonder_uren([bron.namen[c] for c in bron.zonder_uren]),
        ),
    )


def opmerkingen(v: Verwachting, *, optimistisch: bool, namen: dict[str, str]) -> tuple[str, ...]:
    """What the reader must know before trusting the figures."""
    uit = []
    if v.band.indicatief:
        uit.append("Er is minder dan twee jaar historie: de band is indicatief.")
    if v.band.gemengd:
        uit.append(
            "Een regel zonder projecten deed het de laatste keren beter; de verwachting ligt daarom midden "
            "tussen het model en die regel."
        )
    if optimistisch:
        uit.append(
            "Van eerdere projecten is het eerste plan niet bewaard: eerdere verwachtingen lijken daardoor "
            "iets te goed."
        )
    for c, is_vol in zip(v.invoer.coordinatoren, v.chronisch_vol, strict=True):
        if is_vol:
            uit.append(
                f"{namen.get(c, c)} zit vaak tegen de capaciteit aan: vraag daarboven wordt niet geboekt, "
                "dus de verwachting is waarschijnlijk te laag."
            )
    zonder = sorted({p.type for p in v.invoer.projecten if not _heeft_kengetal(v, p.type)})
    if zonder:
        uit.append(f"Zonder kengetal, dus niet meegeteld: {', '.join(zonder)}. Vul de kengetallen aan.")
    return tuple(uit)


def zin_zonder_uren(namen: list[str]) -> tuple[str, ...]:
    """Who has no forecast, and what to do about it; nothing when everybody has one."""
    if not namen:
        return ()
    wie = namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
    return (
        f"Van {wie} zijn in het laatste jaar te weinig uren geregistreerd voor een verwachting; "
        "ook het team is daarom zonder hen gerekend. Lees hun uren in.",
    )


def _heeft_kengetal(v: Verwachting, soort: str) -> bool:
    return any(s == soort for s, _ in v.invoer.kengetal)


def _personen(
    v: Verwachting, namen: dict[str, str], projectnaam: dict[str, str], overslaan: int
) -> tuple[Persoonsverwachting, ...]:
    paden, capaciteit, afwezig = met_team(v)
    q, kans = kwantielen(paden), kans_te_druk(paden, capaciteit)
    uit = []
    for c, wie in enumerate((*v.invoer.coordinatoren, TEAM)):
        weken = tuple(
            Weekverwachting(
                week=v.invoer.komend[w],
                p10=float(q[0, w, c]),
                p50=float(q[1, w, c]),
                p90=float(q[2, w, c]),
                capaciteit=float(capaciteit[w, c]),
                kans=float(kans[w, c]),
                afwezig=bool(afwezig[w, c]),
            )
            for w in range(overslaan, paden.shape[1])
        )
        druk = (kans[:, c] > TE_DRUK) & ~afwezig[:, c]
        druk[:overslaan] = False
        rand = np.flatnonzero(np.diff(np.concatenate([[0], druk.astype(int), [0]]))).reshape(-1, 2)
        pieken = tuple(_piek(v, c, slice(int(a), int(b)), kans, projectnaam) for a, b in rand)
        vol = wie != TEAM and bool(v.chronisch_vol[c])
        uit.append(Persoonsverwachting(wie, namen[wie], vol, weken, pieken))
    return tuple(uit)


def _piek(v: Verwachting, c: int, deel: slice, kans: np.ndarray, projectnaam: dict[str, str]) -> Piek:
    van, tot = v.invoer.komend[deel.start], v.invoer.komend[deel.stop - 1]
    gemiddeld = float(kans[deel, c].mean())
    project, fase = oorzaak(v, c, deel)
    weken = f"Wk {van.isocalendar().week}" + (f"–{tot.isocalendar().week}" if tot > van else "")
    door = f", door {projectnaam[project]} {fase}" if project else ""
    return Piek(van, tot, gemiddeld, project, fase, f"{weken}: {woord(gemiddeld)}{door}.")


def _zin(personen: tuple[Persoonsverwachting, ...]) -> str:
    """The first peak of all coordinators, or that there is none."""
    pieken = [(k.van, -k.kans, p.naam, k.zin) for p in personen for k in p.pieken]
    if pieken:
        _, _, naam, zin = min(pieken)
        return f"{naam}: {zin}"
    hoogste = max((w.kans for p in personen for w in p.weken if not w.afwezig), default=0.0)
    if hoogste > LET_OP:
        return "Geen week waarin het waarschijnlijk te druk wordt, wel weken om op te letten."
    return "De komende weken is het voor iedereen rustig."
