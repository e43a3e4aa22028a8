"""One question per part of the page Interventies and of its block on Buurtprofiel; nothing is written."""

from __future__ import annotations

import datetime as dt
import json

import numpy as np

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.interventie import vergelijkbaar
from monitor.jaarplan.interventie.antwoorden import (
    Burenbeeld,
    Detail,
    Doelindicator,
    Effectuitleg,
    Jaarpunt,
    Kenmerk,
    Lijkt,
    Regel,
    Uitkomst,
    Vergelijkbaar,
    Wisseljaar,
)
from monitor.jaarplan.interventie.kaarten import Kaart, kaarten
from monitor.jaarplan.interventie.toepassing import geschiedenis, toepassingen
from monitor.jaarplan.interventie.woorden import REGEL, TOEVAL
from monitor.jaarplan.netwerk.afspraak import afspraken
from monitor.store import Store, sql

BUREN = 4  # buurten beside the chosen one
VAST = {
    "woningen": Kenmerk("woningen", "Woningen", "", 0, ()),
    "inwoners": Kenmerk("inwoners", "Inwoners", "", 0, ()),
    "bouwjaar": Kenmerk("bouwjaar", "Bouwjaar, gemiddeld per woning", "", 0, ()),
}


def indicatoren(store: Store) -> dict[str, Doelindicator]:
    """Every figure that an intervention can aim at, by name; modelled classes and context are none."""
    rijen = store.rijen(sql(KAMER, "interventie_indicatoren"))
    return {rij[0]: Doelindicator(*rij) for rij in rijen}


def bibliotheek(store: Store) -> dict[str, Kaart]:
    """The library: start values with the corporation's own changes."""
    return kaarten(store)


def plekken(store: Store) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Own buurten (code → name) and complexes (code → name, buurt)."""
    buurten = dict(store.rijen("select buurt, naam from buurt order by naam, buurt"))
    complexen = store.rijen("select complex, naam, buurt from complex order by naam, complex")
    return buurten, {code: (naam, buurt) for code, naam, buurt in complexen}


def regels(store: Store, vandaag: dt.date) -> tuple[Regel, ...]:
    """All applications with their names and what they did, newest first."""
    buurten, complexen = plekken(store)
    bekend = indicatoren(store)
    effecten = {
        rij[0]: Uitkomst(*(*rij[:-1], tuple(json.loads(rij[-1]))))
        for rij in store.rijen(sql(KAMER, "interventie_effecten"))
    }
    uit = [
        Regel(
            t, buurten.get(t.buurt, t.buurt), complexen.get(t.complex or "", (t.complex or "", ""))[0],
            bekend.get(t.indicator or ""), effecten.get(t.toepassing),
        )
        for t in toepassingen(store, vandaag)
    ]  # fmt: skip
    return tuple(sorted(uit, key=lambda r: (r.toepassing.begin, r.toepassing.toepassing), reverse=True))


def detail(store: Store, vandaag: dt.date, toepassing: str) -> Detail | None:
    """One application; None when it isn't there (any more)."""
    alle = {r.toepassing.toepassing: r for r in regels(store, vandaag)}
    regel = alle.get(toepassing)
    if regel is None:
        return None
    vraag = {"toepassing": toepassing}
    ook = regel.effect.ook if regel.effect else ()
    return Detail(
        regel,
        tuple(Vergelijkbaar(*rij) for rij in store.rijen(sql(KAMER, "interventie_buren"), vraag)),
        tuple(Jaarpunt(*rij) for rij in store.rijen(sql(KAMER, "interventie_jaren"), vraag)),
        geschiedenis(store, toepassing),
        tuple(alle[code].toepassing.naam for code in ook if code in alle),
    )


