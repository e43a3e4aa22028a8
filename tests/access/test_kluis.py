"""The vault: sessions, links and the log do exactly what a plain model of them does."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from monitor.access import links, logboek, sessies
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.access.wachtwoord import Kosten, klopt, versleutel
from monitor.fouten import DatabaseFout, Geweigerd
from tests.access.kluismachine import KluisMachine

NU = 1_800_000_000
BORD = Bereik(("bord",), ("*",))

TestKluisMachine = KluisMachine.TestCase
TestKluisMachine.settings = settings(
    max_examples=30, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def kluis(tmp_path: Path) -> Iterator[Kluis]:
    with Kluis.open(tmp_path / "kluis.sqlite") as geopend:
        yield geopend


def test_a_token_has_72_and_256_bits_and_stands_nowhere(kluis: Kluis, tmp_path: Path) -> None:
    _, token = links.maak(kluis, NU, door="Ruud", titel="Bestuur", bereik=BORD, soort="levend")
    naam, geheim = token.split(".")
    assert (len(naam), len(geheim)) == (12, 43)
    kluis.kopie(tmp_path / "kopie.sqlite")
    assert geheim.encode() not in (tmp_path / "kopie.sqlite").read_bytes()
    assert naam.encode() in (tmp_path / "kopie.sqlite").read_bytes()


def test_a_name_can_be_typed_on_the_command_line(tmp_path: Path) -> None:
    reeks = iter([b"\xfb" * 9, b"\xf8" * 9, b"a" * 9])  # the first two would begin with "-" and "+"
    with Kluis.open(tmp_path / "k.sqlite", lambda _: next(reeks)) as kluis:
        assert not kluis.nieuwe_naam().startswith("-")


def test_two_people_race_for_the_last_use(tmp_path: Path) -> None:
    pad = tmp_path / "kluis.sqlite"
    with Kluis.open(pad) as kluis:
        _, token = links.maak(kluis, NU, door="R", titel="x", bereik=BORD, soort="levend", hoogstens=1)
    binnen: list[str] = []

    def probeer() -> None:
        with Kluis.open(pad) as eigen:
            try:
                binnen.append(links.open_(eigen, token, NU))
            except Geweigerd:
                return

    draden = [threading.Thread(target=probeer) for _ in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(binnen) == 1


def test_revoking_in_another_process_ends_the_session_at_once(tmp_path: Path) -> None:
    pad = tmp_path / "kluis.sqlite"
    with Kluis.open(pad) as app, Kluis.open(pad) as opdrachtregel:
        link, token = links.maak(app, NU, door="R", titel="x", bereik=BORD, soort="levend")
        sessie = links.open_(app, token, NU)
        assert sessies.controleer(app, sessie, NU + 1) is not None
        assert links.trek_in(opdrachtregel, link.id, NU + 2, door="beheer")
        assert sessies.controleer(app, sessie, NU + 2) is None


def test_everything_about_a_person_closes_when_that_person_leaves(kluis: Kluis) -> None:
    tokens = [
        sessies.begin(kluis, NU, wie="jan", naam="Jan", rol="manager", bereik=Bereik.alles()) for _ in "ab"
    ]
    anders = sessies.begin(kluis, NU, wie="els", naam="Els", rol="manager", bereik=Bereik.alles())
    assert sessies.sluit_alle(kluis, "jan", NU + 1, door="beheer") == 2
    assert [sessies.controleer(kluis, token, NU + 1) for token in tokens] == [None, None]
    assert sessies.controleer(kluis, anders, NU + 1) is not None


def test_old_sessions_are_forgotten_but_their_lines_stay(kluis: Kluis) -> None:
    sessies.begin(kluis, NU, wie="jan", naam="Jan", rol="manager", bereik=Bereik.alles())
    assert sessies.ruim_op(kluis, NU + 3600) == 0
    assert sessies.ruim_op(kluis, NU + 3 * 86400) == 1
    assert [regel.wat for regel in logboek.regels(kluis)] == ["aangemeld"]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"dagen": 91}, "90 dagen"),
        ({"dagen": 0}, "90 dagen"),
        ({"bereik": Bereik.alles()}, "naar alles"),
        ({"bereik": Bereik()}, "naar alles"),
        ({"hoogstens": 0}, "één keer"),
        ({"soort": "eeuwig"}, "momentopname of levend"),
        ({"soort": "momentopname"}, "nog geen cijfers"),
        ({"geheim_woord": "kort"}, "8 tot"),
    ],
)
def test_a_bad_link_is_refused_with_a_sentence(kluis: Kluis, anders: dict[str, object], zin: str) -> None:
    wensen = {"door": "R", "titel": "x", "bereik": BORD, "soort": "levend", **anders}
    with pytest.raises(Geweigerd, match=zin):
        links.maak(kluis, NU, **wensen)  # type: ignore[arg-type]
    assert links.lijst(kluis) == []


def test_a_momentopname_keeps_what_was_audited_and_shows_it_only_while_valid(kluis: Kluis) -> None:
    link, _ = links.maak(kluis, NU, door="R", titel="x", bereik=BORD, inhoud='{"a": 1}', dagen=1)
    assert links.inhoud(kluis, link.id, NU) == '{"a": 1}'
    assert links.inhoud(kluis, link.id, NU + 86400) is None
    links.trek_in(kluis, link.id, NU, door="R")
    assert links.inhoud(kluis, link.id, NU) is None


def test_ten_wrong_passwords_make_the_link_rest(kluis: Kluis) -> None:
    snel = Kosten(n=2, r=1, p=1)
    _, token = links.maak(
        kluis,
        NU,
        door="R",
        titel="x",
        bereik=BORD,
        soort="levend",
        geheim_woord="het goede woord",
        kosten=snel,
    )
    for _ in range(10):
        with pytest.raises(links.FoutWachtwoord, match="klopt niet"):
            links.open_(kluis, token, NU, "het foute woord")
    with pytest.raises(links.FoutWachtwoord, match="kwartier"):
        links.open_(kluis, token, NU + 1, "het goede woord")
    assert links.open_(kluis, token, NU + 15 * 60, "het goede woord")


def test_a_password_is_salted_and_slow_by_default() -> None:
    kosten = Kosten()
    een, twee = (versleutel("correct paard", zout, kosten) for zout in (b"a" * 16, b"b" * 16))
    assert een != twee
    assert een.startswith("scrypt:32768:8:3:")
    assert klopt("correct paard", een)
    assert not klopt("correct paardje", een)
    assert not klopt("x" * 100_000, een)


def test_the_log_cannot_be_changed_through_the_front_door(kluis: Kluis) -> None:
    logboek.noteer(kluis, NU, "ruud", "import", "batch 1")
    for opdracht in ("update logboek set wie = 'els'", "delete from logboek"):
        with pytest.raises(sqlite3.DatabaseError, match="logboek"), kluis.wijzig() as verbinding:
            verbinding.execute(opdracht)
    assert logboek.controleer(kluis).fout is None


@pytest.mark.parametrize(
    "ingreep",
    [
        "update logboek set wie = 'els' where n = 2",
        "update logboek set op = op + 1 where n = 1",
        "delete from logboek where n = 2",
        "delete from logboek where n = 3",
        "update logboek set n = n + 1 where n = 3",
        "update logboek set wat = over, over = wat where n = 2",
    ],
)
def test_every_change_behind_its_back_is_found(kluis: Kluis, ingreep: str) -> None:
    for teller in range(3):
        logboek.noteer(kluis, NU + teller, "ruud", "import", f"batch {teller}")
    assert logboek.controleer(kluis).regels == 3
    with kluis.wijzig() as verbinding:
        verbinding.execute("drop trigger logboek_vast")
        verbinding.execute("drop trigger logboek_blijft")
        verbinding.execute(ingreep)
    assert logboek.controleer(kluis).fout is not None


def test_a_rewritten_log_misses_the_hash_noted_elsewhere(kluis: Kluis) -> None:
    logboek.noteer(kluis, NU, "ruud", "import", "batch 1")
    genoteerd = logboek.controleer(kluis).laatste
    logboek.noteer(kluis, NU, "ruud", "import", "batch 2")
    assert logboek.controleer(kluis, genoteerd).fout is None
    assert "genoteerde" in (logboek.controleer(kluis, "ab" * 32).fout or "")


def test_an_unreadable_scope_shows_nothing(kluis: Kluis) -> None:
    token = sessies.begin(kluis, NU, wie="jan", naam="Jan", rol="manager", bereik=Bereik.alles())
    with kluis.wijzig() as verbinding:
        verbinding.execute("update sessie set bereik = '{}'")
    assert sessies.controleer(kluis, token, NU) is None


def test_a_broken_vault_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kluis.sqlite").write_bytes(b"stuk" * 5000)
    with pytest.raises(DatabaseFout, match="aanmeldingen"):
        Kluis.open(tmp_path / "kluis.sqlite")


def test_who_reads_at_once_is_told_when_somebody_else_has_the_turn(kluis: Kluis) -> None:
    """And keeps the turn for what it asks, so that nothing waits in between."""
    bezig, klaar = threading.Event(), threading.Event()

    def schrijf() -> None:
        with kluis.wijzig():
            bezig.set()
            klaar.wait(10)

    ander = threading.Thread(target=schrijf)
    ander.start()
    assert bezig.wait(10)
    with kluis.vrij() as vrij:
        assert not vrij
    klaar.set()
    ander.join()
    with kluis.vrij() as vrij:
        assert vrij
        assert sessies.controleer(kluis, "geen token", NU) is None
