"""A workbook with several sheets: every row leads back to its own sheet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlsxwriter

from monitor.intake import quarantaine
from monitor.intake.inlezen import Bestand
from monitor.intake.questions import apart_gezet
from monitor.pipeline import bewaar, draai_terug, importeer
from monitor.store import Store
from monitor.werkdruk.questions import bronregels
from tests.intake.stap import NU, uren

VANDAAG = dt.date(2026, 7, 1)
KOP = ["Medewerker", "Datum", "Uren", "Activiteit"]
WEEK_10 = [["Anna", "2026-03-02", 1, "Schouw"], ["Anna", "2026-03-03", "25 km", "Schouw"]]
WEEK_11 = [
    ["Anna", "2026-03-09", 2, "Schouw"],
    ["Anna", "2026-03-10", "x", "Schouw"],
    ["Anna", "2026-03-11", 4, ""],
]


def werkmap(pad: Path, bladen: dict[str, list[list[object]]]) -> Bestand:
    """A workbook with a header on every sheet."""
    with xlsxwriter.Workbook(str(pad)) as boek:
        for naam, rijen in bladen.items():
            blad = boek.add_worksheet(naam)
            for nummer, rij in enumerate([KOP, *rijen]):
                blad.write_row(nummer, 0, rij)
    return Bestand(pad, pad.name)


def _plekken(store: Store) -> list[tuple[object, ...]]:
    tabel = bronregels(store, "M01", dt.date(2026, 3, 1), dt.date(2026, 3, 31)).tabel
    return list(
        tabel[["bestand", "blad", "rij", "seconden"]].astype(object).itertuples(index=False, name=None)
    )


def test_source_rows_and_rows_set_apart_name_their_sheet(store: Store, tmp_path: Path) -> None:
    bestand = werkmap(tmp_path / "maart.xlsx", {"week 10": WEEK_10, "week 11": WEEK_11})  # type: ignore[dict-item]
    (uitslag,) = importeer(store, [bestand], vandaag=VANDAAG)
    assert (uitslag.aansluiting.gelezen, uitslag.aansluiting.quarantaine) == (5, 2)
    assert _plekken(store) == [
        ("maart.xlsx", "week 10", 2, 3600),
        ("maart.xlsx", "week 11", 2, 7200),
        ("maart.xlsx", "week 11", 4, 14_400),
    ]
    assert [(rij.blad, rij.rij) for rij in apart_gezet(store)] == [("week 10", 3), ("week 11", 3)]


def test_a_mended_row_keeps_its_sheet_and_two_sheets_never_mix(store: Store, tmp_path: Path) -> None:
    bestand = werkmap(tmp_path / "maart.xlsx", {"week 10": WEEK_10, "week 11": WEEK_11})  # type: ignore[dict-item]
    (uitslag,) = importeer(store, [bestand], vandaag=VANDAAG)
    (rij,) = (r for r in apart_gezet(store) if r.blad == "week 11")
    plek = (rij.batch, rij.rij, rij.volgnummer)
    bewaar(
        store,
        lambda tx: quarantaine.herstel(
            tx, plek, {**rij.ruw, "Uren": "8"}, store.instellingen, vandaag=VANDAAG, nu=NU
        ),
        ["uren"],
    )
    assert ("maart.xlsx", "week 11", 3, 28_800) in _plekken(store)
    assert [(r.blad, r.rij) for r in apart_gezet(store)] == [("week 10", 3)]
    draai_terug(store, uitslag.batch or 0)
    assert uren(store) == 0


def test_a_text_file_has_no_sheets_and_one_sheet_is_named_too(store: Store, tmp_path: Path) -> None:
    tekst = tmp_path / "februari.csv"
    tekst.write_text("Datum;Medewerker;Uren;Activiteit\n02-03-2026;Anna;2;Overleg\n", encoding="utf-8")
    bestand = werkmap(tmp_path / "april.xlsx", {"april": [["Anna", "2026-03-05", 1, "Schouw"]]})
    importeer(store, [Bestand(tekst, tekst.name), bestand], vandaag=VANDAAG)
    assert [(str(naam), None if blad != blad else blad) for naam, blad, _, _ in _plekken(store)] == [
        ("februari.csv", None),
        ("april.xlsx", "april"),
    ]
