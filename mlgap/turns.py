"""Whose turn it is: work of many sessions at once takes turns, and a newcomer does not wait behind a heap.

Why the newest first: a hundred files given at once are a hundred sessions that wait anyway; served in the
order they came, whoever comes next waits behind all of them. Each fourth turn goes to whoever has waited
longest, so that nobody waits for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, local

__all__ = ["Turns", "analysis"]

OLDEST_EVERY = 4
"""Each so manieth turn that somebody waits for goes to whoever has waited longest."""


class Turns:
    """So many turns at once; who finds none free waits, the newest first."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._given = 0
        self._waiting: list[Event] = []
        self._lock = Lock()
        self._mine = local()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiting)

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
            self._mine.turn = False
            self.give_on()

    def take(self) -> bool:
        """Take a turn if one is free; whoever gets one ends it with `give_on`."""
        with self._lock:
            if not self._free:
                return False
            self._free -= 1
            return True

    def wait(self) -> None:
        """Take a turn, waiting for it; ended with `give_on`."""
        called = Event()
        with self._lock:
            if self._free:
                self._free -= 1
                return
            self._waiting.append(called)
        try:
            called.wait()
        except BaseException:  # interrupted while waiting: nobody would use the turn that is given
            self._leave(called)
            raise

    def _leave(self, called: Event) -> None:
        with self._lock:
            if called in self._waiting:
                self._waiting.remove(called)
                return
        self.give_on()

    def give_on(self) -> None:
        """End a turn: the next who waits has it."""
        with self._lock:
            if not self._waiting:
                self._free += 1
                return
            self._given += 1
            oldest = self._given % OLDEST_EVERY == 0
            self._waiting.pop(0 if oldest else -1).set()


_ANALYSIS = Turns(1)


def analysis() -> Turns:
    """Return the turns of reading and comparing a CV in this process: one at a time.

    Why one: Python runs one thread at a time, so two at once end no sooner than one after the other.
    """
    return _ANALYSIS
