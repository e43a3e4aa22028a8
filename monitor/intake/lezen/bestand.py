"""From a file on disk to recognised tables: what kind of file it is, its header, profile and columns.

Refuses what can't be hours and says how to export it right; asks which column is what when only a person can
tell. Nothing is interpreted yet.
"""

from __future__ import annotations

import datetime as dt
import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from monitor.fouten import Geweigerd, kort
from monitor.intake.lezen import agenda, koppen, profielen, weekstaat, werkblad
from monitor.intake.lezen.contract import Bestandsvraag, Keuzes, Melding, VraagOverBestand
from monitor.intake.lezen.csvlezer import is_regelmatig, lees_csv
from monitor.intake.lezen.datums import DMY, MDY, lees_moment
from monitor.intake.lezen.decodeer import KOP_BYTES, decodeer, deel_in, keur_regels
from monitor.intake.lezen.kolommen import Kolommen
from monitor.intake.lezen.profielen import ADVIES, Profiel
from monitor.intake.lezen.tabel import Tabel

EIGEN_KEUZE = "eigen"
GROOT = 4_000_000  # bytes of text from which tasting and keeping are worlds apart
_DUURVELDEN = ("duur", "uren", "minuten")
_PERSOONSKOPPEN = frozenset(
    ("medewerker", "naam medewerker", "naam", "werknemer", "gebruiker", "employee", "user", "name", "persoon")
)


@dataclass(frozen=True)
class Herkend:
    """One table with its profile and its columns."""

    tabel: Tabel
    velden: Mapping[str, int]
    profiel: Profiel
    kophash: str
    persoon: str | None = None  # named above the table
    controle: int | None = None  # seconds of the grid's own totals

    @cached_property
    def kolommen(self) -> Kolommen:
        """The recognised columns, numbered once for all who look at them."""
        return Kolommen(self.tabel, self.velden)


@dataclass(frozen=True)
class Open:
    """A file, recognised: its tables and how it was read."""

    tabellen: tuple[Herkend, ...]
    codering: str
    scheidingsteken: str | None
    meldingen: tuple[Melding, ...] = field(default_factory=tuple)


def open_bestand(pad: Path, inhoud: bytes, keuzes: Keuzes, vandaag: dt.date, zone: str) -> Open:
    """Recognise a file.

    Raises
    ------
    Geweigerd, VraagOverBestand
    """
    if agenda.is_agenda(inhoud[:200]):
        gelezen = agenda.lees_agenda(inhoud, vandaag, zone)
        koppen_van = koppen.kophash(gelezen.tabel.koppen)
        herkend = Herkend(gelezen.tabel, agenda.VELDEN, profielen.ICS, koppen_van, gelezen.eigenaar)
        meldingen = tuple(Melding("agenda", zin) for zin in gelezen.zinnen)
        return Open((herkend,), "utf-8", None, meldingen)
    if inhoud.startswith((werkblad.ZIP, werkblad.OLE)):
        return _open_werkmap(pad, inhoud[:8], keuzes)
    return _open_tekst(inhoud, keuzes)


def proef_bestand(pad: Path, keuzes: Keuzes, vandaag: dt.date, zone: str) -> None:
    """Go through a file as `open_bestand` will, without keeping what costs memory only because it is kept.

    Raises
    ------
    Geweigerd, VraagOverBestand
    """
    if pad.stat().st_size > GROOT:
        with pad.open("rb") as bestand:
            inhoud = mmap.mmap(bestand.fileno(), 0, access=mmap.ACCESS_READ)
        if _is_lang_en_regelmatig(inhoud, keuzes):
            return
    open_bestand(pad, pad.read_bytes(), keuzes, vandaag, zone)


def _is_lang_en_regelmatig(inhoud: mmap.mmap, keuzes: Keuzes) -> bool:
    """Text without surprises, from the first line to the last: the fast reader will take it."""
    begin = inhoud[: 2 * KOP_BYTES]
    begin = begin[: begin.rfind(b"\n") + 1]
    if len(begin) <= KOP_BYTES or begin.startswith((werkblad.ZIP, werkblad.OLE)) or inhoud.find(b"\0") >= 0:
        return False
    tekst = decodeer(begin)
    if agenda.is_agenda(begin[:200]) or tekst.codering != "utf-8":
        return False
    opmaak = deel_in(tekst)
    return is_regelmatig(inhoud, opmaak, _zoek_kop(opmaak.kop, keuzes))


