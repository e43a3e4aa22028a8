"""Source tables → what every applied intervention did: three derived tables, renewed when figures change."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.interventie.meting import EEUWIG, Bezetting, Meetlat, Omgeving, Uitslag, meet, meetlat
from monitor.jaarplan.interventie.toepassing import toepassingen
from monitor.settings import Instellingen
from monitor.store import Transactie, sql


def vernieuw(tx: Transactie, instellingen: Instellingen) -> None:  # noqa: ARG001 — as every renewal
    """Renew what every application did."""
    for opdracht in _LEEG:
        tx.doe(opdracht)
    alle = toepassingen(tx, EEUWIG)
    if not alle:
        return
    kenmerken = tx.rijen(sql(KAMER, "interventie_indicatoren"))
    onderwerp = {str(rij[0]): str(rij[3]) for rij in kenmerken}
    soorten = {str(rij[0]): str(rij[4]) for rij in kenmerken}
    latten: dict[tuple[str, str], Meetlat] = {}

    def lat(indicator: str, niveau: str) -> Meetlat:
        if (indicator, niveau) not in latten:
            rijen = tx.df(sql(KAMER, "interventie_cijfers"), {"indicator": indicator, "niveau": niveau})
            latten[indicator, niveau] = meetlat(soorten[indicator], rijen)
        return latten[indicator, niveau]

    omgeving = _omgeving(tx)
    bezet = Bezetting(alle, onderwerp, dict(tx.rijen("select complex, buurt from complex")))
    uitslagen = []
    for t in alle:
        doel = t.indicator or ""
        uitslagen.append(meet(t, soorten.get(doel, ""), onderwerp.get(doel, ""), lat, bezet, omgeving))
    _schrijf(tx, uitslagen)


def _omgeving(tx: Transactie) -> Omgeving:
    klassen: dict[str, dict[int, float]] = {}
    for gebied, jaar, klasse in tx.rijen(sql(KAMER, "interventie_omgeving")):
        klassen.setdefault(gebied, {})[jaar] = klasse
    bouwjaren = tx.rijen("select complex, bouwjaar from complex where bouwjaar is not null")
    return Omgeving(klassen, dict(bouwjaren))


VELDEN = (
    "toepassing", "gebied", "indicator", "uitkomst", "reden", "voor_van", "voor_tot", "na_van", "na_tot",
    "voor_teller", "voor_noemer", "na_teller", "na_noemer", "voor", "na", "verwacht", "verschil", "laag",
    "hoog", "kans", "plek", "van", "buren", "ook",
)  # fmt: skip
_LEEG = ("delete from interventie_effect", "delete from interventie_buur", "delete from interventie_jaar")


def _schrijf(tx: Transactie, uitslagen: Sequence[Uitslag]) -> None:
    tx.doe_vaak(
        f"insert into interventie_effect ({', '.join(VELDEN)}) values ({', '.join('?' * len(VELDEN))})",
        [[u.effect.get(veld) for veld in VELDEN] for u in uitslagen],
    )
    tx.doe_vaak(
        "insert into interventie_buur values (?, ?, ?, ?, ?, ?)", [rij for u in uitslagen for rij in u.buren]
    )
    tx.doe_vaak(
        "insert into interventie_jaar values (?, ?, ?, ?, ?, ?)", [rij for u in uitslagen for rij in u.jaren]
    )
