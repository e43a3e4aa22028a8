"""How busy it gets is told before a division is in use, and is what the forecast says once it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.prognose import pieken
from monitor.prognose.verdeling import Voorstel, met_voorstel
from monitor.prognose.voorproef import ZONDER_BUURT, Voorproef, proef
from monitor.store import Store
from tests.prognose.klein import BUURTEN, GEBOEKT, LAATSTE, VANDAAG, vul

DAG = LAATSTE + dt.timedelta(weeks=4, days=2)  # a Wednesday: counts from the next Monday
VAN = LAATSTE + dt.timedelta(weeks=5)
NAAR_BO = ((BUURTEN[0], "M02"), (BUURTEN[1], "M01"), (BUURTEN[2], "M02"))


@pytest.fixture
def gevuld(open_gevuld: Callable[..., Store]) -> Store:
    return open_gevuld(vul)


def _van(p: Voorproef, wie: str) -> tuple[Any, Any]:
    return next((v.nu, v.straks) for v in p.mensen if v.medewerker == wie)


def test_what_is_told_before_is_what_pieken_says_after(gevuld: Store) -> None:
    """The renovation and 14 h a week go from Anna to Bo: what was foretold is what Pieken then shows."""
    voor = proef(gevuld, VANDAAG, NAAR_BO, DAG)
    assert (voor.van, voor.tot) == (VAN, VAN + dt.timedelta(weeks=25))
    assert [v.naam for v in voor.mensen] == ["Anna", "Bo"]
    (anna_nu, anna_straks), (bo_nu, bo_straks) = _van(voor, "M01"), _van(voor, "M02")
    assert anna_nu.druk > anna_straks.druk == 0
    assert bo_nu.druk == 0 < bo_straks.druk
    assert anna_straks.nodig + bo_straks.nodig == pytest.approx(anna_nu.nodig + bo_nu.nodig, rel=0.03)
    assert not any(w.minstens for w in (anna_nu, anna_straks, bo_nu, bo_straks))

    pipeline.neem_verdeling_in_gebruik(gevuld, dict(NAAR_BO), DAG, door="Els", nu=GEBOEKT)
    beeld = pieken.pieken(gevuld, VANDAAG)
    weken = beeld.weken[(beeld.weken["medewerker"] == "M02") & (beeld.weken["week"] >= VAN)]
    assert len(weken) == 22  # of the 26 that are foretold; the page looks from this week
    later = proef(gevuld, VANDAAG, NAAR_BO, DAG)
    for wie in ("M01", "M02"):
        nu, straks = _van(later, wie)
        assert nu == straks == _van(voor, wie)[1]
    assert (weken["woord"] == "te druk").all()
    assert (bo_straks.druk, bo_straks.weken, bo_straks.wanneer) == (26, 26, ("wk 24–49",))
    assert gevuld.rij(
        "select avg(p50), avg(capaciteit) from prognose_week "
        "where medewerker = 'M02' and week between ? and ?",
        [VAN, voor.tot],
    ) == (pytest.approx(bo_straks.nodig), pytest.approx(bo_straks.inzetbaar))


def test_where_we_dont_know_it_says_so(gevuld: Store) -> None:
    """Cas has no hours and a buurt of his own that goes to Anna; Bo's goes to Cas."""
    with gevuld.schrijf() as tx:
        tx.doe("insert into medewerker (medewerker, naam, functie) values ('M03', 'Cas', 'buurtcoordinator')")
        tx.doe(
            "insert into buurt (buurt, naam, wijk, wijknaam, gemeente, woningen) "
            "values ('BU00000009', 'Eigen', 'W', 'W', 'G', 100)"
        )
        tx.doe("insert into verdeling (buurt, medewerker, vanaf) values ('BU00000009', 'M03', '2025-01-06')")
    met_cas = (*NAAR_BO[:1], (BUURTEN[1], "M01"), (BUURTEN[2], "M03"), ("BU00000009", "M01"))
    p = proef(gevuld, VANDAAG, met_cas, VAN)
    assert _van(p, "M03") == (None, None)
    nu, straks = _van(p, "M01")
    assert (nu.minstens, straks.minstens) == (False, True)
    alles_naar_anna = tuple((buurt, "M01") for buurt in (*BUURTEN, "BU00000009"))
    assert _van(proef(gevuld, VANDAAG, alles_naar_anna, VAN), "M03") == (None, ZONDER_BUURT)
    with pytest.raises(Geweigerd, match="zijn de uren al binnen"):
        proef(gevuld, VANDAAG, NAAR_BO, LAATSTE)
    with pytest.raises(Geweigerd, match="52 weken vooruit"):
        proef(gevuld, VANDAAG, NAAR_BO, LAATSTE + dt.timedelta(weeks=53))


def test_a_proposal_holds_from_its_monday_and_puts_off_what_came_later_for_its_buurten() -> None:
    ma = [dt.date(2027, 1, 4) + dt.timedelta(weeks=w) for w in range(4)]
    straks = {0: {"X": "a", "Y": "b"}, 3: {"X": "c", "Y": "c"}}
    nieuw = met_voorstel(straks, Voorstel((("X", "d"),), ma[0] + dt.timedelta(days=1)), ma)
    assert nieuw == {0: {"X": "a", "Y": "b"}, 1: {"X": "d"}, 3: {"X": "d", "Y": "c"}}
    assert met_voorstel(straks, Voorstel((("X", "d"),), ma[3] + dt.timedelta(days=1)), ma) == straks
