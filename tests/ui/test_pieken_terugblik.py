"""What the look back says: hours off and weeks inside the band in words, the scores by name below."""

import numpy as np
import pytest

from monitor.prognose import pieken
from monitor.prognose.refresh import MISSERS
from monitor.prognose.scorebord import GEMIDDELDE, MODEL, PLANNING, Score
from monitor.prognose.terugblik import misser
from monitor.store import Store
from monitor.ui.pieken import terugblik


def test_the_miss_is_the_mean_distance_of_the_middle_forecast_over_the_known_weeks() -> None:
    q = np.array([[0.0, 0, 0], [10, 20, 30], [99, 99, 99]])
    assert misser(q, np.array([12.0, 16, np.nan])) == 3.0  # 2 above, 4 below, one unknown


def _terugblik(*missers: float | None) -> pieken.Terugblik:
    scores = tuple(
        Score(naam, 1.16 + n, 0.79, 0.1234, 500, m)
        for n, (naam, m) in enumerate(zip((MODEL, GEMIDDELDE, PLANNING), missers, strict=True))
    )
    return pieken.Terugblik(scores, 3, False, False, 1.0)


def test_the_headline_gives_hours_and_the_band_in_plain_words() -> None:
    zin = terugblik.zin(_terugblik(3.25, 5.0, 3.34)).replace("\u00a0", " ")
    assert zin == (
        "De verwachting zat er per coördinator gemiddeld 3,3 uur per week naast: 35 % minder dan gewoon het "
        "gemiddelde en even ver als kengetal-planning. In de band hoort de werkelijkheid 8 van de 10 keer te "
        "vallen; dat was 79 % van de weken."
    )
    klein = terugblik.kleine_letters(_terugblik(3.25, 5.0, 3.25))
    assert "pinball-score weegt" in klein
    assert "deze verwachting 1,16, gewoon het gemiddelde 2,16 en kengetal-planning 3,16." in klein
    # kept by an earlier version: no hours, but the band
    assert terugblik.zin(_terugblik(None, None, None)).startswith("In de band hoort")


@pytest.mark.parametrize(("bewaard", "verwacht"), [('{"deze verwachting": 2.5}', 2.5), (None, None)])
def test_the_miss_is_read_back_beside_its_score(
    store: Store, bewaard: str | None, verwacht: float | None
) -> None:
    with store.schrijf() as tx:
        tx.doe(
            "insert into prognose_score values (?, 1.0, 0.8, 0.1, 10), ('leeg', 0.0, 0.0, 0.0, 0)", [MODEL]
        )
        tx.onthoud(MISSERS, bewaard)
    [score] = pieken.terugblik(store).scores
    assert (score.naam, score.misser) == (MODEL, verwacht)
