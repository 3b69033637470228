"""Running parsers in processes of their own, each thrown away after one file.

Two lanes bound how many run at once. Each file starts in the quick lane, the newest first. One that needs
longer than `QUICK_SECONDS` while others wait leaves it: it goes on in the slow lane at low priority where
that is free, else it is stopped and starts anew there when its turn comes. Waiting is not counted against a
file's own seconds, and the same file given many times at once is read once.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from typing import IO, Any, Literal, NamedTuple, TypeVar

from mlgap.errors import MlgapError
from mlgap.turns import Turns

_CHILD = Path(__file__).with_name("_pdf_child.py")
QUICK_SECONDS = 1.2
"""Of the processor, where the system tells it, else of the clock."""

MOST_TEXT = 32 * 1024**2
MOST_PIXELS = 200 * 1024**2
"""Bytes of an answer that is text, with a place for each line, and of one that is pictures."""

_LOOK_EVERY = 0.1
_GRACE = 2.0
"""Seconds for a child that has answered to end, and for its pipes to close once it has."""

_NICER = 10
"""Niceness in the slow lane beyond our own: a tenth of a processor that others use, all of an idle one."""

_AT_ONCE = max(1, (os.cpu_count() or 2) // 2)
_QUICK, _SLOW = Turns(_AT_ONCE), Turns(_AT_ONCE)

Ended = Literal["itself", "time", "crash", "output"]
_Made = TypeVar("_Made")


class Answer(NamedTuple):
    """What a child wrote, cut short where it was stopped, and what ended it."""

    output: bytes
    ended: Ended


def run_apart(arguments: tuple[object, ...], data: bytes, seconds: float) -> bytes:
    """Return what the PDF child wrote about `data` within `seconds`, cut short where it was stopped."""
    return ask_pdf_child(arguments, data, seconds).output


def ask_pdf_child(
    arguments: tuple[object, ...], data: bytes, seconds: float, *, most: int = MOST_PIXELS
) -> Answer:
    """Return what the PDF child answers about `data`; see `ask_apart`."""
    return ask_apart(Asked(_CHILD, arguments, data, most), seconds)


class Asked(NamedTuple):
    """The script that is to read `data`, and how many bytes its answer may have."""

    script: Path
    arguments: tuple[object, ...]
    data: bytes
    most: int


def ask_apart(asked: Asked, seconds: float) -> Answer:
    """Return what a child answers within `seconds` of its own time; waiting for its turn is not counted."""
    _QUICK.arrive()
    with _QUICK.turn(), contextlib.ExitStack() as unless_it_goes_on:
        child = _Child(asked)
        unless_it_goes_on.callback(child.stop)
        if _ends_unless_others_wait(child, seconds):
            return child.answer()
        goes_on = _SLOW.take()
        if goes_on:
            unless_it_goes_on.pop_all()
    if not goes_on:
        _SLOW.arrive()
        _SLOW.wait()
    try:
        return _answer_slowly(child if goes_on else _Child(asked, low=True), seconds)
    finally:
        _SLOW.give_on()


def _ends_unless_others_wait(child: _Child, seconds: float) -> bool:
    """Return whether a child's time in the quick lane was enough: all of its own where nobody waits."""
    end = time.monotonic() + seconds
    while not child.ends_within(min(_LOOK_EVERY, seconds)):
        if time.monotonic() >= end:
            break
        if _QUICK.waiting and child.spent() > QUICK_SECONDS:
            return False
    return True


def _answer_slowly(child: _Child, seconds: float) -> Answer:
    try:
        child.lower()
        child.ends_within(seconds)
        return child.answer()
    finally:
        child.stop()


class _Child:
    """One process that reads one file; its answer is collected while it runs."""

    def __init__(self, asked: Asked, low: bool = False) -> None:
        self._most = asked.most
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        if low:
            flags |= getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        self._pieces: list[bytes] = []
        self._ended: Ended = "itself"
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(asked.script), *map(str, asked.arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # parsers print what they choke on, and that is the CV's text
            creationflags=flags,
        )
        self._begun = time.monotonic()
        self._feeder = Thread(target=self._feed, args=(asked.data,), daemon=True)
        self._reader = Thread(target=self._collect, daemon=True)
        self._feeder.start()
        self._reader.start()

    def _feed(self, data: bytes) -> None:
        pipe: IO[bytes] = self._process.stdin  # type: ignore[assignment]  # asked for above
        with contextlib.suppress(OSError), pipe:  # a child that has ended reads no more
            pipe.write(data)

    def _collect(self) -> None:
        pipe: IO[bytes] = self._process.stdout  # type: ignore[assignment]  # asked for above
        size = 0
        with pipe:
            while piece := pipe.read1(1 << 20):  # type: ignore[attr-defined]  # it is buffered
                size += len(piece)
                if size > self._most:
                    self._ended = "output"
                    self._process.kill()
                    return
                self._pieces.append(piece)

    def ends_within(self, seconds: float) -> bool:
        """Wait so long at most for the end of its answer, and return whether it came."""
        self._reader.join(seconds)
        return not self._reader.is_alive()

    def spent(self) -> float:
        """Return the seconds it has had of a processor; those of the clock where the system does not tell."""
        with contextlib.suppress(AttributeError, OSError, ValueError, IndexError):  # Linux alone has it there
            told = Path(f"/proc/{self._process.pid}/stat").read_bytes().rpartition(b")")[2].split()
            return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        return time.monotonic() - self._begun

    def lower(self) -> None:
        """Let others go first from now on; where the system cannot, it goes on as it was."""
        with contextlib.suppress(AttributeError, OSError):  # Windows has no setpriority
            os.setpriority(os.PRIO_PROCESS, self._process.pid, os.getpriority(os.PRIO_PROCESS, 0) + _NICER)

    def answer(self) -> Answer:
        """Return its answer so far, and end it."""
        if self._reader.is_alive():
            self._ended = "time"
        self.stop()
        if self._ended == "itself" and self._process.returncode:
            self._ended = "crash"
        return Answer(b"".join(self._pieces), self._ended)

    def stop(self) -> None:
        """End it, if it has not ended."""
        if self._reader.is_alive():
            self._process.kill()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:  # it has closed its answer and goes on
            self._process.kill()
            self._process.wait()
        self._reader.join(_GRACE)
        self._feeder.join(_GRACE)


_shared: dict[bytes, Future[Any]] = {}
_shared_lock = Lock()


def read_once(data: bytes, kind: str, read: Callable[[], _Made]) -> _Made:
    """Return what `read` makes of `data`, made once for all who ask while it is being made.

    Nothing is kept once it is made: the next who asks has it read anew.
    """
    key = sha256(data).digest() + kind.encode()
    with _shared_lock:
        future = _shared.get(key)
        mine = future is None
        if future is None:
            future = _shared[key] = Future()
    if not mine:
        with contextlib.suppress(CancelledError):  # whoever read it was interrupted
            made: _Made = future.result()
            return made
        return read()
    try:
        result = read()
        future.set_result(result)
    except MlgapError as error:
        future.set_exception(error)
        raise
    finally:
        with _shared_lock:
            del _shared[key]
        future.cancel()
    return result
