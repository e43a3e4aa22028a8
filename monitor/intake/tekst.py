"""Texts from outside, made comparable: lower case, single spaces, no accents, no punctuation at the ends.

For looking up names of people, buurten and categories. Keys in tables (`uur.persoon`, `indeling.tekst`) are
made by the reader (`lezen.waarden.sleutel`), which keeps accents and punctuation.
"""

from __future__ import annotations

import unicodedata


def normaliseer(waarde: object) -> str:
    """ "  Anna  de Vriès " → "anna de vries". Empty for nothing."""
    if waarde is None:
        return ""
    zonder = "".join(t for t in unicodedata.normalize("NFKD", str(waarde)) if not unicodedata.combining(t))
    return " ".join(zonder.casefold().split()).strip(" .,;:")
