"""The board's page on paper: the same three answers, pictures and tables, with the badge on every page."""

from __future__ import annotations

from dataclasses import dataclass

from monitor import opmaak
from monitor.report import bordbeeld as beeld
from monitor.report.blad import (
    Alinea,
    Balk,
    Balken,
    Band,
    Blad,
    Blok,
    Kaartbeeld,
    Kaartvlak,
    Kerncijfer,
    Kerncijfers,
    Kolom,
    Kop,
    Lijngrafiek,
    Lijst,
    Merk,
    Naast,
    Pagina,
    Reeks,
    Staafgrafiek,
    Tabel,
)
from monitor.report.bord import Bord, Bordproject, Lichtbalk

OPVALLEND_HOOGSTENS = 12  # rows on paper; all of them are in the workbook
PROJECTEN_HOOGSTENS = 12
WEKEN_PER_MERK = 4


@dataclass(frozen=True)
class Stempel:
    """Whom a report is for. `badge` stands below every page, `watermerk` behind the text."""

    badge: str = ""
    watermerk: str = ""


def maak_blad(bord: Bord, stempel: Stempel) -> Blad:
    """The whole report."""
    cijfers = tuple(Kerncijfer(*rij) for rij in beeld.kerncijfers(bord))
    return Blad(
        titel=beeld.TITEL,
        ondertitel=beeld.ondertitel(bord),
        onderwerp="Hoe het gaat met de buurten en het buurtteam, en wat eraan komt.",
        label=beeld.VOORBEELD if bord.voorbeeld else "",
        voet=stempel.badge,
        watermerk=stempel.watermerk,
        blokken=(
            Kerncijfers(cijfers), *_buurten(bord), *(() if bord.buurten.reden else (Pagina(),)),
            *_team(bord), *_vooruit(bord),
            Kop("Zo leest u dit"), Lijst(tuple(zin for zin in beeld.uitleg(bord) if zin != beeld.MARGE)),
        ),
    )  # fmt: skip


def _buurten(bord: Bord) -> tuple[Blok, ...]:
    deel = bord.buurten
    kop = Kop("De buurten")
    if deel.reden:
        return kop, Alinea(deel.reden)
    vlakken = tuple(_vlak(b.ringen, b.klasse) for b in deel.buurten if b.ringen)
    balken = Balken(
        tuple(Balk(_balknaam(b, deel.aantal), b.aantallen) for b in deel.balken), beeld.LICHTEN,
        beeld.alt_balken(deel),
    )  # fmt: skip
    naast: Blok = balken
    if vlakken:
        kaart = Kaartbeeld(vlakken, beeld.AANDACHT, beeld.alt_kaart(deel), 62.0)
        naast = Naast((kaart,), (balken,), 0.42)
    return (
        kop, Alinea(deel.zin, "groot"), Alinea(deel.herkomst, "klein"), naast,
        *([Kop("Wat opvalt", 2), *_opvallend(bord)] if deel.opvallend else []),
    )  # fmt: skip


def _balknaam(balk: Lichtbalk, geheel: int) -> str:
    naast = beeld.naast_balk(balk, geheel)
    return f"{balk.indicator} ({naast})" if naast else balk.indicator


def _vlak(ringen: tuple[tuple[tuple[float, float], ...], ...], klasse: str) -> Kaartvlak:
    merk = beeld.merk_van(klasse)
    return Kaartvlak(ringen, merk.kleur, merk.teken, merk.inkt)


def _opvallend(bord: Bord) -> list[Blok]:
    alle = bord.buurten.opvallend
    tabel = Tabel(
        (Kolom("Buurt", 1.1), Kolom("Wat", 1.1), Kolom("Waarop", 1.9), Kolom("Cijfer", 1.9),
         Kolom("Jaar", 0.4), Kolom("Gebaseerd op", 1.5)),
        tuple(
            (o.buurt, beeld.WATTEKEN[o.wat], o.indicator, o.cijfer, str(o.jaar), o.aantal)
            for o in alle[:OPVALLEND_HOOGSTENS]
        ),
        "Buurten met een licht dat opvalt: nieuw rood, wordt slechter, of rood.",
    )  # fmt: skip
    rest = len(alle) - OPVALLEND_HOOGSTENS
    return [
        tabel,
        Alinea(beeld.MARGE, "klein"),
        *(
            [
                Alinea(
                    f"En nog {rest}, ook lichten die al rood waren; alles staat in het Excelbestand.", "klein"
                )
            ]
            if rest > 0
            else []
        ),
    ]


