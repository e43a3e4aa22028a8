"""Applied interventions as a table, out and in: the template, the download, and a file that somebody filled
in.

The columns are those of the list that Gegevens reads (interventie, naam, soort, doel, buurt, complex,
start, eind) with four more: indicator, status, rol, notitie. A row with a code that is known changes that
application; so does one with the same name, place and begin; any other is new. An empty cell leaves what
stood there, except an empty end date of a row that is new. A row that can't be used is refused with its
number and the reason, and holds up no other. Reading what the page gave out changes nothing. One file is
undone in one go.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.jaarplan.interventie.kaarten import SOORTEN, Kaart, kaarten, op_naam
from monitor.jaarplan.interventie.toepassing import (
    ROLLEN,
    STATUSSEN,
    Stap,
    Toepassing,
    bewaar,
    gekeurd,
    status_op,
    toepassingen,
)
from monitor.jaarplan.tabelrijen import Rijen, Wijzer, cel, is_voorbeeld, keur_aantal, lees_dag, vind, wijzer
from monitor.store import Store, Transactie

KOPPEN = {
    "toepassing": ("interventie", "code"),
    "naam": ("naam",),
    "soort": ("soort",),
    "doel": ("doel",),
    "buurt": ("buurt", "buurtcode", "buurtnaam"),
    "complex": ("complex", "complexnummer"),
    "begin": ("start", "begin", "van"),
    "eind": ("eind", "einde", "tot"),
    "indicator": ("indicator",),
    "status": ("status",),
    "rol": ("rol", "eigenaar"),
    "notitie": ("notitie",),
}
MOET = ("naam", "buurt", "begin")
VOORBEELD = (
    "", "Koffie in het portiek", "ontmoeten", "buren leren elkaar kennen", "BU99990101", "", "01-03-2026", "",
    "cijfer_buurt", "loopt", "buurtcoördinator", "",
)  # fmt: skip
KOP_HOOGSTENS = 25  # the heading stands among so many first rows


@dataclass(frozen=True)
class Rijuitslag:
    """One row: what it does (nieuw | gewijzigd | ongewijzigd | geweigerd), and why not."""

    rij: int
    naam: str
    buurt: str
    uitkomst: str
    reden: str = ""
    inhoud: Toepassing | None = None


@dataclass(frozen=True)
class Inleesvoorstel:
    """All rows of a file, in order; `sleutel` names the file."""

    sleutel: str
    rijen: tuple[Rijuitslag, ...]

    def aantal(self, uitkomst: str) -> int:
        """How many rows have this outcome."""
        return sum(rij.uitkomst == uitkomst for rij in self.rijen)

    @property
    def te_doen(self) -> int:
        """How many rows change something."""
        return self.aantal("nieuw") + self.aantal("gewijzigd")


def voorstel(
    bron: Store | Transactie, rijen: Rijen, naam: str, vandaag: dt.date, mag: frozenset[str] | None = None
) -> Inleesvoorstel:
    """What reading this file would do; nothing is written. `mag`: buurten that may be written, None = all.

    Raises
    ------
    Geweigerd
        Not a list of interventions: a heading is missing, there is nothing in it, or far too much.
    """
    kolom, inhoud = _kop(rijen)
    naslag = _Naslag(bron, vandaag, mag)
    uit: list[Rijuitslag] = []
    gezien: set[object] = set()
    for nummer, cellen in inhoud:
        waarden = {veld: cel(cellen, k) for veld, k in kolom.items()}
        regel = naslag.lees(nummer, waarden)
        wat = regel.inhoud and (regel.inhoud.toepassing or _plek(regel.inhoud))
        if wat is not None and wat in gezien:
            regel = replace(regel, uitkomst="geweigerd", inhoud=None, reden="Dit staat er twee keer in.")
        gezien.add(wat)
        uit.append(regel)
    sleutel = hashlib.sha256(f"{naam}|{rijen!r}".encode()).hexdigest()[:10]
    return Inleesvoorstel(sleutel, tuple(uit))


def neem_in(
    tx: Transactie, plan: Inleesvoorstel, *, wie: str, nu: dt.datetime, vandaag: dt.date, bestand: str
) -> int:
    """Write what the file brings; returns how many rows changed something."""
    for rij in plan.rijen:
        if rij.inhoud is not None:
            bewaar(
                tx, rij.inhoud, wie=wie, nu=nu, vandaag=vandaag, inlees=plan.sleutel,
                wat=f"ingelezen uit {kort(bestand)}",
            )  # fmt: skip
    return plan.te_doen


def als_rij(t: Toepassing) -> dict[str, Any]:
    """One application as a row that can be read back."""
    return {
        "interventie": t.toepassing, "naam": t.naam, "soort": SOORTEN.get(t.soort, t.soort).lower(),
        "doel": t.doel, "buurt": t.buurt, "complex": t.complex or "", "start": t.begin, "eind": t.eind,
        "indicator": t.indicator or "", "status": t.status, "rol": ROLLEN.get(t.rol, t.rol),
        "notitie": t.notitie,
    }  # fmt: skip


class _Naslag:
    """What a row may name: buurten and complexen by code or name, what is there, and the library."""

    def __init__(self, bron: Store | Transactie, vandaag: dt.date, mag: frozenset[str] | None) -> None:
        self._bron, self._vandaag, self._mag = bron, vandaag, mag
        self._nu = {t.toepassing: t for t in toepassingen(bron, vandaag)}
        self._op_plek = {_plek(t): t for t in self._nu.values()}
        self._kaarten: Mapping[str, Kaart] = kaarten(bron)
        self._buurten = wijzer(bron.rijen("select buurt, naam from buurt"))
        self._complexen = wijzer(bron.rijen("select complex, naam from complex"))
        self._indicatoren = wijzer(bron.rijen("select indicator, naam from indicatorkenmerk"))

    def lees(self, nummer: int, w: Mapping[str, str]) -> Rijuitslag:
        """One row, judged."""
        try:
            return self._lees(nummer, w)
        except Geweigerd as fout:
            return Rijuitslag(
                nummer, kort(w.get("naam", "")), kort(w.get("buurt", "")), "geweigerd", fout.zin
            )

    def _lees(self, nummer: int, w: Mapping[str, str]) -> Rijuitslag:
        oud = self._nu.get(w.get("toepassing", ""))
        t = self._gevuld(w, oud)
        if oud is None and _plek(t) in self._op_plek:  # without its code, but it is the same one
            oud = self._op_plek[_plek(t)]
            t = self._gevuld(w, oud)
        if self._mag is not None and not {t.buurt, oud.buurt if oud else t.buurt} <= self._mag:
            raise Geweigerd("Deze buurt hoort niet bij de buurten waar u iets mag wijzigen.")
        t = gekeurd(self._bron, t, self._vandaag)
        gelijk = oud is not None and als_rij(oud) == als_rij(t)
        woord = "ongewijzigd" if gelijk else "gewijzigd" if oud else "nieuw"
        return Rijuitslag(nummer, t.naam, t.buurt, woord, inhoud=None if gelijk else t)

    def _gevuld(self, w: Mapping[str, str], oud: Toepassing | None) -> Toepassing:
        naam = w.get("naam", "") or (oud.naam if oud else "")
        kaart = op_naam(self._kaarten, naam)
        begin = _dag(w, "begin") or (oud.begin if oud else None)
        if begin is None:
            raise Geweigerd("De startdatum is leeg. Vul haar in als dag-maand-jaar.")
        eind = _dag(w, "eind") or (oud.eind if oud else None)
        buurt = _code(self._buurten, w.get("buurt", ""), "de buurt") or (oud.buurt if oud else "")
        complex_ = _code(self._complexen, w.get("complex", ""), "het complex")
        indicator = _code(self._indicatoren, w.get("indicator", ""), "de indicator")
        soort = _een_van(w.get("soort", ""), SOORTEN, "soort")
        status = _een_van(w.get("status", ""), STATUSSEN, "status")
        rol = _een_van(w.get("rol", ""), ROLLEN, "rol")
        if oud is None:
            return Toepassing(
                "", 0, kaart.kaart if kaart else None, naam, soort or (kaart.soort if kaart else ""),
                w.get("doel", "") or (kaart.doel if kaart else ""), buurt, complex_ or None, begin, eind,
                indicator or (kaart.indicator if kaart else None), rol,
                status or status_op(begin, eind, self._vandaag),
                tuple(Stap(s) for s in kaart.stappen) if kaart else (), w.get("notitie", ""),
            )  # fmt: skip
        return replace(
            oud, naam=naam, soort=soort or oud.soort, doel=w.get("doel", "") or oud.doel, buurt=buurt,
            complex=complex_ or oud.complex, begin=begin, eind=eind, indicator=indicator or oud.indicator,
            rol=rol or oud.rol, status=status or oud.status, notitie=w.get("notitie", "") or oud.notitie,
        )  # fmt: skip


def _plek(t: Toepassing) -> tuple[str, str, str, dt.date]:
    """What, where and since when: by this a row without a code is recognised."""
    return " ".join(t.naam.split()).casefold(), t.buurt, t.complex or "", t.begin


def _kop(rijen: Rijen) -> tuple[dict[str, int], Rijen]:
    """Which column is what, and the rows under the heading; a title may stand above it."""
    gevuld = [(nummer, cellen) for nummer, cellen in rijen if any(cel.strip() for cel in cellen)]
    if not gevuld:
        raise Geweigerd("In dit bestand staat niets. Gebruik het sjabloon.")
    kolommen = [_kolommen(cellen) for _, cellen in gevuld[:KOP_HOOGSTENS]]
    plek = max(range(len(kolommen)), key=lambda nummer: len(kolommen[nummer]))  # the first of the fullest
    kolom = kolommen[plek]
    mist = [KOPPEN[veld][0] for veld in MOET if veld not in kolom]
    if mist:
        raise Geweigerd(f"De kolom {mist[0]} ontbreekt. Gebruik het sjabloon; de kop zegt wat wat is.")
    inhoud = gevuld[plek + 1 :]
    keur_aantal(inhoud)
    return kolom, [(n, c) for n, c in inhoud if not is_voorbeeld(c, VOORBEELD)]


def _kolommen(cellen: Sequence[str]) -> dict[str, int]:
    koppen = [cel.strip().casefold() for cel in cellen]
    return {
        veld: koppen.index(kop) for veld, namen in KOPPEN.items() for kop in reversed(namen) if kop in koppen
    }


def _code(bekend: Wijzer, tekst: str, wat: str) -> str:
    return vind(bekend, tekst, wat) if tekst else ""


def _dag(rij: Mapping[str, str], veld: str) -> dt.date | None:
    return lees_dag(rij[veld], KOPPEN[veld][0]) if rij.get(veld) else None


def _een_van(tekst: str, keuzes: Mapping[str, str], wat: str) -> str:
    if not tekst:
        return ""
    for code, woord in keuzes.items():
        if tekst.casefold() in (code, woord.casefold()):
            return code
    raise Geweigerd(f"De {wat} {kort(tekst)} kennen we niet. Kies uit: {', '.join(keuzes.values()).lower()}.")