def gelijkende(store: Store, vandaag: dt.date, buurt: str) -> Burenbeeld | None:
    """The buurten that resemble one most, on size and newest figures; None when nothing is known of it."""
    buurten, _ = plekken(store)
    rijen = store.rijen(sql(KAMER, "interventie_kenmerken"))
    codes = sorted(buurten)
    namen = [*VAST, *sorted({rij[1] for rij in rijen} - set(VAST))]
    waarden, getoond = np.full((len(codes), len(namen)), np.nan), np.full((len(codes), len(namen)), np.nan)
    jaren: dict[str, set[int]] = {}
    aantal: dict[tuple[str, str], float] = {}
    for code, kenmerk, waarde, toon, jaar, n in rijen:
        plek = codes.index(code), namen.index(kenmerk)
        waarden[plek], getoond[plek] = waarde, toon
        jaren.setdefault(kenmerk, set()).update([jaar] if jaar else [])
        if n is not None:
            aantal[code, kenmerk] = float(n)
    if buurt not in buurten or not np.isfinite(waarden[codes.index(buurt)]).any():
        return None
    zelf = codes.index(buurt)
    schaal = vergelijkbaar.geschaald(waarden)
    afstand = vergelijkbaar.afstanden(schaal, np.ones(len(namen)), np.array([zelf]))[0]
    mag = np.ones(len(codes), dtype=bool)
    mag[zelf] = False
    per_buurt: dict[str, list[Regel]] = {}
    for regel in regels(store, vandaag):
        per_buurt.setdefault(regel.toepassing.buurt, []).append(regel)
    bij_partners = _afspraken(store, vandaag)

    def beeld(rij: int) -> Lijkt:
        code = codes[rij]
        samen = np.isfinite(waarden[rij]) & np.isfinite(waarden[zelf])
        bekend = {
            naam: float(getoond[rij, k]) for k, naam in enumerate(namen) if np.isfinite(getoond[rij, k])
        }
        return Lijkt(
            code, buurten[code], 1.0 if rij == zelf else vergelijkbaar.gelijkenis(float(afstand[rij])),
            int(samen.sum()), bekend, {naam: aantal[code, naam] for naam in bekend if (code, naam) in aantal},
            tuple(per_buurt.get(code, ())), tuple(bij_partners.get(code, ())),
        )  # fmt: skip

    naasten = vergelijkbaar.naasten(afstand, mag, BUREN)[:BUREN]
    return Burenbeeld(_kenmerken(store, namen, jaren), beeld(zelf), tuple(beeld(int(rij)) for rij in naasten))


def _kenmerken(store: Store, namen: list[str], jaren: dict[str, set[int]]) -> tuple[Kenmerk, ...]:
    bekend = indicatoren(store)
    return tuple(
        VAST[naam] if naam in VAST
        else Kenmerk(naam, bekend[naam].naam, bekend[naam].eenheid, 1, tuple(sorted(jaren.get(naam, ()))))
        for naam in namen
    )  # fmt: skip


def _afspraken(store: Store, vandaag: dt.date) -> dict[str, list[str]]:
    """Agreements with partners that hold today, per buurt; never a person."""
    uit: dict[str, list[str]] = {}
    for afspraak in afspraken(store, vandaag):
        velden = afspraak.velden
        if velden.eind is None or velden.eind >= vandaag:
            uit.setdefault(velden.buurt, []).append(afspraak.naam)
    return {buurt: sorted(set(namen)) for buurt, namen in uit.items()}


def wisseljaren(store: Store, vandaag: dt.date) -> tuple[Wisseljaar, ...]:
    """How many buurten got another coordinator, per year, newest first."""
    rijen = store.rijen(
        "select year(vanaf)::integer, count(distinct buurt) from verdeling_wissel "
        "where van is not null and vanaf <= ? group by 1 order by 1 desc",
        [vandaag],
    )
    return tuple(Wisseljaar(*rij) for rij in rijen)


def uitleg(store: Store) -> tuple[Effectuitleg, ...]:  # noqa: ARG001 — a question of the page
    """How it is reckoned, and what it can't know."""
    return (
        Effectuitleg("Voor en na, naast vergelijkbare gebieden", REGEL, sql(KAMER, "interventie_cijfers")),
        Effectuitleg("Wat dit niet kan weten", TOEVAL, ""),
    )
