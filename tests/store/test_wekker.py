"""One watcher for all questions: who takes too long is stopped, who is done never is."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack

from monitor.store.wekker import Wekker


def test_who_takes_too_long_is_stopped_and_who_was_done_is_not() -> None:
    wekker, gestopt = Wekker(0.1), threading.Event()
    klaar: list[str] = []
    with wekker.bewaak(lambda: klaar.append("first")):
        pass
    with wekker.bewaak(gestopt.set):
        assert gestopt.wait(10)
    with wekker.bewaak(lambda: klaar.append("after")):
        pass
    time.sleep(0.25)
    assert klaar == []
    wekker.sluit()


def test_all_that_run_at_once_are_stopped_by_one_thread() -> None:
    wekker, voor = Wekker(0.1), threading.active_count()
    tekens = [threading.Event() for _ in range(20)]
    with ExitStack() as samen:
        for teken in tekens:
            samen.enter_context(wekker.bewaak(teken.set))
        assert threading.active_count() == voor + 1
        assert all(teken.wait(10) for teken in tekens)
    assert _weg(wekker, voor)


def test_it_wakes_for_a_question_that_comes_while_it_rests() -> None:
    wekker = Wekker(0.05)
    for _ in range(3):
        gestopt = threading.Event()
        with wekker.bewaak(gestopt.set):
            assert gestopt.wait(10)
        time.sleep(0.02)
    wekker.sluit()


def _weg(wekker: Wekker, voor: int) -> bool:
    wekker.sluit()
    einde = time.monotonic() + 10
    while threading.active_count() > voor and time.monotonic() < einde:
        time.sleep(0.01)
    return threading.active_count() <= voor
