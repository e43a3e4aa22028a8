"""The tables behind the board's page, a sheet each, with period, source and n above every table."""

from __future__ import annotations

import pandas as pd

from monitor import opmaak
from monitor.access.openbaarmaking import BUURTEN_MINIMAAL, MEDEWERKERS_MINIMAAL
from monitor.report import bordbeeld as beeld
from monitor.report.bord import Bord
from monitor.report.bordblad import Stempel
from monitor.report.werkboek import Werkblad

UREN = "Uren (kengetal, afgerond op 5)"
# why some wijken, tasks and months are in it and others aren't: the rules of `access.openbaarmaking`
GROEPEN = (
    f"Alleen sommen van minstens {MEDEWERKERS_MINIMAAL} medewerkers in minstens {BUURTEN_MINIMAAL} buurten, "
    "van wie niemand meer dan de helft van de uren heeft. Een maand, wijk of taak die hier niet staat, "
    "kan verborgen zijn: lees dat niet als nul. Scherm en PDF tonen alleen de laatste 12 "
    "maanden van het hele team."
)


def werkbladen(bord: Bord, stempel: Stempel) -> list[Werkblad]:
    """All sheets; the first one explains."""
    uitleg = [
        ("Weergave", beeld.TITEL), ("Over", beeld.ondertitel(bord)),
        *((vraag, f"{waarde}: {zin}") for vraag, waarde, zin, _ in beeld.kerncijfers(bord)),
        ("Buurten", bord.buurten.reden or bord.buurten.zin), ("Team", bord.team.reden or bord.team.zin),
        ("Wat komt eraan", bord.vooruit.zin or bord.vooruit.reden or ""),
        *(("Let op", zin) for zin in (bord.team.kanttekening, bord.vooruit.kanttekening) if zin),
        *(("Zo leest u dit", zin) for zin in beeld.uitleg(bord)),
    ]  # fmt: skip
    return [
        Werkblad("Uitleg", _kop(bord, stempel, ""), pd.DataFrame(uitleg, columns=["Wat", "Toelichting"])),
        Werkblad("Lichten", _kop(bord, stempel, bord.buurten.herkomst), lichten(bord)),
        Werkblad("Wat opvalt", _kop(bord, stempel, bord.buurten.herkomst), opvallend(bord)),
        Werkblad("Buurten", _kop(bord, stempel, bord.buurten.herkomst), buurten(bord)),
        Werkblad("Uren per maand", _kop(bord, stempel, _urenbron(bord), GROEPEN), uren(bord)),
        Werkblad("Weken", _kop(bord, stempel, bord.vooruit.herkomst), weken(bord)),
        Werkblad("Projecten", _kop(bord, stempel, beeld.PROJECTBRON), projecten(bord)),
    ]


def _urenbron(bord: Bord) -> str:
    return beeld.urenherkomst([u.maand for u in bord.team.uren])


def lichten(bord: Bord) -> pd.DataFrame:
    """Indicator by light, in numbers of buurten."""
    return pd.DataFrame(
        [(b.thema, b.indicator, b.periode, b.bron, *b.aantallen) for b in bord.buurten.balken],
        columns=["Thema", "Indicator", "Periode", "Bron", *(f"{m.teken} {m.woord}" for m in beeld.LICHTEN)],
    )


def opvallend(bord: Bord) -> pd.DataFrame:
    """Lights that stand out."""
    return pd.DataFrame(
        [
            (o.buurt, beeld.WATTEKEN[o.wat], o.indicator, o.cijfer, o.jaar, o.aantal)
            for o in bord.buurten.opvallend
        ],
        columns=["Buurt", "Wat", "Waarop", "Cijfer", "Jaar", "Gebaseerd op"],
    )


def buurten(bord: Bord) -> pd.DataFrame:
    """Buurten by class of attention."""
    rijen = [(b.naam, (m := beeld.merk_van(b.klasse)).teken, m.woord) for b in bord.buurten.buurten]
    return pd.DataFrame(rijen, columns=["Buurt", "Teken", "Aandacht"])


def uren(bord: Bord) -> pd.DataFrame:
    """Hours that may be shown, rounded to 5."""
    return pd.DataFrame(
        [(beeld.maandnaam(u.maand), u.groep, u.taak or "alle taken", u.uren) for u in bord.team.uren],
        columns=["Maand", "Groep", "Taak", "Uren (afgerond op 5)"],
    )


def weken(bord: Bord) -> pd.DataFrame:
    """The team's weeks to come."""
    maat = " (% van de inzetbare uren)" if bord.vooruit.onvolledig else ""
    return pd.DataFrame(
        [
            (
                opmaak.week_jaar(w.week),
                w.week,
                w.laag,
                w.midden,
                w.hoog,
                w.capaciteit,
                opmaak.in_procenten(w.kans, 0),
            )
            for w in bord.vooruit.weken
        ],
        columns=[
            "Week",
            "Vanaf",
            f"Laag (1 op de 10 keer nog minder){maat}",
            f"Verwacht (de helft van de keren minder){maat}",
            f"Hoog (1 op de 10 keer nog meer){maat}",
            f"Capaciteit{maat}",
            "Kans op te druk (%)",
        ],
    )


def projecten(bord: Bord) -> pd.DataFrame:
    """Projects that run or come."""
    return pd.DataFrame(
        [
            (
                p.naam,
                p.buurt,
                p.type,
                p.woningen,
                beeld.fase(p, bord.vandaag).removeprefix("fase "),
                p.van,
                p.tot,
                p.uren,
                p.status,
            )
            for p in bord.vooruit.projecten
        ],
        columns=["Project", "Buurt", "Soort", "Woningen", "Fase", "Van", "Tot", UREN, "Status"],
    )


def _kop(bord: Bord, stempel: Stempel, herkomst: str, uitleg: str = "") -> tuple[str, ...]:
    regels = (
        "Buurtmonitor: " + beeld.ondertitel(bord),
        herkomst,
        uitleg,
        stempel.badge,
        beeld.VOORBEELD if bord.voorbeeld else "",
    )
    return tuple(regel for regel in regels if regel)