def _open_tekst(inhoud: bytes, keuzes: Keuzes) -> Open:
    tekst = decodeer(inhoud)
    keur_regels(tekst)
    opmaak = deel_in(tekst)
    kopindex = _zoek_kop(opmaak.kop, keuzes)
    if kopindex is None:
        _weiger_zonder_kop(opmaak.kop)
    herkend = _herken(lees_csv(tekst, opmaak, kopindex), keuzes, "")
    meldingen = (
        (Melding("tekens", "Enkele tekens in het bestand waren niet te lezen en zijn vervangen."),)
        if tekst.vervangen
        else ()
    )
    return Open((herkend,), tekst.codering, opmaak.teken, meldingen)


def _open_werkmap(pad: Path, begin: bytes, keuzes: Keuzes) -> Open:
    bladen = werkblad.lees_bladen(pad, begin)
    herkend: list[Herkend] = []
    meldingen: list[Melding] = []
    problemen: list[Geweigerd | VraagOverBestand] = []
    for blad in bladen:
        try:
            kopindex = _zoek_kop(blad.kop, keuzes)
            if kopindex is None:
                _weiger_zonder_kop(blad.kop)
                kopindex = -1
            velden = koppen.ken_velden([koppen.normaliseer(k) for k in blad.rijen[kopindex]])
            duur = [velden[veld] for veld in _DUURVELDEN if veld in velden]
            herkend.append(_herken(werkblad.maak_tabel(blad, kopindex, duur), keuzes, blad.naam))
        except (Geweigerd, VraagOverBestand) as fout:
            problemen.append(fout)
            meldingen.append(Melding("blad", f"Blad ‘{kort(blad.naam, 30)}’ is niet gelezen: {fout.zin}"))
    if not herkend:
        raise next((p for p in problemen if isinstance(p, VraagOverBestand)), problemen[0])
    profiel = herkend[0].profiel
    zelfde = tuple(h for h in herkend if h.profiel.naam == profiel.naam)
    meldingen += [
        Melding("blad", f"Blad ‘{kort(h.tabel.blad or '', 30)}’ heeft een andere opzet en is niet gelezen.")
        for h in herkend
        if h not in zelfde
    ]
    return Open(zelfde, "xlsx" if begin.startswith(werkblad.ZIP) else "xls", None, tuple(meldingen))


def _zoek_kop(rijen: Sequence[Sequence[str]], keuzes: Keuzes) -> int | None:
    if keuzes.kolommen:
        gezocht = {koppen.normaliseer(kop) for kop in keuzes.kolommen.values() if kop}
        for index, rij in enumerate(rijen[: koppen.KOPRIJEN]):
            if gezocht <= {koppen.normaliseer(cel) for cel in rij}:
                return index
        if all(kop.startswith("kolom ") for kop in gezocht):
            return None
    for index, rij in enumerate(rijen[: koppen.KOPRIJEN]):
        if len(weekstaat.zoek_dagkolommen(rij)) >= weekstaat.MINSTE_DAGEN:
            return index
    gevonden = koppen.zoek_koprij(rijen)
    if gevonden is not None:
        return gevonden
    return _mogelijke_kop(rijen)


def _mogelijke_kop(rijen: Sequence[Sequence[str]]) -> int | None:
    """A first row of texts above rows with dates or numbers: headers, though unknown ones."""
    gevuld = [i for i, rij in enumerate(rijen[: koppen.KOPRIJEN]) if sum(bool(c.strip()) for c in rij) >= 2]
    if len(gevuld) < 2:
        return None
    eerste = rijen[gevuld[0]]
    heeft_waarden = any(
        _is_datum(cel) or cel.strip().replace(",", "").replace(".", "").isdigit() for cel in eerste
    )
    return None if heeft_waarden else gevuld[0]


