"""The front door: every page opens on an empty folder, and a broken database gives a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import PROJECT

PAGINAS = sorted(str(pad.relative_to(PROJECT)) for pad in (PROJECT / "pages").rglob("*.py"))


@pytest.mark.parametrize("script", PAGINAS)
def test_every_page_opens_on_an_empty_folder(open_pagina: Callable[..., AppTest], script: str) -> None:
    app = open_pagina(script)
    assert app.title[0].value
    assert not app.error


def test_a_damaged_database_gives_one_dutch_sentence(
    open_pagina: Callable[..., AppTest], tmp_path: Path
) -> None:
    (tmp_path / "data" / "buurtmonitor.duckdb").write_bytes(b"stuk" * 4000)
    app = open_pagina("pages/vandaag/overzicht.py")
    assert "beschadigd" in app.error[0].value
    (tmp_path / "data" / "buurtmonitor.duckdb").unlink()
