"""What is over is collected in a pause between redraws, and not at the end of each."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

__all__ = ["drawing", "when_quiet"]

QUIET = 3.0
"""Seconds without a redraw after which it is collected."""
AT_LATEST = 30.0
"""Seconds after which it is collected though somebody draws all the time."""
IDLE = 120.0
"""Seconds: sessions end without a redraw too, and what they held is to go."""

_drawn = Event()
_counting = Lock()
_at_work = [0]


@contextmanager
def drawing() -> Iterator[None]:
    """Say that a page is drawn meanwhile."""
    with _counting:
        _at_work[0] += 1
    try:
        yield
    finally:
        with _counting:
            _at_work[0] -= 1
        _drawn.set()


def when_quiet() -> None:
    """Start collecting, for as long as the process lives.

    Why: model, skills and market are over half a million objects, and going through them takes half a second
    of CPU in which no page is drawn. Streamlit does it after each redraw (`runner.postScriptGC`, off here).
    """
    Thread(target=_collect_for_ever, name="mlgap-tidy", daemon=True).start()


def _collect_for_ever() -> None:
    while True:
        _drawn.wait(IDLE)
        end = time.monotonic() + AT_LATEST
        while time.monotonic() < end:
            _drawn.clear()
            if not _drawn.wait(QUIET) and not _at_work[0]:
                break
        gc.collect()
