"""The house keeps its doors: who writes which table, what a page may import, where SQL lives."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from monitor.store import Store
from tests.conftest import PROJECT

SCHRIJFT = re.compile(
    r"\b(?:insert\s+(?:or\s+replace\s+)?into|update|delete\s+from|merge\s+into)\s+([a-z_]+)", re.IGNORECASE
)
PAGINA_MAG = ("streamlit", "monitor.ui", "__future__")


def _kamer(bestand: Path) -> str:
    return bestand.relative_to(PROJECT / "monitor").parts[0].removesuffix(".py")


def test_each_table_is_written_by_the_room_in_its_comment(store: Store) -> None:
    eigenaar = {
        naam: re.match(r"kamer: ([a-z]+)\.", opmerking or "")
        for naam, opmerking in store.rijen("select table_name, comment from duckdb_tables()")
    }
    assert [naam for naam, treffer in eigenaar.items() if treffer is None] == []
    fout = []
    for bestand in [*(PROJECT / "monitor").rglob("*.py"), *(PROJECT / "monitor").rglob("sql/*.sql")]:
        for tabel in SCHRIJFT.findall(bestand.read_text(encoding="utf-8")):
            treffer = eigenaar.get(tabel)
            if treffer and treffer[1] != _kamer(bestand):
                fout.append(f"{bestand.name} writes {tabel}, owned by {treffer[1]}")
    assert fout == []


def _geimporteerd(knoop: ast.AST) -> list[str]:
    """Module names; `from monitor.werkdruk import questions` counts as `monitor.werkdruk.questions`."""
    if isinstance(knoop, ast.Import):
        return [alias.name for alias in knoop.names]
    if isinstance(knoop, ast.ImportFrom):
        return [f"{knoop.module}.{alias.name}" for alias in knoop.names]
    return []


def test_pages_import_only_streamlit_the_ui_and_questions() -> None:
    fout = [
        f"{bestand.name} imports {module}"
        for bestand in (PROJECT / "pages").rglob("*.py")
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8")))
        for module in _geimporteerd(knoop)
        if not module.startswith(PAGINA_MAG)
        and not re.fullmatch(r"monitor\.[a-z]+\.questions(\..+)?", module)
    ]
    assert fout == []


def test_no_page_stands_directly_in_pages() -> None:
    assert sorted((PROJECT / "pages").glob("*.py")) == []


def test_pages_and_front_door_are_short() -> None:
    lang = {
        bestand.name: regels
        for bestand in [PROJECT / "app.py", *(PROJECT / "pages").rglob("*.py")]
        if bestand.exists() and (regels := len(bestand.read_text(encoding="utf-8").splitlines())) > 60
    }
    assert lang == {}


def test_a_server_at_rest_holds_nothing_that_only_a_search_or_a_map_file_needs() -> None:
    """Compiled search (numba, 120 MB) and GDAL (30 MB) come with the first who asks for them."""
    vraag = (
        "import sys, monitor.ui.server, monitor.ui.werkgebied.voorstel, monitor.ui.werkgebied.waarom, "
        "monitor.ui.gegevens.inlezen\n"
        "print([naam for naam in ('numba', 'llvmlite', 'pyogrio') if naam in sys.modules])"
    )
    assert _gezegd(vraag) == "[]"


def test_folium_comes_with_the_first_map_and_with_no_page_before_it() -> None:
    """It costs a tenth of a second to load; Overzicht, where most people begin, has no map."""
    vraag = (
        "import sys, monitor.ui.server, monitor.ui.venster, monitor.ui.overzicht, "
        "monitor.ui.stoplicht.overzicht, monitor.ui.werkdruk.team, monitor.ui.bord.pagina, "
        "monitor.ui.profiel.blad\n"
        "print('folium' in sys.modules)"
    )
    assert _gezegd(vraag) == "False"


def _gezegd(vraag: str) -> str:
    """What a Python of its own prints."""
    uit = subprocess.run(
        [sys.executable, "-c", vraag], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return uit.stdout.strip()
