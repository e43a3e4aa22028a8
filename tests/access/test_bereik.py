"""The scope: fails closed, combines by intersection, survives storing."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.access.bereik import DEELBAAR, ROLLEN, Bereik
from monitor.fouten import Geweigerd

NAMEN = st.just(("*",)) | st.lists(st.sampled_from("abcd"), max_size=4).map(tuple)
DAGEN = st.none() | st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))


@st.composite
def bereiken(trek: st.DrawFn) -> Bereik:
    van, tot = trek(DAGEN), trek(DAGEN)
    if van and tot and van > tot:
        van, tot = tot, van
    return Bereik(trek(NAMEN), trek(NAMEN), van, tot)


@given(
    bereiken(), bereiken(), st.sampled_from("abcd*x"), st.dates(dt.date(2024, 12, 1), dt.date(2027, 1, 31))
)
def test_two_scopes_together_allow_what_both_allow(
    een: Bereik, twee: Bereik, naam: str, dag: dt.date
) -> None:
    samen = een.doorsnede(twee)
    for vraag in (Bereik.mag_pagina, Bereik.mag_wijk):
        beide = vraag(een, naam) and vraag(twee, naam)
        assert not vraag(samen, naam) or beide
        if een.mag_dag(dag) and twee.mag_dag(dag):
            assert vraag(samen, naam) == beide
    assert samen == twee.doorsnede(een)


@given(bereiken())
def test_storing_and_reading_gives_the_same(bereik: Bereik) -> None:
    assert Bereik.uit_tekst(bereik.als_tekst()) == bereik


@pytest.mark.parametrize(
    "tekst",
    [
        "", "null", "[]", "{}", '{"paginas": ["*"], "wijken": ["*"]}',
        '{"paginas": ["*"], "wijken": ["*"], "van": null, "tot": null, "extra": 1}',
        '{"paginas": [1], "wijken": ["*"], "van": null, "tot": null}',
        '{"paginas": ["*"], "wijken": null, "van": null, "tot": null}',
        '{"paginas": ["*"], "wijken": ["*"], "van": "gisteren", "tot": null}',
        '{"paginas": ["*", "a"], "wijken": ["*"], "van": null, "tot": null}',
    ],
)  # fmt: skip
def test_anything_unexpected_is_refused(tekst: str) -> None:
    with pytest.raises(Geweigerd):
        Bereik.uit_tekst(tekst)


def test_nothing_is_nothing_and_all_is_only_all() -> None:
    assert Bereik().leeg
    assert not Bereik().mag_pagina("overzicht")
    assert not Bereik().mag_wijk("*")
    assert Bereik.alles().mag_pagina("overzicht")
    with pytest.raises(Geweigerd, match="hoort niet bij"):
        Bereik(("bord",), ("*",)).eis_pagina("werkdruk")
    with pytest.raises(Geweigerd, match="hoort niet bij"):
        Bereik(("bord",), ()).eis_pagina("bord")


def test_only_the_manager_sees_pages_about_others() -> None:
    mag = {rol for rol in (*ROLLEN, "onbekend", "") if Bereik.van_rol(rol).mag_pagina("werkdruk")}
    assert mag == {"manager"}
    assert Bereik.van_rol("medewerker").mag_pagina("stoplichtkaart")
    assert Bereik.van_rol("medewerker").mag_pagina(
        "buurtprofiel"
    )  # all figures of the buurten, no colleagues
    assert not Bereik.van_rol("bestuur").mag_pagina("buurtprofiel")  # they get the map with rounded figures
    assert Bereik.van_rol("beheerder").mag_pagina("gegevens")
    assert [r for r in ROLLEN if Bereik.van_rol(r).mag_pagina("interventies")] == [
        "medewerker", "manager", "beheerder",
    ]  # fmt: skip
    assert "interventies" not in DEELBAAR  # so that no link can hold it
    assert not Bereik.van_rol("bestuur").mag_pagina("gegevens")
    assert Bereik.van_rol("onbekend").leeg
    for pagina in ("netwerk", "overdracht"):  # the team itself; no hours on them, but names
        assert {r for r in ROLLEN if Bereik.van_rol(r).mag_pagina(pagina)} == {*ROLLEN} - {"bestuur"}
