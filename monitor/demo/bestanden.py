"""The master files and figures of the sample corporation, with the headers that the intake knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from monitor.demo import cijfers, interventies, netwerk
from monitor.demo.corporatie import Corporatie
from monitor.demo.namen import VERZONNEN
from monitor.demo.personeel import VERLOF_IN_UREN, TeamLid
from monitor.demo.projecten import VoorbeeldProject
from monitor.demo.tabellen import csv_bestand, xlsx_bestand
from monitor.demo.tessellatie import naar_wgs84
from monitor.demo.wereld import Voorbeeldwereld

ROOSTER_KOP = "medewerker;functie;e-mail;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo"
AFWEZIG_KOP = "medewerker;van;tot;uren per dag"
PLANNING_KOP = "medewerker;omschrijving;categorie;buurt;van;tot;uren laag;uren midden;uren hoog"
CASELOAD_KOP = "peildatum;medewerker;buurt;zaaktype;aantal"
COMPLEX_KOP = "complex;naam;buurt;woningen;bouwjaar;lengtegraad;breedtegraad"
VERDELING_KOP = "buurt;medewerker;vanaf;tot"
PROJECT_KOP = (
    "project;naam;type;buurt;complex;woningen;bekend vanaf;status;vroegste start;laatste start;"
    "voorbereiding van;voorbereiding tot;uitvoering van;uitvoering tot;nazorg van;nazorg tot"
)
INDICATOR_KOP = "gebied;indicator;jaar;teller;noemer;bron"
ONDERZOEK_KOP = "gebied;jaar;cijfer;sd;respondenten;populatie"
SCHOUW_KOP = "ronde;datum;complex;buurt;onderdeel;punt;niveau"
OORDEEL_KOP = "gebied;jaar;thema;brontype;oordeel"
PARTNER_KOP = "buurt;organisatie;soort;afspraak;sinds;ritme;laatste contact"
INTERVENTIE_KOP = "interventie;naam;soort;doel;buurt;complex;start;eind"


def schrijf_stamgegevens(map_: Path, wereld: Voorbeeldwereld) -> list[Path]:
    """Areas, complexes, people, who has which buurt, projects."""
    return [
        _buurten(map_ / "voorbeeld_buurten.geojson", wereld.corporatie),
        csv_bestand(
            map_ / "voorbeeld_complexen.csv",
            COMPLEX_KOP,
            [
                (c.code, c.naam, c.buurt, c.woningen, c.bouwjaar, *naar_wgs84(c.punt))
                for c in wereld.corporatie.complexen
            ],
        ),
        # Excel's own "CSV" is cp1252; the ö tells whether a reader sees that
        csv_bestand(map_ / "voorbeeld_rooster.csv", ROOSTER_KOP, _rooster(wereld.team), codering="cp1252"),
        csv_bestand(
            map_ / "voorbeeld_afwezigheid.csv",
            AFWEZIG_KOP,
            [
                (lid.naam, a.van, a.tot, a.uren)
                for lid in wereld.team
                if lid.naam not in VERLOF_IN_UREN
                for a in lid.afwezig
            ],
        ),
        csv_bestand(
            map_ / "voorbeeld_verdeling.csv",
            VERDELING_KOP,
            [(t.buurt, t.medewerker, t.vanaf, t.tot) for t in wereld.verdeling],
        ),
        xlsx_bestand(map_ / "voorbeeld_projecten.xlsx", [("projecten", _projecten(wereld.projecten))]),
    ]


def schrijf_cijfers(map_: Path, rng: np.random.Generator, wereld: Voorbeeldwereld) -> list[Path]:
    """Open cases, planned tasks, indicators, survey, schouw, judgements, partners, interventions."""
    r, corporatie, vandaag = rng.spawn(7), wereld.corporatie, wereld.vandaag
    per_buurt, per_complex = cijfers.indicatoren(r[0], corporatie, vandaag)
    tabellen: list[tuple[str, str, Any]] = [
        ("caseload", CASELOAD_KOP, netwerk.caseload(r[1], corporatie, wereld.verdeling, vandaag)),
        ("planning", PLANNING_KOP, netwerk.planning(corporatie, wereld.team, wereld.projecten, vandaag)),
        ("indicatoren", INDICATOR_KOP, per_buurt),
        ("indicatoren_complexen", INDICATOR_KOP, per_complex),
        ("bewonersonderzoek", ONDERZOEK_KOP, cijfers.bewonersonderzoek(r[2], corporatie, vandaag)),
        ("schouw", SCHOUW_KOP, cijfers.schouw(r[3], corporatie, vandaag)),
        ("oordelen", OORDEEL_KOP, cijfers.oordelen(r[4], corporatie, vandaag)),
        ("partners", PARTNER_KOP, netwerk.partners(r[5], corporatie, vandaag)),
        ("interventies", INTERVENTIE_KOP, interventies.interventies(r[6], corporatie, vandaag)),
    ]
    return [csv_bestand(map_ / f"voorbeeld_{naam}.csv", kop, rijen) for naam, kop, rijen in tabellen]


def _buurten(pad: Path, corporatie: Corporatie) -> Path:
    kenmerken = [
        {
            "type": "Feature",
            "properties": {
                "buurtcode": b.code,
                "buurtnaam": b.naam,
                "wijkcode": b.wijk,
                "wijknaam": b.wijknaam,
                "gemeente": b.gemeente,
                "inwoners": b.inwoners,
                "woningen": b.woningen,
            },
            "geometry": {"type": "Polygon", "coordinates": [[naar_wgs84(p) for p in b.vlak.ring]]},
        }
        for b in corporatie.buurten
    ]
    alles = {"type": "FeatureCollection", "name": VERZONNEN, "features": kenmerken}
    pad.write_bytes((json.dumps(alles, ensure_ascii=False, separators=(",", ":")) + "\n").encode())
    return pad


def _rooster(team: tuple[TeamLid, ...]) -> list[tuple[Any, ...]]:
    return [
        (lid.naam, lid.functie, lid.post, c.vanaf, c.tot, len(c.weken), i + 1, c.anker,
         *(float(u) for u in uren), 0.0, 0.0)
        for lid in team
        for c in lid.contracten
        for i, uren in enumerate(c.weken)
    ]  # fmt: skip


def _projecten(projecten: tuple[VoorbeeldProject, ...]) -> list[tuple[Any, ...]]:
    kop: list[tuple[Any, ...]] = [tuple(PROJECT_KOP.split(";"))]
    return kop + [
        (p.code, p.naam, p.type, p.buurt, p.complex, p.woningen, p.bekend_vanaf,
         "definitief" if p.definitief else "voorlopig", p.vroegste, p.laatste,
         *p.fase(0), *p.fase(1), *p.fase(2))
        for p in projecten
    ]  # fmt: skip
