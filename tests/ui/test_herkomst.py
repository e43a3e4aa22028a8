"""What people read of a query: the statement itself, and no comment of the programmers."""

import pytest

from monitor.intake.stam import SOORTEN
from monitor.store import sql
from monitor.ui import herkomst
from monitor.ui.gegevens import tabel


@pytest.mark.parametrize(
    ("regel", "rest"),
    [
        ("-- The judged weeks.", ""),
        ("select a,  -- the first", "select a,"),
        ("select '--' as streep, a - b", "select '--' as streep, a - b"),
        ("select 'it''s -- text' -- but this goes", "select 'it''s -- text'"),
        ("select 5 - -3", "select 5 - -3"),
    ],
)
def test_a_comment_goes_and_the_statement_stays(regel: str, rest: str) -> None:
    assert herkomst.zonder_commentaar(regel) == rest


def test_a_whole_query_keeps_every_line_of_its_statement() -> None:
    vraag = herkomst.zonder_commentaar(sql("werkdruk", "weken"))
    assert vraag.startswith("select w.medewerker, w.week")
    assert vraag.endswith("order by w.medewerker, w.week")
    assert "--" not in vraag


def test_a_function_is_shown_as_it_is_spelled_and_kept_as_it_is_stored() -> None:
    functie = next(veld for veld in SOORTEN["medewerkers"].bewerkbaar if veld.naam == "functie")
    keuzes = tabel._kolom(functie)["type_config"]["options"]
    assert {"value": "buurtcoordinator", "label": "buurtcoördinator"} in keuzes
