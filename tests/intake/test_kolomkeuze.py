"""A choice of columns made once holds for the next file of the same shape, until it is forgotten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from monitor.intake import kolomkeuze
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.lezen import Keuzes
from monitor.intake.uitslag import Importuitslag
from monitor.pipeline import bewaar, importeer
from monitor.store import Store
from tests.intake.stap import uren

VANDAAG = dt.date(2026, 7, 1)
KOP = "Moment;Wie;Hoelang;Waarover\n"
MAART = KOP + "2026-03-02;Anna;1,5;Schouw\n2026-03-03;Anna;2;Schouw\n"
APRIL = KOP + "2026-04-01;Anna;4;Schouw\n"
KEUZE = {"datum": "Moment", "persoon": "Wie", "uren": "Hoelang", "activiteit": "Waarover"}


def _lees(store: Store, map_: Path, naam: str, inhoud: str, **keuzes: object) -> Importuitslag:
    pad = map_ / naam
    pad.write_text(inhoud, encoding="utf-8")
    opdracht = Opdracht(keuzes=Keuzes(**keuzes))  # type: ignore[arg-type]
    (uitslag,) = importeer(store, [Bestand(pad, naam)], opdracht, vandaag=VANDAAG)
    return uitslag


def test_a_choice_is_asked_once_and_used_for_every_file_of_the_same_shape(
    store: Store, tmp_path: Path
) -> None:
    vraag = _lees(store, tmp_path, "maart.csv", MAART)
    assert vraag.uitkomst == "vraag"
    assert vraag.bestandsvraag is not None
    assert vraag.bestandsvraag.koppen == ("Moment", "Wie", "Hoelang", "Waarover")
    assert kolomkeuze.alle(store) == ()
    assert _lees(store, tmp_path, "maart.csv", MAART, kolommen=KEUZE).uitkomst == "verwerkt"
    assert uren(store) == 3.5
    (onthouden,) = kolomkeuze.alle(store)
    assert (onthouden.kophash, onthouden.kolommen) == (vraag.bestandsvraag.kophash, KEUZE)
    assert _lees(store, tmp_path, "april.csv", APRIL).uitkomst == "verwerkt"
    assert uren(store) == 7.5
    anders = _lees(store, tmp_path, "anders.csv", APRIL.replace("Waarover", "Onderwerp").replace(";4", ";5"))
    assert anders.uitkomst == "vraag"  # another shape is another question


def test_a_forgotten_choice_is_asked_again_and_what_is_in_stays(store: Store, tmp_path: Path) -> None:
    _lees(store, tmp_path, "maart.csv", MAART, kolommen=KEUZE)
    (onthouden,) = kolomkeuze.alle(store)
    assert bewaar(store, lambda tx: kolomkeuze.vergeet(tx, onthouden.kophash), []) is True
    assert bewaar(store, lambda tx: kolomkeuze.vergeet(tx, onthouden.kophash), []) is False
    assert kolomkeuze.alle(store) == ()
    assert uren(store) == 3.5
    assert _lees(store, tmp_path, "april.csv", APRIL).uitkomst == "vraag"


def test_a_preview_remembers_nothing_and_a_newer_choice_takes_the_place(store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "maart.csv"
    pad.write_text(MAART, encoding="utf-8")
    opdracht = Opdracht(keuzes=Keuzes(kolommen=KEUZE))
    importeer(store, [Bestand(pad, pad.name)], opdracht, proef=True, vandaag=VANDAAG)
    assert kolomkeuze.alle(store) == ()
    _lees(store, tmp_path, "maart.csv", MAART, kolommen=KEUZE)
    smal = {veld: kop for veld, kop in KEUZE.items() if veld != "activiteit"}
    _lees(store, tmp_path, "april.csv", APRIL, kolommen=smal)
    assert [keuze.kolommen for keuze in kolomkeuze.alle(store)] == [smal]
