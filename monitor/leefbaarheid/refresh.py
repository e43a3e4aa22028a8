"""Source tables → lights, trends, references, attention scores, and the light of a buurt for the workload.

The bridge to werkdruk is `gebiedslicht`: the norm "hours per home" of a buurt follows from its attention
score, not from an average of lights. Score ≥ `zware_wijk_rood`: rood; ≤ `zware_wijk_groen`: groen; between:
geel; no score (coverage too low): grijs. A running decision of a professional about the whole buurt leads.
There is no clock here: figures are stale, and decisions run, as seen from the day of the newest import or
decision.
"""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pandas as pd

from monitor.leefbaarheid import drempels, score
from monitor.leefbaarheid.bereken import ALLE, EIGEN, Uitkomst, bereken
from monitor.leefbaarheid.indicatoren import Drempels, Indicator
from monitor.leefbaarheid.licht import Zekerheid
from monitor.leefbaarheid.waarneming import Waarnemingen
from monitor.settings import Instellingen
from monitor.store import Transactie, sql

_Deel = tuple[str, pd.DataFrame, pd.DataFrame, pd.DataFrame]  # indicator, rows of licht, trend and referentie
_STAPPEN = (
    "meting_geldig",
    "dossiers",
    "schouw",
    "optellen",
    "gebieden",
    "noemers",
    "basis",
    "referentiejaren",
)
_KOLOMMEN = (
    "teller", "noemer", "ruw", "geschat", "laag", "hoog", "groep", "t_groen", "t_rood", "kans_rood",
    "kans_groen", "kleur", "rond_norm", "kleur_eigen", "kans_rood_eigen", "kans_groen_eigen", "kleur_vorig",
    "jaren", "reeks", "laatste", "jaar_teller", "jaar_noemer", "zeker_a", "zeker_b",
)  # fmt: skip


def vernieuw(tx: Transactie, instellingen: Instellingen) -> None:
    """Renew everything this room derives."""
    bekend = drempels.indicatoren(tx)
    gekozen = drempels.in_gebruik(tx, bekend)
    _lichten(tx, instellingen, bekend, gekozen)
    _aandacht(tx, instellingen, bekend, gekozen)


def _lichten(
    tx: Transactie, instellingen: Instellingen, bekend: dict[str, Indicator], gekozen: dict[str, Drempels]
) -> None:
    codes = pd.DataFrame(
        {
            "code": list(bekend),
            "nr": np.arange(len(bekend)),
            "soort": [i.soort for i in bekend.values()],
            "noemer": [i.noemer for i in bekend.values()],
        }
    )
    maten = pd.DataFrame(
        [
            (i.code, i.naam, i.thema, i.soort, i.noemer, i.bron, i.richting, i.per, i.eenheid)
            for i in bekend.values()
        ],
        columns=["indicator", "naam", "thema", "soort", "noemer", "bron", "richting", "per", "eenheid"],
    )
    tx.doe("delete from maat")
    with tx.tabel("lb_maat", maten):
        tx.doe("insert into maat by name select * from lb_maat")
    with tx.tabel("lb_indicator", codes):
        for stap in _STAPPEN:
            tx.doe(sql("leefbaarheid", stap))
        for tabel in ("licht", "trend", "referentie", "jaarcijfer", "indicatorkenmerk"):
            tx.doe(_LEEG[tabel])
        tx.doe(sql("leefbaarheid", "jaarcijfers"))
    _kenmerken(tx, bekend)
    _reken(tx, instellingen, bekend, gekozen)


def _kenmerken(tx: Transactie, bekend: dict[str, Indicator]) -> None:
    """What each indicator means, for rooms that don't know our catalogue."""
    velden = ("code", "naam", "thema", "onderwerp", "soort", "richting", "per", "eenheid", "bron")
    kenmerken = pd.DataFrame([{veld: getattr(i, veld) for veld in velden} for i in bekend.values()])
    with tx.tabel("lb_kenmerk", kenmerken.rename(columns={"code": "indicator"})):
        tx.doe("insert into indicatorkenmerk by name select * from lb_kenmerk")