def _team(bord: Bord) -> tuple[Blok, ...]:
    deel = bord.team
    uren = beeld.teamuren(deel)
    blokken: list[Blok] = [Kop("Het team")]
    if deel.reden:
        blokken.append(Alinea(deel.reden))
    else:
        blokken += [Alinea(deel.zin, "groot"), Alinea(deel.herkomst, "klein"), *_let_op(deel.kanttekening)]
    if len(uren) > 1:
        eerste, laatste = uren[0], uren[-1]
        blokken += [
            Kop("Geregistreerde uren per maand", 2),
            Alinea(beeld.urenherkomst([maand for maand, _ in uren]), "klein"),
            Staafgrafiek(
                tuple((beeld.maandkort(maand), float(aantal)) for maand, aantal in uren),
                "hele team", "#1f5a94", "uren per maand, afgerond op 5",
                f"Geregistreerde uren van het hele team per maand: van {opmaak.getal(eerste[1])} in "
                f"{beeld.maandnaam(eerste[0])} naar {opmaak.getal(laatste[1])} in "
                f"{beeld.maandnaam(laatste[0])}.",
            ),
        ]  # fmt: skip
    return tuple(blokken)


def _let_op(kanttekening: str) -> list[Blok]:
    return [Alinea(f"Let op: {kanttekening}", "klein")] if kanttekening else []


def _vooruit(bord: Bord) -> tuple[Blok, ...]:
    deel = bord.vooruit
    blokken: list[Blok] = [Kop("Wat komt eraan"), Alinea(deel.zin, "groot"), Alinea(deel.herkomst, "klein")]
    blokken += _let_op(deel.kanttekening)
    if deel.reden and deel.reden != bord.team.reden:
        blokken.append(Alinea(deel.reden))
    if len(deel.weken) > 1:
        w = deel.weken
        blokken += [
            Alinea(beeld.VERSCHIL, "klein"),
            Lijngrafiek(
                (
                    Reeks("capaciteit", tuple(float(x.capaciteit) for x in w), "#1b2430", "stippel"),
                    Reeks("verwacht", tuple(float(x.midden) for x in w), "#1f5a94"),
                ),
                tuple((i, opmaak.week(x.week)) for i, x in enumerate(w) if i % WEKEN_PER_MERK == 0),
                beeld.maat(deel)[1],
                beeld.alt_weken(deel),
                Band(
                    "in 8 van de 10 gevallen",
                    tuple(float(x.laag) for x in w), tuple(float(x.hoog) for x in w), "#1f5a94",
                ),
                hoogte_mm=24.0,
            ),
        ]  # fmt: skip
    if deel.projecten:
        blokken += [Kop("Projecten", 2), _projecten(bord), Alinea(beeld.PROJECTBRON, "klein")]
    return tuple(blokken)


def _projecten(bord: Bord) -> Tabel:
    rijen: list[tuple[str | Merk, ...]] = [
        (
            p.naam, p.buurt, p.type, opmaak.getal(p.woningen), _fase(p, bord), opmaak.periode(p.van, p.tot),
            opmaak.ONBEKEND if p.uren is None else opmaak.uren(p.uren, 0), p.status,
        )
        for p in bord.vooruit.projecten[:PROJECTEN_HOOGSTENS]
    ]  # fmt: skip
    return Tabel(
        (Kolom("Project", 1.7), Kolom("Buurt", 1.2), Kolom("Soort", 1.2), Kolom("Woningen", 0.8, rechts=True),
         Kolom("Fase", 1.1), Kolom("Periode", 1.7), Kolom("Uren, ongeveer", 0.9, rechts=True),
         Kolom("Status", 0.9)),
        tuple(rijen),
        "Projecten die lopen of komen, met woningen, fase, periode en uren volgens het kengetal.",
    )  # fmt: skip


def _fase(project: Bordproject, bord: Bord) -> str:
    """In a column of that name."""
    return beeld.fase(project, bord.vandaag).removeprefix("fase ")
