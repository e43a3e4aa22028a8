"""Read a file of hours: recognise, decide the date order, interpret every row, lay them out as `stap_uur`.

The invariant of every file: rows read = ok + gemarkeerd + quarantaine + overgeslagen, in rows and in seconds
(skipped rows count no seconds; a total row's hours are the control total). The control total is compared with
everything that was read as hours, set aside or not, within the rounding of the total as written.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from monitor.fouten import Geweigerd, kort
from monitor.intake.lezen.bestand import Herkend, Open, open_bestand
from monitor.intake.lezen.contract import Bestandsvraag, Gelezen, Keuzes, Melding, VraagOverBestand
from monitor.intake.lezen.datums import DMY, MDY, Volgorde, bepaal_volgorde, twijfelachtig
from monitor.intake.lezen.interpreteer import Opdracht, interpreteer
from monitor.intake.lezen.regels import Gehelen, Regels, Woorden
from monitor.intake.lezen.stap import leg_klaar, nummer_bladen
from monitor.intake.lezen.vlaggen import misschien_dubbel, zet_vlaggen
from monitor.intake.lezen.waarden import is_halfdaags
from monitor.intake.lezen.wie_wat import PERSOONSVELDEN
from monitor.intake.lezen.woorden import is_subtotaal
from monitor.settings import Instellingen
from monitor.store import Transactie

Voortgang = Callable[[float, str], None]
MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_DATUMVELDEN = ("datum", "einddatum", "begin", "eind")


def lees_uren(
    tx: Transactie,
    pad: Path,
    naam: str,
    keuzes: Keuzes,
    instellingen: Instellingen,
    *,
    vandaag: dt.date,
    voortgang: Voortgang | None = None,
    sha256: str | None = None,
    plek: tuple[int, int] | None = None,
) -> Gelezen:
    """Read the file at `pad`, called `naam` by the user, into `stap_uur`, for this transaction.

    `sha256` of the file, when it is known already. `plek`: row and entry number under which every row is laid
    out, for a file made of one row.

    Raises
    ------
    Geweigerd
        The file can't be used; the sentence says why and how to export it right.
    VraagOverBestand
        Only the user knows: which column is what, the order of day and month, or whose file it is.
    """
    meld = voortgang or (lambda _deel, _tekst: None)
    meld(0.0, "Bestand openen")
    inhoud = _lees_bytes(pad, naam, instellingen)
    sha256 = sha256 or hashlib.sha256(inhoud).hexdigest()
    geopend = open_bestand(pad, inhoud, keuzes, vandaag, instellingen.tijdzone)
    del inhoud
    if not any(herkend.tabel.lengte for herkend in geopend.tabellen):
        raise Geweigerd(
            f"{kort(naam)} heeft een koprij maar geen enkele registratie. Kies een langere periode."
        )
    meld(0.3, "Datums herkennen")
    for herkend in geopend.tabellen:
        herkend.kolommen.nummer()
    orde = _volgorde(geopend, keuzes)
    _eis_persoon(geopend, keuzes)
    meld(0.4, "Rijen beoordelen")
    alle = Woorden()
    delen = [_interpreteer(h, orde, keuzes, vandaag, instellingen, alle) for h in geopend.tabellen]
    eerste = replace(geopend.tabellen[0], tabel=replace(geopend.tabellen[0].tabel, kolommen=()))
    controles = [herkend.controle for herkend in geopend.tabellen]
    geopend = replace(geopend, tabellen=())  # let go of the cells: a large file is large in memory too
    meld(0.7, "Overlap en dagtotalen nakijken")
    vlaggen = _vlaggen(delen, instellingen.uren_per_dag_lang)
    meld(0.8, "Rijen klaarzetten")
    delen, bladen = nummer_bladen(delen)
    if plek is not None:
        delen = [_op_plek(deel, plek) for deel in delen]
    leg_klaar(tx, delen, vlaggen, alle)
    controle, zin = _controle(controles, delen)
    meld(1.0, "Gelezen")
    return Gelezen(
        bestand=naam,
        sha256=sha256,
        soort="uren",
        bron=eerste.profiel.bron,
        profiel=eerste.profiel.naam,
        codering=geopend.codering,
        scheidingsteken=geopend.scheidingsteken,
        datumvolgorde=orde.volgorde or "",
        datumvolgorde_hoe=orde.hoe,
        koprij=eerste.tabel.koprij,
        kophash=eerste.kophash,
        periode=_periode(delen),
        personen=_personen(delen, alle),
        controle_seconden=controle,
        gelezen=sum(len(deel.rij) for deel in delen),
        meldingen=(*geopend.meldingen, *zin),
        bladen=bladen,
        misschien_dubbel=misschien_dubbel(delen),
    )


def _lees_bytes(pad: Path, naam: str, instellingen: Instellingen) -> bytes:
    try:
        grootte = pad.stat().st_size
        if grootte > instellingen.max_bestand_mb * 1024 * 1024:
            raise Geweigerd(
                f"{kort(naam)} is groter dan {instellingen.max_bestand_mb} MB. Exporteer een kortere periode."
            )
        return pad.read_bytes()
    except OSError as fout:
        raise Geweigerd(
            f"{kort(naam)} kan niet worden geopend. Controleer of het bestand er nog staat."
        ) from fout


def _volgorde(geopend: Open, keuzes: Keuzes) -> Volgorde:
    """The order of day and month of the whole file; asks when only the user knows."""
    kolommen: list[list[str]] = []
    halfdaags = False
    for herkend in geopend.tabellen:
        k = herkend.kolommen
        for veld in _DATUMVELDEN:
            if veld in k:
                teksten = twijfelachtig(k.codes(veld)[1])
                halfdaags = halfdaags or any(is_halfdaags(tekst) for tekst in teksten)
                kolommen.append(teksten)
    orde = bepaal_volgorde(kolommen, halfdaags=halfdaags)
    if orde.volgorde == "fout":
        raise Geweigerd(
            f"De datums in dit bestand zijn onbetrouwbaar: {orde.hoe}. Exporteer opnieuw met datums als "
            "jaar-maand-dag (2026-03-02), zonder het bestand eerst in Excel te openen."
        )
    if keuzes.datumvolgorde in (DMY, MDY) and orde.volgorde != "ymd":
        if (
            orde.volgorde is not None
            and "komt boven 12" in orde.hoe
            and orde.volgorde != keuzes.datumvolgorde
        ):
            raise Geweigerd(
                f"De gekozen datumvolgorde past niet bij dit bestand: {orde.hoe.removeprefix('bestand: ')}."
            )
        return Volgorde(keuzes.datumvolgorde, "keuze")
    if orde.volgorde is None and orde.voorbeeld is not None:
        dmy, mdy = orde.voorbeeld
        raise VraagOverBestand(
            f"Is de eerste datum die twee kanten op kan {toon_datum(dmy)} of {toon_datum(mdy)}?",
            {DMY: f"{toon_datum(dmy)} (dag eerst)", MDY: f"{toon_datum(mdy)} (maand eerst)"},
            Bestandsvraag("datumvolgorde", geopend.tabellen[0].kophash, geopend.tabellen[0].tabel.koppen),
        )
    if orde.volgorde == "ymd" and all(h.tabel.getypeerd for h in geopend.tabellen):
        return replace(orde, volgorde="eigen", hoe="bestand: echte datumcellen")
    return orde


def toon_datum(dag: dt.date) -> str:
    """`3 februari 2026`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _eis_persoon(geopend: Open, keuzes: Keuzes) -> None:
    if keuzes.van_wie and keuzes.van_wie.strip():
        return
    for herkend in geopend.tabellen:
        if herkend.persoon:
            continue
        k = herkend.kolommen
        if any(tekst.strip() for veld in PERSOONSVELDEN if veld in k for tekst in k.codes(veld)[1]):
            continue
        raise VraagOverBestand(
            "Van wie is dit bestand? Er staat geen medewerker in.",
            {"van_wie": "de naam van de medewerker"},
            Bestandsvraag("van_wie", herkend.kophash, herkend.tabel.koppen),
        )


