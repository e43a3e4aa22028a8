"""What stands on a hand-over sheet, part by part, for the screen and for paper.

Each part is a small table of plain texts with the line of its period, source and n; an empty part says so in
one sentence. Nowhere an hour of anybody: open cases are counts under disclosure control (`<5`, or rounded to
5), tasks have days and no hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.access.openbaarmaking import toon_aantal
from monitor.jaarplan.interventie.antwoorden import Regel, loopt
from monitor.jaarplan.interventie.kaarten import SOORTEN as SOORTNAAM
from monitor.jaarplan.netwerk.vragen import Netwerkbeeld
from monitor.jaarplan.overdracht.daden import ONDERDELEN
from monitor.jaarplan.overdracht.regels import Vervangen
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Overdrachtproject, Overdrachtsblad
from monitor.leefbaarheid.antwoorden import Lichtcijfer
from monitor.ui import bron, kijker, opmaak
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.stoplicht.beeld import (
    aantal,
    figuur,
    gebleven,
    interval,
    jaren_van,
    klasse,
    merk,
    noemer,
    zekerheid,
)
from monitor.ui.stoplicht.kort import VOLGORDE

LICHTEN, ZAKEN, PROJECTEN, TAKEN = "Lichten", "Open zaken", "Projecten", "Geplande taken"
INTERVENTIES, ONDERWERP = "Interventies", "Onderwerp"
PARTNERS, COMPLEXEN, WETEN, LIJST = "Partners", "Complexen", "Goed om te weten", "De overdracht zelf"
ZONDER_UREN = (
    "Op dit blad staan geen uren van iemand en geen gegevens van huurders. Dat iemand weg is, staat er "
    "zonder reden."
)


@dataclass(frozen=True)
class Bladdeel:
    """One part of the sheet. `breedtes` share the width on paper."""

    titel: str
    kolommen: tuple[str, ...]
    breedtes: tuple[float, ...]
    rijen: tuple[tuple[str, ...], ...]
    leeg: str
    regel: str


def delen(
    blad: Overdrachtsblad,
    beeld: Overdrachtbeeld,
    netwerk: Netwerkbeeld,
    lichten: tuple[Lichtcijfer, ...],
    interventies: tuple[Regel, ...] = (),
) -> dict[str, Bladdeel]:
    """All parts, by title, in the order of the sheet."""
    dag = beeld.vandaag
    rij = (
        _lichten(lichten),
        _zaken(blad),
        _projecten(blad, dag),
        _interventies(blad, interventies, dag),
        _taken(blad, dag),
        _partners(netwerk, blad.buurt.code),
        _complexen(blad),
        _weten(blad, dag),
        _lijst(blad, beeld),
    )
    return {deel.titel: deel for deel in rij}


def zin(blad: Overdrachtsblad, beeld: Overdrachtbeeld) -> str:
    """Who hands over to whom."""
    van = blad.buurt.coordinator or "nog geen coördinator"
    nu = beeld.nu_of_straks(blad.buurt.code)
    if nu is None:
        return f"{blad.buurt.naam}: {van}, nog geen vervanger"
    return f"{blad.buurt.naam}: {van}, vervanger {beeld.naam(nu.medewerker)} {periode(nu, beeld.vandaag)}"


def periode(nu: Vervangen, vandaag: dt.date) -> str:
    """`sinds 1 mei 2026`, `van 1 mei 2026 tot en met 3 juni 2026`."""
    if nu.tot is not None:
        return f"van {opmaak.datum(nu.van)} tot en met {opmaak.datum(nu.tot)}"
    return f"{'sinds' if nu.van <= vandaag else 'vanaf'} {opmaak.datum(nu.van)}"


def over(blad: Overdrachtsblad, beeld: Overdrachtbeeld) -> str:
    """Years with the buurt, the coming division, days away, homes; as plain text."""
    b = blad.buurt
    delen_ = [
        f"{b.coordinator} heeft deze buurt {_jaren(blad.jaren)}"
        if b.coordinator and blad.jaren is not None
        else "",
        *(f"gaat op {opmaak.datum(dag)} naar {wie}" for dag, wie in blad.wissels[:1]),
        *(
            f"{beeld.naam(w.medewerker)} is weg van {opmaak.datum(w.van)} tot en met {opmaak.datum(w.tot)}"
            for w in blad.weg[:2]
        ),
        f"vanaf {opmaak.datum(blad.zelf)} geen vervanger: de vervanger is dan zelf de coördinator"
        if blad.zelf
        else "",
        opmaak.meervoud(b.woningen, "woning", "woningen") if b.woningen else "",
        "bron: verdeling en afwezigheid",
    ]
    return " · ".join(deel for deel in delen_ if deel)


def _jaren(jaren: float) -> str:
    return "korter dan een jaar" if jaren < 1 else f"{opmaak.getal(jaren, 1)}{opmaak.VAST}jaar"


def _lichten(lichten: tuple[Lichtcijfer, ...]) -> Bladdeel:
    oordeel = [c for c in lichten if c.indicator.oordeelt]
    regels = bron.instellingen()
    oordeel.sort(key=lambda c: (VOLGORDE.index(klasse(c).code), c.indicator.naam))
    rijen = tuple(
        (
            merk(klasse(c)),
            c.indicator.naam,
            _met_interval(c),
            jaren_van(c),
            f"{aantal(c)} {noemer(c)}".strip() if c.ruw is not None else opmaak.ONBEKEND,
            _zeker(c, regels.licht_zekerheid),
        )
        for c in oordeel
    )
    bronnen = sorted({c.indicator.bron.capitalize() for c in oordeel if c.jaar is not None})
    return Bladdeel(
        LICHTEN,
        ("Licht", ONDERWERP, "Cijfer (interval)", "Periode", "Aantal", "Hoe zeker"),
        (1.0, 1.9, 2.2, 1.0, 1.7, 1.7),
        rijen,
        "Van deze buurt zijn er nog geen cijfers die een licht kunnen worden.",
        f"Bron: {opmaak.opsomming(bronnen) or 'nog geen'} · "
        f"{opmaak.meervoud(len(rijen), 'licht', 'lichten')} · drempels zijn een keuze van de corporatie · "
        f"goed of slecht pas bij {opmaak.procent(regels.licht_zekerheid)} kans; wat het al was, blijft het "
        f"tot die kans onder {opmaak.procent(regels.licht_behoud)} komt",
    )


def _met_interval(c: Lichtcijfer) -> str:
    """`8,3 % van de punten (3,3 tot 19,6)`; a class has no interval."""
    if c.ruw is None:
        return c.reden_grijs or opmaak.ONBEKEND
    tussen = interval(c)
    return figuur(c) if tussen == opmaak.ONBEKEND else f"{figuur(c)} ({tussen})"


def _zeker(c: Lichtcijfer, nieuw: float) -> str:
    """`53 % kans op groen (was al goed)`: why a light is green at less than a new one needs."""
    return f"{zekerheid(c)} (was al {klasse(c).woord})" if gebleven(c, nieuw) else zekerheid(c)


def _zaken(blad: Overdrachtsblad) -> Bladdeel:
    rijen = tuple((soort.capitalize(), toon_aantal(n)) for soort, n in blad.zaken)
    geteld = opmaak.datum(blad.peildatum)
    return Bladdeel(
        ZAKEN,
        ("Soort", "Open zaken"),
        (2.0, 1.0),
        rijen,
        f"Op {geteld} stonden in deze buurt geen zaken open."
        if blad.peildatum
        else "Er zijn nog geen open zaken geteld.",
        f"Peildatum {geteld} · bron: {blad.zakenbestand or 'telling van zaken'} · "
        f"{opmaak.meervoud(len(rijen), 'soort', 'soorten')} · ‘<5’ is 1 tot en met 4, daarboven afgerond op "
        "5",
    )


def _projecten(blad: Overdrachtsblad, vandaag: dt.date) -> Bladdeel:
    rijen = tuple(
        (
            p.naam,
            nu_in(p, vandaag),
            "; ".join(f"{fase} {van:%d-%m-%Y} tot en met {tot:%d-%m-%Y}" for fase, van, tot in p.fasen)
            or "nog niet gepland",
            opmaak.getal(p.woningen),
        )
        for p in blad.projecten
    )
    return Bladdeel(
        PROJECTEN,
        ("Project", "Nu", "Fasen", "Woningen"),
        (1.7, 1.2, 3.6, 0.8),
        rijen,
        "In deze buurt loopt of komt geen project.",
        f"Stand van {opmaak.datum(vandaag)} · bron: projectenplan · "
        + opmaak.meervoud(len(rijen), "project dat loopt of komt", "projecten die lopen of komen"),
    )


def _interventies(blad: Overdrachtsblad, regels: tuple[Regel, ...], vandaag: dt.date) -> Bladdeel:
    hier = [r for r in loopt(regels, vandaag) if r.toepassing.buurt == blad.buurt.code]
    rijen = tuple(
        (
            r.toepassing.naam,
            SOORTNAAM.get(r.toepassing.soort, r.toepassing.soort),
            r.complex or "hele buurt",
            opmaak.datum(r.toepassing.begin),
        )
        for r in sorted(hier, key=lambda r: (r.toepassing.begin, r.toepassing.naam))
    )
    return Bladdeel(
        INTERVENTIES,
        ("Interventie", "Soort", "Waar", "Sinds"),
        (2.4, 1.2, 1.6, 1.2),
        rijen,
        "In deze buurt loopt nu geen interventie.",
        f"Stand van {opmaak.datum(vandaag)} · bron: interventies · "
        f"{opmaak.meervoud(len(rijen), 'interventie', 'interventies')}",
    )


def nu_in(p: Overdrachtproject, vandaag: dt.date) -> str:
    """The phase of today, or that it has yet to begin."""
    lopend = [fase for fase, van, tot in p.fasen if van <= vandaag <= tot]
    if lopend:
        nu = opmaak.opsomming(lopend)
    elif p.fasen and vandaag < p.fasen[0][1]:
        nu = "komt nog"
    else:
        nu = "tussen twee fasen" if p.fasen else "nog niet gepland"
    return f"{nu} (voorlopig)" if p.status == "voorlopig" else nu


def _taken(blad: Overdrachtsblad, vandaag: dt.date) -> Bladdeel:
    rijen = tuple((naam, f"{van:%d-%m-%Y} t/m {tot:%d-%m-%Y}") for naam, van, tot in blad.taken)
    return Bladdeel(
        TAKEN,
        ("Taak", "Wanneer"),
        (2.4, 1.6),
        rijen,
        "In deze buurt zijn geen taken gepland.",
        f"Stand van {opmaak.datum(vandaag)} · bron: planning · "
        f"{opmaak.meervoud(len(rijen), 'taak', 'taken')}",
    )


def _partners(netwerk: Netwerkbeeld, buurt: str) -> Bladdeel:
    lopend = [a for a in netwerk.lopend if a.velden.buurt == buurt]
    lopend.sort(key=lambda a: (netwerk_beeld.VOLGORDE.index(a.moment.stand), a.naam.casefold()))
    rijen = tuple(
        (
            a.velden.organisatie + (f" ({a.velden.functie})" if a.velden.functie else ""),
            a.velden.wat or opmaak.ONBEKEND,
            netwerk_beeld.ritme(a),
            opmaak.datum(a.velden.laatste_contact),
            f"{opmaak.datum(a.moment.volgende)}: {netwerk_beeld.merk(a)}"
            if a.moment.volgende
            else netwerk_beeld.merk(a),
        )
        for a in lopend
    )
    return Bladdeel(
        PARTNERS,
        ("Partner", "Afspraak", "Ritme", "Laatste contact", "Volgende moment"),
        (1.7, 2.0, 1.1, 1.3, 1.9),
        rijen,
        "Er is nog geen partner vastgelegd voor deze buurt.",
        netwerk_beeld.stand_regel(netwerk, tuple(lopend)),
    )


def _complexen(blad: Overdrachtsblad) -> Bladdeel:
    rijen = tuple(
        (naam, opmaak.getal(woningen), str(bouwjaar) if bouwjaar else opmaak.ONBEKEND)
        for _, naam, woningen, bouwjaar in blad.complexen
    )
    return Bladdeel(
        COMPLEXEN,
        ("Complex", "Woningen", "Bouwjaar"),
        (2.4, 0.9, 0.9),
        rijen,
        "In deze buurt is geen complex bekend.",
        f"Bron: complexen · {opmaak.meervoud(len(rijen), 'complex', 'complexen')}, samen "
        f"{opmaak.meervoud(blad.woningen, 'woning', 'woningen')}",
    )


def _weten(blad: Overdrachtsblad, vandaag: dt.date) -> Bladdeel:
    rijen = tuple(
        (
            p.tekst,
            f"{kijker.door(p.door)}, {opmaak.datum(p.op.date())}",
            ("nakijken: " if p.oud(vandaag) else "nakijken voor ") + opmaak.datum(p.nakijken_voor),
        )
        for p in blad.op_blad
    )
    return Bladdeel(
        WETEN,
        ("Wat", "Geschreven", "Nakijken"),
        (3.6, 1.6, 1.3),
        rijen,
        "Nog niets opgeschreven. Denk aan vaste spreekuren, plekken die aandacht vragen en wat bewoners "
        "samen doen.",
        f"Bron: de coördinator of vervanger · {opmaak.meervoud(len(rijen), 'punt', 'punten')}",
    )


def _lijst(blad: Overdrachtsblad, beeld: Overdrachtbeeld) -> Bladdeel:
    code = blad.buurt.code
    nu = beeld.nu_of_straks(code)
    gedaan = beeld.gedaan(code, nu.medewerker) if nu else {}
    rijen = []
    for onderdeel, naam in ONDERDELEN.items() if nu else ():
        vink = gedaan.get(onderdeel)
        teken = "✓ gedaan" if vink else "○ nog niet"
        wie = f"{opmaak.datum(vink.gedaan_op)}, {kijker.door(vink.door)}" if vink else opmaak.ONBEKEND
        rijen.append((naam, teken, wie))
    return Bladdeel(
        LIJST,
        ("Onderdeel", "Stand", "Wanneer en door wie"),
        (2.6, 1.0, 2.0),
        tuple(rijen),
        "Er is nog geen vervanger, dus nog niets over te dragen.",
        f"Overdracht aan {beeld.naam(nu.medewerker)} · {len(gedaan)} van {len(ONDERDELEN)} gedaan"
        if nu
        else "",
    )
