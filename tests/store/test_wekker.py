"""One watcher for all questions: who takes too long is stopped, who is done never is."""

from __future__ import annotations

import threading
import time
import weakref
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


def test_all_that_run_at_once_are_stopped_by_one_thread_that_ends_with_it() -> None:
    wekker, voor = Wekker(0.1), set(threading.enumerate())
    tekens = [threading.Event() for _ in range(20)]
    with ExitStack() as samen:
        for teken in tekens:
            samen.enter_context(wekker.bewaak(teken.set))
        (draad,) = set(threading.enumerate()) - voor
        assert all(teken.wait(10) for teken in tekens)
    wekker.sluit()
    draad.join(10)
    assert not draad.is_alive()


def test_nothing_of_a_question_is_held_after_it() -> None:
    """The database engine complains about every cursor that outlives the program."""

    class Cursor:
        def interrupt(self) -> None:
            """Never called: the question is done in time."""

    wekker, cursor = Wekker(60), Cursor()
    weg = weakref.ref(cursor)
    with wekker.bewaak(cursor.interrupt):
        time.sleep(0.05)  # the thread sees it, and waits for its end
    del cursor
    assert weg() is None
    wekker.sluit()


def test_it_wakes_for_a_question_that_comes_while_it_rests() -> None:
    wekker = Wekker(0.05)
    for _ in range(3):
        gestopt = threading.Event()
        with wekker.bewaak(gestopt.set):
            assert gestopt.wait(10)
        time.sleep(0.02)
    wekker.sluit()
