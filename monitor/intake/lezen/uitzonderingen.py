"""Rows that do not count, one by one: what they are, in a sentence, and their raw cells without notes.

Skipped: blank, repeated header, total or subtotal, running timer, calendar entries that are no work.
Set aside: everything a person should look at. Raw cells are kept of recognised columns only, never of a
description (names of tenants stand there) and never of the reason of leave. A row that is longer than its
header is shifted somewhere, so of it only the cells in front of the first unknown or description column are
kept, and times counted from its end.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from monitor.fouten import kort
from monitor.intake.lezen import woorden
from monitor.intake.lezen.datums import lees_moment
from monitor.intake.lezen.kolommen import Kolommen
from monitor.intake.lezen.koppen import normaliseer
from monitor.intake.lezen.regels import OVERGESLAGEN, QUARANTAINE, Uitzondering
from monitor.intake.lezen.waarden import lees_duur, lees_getal

LANGSTE_RUW = 200  # characters kept of one cell
_GEEN_RUW = frozenset(("notitie",))
_OORZAAK = frozenset(("activiteit", "project", "klant", "labels", "soortrij", "buurt"))
_TIJDVELDEN = frozenset(("datum", "begin", "einddatum", "eind", "duur", "uren", "minuten"))

ZINNEN: dict[str, tuple[str, str]] = {
    "te_lang": (QUARANTAINE, "Langer dan 24 uur: {duur}. Verbeter de duur of verwerp de rij."),
    "geen_duur": (QUARANTAINE, "Geen duur en geen bruikbare begin- en eindtijd."),
    "duur_onleesbaar": (QUARANTAINE, "De duur is niet te lezen: {duur}."),
    "geen_persoon": (QUARANTAINE, "Er staat niet bij van wie deze uren zijn."),
    "datum_buiten_bereik": (QUARANTAINE, "De datum is geen waarschijnlijke werkdag: {datum}."),
    "datum_onleesbaar": (QUARANTAINE, "De datum is niet te lezen: {datum}."),
    "euros": (QUARANTAINE, "In de urenkolom staat een bedrag of een kostenpost: {duur}."),
    "kilometers": (QUARANTAINE, "In de urenkolom staan kilometers: {duur}."),
    "lopende_timer": (OVERGESLAGEN, "Lopende timer: nog geen eindtijd."),
    "agenda_afwezig": (OVERGESLAGEN, "Afwezigheid in de agenda; leg verlof vast bij Afwezigheid."),
    "agenda_vrij": (OVERGESLAGEN, "Staat als vrij in de agenda en kost dus geen tijd."),
    "agenda_geannuleerd": (OVERGESLAGEN, "Geannuleerde afspraak."),
    "agenda_hele_dag": (OVERGESLAGEN, "Hele dag in de agenda: dat is geen werktijd."),
    "totaal": (OVERGESLAGEN, "Totaalregel: gebruikt als controletotaal."),
    "lange_rij": (QUARANTAINE, "De rij heeft {aantal} cellen meer dan de koprij en is dus verschoven."),
    "aanhalingsteken": (QUARANTAINE, "Een aanhalingsteken in deze rij is niet gesloten."),
}
FOUTEN: dict[str, int] = {naam: plek for plek, naam in enumerate(ZINNEN, start=1)}
GEEN_UREN = frozenset(
    ("kilometers", "euros")
)  # the number in the hours column counts something else: 0 hours
_NAMEN = {plek: naam for naam, plek in FOUTEN.items()}
LEGE_RIJ = Uitzondering(OVERGESLAGEN, "leeg", "Lege rij.")
KOPRIJ = Uitzondering(OVERGESLAGEN, "koprij", "De koprij staat er nog een keer.")


class Rijkijker:
    """Looks at single rows of one table and gathers the totals it meets."""

    def __init__(self, k: Kolommen, agenda: bool) -> None:
        self._k = k
        self._agenda = agenda
        self._koppen = [normaliseer(kop) for kop in k.tabel.koppen]
        bekend = {plek for veld, plek in k.velden.items() if veld not in _GEEN_RUW}
        self._eerste_vreemde = next(
            (p for p in range(len(self._koppen)) if p not in bekend), len(self._koppen)
        )
        self.totalen: list[tuple[str, int, float]] = []

    def bekijk(self, index: int, fout: int, *, afwezig: bool) -> Uitzondering:
        """Why this row does not count."""
        cellen = self._k.tabel.cellen(index)
        naam = _NAMEN[fout]
        if naam not in ("lange_rij", "aanhalingsteken"):
            gevuld = [cel for cel in cellen if cel.strip()]
            if not gevuld:
                if naam == "totaal":
                    return self._zonder_ruw("totaal", cellen)
                return LEGE_RIJ
            if self._is_koprij(cellen):
                return KOPRIJ
            if naam == "totaal" or self._is_totaal(cellen, gevuld):
                self._tel_totaal(cellen)
                return self._zonder_ruw("totaal", cellen)
        uitkomst, zin = ZINNEN[naam]
        if uitkomst == OVERGESLAGEN:
            return self._zonder_ruw(naam, cellen)
        alle = self._k.tabel.te_lang.get(index)
        tekst = zin.format(
            duur=self._toon(cellen, "duur", "uren", "minuten"),
            datum=self._toon(cellen, "datum", "begin"),
            aantal=len(alle) - len(cellen) if alle else 0,
        )
        return Uitzondering(uitkomst, naam, tekst, self._ruw(index, cellen, naam, afwezig=afwezig))

    def _zonder_ruw(self, naam: str, cellen: Sequence[str]) -> Uitzondering:
        uitkomst, zin = ZINNEN[naam]
        return Uitzondering(uitkomst, naam, zin.format(duur=self._toon(cellen, "duur", "uren")))

    def _cel(self, cellen: Sequence[str], veld: str) -> str:
        return cellen[self._k.velden[veld]].strip() if veld in self._k else ""

    def _toon(self, cellen: Sequence[str], *velden: str) -> str:
        tekst = next((cel for veld in velden if (cel := self._cel(cellen, veld))), "")
        return f"‘{kort(tekst, 40)}’" if tekst else "leeg"

    def _is_koprij(self, cellen: Sequence[str]) -> bool:
        gelijk = sum(
            1 for cel, kop in zip(cellen, self._koppen, strict=True) if kop and normaliseer(cel) == kop
        )
        return gelijk >= 2 and 2 * gelijk >= sum(1 for cel in cellen if cel.strip())

    def _is_totaal(self, cellen: Sequence[str], gevuld: Sequence[str]) -> bool:
        """A total label beside an empty date, or nothing but numbers: a total row without a label."""
        if self._agenda or (
            self._cel(cellen, "datum") and not woorden.begint_als_totaal(self._cel(cellen, "datum"))
        ):
            return False
        if self._cel(cellen, "begin"):
            return False
        if any(woorden.begint_als_totaal(cel) for cel in gevuld):
            return True
        duur = any(
            lees_duur(self._cel(cellen, veld)).code == "ok"
            for veld in ("duur", "uren", "minuten")
            if veld in self._k
        )
        return duur and all(lees_duur(cel).code == "ok" or lees_getal(cel) is not None for cel in gevuld)

    def _tel_totaal(self, cellen: Sequence[str]) -> None:
        label = next((cel for cel in cellen if woorden.begint_als_totaal(cel)), "")
        for veld, eenheid in (("duur", 3600), ("uren", 3600), ("minuten", 60)):
            if veld not in self._k:
                continue
            tekst = self._cel(cellen, veld)
            duur = lees_duur(tekst, eenheid)
            if duur.code == "ok":
                decimalen = len(tekst.replace(",", ".").partition(".")[2].strip("-"))
                rond = eenheid * 0.5 * 10.0**-decimalen if duur.los_getal is not None else 0.5
                self.totalen.append((label, duur.seconden, rond))
                return

    def _ruw(self, index: int, cellen: Sequence[str], naam: str, *, afwezig: bool) -> str:
        verschoven = naam in ("lange_rij", "aanhalingsteken")
        uit: dict[str, str] = {}
        for veld, plek in sorted(self._k.velden.items(), key=lambda paar: paar[1]):
            cel = cellen[plek]
            if verschoven and plek >= self._eerste_vreemde:
                cel = self._van_rechts(index, veld, plek)
            if veld in _GEEN_RUW or not cel.strip():
                continue
            tekst = woorden.AFWEZIG if afwezig and veld in _OORZAAK else cel[:LANGSTE_RUW]
            uit[self._k.tabel.koppen[plek]] = tekst
        return json.dumps(uit, ensure_ascii=False)

    def _van_rechts(self, index: int, veld: str, plek: int) -> str:
        """A date, time or duration behind the shift, counted from the end of a long row."""
        alle = self._k.tabel.te_lang.get(index)
        if alle is None or veld not in _TIJDVELDEN:
            return ""
        cel = alle[plek + len(alle) - len(self._koppen)]
        return (
            cel if lees_moment(cel, "dmy") or lees_moment(cel, "mdy") or lees_duur(cel).code == "ok" else ""
        )
