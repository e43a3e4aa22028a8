"""The year plan on paper, in the year-plan format: A4 or A3 lying, a time line and a table per goal."""

from __future__ import annotations

import datetime as dt
import secrets

import streamlit as st

from monitor.jaarplan.plan.beeld import Actiebeeld, Doelbeeld, Jaarbeeld
from monitor.jaarplan.plan.rechten import Blik, wie
from monitor.report.blad import Alinea, Blad, Blok, Kolom, Kop, Merk, Planbalk, Tabel, Tijdlijn
from monitor.report.pdf import maak_pdf
from monitor.ui import bron, opmaak
from monitor.ui.jaarplan import woorden

VOET = "Geen geschreven uren; uren per week zijn wat een actie vraagt."
PAPIER = {"a4": "A4", "a3": "A3"}
RIJEN = {"a4": 20, "a3": 32}  # of a time line on one page


def knop(jaar: Jaarbeeld, blik: Blik) -> None:
    """Download buttons; the sheet is printed when somebody clicks."""
    nu = bron.klok()
    with st.container(horizontal=True):
        for papier, naam in PAPIER.items():
            st.download_button(
                f"Afdrukken op {naam} (PDF)",
                _maker(blad(jaar, blik, papier), nu),
                f"jaarplan-{jaar.jaar}-{naam}-{secrets.token_hex(4)}.pdf",
                "application/pdf",
                key=f"jaarplan_pdf_{papier}",
                icon=":material/picture_as_pdf:",
                on_click="ignore",
            )


def _maker(vel: Blad, nu: dt.datetime):  # type: ignore[no-untyped-def]
    return lambda: maak_pdf(vel, nu)


def blad(jaar: Jaarbeeld, blik: Blik, papier: str = "a4") -> Blad:
    """The sheet as data: the sentence, agreements, the time line, and every goal with its actions."""
    return Blad(
        titel=f"Jaarplan {jaar.jaar}",
        ondertitel=f"Stand van {opmaak.datum(bron.vandaag())}",
        blokken=tuple(_blokken(jaar, blik, papier)),
        onderwerp=woorden.kopzin(jaar),
        label=bron.voorbeeldlabel(),
        voet=f"Stand van {opmaak.datum(bron.vandaag())}. {VOET}",
        papier=papier,
        liggend=True,
    )


def _blokken(jaar: Jaarbeeld, blik: Blik, papier: str) -> list[Blok]:
    uit: list[Blok] = [Alinea(woorden.kopzin(jaar), "groot"), *_tijdlijnen(_balken(jaar), jaar, papier)]
    if jaar.afspraken:
        rijen = tuple(
            (
                a.afspraak.met,
                a.afspraak.tekst,
                "; ".join(d.doel.tekst for d in a.doelen) or "nog geen doel",
                a.voortgang.zin,
            )
            for a in jaar.afspraken
        )
        kolommen = (
            Kolom("Met", 1.0),
            Kolom("Prestatieafspraak", 2.2),
            Kolom("Doelen", 2.2),
            Kolom("Voortgang", 1.3),
        )
        uit += [
            Kop("Prestatieafspraken"),
            Tabel(kolommen, rijen, "Prestatieafspraken met doelen en voortgang"),
        ]
    uit.append(Kop("Doelen en acties"))
    for d in jaar.doelen:
        uit += _doel(d, jaar, blik)
    uit.append(
        Alinea(
            "Gehaald en niet gehaald zeggen we pas als de kans dat het echte cijfer op het doel ligt "
            "minstens 90 % of hoogstens 10 % is. Bron: wat het team bijhoudt, en de cijfers van de "
            "Stoplichtkaart.",
            "klein",
        )
    )
    return uit


def _tijdlijnen(balken: tuple[Planbalk, ...], jaar: Jaarbeeld, papier: str) -> list[Blok]:
    """The time line in pieces that fit on a page, each with the quarters above it."""
    per = RIJEN[papier]
    return [
        Tijdlijn(
            ("1e kwartaal", "2e kwartaal", "3e kwartaal", "4e kwartaal"),
            balken[begin : begin + per],
            _deel(bron.vandaag(), jaar.jaar),
            f"vandaag, {opmaak.datum(bron.vandaag())}",
            tuple(_merk(t) for t in woorden.STATUS.values()),
            f"Tijdlijn van {jaar.jaar}: per actie een balk van begin tot eind; dezelfde gegevens staan in de "
            "tabellen.",
        )
        for begin in range(0, len(balken), per)
    ]


def _doel(d: Doelbeeld, jaar: Jaarbeeld, blik: Blik) -> list[Blok]:
    uit: list[Blok] = [
        Kop(d.doel.tekst, 2),
        Alinea(f"{woorden.waar(d.doel, jaar.kennis)} · {wie(d.doel.eigenaar, blik, jaar.kennis)}", "klein"),
    ]
    zin = woorden.uitslag_zin(d)
    if d.maat is not None:
        zin = f"{woorden.van_naar(d.doel, d.maat)}. {woorden.cijfer_nu(d)} {zin}"
    uit.append(Alinea(zin))
    if d.nu is not None:
        uit.append(Alinea(woorden.herkomst(d), "klein"))
    if d.acties:
        kolommen = (
            Kolom("Actie", 3.0),
            Kolom("Wie", 1.5),
            Kolom("Begin", 0.9),
            Kolom("Eind", 0.9),
            Kolom("Status", 1.3),
            Kolom("Stappen", 0.9),
            Kolom("Uren/week", 0.8, rechts=True),
        )
        rijen = tuple(_actie(a, jaar, blik) for a in d.acties)
        uit.append(Tabel(kolommen, rijen, f"Acties bij: {d.doel.tekst}"))
    return uit


def _actie(a: Actiebeeld, jaar: Jaarbeeld, blik: Blik) -> tuple[str | Merk, ...]:
    stappen = (
        f"{sum(s.klaar for s in a.actie.stappen)} van {len(a.actie.stappen)}" if a.actie.stappen else "–"
    )
    return (
        a.actie.tekst,
        wie(a.actie.eigenaar, blik, jaar.kennis),
        f"{a.actie.van:%d-%m-%Y}",
        f"{a.actie.tot:%d-%m-%Y}",
        _merk(woorden.status(a)),
        stappen,
        opmaak.getal(a.actie.uren_per_week, 1),
    )


def _merk(teken: woorden.Teken) -> Merk:
    return Merk(teken.teken, teken.woord, teken.kleur, teken.inkt)


def _balken(jaar: Jaarbeeld) -> tuple[Planbalk, ...]:
    eerste, laatste = dt.date(jaar.jaar, 1, 1), dt.date(jaar.jaar, 12, 31)
    uit = []
    for d in jaar.doelen:
        acties = [a for a in d.acties if a.actie.van <= laatste and a.actie.tot >= eerste]
        if acties:
            uit.append(Planbalk(d.doel.tekst, 0.0, 0.0, None))
        for a in acties:
            van = _deel(max(a.actie.van, eerste), jaar.jaar) or 0.0
            tot = _deel(min(a.actie.tot, laatste), jaar.jaar) or 1.0
            uit.append(Planbalk(a.actie.tekst, van, max(tot, van + 0.005), _merk(woorden.status(a))))
    return tuple(uit)


def _deel(dag: dt.date, jaar: int) -> float | None:
    """Where a day lies in the year, 0 to 1; None outside it."""
    begin, eind = dt.date(jaar, 1, 1), dt.date(jaar + 1, 1, 1)
    return (dag - begin).days / (eind - begin).days if begin <= dag < eind else None