_LEEG = {
    "licht": "delete from licht",
    "trend": "delete from trend",
    "referentie": "delete from referentie",
    "jaarcijfer": "delete from jaarcijfer",
    "indicatorkenmerk": "delete from indicatorkenmerk",
    "aandacht": "delete from aandacht",
    "gebiedslicht": "delete from gebiedslicht",
}


def _reken(
    tx: Transactie, instellingen: Instellingen, bekend: dict[str, Indicator], gekozen: dict[str, Drempels]
) -> None:
    """One indicator after the other: while one is being written, a second thread computes the next.

    The order of writing is that of the indicators, so the answer does not depend on the threads.
    """
    groepen = {int(nummer): str(groep) for nummer, groep in tx.rijen(sql("leefbaarheid", "groepen"))}
    vorige = drempels.vorige(tx)
    jaren = dict(tx.rijen("select indicator, jaar from referentiejaar"))
    regel = Zekerheid(instellingen.licht_zekerheid, instellingen.licht_behoud)
    klaar: Future[_Deel] | None = None
    basis = _Basis(tx.df(sql("leefbaarheid", "basis_getallen")), tx.df(sql("leefbaarheid", "basis_gebieden")))
    with ThreadPoolExecutor(max_workers=1) as rekenaar:
        for nr, (code, indicator) in enumerate(bekend.items()):
            for niveau in ("buurt", "complex"):
                rijen = basis.van(nr, niveau)
                if len(rijen):
                    opgave = (indicator, niveau, rijen, jaren[code], gekozen[code], vorige.get(code), regel)
                    volgende = rekenaar.submit(_reken_een, *opgave, groepen)
                    if klaar is not None:
                        _schrijf(tx, *klaar.result())
                    klaar = volgende
        if klaar is not None:
            _schrijf(tx, *klaar.result())


def _reken_een(
    indicator: Indicator,
    niveau: str,
    rijen: pd.DataFrame,
    jaar: int,
    nu: Drempels,
    vorige: Drempels | None,
    regel: Zekerheid,
    groepen: dict[int, str],
) -> _Deel:
    """Lights of one indicator on one level, as tables to write."""
    uit = bereken(indicator, _kolommen(rijen), jaar, nu, vorige, regel)
    return (
        indicator.code,
        _tabel(rijen, uit),
        _trend(rijen, uit),
        _referentie(indicator.code, niveau, jaar, uit, groepen),
    )


class _Basis:
    """All observations, asked once and cut per indicator."""

    def __init__(self, metingen: pd.DataFrame, gebieden: pd.DataFrame) -> None:
        self._gebieden = gebieden
        nummers = metingen["indicator_nr"].to_numpy(dtype=np.int16)
        volgorde = np.argsort(nummers, kind="stable")  # of small whole numbers: linear
        self._grenzen = np.searchsorted(nummers[volgorde], np.arange(int(nummers.max(initial=-1)) + 2))
        self._volgorde, self._metingen = volgorde, metingen.drop(columns="indicator_nr")

    def van(self, nr: int, niveau: str) -> pd.DataFrame:
        """The observations of one indicator on one level, by area and year."""
        if nr + 1 >= self._grenzen.size:
            return self._metingen.iloc[:0]
        deel: pd.DataFrame = self._metingen.take(self._volgorde[self._grenzen[nr] : self._grenzen[nr + 1]])
        gebied = deel["gebied"].to_numpy()
        deel = deel[self._gebieden["is_buurt"].to_numpy(dtype=bool)[gebied] == (niveau == "buurt")]
        deel = deel.take(np.lexsort((deel["jaar"].to_numpy(), deel["gebied"].to_numpy())))
        over = self._gebieden.take(deel["gebied"].to_numpy()).set_index(deel.index)
        return deel.assign(groep=over["groep"], eigen=over["eigen"])


