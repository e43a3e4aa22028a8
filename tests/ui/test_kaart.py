"""A map asks this machine only, and runs nothing that stands in a name."""

import re

import pytest

from monitor.ui import kaart


def test_a_map_names_no_foreign_host() -> None:
    tekst = kaart.basiskaart([[52.0, 5.0], [52.1, 5.2]]).get_root().render()
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//[^\"]+", tekst) == []


@pytest.mark.parametrize(
    "vijandig", ["${alert(1)}", "`+alert(1)+`", "<img src=x onerror=alert(1)>", "\"'</script>", "\\u003c"]
)
def test_a_name_holds_no_sign_that_html_or_a_template_reads(vijandig: str) -> None:
    assert not set(kaart.veilig(vijandig)) & set("<>\"'`${}\\")
