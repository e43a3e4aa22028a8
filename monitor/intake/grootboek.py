"""The ledger of hours: one file = one batch, booked so that every row can be accounted for and undone.

Rules (definitions §1, "Re-import"). Row key = content + occurrence number within the file. Which rows
count is a function of the batches that are in (`activeren`), so importing A then B equals B then A, and
undoing a batch in the middle leaves exactly the others. Every batch keeps all its own rows: each counting
row leads to one file and one row number. When the file would take hours away, the user is asked first
(`verlies`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import pyarrow as pa

from monitor.fouten import kort
from monitor.intake import activeren, personen, telling, verlies, vreemd
from monitor.intake.indelen import deel_in
from monitor.intake.lezen import VLAGGEN, Gelezen
from monitor.intake.uitslag import (
    BEWAARTERMIJN,
    NA_VANDAAG,
    TWEE_BRONNEN,
    Aansluiting,
    Bevinding,
    Importuitslag,
    Uursoorten,
    Verschil,
)
from monitor.kalender import bewaargrens
from monitor.opmaak import datum, getal, meervoud, uren_uit_seconden
from monitor.settings import Instellingen
from monitor.store import Transactie, sql

MELDINGEN_PER_CODE = 1000  # rows kept per kind of finding and batch; the counts are always complete
MELDINGEN_UIT = 200  # findings that go with one answer

Voortgang = Callable[[float, str], None]  # fraction 0..1 and a Dutch sentence


@dataclass(frozen=True)
class Boeker:
    """Who books, when, and the answer to "this file takes hours away"."""

    door: str
    nu: dt.datetime  # UTC, without zone
    bij_verlies: str | None = None  # vervang | aanvul | stop; None = ask
    keuzes: str = "{}"  # JSON of the choices for this file
    bij_vreemd: str | None = None  # inlezen | stop; None = ask


@dataclass(frozen=True)
class Batchkop:
    """What the ledger writes down about a file, besides its counts."""

    soort: str
    bron: str
    profiel: str
    bestand: str
    sha256: str
    personen: int = 0
    modus: str = "vervang"
    codering: str | None = None
    scheidingsteken: str | None = None
    datumvolgorde: str | None = None
    datumvolgorde_hoe: str | None = None
    periode: tuple[dt.date, dt.date] | None = None
    seconden_controle: int | None = None

    def verwerkt(self, batch: int, aansluiting: Aansluiting) -> Importuitslag:
        """What the user hears of a file that was read."""
        return Importuitslag(
            bestand=self.bestand,
            uitkomst="verwerkt",
            soort=self.soort,
            bron=self.bron,
            profiel=self.profiel,
            batch=batch,
            codering=self.codering,
            datumvolgorde=self.datumvolgorde,
            datumvolgorde_hoe=self.datumvolgorde_hoe,
            periode=self.periode,
            personen=self.personen,
            aansluiting=aansluiting,
        )


def boek_uren(
    tx: Transactie,
    gelezen: Gelezen,
    boeker: Boeker,
    instellingen: Instellingen,
    voortgang: Voortgang,
    vandaag: dt.date | None = None,
) -> Importuitslag:
    """Book the file whose rows stand in `stap_uur`; answer what happened.

    With `vandaag` the answer also tells of rows older than the retention period, and of work after today.

    Raises
    ------
    VreemdVraag
        Nobody in it is known and all of it is past the retention period.
    VerliesVraag
        The file would take hours away and `boeker.bij_verlies` gives no answer.
    Geweigerd
        The answer was *stop*, or the reconciliation does not close.
    """
    kop = _kop(gelezen)
    batch = open_batch(tx, kop, boeker)
    tx.doe_vaak(
        "insert into werkblad (batch, blad, vanaf) values (?, ?, ?)",
        [(batch, blad, vanaf) for blad, vanaf in gelezen.bladen],
    )
    voortgang(0.0, "Personen herkennen")
    tx.doe(sql("intake", "schrijf_dekking"), {"batch": batch})
    tx.doe(sql("intake", "schrijf_schrijfwijze"))
    gemaakt = personen.koppel_uit_bestand(tx, batch, fris=personen.geen_rooster(tx))
    voortgang(0.1, "Vergelijken met wat er al is")
    vrij = activeren.staat_vrij(tx, batch, kop.bron)
    _schrijf_rijen(tx, batch, gelezen, actief=vrij)
    voortgang(0.7, "Verschillen bepalen")
    aansluiting = telling.tel_bestand(tx, batch, gelezen.controle_seconden)
    uitslag = kop.verwerkt(batch, aansluiting)
    if vrij:
        verschil = Verschil(
            nieuw=aansluiting.ok + aansluiting.gemarkeerd,
            nieuw_seconden=aansluiting.seconden_ok + aansluiting.seconden_gemarkeerd,
        )
    else:
        verschil = verlies.beslis(tx, batch, kop.bron, boeker.bij_verlies, instellingen, uitslag)
        activeren.activeer(tx)
    deel_in(tx)
    telling.schrijf_eerste(tx, batch, aansluiting, verschil)
    grens, alles_te_oud = None, False
    if vandaag is not None:
        grens = bewaargrens(min(vandaag, boeker.nu.date()), instellingen.bewaar_maanden)
        oud, alle, seconden = tx.rij(sql("intake", "te_oud"), {"batch": batch, "vanaf": grens}) or (0, 0, 0)
        gemaakt += _te_oud(oud, alle, seconden, grens)
        gemaakt += _na_vandaag(tx, batch, vandaag)
        alles_te_oud = oud == alle and bool(aansluiting.ok or aansluiting.gemarkeerd)
        vreemd.keur(tx, batch, grens, boeker.bij_vreemd, uitslag)
    _schrijf_meldingen(tx, batch, gelezen, gemaakt)
    bevindingen, aantal = meldingen_van(tx, batch)
    return replace(
        uitslag,
        verschil=verschil,
        meldingen=bevindingen,
        meldingen_aantal=aantal,
        wachtend=vreemd.wachtend(tx, batch, grens),
        soorten=Uursoorten(*(tx.rij(sql("intake", "uursoorten"), {"batch": batch}) or ())),
        alles_te_oud=alles_te_oud,
    )


def open_batch(tx: Transactie, kop: Batchkop, boeker: Boeker) -> int:
    """A line in the ledger for this file; the counts follow when its rows are written."""
    (batch,) = tx.rij("select coalesce(max(batch), 0) + 1 from batch") or (1,)
    van, tot = kop.periode or (None, None)
    tx.doe(
        sql("intake", "open_batch"),
        {
            "batch": batch,
            "soort": kop.soort,
            "bron": kop.bron,
            "profiel": kop.profiel,
            "bestand": kop.bestand,
            "sha256": kop.sha256,
            "modus": kop.modus,
            "codering": kop.codering,
            "scheidingsteken": kop.scheidingsteken,
            "datumvolgorde": kop.datumvolgorde,
            "hoe": kop.datumvolgorde_hoe,
            "van": van,
            "tot": tot,
            "personen": kop.personen,
            "controle": kop.seconden_controle,
            "nu": boeker.nu,
            "door": boeker.door,
            "keuzes": boeker.keuzes,
        },
    )
    return int(batch)


def meldingen_van(tx: Transactie, batch: int) -> tuple[tuple[Bevinding, ...], int]:
    """The findings of a batch, whole-file notes first, at most `MELDINGEN_UIT`; and how many there are."""
    rijen = tx.rijen(sql("intake", "bevindingen"), {"batch": batch, "hoogstens": MELDINGEN_UIT})
    (aantal,) = tx.rij(
        "select (select count(*) from melding where batch = $batch) "
        "+ (select count(*) from quarantaine where batch = $batch and status = 'open')",
        {"batch": batch},
    ) or (0,)
    return tuple(Bevinding(rij, code, kort(tekst, 300), ernst) for rij, code, tekst, ernst in rijen), int(
        aantal
    )


def _kop(gelezen: Gelezen) -> Batchkop:
    return Batchkop(
        soort="uren",
        bron=gelezen.bron,
        profiel=gelezen.profiel,
        bestand=gelezen.bestand,
        sha256=gelezen.sha256,
        personen=len(gelezen.personen),
        codering=gelezen.codering,
        scheidingsteken=gelezen.scheidingsteken,
        datumvolgorde=gelezen.datumvolgorde,
        datumvolgorde_hoe=gelezen.datumvolgorde_hoe,
        periode=gelezen.periode,
        seconden_controle=gelezen.controle_seconden,
    )


def _schrijf_rijen(tx: Transactie, batch: int, gelezen: Gelezen, *, actief: bool) -> None:
    bron = gelezen.bron
    onbekend = tx.rij(
        "select 1 from (select distinct persoon from stap_uur where uitkomst in ('ok', 'gemarkeerd')) "
        "where persoon not in (select persoon from stap_bekend) limit 1"
    )
    if gelezen.misschien_dubbel:
        tx.doe(sql("intake", "misschien_dubbel"))
        tx.doe(sql("intake", "dubbele_uren"))
    else:
        tx.doe(sql("intake", "geen_dubbele"))
    tx.doe(sql("intake", "schrijf_uren"), {"batch": batch, "bron": bron, "actief": actief})
    if onbekend:
        tx.doe(sql("intake", "schrijf_wachtend"), {"batch": batch, "bron": bron})
    tx.doe(sql("intake", "schrijf_quarantaine"), {"batch": batch})


def _schrijf_meldingen(tx: Transactie, batch: int, gelezen: Gelezen, gemaakt: list[Bevinding]) -> None:
    with tx.tabel("vlagzin", pa.table({"code": list(VLAGGEN), "zin": list(VLAGGEN.values())})):
        tx.doe(sql("intake", "schrijf_meldingen"), {"batch": batch, "hoogstens": MELDINGEN_PER_CODE})
    bevindingen = [
        *(Bevinding(None, m.code, m.tekst) for m in gelezen.meldingen),
        *gemaakt,
        *_twee_bronnen(tx, batch, gelezen.bron),
    ]
    tx.doe_vaak(
        "insert into melding (batch, rij, ernst, code, tekst) values (?, ?, ?, ?, ?)",
        [(batch, b.rij, b.ernst, b.code, b.tekst) for b in bevindingen],
    )


def _te_oud(oud: int, alle: int, seconden: int, vanaf: dt.date) -> list[Bevinding]:
    """That rows will be gone soon is told before they are read in, not after."""
    if not oud:
        return []
    wat = f"{getal(oud)} van de {meervoud(alle, 'rij', 'rijen')}"
    wordt = "Die rij wordt" if oud == 1 else "Die rijen worden"
    return [
        Bevinding(
            None,
            BEWAARTERMIJN,
            f"{wat} ({uren_uit_seconden(seconden)}) {'is' if oud == 1 else 'zijn'} van vóór {datum(vanaf)}, "
            f"ouder dan de bewaartermijn. {wordt} binnen een dag weer gewist. Uren van mensen bewaren we "
            "niet langer dan is afgesproken; de beheerder stelt de termijn in (bewaar_maanden).",
        )
    ]


def _na_vandaag(tx: Transactie, batch: int, vandaag: dt.date) -> list[Bevinding]:
    """Nobody has worked tomorrow yet: mostly a wrong year, or planned hours in a file of worked ones."""
    aantal, seconden, laatste = tx.rij(sql("intake", "na_vandaag"), {"batch": batch, "vandaag": vandaag}) or (
        0,
        0,
        None,
    )
    if not aantal:
        return []
    heeft = "rij met gewerkte uren heeft" if aantal == 1 else "rijen met gewerkte uren hebben"
    tot = "" if aantal == 1 else "t/m "
    return [
        Bevinding(
            None,
            NA_VANDAAG,
            f"{getal(aantal)} {heeft} een datum na vandaag ({tot}{datum(laatste)}; "
            f"{uren_uit_seconden(seconden)}). Klopt het jaar? Zo niet: verbeter het bestand en lees "
            "het opnieuw in.",
        )
    ]


def _twee_bronnen(tx: Transactie, batch: int, bron: str) -> list[Bevinding]:
    ander = tx.rij(
        "select 1 from batch where bron <> ? and soort = 'uren' and teruggedraaid_op is null", [bron]
    )
    if ander is None:
        return []
    (dagen,) = tx.rij(sql("intake", "twee_bronnen"), {"batch": batch, "bron": bron}) or (0,)
    if not dagen:
        return []
    return [
        Bevinding(
            None,
            TWEE_BRONNEN,
            f"Op {meervoud(dagen, 'persoonsdag', 'persoonsdagen')} staan ook uren uit een andere bron. Die "
            "worden nooit opgeteld: per dag telt één bron. Welke bron voorgaat kiest u per medewerker bij "
            "‘Team en roosters’.",
        )
    ]
