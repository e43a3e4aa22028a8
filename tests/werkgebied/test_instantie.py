"""Reading a question: refusals that say what is wrong, and codes that come out as they went in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from monitor.fouten import Geweigerd
from monitor.werkgebied.instantie import (
    NIEMAND,
    VERTROKKEN,
    instantie_uit,
    lees_instantie,
    plan_uit,
    verhuisgewicht,
)
from tests.bench.werkgebied_maker import als_json, maak


def test_targets_follow_the_employable_hours(rij: dict[str, Any]) -> None:
    assert instantie_uit(rij).doeluren == (20.0, 40.0)


def test_today_knows_nobody_and_somebody_who_left(rij: dict[str, Any]) -> None:
    rij["huidig"] = {"B1": "A", "B2": "weg"}
    assert instantie_uit(rij).huidig == (0, VERTROKKEN, NIEMAND, NIEMAND, NIEMAND, NIEMAND)


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("buurten", None, "ontbreekt de lijst 'buurten'"),
        ("buurten", [], "valt niets te verdelen"),
        ("buurten", [{"code": "B1", "uren": -1, "woningen": 2}], "'uren' -1"),
        ("buurten", [{"code": "B1", "uren": 1}], "getal voor 'woningen'"),
        ("grenzen", [["B1", "B9", 3]], "noemt buurt B9"),
        ("grenzen", [["B1", "B1", 3]], "grenst buurt B1 aan zichzelf"),
        ("grenzen", [["B1", "B2", 3], ["B2", "B1", 4]], "verschillende lengtes"),
        ("medewerkers", [{"id": "A", "uren": 0}], "inzetbare uren 0"),
        ("medewerkers", [{"id": "A", "uren": 1}, {"id": "A", "uren": 1}], "staat twee keer"),
        ("vast", {"B1": "Z"}, "noemt medewerker Z"),
        ("niet", [["B1"]], "een buurt en een medewerker"),
    ],
)
def test_a_wrong_question_is_refused_with_a_sentence(
    rij: dict[str, Any], veld: str, waarde: object, zin: str
) -> None:
    rij[veld] = waarde
    with pytest.raises(Geweigerd) as fout:
        instantie_uit(rij)
    assert zin in fout.value.zin


def test_fixed_and_forbidden_together_is_refused(rij: dict[str, Any]) -> None:
    rij |= {"vast": {"B1": "A"}, "niet": [["B1", "A"]]}
    with pytest.raises(Geweigerd, match="'vast' én bij 'niet'"):
        instantie_uit(rij)


def test_a_border_listed_from_both_sides_counts_once(rij: dict[str, Any]) -> None:
    rij["grenzen"] = [*rij["grenzen"], ["B2", "B1", 100]]
    assert instantie_uit(rij).totaal_grens == 500


def test_a_plan_must_name_every_buurt_and_known_people(rij: dict[str, Any]) -> None:
    instantie = instantie_uit(rij)
    with pytest.raises(Geweigerd, match="aan niemand"):
        plan_uit({"B1": "A"}, instantie)
    with pytest.raises(Geweigerd, match="Z"):
        plan_uit({f"B{b}": "Z" for b in range(1, 7)}, instantie)


def test_files_that_are_no_json_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Geweigerd, match="is er niet"):
        lees_instantie(tmp_path / "weg.json")
    (tmp_path / "stuk.json").write_text('{"naam": ', encoding="utf-8")
    with pytest.raises(Geweigerd, match="geen geldige JSON"):
        lees_instantie(tmp_path / "stuk.json")


def test_writing_and_reading_gives_the_same_question(tmp_path: Path) -> None:
    gemaakt = maak(30, seed=4, dorpen=3)
    (tmp_path / "i.json").write_text(json.dumps(als_json(gemaakt)), encoding="utf-8")
    assert lees_instantie(tmp_path / "i.json") == gemaakt


def test_moving_early_costs_and_after_five_years_pays() -> None:
    assert [verhuisgewicht(t) for t in (None, 0, 2.5, 5, 6, 7.5, 30)] == [1, 1, 0.5, 0, -0.2, -0.5, -0.5]
