"""Whose turn it is: work of many sessions at once takes turns, and a newcomer does not wait behind a heap.

Why the newest first: a hundred files given at once are a hundred sessions that wait anyway; served in the
order they came, whoever comes next waits behind all of them. Each fourth turn goes to whoever came first, so
that nobody waits for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import count
from threading import Event, Lock, local
from typing import NamedTuple, ParamSpec, TypeVar

__all__ = ["OLDEST_EVERY", "Turns", "analysis", "in_turn"]

OLDEST_EVERY = 4
"""Of so many turns that somebody waits for, one goes to whoever came first."""

_P = ParamSpec("_P")
_Made = TypeVar("_Made")


class _Waiting(NamedTuple):
    number: int
    called: Event


class Turns:
    """So many turns at once; who finds none free waits, and whoever came last is next.

    A thread comes with `arrive`, or with its first turn; it keeps that place for all turns that follow.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._given = 0
        self._numbers = count()
        self._waiting: list[_Waiting] = []
        self._lock = Lock()
        self._mine = local()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiting)

    def arrive(self) -> None:
        """Begin something new in this thread: from now on it has come last."""
        self._mine.number = next(self._numbers)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and give it on at the end; a thread within its turn goes on in it."""
        if getattr(self._mine, "turn", False):
            yield
            return
        self.wait()
        self._mine.turn = True
        try:
            yield
        finally:
            if self._mine.turn:  # not so where it was interrupted while others went first
                self._mine.turn = False
                self.give_on()

    def breathe(self) -> None:
        """Within a turn, let those who came later go first; without one, do nothing."""
        if not getattr(self._mine, "turn", False):
            return
        with self._lock:
            first = any(other.number > self._mine.number for other in self._waiting)
        if first:
            called = self._queue()
            self._mine.turn = False
            self.give_on()
            self._until(called)
            self._mine.turn = True

    def take(self) -> bool:
        """Take a turn if one is free; whoever gets one ends it with `give_on`."""
        with self._lock:
            if not self._free:
                return False
            self._free -= 1
            return True

    def wait(self) -> None:
        """Take a turn, waiting for it; ended with `give_on`."""
        if not hasattr(self._mine, "number"):
            self.arrive()
        if not self.take():
            self._until(self._queue())

    def _queue(self) -> Event:
        called = Event()
        with self._lock:
            if self._free:  # given on since it was asked for
                self._free -= 1
                called.set()
            else:
                self._waiting.append(_Waiting(self._mine.number, called))
        return called

    def _until(self, called: Event) -> None:
        try:
            called.wait()
        except BaseException:  # interrupted: nobody would use the turn that is given
            self._leave(called)
            raise

    def _leave(self, called: Event) -> None:
        with self._lock:
            left = [other for other in self._waiting if other.called is not called]
            was_waiting = len(left) < len(self._waiting)
            self._waiting = left
        if not was_waiting:
            self.give_on()

    def give_on(self) -> None:
        """End a turn: whoever is next has it."""
        with self._lock:
            if not self._waiting:
                self._free += 1
                return
            self._given += 1
            chosen = (min if self._given % OLDEST_EVERY == 0 else max)(self._waiting, key=_number)
            self._waiting.remove(chosen)
            chosen.called.set()


def _number(waiting: _Waiting) -> int:
    return waiting.number


_ANALYSIS = Turns(1)


def analysis() -> Turns:
    """Return the turns of reading and comparing CVs in this process: one at a time.

    Why one: Python runs one thread at a time, so two at once end no sooner than one after the other.
    """
    return _ANALYSIS


def in_turn(work: Callable[_P, _Made]) -> Callable[_P, _Made]:
    """Have `work` done in a turn of `analysis`; it waits for nobody else while it has it."""

    @wraps(work)
    def done(*args: _P.args, **kwargs: _P.kwargs) -> _Made:
        with _ANALYSIS.turn():
            return work(*args, **kwargs)

    return done
