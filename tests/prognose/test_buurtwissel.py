"""A coming division in sentences: of everybody, of one person, and what cannot be known."""

from __future__ import annotations

import datetime as dt

from monitor.prognose.buurtwissel import Buurtwissel, kort, weken, zin

MA, WO = dt.date(2027, 1, 4), dt.date(2027, 2, 3)  # a Monday, a Wednesday
NAMEN = {"A": "Anna", "B": "Bo", "C": "Cas", "D": "Dia"}


def _wissel(vanaf: dt.date, buurt: str, van: str | None, naar: str) -> Buurtwissel:
    return Buurtwissel(vanaf, buurt, f"Wijk {buurt}", van, van and NAMEN[van], naar, NAMEN[naar])


NOORD, ZUID = _wissel(MA, "1", "A", "B"), _wissel(WO, "2", "B", "C")


def test_a_day_in_the_week_counts_from_the_next_monday() -> None:
    assert (NOORD.week, ZUID.week) == (MA, dt.date(2027, 2, 8))
    assert weken([ZUID, NOORD], None) == (MA, dt.date(2027, 2, 8))
    assert weken([ZUID, NOORD], "A") == (MA,)
    assert weken([ZUID, NOORD], "D") == ()


def test_everybody_reads_all_and_one_person_what_is_given_and_got() -> None:
    alle = zin([NOORD, ZUID], set("ABC"))
    assert alle.startswith(
        "Vanaf 4 januari 2027 en 3 februari 2027 geldt telkens een andere verdeling: 2 buurten gaan naar een "
        "andere coördinator (Wijk 1 van Anna naar Bo en Wijk 2 van Bo naar Cas). Elke week telt met de "
        "verdeling die op maandag geldt, dus vanaf wk\u00a01 en vanaf wk\u00a06 met de nieuwe. "
    )
    assert zin([NOORD, ZUID], set("ABC"), "A") == zin([NOORD], set("ABC"))
    assert zin([NOORD, ZUID], set("ABC"), "B") == alle
    assert zin([NOORD, ZUID], set("ABC"), "D") == zin([], set("ABC")) == ""


def test_many_buurten_are_counted_and_the_people_named() -> None:
    vier = [_wissel(MA, str(n), "A", "BC"[n % 2]) for n in range(4)]
    assert "4 buurten gaan naar een andere coördinator (Anna, Bo en Cas)." in zin(vier, set("ABC"))


def test_what_leaves_the_forecast_and_what_comes_unknown_is_said() -> None:
    assert "weten we" not in zin([NOORD, ZUID], set("ABC"))
    weg = zin([NOORD, ZUID], set("AB"))
    assert weg.endswith(" Van Cas weten we te weinig; wat naar Cas gaat, telt vanaf dan nergens mee.")
    van_niemand, van_onbekend = _wissel(MA, "3", None, "A"), _wissel(MA, "4", "D", "B")
    assert zin([van_niemand, van_onbekend], set("ABC")).endswith(
        " Van Wijk 3 en Wijk 4 zijn de uren niet bekend; Anna en Bo hebben vanaf dan meer werk dan hier "
        "staat."
    )
    assert zin([van_niemand, van_onbekend], set("ABC"), "A").endswith(
        " Van Wijk 3 zijn de uren niet bekend; Anna heeft vanaf dan meer werk dan hier staat."
    )
    # a second change of a buurt whose hours are known: nothing is unknown about it
    assert "niet bekend" not in zin([_wissel(MA, "1", "A", "D"), _wissel(WO, "1", "D", "B")], set("ABC"))


def test_one_short_sentence_without_names() -> None:
    assert kort([]) == ""
    assert kort([NOORD, ZUID]) == (
        "Vanaf 4 januari 2027 en 3 februari 2027 gaan 2 buurten naar een andere coördinator; elke week telt "
        "met wie de buurt dan heeft."
    )
    assert kort([NOORD]).startswith("Vanaf 4 januari 2027 gaat 1 buurt naar")
