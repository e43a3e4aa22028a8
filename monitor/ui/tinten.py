"""Colours of our own with a light and a dark half: the viewer's own preference says which half is drawn.

Nobody asks the server: a chart asks the ground it stands on how bright it is (`tint` is an expression of
Vega), the map's scripts use the browser's own `light-dark()`. So a change of preference shows at once, and a
picture that is made once serves both. The grounds themselves stand in `.streamlit/config.toml`.

A colour that fills an area with a meaning of its own (a light, a verdict, a coordinator) is the same on both
grounds and in print; its outline (`RAND`) is dark on both.
"""

from __future__ import annotations

import altair as alt

GROND_DONKER = 0.3  # relative luminance under which a ground is dark


def tint(licht: str, donker: str) -> alt.ExprRef:
    """One colour: its half for a light ground and its half for a dark one."""
    return alt.ExprRef(f"luminance(background) < {GROND_DONKER} ? '{donker}' : '{licht}'")


RAND = "#1b2430"  # outline of a filled area, and a sign or figure on a light fill: dark on both grounds
LICHT_OP_KLEUR = "#ffffff"  # a sign or figure on a dark fill

INKT = tint("#1b2430", "#e9eef4")
LETTER = tint("#414b57", "#b9c4cf")  # axes and legends: calmer than ink, readable from four metres
BIJSCHRIFT = tint("#56616d", "#a9b5c1")
RASTER = tint("#e8ecf1", "#2a3440")
VOEG = tint("#ffffff", "#11171f")  # between two squares: the ground itself

GEDAAN = tint("#1f5a94", "#6aaae6")
BESCHIKBAAR = tint("#6b7785", "#9aa6b3")
NODIG = tint("#e08a1e", "#e8a04a")
GEPLAND = tint("#8d6cab", "#b595d1")
BAND = tint("#9dbbd8", "#5f86ad")
GEWOON = tint("#c9d3de", "#465361")
SPEELRUIMTE = tint("#e3e8ee", "#323d4a")
ONMOGELIJK = tint("#d9d9d9", "#4b5663")
ONBEKEND = tint("#d9d9d9", "#4b5663")
AFWEZIG = tint("#f3f5f8", "#1b242f")
RUSTIG = tint("#dbe9f6", "#233a52")
ROOD = tint("#a50026", "#ff8c96")  # a line or a letter; a filled area keeps its red
BLAUW = tint("#4575b4", "#8db4e8")
HOGER, LAGER = tint("#7b8794", "#93a0ad"), tint("#b9c2cd", "#56636f")  # neutral on purpose: no judgement
LAATSTE_PROJECT = tint("#4d4d4d", "#c3cad2")
