"""The sample's hours go through the product's own reader, and nothing is lost on the way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from monitor.demo import verhalen
from monitor.intake.lezen.contract import Gelezen, Keuzes
from monitor.intake.lezen.lezen import lees_uren
from monitor.store import Store
from tests.demo import lezer
from tests.demo.conftest import VANDAAG

Som = dict[str, tuple[int, float]]  # outcome or code → rows, hours


def _lees(store: Store, pad: Path, keuzes: Keuzes | None = None) -> tuple[Gelezen, Som, Counter[str]]:
    with store.schrijf(proef=True) as tx:
        gelezen = lees_uren(tx, pad, pad.name, keuzes or Keuzes(), store.instellingen, vandaag=VANDAAG)
        som = {
            uitkomst: (int(n), float(seconden) / 3600)
            for uitkomst, n, seconden in tx.rijen(
                "select uitkomst, count(*), sum(seconden) from stap_uur group by uitkomst"
            )
        }
        codes = Counter(
            dict(
                tx.rijen(
                    "select code, count(*) from stap_uur "
                    "where uitkomst in ('quarantaine', 'overgeslagen') group by code"
                )
            )
        )
    return gelezen, som, codes


def _samen(som: Som) -> float:
    return sum(som.get(k, (0, 0.0))[1] for k in ("ok", "gemarkeerd"))


def test_toggl_is_read_whole_but_for_the_two_bad_timers(store: Store, voorbeeld: Path) -> None:
    paden = sorted(voorbeeld.glob("voorbeeld_toggl_*.csv"))
    uren = 0.0
    for pad in paden:
        gelezen, som, codes = _lees(store, pad)
        assert (gelezen.profiel, gelezen.datumvolgorde) == ("toggl", "ymd")
        assert gelezen.gelezen == sum(n for n, _ in som.values())
        assert codes == {"te_lang": 1, "lopende_timer": 1}
        uren += _samen(som)
    assert uren == pytest.approx(sum(r[2] for r in lezer.toggl(voorbeeld)), abs=0.01)


def test_clockify_is_read_month_first_and_30_february_is_set_apart(store: Store, voorbeeld: Path) -> None:
    uren, apart = 0.0, 0
    for pad in sorted(voorbeeld.glob("voorbeeld_clockify_*.csv")):
        gelezen, som, codes = _lees(store, pad)
        assert (gelezen.profiel, gelezen.datumvolgorde) == ("clockify", "mdy")
        assert set(codes) <= {"datum_onleesbaar"}
        apart += sum(codes.values())
        uren += _samen(som)
    assert apart == 3
    assert uren == pytest.approx(sum(r[2] for r in lezer.clockify(voorbeeld)), abs=0.01)


def test_the_spreadsheets_agree_with_their_own_totals(store: Store, voorbeeld: Path) -> None:
    uren = 0.0
    codes: Counter[str] = Counter()
    for pad in sorted(voorbeeld.glob("voorbeeld_urenstaat_*.xlsx")):
        gelezen, som, gezien = _lees(store, pad)
        assert gelezen.controle_seconden is not None
        kilometers = 45 * gezien["kilometers"]  # the sheet of March adds them up, we don't
        assert gelezen.controle_seconden / 3600 == pytest.approx(sum(u for _, u in som.values()) + kilometers)
        assert [m.code for m in gelezen.meldingen if "controletotaal" in m.code] == ["controletotaal"]
        uren += _samen(som)
        codes += gezien
    assert (codes["kilometers"], codes["datum_onleesbaar"]) == (3, 4)  # three times March, four times June
    assert uren == pytest.approx(sum(r[2] for r in lezer.urenstaat(voorbeeld)))


def test_the_calendar_says_whose_it_is_and_counts_as_planned(store: Store, voorbeeld: Path) -> None:
    pad = voorbeeld / "voorbeeld_agenda.ics"
    gelezen, _, _ = _lees(store, pad)
    assert list(gelezen.personen.values()) == [verhalen.PIEK.medewerker]
    assert gelezen.periode is not None
    assert gelezen.periode[0] < VANDAAG < gelezen.periode[1]
    assert gelezen.periode[1] - VANDAAG < dt.timedelta(weeks=20)
    with store.schrijf(proef=True) as tx:
        lees_uren(tx, pad, pad.name, Keuzes(van_wie="x"), store.instellingen, vandaag=VANDAAG)
        soorten = {
            soort for (soort,) in tx.rijen("select distinct soort from stap_uur where uitkomst = 'ok'")
        }
    assert soorten <= {"gepland", "afwezig"}
    assert "gepland" in soorten
