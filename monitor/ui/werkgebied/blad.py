"""One page on paper for the works council: the map, the bars, who gets what, and how it was made.

A file of its own (HTML with the map as SVG): no script, no address outside, every text escaped. It prints on
one page, A4 or A3, landscape: letters grow with the paper, and what changes stands beside the map.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import math
from typing import Any

from monitor.ui import bron, opmaak, startnormen
from monitor.ui.werkgebied import balken, watals
from monitor.ui.werkgebied.tafel import Tafel
from monitor.ui.werkgebied.voorstel import doelnaam, grenszin
from monitor.werkgebied import questions
from monitor.werkgebied.gegevens import Buurtcijfer

BREED = 620  # of the map, px
STIJL = """
@page{size:landscape;margin:10mm}*{box-sizing:border-box}html{font-size:13px}
body{font:1rem/1.4 system-ui,sans-serif;color:#1b2430;margin:16px auto;max-width:1180px;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 2px}p{margin:2px 0}
.vak{display:grid;grid-template-columns:minmax(0,44fr) minmax(0,56fr);gap:1.2rem;margin-top:.5rem}
svg{display:block;width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}th{text-align:left;font-weight:600}
td,th{padding:.1rem .35rem;border-bottom:1px solid #d5dbe3;white-space:nowrap}td.r,th.r{text-align:right}
.merk{display:inline-block;min-width:2.3em;text-align:center;border:1px solid #1b2430;font-weight:600}
.klein{color:#56616d;font-size:.85rem}.let{color:#a50026}h2{font-size:1.1rem;margin:.6rem 0 .2rem}
ul{margin:0;padding-left:1.2em;font-size:.92rem}
ul.veel{list-style:none;padding:0;columns:2;column-gap:1rem;font-size:.8rem;line-height:1.35}
ul.veel li{break-inside:avoid;padding-left:.8em;text-indent:-.8em}
ul.heelveel{columns:3;line-height:1.3}
@media print{html{font-size:1.02vw}body{margin:0;max-width:none}svg{max-height:68vh}table{line-height:1.25}}
"""
# buurten that change hands: from here on the list tells people by their letters, in two columns or three
VEEL, HEEL_VEEL = 24, 37


BLIJFT_WONEN = "Woningen en huurders verhuizen niet: een buurt krijgt alleen een andere coördinator."
NIET_BEWEZEN = "Hoe dicht dit bij het beste ligt, is niet bewezen."


def kop(nu: Tafel) -> list[str]:
    """What stands above every download of this plan."""
    b = nu.vraag.basis
    return [
        f"Verdeling van werkgebieden: {nu.titel}",
        f"Benodigde uren: gemiddelde van {opmaak.periode(b.van, b.tot)}",
        f"Bron: {opmaak.opsomming(list(b.bronnen))}",
        f"{opmaak.meervoud(b.buurten, 'buurt', 'buurten')}, {b.coordinatoren} coördinatoren; "
        f"grootste afwijking {opmaak.procent(nu.toetsing.max_afwijking)}, "
        f"{opmaak.procent(nu.toetsing.verhuisd)} van de woningen krijgt een andere coördinator",
        *startnormen.regels(),
    ]


def maak(nu: Tafel, vandaag: dt.date, *, voorbeeld: bool) -> str:
    """The page as one HTML text."""
    t, oud = nu.toetsing, nu.toetsing_nu
    punten = balken.bondig(nu.vraag, t.schendingen, nu.plan)
    zinnen = [
        f"Doel: {doelnaam(nu.opdracht)}, afwijking hoogstens {opmaak.procent(nu.opdracht.tolerantie)}.",
        f"Grootste afwijking van het eerlijke deel {opmaak.procent(t.max_afwijking)} "
        f"(nu {opmaak.procent(oud.max_afwijking)}); {opmaak.procent(t.verhuisd)} van de woningen krijgt een "
        "andere coördinator; "
        f"grens tussen gebieden {opmaak.procent(t.snijrand)} (nu {opmaak.procent(oud.snijrand)}).",
        watals.zin(nu),
        bewijs(nu) or NIET_BEWEZEN * (nu.plan != nu.vraag.nu),
        BLIJFT_WONEN,
        vastzin(nu),
        ingangzin(nu, vandaag),
    ]
    let = f"<p class=let>{' '.join(f'▲ {html.escape(zin)}' for zin in punten)}</p>" if punten else ""
    label = "<p class=let><b>VERZONNEN VOORBEELDGEGEVENS</b></p>" if voorbeeld else ""
    return (
        f"<!doctype html><html lang=nl><head><meta charset=utf-8><title>{html.escape(nu.titel)}</title>"
        f"<style>{STIJL}</style></head><body><h1>{html.escape(nu.titel)}</h1>"
        f"<p>{html.escape(' '.join(filter(None, zinnen)))}</p>{label}{let}"
        f"<div class=vak><div>{svg(nu)}</div><div>{_balken(nu)}"
        f"<h2>Wie krijgt wat</h2>{_wissels(nu)}</div></div>"
        f"<p class=klein>{html.escape(inzetbaarzin(nu))}</p>"
        f"<p class=klein>{html.escape(' · '.join(kop(nu)[1:3]))}. Alleen benodigde uren uit het model, nooit "
        f"de geregistreerde uren van een persoon. {html.escape(' '.join(startnormen.regels()))} "
        f"Gemaakt op {opmaak.datum(vandaag)} met de Buurtmonitor.</p>"
        "</body></html>"
    )


def inzetbaarzin(nu: Tafel) -> str:
    """What employable hours are, and why Werkdruk shows another figure for the same person."""
    b = nu.vraag.basis
    hoe = "gemeten" if b.overhead_gemeten else "een aanname"
    return f"Inzetbaar: {questions.INZETBAAR} Hier is de overhead {opmaak.procent(b.overhead)} ({hoe})."


def bewijs(nu: Tafel) -> str:
    """What is proven of the plan on the table; empty when it is not the answer of the search."""
    antwoord = nu.antwoord
    return "" if antwoord is None or antwoord.plan != nu.plan else grenszin(antwoord)


def vastzin(nu: Tafel) -> str:
    """Which buurten were locked: no search was free to move them."""
    namen = sorted(nu.vraag.buurten[b].naam for b in nu.stand.sloten)
    if not namen:
        return "Er staat geen buurt op slot."
    return f"Op slot {'staat' if len(namen) == 1 else 'staan'} {opmaak.opsomming(namen)}."


def ingangzin(nu: Tafel, vandaag: dt.date) -> str:
    """From when this plan holds, when it was taken into use; else that no day was set."""
    if nu.plan == nu.vraag.nu:
        return "Deze verdeling geldt nu."
    verdeling = tuple(sorted(nu.vraag.instantie.verdeling(nu.plan).items()))
    dag = bron.vraag(questions.ingang, vandaag, verdeling)
    if dag is None:
        return "Deze verdeling is niet in gebruik genomen: er is nog geen ingangsdatum."
    return f"Deze verdeling gaat in op {opmaak.datum(dag)}."


def svg(nu: Tafel) -> str:
    """The map as SVG: colour, letters, thick lines between areas, dashed outline where it changes."""
    (zuid, west), (noord, oost) = nu.vraag.kader
    krimp = math.cos(math.radians((zuid + noord) / 2))
    schaal = BREED / max(1e-9, (oost - west) * krimp)
    hoog = round((noord - zuid) * schaal)

    def punt(lon: float, lat: float) -> str:
        return f"{(lon - west) * krimp * schaal:.1f} {(noord - lat) * schaal:.1f}"

    delen = []
    for b, (buurt, wie, nu_wie) in enumerate(
        zip(nu.vraag.instantie.buurten, nu.plan, nu.vraag.nu, strict=True)
    ):
        pad = "".join(
            f"M{'L'.join(punt(lon, lat) for lon, lat in ring)}Z"
            for ring in _ringen(json.loads(nu.vraag.vlakken[buurt.code]))
        )
        streep = (
            ' stroke="#1b2430" stroke-width="1.6" stroke-dasharray="4 3"'
            if wie != nu_wie
            else ' stroke="#fff"'
        )
        titel = html.escape(f"{nu.vraag.buurten[b].naam}: {nu.merken[wie].naam}")
        delen.append(
            f'<path d="{pad}" fill="{nu.merken[wie].kleur}" fill-rule="evenodd"{streep}>'
            f"<title>{titel}</title></path>"
        )
    for een, ander, lijnen in nu.vraag.lijnen:
        if nu.plan[een] != nu.plan[ander]:
            delen += [
                f'<path d="M{"L".join(punt(lon, lat) for lon, lat in lijn)}" fill="none" '
                'stroke="#1b2430" stroke-width="2.2"/>'
                for lijn in lijnen
            ]
    for buurt, wie in zip(nu.vraag.instantie.buurten, nu.plan, strict=True):
        x, y = punt(*nu.vraag.punten[buurt.code]).split()
        delen.append(
            f'<text x="{x}" y="{y}" dy="4" text-anchor="middle" font-size="11" font-weight="600">'
            f"{html.escape(nu.merken[wie].letters)}</text>"
        )
    return (
        f'<svg viewBox="0 0 {BREED} {hoog}" role="img" aria-label="Kaart van de verdeling">'
        f"{''.join(delen)}</svg>"
    )


def _ringen(vorm: dict[str, Any]) -> list[list[list[float]]]:
    vlakken = [vorm["coordinates"]] if vorm["type"] == "Polygon" else vorm["coordinates"]
    return [ring for vlak in vlakken for ring in vlak]


def _balken(nu: Tafel) -> str:
    rijen = balken.tabel(nu.vraag, nu.merken, nu.toetsing, nu.toetsing_nu, nu.opdracht.tolerantie)
    regels = "".join(
        f"<tr><td><span class=merk style='background:{merk.kleur}'>{html.escape(merk.letters)}</span> "
        f"{html.escape(merk.naam)}</td><td class=r>{r['uren']}</td><td class=r>{r['verschil']}</td>"
        f"<td class=r>{opmaak.getal(r['inzetbaar'], 1)}</td>"
        f"<td class='r{' let' if r['te_ver'] else ''}'>{r['afwijking']}</td>"
        f"<td class=r>{r['woningen']}</td><td class=r>{r['buurten']}</td><td class=r>{r['zwaar']}</td></tr>"
        for merk, r in zip(nu.merken, rijen.to_dict("records"), strict=True)
    )
    koppen = ("nodig (u/week)", "tegen nu", "inzetbaar", "afwijking", "woningen", "buurten", "zwaar")
    kopcellen = "".join(f"<th class=r>{kop_}</th>" for kop_ in koppen)
    return f"<table><tr><th>Coördinator</th>{kopcellen}</tr>{regels}</table>"


def _wissels(nu: Tafel) -> str:
    """What changes: a line for each two people, with the buurten that go from the one to the other; with many
    a line for each buurt."""
    per: dict[tuple[int, int], list[Buurtcijfer]] = {}
    for c, wie, oud in zip(nu.vraag.buurten, nu.plan, nu.vraag.nu, strict=True):
        if wie != oud:
            per.setdefault((oud, wie), []).append(c)
    if not per:
        return "<p>Er verandert niets: dit is de verdeling van nu.</p>"
    aantal = sum(map(len, per.values()))
    if aantal < VEEL:
        regels = "".join(
            f"<li>Van {html.escape(nu.merken[oud].naam)} naar {html.escape(nu.merken[wie].naam)}: "
            f"{opmaak.opsomming([_met_maat(c) for c in buurten])}</li>"
            for (oud, wie), buurten in sorted(per.items())
        )
        return f"<ul>{regels}</ul>"
    regels = "".join(
        f"<li>{html.escape(nu.merken[oud].letters)} → {html.escape(nu.merken[wie].letters)}: "
        f"{html.escape(c.naam)} ({opmaak.getal(c.woningen)} · {opmaak.uren(c.uren)})</li>"
        for (oud, wie), buurten in sorted(per.items())
        for c in buurten
    )
    return (
        f"<p class=klein>{aantal} buurten, van → naar; de letters staan hierboven. "
        "Tussen haakjes de woningen en de benodigde uren per week.</p>"
        f"<ul class='veel{' heelveel' if aantal >= HEEL_VEEL else ''}'>{regels}</ul>"
    )


def _met_maat(c: Buurtcijfer) -> str:
    return f"{html.escape(c.naam)} ({opmaak.getal(c.woningen)} woningen, {opmaak.uren(c.uren)} per week)"