def _interpreteer(
    herkend: Herkend,
    orde: Volgorde,
    keuzes: Keuzes,
    vandaag: dt.date,
    instellingen: Instellingen,
    alle: Woorden,
) -> Regels:
    opdracht = Opdracht(
        herkend.profiel,
        orde.volgorde or DMY,
        herkend.persoon or keuzes.van_wie,
        keuzes.soort,
        vandaag,
        instellingen,
    )
    return interpreteer(herkend.kolommen, opdracht, alle)


def _vlaggen(delen: Sequence[Regels], uren_per_dag_lang: float) -> list[Gehelen]:
    """Flags over all tables of the file together, cut back into their tables."""
    if len(delen) == 1:
        return [zet_vlaggen(delen[0], uren_per_dag_lang)]
    grenzen = np.cumsum([0, *(len(deel.rij) for deel in delen)])
    samen = {
        veld: np.concatenate([getattr(deel, veld) for deel in delen])
        for veld, waarde in vars(delen[0]).items()
        if isinstance(waarde, np.ndarray)
    }
    uitzonderingen = {
        int(start) + index: uitzondering
        for start, deel in zip(grenzen, delen, strict=False)
        for index, uitzondering in deel.uitzondering.items()
    }
    anders: dict[str, Any] = {**samen, "uitzondering": uitzonderingen, "bron_id": None}
    alles = replace(delen[0], **anders)
    vlag = zet_vlaggen(alles, uren_per_dag_lang)
    return [vlag[van:tot] for van, tot in itertools.pairwise(grenzen)]


