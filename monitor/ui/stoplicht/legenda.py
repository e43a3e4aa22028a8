"""The legend of the lights: each class with its square, its word, and how many areas are of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from monitor.ui import opmaak
from monitor.ui.stoplicht.beeld import Klasse


def toon(codes: Sequence[str], beelden: Iterable[Klasse], palet: str) -> None:
    """The legend above a map; `codes`: the class of each area on it."""
    with st.container(horizontal=True, gap="small"):
        for wat, aantal in _geteld(codes, beelden):
            with st.container(horizontal=True, gap="xsmall", width="content", vertical_alignment="center"):
                st.image(_staal(wat, palet), width=34, alt=f"Kleur van {wat.woord}")
                st.markdown(f"**{aantal}** {wat.woord}", width="content")


def regels(codes: Sequence[str], beelden: Iterable[Klasse], palet: str) -> list[tuple[str, str]]:
    """The same for a file: picture (SVG) and text."""
    return [(_staal(wat, palet), f"{aantal} {wat.woord}") for wat, aantal in _geteld(codes, beelden)]


def uitleg(beelden: Iterable[Klasse]) -> str:
    """What each sign means, in one line."""
    return " · ".join(f"{wat.teken}{opmaak.VAST}{wat.uitleg}" for wat in beelden)


def _geteld(codes: Sequence[str], beelden: Iterable[Klasse]) -> Iterator[tuple[Klasse, int]]:
    return ((wat, codes.count(wat.code)) for wat in beelden)


def _staal(wat: Klasse, palet: str) -> str:
    """A square in the looks of the class, as SVG; nothing in it comes from outside."""
    kleur = wat.vulling(palet)
    streep = (
        "<defs><pattern id='s' width='7' height='7' patternUnits='userSpaceOnUse' "
        f"patternTransform='rotate(45)'><rect width='7' height='7' fill='{kleur}'/>"
        "<rect width='1.6' height='7' fill='#1b2430'/></pattern></defs>"
        if wat.arcering
        else ""
    )
    vulling = "url(#s)" if wat.arcering else kleur
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='34' height='24'>{streep}"
        f"<rect x='1' y='1' width='32' height='22' rx='3' fill='{vulling}' stroke='#1b2430'/>"
        f"<text x='17' y='17' text-anchor='middle' font-family='sans-serif' font-size='13' "
        f"font-weight='700' fill='{wat.inkt}'>{wat.teken}</text></svg>"
    )
