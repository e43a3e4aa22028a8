"""How the board's page looks and reads, the same on screen and on paper: colours, signs, words, alt texts.

Never colour alone: every light has a sign and a word. What the rule calls green is drawn blue, because red
and green look alike to one in twelve men.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from monitor import opmaak
from monitor.report.blad import Merk
from monitor.report.bord import Bord, Bordproject, Buurtdeel, Lichtbalk, Teamdeel, Vooruitdeel
from monitor.werkdruk.rules import SYMBOOL as OORDEELSYMBOOL

TITEL = "Hoe gaat het?"
VOORBEELD = "Verzonnen gegevens van voorbeeldcorporatie De Linde"
LICHTEN = (
    Merk("▲", "slecht", "#a50026", "#ffffff"),
    Merk("◆", "let op", "#fdae61"),
    Merk("◇", "onzeker", "#fee3bd", arcering=True),
    Merk("●", "goed", "#4575b4", "#ffffff"),
    Merk("○", "onbekend", "#d9d9d9"),
)
AANDACHT = (
    Merk("▲", "veel aandacht", "#a50026", "#ffffff"),
    Merk("◆", "wat aandacht", "#fdae61"),
    Merk("●", "weinig aandacht", "#4575b4", "#ffffff"),
    Merk("○", "onbekend", "#d9d9d9"),
)
TEKEN_VANAF = 0.1  # share of a bar from which sign and number fit; never a number without its sign
PROJECTBRON = "Bron: projectenplan en kengetallen · uren afgerond op 5"
KLASSEN = ("rood", "geel", "groen", "grijs")
OORDEELKLEUR = {  # every other verdict is grey
    "te vol": "#a50026", "misschien te vol": "#9a4a00", "in balans": "#4575b4", "misschien ruimte": "#4575b4",
    "ruimte": "#4575b4",
}  # fmt: skip
WATTEKEN = {"nieuw rood": "▲ nieuw rood", "wordt slechter": "↗ wordt slechter", "rood": "▲ rood"}
MARGE = (
    "Staat er een cijfer met tot ertussen, zoals 257 tot 274, dan komt die marge alleen van het afronden van "
    "aantallen op 5. Ze zegt niets over hoe zeker het cijfer is."
)
_LICHT = (
    "Rood is slecht, groen is goed. Anders staat er let op (dicht bij de norm) of onzeker (het kan nog beide "
    "kanten op). De kaart laat de aandachtscore zien: de gewogen kans op rood over alle lichten van een "
    "buurt."
)
_UITLEG = (
    "Druk van het team is wat de woningen en zaken volgens de normen vragen, gedeeld door de inzetbare uren, "
    "van laag tot hoog, net als op Werkdruk. Cijfers per persoon staan hier niet.",
    MARGE,
    "Uren zijn afgerond op 5. Groepen van minder dan vijf medewerkers blijven verborgen.",
)
VERSCHIL = (
    "Het oordeel over het team kijkt terug en rekent met een norm per woning. Hier kijken we vooruit en "
    "leren we van de uren die echt zijn geboekt, van wie genoeg registreert. Daarom kunnen ze verschillen."
)


def uitleg(bord: Bord) -> tuple[str, ...]:
    """How to read it."""
    return (f"{bord.buurten.regel} {_LICHT}".strip(), *_UITLEG)


def merk_van(klasse: str) -> Merk:
    """The looks of a class of the attention score."""
    return AANDACHT[KLASSEN.index(klasse)]


def naast_balk(balk: Lichtbalk, geheel: int) -> str:
    """The counts too small to stand in their part of the bar, to print beside its name: `▲ 1, ○ 2`."""
    klein = [
        f"{merk.teken}{opmaak.VAST}{n}"
        for n, merk in zip(balk.aantallen, LICHTEN, strict=True)
        if 0 < n <= TEKEN_VANAF * geheel
    ]
    return ", ".join(klein)


def fase(project: Bordproject, vandaag: dt.date) -> str:
    """The phase that runs; of a project that is still to begin, when it does."""
    if project.van > vandaag:
        return f"begint op {opmaak.datum(project.van)}"
    return f"fase {project.fase}"


def urenherkomst(uren: Sequence[str]) -> str:
    """Period and source of the registered hours per month (`2026-03`), which is not that of the verdict."""
    if not uren:
        return ""
    van, tot = min(uren), max(uren)
    periode = maandnaam(van) if van == tot else f"{maandnaam(van)} t/m {maandnaam(tot)}"
    return f"Periode {periode} · bron: geregistreerde uren · afgerond op 5"


def ondertitel(bord: Bord) -> str:
    """Of what and when."""
    return ondertitel_van(bord.gebied, bord.periode, bord.vandaag)


def ondertitel_van(gebied: str, periode: str, vandaag: dt.date) -> str:
    """`Alle wijken · stand van 20 november 2026`."""
    delen = [gebied[:1].upper() + gebied[1:], f"stand van {opmaak.datum(vandaag)}"]
    return " · ".join([*delen, *([f"periode {periode}"] if periode else [])])


def kerncijfers(bord: Bord) -> tuple[tuple[str, str, str, str], ...]:
    """The three answers: question, figure, what it means, colour."""
    return (_buurtcijfer(bord.buurten), _teamcijfer(bord.team), _vooruitcijfer(bord.vooruit))


def _buurtcijfer(deel: Buurtdeel) -> tuple[str, str, str, str]:
    vraag = "Hoe gaat het met de buurten?"
    if deel.reden or not sum(deel.klassen[:3]):
        return vraag, "? weten we niet", deel.reden or "Te weinig cijfers voor een oordeel.", "#6b7785"
    veel = deel.klassen[0]
    kleur = AANDACHT[0].kleur if veel else AANDACHT[2].kleur
    bekend, onbekend = sum(deel.klassen[:3]), deel.klassen[3]
    uitleg = "buurten vragen veel aandacht" + (f"; van {onbekend} weten we het niet" if onbekend else "")
    return vraag, f"{'▲' if veel else '●'} {veel} van {bekend}", uitleg, kleur


def _teamcijfer(deel: Teamdeel) -> tuple[str, str, str, str]:
    vraag = "Hoe gaat het met het team?"
    if deel.reden:
        return vraag, "– niet getoond", deel.reden, "#6b7785"
    oordeel = deel.oordeel or "weten we niet"
    teken, kleur = OORDEELSYMBOOL.get(oordeel, "?"), OORDEELKLEUR.get(oordeel, "#6b7785")
    uitleg = "er ontbreken gegevens voor een oordeel"
    if deel.midden is not None:
        uitleg = f"druk {opmaak.interval(deel.laag, deel.hoog)}, midden {opmaak.procent(deel.midden)}"
    return vraag, f"{teken} {oordeel}", uitleg, kleur


def _vooruitcijfer(deel: Vooruitdeel) -> tuple[str, str, str, str]:
    vraag = "Wat komt eraan?"
    druk = [w for w in deel.weken if w.kans > 0.5]
    voorbehoud = "" if not deel.onvolledig else " (niet van iedereen genoeg uren bekend)"
    daarna = "" if deel.verdeling is None else opmaak.week(deel.verdeling)
    if deel.weken and druk:
        weken = opmaak.meervoud(len(druk), "drukke week", "drukke weken")
        eerste = f"het eerst {opmaak.week(druk[0].week)}"
        if daarna:
            uitleg = f"{eerste}; vanaf {daarna} geldt een andere verdeling en weten we het niet"
            return vraag, f"▲ minstens {weken}", uitleg, LICHTEN[0].kleur
        return vraag, f"▲ {weken}", f"{eerste}{voorbehoud}", LICHTEN[0].kleur
    if deel.weken and daarna:
        uitleg = f"tot {daarna} geen drukke week; daarna geldt een andere verdeling"
        return vraag, "? weten we niet", uitleg, "#6b7785"
    if deel.weken:
        uitleg = f"geen drukke week in de komende {len(deel.weken)}{voorbehoud}"
        return vraag, "● rustig", uitleg, AANDACHT[2].kleur
    if deel.projecten:
        projecten = opmaak.meervoud(len(deel.projecten), "project", "projecten")
        return vraag, projecten, "lopen of komen in deze wijken", "#1f5a94"
    return vraag, "– niet getoond", deel.reden or "Er staan geen projecten op de planning.", "#6b7785"


def alt_kaart(deel: Buurtdeel) -> str:
    """The map in words."""
    delen = [f"{n} {merk.woord}" for n, merk in zip(deel.klassen, AANDACHT, strict=True) if n]
    veel = [b.naam for b in deel.buurten if b.klasse == "rood"]
    namen = f" Veel aandacht: {opmaak.opsomming(veel)}." if veel else ""
    return f"Kaart van {opmaak.meervoud(deel.aantal, 'buurt', 'buurten')}: {opmaak.opsomming(delen)}.{namen}"


def alt_balken(deel: Buurtdeel) -> str:
    """The bars in words."""
    regels = [
        f"{b.indicator}: "
        + opmaak.opsomming([f"{n} {m.woord}" for n, m in zip(b.aantallen, LICHTEN, strict=True) if n])
        for b in deel.balken
    ]
    return f"Aantal buurten per licht. {'; '.join(regels)}."


def alt_weken(deel: Vooruitdeel) -> str:
    """The weeks to come in words."""
    hoogste = max(deel.weken, key=lambda w: (w.kans, w.week))
    return (
        f"Verwachte uren per week van het team ({maat(deel)[1]}) met een band, naast de capaciteit. "
        f"{deel.zin} De kans op te "
        f"veel werk is het grootst in {opmaak.week(hoogste.week)}: {opmaak.procent(hoogste.kans)}."
    )


def maat(deel: Vooruitdeel) -> tuple[str, str]:
    """The unit of the weeks to come, short and in full."""
    if deel.onvolledig:
        return "%", "uren per week, in % van de inzetbare uren"
    return "u", "uren per week van het hele team, afgerond op 5"


def astitel(deel: Vooruitdeel) -> str:
    """The same along an axis: a title longer than its axis squeezes the whole picture."""
    return "% van inzetbare uren" if deel.onvolledig else "uren per week, hele team"


def maandnaam(maand: str) -> str:
    """`2026-03` → `maart 2026`."""
    jaar, nummer = maand.split("-")
    return f"{opmaak.MAANDEN[int(nummer) - 1]} {jaar}"


def maandkort(maand: str) -> str:
    """`2026-03` → `mrt`."""
    naam = maandnaam(maand)
    return "mrt" if naam.startswith("maart") else naam[:3]


def teamuren(deel: Teamdeel, hoogstens: int = 12) -> list[tuple[str, int]]:
    """Hours of the whole team per month, the last ones: month, hours."""
    heel = [(u.maand, u.uren) for u in deel.uren if u.groep == "hele team"]
    return sorted(heel)[-hoogstens:]
