"""Another setting means other figures at the next start, all of them: none is left half under the old one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from monitor import pipeline
from monitor.settings import lees_instellingen
from monitor.werkdruk.questions import teamoverzicht
from tests.werkdruk.conftest import Bouwer

MAANDAG = dt.date(2026, 3, 30)  # the Friday of this week is Good Friday
VANDAAG = dt.date(2026, 4, 6)


def _open(map_: Path, **anders: object) -> pipeline.Store:
    return pipeline.open_gegevens(lees_instellingen(map_, **anders))


def test_a_changed_setting_makes_every_figure_anew_at_the_next_start(tmp_path: Path) -> None:
    with _open(tmp_path) as store:
        bouw = Bouwer(store, erbij=True)
        bouw.mens()
        bouw.rooster()
        bouw.week(MAANDAG, 8, dagen=4, batch=0)
        pipeline.bewaar(bouw.store, lambda _: None, pipeline.GEVOLGEN)
        versie = store.versie
        # registered on 4 of 5 days: 80 %, full; 32 of 40 hours
        week = teamoverzicht(store, VANDAAG, 1).team.bezetting
        assert (week.weken_volledig, week.ondergrens) == (1, 32 / 40)
    with _open(tmp_path) as store:
        assert store.versie == versie  # nothing changed, nothing to do
    with _open(tmp_path, week_volledig=0.9) as store:
        assert teamoverzicht(store, VANDAAG, 1).team.bezetting.weken_volledig == 0
        assert store.rijen("select volledigheid from werkweek where week = ?", [MAANDAG]) == [("deels",)]
    # Good Friday off: 4 of 4 days, 32 of 32 hours; also when the folder was made without it
    with _open(tmp_path, week_volledig=0.9, goede_vrijdag=True) as store:
        vrij = teamoverzicht(store, VANDAAG, 1).team.bezetting
        assert (vrij.weken_volledig, vrij.ondergrens) == (1, 1.0)


def test_the_corporations_own_holidays_stay_when_the_calendar_changes(tmp_path: Path) -> None:
    with _open(tmp_path) as store, store.schrijf() as tx:
        tx.doe(
            "insert into batch by name select 1 as batch, 'feestdagen' as soort, 'pagina' as bron, "
            "'stamgegevens_feestdagen' as profiel, 'feestdagen' as bestand, '' as sha256, "
            "'vervang' as modus, 0 as personen, 1 as gelezen, 1 as ok, 0 as gemarkeerd, 0 as quarantaine, "
            "0 as overgeslagen, 0 as seconden_ok, 0 as seconden_gemarkeerd, 0 as seconden_quarantaine, "
            "1 as nieuw, 0 as ongewijzigd, 0 as vervallen, timestamp '2026-01-01' as geladen_op, "
            "'test' as geladen_door"
        )
        tx.doe(
            "insert into stamrij (batch, soort, eenheid, inhoud) values (1, 'feestdagen', '2026-12-26', "
            '\'{"datum": "2026-12-26", "naam": "Tweede kerstdag", "vrij": false}\')'
        )
    vraag = "select datum, vrij from feestdag where datum in ('2026-04-03', '2026-12-26') order by datum"
    with _open(tmp_path, goede_vrijdag=True) as store:
        assert store.rijen(vraag) == [(dt.date(2026, 4, 3), True), (dt.date(2026, 12, 26), False)]
    with _open(tmp_path) as store:
        assert store.rijen(vraag) == [(dt.date(2026, 12, 26), False)]