def _kolommen(rijen: pd.DataFrame) -> Waarnemingen:
    def geheel(naam: str) -> np.ndarray:
        return rijen[naam].to_numpy(dtype=np.int64)

    def getal(naam: str) -> np.ndarray:
        return rijen[naam].to_numpy(dtype=np.float64, na_value=np.nan)

    return Waarnemingen(
        gebied=geheel("gebied"),
        jaar=geheel("jaar"),
        groep=geheel("groep"),
        grens=geheel("grens"),
        definitie=geheel("definitie"),
        teller=getal("teller"),
        noemer=getal("noemer"),
        waarde=getal("waarde"),
        sd=getal("sd"),
        populatie=getal("populatie"),
        omvang=getal("omvang"),
        eigen=rijen["eigen"].to_numpy(dtype=bool),
    )


def _tabel(rijen: pd.DataFrame, u: Uitkomst) -> pd.DataFrame:
    kolommen = {naam: getattr(u, naam) for naam in _KOLOMMEN}
    redenen = pd.Series(u.reden_grijs, dtype=object)
    return pd.DataFrame(
        {
            "gebied": rijen["gebied"].to_numpy(),
            "jaar": rijen["jaar"].to_numpy(),
            **kolommen,
            "reden": redenen,
        }
    )


def _trend(rijen: pd.DataFrame, u: Uitkomst) -> pd.DataFrame:
    """Trend of the newest unbroken piece of each area's series."""
    reeks, trends = u.reeks[u.laatste], u.trends
    return pd.DataFrame(
        {
            "gebied": rijen["gebied"].to_numpy()[u.laatste],
            "jaar": rijen["jaar"].to_numpy()[u.laatste],
            "punten": trends.punten[reeks],
            "verandering": trends.verandering[reeks],
            "p": trends.p[reeks],
            "richting": trends.woord[reeks],
        }
    )


def _referentie(indicator: str, niveau: str, jaar: int, u: Uitkomst, groepen: dict[int, str]) -> pd.DataFrame:
    namen = {**groepen, ALLE: "alle" if niveau == "buurt" else "bezit", EIGEN: "eigen"}
    return pd.DataFrame(
        [
            (indicator, niveau, namen[code], jaar, waarde, aantal)
            for code, (waarde, aantal) in u.referenties.items()
        ],
        columns=["indicator", "niveau", "groep", "jaar", "waarde", "gebieden"],
    )


def _schrijf(
    tx: Transactie, indicator: str, tabel: pd.DataFrame, trend: pd.DataFrame, referenties: pd.DataFrame
) -> None:
    redenen, zinnen = pd.factorize(tabel["reden"])
    tabel["reden"] = redenen
    with (
        tx.tabel("lb_uit", tabel),
        tx.tabel(
            "lb_reden", pd.DataFrame({"code": range(len(zinnen)), "zin": pd.Series(zinnen, dtype="str")})
        ),
        tx.tabel("lb_trend", trend),
        tx.tabel("lb_referentie", referenties),
    ):
        tx.doe(sql("leefbaarheid", "schrijf_licht"), {"indicator": indicator})
        tx.doe(sql("leefbaarheid", "schrijf_trend"), {"indicator": indicator})
        tx.doe("insert into referentie by name select * from lb_referentie")


def _aandacht(
    tx: Transactie, instellingen: Instellingen, bekend: dict[str, Indicator], gekozen: dict[str, Drempels]
) -> None:
    tx.doe(_LEEG["aandacht"])
    tx.doe(_LEEG["gebiedslicht"])
    peildatum = laatste_dag(tx)
    if peildatum is None:
        return
    uit = pd.DataFrame(
        score.scores(tx, peildatum, bekend, gekozen, instellingen.dekking_minimaal),
        columns=["gebied", "niveau", "score", "dekking", "rang", "rang_laag", "rang_hoog", "gebieden"],
    )
    with tx.tabel("lb_score", uit):
        tx.doe("insert into aandacht by name select * from lb_score")
    tx.doe(
        sql("leefbaarheid", "gebiedslicht"),
        {
            "rood": instellingen.zware_wijk_rood,
            "groen": instellingen.zware_wijk_groen,
            "vandaag": peildatum,
        },
    )


def laatste_dag(tx: Transactie) -> dt.date | None:
    """Day of the newest import that is not undone, or of a decision after it: what counts as "today" in
    derived tables. A decision taken days after the last import counts at once. None: nothing was imported."""
    rij = tx.rij(sql("leefbaarheid", "laatste_dag"))
    return rij[0] if rij else None
