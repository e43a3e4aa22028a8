"""One concept, one word: every public class and table stands in the glossary."""

import ast
import re

from monitor.store import Store
from tests.conftest import PROJECT

LIJST = (PROJECT / "docs" / "woordenlijst.md").read_text(encoding="utf-8")
NAMEN = set(re.findall(r"`([A-Za-z_]+)`", LIJST))


def test_every_public_class_is_in_the_glossary() -> None:
    klassen = {
        knoop.name
        for bestand in (PROJECT / "monitor").rglob("*.py")
        for knoop in ast.parse(bestand.read_text(encoding="utf-8")).body
        if isinstance(knoop, ast.ClassDef) and not knoop.name.startswith("_")
    }
    assert klassen
    assert sorted(klassen - NAMEN) == []


def test_every_table_is_in_the_glossary(store: Store) -> None:
    tabellen = {naam for (naam,) in store.rijen("select table_name from duckdb_tables()")}
    assert sorted(tabellen - NAMEN) == []
