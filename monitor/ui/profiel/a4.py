"""The profile on one sheet of A4: all that is needed to talk about a buurt, made offline.

The same words and figures as the screen, each with its interval, n, source and period. It must stay one page:
what there is no room for is counted and named ("en nog 3"), never dropped in silence. `krap` is how much has
to give way; the sheet is printed again a step tighter until it fits.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

import streamlit as st

from monitor.intake.ophalen import Ophaling, ophalingen
from monitor.leefbaarheid.antwoorden import Lichtcijfer, Profiel
from monitor.leefbaarheid.indicatoren import THEMAS
from monitor.leefbaarheid.uitleg import lichtregel
from monitor.report.blad import (
    Alinea,
    Band,
    Blad,
    Blok,
    Kader,
    Kolom,
    Kop,
    Lijngrafiek,
    Merk,
    Naast,
    Reeks,
    Tabel,
    astitel,
)
from monitor.report.pdf import bladzijden, maak_pdf
from monitor.ui import bron, kijker, opmaak
from monitor.ui.profiel.bronnen import ACHTERGROND, KOLOMMEN, KORT, LEEFBAAROMETER
from monitor.ui.profiel.grafieken import DELEN, vanaf_nul
from monitor.ui.stoplicht import bereik as stoplicht_bereik
from monitor.ui.stoplicht.beeld import (
    KLASSEN,
    VEILIG,
    Klasse,
    aantal,
    figuur,
    interval,
    jaren,
    klasse,
    licht_klasse,
    noemer,
    trend,
)
from monitor.ui.stoplicht.kort import VOLGORDE, op_volgorde
from monitor.ui.stoplicht.tabel import plaats

EIGEN_KEUZE = "Drempels zijn een keuze van de corporatie, geen landelijke norm."
LIJN = "#1f5a94"
KORT_THEMA = {"bewoners": "Bewoners", "draagkracht": "Draagkracht"}


@dataclass(frozen=True)
class Ruimte:
    """How much fits: rows of lights, charts, complexes, and background figures."""

    lichten: int
    grafieken: int
    complexen: int
    achtergrond: int


RUIMTES = (Ruimte(18, 2, 6, 10), Ruimte(16, 2, 4, 6), Ruimte(14, 1, 3, 6), Ruimte(10, 0, 2, 4))


def knop(profiel: Profiel) -> None:
    """The download button; the sheet is printed when somebody clicks."""
    stoplicht_bereik.eis(profiel.kort.gebied)
    gehaald = bron.vraag(ophalingen)
    bladen = [blad(profiel, gehaald, ruimte) for ruimte in RUIMTES]
    nu = bron.klok()
    st.download_button(
        "Download als PDF (A4)",
        lambda: pdf(bladen, nu),
        f"profiel-{profiel.kort.gebied.code}-{secrets.token_hex(4)}.pdf",
        "application/pdf",
        key="profiel_pdf",
        icon=":material/picture_as_pdf:",
        on_click="ignore",
    )


def pdf(bladen: list[Blad], nu: dt.datetime) -> bytes:
    """The first of these sheets, from wide to tight, that fits on one page."""
    inhoud = b""
    for een in bladen:
        inhoud = maak_pdf(een, nu)
        if bladzijden(inhoud) == 1:
            break
    return inhoud


def blad(profiel: Profiel, gehaald: tuple[Ophaling, ...], ruimte: Ruimte) -> Blad:
    """The sheet as data."""
    gebied, gast = profiel.kort.gebied, kijker.kijker().link
    soort = "Buurtprofiel" if gebied.niveau == "buurt" else "Complexprofiel"
    return Blad(
        titel=f"{soort}: {gebied.naam}",
        ondertitel=_onder(profiel),
        blokken=tuple(_blokken(profiel, gehaald, ruimte)),
        onderwerp=profiel.kort.zin,
        label=bron.voorbeeldlabel(),
        voet=f"Stand van {opmaak.datum(bron.vandaag())}. {EIGEN_KEUZE}",
        watermerk="Gedeelde weergave" if gast else "",
    )


def _onder(profiel: Profiel) -> str:
    gebied, score = profiel.kort.gebied, profiel.kort.score
    delen = [
        gebied.code,
        f"{opmaak.getal(gebied.inwoners)} inwoners" if gebied.inwoners else "",
        f"{opmaak.getal(gebied.woningen)} woningen van de corporatie" if gebied.woningen else "",
        f"aandachtscore {opmaak.getal(score.score, 2)}, plaats {plaats(score)}, dekking "
        f"{opmaak.deel(score.dekking)}"
        if score and score.score is not None
        else "",
    ]
    return " · ".join(deel for deel in delen if deel)


def _blokken(profiel: Profiel, gehaald: tuple[Ophaling, ...], ruimte: Ruimte) -> list[Blok]:
    uit: list[Blok] = [Alinea(profiel.kort.zin, "groot")]
    lichten = op_volgorde(profiel.kort.lichten)
    if not lichten:
        return [*uit, Kader("Van dit gebied zijn er nog geen cijfers.")]
    uit += _lichten(lichten, ruimte.lichten)
    uit += _bronnen(profiel)
    links, rechts = _verloop(profiel, ruimte.grafieken), _complexen(profiel, ruimte.complexen)
    if links and rechts:
        uit.append(Naast(tuple(links), tuple(rechts)))
    else:
        uit += links or rechts
    uit += _achtergrond(profiel, ruimte.achtergrond)
    uit += _besluiten(profiel)
    uit.append(Alinea(_leeswijzer(), "klein"))
    uit.append(Alinea(_herkomst(profiel, gehaald), "klein"))
    return uit


def _merk(wat: Klasse) -> Merk:
    return Merk(wat.teken, wat.woord, wat.vulling(VEILIG), wat.inkt)


def _lichten(lichten: list[Lichtcijfer], hoogstens: int) -> list[Blok]:
    """The lights by theme; when there are too many, the most worrying ones."""
    keuze = sorted(lichten, key=lambda c: (not c.indicator.oordeelt, VOLGORDE.index(klasse(c).code)))
    mee = {c.indicator.code for c in keuze[:hoogstens]}
    rijen = tuple(_rij(c) for c in lichten if c.indicator.code in mee)
    kolommen = (
        Kolom("Thema", 1.25), Kolom("Indicator", 2.1), Kolom("Licht", 1.15), Kolom("Cijfer", 1.6),
        Kolom("Interval", 1.05), Kolom("Aantal", 1.35), Kolom("Verloop", 1.3), Kolom("Bron en periode", 1.9),
    )  # fmt: skip
    uit: list[Blok] = [
        Kop("Lichten"),
        Tabel(kolommen, rijen, "Lichten met cijfer, interval, aantal, verloop, bron en periode"),
    ]
    rest = len(lichten) - len(rijen)
    if rest > 0:
        uit.append(
            Alinea(
                f"En nog {opmaak.meervoud(rest, 'licht', 'lichten')}: zie het profiel op het scherm.", "klein"
            )
        )
    return uit


def _rij(c: Lichtcijfer) -> tuple[str | Merk, ...]:
    licht: str | Merk = "zonder oordeel" if not c.indicator.oordeelt else _merk(klasse(c))
    if c.ruw is None:
        cijfer, telling = c.reden_grijs or opmaak.ONBEKEND, opmaak.ONBEKEND
    else:
        cijfer, telling = figuur(c), f"{aantal(c)} {noemer(c)}".strip()
    periode = opmaak.ONBEKEND
    if c.jaar is not None:
        periode = jaren((c.jaar - c.jaren + 1, c.jaar)).replace(opmaak.VAST, " ").replace(" t/m ", "–")
    return (
        KORT_THEMA.get(c.indicator.thema, THEMAS[c.indicator.thema]),
        c.indicator.naam,
        licht,
        cijfer,
        interval(c).replace(opmaak.VAST, " "),
        telling,
        trend(c),
        f"{c.indicator.bron.capitalize()}, {periode}",
    )


def _verloop(profiel: Profiel, hoogstens: int) -> list[Blok]:
    """A line per year for the lights that ask most attention."""
    alle = sorted(profiel.kort.lichten, key=lambda c: VOLGORDE.index(klasse(c).code))
    beoordeeld = [profiel.verloop.get(c.indicator.code, ()) for c in alle if c.indicator.oordeelt]
    reeksen = [reeks for reeks in beoordeeld if sum(c.ruw is not None for c in reeks) > 1]
    return [deel for reeks in reeksen[:hoogstens] for deel in _grafiek(reeks)]


def _grafiek(reeks: tuple[Lichtcijfer, ...]) -> list[Blok]:
    """The newest unbroken piece of one series, with its band and the threshold for red."""
    laatste = next(c for c in reversed(reeks) if c.ruw is not None)
    stuk = [c for c in reeks if c.ruw is not None and c.reeks == laatste.reeks]
    if len(stuk) < 2:
        return []
    band = None
    if all(c.laag is not None and c.hoog is not None for c in stuk):
        band = Band(
            "95 %-interval", tuple(float(c.getoond(c.laag) or 0) for c in stuk),
            tuple(float(c.getoond(c.hoog) or 0) for c in stuk), LIJN,
        )  # fmt: skip
    lijnen = [Reeks("cijfer", tuple(c.getoond(c.ruw) for c in stuk), LIJN)]
    if any(c.t_rood is not None for c in stuk):
        rood = tuple(c.getoond(c.t_rood) for c in stuk)
        lijnen.append(Reeks("drempel rood", rood, KLASSEN["rood"].kleur, "stippel"))
    naam, nul = laatste.indicator.naam, vanaf_nul(laatste.indicator)
    return [
        Kop(naam, 2),
        Lijngrafiek(
            tuple(lijnen), tuple((i, str(c.jaar)) for i, c in enumerate(stuk)),
            astitel(laatste.indicator.eenheid, vanaf_nul=nul),
            f"{naam} van {stuk[0].jaar} tot en met {laatste.jaar}: van {figuur(stuk[0])} naar "
            f"{figuur(laatste)}",
            band, hoogte_mm=26.0,
            vanaf_nul=nul,
        ),
    ]  # fmt: skip


def _bronnen(profiel: Profiel) -> list[Blok]:
    if not profiel.bronnen:
        return []
    er = [sleutel for sleutel in KOLOMMEN if any(sleutel in b.per_bron for b in profiel.bronnen)]
    rijen = tuple(
        (
            KORT.get(b.onderwerp, b.onderwerp),
            *(_merk(licht_klasse(b.per_bron[s])) if s in b.per_bron else opmaak.ONBEKEND for s in er),
        )
        for b in profiel.bronnen
    )
    kolommen = (Kolom("Onderwerp", 1.3), *(Kolom(KOLOMMEN[s], 1.0) for s in er))
    return [Kop("Bronnen naast elkaar", 2), Tabel(kolommen, rijen, "Per onderwerp het licht van elke bron")]


def _complexen(profiel: Profiel, hoogstens: int) -> list[Blok]:
    if not profiel.complexen:
        return []
    op_score = sorted(profiel.complexen, key=lambda k: -(k.score.score or 0) if k.score else 1)
    rijen = []
    for kort in op_score[:hoogstens]:
        lichten = [c for c in kort.lichten if c.indicator.oordeelt]
        rood = [c.indicator.naam.lower() for c in lichten if c.licht == "rood"]
        rijen.append((
            kort.gebied.naam, opmaak.getal(kort.gebied.woningen),
            f"{len(rood)} van {len(lichten)}" + (f": {opmaak.opsomming(rood)}" if rood else ""),
        ))  # fmt: skip
    kolommen = (Kolom("Complex", 1.6), Kolom("Woningen", 0.8, rechts=True), Kolom("Rood", 2.4))
    uit: list[Blok] = [
        Kop("Complexen", 2),
        Tabel(kolommen, tuple(rijen), "Complexen met woningen en rode lichten"),
    ]
    if len(op_score) > hoogstens:
        uit.append(
            Alinea(f"En nog {opmaak.meervoud(len(op_score) - hoogstens, 'complex', 'complexen')}.", "klein")
        )
    return uit


def _achtergrond(profiel: Profiel, hoogstens: int) -> list[Blok]:
    """Figures without a judgement, in two sentences."""
    zinnen = []
    w = profiel.waterval
    if w is not None:
        delen = ", ".join(
            f"{DELEN.get(code, code).lower()} {'+' if v > 0 else ''}{opmaak.getal(v, 2)}"
            for code, v in w.delen
        )
        klasse_ = f"klasse {w.klasse} van 9, " if w.klasse is not None else ""
        zinnen.append(
            f"Leefbaarometer {w.jaar}: {klasse_}afwijking {opmaak.getal(w.afwijking, 2)} ({delen}); een "
            "modeluitkomst."
        )
    rijen = [rij for rij in profiel.achtergrond if rij[3] != LEEFBAAROMETER]
    if rijen:
        cijfers = "; ".join(
            f"{ACHTERGROND.get(sleutel, sleutel.replace('_', ' ')).lower()} "
            f"{opmaak.getal(waarde, 0 if float(waarde).is_integer() else 1)} ({jaar})"
            for sleutel, jaar, waarde, _ in rijen[:hoogstens]
        )
        rest = len(rijen) - hoogstens
        zinnen.append(f"Kerncijfers: {cijfers}{f'; en nog {rest} op het scherm' if rest > 0 else ''}.")
    if not zinnen:
        return []
    return [Kop("Achtergrond, zonder oordeel", 2), *(Alinea(zin, "klein") for zin in zinnen)]


def _besluiten(profiel: Profiel) -> list[Blok]:
    """Running judgements of professionals: the computed light stays in the table."""
    vandaag = bron.vandaag()
    lopend = [b for b in profiel.besluiten if b.vervalt >= vandaag and b.ingetrokken_op is None]
    namen = {c.indicator.code: c.indicator.naam for c in profiel.kort.lichten}
    return [
        Kader(
            f"{stoplicht_bereik.naam(b.naam).capitalize()} ziet "
            f"{namen.get(b.indicator or '', 'de buurt als geheel').lower()} anders: "
            f"{licht_klasse(b.licht).woord}, "
            f"tot {opmaak.datum(b.vervalt)}. Reden: {b.reden}"
        )
        for b in lopend[:2]
    ]


def _leeswijzer() -> str:
    rood, geel, onzeker, groen, grijs = KLASSEN.values()
    return (
        f"Een licht is een kans: {rood.teken} {rood.woord} als het cijfer zeker genoeg boven de rode drempel "
        f"ligt, {groen.teken} {groen.woord} als het zo zeker onder de groene ligt, anders {geel.teken} "
        f"{geel.woord} (rond de norm) of {onzeker.teken} {onzeker.woord}; {grijs.teken} {grijs.woord} bij te "
        f"weinig of oude cijfers. {lichtregel(bron.instellingen())} Bronnen worden nooit gemengd."
    )


def _herkomst(profiel: Profiel, gehaald: tuple[Ophaling, ...]) -> str:
    """Sources of the lights, and licence and reference day of what was fetched."""
    bronnen = sorted({c.indicator.bron.capitalize() for c in profiel.kort.lichten if c.jaar is not None})
    tijd = sorted({j for c in profiel.kort.lichten if c.jaar is not None for j in c.rust_op})
    delen = [f"Periode {jaren(tijd)}. Bronnen: {opmaak.opsomming(bronnen) or 'nog geen'}."]
    delen += [f"{o.titel} ({o.houder}, {o.licentie}): peildatum {o.peildatum}." for o in gehaald]
    return " ".join(dict.fromkeys(delen))
