"""The page Overzicht: empty, filled, and every line leads to the page that explains it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

SCRIPT = "pages/vandaag/overzicht.py"


def test_without_data_it_says_where_to_begin(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    assert "Er zijn nog geen gegevens" in app.info[0].value
    assert app.get("page_link")


def test_with_data_it_tells_the_week_with_its_source(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    assert app.subheader[0].value == "Niemand is structureel te vol; van 1 weten we het niet."
    assert any(stuk.value.startswith("Periode 30 maart t/m 28 juni 2026") for stuk in app.caption)
    assert any("Weten we niet" in stuk.value for stuk in app.markdown)
