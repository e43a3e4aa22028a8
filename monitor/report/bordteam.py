"""The parts of the board's page about the team: needed over employable hours, hours per month, weeks to come.

Only for a scope over all wijken and at least five people. Hours that were worked come from the publication
alone; the rest is the model of needed hours and the forecast of the whole team, rounded to 5 hours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from monitor import opmaak
from monitor.access.bereik import ALLES, Bereik
from monitor.access.openbaarmaking import MEDEWERKERS_MINIMAAL, ROND_UREN
from monitor.access.questions import NIET_INGEDEELD, gedeelde_uren
from monitor.prognose import pieken
from monitor.prognose.naamloos import Teamblik, teamblik
from monitor.report.bord import Bordproject, Maanduren, Teamdeel, Vooruitdeel, Weekblik
from monitor.store import Store
from monitor.werkdruk import questions as werkdruk

TEAM_WEKEN = 13
TE_DRUK = 0.5
ALLE_TAKEN, HELE_TEAM = "", "hele team"
ALLEEN_HEEL = (
    "Cijfers over het team staan alleen in een weergave van alle wijken: met minder wijken zou een kleine "
    "groep collega's herkenbaar zijn."
)
TE_KLEIN = (
    f"Het team telt minder dan {MEDEWERKERS_MINIMAAL} mensen met een rooster. Cijfers over zo'n klein team "
    "zijn cijfers over herkenbare mensen, dus die tonen we hier niet."
)
ZONDER_GEGEVENS = "Er zijn nog geen uren en roosters ingelezen."
ZONDER_ROOSTER = (
    "Van niemand in het team is er een rooster voor deze weken. Daarom weten we niet of het werk in de uren "
    "past."
)
DRUK_VAN_WEINIG = (
    f"Van minder dan {MEDEWERKERS_MINIMAAL} mensen weten we hoeveel uren er nodig zijn. Een cijfer "
    "daarover is een cijfer over herkenbare mensen, dus dat tonen we hier niet."
)
BUITEN_PERIODE = "Deze cijfers vallen buiten de periode van deze weergave."
Masker = Callable[[str], str]


def teamdeel(
    store: Store, bereik: Bereik, dag: dt.date, vandaag: dt.date, namen: Mapping[str, str]
) -> Teamdeel:
    """How the team does on `dag`; months that are over on `vandaag` count, if they lie in the scope."""
    uren = gedeelde_uren(store, bereik, vandaag)
    taken = dict(store.rijen("select categorie, naam from categorie"))
    maanden = tuple(
        Maanduren(
            cel.sleutel[0],
            HELE_TEAM if len(cel.sleutel) == 1 else namen.get(cel.sleutel[1], "niet ingedeeld"),
            ALLE_TAKEN if len(cel.sleutel) < 3 else _taak(cel.sleutel[2], taken),
            cel.uren,
        )
        for cel in uren.cellen
    )
    if bereik.wijken != (ALLES,):
        return Teamdeel("", "", ALLEEN_HEEL, uren=maanden, verborgen=uren.verborgen)
    eind = dag + dt.timedelta(days=1) if bereik.tot and dag == bereik.tot else dag
    beeld = werkdruk.teamoverzicht(store, eind, TEAM_WEKEN)
    basis, team = beeld.basis, beeld.team
    mensen = sum(p.bezetting.weken > 0 for p in beeld.personen)
    met_druk = sum(p.druk is not None for p in beeld.personen)  # whom the needed hours are known of
    reden = None
    if mensen < MEDEWERKERS_MINIMAAL:
        reden = TE_KLEIN if mensen else ZONDER_ROOSTER if beeld.personen else ZONDER_GEGEVENS
    elif team.druk is not None and met_druk < MEDEWERKERS_MINIMAAL:
        reden = DRUK_VAN_WEINIG
    elif not (bereik.mag_dag(basis.van) and bereik.mag_dag(basis.tot)):
        reden = BUITEN_PERIODE
    if reden:
        return Teamdeel("", "", reden, uren=maanden, verborgen=uren.verborgen)
    druk = team.druk
    return Teamdeel(
        zin=_teamzin(team),
        herkomst=(
            f"Periode {opmaak.periode(basis.van, basis.tot)} · bron: rooster, normen en uren · "
            f"{_over_wie(mensen, met_druk, opmaak.deel(team.bezetting.registratiegraad))}"
        ),
        medewerkers=met_druk or mensen,
        oordeel=team.oordeel,
        laag=druk.laag if druk else None,
        midden=druk.midden if druk else None,
        hoog=druk.hoog if druk else None,
        tekort_fte=druk.tekort_fte if druk else None,
        registratiegraad=team.bezetting.registratiegraad,
        uren=maanden,
        verborgen=uren.verborgen,
        kanttekening=werkdruk.startnormen(store, eind, TEAM_WEKEN).zonder_uren if druk else "",
    )


def _over_wie(mensen: int, met_druk: int, registratiegraad: str) -> str:
    """Each figure with the n that it rests on: who has no buurten has no needed hours, but does register."""
    alle = opmaak.meervoud(mensen, "medewerker", "medewerkers")
    if met_druk in (0, mensen):
        return f"{alle} · registratiegraad {registratiegraad}"
    return (
        f"druk van {opmaak.meervoud(met_druk, 'medewerker', 'medewerkers')} met een norm · "
        f"registratiegraad {registratiegraad} van {alle}"
    )


def _taak(categorie: str, namen: Mapping[str, str]) -> str:
    return namen.get(categorie, categorie) if categorie != NIET_INGEDEELD else "niet ingedeeld"


def _teamzin(team: werkdruk.Persoonscijfer) -> str:
    druk = team.druk
    if druk is None:
        return f"Of het werk in de uren past, weten we niet: {team.druk_onbekend or 'er ontbreken gegevens'}."
    band = f"tussen {opmaak.getal(druk.laag * 100)} en {opmaak.procent(druk.hoog)} van de inzetbare uren"
    kern = {
        "te vol": f"Het team heeft zeker meer werk dan uren: {band}",
        "ruimte": f"Het team heeft ruimte: er is werk voor {band}",
        "misschien te vol": f"Het werk past misschien niet in de uren van het team: {band}",
        "misschien ruimte": f"Het werk past waarschijnlijk, en misschien is er ruimte: {band}",
        "in balans": f"Het werk past waarschijnlijk in de uren van het team: {band}",
    }.get(team.oordeel, f"Of het werk in de uren past, is niet zeker: {band}")
    return f"{kern}."


def vooruitdeel(
    store: Store, bereik: Bereik, dag: dt.date, wijken: Mapping[str, str], masker: Masker
) -> Vooruitdeel:
    projecten = _projecten(store, bereik, dag, wijken, masker)
    beeld = pieken.pieken(store, dag)
    team = teamblik(beeld)
    reden: str | None = None
    weken: tuple[Weekblik, ...] = ()
    if beeld.reden is not None:
        reden = masker(beeld.reden)
    elif bereik.wijken != (ALLES,):
        reden = ALLEEN_HEEL
    elif team.groep < MEDEWERKERS_MINIMAAL:
        reden = TE_KLEIN
    else:
        weken = weekblikken(team, bereik)
        reden = None if weken else BUITEN_PERIODE
    delen = [_weekzin(weken)] if weken else []
    if projecten:
        huizen = sum(p.woningen for p in projecten)
        delen.append(
            f"Er {'loopt of komt' if len(projecten) == 1 else 'lopen of komen'} "
            f"{opmaak.meervoud(len(projecten), 'project', 'projecten')} in "
            f"{opmaak.meervoud(huizen, 'woning', 'woningen')}."
        )
    stukken = ["bron: projectenplan en kengetallen"]
    if weken:
        laatste = weken[-1].week + dt.timedelta(days=6)
        stukken = [
            f"Periode {opmaak.periode(weken[0].week, laatste)}",
            "bron: uren, rooster en projectenplan",
            team.wie,
            f"{opmaak.meervoud(beeld.historie, 'week', 'weken')} historie",
            "in procenten van de inzetbare uren" if team.onvolledig else f"uren afgerond op {ROND_UREN}",
        ]
    zin = " ".join(delen) or "Er staan geen projecten op de planning."
    if not weken:
        return Vooruitdeel(zin, " · ".join(stukken), reden, projecten=projecten)
    return Vooruitdeel(
        zin, " · ".join(stukken), reden, weken, projecten, team.mist, team.onvolledig, team.verdeling
    )


def weekblikken(team: Teamblik, bereik: Bereik) -> tuple[Weekblik, ...]:
    """The team's weeks in the scope: hours rounded to 5, or whole percents of the employable hours."""
    rijen = team.beeld.weken.sort_values("week")
    cijfers = rijen[["p10", "p50", "p90", "capaciteit", "kans"]].astype(float).to_numpy().tolist()
    rond: Callable[[float], int] = round if team.onvolledig else _rond
    return tuple(
        Weekblik(week, rond(p10), rond(p50), rond(p90), rond(capaciteit), round(kans, 2))
        for week, (p10, p50, p90, capaciteit, kans) in zip(rijen["week"], cijfers, strict=True)
        if bereik.mag_dag(week) and bereik.mag_dag(week + dt.timedelta(days=6))
    )


