"""The colours of our own on both grounds: readable, and no colour that knows one ground only."""

from __future__ import annotations

import re
import tomllib

import altair as alt
import pytest

from monitor.ui import grafieken, tinten
from tests.conftest import PROJECT

UITDRUKKING = re.compile(r"luminance\(background\) < 0\.3 \? '(#[0-9a-f]{6})' : '(#[0-9a-f]{6})'")
THEMA = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
LETTERS = ("INKT", "LETTER", "BIJSCHRIFT", "ROOD")  # are read: 4.5
LIJNEN = ("GEDAAN", "BESCHIKBAAR", "GEPLAND", "BLAUW", "HOGER", "LAATSTE_PROJECT")  # are seen: 3
# fills that carry a meaning of their own and a dark outline, the same on both grounds and in print
EIGEN_VULLING = {
    "grafieken.py", "pieken/grafieken.py", "werkgebied/rotatie.py", "werkgebied/kleuren.py",
    "stoplicht/beeld.py", "stoplicht/legenda.py", "jaarplan/woorden.py",
}  # fmt: skip
OP_PAPIER = {"werkgebied/blad.py", "profiel/a4.py"}  # a sheet to print, always light


def _helften(tint: alt.ExprRef) -> tuple[str, str]:
    donker, licht = UITDRUKKING.fullmatch(tint.to_dict()["expr"]).groups()  # type: ignore[union-attr]
    return licht, donker


def _helder(kleur: str) -> float:
    delen = (int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5))
    lineair = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def _contrast(een: str, ander: str) -> float:
    laag, hoog = sorted((_helder(een), _helder(ander)))
    return (hoog + 0.05) / (laag + 0.05)


def test_the_measure_of_contrast_is_the_published_one() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WCAG's well-known near miss


@pytest.mark.parametrize(("namen", "minstens"), [(LETTERS, 4.5), (LIJNEN, 3.0)])
def test_letters_and_lines_are_readable_on_both_grounds(namen: tuple[str, ...], minstens: float) -> None:
    for naam in namen:
        licht, donker = _helften(getattr(tinten, naam))
        assert _contrast(licht, THEMA["light"]["backgroundColor"]) >= minstens, naam
        assert _contrast(donker, THEMA["dark"]["backgroundColor"]) >= minstens, naam


def test_ink_is_readable_on_every_square_that_has_a_half_for_each_ground() -> None:
    for vak in (tinten.ONBEKEND, tinten.AFWEZIG, tinten.RUSTIG):
        for inkt, vulling in zip(_helften(tinten.INKT), _helften(vak), strict=True):
            assert _contrast(inkt, vulling) >= 4.5


def test_the_grounds_are_told_apart_and_joints_are_the_ground() -> None:
    licht, donker = (THEMA[schema]["backgroundColor"] for schema in ("light", "dark"))
    assert _helder(donker) < tinten.GROND_DONKER < _helder(licht)
    assert _helften(tinten.VOEG) == (licht, donker)


def test_both_grounds_have_the_same_settings() -> None:
    assert set(THEMA["light"]) == set(THEMA["dark"])
    assert set(THEMA["light"]["sidebar"]) == set(THEMA["dark"]["sidebar"])


def test_a_tint_reaches_the_chart_as_a_question_to_its_ground() -> None:
    vorm = grafieken.omschrijving(alt.Chart().mark_bar(color=tinten.GEDAAN).encode(x="a:Q"))
    assert vorm["mark"]["color"] == {"expr": "luminance(background) < 0.3 ? '#6aaae6' : '#1f5a94'"}


def test_no_colour_for_one_ground_only_stands_in_a_page_or_chart() -> None:
    ui = PROJECT / "monitor" / "ui"
    los = {
        pad.relative_to(ui).as_posix()
        for pad in ui.rglob("*.py")
        if re.search(r"[\"']#[0-9a-fA-F]{3,8}[\"']", pad.read_text(encoding="utf-8"))
    }
    assert los <= {"tinten.py", *EIGEN_VULLING, *OP_PAPIER}
