"""For any generated file: read = ok + gemarkeerd + quarantaine + overgeslagen, in rows and in seconds."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from monitor.intake.lezen.csvlezer import _plaats, _snel, _zorgvuldig, is_regelmatig
from monitor.intake.lezen.decodeer import Tekst, deel_in
from tests.intake.lezen.conftest import Lezer

KOPPEN = ("Medewerker", "Datum", "Begin", "Uren", "Activiteit", "Opmerking")
TEKST = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=12
)


@dataclass(frozen=True)
class Rij:
    """One generated row, with what must become of it."""

    cellen: tuple[str, ...]
    uitkomst: str  # telt | quarantaine | overgeslagen
    seconden: int


@st.composite
def een_rij(draw: st.DrawFn) -> Rij:
    soort = draw(st.sampled_from(["goed"] * 6 + ["leeg", "kop", "totaal", "datum", "duur", "lang", "kort"]))
    minuten = draw(st.integers(1, 1440))
    duur = draw(
        st.sampled_from([f"{minuten // 60}:{minuten % 60:02d}", f"{minuten}m", f"{minuten / 60:.5f}"])
    )
    dag = f"2026-{draw(st.integers(1, 12)):02d}-{draw(st.integers(1, 28)):02d}"
    notitie = draw(TEKST).strip() or "x"
    basis = [draw(st.sampled_from(["Anna", "Bram"])), dag, "", duur, "Overleg", f"n {notitie}"]
    seconden = minuten * 60
    if soort == "leeg":
        return Rij(("",) * 6, "overgeslagen", 0)
    if soort == "kop":
        return Rij(KOPPEN, "overgeslagen", 0)
    if soort == "totaal":
        return Rij(("Totaal", "", "", duur, "", ""), "overgeslagen", 0)
    if soort == "datum":
        basis[1] = draw(st.sampled_from(["gisteren", "2026-13-40", "1850-01-01"]))
        return Rij(tuple(basis), "quarantaine", seconden)
    if soort == "duur":
        basis[3] = draw(st.sampled_from(["", "??", "12 km", "€ 3"]))
        return Rij(tuple(basis), "quarantaine", 0)
    if soort == "lang":
        return Rij((*basis, "extra"), "quarantaine", seconden)
    if soort == "kort":
        return Rij(tuple(basis[:4]), "telt", seconden)
    return Rij(tuple(basis), "telt", seconden)


def _schrijf(rijen: list[Rij], teken: str, einde: str) -> str:
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=teken, lineterminator=einde)
    schrijver.writerow(KOPPEN)
    schrijver.writerows(rij.cellen for rij in rijen)
    return uit.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rijen=st.lists(een_rij(), min_size=1, max_size=12),
    teken=st.sampled_from(";,\t|"),
    einde=st.sampled_from(["\n", "\r\n"]),
    codering=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_nothing_is_lost(rijen: list[Rij], teken: str, einde: str, codering: str, lees: Lezer) -> None:
    eerste = Rij(("Anna", "2026-01-01", "", "1", "x", "y"), "telt", 3600)
    uitslag = lees(_schrijf([eerste, *rijen], teken, einde).encode(codering))
    kreeg = [
        (r["rij"], "telt" if r["uitkomst"] in ("ok", "gemarkeerd") else r["uitkomst"], r["seconden"])
        for r in uitslag.rijen
    ]
    assert kreeg[1:] == [(i, rij.uitkomst, rij.seconden) for i, rij in enumerate(rijen, start=3)]


def _in_regels(rij: list[str], stijl: int) -> list[str]:
    """The lines in which one record is written. One that reads as a row of its own can't be told from a row
    behind a stray quote."""
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=";", quoting=stijl, lineterminator="\n").writerow(rij)  # type: ignore[arg-type]
    return uit.getvalue().removesuffix("\n").split("\n")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(TEKST, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@example([["\n", "", "\n"]], csv.QUOTE_MINIMAL)
@example([["", "\n", ";"]], csv.QUOTE_MINIMAL)
def test_the_fast_reader_reads_the_same_or_steps_aside(rijen: list[list[str]], stijl: int) -> None:
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=";", quoting=stijl, lineterminator="\n").writerows(
        [["datum", "uren", "naam"], *rijen]
    )  # type: ignore[arg-type]
    vervolg = [r for rij in rijen for r in _in_regels(rij, stijl)[1:]]
    assume(not any(len(next(csv.reader([regel], delimiter=";"))) >= 3 for regel in vervolg if regel))
    tekst = Tekst(uit.getvalue().encode(), "utf-8")
    opmaak = deel_in(tekst)
    if opmaak.teken != ";":
        return
    plaats = _plaats(opmaak, 0)
    assert (plaats.koppen, plaats.eerste) == (("datum", "uren", "naam"), 2)
    snel = _snel(tekst, opmaak, plaats)
    assert is_regelmatig(tekst.inhoud, opmaak, 0) == (snel is not None)
    zorgvuldig = _zorgvuldig(tekst, opmaak, plaats)
    lezing = list(zip(*(kolom.to_pylist() for kolom in zorgvuldig[0]), strict=True))
    if any(cel for rij in rijen for cel in rij):
        assert [list(rij) for rij in lezing] == rijen[: len(lezing)]
    if snel is not None:
        assert list(zip(*(kolom.to_pylist() for kolom in snel[0]), strict=True)) == lezing
        assert snel[1].tolist() == zorgvuldig[1].tolist()


def test_a_stray_quote_costs_one_row_never_more(lees: Lezer) -> None:
    rijen = [f"Anna,2026-03-{d:02d},,1,Overleg,{'' if d != 3 else chr(34)}n{d}" for d in range(2, 8)]
    rijen[4] = rijen[4].replace("n6", '"n6"')
    uitslag = lees("\n".join([",".join(KOPPEN), *rijen]) + "\n")
    assert [(r["rij"], r["code"]) for r in uitslag.rijen if r["uitkomst"] == "quarantaine"] == [
        (3, "aanhalingsteken")
    ]
    assert uitslag.seconden() == 5 * 3600


def test_a_note_over_several_lines_is_one_row(lees: Lezer) -> None:
    tekst = ",".join(KOPPEN) + '\nAnna,2026-03-02,,1,Overleg,"een\ntwee"\nAnna,2026-03-03,,1,Overleg,x\n'
    assert [r["rij"] for r in lees(tekst).rijen] == [2, 3]


def test_a_delimiter_at_the_end_of_every_line_means_nothing(lees: Lezer) -> None:
    uitslag = lees("Medewerker;Datum;Uren\nAnna;2026-03-02;1;\nAnna;2026-03-03;1;\n")
    assert uitslag.telling() == (2, 0, 0, 0)


def test_a_shifted_row_with_a_note_over_two_lines_is_one_row(lees: Lezer) -> None:
    tekst = (
        ",".join(KOPPEN) + '\nAnna,2026-03-02,,1,Overleg,"een\ntwee",te veel\nAnna,2026-03-03,,1,Overleg,x\n'
    )
    assert [(r["rij"], r["code"], r["seconden"]) for r in lees(tekst).rijen] == [
        (2, "lange_rij", 3600),
        (3, None, 3600),
    ]


def test_a_quote_that_swallows_rows_and_closes_neatly_is_seen(lees: Lezer) -> None:
    rijen = ['Anna,2026-03-02,,1,Overleg,"n', "Anna,2026-03-03,,1,Overleg,x", 'Anna,2026-03-04,,1,Overleg,5"']
    uitslag = lees("\n".join([",".join(KOPPEN), *rijen, "Anna,2026-03-05,,1,Overleg,x,"]) + "\n")
    assert [(r["rij"], r["code"]) for r in uitslag.rijen] == [
        (2, "aanhalingsteken"),
        (3, None),
        (4, None),
        (5, "lange_rij"),
    ]
