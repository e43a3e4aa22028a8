"""Empty templates to download: Dutch headers, one explained example row, as CSV or XLSX.

The CSV is what a Dutch spreadsheet program opens at once (`;`, byte-order mark). In the XLSX every header
carries its explanation as a note, and a second sheet lists them. The example row is set apart when it is
imported unchanged, so that nobody called "Anna Voorbeeld" appears.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import xlsxwriter

from monitor.fouten import Geweigerd, kort
from monitor.intake.stam.soorten import SOORTEN, Stamsoort


def sjabloon_csv(soort: str) -> bytes:
    """The template of one kind as CSV.

    Raises
    ------
    Geweigerd
        There is no such kind.
    """
    wat = _soort(soort)
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([veld.naam for veld in wat.velden])
    schrijver.writerow([veld.voorbeeld for veld in wat.velden])
    return uit.getvalue().encode("utf-8-sig")


def sjabloon_xlsx(soort: str) -> bytes:
    """The template of one kind as XLSX, with the explanation beside it.

    Raises
    ------
    Geweigerd
        There is no such kind.
    """
    wat = _soort(soort)
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(
        uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    vet = boek.add_format({"bold": True})
    tekst = boek.add_format({"num_format": "@"})  # dates stay as they are typed: day first
    blad = boek.add_worksheet(wat.titel[:31])
    uitleg = boek.add_worksheet("Uitleg")
    uitleg.set_column(0, 1, 18)
    uitleg.set_column(2, 2, 70)
    uitleg.write_row(0, 0, ["kolomnaam", "nodig?", "wat er in moet"], vet)
    for plek, veld in enumerate(wat.velden):
        blad.write_string(0, plek, veld.naam, vet)
        blad.write_comment(0, plek, veld.uitleg)
        blad.write_string(1, plek, veld.voorbeeld, tekst)
        blad.set_column(plek, plek, max(12, len(veld.naam) + 2), tekst)
        uitleg.write_row(plek + 1, 0, [veld.naam, "ja" if veld.verplicht else "nee", veld.uitleg])
    blad.freeze_panes(1, 0)
    boek.close()
    return uit.getvalue()


def is_voorbeeld(wat: Stamsoort, rij: Mapping[str, str]) -> bool:
    """Whether this row is the unchanged example of the template."""
    return all(rij.get(veld.naam, "").strip() == veld.voorbeeld for veld in wat.velden)


def _soort(soort: str) -> Stamsoort:
    if soort not in SOORTEN:
        raise Geweigerd(f"Voor {kort(soort)} is er geen leeg voorbeeld; kies uit {', '.join(SOORTEN)}.")
    return SOORTEN[soort]