def _rond(uren: float) -> int:
    return round(uren / ROND_UREN) * ROND_UREN


def _weekzin(weken: tuple[Weekblik, ...]) -> str:
    druk = [w for w in weken if w.kans > TE_DRUK]
    termijn = f"de komende {opmaak.meervoud(len(weken), 'week', 'weken')}"
    if not druk:
        return f"In {termijn} past het werk waarschijnlijk in de uren van het team."
    return (
        f"In {len(druk)} van {termijn} heeft het team waarschijnlijk te veel werk, het eerst in "
        f"{opmaak.week(druk[0].week)} ({opmaak.datum(druk[0].week)})."
    )


def _projecten(
    store: Store, bereik: Bereik, dag: dt.date, wijken: Mapping[str, str], masker: Masker
) -> tuple[Bordproject, ...]:
    """Projects that are not over, in the scope; the phase is the running one, or else the first to come."""
    uit = []
    for p in pieken.projecten(store, dag):
        komend = sorted((van, tot, fase) for fase, (van, tot) in p.fasen.items() if tot >= dag)
        if not komend or not bereik.mag_wijk(wijken.get(p.buurt, "")):
            continue
        van, _, fase = komend[0]
        eind = max(tot for _, tot, _ in komend)
        if not (bereik.mag_dag(max(van, dag)) and bereik.mag_dag(eind)):
            continue
        uit.append(
            Bordproject(
                masker(p.naam), masker(p.buurtnaam), p.type, p.woningen, fase,
                min(van_ for van_, _ in p.fasen.values()), eind,
                None if p.kengetal_uren is None else _rond(p.kengetal_uren), p.status,
            )
        )  # fmt: skip
    return tuple(sorted(uit, key=lambda p: (p.van, p.naam)))
