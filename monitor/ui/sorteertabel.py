"""Tables whose figures stand under each other, and sort by size.

A browser sorts the texts of a column by letter: "85 %" would come after "117 %". With spaces as wide as a
digit before the shorter figures both the eye and the sort go by size. Unknown comes before all figures. The
texts stay what they are: a screen reader and a copy give the figure with its unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

CIJFERBREED = "\u2007"  # figure space
_GETAL = re.compile(r"\d[\d.]*")


def sorteerbaar(teksten: pd.DataFrame, kolommen: Sequence[str]) -> pd.DataFrame:
    """The same table (rows × columns of text); the first figure in each of `kolommen` gets the same width."""
    return teksten.assign(**{k: uitgelijnd(teksten[k].tolist()) for k in kolommen if k in teksten})


def uitgelijnd(teksten: Sequence[str]) -> list[str]:
    """`["85 %", "117 %", "–"]` with a space before the first two characters that fall short.

    A word before the figure stays before it: `tekort 7,4 u` lines up with `tekort 21,6 u`.
    """
    gevonden = [_GETAL.search(tekst) for tekst in teksten]
    breedte = max((len(g.group()) for g in gevonden if g), default=0)
    return [
        f"{tekst[: g.start()]}{CIJFERBREED * (breedte - len(g.group()))}{tekst[g.start() :]}"
        if g
        else f"{CIJFERBREED * breedte}{tekst}"
        for tekst, g in zip(teksten, gevonden, strict=True)
    ]
