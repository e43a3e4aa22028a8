"""Measured norms: per week summed over everybody with a full week, then divided; with or without cases."""

import datetime as dt

import pytest

from monitor.werkdruk.questions import gemeten_normen
from tests.werkdruk.conftest import Bouwer

VANDAAG = dt.date(2026, 3, 4)
MAANDAG = dt.date(2026, 2, 23)


def test_a_week_is_summed_over_people_before_it_is_divided(bouw: Bouwer) -> None:
    for licht, uren in (("groen", 0.02), ("geel", 0.03), ("rood", 0.04)):
        bouw.norm(f"woning:{licht}", uren, uren, uren)
    bouw.norm("zaak:overlast", 1, 1.1, 2)
    for wie, buurt, woningen in (("M01", "BU1", 1000), ("M02", "BU2", 100)):
        bouw.mens(wie)
        bouw.rooster(wie)
        bouw.buurt(buurt, woningen, licht="geel")
        bouw.verdeling(buurt, wie)
    bouw.doe("insert into caseload values (date '2026-01-05', 'M02', 'BU2', 'overlast', 5, null, null)")
    bouw.week(MAANDAG, 4, dagen=5, plek="bu1")
    bouw.week(MAANDAG, 4, dagen=5)
    bouw.week(MAANDAG, 2, "m02", dagen=5, plek="bu2")
    bouw.week(MAANDAG, 6, "m02", dagen=5)
    bouw.ververs()
    antwoord = gemeten_normen(bouw.store, VANDAAG)
    [rij] = antwoord.tabel.to_dict("records")
    assert rij["midden_gemeten"] == pytest.approx(30 / 1100)  # not the mean of 0.02 and 0.10
    assert rij["midden_zonder"] == pytest.approx((30 - 5 * 1.1) / 1100)
    assert (rij["n_gemeten"], rij["medewerkers"]) == (1, 2)
    assert antwoord.bronnen == ("toggl",)
