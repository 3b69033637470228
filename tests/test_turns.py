"""However a turn ends, exactly as many are free afterwards as before."""

from __future__ import annotations

import threading

import pytest

from mlgap import turns as turns_
from mlgap.turns import Turns

SOON = 30.0


def interrupt_waiting_here(monkeypatch: pytest.MonkeyPatch, *, once_called: bool) -> threading.Semaphore:
    """Interrupt this thread where it waits, before or after it was called; tell of others that wait."""
    here, others = threading.current_thread(), threading.Semaphore(0)

    class Interrupted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            if threading.current_thread() is not here:
                others.release()
                return super().wait(SOON)
            if once_called:
                assert super().wait(SOON)
            raise KeyboardInterrupt

    monkeypatch.setattr(turns_, "Event", Interrupted)
    return others


def begin(work) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def assert_one_is_free(turns: Turns) -> None:
    assert turns.waiting == 0
    assert turns.take()
    assert not turns.take()


@pytest.mark.parametrize("once_called", [False, True], ids=["still waiting", "just called"])
def test_an_interrupted_breath_leaves_one_turn_free(monkeypatch, once_called: bool) -> None:
    turns, interrupted = Turns(1), threading.Event()
    others = interrupt_waiting_here(monkeypatch, once_called=once_called)

    def newcomer() -> None:
        with turns.turn():
            assert once_called or interrupted.wait(SOON)

    with pytest.raises(KeyboardInterrupt), turns.turn():
        other = begin(newcomer)
        assert others.acquire(timeout=SOON)
        turns.breathe()
    assert once_called or not turns.take()
    interrupted.set()
    other.join(SOON)
    assert_one_is_free(turns)


@pytest.mark.parametrize("once_called", [False, True], ids=["still waiting", "just called"])
def test_an_interrupted_wait_leaves_one_turn_free(monkeypatch, once_called: bool) -> None:
    turns = Turns(1)
    assert turns.take()
    waits = threading.Event()
    interrupt_waiting_here(monkeypatch, once_called=once_called)
    queue = turns._queue

    def queued() -> threading.Event:
        called = queue()
        waits.set()
        return called

    monkeypatch.setattr(turns, "_queue", queued)

    def holder() -> None:
        assert waits.wait(SOON)
        turns.give_on()

    other = begin(holder) if once_called else None
    with pytest.raises(KeyboardInterrupt):
        turns.wait()
    if other is None:
        turns.give_on()
    else:
        other.join(SOON)
    assert_one_is_free(turns)


def test_after_a_breath_the_turn_is_still_ones_own(monkeypatch) -> None:
    turns, waits = Turns(1), threading.Semaphore(0)

    class Telling(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.release()
            return super().wait(SOON)

    monkeypatch.setattr(turns_, "Event", Telling)
    order: list[str] = []

    def newcomer() -> None:
        with turns.turn():
            order.append("newcomer")

    with turns.turn():
        first = begin(newcomer)
        assert waits.acquire(timeout=SOON)
        turns.breathe()
        order.append("long")
        with turns.turn():
            assert not turns.take()
        second = begin(newcomer)
        assert waits.acquire(timeout=SOON)  # its own wait while it breathed
        assert waits.acquire(timeout=SOON)
        turns.breathe()
        order.append("long")
    for thread in (first, second):
        thread.join(SOON)
    assert order == ["newcomer", "long", "newcomer", "long"]
    assert_one_is_free(turns)
