"""Deputies, hand-overs and what is good to know in the sample corporation: written as people would on the
pages.

What enters by file (partners) is in the files; this is what coordinators write themselves. Most coordinators
have a colleague nearby as deputy for all their buurten, some for a part, one for none. The same seed and the
same imported files give the same rows.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from monitor.demo import interventies
from monitor.demo.personeel import DAG
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk import afspraak
from monitor.jaarplan.netwerk.afspraak import Afspraakvelden
from monitor.jaarplan.netwerk.vragen import Netwerkbuurt, buurten
from monitor.jaarplan.overdracht import daden
from monitor.jaarplan.overdracht.daden import ONDERDELEN
from monitor.jaarplan.overdracht.regels import Punt, dichtstbij, midden
from monitor.store import Store, Transactie, sql

ZAAD = 34  # beside the seed of the corporation: these draws move no others
ZONDER = 4  # one coordinator in so many has no deputy yet
_PUNTEN = (
    "Het vaste spreekuur is op dinsdagochtend in het buurthuis; bewoners lopen daar vaak binnen.",
    "De bewonerscommissie vergadert elke eerste donderdag. Kom in het begin even langs.",
    "De achterpaden bij de flats lopen in de herfst snel vol; loop daar bij elke ronde langs.",
    "De containers bij het plein worden op maandag geleegd. Meldingen van zwerfafval komen op zondag.",
    "De conciërge van de school weet wat er onder jongeren speelt en belt zelf als er iets is.",
    "Twee portieken regelen samen het schoonmaken. Spreek hen eerst aan voordat er een brief uitgaat.",
    "In de zomer zit er tot laat jeugd bij het trapveld; de jongerenwerker is er op woensdag en vrijdag.",
    "De sleutel van de fietsenkelder ligt bij de huismeester.",
)


def leg_vast(store: Store, vandaag: dt.date, seed: int) -> None:
    """Write deputies, checklists, points and a few agreements for the corporation that was just imported."""
    rng = np.random.default_rng([seed, ZAAD])
    alle = buurten(store, vandaag)
    per_mens: dict[str, list[Netwerkbuurt]] = {}
    for buurt in alle.values():
        if buurt.medewerker:
            per_mens.setdefault(buurt.medewerker, []).append(buurt)
    if len(per_mens) < 2:
        return
    middens = {
        code: punt
        for code, vorm in store.rijen(sql("jaarplan", "overdracht_vormen"))
        if (punt := midden(vorm))
    }
    neemt_over: set[str] = set()
    with store.schrijf() as tx:
        for nummer, (wie, eigen) in enumerate(sorted(per_mens.items())):
            schrijver = Schrijver(eigen[0].coordinator or "", frozenset(b.code for b in eigen))
            _punten(tx, rng, eigen, schrijver, vandaag)
            if nummer % ZONDER != ZONDER - 1:
                buur = _dichtstbij(wie, per_mens, middens, neemt_over)
                neemt_over.add(buur)
                _vervang(tx, rng, eigen, buur, schrijver, vandaag)
        _afspraken(tx, store, list(alle.values()), vandaag)
    interventies.leg_vast(store, vandaag, seed)


def _dichtstbij(
    wie: str, per_mens: dict[str, list[Netwerkbuurt]], middens: dict[str, Punt], bezet: set[str]
) -> str:
    """The colleague whose buurten lie nearest and who takes over from nobody yet."""

    def ver(ander: str) -> float:
        codes = [b.code for b in per_mens[ander]]
        km = [dichtstbij(b.code, codes, middens) for b in per_mens[wie]]
        return sum(999.0 if k is None else k for k in km)

    return min((m for m in per_mens if m != wie), key=lambda m: (m in bezet, ver(m), m))


def _vervang(
    tx: Transactie,
    rng: np.random.Generator,
    eigen: list[Netwerkbuurt],
    buur: str,
    schrijver: Schrijver,
    vandaag: dt.date,
) -> None:
    """A colleague takes over all buurten, or all but the last."""
    deel = eigen if rng.random() < 0.7 else eigen[:-1]
    van = vandaag - int(rng.integers(20, 400)) * DAG
    tot = vandaag + int(rng.integers(30, 200)) * DAG if rng.random() < 0.25 else None
    op = dt.datetime.combine(van, dt.time(9))
    for b in deel:
        daden.zet_vervanger(tx, b.code, buur, van, tot, schrijver, vandaag=vandaag, nu=op)
        for onderdeel in list(ONDERDELEN)[: int(rng.integers(0, 5))]:
            dag = min(vandaag, van + int(rng.integers(1, 40)) * DAG)
            moment = dt.datetime.combine(dag, dt.time(15))
            daden.vink(tx, b.code, buur, onderdeel, dag, schrijver, vandaag=vandaag, nu=moment)


def _punten(
    tx: Transactie,
    rng: np.random.Generator,
    eigen: list[Netwerkbuurt],
    schrijver: Schrijver,
    vandaag: dt.date,
) -> None:
    """A few points for about half of the buurten; some have to be looked at again."""
    for b in eigen:
        if rng.random() < 0.45:
            continue
        for k in sorted(rng.choice(len(_PUNTEN), int(rng.integers(1, 4)), replace=False).tolist()):
            dag = vandaag - int(rng.integers(5, 240)) * DAG
            daden.schrijf_punt(
                tx, b.code, _PUNTEN[k], dag + daden.NAKIJKEN_STANDAARD, schrijver, vandaag=dag,
                nu=dt.datetime.combine(dag, dt.time(11)),
            )  # fmt: skip


def _afspraken(tx: Transactie, store: Store, alle: list[Netwerkbuurt], vandaag: dt.date) -> None:
    """Two agreements that somebody added on the page, owned by a gebiedsregisseur when there is one."""
    regisseur = store.rij(
        "select medewerker, naam from medewerker where functie = 'gebiedsregisseur' "
        "and (uit_dienst is null or uit_dienst >= $dag) order by medewerker limit 1",
        {"dag": vandaag},
    )
    schrijver = Schrijver(regisseur[1] if regisseur else "voorbeeld", None)
    for plek, dagen in ((0, 12), (len(alle) // 2, 75)):
        velden = Afspraakvelden(
            alle[plek].code, "Jongerenwerk De Brug", "jongerenwerker", "welzijn",
            "samen op straat, vaste ronde in de avond", vandaag - 300 * DAG, "maandelijks",
            regisseur[0] if regisseur else None, vandaag - dagen * DAG,
        )  # fmt: skip
        moment = dt.datetime.combine(vandaag - dagen * DAG, dt.time(16))
        afspraak.voeg_toe(tx, velden, schrijver, vandaag=vandaag, nu=moment)