def _is_datum(cel: str) -> bool:
    return any((m := lees_moment(cel, o)) is not None and m.dag is not None for o in (DMY, MDY))


def _weiger_zonder_kop(rijen: Sequence[Sequence[str]]) -> None:
    """Without headers only a file with readable dates is worth a question; the caller asks it."""
    if not any(_is_datum(cel) for rij in rijen for cel in rij):
        raise Geweigerd(
            "Het bestand heeft geen koprij en geen enkele leesbare datum. Zet een koprij boven de kolommen "
            "(bijvoorbeeld Datum, Medewerker, Uren, Activiteit) en verbeter de datums."
        )


def _herken(tabel: Tabel, keuzes: Keuzes, bladnaam: str) -> Herkend:
    namen = [koppen.normaliseer(kop) for kop in tabel.koppen]
    kophash = koppen.kophash(namen)
    persoon = _persoon_uit(tabel.voorwerk)
    if keuzes.kolommen:
        velden = _gekozen(tabel, namen, keuzes.kolommen)
        herkend = Herkend(tabel, velden, replace(profielen.ALGEMEEN, naam=EIGEN_KEUZE), kophash, persoon)
        return _eis(herkend, bladnaam)
    dagkolommen = weekstaat.zoek_dagkolommen(tabel.koppen)
    if len(dagkolommen) >= weekstaat.MINSTE_DAGEN:
        return _weekstaat(tabel, dagkolommen, kophash, persoon, bladnaam)
    weigering = profielen.kies_weigering(frozenset(namen))
    if weigering:
        raise Geweigerd(f"Dit is {weigering.wat}. {ADVIES[weigering.bron]}")
    profiel = profielen.kies_profiel(frozenset(namen))
    velden = koppen.ken_velden(namen, profiel.velden)
    if tabel.koprij == 0:
        velden = {}
    return _eis(Herkend(tabel, velden, profiel, kophash, persoon), bladnaam)


def _gekozen(tabel: Tabel, namen: Sequence[str], kolommen: Mapping[str, str]) -> dict[str, int]:
    velden: dict[str, int] = {}
    for veld, kop in kolommen.items():
        if not kop:
            continue
        naam = koppen.normaliseer(kop)
        if veld not in koppen.SYNONIEMEN or naam not in namen:
            raise Geweigerd(
                f"De kolom ‘{kort(kop, 40)}’ voor ‘{kort(veld, 20)}’ staat niet in dit bestand. "
                f"Kies uit: {kort(', '.join(k for k in tabel.koppen if k), 200)}."
            )
        velden[veld] = namen.index(naam)
    return velden


def _persoon_uit(voorwerk: Sequence[Sequence[str]]) -> str | None:
    """ "Medewerker: Anna B" above the table, in one cell or in two."""
    for rij in voorwerk[: koppen.KOPRIJEN]:
        cellen = [cel.strip() for cel in rij]
        for plek, cel in enumerate(cellen):
            voor, teken, achter = cel.partition(":")
            if koppen.normaliseer(voor) not in _PERSOONSKOPPEN or len(cel) > 100:
                continue
            if teken and achter.strip():
                return achter.strip()
            volgende = next((c for c in cellen[plek + 1 :] if c), "")
            if volgende and koppen.normaliseer(volgende) not in _PERSOONSKOPPEN:
                return volgende
    return None


def _weekstaat(
    tabel: Tabel, dagkolommen: Mapping[int, int | str], kophash: str, persoon: str | None, bladnaam: str
) -> Herkend:
    week = weekstaat.lees_week(tabel.voorwerk, (bladnaam,))
    dagen = weekstaat.dagen_van(dagkolommen, week)
    if dagen is None:
        raise Geweigerd(
            "Deze weekstaat zegt niet over welke week hij gaat. "
            "Zet boven de tabel bijvoorbeeld ‘week 10 - 2026’."
        )
    uitgerold, controle = weekstaat.rol_uit(tabel, dagen)
    namen = [koppen.normaliseer(kop) for kop in uitgerold.koppen]
    velden = koppen.ken_velden(namen[:-2])
    for veld in (*_DUURVELDEN, "datum", "begin", "eind", "einddatum", "pauze"):
        velden.pop(veld, None)
    velden["datum"], velden["uren"] = len(namen) - 2, len(namen) - 1
    return Herkend(uitgerold, velden, profielen.WEEKSTAAT, kophash, persoon, controle)


