"""Who needs long makes way for others and goes on behind them, and one reading serves all who wait for it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mlgap.documents import _apart
from mlgap.errors import DamagedDocument
from mlgap.turns import Turns

LOOKS = 30
"""After so many looks a stand-in ends by itself, so that a lane that nobody leaves ends too."""

SOON = 20.0
ASKED = _apart.Asked(Path("unused"), (), b"", 1)


class Child:
    """A stand-in for a process: it counts the looks at it and notes what is done to it."""

    def __init__(self, spent: float = 0.0, low: bool = False) -> None:
        self.looks = 0
        self.done: list[str] = ["begun low" if low else "begun"]
        self._spent = spent

    def ends_within(self, seconds: float) -> bool:
        self.looks += 1
        return self.looks > LOOKS

    def spent(self) -> float:
        return self._spent

    def lower(self) -> None:
        self.done.append("lowered")

    def answer(self) -> _apart.Answer:
        self.done.append("answered")
        return _apart.Answer(b"read", "itself")

    def stop(self) -> None:
        self.done.append("stopped")


class Busy:
    """Stands in for a lane that `waiting` others wait for."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting


@pytest.mark.parametrize(
    ("waiting", "spent", "stays", "looks"),
    [
        (1, _apart.QUICK_SECONDS * 2, False, 1),
        (1, _apart.QUICK_SECONDS / 2, True, LOOKS + 1),
        (0, _apart.QUICK_SECONDS * 2, True, LOOKS + 1),
    ],
    ids=["long while others wait", "short while others wait", "long while nobody waits"],
)
def test_only_what_needs_long_while_others_wait_leaves_the_quick_lane(
    monkeypatch, waiting: int, spent: float, stays: bool, looks: int
) -> None:
    monkeypatch.setattr(_apart, "_QUICK", Busy(waiting))
    child = Child(spent)
    assert _apart._ends_unless_others_wait(child, SOON) is stays
    assert child.looks == looks


def children(monkeypatch: pytest.MonkeyPatch, begun: Callable[[Child], None] = lambda _: None) -> list[Child]:
    """Have lanes of one place, which each child leaves, and return the children as they are begun."""
    made: list[Child] = []

    def child(asked: _apart.Asked, low: bool = False) -> Child:
        made.append(Child(low=low))
        begun(made[-1])
        return made[-1]

    monkeypatch.setattr(_apart, "_Child", child)
    monkeypatch.setattr(_apart, "_ends_unless_others_wait", lambda *_: False)
    monkeypatch.setattr(_apart, "_QUICK", Turns(1))
    monkeypatch.setattr(_apart, "_SLOW", Turns(1))
    return made


def test_what_leaves_the_quick_lane_goes_on_lowered_where_the_slow_one_is_free(monkeypatch) -> None:
    made = children(monkeypatch)
    assert _apart.ask_apart(ASKED, SOON).output == b"read"
    assert [child.done for child in made] == [["begun", "lowered", "answered", "stopped"]]
    assert _apart._QUICK.take()
    assert _apart._SLOW.take()


def test_what_leaves_the_quick_lane_is_stopped_and_begun_anew_where_the_slow_one_is_not_free(
    monkeypatch,
) -> None:
    made = children(monkeypatch)
    monkeypatch.setattr(_apart._SLOW, "take", lambda: False)
    waited: list[list[list[str]]] = []
    monkeypatch.setattr(_apart._SLOW, "wait", lambda: waited.append([list(child.done) for child in made]))
    assert _apart.ask_apart(ASKED, SOON).output == b"read"
    assert waited == [[["begun", "stopped"]]]
    assert [child.done for child in made][1:] == [["begun low", "lowered", "answered", "stopped"]]


def reads(script: str, folder: Path) -> Path:
    path = folder / "stand_in.py"
    path.write_text(f"import os, pathlib, sys\nsys.stdin.buffer.read()\n{script}")
    return path


@pytest.mark.skipif(
    not hasattr(os, "getpriority") or os.getpriority(os.PRIO_PROCESS, 0) >= 19,
    reason="the system has no niceness, or we have the highest already",
)
def test_a_lowered_child_lets_others_go_first(tmp_path) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    script = reads(
        f"while os.getpriority(os.PRIO_PROCESS, 0) == {own}: pass\nprint(os.getpriority(os.PRIO_PROCESS, 0))",
        tmp_path,
    )
    child = _apart._Child(_apart.Asked(script, (), b"", 1 << 10))
    try:
        child.lower()
        assert child.ends_within(SOON)
        assert int(child.answer().output) == min(own + _apart._NICER, 19)
    finally:
        child.stop()


def test_a_file_behind_one_that_never_ends_is_read_before_it(monkeypatch, tmp_path) -> None:
    """The first waits for a file that only the second's end brings; the quick lane has one place."""
    done, begun = tmp_path / "done", threading.Event()
    script = reads(
        f"while 'first' in sys.argv and not pathlib.Path({str(done)!r}).exists(): pass\nprint(sys.argv[1])",
        tmp_path,
    )
    whole = _apart._Child

    def child(asked: _apart.Asked, low: bool = False) -> _apart._Child:
        made = whole(asked, low)
        begun.set()
        return made

    monkeypatch.setattr(_apart, "_Child", child)
    monkeypatch.setattr(_apart, "QUICK_SECONDS", 0.0)
    monkeypatch.setattr(_apart, "_QUICK", Turns(1))
    monkeypatch.setattr(_apart, "_SLOW", Turns(1))
    answers: list[bytes] = []

    def ask(name: str) -> None:
        answers.append(_apart.ask_apart(_apart.Asked(script, (name,), b"", 1 << 10), SOON).output.strip())

    first = threading.Thread(target=ask, args=("first",), daemon=True)
    first.start()
    assert begun.wait(SOON)
    ask("second")
    done.touch()
    first.join(2 * SOON)
    assert answers == [b"second", b"first"]


@pytest.mark.parametrize(
    ("error", "readings"),
    [(DamagedDocument("The file is damaged."), 1), (KeyboardInterrupt(), 4)],
    ids=["one error tells all", "an interrupted reading tells nobody"],
)
def test_who_waits_for_a_reading_that_fails(monkeypatch, error: BaseException, readings: int) -> None:
    reading, waits, read = threading.Event(), threading.Semaphore(0), []
    got: list[object] = []

    class Telling(_apart.Future):
        def result(self, timeout: float | None = None):
            waits.release()
            return super().result(SOON)

    monkeypatch.setattr(_apart, "Future", Telling)
    go_on = threading.Event()

    def read_it() -> str:
        read.append(1)
        if len(read) > 1:
            return "read anew"
        reading.set()
        assert go_on.wait(SOON)
        raise error

    def ask() -> None:
        try:
            got.append(_apart.read_once(b"the same", "text", read_it))
        except BaseException as caught:  # an interruption too, which ends the thread and no test
            got.append(caught)

    started = [threading.Thread(target=ask, daemon=True) for _ in range(4)]
    started[0].start()
    assert reading.wait(SOON)
    for thread in started[1:]:
        thread.start()
        assert waits.acquire(timeout=SOON)
    go_on.set()
    for thread in started:
        thread.join(SOON)
    assert len(read) == readings
    assert got.count(error) == 5 - readings
    assert got.count("read anew") == readings - 1
    assert _apart._shared == {}
