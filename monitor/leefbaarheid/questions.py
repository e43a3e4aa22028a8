"""The questions of the pages Stoplichtkaart and Buurtprofiel and of the command line.

Each answers a frozen dataclass from derived tables (a few hundred rows). `vandaag` decides which years are
known and which are stale. Nothing is written here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from monitor.fouten import Geweigerd, kort
from monitor.leefbaarheid import besluit, drempels, lijsten, trend
from monitor.leefbaarheid.antwoorden import (
    Aandachtlaag,
    Bronregel,
    Drempelregel,
    Gebied,
    Herkomst,
    Kaartlaag,
    KortProfiel,
    Lichtcijfer,
    LichtUitleg,
    Lijsten,
    Overzicht,
    Profiel,
    VerouderdeBron,
    Waterval,
)
from monitor.leefbaarheid.drempels import Drempelwijziging
from monitor.leefbaarheid.indicatoren import THEMAS, Indicator
from monitor.leefbaarheid.ophalen import (
    KAMER,
    compleet,
    haal_gebieden,
    haal_lichten,
    haal_oordelen,
    haal_scores,
    nieuwste,
    zonder_cijfer,
)
from monitor.leefbaarheid.score import Gebiedsscore
from monitor.leefbaarheid.uitleg import getal, leg_uit
from monitor.store import Store, sql

LEGENDA = ("rood", "geel, rond norm", "geel, onzeker", "groen", "grijs")
MAATSTAVEN = ("norm", "eigen", "vorig")
DELEN = ("won", "fys", "vrz", "soc", "onv")


def gebieden(store: Store) -> dict[str, Gebied]:
    """All own buurten and complexes by code."""
    return haal_gebieden(store)


def grenzen(store: Store) -> dict[str, str]:
    """Shape of every own buurt as GeoJSON text; buurten without a shape are left out."""
    return dict(store.rijen("select buurt, geometrie from buurt where geometrie is not null order by buurt"))


def wijken(store: Store) -> dict[str, str]:
    """The wijk of every own buurt, for who may see only some wijken."""
    return dict(store.rijen("select buurt, coalesce(wijk, '') from buurt"))


def indicatoren(store: Store, niveau: str = "buurt") -> tuple[Indicator, ...]:
    """Indicators that have at least one light on this level, by theme."""
    bekend = drempels.indicatoren(store)
    codes = [c for (c,) in store.rijen("select distinct indicator from licht where niveau = ?", [niveau])]
    volgorde = list(THEMAS)
    return tuple(
        sorted((bekend[c] for c in codes if c in bekend), key=lambda i: (volgorde.index(i.thema), i.naam))
    )


def kaartlaag(
    store: Store,
    vandaag: dt.date,
    indicator: str,
    *,
    niveau: str = "buurt",
    jaar: int | None = None,
    maatstaf: str = "norm",
) -> Kaartlaag:
    """Lights of one indicator: the newest known year of each area, or one year for all.

    `maatstaf`: norm, eigen (own average), vorig (the thresholds before the last change).
    """
    bekend = drempels.indicatoren(store)
    if indicator not in bekend or maatstaf not in MAATSTAVEN:
        raise Geweigerd(f"De indicator {kort(indicator)} kennen we niet. Kies er een uit de lijst.")
    alle = [c for c in haal_lichten(store, vandaag, indicator=indicator) if c.gebied.niveau == niveau]
    keuze = nieuwste(alle) if jaar is None else [c for c in alle if c.jaar == jaar]
    er = {c.gebied.code: c for c in keuze}
    lichten = tuple(
        er.get(g.code) or zonder_cijfer(g, bekend[indicator], jaar)
        for g in haal_gebieden(store).values()
        if g.niveau == niveau
    )
    return Kaartlaag(
        bekend[indicator], niveau, jaar, tuple(sorted({c.jaar for c in alle if c.jaar})), maatstaf, lichten,
        tel(lichten, maatstaf), herkomst(lichten),
    )  # fmt: skip


def tel(lichten: Sequence[Lichtcijfer], maatstaf: str = "norm") -> dict[str, int]:
    """The legend: how many areas in each class."""
    geteld: Counter[str] = Counter()
    for c in lichten:
        kleur = c.onder(maatstaf)
        soort = c.geel_soort if maatstaf == "norm" or c.licht == kleur else "onzeker"
        geteld[f"geel, {soort or 'onzeker'}" if kleur == "geel" else kleur] += 1
    return {klasse: geteld[klasse] for klasse in LEGENDA}


def herkomst(lichten: Sequence[Lichtcijfer]) -> Herkomst:
    """Period, source and completeness of a set of lights."""
    met = [c for c in lichten if c.ruw is not None]
    return Herkomst(
        tuple(sorted({jaar for c in met for jaar in c.rust_op})),
        tuple(sorted({c.indicator.bron for c in met})),
        len({c.gebied.code for c in lichten}),
        len({c.gebied.code for c in met}),
    )


def aandachtlaag(store: Store, vandaag: dt.date, niveau: str = "buurt") -> Aandachtlaag:
    """Attention scores, with the light that decides the norm per home; complexes get the same classes."""
    scores, bekend = haal_scores(store, vandaag), haal_gebieden(store)
    licht = dict(store.rijen("select gebied, licht from gebiedslicht"))
    leeg = {g.code: Gebiedsscore(g.code, niveau, None, 0.0, None, None, None, 0) for g in bekend.values()}
    rijen = tuple(
        (g, (s := scores.get(g.code, leeg[g.code])), licht.get(g.code) or _klasse(store, s))
        for g in bekend.values()
        if g.niveau == niveau
    )
    geteld = Counter(kleur for _, _, kleur in rijen)
    return Aandachtlaag(niveau, rijen, {k: geteld[k] for k in ("rood", "geel", "groen", "grijs")})


def herkomst_score(store: Store, vandaag: dt.date, niveau: str = "buurt") -> Herkomst:
    """Period and source of what the attention score weighs: the newest light of each figure that has one."""
    weegt = [
        c
        for c in nieuwste(haal_lichten(store, vandaag))
        if c.gebied.niveau == niveau and c.licht != "grijs" and lijsten.spreekt(c)
    ]
    return herkomst(weegt)


def _klasse(store: Store, s: Gebiedsscore) -> str:
    inst = store.instellingen
    if s.score is None:
        return "grijs"
    return (
        "rood" if s.score >= inst.zware_wijk_rood else "groen" if s.score <= inst.zware_wijk_groen else "geel"
    )


def lichten(store: Store, vandaag: dt.date) -> tuple[list[Lichtcijfer], list[Gebiedsscore]]:
    """Everything for the command line: the newest light of each area and indicator, and all scores."""
    alle = compleet(store, haal_lichten(store, vandaag))
    return alle, list(haal_scores(store, vandaag).values())


def kort_profiel(store: Store, gebied: str, vandaag: dt.date) -> KortProfiel:
    """What stands beside the map after a click.

    Raises
    ------
    Geweigerd
        No such buurt or complex.
    """
    wie = _zoek(store, gebied)
    return _kort(wie, nieuwste(haal_lichten(store, vandaag, gebied=gebied)), haal_scores(store, vandaag))


def profiel(store: Store, gebied: str, vandaag: dt.date) -> Profiel:
    """Everything about one area on one screen.

    Raises
    ------
    Geweigerd
        No such buurt or complex.
    """
    wie, scores = _zoek(store, gebied), haal_scores(store, vandaag)
    alle = haal_lichten(store, vandaag, gebied=gebied)
    oordelen = tuple(haal_oordelen(store, vandaag, gebied).get(gebied, ()))
    verloop: dict[str, list[Lichtcijfer]] = {}
    for c in alle:
        verloop.setdefault(c.indicator.code, []).append(c)
    binnen = [g for g in haal_gebieden(store).values() if g.niveau == "complex" and g.buurt == gebied]
    return Profiel(
        _kort(wie, nieuwste(alle), scores),
        {code: tuple(reeks) for code, reeks in verloop.items()},
        lijsten.naast_elkaar(nieuwste(alle), oordelen),
        oordelen,
        tuple(_kort(g, nieuwste(haal_lichten(store, vandaag, gebied=g.code)), scores) for g in binnen),
        _waterval(store, gebied, vandaag),
        tuple(store.rijen(sql(KAMER, "achtergrond"), {"gebied": gebied, "vandaag": vandaag})),
        tuple(besluit.besluiten(store, gebied)),
    )


def _zoek(store: Store, gebied: str) -> Gebied:
    bekend = haal_gebieden(store)
    if gebied not in bekend:
        raise Geweigerd(f"De buurt of het complex {kort(gebied)} kennen we niet. Kies er een op de kaart.")
    return bekend[gebied]


def _kort(wie: Gebied, cijfers: Sequence[Lichtcijfer], scores: dict[str, Gebiedsscore]) -> KortProfiel:
    score = scores.get(wie.code)
    return KortProfiel(wie, zin(wie, cijfers, score), score, tuple(cijfers))


def zin(wie: Gebied, cijfers: Sequence[Lichtcijfer], score: Gebiedsscore | None) -> str:
    """The sentence that sums up an area: what is bad, what gets worse, how much attention, how sure."""
    gekleurd = [c for c in cijfers if c.indicator.oordeelt and c.licht != "grijs"]
    if not gekleurd:
        return f"Van {wie.naam} weten we te weinig voor een licht."
    rood = [_klein(c.indicator.naam) for c in gekleurd if c.licht == "rood"]
    slechter = [_klein(c.indicator.naam) for c in gekleurd if c.trend == "slechter"]
    groen = sum(c.licht == "groen" for c in gekleurd)
    delen = [
        f"{wie.naam}: {len(rood)} van de {len(gekleurd)} lichten slecht"
        + (f" ({', '.join(rood)})" if rood else "")
        + f", {groen} goed"
    ]
    if slechter:
        delen.append(f"slechter dan eerder: {', '.join(slechter)}")
    if score is not None and score.score is not None:
        plaats = f"plaats {score.rang_laag} tot {score.rang_hoog} van {score.gebieden}"
        delen.append(f"aandachtscore {getal(score.score, 2)}, {plaats}")
    else:
        delen.append("te weinig cijfers voor een aandachtscore")
    return "; ".join(delen) + "."


def _klein(naam: str) -> str:
    """A name inside a sentence: only its first letter small (`schouwpunten onder niveau B`)."""
    return naam[:1].lower() + naam[1:]


def _waterval(store: Store, gebied: str, vandaag: dt.date) -> Waterval | None:
    delen = {
        sleutel: (int(jaar), float(waarde))
        for sleutel, jaar, waarde, bron in store.rijen(
            sql(KAMER, "achtergrond"), {"gebied": gebied, "vandaag": vandaag}
        )
        if bron == "leefbaarometer"
    }
    if not {"afw", *DELEN} <= set(delen):
        return None
    jaar = delen["afw"][0]
    klasse = store.rij(
        "select ruw from licht where gebied = ? and indicator = 'leefbaarometer' and jaar = ?", [gebied, jaar]
    )
    return Waterval(
        jaar,
        None if klasse is None or klasse[0] is None else int(klasse[0]),
        delen["afw"][1],
        tuple((deel, delen[deel][1]) for deel in DELEN),
    )


def standaardlijsten(store: Store, vandaag: dt.date) -> Lijsten:
    """Red and worse, green with a red core, sources that contradict each other."""
    laatste = nieuwste(haal_lichten(store, vandaag))
    return Lijsten(
        lijsten.rood_getoetst(laatste),
        lijsten.rood_en_slechter(laatste),
        lijsten.groen_met_rode_kern(laatste),
        lijsten.tegenspraak(laatste, haal_oordelen(store, vandaag)),
    )


def overzicht(store: Store, vandaag: dt.date) -> Overzicht:
    """New reds, worsening lights and stale sources, of buurten."""
    alle = [c for c in haal_lichten(store, vandaag) if c.gebied.niveau == "buurt"]
    eerder = {(c.gebied.code, c.indicator.code, c.jaar): c.licht for c in alle}
    laatste = [c for c in nieuwste(alle) if c.indicator.oordeelt]
    return Overzicht(
        tuple(
            c
            for c in laatste
            if c.licht == "rood"
            and c.jaar is not None
            and eerder.get((c.gebied.code, c.indicator.code, c.jaar - 1), "rood") != "rood"
        ),
        tuple(c for c in laatste if c.trend == "slechter" and c.licht != "grijs"),
        tuple(c for c in laatste if c.trend != trend.ONBEKEND and c.licht != "grijs"),
        verouderd(store, vandaag),
    )


def verouderd(store: Store, vandaag: dt.date) -> tuple[VerouderdeBron, ...]:
    """Indicators whose newest figure anywhere is older than it keeps."""
    bekend = drempels.indicatoren(store)
    uit = [
        VerouderdeBron(bekend[code], jaar, jaar + bekend[code].houdbaar)
        for code, jaar in store.rijen(
            "select indicator, max(jaar) from licht group by indicator order by indicator"
        )
        if code in bekend and vandaag.year - jaar > bekend[code].houdbaar
    ]
    return tuple(uit)


def drempellijst(store: Store) -> tuple[Drempelregel, ...]:
    """Thresholds of the indicators in use, with what they were and what is compared with."""
    bekend = drempels.indicatoren(store)
    nu, vorig = drempels.in_gebruik(store, bekend), drempels.vorige(store)
    jaren = dict(store.rijen("select indicator, jaar from referentiejaar"))
    eigen = dict(
        store.rijen("select indicator, waarde from referentie where groep = 'eigen' and niveau = 'buurt'")
    )
    codes = [c for (c,) in store.rijen("select distinct indicator from licht order by indicator")]
    return tuple(
        Drempelregel(bekend[c], nu[c], vorig.get(c), jaren.get(c), eigen.get(c)) for c in codes if c in bekend
    )


def drempellogboek(store: Store) -> tuple[Drempelwijziging, ...]:
    """Who changed which threshold, when and why; newest first."""
    return tuple(drempels.logboek(store))


def bronregels(store: Store, gebied: str, indicator: str, jaar: int) -> tuple[Bronregel, ...]:
    """The rows of files behind one light, pooled years included; `telt` says which of them count."""
    regel = store.rij(
        "select jaren from licht where gebied = ? and indicator = ? and jaar = ?", [gebied, indicator, jaar]
    )
    terug = (int(regel[0]) if regel else 1) - 1
    return rijen_van_jaren(store, gebied, indicator, jaar - max(terug, 0), jaar)


def rijen_van_jaren(store: Store, gebied: str, indicator: str, van: int, tot: int) -> tuple[Bronregel, ...]:
    """The rows of files behind a figure in these years."""
    vraag = {"gebied": gebied, "indicator": indicator, "van": van, "tot": tot}
    return tuple(Bronregel(*rij) for rij in store.rijen(sql(KAMER, "bronregels"), vraag))


def uitleg(store: Store, gebied: str, indicator: str, jaar: int, vandaag: dt.date) -> LichtUitleg:
    """How one light came about: rule, numbers, SQL.

    Raises
    ------
    Geweigerd
        There is no such light.
    """
    gevonden = [c for c in haal_lichten(store, vandaag, gebied=gebied, indicator=indicator) if c.jaar == jaar]
    if not gevonden:
        raise Geweigerd("Van dit gebied is er in dit jaar geen cijfer. Kies een ander jaar.")
    licht = gevonden[0]
    naam = store.rij(sql("leefbaarheid", "gemeentenaam"), {"gemeente": licht.groep})
    return leg_uit(licht, store.instellingen, naam[0] if naam else None)