def _eis(herkend: Herkend, bladnaam: str) -> Herkend:
    """A date and a duration (or begin and end) must be there; else refuse or ask."""
    velden = herkend.velden
    heeft_datum = "datum" in velden or ("begin" in velden and _heeft_datums(herkend.tabel, velden["begin"]))
    heeft_duur = any(veld in velden for veld in _DUURVELDEN) or (
        "begin" in velden and "eind" in velden and _heeft_tijden(herkend.tabel, velden["eind"])
    )
    if heeft_datum and heeft_duur:
        return herkend
    tabel = herkend.tabel
    waar = f" op blad ‘{kort(bladnaam, 30)}’" if bladnaam else ""
    if not any(_heeft_datums(tabel, k) for k in range(len(tabel.koppen))):
        _weiger_zonder_datums(herkend, waar)
    mist = [*([] if heeft_datum else ["de datum"]), *([] if heeft_duur else ["de duur (of begin en eind)"])]
    bij = Bestandsvraag(
        "kolommen",
        herkend.kophash,
        tabel.koppen,
        tuple(tuple(tabel.cellen(i)) for i in range(min(5, tabel.lengte))),
        {veld: tabel.koppen[k] for veld, k in velden.items()},
    )
    raise VraagOverBestand(
        f"Welke kolom{waar} is {' en welke is '.join(mist)}? "
        "Kies per kolom wat erin staat; de keuze wordt onthouden.",
        dict(koppen.VELDEN),
        bij,
    )


def _weiger_zonder_datums(herkend: Herkend, waar: str) -> None:
    """Hours, people or projects without days, or mostly columns of numbers, are a summary of some kind;
    anything else is just not hours."""
    tabel = herkend.tabel
    getallen = sum(_is_getallen(tabel, k) for k in range(len(tabel.koppen)))
    rooster = getallen >= 2 and 2 * getallen >= len(tabel.koppen)
    if rooster or herkend.velden or herkend.profiel.bron != profielen.ALGEMEEN.bron:
        raise Geweigerd(
            f"Er is geen kolom met datums gevonden{waar}: dit lijkt een samenvatting of draaitabel. "
            f"{ADVIES.get(herkend.profiel.bron, ADVIES['algemeen'])}"
        )
    namen = kort(", ".join(kop.strip() for kop in tabel.koppen if kop.strip()), 120)
    raise Geweigerd(
        f"Er is geen kolom met datums gevonden{waar}, en geen kolom met namen of uren. De kolommen heten: "
        f"{namen}. Bij ‘Sjablonen’ staat welke bestanden de app kent, met hun kolommen."
    )


def _heeft_datums(tabel: Tabel, kolom: int) -> bool:
    """At least half of the first filled cells are dates."""
    cellen = [str(c) for c in tabel.kolommen[kolom][:200] if str(c).strip()][:50]
    return bool(cellen) and 2 * sum(_is_datum(cel) for cel in cellen) >= len(cellen)


def _is_getallen(tabel: Tabel, kolom: int) -> bool:
    """Nothing but numbers among the first filled cells."""
    cellen = [str(c).strip() for c in tabel.kolommen[kolom][:200] if str(c).strip()][:50]
    return bool(cellen) and all(cel.replace(",", "").replace(".", "").isdigit() for cel in cellen)


def _heeft_tijden(tabel: Tabel, kolom: int) -> bool:
    """A time of day somewhere among the first filled cells (an end that is only a day is no duration)."""
    cellen = [cel for c in tabel.kolommen[kolom][:5000] if (cel := str(c)).strip()]
    momenten = (lees_moment(cel, DMY) or lees_moment(cel, MDY) for cel in cellen[:500])
    return not cellen or any(moment is not None and moment.tijd is not None for moment in momenten)