def _op_plek(deel: Regels, plek: tuple[int, int]) -> Regels:
    rij, volgnummer = (np.full(len(deel.rij), getal, dtype=np.int64) for getal in plek)
    return replace(deel, rij=rij, volgnummer=volgnummer)


def _periode(delen: Sequence[Regels]) -> tuple[dt.date, dt.date] | None:
    dagen = np.concatenate([deel.dag[deel.telt] for deel in delen])
    if not len(dagen):
        return None
    nul = dt.date(1970, 1, 1)
    return nul + dt.timedelta(days=int(dagen.min())), nul + dt.timedelta(days=int(dagen.max()))


def _personen(delen: Sequence[Regels], alle: Woorden) -> dict[str, str]:
    keren = sum(np.bincount(d.persoon[d.telt], minlength=len(alle.personen.sleutels)) for d in delen)
    return {alle.personen.sleutels[i]: alle.personen.namen[i] for i in np.flatnonzero(keren).tolist() if i}


def _controle(
    controles: Sequence[int | None], delen: Sequence[Regels]
) -> tuple[int | None, tuple[Melding, ...]]:
    """The file's own total and a sentence about whether it fits."""
    totaal: int | None = None
    marge = 60.0
    for gegeven, deel in zip(controles, delen, strict=True):
        eigen, rond = gegeven, 180.0
        if eigen is None:
            eigen, rond = _totaal_van(deel)
        if eigen is not None:
            totaal, marge = (totaal or 0) + eigen, max(marge, rond)
    if totaal is None:
        return None, ()
    som = int(sum(int(deel.seconden.sum()) for deel in delen))
    if abs(som - totaal) <= marge:
        return totaal, (Melding("controletotaal", f"Het controletotaal klopt: {toon_uren(totaal)} uur."),)
    vreemd = sum(deel.geen_uren for deel in delen)
    if vreemd and abs(som + vreemd - totaal) <= marge:
        return totaal, (
            Melding(
                "controletotaal",
                f"Het controletotaal klopt: {toon_uren(totaal)} uur. Daarin telt het bestand "
                f"{toon_uren(vreemd)} mee die geen uren zijn maar kilometers of een bedrag.",
            ),
        )
    return totaal, (
        Melding(
            "controletotaal_wijkt_af",
            f"Het bestand noemt zelf {toon_uren(totaal)} uur, "
            f"maar de rijen tellen op tot {toon_uren(som)} uur.",
        ),
    )


def _totaal_van(deel: Regels) -> tuple[int | None, float]:
    """Grand total of one table: the last total when it covers the others, else the sum of the parts."""
    if not deel.totalen:
        return None, 0.0
    groot = [(seconden, rond) for label, seconden, rond in deel.totalen if not is_subtotaal(label)]
    lijst = groot or [(seconden, rond) for _, seconden, rond in deel.totalen]
    laatste, rond = lijst[-1]
    sommen = {int(deel.seconden.sum()), int(deel.seconden.sum()) + deel.geen_uren}
    anderen = sum(seconden for seconden, _ in lijst[:-1])
    past = any(abs(laatste - som) <= max(60.0, rond) for som in sommen)
    if len(lijst) == 1 or past or abs(laatste - anderen) <= 60:
        return laatste, rond
    return anderen + laatste, rond * len(lijst)


def toon_uren(seconden: int) -> str:
    """`8,20`: hours in Dutch notation, two decimals."""
    return f"{seconden / 3600:.2f}".replace(".", ",")
